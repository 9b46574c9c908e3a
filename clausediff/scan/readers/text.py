"""Plain text, one form feed a page break, as ``pdftotext`` and Tesseract write it."""

from __future__ import annotations

import hashlib

from clausediff.scan.marks import find_marks
from clausediff.scan.scan import Scan

__all__ = ["NAME", "SUFFIXES", "page_starts", "scan"]

NAME = "text"
SUFFIXES = (".txt",)


def scan(path: str, data: bytes, text: str) -> Scan:
    """The scan that ``text`` is; ``data`` is only hashed."""
    marks = tuple(find_marks(text, markdown=False))
    return Scan(path, hashlib.sha256(data).hexdigest(), text, NAME, page_starts(text), marks=marks)


def page_starts(text: str) -> tuple[int, ...]:
    """Offsets after each form feed that has text behind it, 0 first."""
    starts = [0]
    at = text.find("\f")
    while at >= 0 and at + 1 < len(text):
        starts.append(at + 1)
        at = text.find("\f", at + 1)
    return tuple(starts)
