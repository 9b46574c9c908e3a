"""One input file as read: its text, and what the format knows of pages, word boxes and confidences."""

from __future__ import annotations

from dataclasses import dataclass, field

from clausediff.model import Range
from clausediff.scan.pages import Box, LineBox, Page, WordBox

__all__ = ["LineBox", "Mark", "Page", "Scan", "Unread", "WordBox"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What the file says about words of the text beyond their letters."""

    kind: str
    """``struck``: the words are struck out."""
    span: Range
    """Half-open, in code points of :attr:`Scan.text`: the words marked."""
    says: str
    """One sentence for a person."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of the file that was not compared; it becomes a finding of the document."""

    kind: str
    """What it is, for programs: ``hidden``, ``written``, ``comment``, ``attachment``, ``picture``, ``layer`` …"""
    says: str
    """One sentence for a person: what it is and where."""
    text: str = ""
    """The words in it, where they are known."""
    span: Range | None = None
    """Where in :attr:`Scan.text` it belongs, where that is known."""
    page: int | None = None
    """0-based index into :attr:`Scan.pages`, where that is known."""
    boxes: tuple[Box, ...] = ()
    """Where on the page, in points from its top left."""


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
    """Which reader read it: ``text``, ``markdown``, ``docx``, ``pdf`` …"""
    page_starts: tuple[int, ...] = (0,)
    """Offsets where pages begin, ascending; the first is 0."""
    words: tuple[WordBox, ...] = ()
    """In reading order; empty where the format knows no boxes."""
    pages: tuple[Page, ...] = ()
    """One for each of :attr:`page_starts`; empty where the format has no pages of its own."""
    lines: tuple[LineBox, ...] = ()
    """In reading order; empty where the format knows no boxes."""
    marks: tuple[Mark, ...] = ()
    """Words of the text that are marked, in order."""
    unread: tuple[Unread, ...] = ()
    """Parts of the file that were not compared."""
    witness: tuple[str, ...] = ()
    """The texts that other engines read from the same pages."""
