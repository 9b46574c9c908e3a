"""Connected ink: pixels of one class that hang together, or nearly so, with their box and size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from clausediff.evidence.pen.ink import DPI
from clausediff.scan.pages import Box

__all__ = ["Shape", "find_shapes", "inked_part", "pixels_of", "share_of_ink"]

_DARK = 0.35
"""Beside the print's darkness: from here on a pixel is ink."""
_SCALE = DPI / 72


@dataclass(frozen=True, slots=True)
class Shape:
    """Ink that hangs together."""

    left: int
    top: int
    right: int
    bottom: int
    ink: int
    """Pixels."""
    label: int
    """Its value in the map that it came with."""

    def box(self, scale: float) -> Box:
        """Its box in points, of which each has so many pixels."""
        return Box(self.left / scale, self.top / scale, self.right / scale, self.bottom / scale).rounded()

    @property
    def width(self) -> int:
        """In pixels."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """In pixels."""
        return self.bottom - self.top


def pixels_of(box: Box) -> tuple[slice, slice]:
    """The rows and columns of a box in a map of the page, which has :data:`~clausediff.evidence.pen.ink.DPI`."""
    left, top, right, bottom = (max(0, round(side * _SCALE)) for side in box)
    return slice(top, bottom), slice(left, right)


def find_shapes(mask: Any, across: int, down: int, least: int = 1) -> tuple[list[Shape], Any]:
    """The shapes of a map of truth values, and a map of their labels; 0 where there is no ink.

    Pixels that are no further apart than ``across`` and ``down`` hang together: a pen leaves gaps where it crosses print. Shapes
    of fewer than ``least`` pixels are left out.
    """
    import cv2
    import numpy

    whole = numpy.zeros(mask.shape, dtype=numpy.int32)
    rows, columns = inked_part(mask, across // 2, down // 2)
    part = mask[rows, columns]
    if not part.size:
        return [], whole
    kernel = numpy.ones((2 * (down // 2) + 1, 2 * (across // 2) + 1), dtype=numpy.uint8)
    grown = cv2.dilate(part.astype(numpy.uint8), kernel)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(grown, connectivity=8)
    inked = part.nonzero()
    own = labels[inked]
    whole[rows, columns][inked] = own
    inks = numpy.bincount(own, minlength=count)
    found = []
    for label in (numpy.flatnonzero(inks[1:] >= least) + 1).tolist():
        left, top, wide, high, _ = (int(value) for value in stats[label])
        left, top = left + columns.start, top + rows.start
        window = whole[top : top + high, left : left + wide] == label
        down_there, across_there = window.any(axis=1).nonzero()[0], window.any(axis=0).nonzero()[0]
        box = (
            left + int(across_there[0]),
            top + int(down_there[0]),
            left + int(across_there[-1]) + 1,
            top + int(down_there[-1]) + 1,
        )
        found.append(Shape(*box, int(inks[label]), label))
    return found, whole


def inked_part(mask: Any, across: int = 0, down: int = 0) -> tuple[slice, slice]:
    """The rows and columns from the first to the last with ink, and so many around them; nothing where there is no ink. Of most
    classes of ink a page has little, and all that is done with a map takes as long as it is large.

    They begin at even numbers: OpenCV labels by blocks of two rows and two columns, and so shapes have the order that they have on
    the whole page.
    """
    import cv2
    import numpy

    left, top, wide, high = cv2.boundingRect(mask.astype(numpy.uint8))
    if not wide:
        return slice(0, 0), slice(0, 0)
    first, begin = max(0, top - down), max(0, left - across)
    return slice(first - first % 2, top + high + down), slice(begin - begin % 2, left + wide + across)


def share_of_ink(mask: Any, darkness: Any, word: Box) -> float:
    """How much of the ink in a word's box is of a map of truth values."""
    left, top, right, bottom = (max(0, round(side * _SCALE)) for side in word)
    ink = darkness[top:bottom, left:right] > _DARK
    inked = int(ink.sum())
    return float((ink & mask[top:bottom, left:right]).sum()) / inked if inked else 0.0
