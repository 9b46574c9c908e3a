"""The frames of stamps: rings and rectangles, as regular as only a tool makes them, around letters of their own ink."""

from __future__ import annotations

from dataclasses import dataclass
from math import pi
from typing import Any

from clausediff.scan.ocr.page_inks import PageInks

__all__ = ["Frame", "filled", "find_frames", "is_within"]

_SMALLEST, _LARGEST = (40.0, 18.0), 400.0
"""In points: the longer and the shorter side of the smallest frame, and the longest side of one."""
_LEAST = 20.0
"""In square points: with less ink of a kind there is no stamp."""
_SPOT = 0.75
"""In points: narrower pale ink is the edge of a letter."""
_CORNERS = 5
"""Of a hull, from which an ellipse can be laid through it."""
_BRIDGES = 3.2, 16.0
"""In points: gaps in a frame that a stroke of print over it leaves, and a line of print that it runs along."""
_SMALL = 4
"""Shapes are joined in a picture with so many times fewer pixels a side."""
_KNOWN = 0.5
"""Of a frame's outline, so much must be seen beside print."""
_SEEN = 0.85
"""Of a frame's outline, so much must be ink."""
_STEPS = 240
"""Places of an outline that are looked at."""
_NEAR = 0.7
"""In points: how far from the regular outline a frame's ink may be."""
_INSIDE = 0.8
"""Of a frame's size: what is well inside of it."""
_LETTERS, _LETTER, _LARGE, _SLIM = 3, 2.5, 0.6, 4.5
"""How many letters a stamp has at least; how high or wide one is in points, and beside the shorter side of its frame at most; and how
many times as long as wide: a stroke is longer."""
_LEVEL = 1.2
"""Degrees: a rectangle that is turned by less may be the form's own."""
_CROSSED = 4
"""Strokes of print that run through a level frame, at least."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A regular outline, in pixels."""

    center: tuple[float, float]
    size: tuple[float, float]
    angle: float
    """Degrees by which its first side is turned."""
    round: bool

    @property
    def tilt(self) -> float:
        """Degrees by which a rectangle is turned from level or upright; 0 of a ring."""
        return 0.0 if self.round else (self.angle + 45) % 90 - 45

    def outline(self, share: float = 1.0, steps: int = _STEPS, more: float = 0.0) -> Any:
        """Points on the outline of the frame, or of one so many times its size: an array of x and y."""
        import numpy

        wide, high = (max(1.0, side / 2 * share + more) for side in self.size)
        if self.round:
            turn = numpy.linspace(0, 2 * pi, steps, endpoint=False)
            points = numpy.stack((wide * numpy.cos(turn), high * numpy.sin(turn)), axis=1)
        else:
            along = max(1, round(steps * wide / (2 * (wide + high))))
            down = max(1, steps // 2 - along)
            x, y = numpy.linspace(-wide, wide, along + 1)[:-1], numpy.linspace(-high, high, down + 1)[:-1]
            sides = [(x, 0 * x - high), (0 * y + wide, y), (-x, 0 * x + high), (0 * y - wide, -y)]
            points = numpy.concatenate([numpy.stack(side, axis=1) for side in sides])
        cos, sin = numpy.cos(self.angle * pi / 180), numpy.sin(self.angle * pi / 180)
        turned = points @ numpy.array([[cos, sin], [-sin, cos]])
        return turned + numpy.array(self.center)


def find_frames(mask: Any, inks: PageInks, scale: float, *, level: bool = True) -> list[Frame]:
    """The frames of stamps in one kind of ink, none within another one, largest first.

    A frame's ink is in pieces where print runs through it: what lies near together is one shape. ``level``:
    whether a level rectangle may be one: grey lines of forms, with their grey hints and a pen's strokes across them, are like one.
    """
    import cv2
    import numpy

    if cv2.countNonZero(mask) < _LEAST * scale * scale:
        return []
    spot = max(2, round(_SPOT * scale))
    solid = cv2.morphologyEx(mask, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (spot, spot)))
    found: list[Frame] = []
    for bridge in _BRIDGES:
        high, wide = (side // _SMALL + 1 for side in mask.shape)
        small = cv2.resize(cv2.dilate(solid, numpy.ones((_SMALL, _SMALL), dtype=numpy.uint8)), (wide, high))
        around = max(1, round(bridge * scale / _SMALL)) | 1
        joined = cv2.dilate(small, numpy.ones((around, around), dtype=numpy.uint8))
        count, labels, stats, _ = cv2.connectedComponentsWithStats((joined > 0).astype(numpy.uint8), connectivity=8)
        ratio = mask.shape[0] / high, mask.shape[1] / wide
        for number in sorted(range(1, count), key=lambda number: -int(stats[number][2]) * int(stats[number][3])):
            left, top, across, down = (int(side) for side in stats[number][:4])
            sides = sorted((across * ratio[1] / scale, down * ratio[0] / scale))
            if sides[0] < _SMALLEST[1] or sides[1] < _SMALLEST[0] or sides[1] > _LARGEST:
                continue
            rows = slice(int(top * ratio[0]), int((top + down) * ratio[0]) + 1)
            columns = slice(int(left * ratio[1]), int((left + across) * ratio[1]) + 1)
            part = solid[rows, columns]
            own = cv2.resize(
                (labels[top : top + down, left : left + across] == number).astype(numpy.uint8), part.shape[::-1]
            )
            points = cv2.findNonZero(part * own)
            if points is None:
                continue
            frame = _fitted(points + numpy.array([columns.start, rows.start]), solid, inks, scale)
            if frame is None or any(is_within(frame, other) or is_within(other, frame) for other in found):
                continue
            if _has_letters(frame, mask, scale) and not _may_be_printed(frame, inks.dark, level):
                found.append(frame)
    return found


def _fitted(points: Any, solid: Any, inks: PageInks, scale: float) -> Frame | None:
    """The ring or the rectangle that a shape's hull is; None where its ink does not follow either."""
    import cv2

    hull = cv2.convexHull(points.astype("int32"))
    if len(hull) < _CORNERS:
        return None
    center, size, angle = cv2.minAreaRect(hull)
    rectangle = Frame((center[0], center[1]), (size[0], size[1]), angle, False)
    center, size, angle = cv2.fitEllipse(hull)
    ring = Frame((center[0], center[1]), (size[0], size[1]), angle, True)
    near = max(3, round(2 * _NEAR * scale)) | 1
    left, top, wide, high = cv2.boundingRect(hull)
    part = slice(max(0, top - near), top + high + near), slice(max(0, left - near), left + wide + near)
    grown = cv2.dilate(solid[part], cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (near, near)))
    origin = part[1].start, part[0].start
    best, frame = max(
        ((_share(grown, inks.near[part], each, origin), each) for each in (rectangle, ring)), key=lambda each: each[0]
    )
    large = min(frame.size) >= _SMALLEST[1] * scale and max(frame.size) >= _SMALLEST[0] * scale
    return frame if best >= _SEEN and large else None


