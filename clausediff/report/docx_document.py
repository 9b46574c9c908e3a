"""The Word report as plain data: agreements, their paragraphs, and runs of text with their changes and comments.

:mod:`clausediff.report.docx` builds it from a report, :mod:`clausediff.report.docx_writer` turns it into a file.
"""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["AUTHOR", "DELETED", "EQUAL", "INSERTED", "Paragraph", "Piece", "Redline"]

EQUAL, INSERTED, DELETED = "equal", "ins", "del"
"""The kinds of text; the last two are the names of Word's elements for tracked changes."""
AUTHOR = "clausediff"
"""The author of changes and comments, and the beginning of the names of the other authors."""


@dataclass(slots=True)
class Piece:
    """A run of text of one kind; ``\\n`` in it is a line break."""

    kind: str
    text: str
    author: str = AUTHOR
    comments: tuple[str, ...] = ()
    """Texts of the comments on it."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph."""

    pieces: list[Piece] = field(default_factory=list)
    mark: str = EQUAL
    """Whether the paragraph's end is common to both sides, inserted or deleted."""
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
    """Printed as a heading when the document has several agreements."""
    paragraphs: list[Paragraph]
