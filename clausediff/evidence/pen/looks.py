"""What frames of boxes to mark look like: their strokes, as templates.

A stroke has a direction that is outside of it, and brackets have ends that point inwards::

    ┌   ┐      (   )      ends of the left one point to the right, and the other way round; between ``]`` and a letter there
    │   │     (     )     are no such ends
    └   ┘      (   )
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import cos, hypot, pi, sin
from typing import Any, NamedTuple

__all__ = ["AROUND", "BRACKETS", "Look", "Stroke", "looks", "perfect", "strokes"]

_BENT = {"[]": 0.0, "()": 0.12, "( )": 0.24}
"""Of their height: how far the ends of brackets are further in than their middle."""
BRACKETS = tuple(_BENT)
"""Shapes that are two strokes."""
_WIDEST = 2.7
"""Of their height: how far apart brackets are, at most."""
AROUND = ((-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1))


class Look(NamedTuple):
    """A shape and its size in pixels."""

    shape: str
    width: int
    height: int


class Stroke(NamedTuple):
    """One stroke of a frame."""

    outside: tuple[int, int]
    """Down and across."""
    mask: Any
    """Where the stroke is in the frame's box; in sum 1."""


def looks(shape: str, low: int, high: int) -> Iterator[Look]:
    """The sizes of frames of a shape."""
    for tall in range(low, high + 1):
        if shape in ("square", "circle"):
            yield Look(shape, tall, tall)
        elif tall % 2 == 0:
            narrow = max(6, tall // 3, round(2 * _BENT[shape] * tall) + 4)
            yield from (Look(shape, wide, tall) for wide in range(narrow, round(_WIDEST * tall), 3))


def perfect(look: Look) -> float:
    """The pixels of a frame's strokes."""
    if look.shape in BRACKETS:
        return 2.0 * look.height
    return 2.0 * (look.width + look.height) * (pi / 4 if look.shape == "circle" else 1)


@lru_cache(maxsize=4096)
def strokes(look: Look) -> tuple[Stroke, ...]:
    """The strokes of a frame."""
    import numpy

    shape, wide, tall = look

    def blank() -> Any:
        return numpy.zeros((tall + 1, wide + 1), dtype=numpy.float32)

    made: dict[tuple[int, int], Any] = {}
    if shape == "circle":
        for step in range(8 * tall):
            angle = 2 * pi * step / (8 * tall)
            down, across = sin(angle), cos(angle)
            outside = min(AROUND, key=lambda each: -(each[0] * down + each[1] * across) / hypot(*each))
            mask = made.setdefault(outside, blank())
            mask[round(tall / 2 * (1 + down)), round(wide / 2 * (1 + across))] = 1
    else:
        left, right = blank(), blank()
        rows = numpy.arange(tall + 1)
        bent = round(_BENT.get(shape, 0.0) * tall)
        columns = numpy.round(bent * (2 * rows / tall - 1) ** 2).astype(int)
        left[rows, columns] = 1
        right[rows, wide - columns] = 1
        made = {(0, -1): left, (0, 1): right}
        if shape == "square":
            upper, lower = blank(), blank()
            upper[0], lower[-1] = 1, 1
            made |= {(-1, 0): upper, (1, 0): lower}
    return tuple(Stroke(outside, mask / mask.sum()) for outside, mask in made.items())
