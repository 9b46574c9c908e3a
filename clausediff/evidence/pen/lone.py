"""Ink away from all words that is one straight line, or a ring with nothing in it: a hair, a scratch, a fold, the rim of a punched hole.

::

      \\             ╭─╮
       \\            │ │        no writing is just that; what stands near words may be a figure put in before another one
        \\           ╰─╯
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.shapes import Shape
from clausediff.scan.pages import Box

__all__ = ["is_lone_line_or_ring"]

_SCALE = DPI / 72
_AWAY = 6.0
"""In points: nearer to a word ink may belong to it."""
_LONG, _STRAY = 9.0, 1.3
"""In points, how long a line is; and in pixels, how far its ink is from its middle line on average (root mean square)."""
_UPRIGHT, _HIGH = 0.45, 24.0
"""Of its height, how wide a line is at most that may be a figure 1 by itself; and in points, how high such a figure is."""
_RING = (11.0, 30.0)
"""In points: how wide the rim of a hole is."""
_ROUND, _RIM = 0.2, 0.14
"""How far the sides of a ring's box differ, of the longer one; and how far its ink is from its usual radius, of that radius, on average."""


def is_lone_line_or_ring(shape: Shape, labels: Any, words: Sequence[Box]) -> bool:
    """Whether a shape stands away from all words and is a straight line or a ring; ``labels`` is the map that it came with."""
    box = shape.box(_SCALE)
    wide = Box(box.left - _AWAY, box.top - _AWAY, box.right + _AWAY, box.bottom + _AWAY)
    if any(wide.overlap(word) > 0 for word in words):
        return False
    own = labels[shape.top : shape.bottom, shape.left : shape.right] == shape.label
    return _is_line(own) or _is_ring(own)


def _is_line(own: Any) -> bool:
    import numpy

    rows, columns = own.nonzero()
    if len(rows) < 2:
        return False
    if own.shape[1] <= _UPRIGHT * own.shape[0] and own.shape[0] <= _HIGH * _SCALE:
        return False
    spread = numpy.linalg.eigvalsh(numpy.cov(numpy.stack((rows, columns)).astype(float)))
    return max(own.shape) >= _LONG * _SCALE and float(max(0.0, spread[0])) <= _STRAY**2


def _is_ring(own: Any) -> bool:
    import numpy

    short, long = sorted(own.shape)
    if not _RING[0] * _SCALE <= long <= _RING[1] * _SCALE or long - short > _ROUND * long:
        return False
    rows, columns = own.nonzero()
    radius = numpy.hypot(rows - (own.shape[0] - 1) / 2, columns - (own.shape[1] - 1) / 2)
    return float(radius.std()) <= _RIM * float(radius.mean())
