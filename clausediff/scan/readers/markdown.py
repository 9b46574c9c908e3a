"""Markdown, as vision-model OCR writes it. Its marks stay in the text: folding masks markup, and marks over words are found."""

from __future__ import annotations

import hashlib

from clausediff.scan.marks import find_marks
from clausediff.scan.readers.text import page_starts
from clausediff.scan.scan import Scan

__all__ = ["NAME", "SUFFIXES", "scan"]

NAME = "markdown"
SUFFIXES = (".md", ".markdown")


def scan(path: str, data: bytes, text: str) -> Scan:
    """The scan that ``text`` is; ``data`` is only hashed."""
    marks = tuple(find_marks(text, markdown=True))
    return Scan(path, hashlib.sha256(data).hexdigest(), text, NAME, page_starts(text), marks=marks)
