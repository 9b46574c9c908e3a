"""How files with pages are read: limits, passwords and engines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

__all__ = ["ENGINES", "PageOptions"]

ENGINES = ("auto", "rapidocr", "tesseract", "both", "none")
"""Values of ``--ocr``. ``auto`` takes RapidOCR where it is installed, else Tesseract; ``both`` reads with both, the second as a
witness of the first; ``none`` reads no pictures and says so."""


@dataclass(frozen=True, slots=True)
class PageOptions:
    """How to read files that have pages."""

    ocr: str = "auto"
    """One of :data:`ENGINES`."""
    password: str | None = field(default=None, repr=False)
    """Opens an encrypted file."""
    max_pages: int = 2_000
    """A file with more pages is refused."""
    max_pixels: int = 200_000_000
    """A picture with more pixels is refused."""
    cache: bool = True
    """Whether what OCR reads is kept for the next run."""
    workers: int = 0
    """How many processes read pages side by side; 0 for one a core."""
    progress: Callable[[int, int], None] | None = field(default=None, repr=False, compare=False)
    """Called with the pages read so far and all pages of the file; may raise to cancel."""
