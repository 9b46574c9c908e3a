"""Where the lines of a PDF's paths are on the page: a path may hold many, be turned, and lie in a form that is moved."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from clausediff.scan.pages import Box
from clausediff.scan.readers.pdf.frame import Frame

__all__ = ["Affine", "Outline", "Subpath", "box_of", "matrix_of", "outline_of"]

_SEGMENTS = 2000
"""Of a path, so many are looked at."""
_CORNERS = 5
"""Of a piece: a rectangle has four, and programs may begin one anew; the letter L has six."""
_SLANT = 0.5
"""In points: a line that goes so far across and down is neither level nor upright."""


class Affine(NamedTuple):
    """A PDF's matrix: from the coordinates of what is drawn to those of what holds it."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point lies."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def inside(self, outer: Affine) -> Affine:
        """This matrix followed by another."""
        a, b = outer.a * self.a + outer.c * self.b, outer.b * self.a + outer.d * self.b
        c, d = outer.a * self.c + outer.c * self.d, outer.b * self.c + outer.d * self.d
        return Affine(a, b, c, d, *outer.point(self.e, self.f))

    @property
    def scale(self) -> float:
        """How many points a unit becomes: the root of the area of a unit square."""
        return float(abs(self.a * self.d - self.b * self.c) ** 0.5)

    def box(self, frame: Frame, left: float, bottom: float, right: float, top: float) -> Box:
        """Where a rectangle is on the page as shown: what holds its four corners."""
        if self == Affine():
            return frame.box(left, bottom, right, top)
        return box_of([self.point(x, y) for x in (left, right) for y in (bottom, top)], frame)


class Subpath(NamedTuple):
    """A connected piece of a path."""

    points: tuple[tuple[float, float], ...]
    """In the coordinates of the page."""
    has_curves: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """A path as it lies on the page."""

    subpaths: tuple[Subpath, ...]
    width: float
    """Of its stroke, in points; for filled paths it means nothing."""
    frame: Frame

    @property
    def is_freehand(self) -> bool:
        """Whether it has a curve, or a line that is neither level nor upright."""
        return any(
            part.has_curves
            or any(
                min(abs(here[0] - last[0]), abs(here[1] - last[1])) > _SLANT
                for last, here in zip(part.points, part.points[1:], strict=False)
            )
            for part in self.subpaths
        )

    @property
    def has_shape(self) -> bool:
        """Whether it has a piece with curves or more corners than a rectangle, as letters have."""
        return any(part.has_curves or len(set(part.points)) > _CORNERS for part in self.subpaths)

    def boxes(self) -> list[Box]:
        """Of the connected pieces, as filled."""
        return [box_of(part.points, self.frame) for part in self.subpaths]

    def lines(self) -> list[Box]:
        """The level lines among its sides, as stroked."""
        half = self.width / 2
        found = []
        for part in self.subpaths:
            for last, here in zip(part.points, part.points[1:], strict=False):
                box = box_of((last, here), self.frame)
                if box.height <= _SLANT:
                    found.append(Box(box.left, box.top - half, box.right, box.bottom + half))
        return found


def box_of(points: Sequence[tuple[float, float]], frame: Frame) -> Box:
    """What holds some points of the page's own coordinates, on the page as shown."""
    across, up = [x for x, _ in points], [y for _, y in points]
    return frame.box(min(across), min(up), max(across), max(up))


def matrix_of(obj: Any) -> Affine:
    """The matrix of an object of pypdfium2; none where it has none."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(obj, matrix):
        return Affine()
    return Affine(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def outline_of(obj: Any, place: Affine, frame: Frame) -> Outline:
    """The outline of a path object; ``place`` is the matrix of the form that holds it."""
    from pypdfium2 import raw

    whole = matrix_of(obj).inside(place)
    x, y, width = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    subpaths: list[Subpath] = []
    points: list[tuple[float, float]] = []
    has_curves = False
    for index in range(min(_SEGMENTS, raw.FPDFPath_CountSegments(obj))):
        segment = raw.FPDFPath_GetPathSegment(obj, index)
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO and points:
            subpaths.append(Subpath(tuple(points), has_curves))
            points, has_curves = [], False
        has_curves = has_curves or kind == raw.FPDF_SEGMENT_BEZIERTO
        points.append(whole.point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        subpaths.append(Subpath(tuple(points), has_curves))
    raw.FPDFPageObj_GetStrokeWidth(obj, width)
    return Outline(tuple(subpaths), width.value * whole.scale, frame)
