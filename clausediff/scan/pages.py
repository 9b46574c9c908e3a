"""The pages of a scan: their size, how they were straightened, and their picture on demand.

All places on a page are in points (1/72 inch) from the top left corner of the page *as straightened*: turned upright, cut in
two where two pages were scanned side by side, and with its lines level. :attr:`Page.image` draws exactly that page, so a
box times ``dpi / 72`` is a rectangle of its pixels.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from clausediff.model import Range

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["Box", "LineBox", "Mirrored", "Page", "Stamp", "WordBox", "around"]


class Box(NamedTuple):
    """A rectangle on a page, in points from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right; 0 for a line."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom; 0 for a line."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """In square points; 0 for a line."""
        return self.width * self.height

    @property
    def middle(self) -> float:
        """How far down its horizontal centre line is."""
        return (self.top + self.bottom) / 2

    def overlap(self, other: Box) -> float:
        """The area that both cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0

    def joined(self, other: Box) -> Box:
        """The smallest box that holds both."""
        left, top, right, bottom = self
        return Box(
            left if left < other[0] else other[0],
            top if top < other[1] else other[1],
            right if right > other[2] else other[2],
            bottom if bottom > other[3] else other[3],
        )

    def shared(self, other: Box) -> Box:
        """What both cover; empty where they do not meet."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Box(left, top, max(left, min(self.right, other.right)), max(top, min(self.bottom, other.bottom)))

    def rounded(self) -> Box:
        """With one decimal, so that the same page gives the same report on any machine."""
        left, top, right, bottom = self
        return Box(
            math.floor(left * 10 + 0.5) / 10,
            math.floor(top * 10 + 0.5) / 10,
            math.floor(right * 10 + 0.5) / 10,
            math.floor(bottom * 10 + 0.5) / 10,
        )


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of these; there must be one."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


class WordBox(NamedTuple):
    """A word of the scan with its place on the page, where the format has it."""

    span: Range
    """Half-open, in code points of :attr:`Scan.text`."""
    page: int
    """0-based index into :attr:`Scan.pages`."""
    box: Box
    """In points from the top left of the straightened page."""
    confidence: float | None = None
    """What the OCR engine says of itself, 0 to 1; evidence, never proof. ``None`` where the format has none."""


class LineBox(NamedTuple):
    """A line of print within one column or cell, as it stands in the text."""

    span: Range
    """Half-open, in code points of :attr:`Scan.text`; from its first word to its last."""
    page: int
    """0-based index into :attr:`Scan.pages`."""
    box: Box
    """In points from the top left of the straightened page."""
    confidence: float | None = None
    """The least of its words' confidences; ``None`` where the format has none."""


class Stamp(NamedTuple):
    """A stamp on a page, which was taken off its picture before the words were read."""

    box: Box
    """Around its frame, in points from the top left of the straightened page."""
    tilt: float
    """Degrees clockwise by which its frame is turned: that of a rectangle; 0 of a ring."""
    round: bool
    """Whether its frame is a ring: then it is a seal."""
    text: str
    """What was read of its own ink; empty where nothing was."""

    def covers(self, box: Box) -> bool:
        """Whether the middle of a box, or of one of its halves, is within the frame."""
        third = box.width / 3
        return any(self._holds(x, box.middle) for x in (box.left + third, box.left + 2 * third))

    def _holds(self, x: float, y: float) -> bool:
        across, down = x - (self.box.left + self.box.right) / 2, y - self.box.middle
        wide, high = self.box.width / 2, self.box.height / 2
        if self.round:
            return (across / wide) ** 2 + (down / high) ** 2 <= 1
        cos, sin = abs(math.cos(math.radians(self.tilt))), abs(math.sin(math.radians(self.tilt)))
        # The sides of a rectangle that is turned, by those of the box around it.
        both = max(0.1, cos * cos - sin * sin)
        own_wide, own_high = (wide * cos - high * sin) / both, (high * cos - wide * sin) / both
        turned = math.radians(self.tilt)
        along = across * math.cos(turned) + down * math.sin(turned)
        athwart = down * math.cos(turned) - across * math.sin(turned)
        return abs(along) <= own_wide and abs(athwart) <= own_high


class Mirrored(NamedTuple):
    """Print of a page's other side that shows through, and was taken off its picture before the words were read."""

    lines: int
    """How many lines of it were read in a mirror."""
    darkest: float
    """How much darker than paper it is at most, 0 to 255."""
    kept: tuple[Box, ...] = ()
    """Pale lines of this side, which stay, in points from the top left of the straightened page."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a scan, or one half of a page on which two were scanned side by side."""

    number: int
    """1-based, as a person finds it in the file; both halves of a page have its number."""
    width: float
    """In points, after straightening."""
    height: float
    """In points, after straightening."""
    rotation: int = 0
    """By how many degrees clockwise the page was turned to stand upright: 0, 90, 180 or 270."""
    reader: str = ""
    """Which reader gave its words: ``pdf``, ``rapidocr``, ``tesseract``, ``hocr`` …; empty where none did."""
    unread: tuple[Box, ...] = ()
    """Where there is ink that looks like text and gave no words."""
    skew: float = 0.0
    """By how many degrees clockwise the page was turned, after :attr:`rotation`, to level its lines."""
    part: str = ""
    """``left`` or ``right`` for a half of a page with two pages side by side, else empty."""
    image: Callable[[float], Image] | None = field(default=None, repr=False, compare=False)
    """Draws the straightened page at so many dots per inch; ``None`` where the format has no picture. Nothing is kept in
    memory: each call reads the file again."""
    picture: str = ""
    """The digest of the picture's file, where that is another one than the scan's."""
    pictured: bool = False
    """Whether its words are print in its picture, whatever read them: an engine, or the text layer of a scanned PDF."""
    stamps: tuple[Stamp, ...] = ()
    """The stamps on it, which :attr:`image` draws and its words were read without."""
    mirrored: Mirrored | None = None
    """The print of its other side that shows through, without which its words were read; None where none does."""
    drawn: bool = False
    """Whether lines are drawn over its words that are no rules: a pen's strokes, perhaps, on a page that is no picture."""
