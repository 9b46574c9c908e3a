"""What the objects of a PDF page are to its words: pictures, rules, what may hide words, and ink."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from clausediff.scan.pages import Box
from clausediff.scan.readers.pdf.pieces import Piece

__all__ = ["Cover", "Drawn"]


class Cover(NamedTuple):
    """What may hide words."""

    box: Box
    order: int
    """How many objects were drawn before it: words that were drawn later lie on it."""
    is_ground: bool = False
    """Whether dark words that lie on it may not show, either."""


@dataclass(slots=True)
class Drawn:
    """The objects of a page, as far as reading it needs them."""

    pictures: list[Box] = field(default_factory=list)
    """Images, and forms that hold some."""
    rules: list[Box] = field(default_factory=list)
    """Thin horizontal lines: rules of tables, lines to write on, underlines and strokes through words."""
    dashes: list[Box] = field(default_factory=list)
    """Short dark bits: a row of them is a rule too, and becomes one."""
    covers: list[Cover] = field(default_factory=list)
    """What may hide words that it overlaps: drawn over them, or a dark ground."""
    pieces: list[Piece] = field(default_factory=list)
    """The ink of all paths, shadings and pictures."""
    struck: list[Box] = field(default_factory=list)
    """Where annotations draw strokes through words, which is told elsewhere."""
    order: dict[int, int] = field(default_factory=dict)
    """How many objects were drawn before each text object, by its address."""
    others: list[Any] = field(default_factory=list)
    """All objects that are no text and hold none, so that they can be switched off."""
    ink: list[Box] = field(default_factory=list)
    """Curves and slanting lines, as of a pen whose strokes a program made part of the page."""
    shapes: list[Box] = field(default_factory=list)
    """Filled outlines that are no rectangles, as of letters that were made curves."""
    doubtful: set[int] = field(default_factory=set)
    """Addresses of text objects of which nobody can say without looking whether they are seen."""
    invisible: set[int] = field(default_factory=set)
    """Addresses of text objects that draw no ink at all."""
    texts: list[Any] = field(default_factory=list)
    """All text objects, so that they can be switched off."""
    named: list[str] = field(default_factory=list)
    """What the file says that text objects stand for, other than their glyphs say."""
    misnamed: str = ""
    """Those of the former of which the glyphs say nothing."""
    switched: bool = False
    """Whether anything belongs to optional content: layers that may be off, on the screen or on paper."""
    pixels: int = 0
    """Of the largest image."""
