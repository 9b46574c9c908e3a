"""Where stamps are on a page: large shapes of other ink than a pen's, with what looks like handwriting in them."""

from __future__ import annotations

from typing import Any

from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.shapes import Shape, find_shapes
from clausediff.scan.pages import Box

__all__ = ["stamps_of"]

_SCALE = DPI / 72
_STRIPE = 0.6
"""Of its box: a highlighter's stripe fills no less."""
_STAMP, _STAMP_GAP, _OF_STAMP = (45.0, 22.0), 5.0, 0.4
"""In points, how large a stamp is and how far apart its letters may be; and how much of its ink must not be handwriting."""
_CORE = (0.5, 99.5)
"""Of a stamp's other ink, in percent of its pixels from the left and from above: what is between is its own box."""
_WITHIN, _LETTERS = 0.2, 0.12
"""Of a stamp's width and height, how far from its edge its inside begins; and how much of its ink is there: a line around words,
or around a note, has nothing of its own inside."""


def stamps_of(other: Any, hand: Any) -> dict[Box, Box]:
    """Where stamps are: large shapes of other ink, with what looks like handwriting in them; each with the box of the former alone."""
    shapes, labels = find_shapes(other | hand, round(_STAMP_GAP * _SCALE), round(_STAMP_GAP * _SCALE))
    found = {}
    for shape in shapes:
        box = shape.box(_SCALE)
        if box.width < _STAMP[0] or box.height < _STAMP[1]:
            continue
        part = slice(shape.top, shape.bottom), slice(shape.left, shape.right)
        own = labels[part] == shape.label
        full = shape.ink / (shape.width * shape.height)
        if float(other[part][own].mean()) >= _OF_STAMP and full < _STRIPE and _has_letters(other[part]):
            found[box] = _core(other[part] & own, shape)
    return found


def _core(other: Any, shape: Shape) -> Box:
    """The box of nearly all other ink of a shape: handwriting beside a stamp hangs together with it, and may have a few such pixels."""
    import numpy

    rows, columns = other.nonzero()
    top, bottom = (shape.top + float(at) for at in numpy.percentile(rows, _CORE))
    left, right = (shape.left + float(at) for at in numpy.percentile(columns, _CORE))
    return Box(left / _SCALE, top / _SCALE, (right + 1) / _SCALE, (bottom + 1) / _SCALE)


def _has_letters(other: Any) -> bool:
    """Whether there is other ink inside of a shape's box as well, and not only around something."""
    high, wide = other.shape
    down, across = round(_WITHIN * high), round(_WITHIN * wide)
    return float(other[down : high - down, across : wide - across].sum()) >= _LETTERS * float(other.sum())
