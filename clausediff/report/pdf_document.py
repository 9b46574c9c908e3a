"""The PDF report as plain data: blocks, and the styled runs of text in them.

:mod:`clausediff.report.pdf` builds the blocks from a report, :mod:`clausediff.report.pdf_setting` sets them on pages.
"""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Block", "Run"]

Run = tuple[str, str]
"""Style and text. Styles: ``""``, ``bold``, ``del``, ``ins``, ``absent``, a verdict, ``note``, and ``ref VERDICT`` for the
number of a finding, ``link ANCHOR`` for words that lead to a block."""


@dataclass(slots=True)
class Block:
    """A heading, a paragraph, a table, or a page break."""

    kind: str
    """``title``, ``h1``, ``text``, ``why``, ``note``, ``table``, ``picture`` or ``break``."""
    runs: list[Run] = field(default_factory=list)
    """The text of a heading or a paragraph."""
    rows: list[list[list[Run]]] = field(default_factory=list)
    """The rows of a table, each a list of cells; the first row is the head."""
    widths: tuple[float, ...] = ()
    """The widths of a table's columns, as shares of the page's."""
    title: str = ""
    """What the outline calls a paragraph that begins a clause; empty for others."""
    anchor: str = ""
    """The name of the place, for links to it."""
    picture: bytes = b""
    """A JPEG."""
