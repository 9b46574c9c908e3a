"""The frames of a page's boxes to mark: squares, circles, or pairs of brackets, at the places where the form has boxes.

::

    ┌───┐   ○   [ ]   ( )      a frame is several strokes, each with a direction that is outside of it: there the page is
                               paler than the stroke. What is inside does not matter, so that a mark is no hindrance

Each stroke is a template; where all of them lie on ink at once, there is a frame. All boxes of a form look alike: the frame is taken
that explains the ink at all places of the page best. So pale and broken frames are found as well, and a letter in the place of a
box, or a table's cell, is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from clausediff.evidence.pen.looks import AROUND, BRACKETS, Look, looks, opening, strokes, widths
from clausediff.scan.pages import Box

__all__ = ["Frame", "Region", "parts_of", "proposals"]

_OUTSIDE = 4
"""In pixels: how far outside of a stroke the paper is looked at; a blurred stroke is not so wide."""
_FULL = 0.3
"""By so much darker than the paper outside, a pixel is a stroke's for certain."""
_EVEN, _LEAST = 0.6, 0.45
"""Of a stroke: what is drawn of it counts for a frame from the first on, and there is none below the second."""
_LOW, _HIGH = 0.45, 1.3
"""Of the height of the words beside it: how high a frame is."""
_SMALLEST, _LARGEST = 9, 40
"""In pixels: the same, at least and at most."""
_INKED, _WHITE, _HOLLOW, _WIDE = 0.2, 0.8, 2.4, 5.0
"""Darkness of ink; in heights of the words, how much white parts ink from other ink, and how much where there may be brackets,
which are two; and how much of wide ink, at its ends, may be a box."""
_MARGIN = 5
"""In pixels: white beside a frame that is looked at with it."""
_RULED, _UPRIGHT = 2.5, 1.15
"""In heights of the words, a line so long is a table's; and in those of the highest frame, one that stands upright."""
_SEVERAL = 2
"""In so many places of one part a frame of one look may be."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame, in pixels of the page."""

    shape: str
    left: int
    top: int
    width: int
    height: int
    score: float
    """How well its strokes are drawn: 1 for a perfect one."""

    def box(self, scale: float) -> Box:
        """Its box in points, of which each has so many pixels."""
        right, bottom = self.left + self.width, self.top + self.height
        return Box(self.left / scale, self.top / scale, right / scale, bottom / scale).rounded()


class Region(NamedTuple):
    """Where a frame is looked for, in points."""

    box: Box
    height: float
    """Of the words beside it."""
    free: tuple[float, float] = (0.0, 1e9)
    """From where to where across the page no letters of those words are, as far as is known."""


def proposals(darkness: Any, regions: Sequence[Region], scale: float) -> list[list[Frame]]:
    """What may be a frame in each of some regions of a page, by its strokes.

    A point has ``scale`` pixels. ``darkness`` is that of :func:`~clausediff.evidence.pen.ink.as_ink`.
    """
    closed, pairs = (_search(darkness, regions, scale, shapes) for shapes in (("square", "circle"), BRACKETS))
    return [[*one, *other] for one, other in zip(closed, pairs, strict=True)]


def parts_of(darkness: Any, region: Region, scale: float) -> Iterator[tuple[int, int, Any]]:
    """The parts of a region that have ink, with white between them that is wider than that in brackets: left, top, and what is there."""
    for left, top, plane, _, _ in _parts(darkness, region, scale, _HOLLOW):
        yield left, top, plane


def _parts(darkness: Any, where: Region, scale: float, white: float) -> Iterator[tuple[int, int, Any, int, int]]:
    """The parts of a region that have ink, with so much white between them: where they are, what is there, how high a frame is."""
    import cv2
    import numpy

    region, height, _ = where
    left, right = max(0, round(region.left * scale)), min(darkness.shape[1], round(region.right * scale))
    top, bottom = max(0, round(region.top * scale)), min(darkness.shape[0], round(region.bottom * scale))
    high = height * scale
    inner = darkness[top + round(0.3 * high) : bottom - round(0.25 * high), left:right]
    if not inner.size:
        return
    dark = (inner > _INKED).astype(numpy.uint8)
    lines = cv2.morphologyEx(dark, cv2.MORPH_OPEN, numpy.ones((1, round(_RULED * high)), dtype=numpy.uint8))
    inked = (dark > cv2.dilate(lines, numpy.ones((5, 1), dtype=numpy.uint8))).any(axis=0).nonzero()[0]
    low, most = max(_SMALLEST, round(_LOW * high)), min(_LARGEST, round(_HIGH * high))
    if not len(inked):
        return
    breaks = (numpy.diff(inked) > white * high).nonzero()[0]
    for first, last in zip([0, *(breaks + 1)], [*breaks, len(inked) - 1], strict=True):
        begin, end, wide = int(inked[first]), int(inked[last]) + 1, round(_WIDE * high)
        for one, other in dict.fromkeys([(begin, min(end, begin + wide)), (max(begin, end - wide), end)]):
            from_, to = max(0, left + one - _MARGIN), min(darkness.shape[1], left + other + _MARGIN)
            yield from_, top, darkness[top:bottom, from_:to], low, most


