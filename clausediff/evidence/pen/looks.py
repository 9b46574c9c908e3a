"""What frames of boxes to mark look like: their strokes, as templates, each with a direction that is outside of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import cos, hypot, pi, sin
from typing import Any, NamedTuple

__all__ = ["AROUND", "BRACKETS", "Look", "Stroke", "looks", "opening", "perfect", "strokes", "widths"]

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
    """The sizes of squares and circles."""
    return (Look(shape, tall, tall) for tall in range(low, high + 1))


def perfect(look: Look) -> float:
    """The pixels of a frame's strokes."""
    if look.shape in BRACKETS:
        return 2.0 * look.height
    return 2.0 * (look.width + look.height) * (pi / 4 if look.shape == "circle" else 1)


@lru_cache(maxsize=4096)
def strokes(look: Look) -> tuple[Stroke, ...]:
    """The strokes of a square or a circle."""
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
        made = {outside: blank() for outside in AROUND[:4]}
        upper, lower, left, right = made.values()
        upper[0], lower[-1], left[:, 0], right[:, -1] = 1, 1, 1, 1
    return tuple(Stroke(outside, mask / mask.sum()) for outside, mask in made.items())


@lru_cache(maxsize=256)
def opening(shape: str, tall: int) -> Any:
    """The left stroke of brackets, in sum 1; mirrored it is the right one."""
    import numpy

    rows = numpy.arange(tall + 1)
    bent = round(_BENT[shape] * tall)
    mask = numpy.zeros((tall + 1, bent + 1), dtype=numpy.float32)
    mask[rows, numpy.round(bent * (2 * rows / tall - 1) ** 2).astype(int)] = 1 / (tall + 1)
    return mask


def widths(shape: str, tall: int) -> range:
    """How far apart brackets of a height may be."""
    return range(max(6, tall // 3, round(2 * _BENT[shape] * tall) + 4), round(_WIDEST * tall), 3)
