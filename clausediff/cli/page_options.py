"""The options on files with pages, which every command that compares has."""

from __future__ import annotations

import argparse
from typing import Any

from clausediff.scan.options import ENGINES, PageOptions

__all__ = ["add_page_options", "count"]

_DEFAULT = PageOptions()


def add_page_options(group: Any) -> None:
    """Add ``--ocr``, ``--password``, ``--max-pages``, ``--max-pixels`` and ``--no-cache``."""
    group.add_argument(
        "--ocr",
        choices=ENGINES,
        default=_DEFAULT.ocr,
        help="what reads pictures of pages: rapidocr, tesseract, both (the second a witness), none, or auto, what is installed",
    )
    group.add_argument("--password", metavar="TEXT", help="opens encrypted PDFs")
    group.add_argument(
        "--max-pages",
        type=count,
        default=_DEFAULT.max_pages,
        metavar="NUMBER",
        help=f"refuse files with more pages (default: {_DEFAULT.max_pages})",
    )
    group.add_argument(
        "--max-pixels",
        type=count,
        default=_DEFAULT.max_pixels,
        metavar="NUMBER",
        help=f"refuse larger pictures (default: {_DEFAULT.max_pixels})",
    )
    group.add_argument("--no-cache", action="store_true", help="neither use nor keep what OCR read before")


def count(text: str) -> int:
    """A number above 0, as an argument."""
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return int(text)
