"""One input file as read: its text, and what the format knows of pages, word boxes and confidences."""

from __future__ import annotations

from dataclasses import dataclass, field

from clausediff.model import Range

__all__ = ["Scan", "WordBox"]


@dataclass(frozen=True, slots=True)
class WordBox:
    """A word of the scan with its place on the page image, where the format has it."""

    span: Range
    """Half-open, in code points of :attr:`Scan.text`."""
    page: int
    """0-based index into :attr:`Scan.pages`."""
    box: tuple[int, int, int, int]
    """Left, top, right, bottom in pixels of the page image."""
    confidence: float | None = None
    """What the OCR engine says of itself, 0 to 1; evidence, never proof. ``None`` where the format has none."""


@dataclass(frozen=True, slots=True)
class Scan:
    """One input file as read. All offsets are in code points of :attr:`text`."""

    path: str
    """As given, with ``/``; ``-`` for standard input. Always encodable as UTF-8."""
    sha256: str
    """Of the bytes of the file, in lower-case hexadecimal."""
    text: str = field(repr=False)
    """The decoded text. CRLF and CR are LF; a byte order mark stays as U+FEFF."""
    reader: str = "text"
    """Which reader read it: ``text``, ``markdown``."""
    pages: tuple[int, ...] = (0,)
    """Offsets where pages begin, ascending; the first is 0."""
    words: tuple[WordBox, ...] = ()
    """In reading order; empty where the format knows no boxes."""
