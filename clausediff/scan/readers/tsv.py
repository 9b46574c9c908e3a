"""Tesseract's TSV: words with boxes and confidences, of pages whose picture is elsewhere."""

from __future__ import annotations

import hashlib

from clausediff.errors import ReadError
from clausediff.scan.ocr.tsv import parse_tsv
from clausediff.scan.readers.boxes import BoxedPage, boxed_scan
from clausediff.scan.scan import Scan

__all__ = ["NAME", "scan"]

NAME = "tsv"


def scan(path: str, data: bytes, text: str) -> Scan:
    """The scan of a TSV. Raises ReadError ``damaged`` for what is none."""
    try:
        pages = parse_tsv(text)
    except ValueError as error:
        raise ReadError(
            "damaged", f"{path}: is no TSV of Tesseract's ({error}); make it again with `tesseract … tsv`"
        ) from None
    found = [BoxedPage(page.width, page.height, list(page.pieces)) for page in pages]
    return boxed_scan(path, hashlib.sha256(data).hexdigest(), NAME, found)