def _share(grown: Any, near: Any, frame: Frame, origin: tuple[int, int]) -> float:
    """How much of a frame's outline is ink, where print does not hide what it is; 0 where print hides most of it."""
    import numpy

    points = numpy.rint(frame.outline()).astype(int) - origin
    high, wide = grown.shape
    inside = (points[:, 0] >= 0) & (points[:, 0] < wide) & (points[:, 1] >= 0) & (points[:, 1] < high)
    y, x = points[inside, 1], points[inside, 0]
    inked = grown[y, x] > 0
    known = inked | (near[y, x] == 0)
    if int(known.sum()) < _KNOWN * len(points):
        return 0.0
    return float(inked.sum()) / max(1, int(known.sum()) + len(points) - len(y))


def filled(frame: Frame, shape: tuple[int, int], share: float, more: float = 0.0) -> Any:
    """A map of what is within a frame, or within one so many times its size and so much larger on each side."""
    import cv2
    import numpy

    made = numpy.zeros(shape, dtype=numpy.uint8)
    cv2.fillPoly(made, [numpy.rint(frame.outline(share, more=more)).astype(numpy.int32)], 1)
    return made


def is_within(frame: Frame, other: Frame) -> bool:
    """Whether a frame lies in another one, by its middle."""
    import cv2
    import numpy

    return bool(cv2.pointPolygonTest(other.outline().astype(numpy.float32), frame.center, False) >= 0)


def _has_letters(frame: Frame, mask: Any, scale: float) -> bool:
    """Whether there are letters of the same ink inside of a frame: pieces of ink, most of them neither long strokes nor large."""
    import cv2

    points = frame.outline()
    left, top = (max(0, int(each)) for each in points.min(axis=0))
    right, bottom = (int(each) + 1 for each in points.max(axis=0))
    part = slice(top, bottom), slice(left, right)
    inner = cv2.bitwise_and(mask[part], mask[part], mask=filled(frame, mask.shape, _INSIDE)[part])
    count, _, stats, _ = cv2.connectedComponentsWithStats(inner, connectivity=8)
    letters = lettered = strokes = 0
    for wide, high, ink in stats[1:count, 2:5]:
        short, long = sorted((int(wide), int(high)))
        if long < _LETTER * scale or long > _LARGE * min(frame.size):
            continue
        if long > _SLIM * max(short, scale):
            strokes += int(ink)
        else:
            letters, lettered = letters + 1, lettered + int(ink)
    return letters >= _LETTERS and lettered > strokes


def _may_be_printed(frame: Frame, dark: Any, level: bool) -> bool:
    """Whether a frame may be the form's own: it is a level rectangle, and print does not run through its sides."""
    import numpy

    if frame.round or abs(frame.tilt) >= _LEVEL:
        return False
    if not level:
        return True
    high, wide = dark.shape
    points = numpy.rint(frame.outline(1.0, 4 * _STEPS)).astype(int)
    line = dark[numpy.clip(points[:, 1], 0, high - 1), numpy.clip(points[:, 0], 0, wide - 1)]
    return int((numpy.diff((line > 0).astype(int)) > 0).sum()) < _CROSSED
