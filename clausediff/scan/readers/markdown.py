"""Markdown, as vision-model OCR writes it. Its marks stay in the text; ``normalize`` folds them."""

from __future__ import annotations

import dataclasses

from clausediff.scan.readers import text as plain
from clausediff.scan.scan import Scan

__all__ = ["NAME", "SUFFIXES", "scan"]

NAME = "markdown"
SUFFIXES = (".md", ".markdown")


def scan(path: str, data: bytes, text: str) -> Scan:
    """The scan that ``text`` is; ``data`` is only hashed."""
    return dataclasses.replace(plain.scan(path, data, text), reader=NAME)
