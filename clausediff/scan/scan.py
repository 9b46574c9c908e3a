"""One input file as read: its text, and what the format knows of pages, word boxes, marks and unread parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from clausediff.model import Range
from clausediff.scan.pages import Box, LineBox, Page, WordBox

__all__ = ["LineBox", "Mark", "Page", "Scan", "Unread", "WordBox"]


class Mark(NamedTuple):
    """What the page shows over words of the text, or where on the page they are.

    The words stay in :attr:`Scan.text`, since they can be seen on the page.
    """

    kind: str
    """``struck``: a line through them. ``faint``: a thin or pale line may be, which is asked about where the words change what is
    agreed. ``raised``: superscript or subscript. ``prompt``: a form's own words in a blank
    that nobody filled. ``reference``: the number of a note. ``header``, ``footer``, ``note``, ``box``: where they are.
    ``written``, ``initials``, ``stamp``: ink that the form does not print, over the words that were read of it, or at the
    point where it was put in. ``filled``: words on which a ``written`` mark with the same box lies. ``inked``: words of a line on
    some of which ink lies that their print does not explain. ``altered``: a figure that a pen may have made another one. ``circled``:
    a line around words. ``stamped``: words under a stamp that was taken off before they were read. ``covered``: a stretch of a line
    that another stamp hides. ``ink``: a pen's ink that would sign a blank line there, and is too little of a mark to be told
    elsewhere. ``edge``: print at a page's head or foot, by its place. ``signed``, ``unsigned``: at the label of a line to sign,
    whether there is a pen's ink on it; ``crossed``: strokes go through a signature there. ``doubtful``: at a choice
    whose box may be marked, while that of another one is. ``searched``: all text of a page whose picture was looked at for ink."""
    span: Range
    """Half-open, in code points of :attr:`Scan.text`."""
    says: str
    """A clause for a person that goes on after the words: ``is struck out``."""
    certain: bool = True
    """Whether the format itself says so; False where it was seen in a picture and may be something else."""
    page: int | None = None
    """0-based index into :attr:`Scan.pages`, of a mark that was seen in the page's picture."""
    boxes: tuple[Box, ...] = ()
    """Where on the page such a mark is, in points from its top left."""


class Unread(NamedTuple):
    """A part of the file that was not compared as text of the agreement. It is never passed over in silence."""

    kind: str
    """A code of ``clausediff explain``: ``comment``, ``unseen``, ``picture``, ``embedded``, ``watermark``, ``versions``,
    ``unread``, ``tracked``, ``layer``, ``written``."""
    says: str
    """One sentence for a person, without its full stop, that quotes the words where there are some."""
    text: str = ""
    """The words of the part, where it has some and they are known; they are not in :attr:`Scan.text`."""
    span: Range | None = None
    """Where it is in :attr:`Scan.text`: the place where it would be, or the words that it concerns."""
    digest: str = ""
    """Of the part's bytes, where it has no words: the same part in the canonical is not told."""
    harmless: bool = False
    """Whether nothing was left out, so that nobody has to look: tracked changes that were read as accepted."""
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
    """In the order of the text; those of one kind do not overlap."""
    unread: tuple[Unread, ...] = ()
    """In the order of the text, those without a place last."""
    witness: tuple[str, ...] = ()
    """The texts that other engines read from the same pages."""

    @property
    def has_pictures(self) -> bool:
        """Whether any page can be drawn."""
        return any(page.image is not None for page in self.pages)
