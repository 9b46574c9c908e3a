"""Print of the other side that shows through the paper: pale ink that reads in a mirror and not as it stands.

::

    1. The Licensee shall pay         the page
    .boireq hcae fo yad ʇsrif         what shows through: all of it is paler than print, and mirrored

An engine makes words of it, alone and within the lines that it crosses. Where lines of pale ink are proved to be mirrored, ink as
pale as they are is taken off before the words are read. A pencil's ink and pale print of this side are darker; lines of pale ink
that read as they stand are left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clausediff.scan.ocr import recogniser
from clausediff.scan.ocr.leftover import unread_ink
from clausediff.scan.ocr.page_inks import PageInks
from clausediff.scan.ocr.strips import Strip, cut
from clausediff.scan.pages import Box, Mirrored

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["find_show_through", "without_show_through"]

_LEAST = 0.5
"""Of the pixels of print, so many must be pale beside it before lines of pale ink are looked for."""
_PALE = 0.08, 0.55
"""Of the print's darkness: pale ink that may be of the other side."""
_LINES = 9
"""Of the largest lines of pale ink, so many are read in both ways."""
_FIRST = 4
"""Of these, so many are read first: where none of them reads in a mirror, no more are."""
_PROVED = 3
"""Lines that must read in a mirror."""
_SURE, _SURER = 0.75, 0.12
"""The mean probability of a line's letters, at least, and by how much it is above that of the other way."""
_LETTERS = 5
"""Of a line that proves anything."""
_LEVEL = 1.4
"""Times the darkness of what is proved to be mirrored: ink that is darker anywhere is not taken off."""
_DARKER = 1.2
"""In square points: so much darker ink is in a letter of this side that stands free; of ink that touches print any may be."""
_APART = 1.5
"""In points: so far from print the darkness of pale ink is its own."""
_ABOVE = 0.15
"""Of a line's height, what is cut out above and below it."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A line of pale ink as it was read in both ways."""

    box: Box
    mirrored: float
    """The mean probability of its letters in a mirror."""
    upright: float
    """The same as it stands."""

    @property
    def proves(self) -> bool:
        """Whether it is print of the other side."""
        return self.mirrored >= _SURE and self.mirrored >= self.upright + _SURER

    @property
    def denies(self) -> bool:
        """Whether it is ink of this side."""
        return self.upright >= _SURE and self.upright >= self.mirrored + _SURER


def find_show_through(inks: PageInks, dpi: float) -> Mirrored | None:
    """What shows through a straight page from its other side; None where that is not proved."""
    import cv2
    import numpy
    from PIL import Image as Images

    pale = inks.between(*_PALE)
    if cv2.countNonZero(pale) < _LEAST * cv2.countNonZero(inks.dark) or not recogniser.installed():
        return None
    alone = Images.fromarray(_strengthened(numpy.where(pale > 0, inks.darkness, 0)))
    lines = sorted(unread_ink(alone, dpi, []), key=lambda box: -box.width * box.height)[:_LINES]
    read = [_in_both_ways(alone, box, dpi) for box in lines[:_FIRST]]
    if not any(each.proves for each in read):
        return None  # faded print of this side, or dirt
    read += [_in_both_ways(alone, box, dpi) for box in lines[_FIRST:]]
    proved, denied = [each.box for each in read if each.proves], [each.box for each in read if each.denies]
    if len(proved) < _PROVED or len(denied) >= len(proved):
        return None
    return Mirrored(
        len(proved), round(_darkest(inks, pale, proved, dpi / 72), 1), tuple(box.rounded() for box in denied)
    )


def without_show_through(page: Image, inks: PageInks, mirrored: Mirrored, dpi: float) -> Image:
    """A straight page without what shows through from its other side."""
    import cv2
    import numpy
    from PIL import Image as Images

    off = _mirrored_ink(inks, mirrored.darkest, dpi / 72)
    for box in mirrored.kept:
        left, top, right, bottom = (max(0, round(side * dpi / 72)) for side in box)
        off[top:bottom, left:right] = 0
    grown = cv2.bitwise_and(cv2.dilate(off, numpy.ones((3, 3), dtype=numpy.uint8)), cv2.bitwise_not(inks.dark))
    clean = numpy.asarray(page.convert("RGB")).astype(numpy.float32)
    paper = numpy.minimum(clean / numpy.maximum(inks.shares, 1) * 255, 255)
    usual = numpy.median(paper[::8, ::8].reshape(-1, 3), axis=0)
    return Images.fromarray(numpy.where((grown > 0)[..., None], usual, clean).astype(numpy.uint8))


def _strengthened(darkness: Any) -> Any:
    """Pale ink as dark as print, on white."""
    import numpy

    inked = darkness[darkness > 0]
    usual = float(numpy.percentile(inked, 80)) if len(inked) else 255.0
    return (255 - numpy.clip(darkness.astype(numpy.float32) / usual, 0, 1) * 230).astype(numpy.uint8)


def _in_both_ways(ink: Image, box: Box, dpi: float) -> _Read:
    """A line of ink, read in a mirror and as it stands."""
    strip = Strip(box.left, box.right, box.top - _ABOVE * box.height, box.bottom + _ABOVE * box.height, 0.0)
    line = cut(ink, dpi, strip, round(box.width / max(1.0, 0.45 * box.height)))
    if line is None:
        return _Read(box, 0.0, 0.0)
    return _Read(box, _sure(line[:, ::-1]), _sure(line))


def _sure(line: Any) -> float:
    """The mean probability of the letters that are read of a line; 0 of hardly any."""
    letters = [sure for char, sure in recogniser.read(line) if char != " "]
    return sum(letters) / len(letters) if len(letters) >= _LETTERS else 0.0


def _darkest(inks: PageInks, pale: Any, lines: Sequence[Box], scale: float) -> float:
    """How dark the ink of lines that are proved to be mirrored may be, with some room for bolder letters."""
    import cv2
    import numpy

    apart = round(2 * _APART * scale) | 1
    free = cv2.bitwise_not(cv2.dilate(inks.near, numpy.ones((apart, apart), dtype=numpy.uint8)))
    levels = [0.0]
    for box in lines:
        left, top, right, bottom = (max(0, round(side * scale)) for side in box)
        part = slice(top, bottom), slice(left, right)
        inked = inks.darkness[part][(pale[part] > 0) & (free[part] > 0)]
        if len(inked):
            levels.append(float(numpy.percentile(inked, 98)))
    return _LEVEL * max(levels)


def _mirrored_ink(inks: PageInks, darkest: float, scale: float) -> Any:
    """All ink that hangs together and is hardly anywhere darker than what is proved to be mirrored, nor coloured."""
    import cv2
    import numpy

    ink = cv2.bitwise_and(
        cv2.threshold(inks.darkness, int(_PALE[0] * inks.usual), 255, cv2.THRESH_BINARY)[1], cv2.bitwise_not(inks.near)
    )
    count, labels = cv2.connectedComponents(ink, connectivity=8)
    own = (inks.darkness > darkest) | (inks.tinted > 0)
    darker = numpy.bincount(labels[own & (ink > 0)], minlength=count)
    beside = cv2.dilate(inks.near, numpy.ones((3, 3), dtype=numpy.uint8))
    touching = numpy.bincount(labels[(beside > 0) & (ink > 0)], minlength=count) > 0
    kept = numpy.where(touching, darker > 0, darker >= _DARKER * scale * scale)
    kept[0] = True
    return numpy.where(kept[labels], 0, 255).astype(numpy.uint8)
