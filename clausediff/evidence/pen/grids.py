"""The ruled lines of tables and boxed forms, which are the form's own and no handwriting.

::

    ┌──────────────┬─────────┐      level and upright lines that meet: at least two of each
    │ Tenant       │ Bay     │
    │ Lorna Acht…  │ 47      │      what is inside the cells is looked at like all other ink
    ├──────────────┴─────────┤
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.net import HAND, STRIKE
from clausediff.scan.pages import Box

__all__ = ["as_print", "grid_of"]

_SCALE = DPI / 72
_DARK = 0.25
"""Beside the print's darkness: from here on a pixel is ink. Ruled lines are thin, and so pale at this scale."""
_LEVEL, _UPRIGHT = 36.0, 13.0
"""In points: a level line and an upright one are at least so long. A capital letter of a title is no higher."""
_COLOR = 0.12
"""Beside full colour: the lines of a form are grey or black, and a pen's seldom."""
_PIECES = 3
"""Of so many pieces, none bent, a shortest line is made at most: letters in a row are not straight over one."""
_MEET = 3
"""In pixels: lines that end so near to another one meet it."""


def grid_of(planes: Any) -> Any | None:
    """Where the lines of grids are on a page, as a map of truth values, and some pixels around them; None where there are none.

    ``planes`` are those of :func:`~clausediff.evidence.pen.ink.as_ink`. A line drawn by hand is seldom straight to a pixel over such
    a length.
    """
    import cv2
    import numpy

    darkness, color = planes[0], planes[1]
    dark = ((darkness > _DARK) & (color < _COLOR)).astype(numpy.uint8)
    level = _lines(dark, 1, round(_LEVEL * _SCALE))
    if not level.any():
        return None
    upright = _lines(dark, round(_UPRIGHT * _SCALE), 1)
    near = numpy.ones((2 * _MEET + 1, 2 * _MEET + 1), dtype=numpy.uint8)
    _, labels = cv2.connectedComponents(cv2.dilate(level | upright, near))
    several = _several(labels, level) & _several(labels, upright)
    several[0] = False
    if not several.any():
        return None
    return several[labels] & (cv2.dilate(level | upright, numpy.ones((3, 3), dtype=numpy.uint8)) > 0)


def as_print(grid: Any | None, classes: Any, words: Sequence[Box]) -> None:
    """Give the probabilities of handwriting and of strokes on a grid to print, in place; ``classes`` are those of each pixel.

    In the boxes of words strokes stay: a line through words that was drawn along a ruler from one side of a table to the other
    is a part of its grid.
    """
    if grid is None:
        return
    white = grid.copy()
    for word in words:
        left, top, right, bottom = (max(0, round(side * _SCALE)) for side in word)
        white[top:bottom, left:right] = False
    for number, where in ((HAND, grid), (STRIKE, white)):
        classes[0][where] += classes[number][where]
        classes[number][where] = 0


def _lines(dark: Any, high: int, wide: int) -> Any:
    """The ink that lies on straight lines of that height or width: pieces of a part of it, each a pixel off at most from the next."""
    import cv2
    import numpy

    across = numpy.ones((3, 1) if wide > high else (1, 3), dtype=numpy.uint8)
    piece = numpy.ones((max(1, high // _PIECES), max(1, wide // _PIECES)), dtype=numpy.uint8)
    pieces = cv2.morphologyEx(dark, cv2.MORPH_OPEN, piece)
    whole = numpy.ones((high, wide), dtype=numpy.uint8)
    joined: Any = cv2.morphologyEx(cv2.dilate(pieces, across), cv2.MORPH_OPEN, whole)
    return joined & pieces


def _several(labels: Any, lines: Any) -> Any:
    """For each part of a map of labels whether it has two or more of some lines."""
    import cv2
    import numpy

    count, own = cv2.connectedComponents(lines)
    of_line = numpy.zeros(count, dtype=numpy.int64)
    inked = lines > 0
    of_line[own[inked]] = labels[inked]
    return numpy.bincount(of_line[1:], minlength=int(labels.max()) + 1) >= 2
