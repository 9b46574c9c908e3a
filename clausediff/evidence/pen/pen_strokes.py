"""The strokes near a page's boxes to mark: connected ink that is left when known print is taken away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from clausediff.evidence.pen.frames import Frame

__all__ = ["Stroke", "distance", "inside", "strokes_of"]

_GAP = 3
"""In pixels: strokes are joined over so much on each side where the print of a frame was taken out of them."""
_SPECK = 0.02, 0.3
"""Of a frame's area and side: smaller shapes are none of a pen's strokes."""
_LETTERS = 0.5
"""Of a shape: with so much in the words of the page it is print."""


class Stroke(NamedTuple):
    """A stroke, of which ``mask`` is in its box on the page, in pixels."""

    left: int
    top: int
    mask: Any
    size: int
    pen: float
    """How much of it is a pen's for the network."""
    cut: bool
    """Whether it goes on in the letters of a word."""
    middle: tuple[float, float]
    """Of its ink, across and down."""

    @property
    def right(self) -> int:
        """Behind its last pixel."""
        return self.left + int(self.mask.shape[1])

    @property
    def bottom(self) -> int:
        """Below its last pixel."""
        return self.top + int(self.mask.shape[0])


def strokes_of(rest: Any, pen: Any, letters: Any, known: Any, side: int) -> Iterator[Stroke]:
    """The shapes of ink that are large enough for a pen's and are no letters.

    ``rest`` is the ink without ``known`` print: a stroke goes on behind that of a frame which it crosses.
    """
    import cv2
    import numpy

    plane, kernel = rest.astype(numpy.uint8), numpy.ones((2 * _GAP + 1, 2 * _GAP + 1), dtype=numpy.uint8)
    over = (cv2.dilate((rest & ~letters).astype(numpy.uint8), kernel) > 0) & known
    joined = cv2.dilate(plane, numpy.ones((3, 3), dtype=numpy.uint8)) | over.astype(numpy.uint8)
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    for label in range(1, count):
        left, top, wide, high, _ = boxes[label].tolist()
        if max(wide, high) - 2 < _SPECK[1] * side:
            continue
        part = slice(top, top + high), slice(left, left + wide)
        mask = (labels[part] == label) & rest[part]
        size = int(mask.sum())
        if size < _SPECK[0] * side * side or float((mask & letters[part]).sum()) > _LETTERS * size:
            continue
        rows, columns = mask.nonzero()
        cut = mask[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
        if max(cut.shape) < _SPECK[1] * side:
            continue
        middle = left + float(columns.mean()), top + float(rows.mean())
        of_pen = float((mask & pen[part]).sum()) / size
        goes_on = bool(((labels[part] == label) & letters[part]).any())
        yield Stroke(left + int(columns.min()), top + int(rows.min()), cut, size, of_pen, goes_on, middle)


def inside(stroke: Stroke, frame: Frame) -> int:
    """How many pixels of a stroke are in a frame."""
    rows = slice(max(0, frame.top - stroke.top), max(0, frame.top + frame.height + 1 - stroke.top))
    columns = slice(max(0, frame.left - stroke.left), max(0, frame.left + frame.width + 1 - stroke.left))
    return int(stroke.mask[rows, columns].sum())


def distance(stroke: Stroke, frame: Frame) -> float:
    """How far the box of a stroke is from a frame."""
    across = max(0, stroke.left - (frame.left + frame.width), frame.left - stroke.right)
    down = max(0, stroke.top - (frame.top + frame.height), frame.top - stroke.bottom)
    return float(max(across, down))
