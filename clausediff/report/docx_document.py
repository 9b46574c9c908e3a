"""The Word report as plain data: agreements, their paragraphs, and runs of text with their changes and comments.

:mod:`clausediff.report.docx` builds it from a report, :mod:`clausediff.report.docx_writer` turns it into a file.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from clausediff.report.redline import DELETED, EQUAL, INSERTED, MOVED_FROM, MOVED_TO

__all__ = [
    "AUTHOR",
    "DELETED",
    "EQUAL",
    "INSERTED",
    "MOVED_FROM",
    "MOVED_TO",
    "Cover",
    "Paragraph",
    "Piece",
    "Redline",
    "Struck",
]

AUTHOR = "clausediff"
"""The author of changes and comments, and the beginning of the names of the other authors."""


@dataclass(slots=True)
class Piece:
    """A run of text of one kind; ``\\n`` in it is a line break."""

    kind: str
    text: str
    author: str = AUTHOR
    comments: tuple[str, ...] = ()
    """Texts of the comments that begin here."""
    ends: int = 0
    """How many comments, of those that are open, end after it: 0 leaves them open for the next piece."""
    bold: bool = False
    furniture: bool = False
    """Whether it is a running head, a page number or another thing of the page and not of the agreement."""
    move: int = 0
    """The number of the move that it belongs to."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph."""

    pieces: list[Piece] = field(default_factory=list)
    mark: str = EQUAL
    """Whether the paragraph's end is common to both sides, inserted, deleted or moved."""
    author: str = AUTHOR
    """The author of the change of the paragraph's end."""
    indent: int = 0
    """The level of indentation."""
    heading: int = 0
    """The level of a heading, or 0 for a paragraph of text."""


@dataclass(slots=True)
class Redline:
    """One agreement."""

    title: str
    """Printed as a heading when the document has several agreements, and in the header of its pages."""
    paragraphs: list[Paragraph]
    summary: str = ""
    """How many changes and questions it has."""


class Struck(str):
    """The text of a cell that is set with a line through it."""

    __slots__ = ()


@dataclass(slots=True)
class Cover:
    """What stands before the redlines: on a page of its own for several, in the first page's header for one."""

    title: str
    counts: str
    legend: tuple[tuple[str, str], ...]
    """Kinds of pieces, and what each means."""
    rows: list[tuple[str, ...]] = field(default_factory=list)
    """A table; the first row is its head."""
    differences: list[tuple[str, ...]] = field(default_factory=list)
    """The differences over all copies, likewise."""
    remarks: list[str] = field(default_factory=list)
    """What is to be said of the run as a whole: files not compared, text outside."""