def _without_rules(darkness: Any, high: int) -> Any:
    """The ink without lines that stand upright and are higher than any frame: a table's, which would be a bracket."""
    import cv2
    import numpy

    dark = (darkness > _INKED).astype(numpy.uint8)
    rules = cv2.morphologyEx(dark, cv2.MORPH_OPEN, numpy.ones((round(_UPRIGHT * high), 1), dtype=numpy.uint8))
    if not rules.any():
        return darkness
    return numpy.where(cv2.dilate(rules, numpy.ones((1, 3), dtype=numpy.uint8)) > 0, 0, darkness).astype(numpy.float32)


def _search(darkness: Any, regions: Sequence[Region], scale: float, shapes: Sequence[str]) -> list[list[Frame]]:
    """The frames of some shapes in the parts of each region, the best ones of each size in each part."""
    brackets = shapes == BRACKETS
    return [
        [
            replace(frame, left=frame.left + left, top=frame.top + top)
            for left, top, plane, low, high in _parts(darkness, region, scale, _HOLLOW if brackets else _WHITE)
            for frame in _frames(_without_rules(plane, high) if brackets else plane, shapes, low, high)
        ]
        for region in regions
    ]


def _frames(darkness: Any, shapes: Sequence[str], low: int, high: int) -> Iterator[Frame]:
    """The best frames of each look, with heights between two, in a part of a page."""
    planes = {outside: _strokes_there(darkness, outside) for outside in AROUND}
    for shape in shapes:
        for look, found, closed in (_pairs if shape in BRACKETS else _closed_ones)(planes, shape, low, high):
            yield from _best(look, found, closed)


def _closed_ones(planes: Any, shape: str, low: int, high: int) -> Iterator[tuple[Look, list[Any], Any]]:
    """For each size of squares or circles how far their strokes are drawn at each place."""
    import cv2

    high = min(high, min(planes[AROUND[0]].shape) - 1)
    for look in looks(shape, low, high):
        found = [cv2.matchTemplate(planes[stroke.outside], stroke.mask, cv2.TM_CCORR) for stroke in strokes(look)]
        yield look, found, 0.0


def _pairs(planes: Any, shape: str, low: int, high: int) -> Iterator[tuple[Look, list[Any], Any]]:
    """For each size of brackets how far both are drawn at each place, and how far they have a side above and below as well.

    Each bracket is looked for once for all widths.
    """
    import cv2
    import numpy

    rows, columns = planes[AROUND[0]].shape
    above, below = (numpy.pad(numpy.cumsum(planes[side], axis=1), ((0, 0), (1, 0))) for side in ((-1, 0), (1, 0)))
    for tall in range(low + low % 2, min(high, rows - 1) + 1, 2):
        left = opening(shape, tall)
        bent = left.shape[1] - 1
        if bent >= columns:
            break
        one = cv2.matchTemplate(planes[(0, -1)], left, cv2.TM_CCORR)
        other = cv2.matchTemplate(planes[(0, 1)], left[:, ::-1].copy(), cv2.TM_CCORR)
        for wide in widths(shape, tall):
            count = columns - wide
            if count <= 0:
                break
            first, last = wide // 3, wide - wide // 3 + 1
            upper, lower = (side[:, last : last + count] - side[:, first : first + count] for side in (above, below))
            closed = numpy.minimum(upper[: rows - tall], lower[tall:]) / (last - first)
            yield Look(shape, wide, tall), [one[:, :count], other[:, wide - bent : wide - bent + count]], closed


def _best(look: Look, found: Sequence[Any], closed: Any) -> Iterator[Frame]:
    """The places where a frame of one look is drawn best."""
    import numpy

    score = (sum(found) / len(found) - _EVEN - closed) / (1 - _EVEN)
    score[numpy.minimum.reduce(found) < _LEAST] = 0
    for _ in range(_SEVERAL if look.shape in BRACKETS else 1):
        top, left = divmod(int(score.argmax()), score.shape[1])
        if score[top, left] <= 0:
            break
        yield Frame(look.shape, left, top, look.width, look.height, float(score[top, left]))
        score[:, max(0, left - look.width // 2) : left + look.width // 2 + 1] = 0


def _strokes_there(darkness: Any, outside: tuple[int, int]) -> Any:
    """How far each pixel, or one beside it, is a stroke with paper on one side."""
    import numpy

    down, across = outside
    reach = 3 if down and across else _OUTSIDE
    high, wide = darkness.shape
    padded = numpy.pad(darkness, reach, mode="edge")
    paper = padded[reach + down * reach :, reach + across * reach :][:high, :wide]
    darker = numpy.pad(darkness - paper, 1, mode="edge")
    best = darker[1:-1, 1:-1]
    for step in (1, -1):
        best = numpy.maximum(best, darker[1 + step * down :, 1 + step * across :][:high, :wide])
    return numpy.clip(best / _FULL, 0, 1).astype(numpy.float32)
