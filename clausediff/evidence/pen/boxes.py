"""Check boxes on a page: squares by their four sides, marked or not by the ink inside, never by what OCR made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from clausediff.evidence.pen.ink import DPI
from clausediff.scan.pages import Box

__all__ = ["CheckBox", "find_boxes"]

_SCALE = DPI / 72
_SIDES = (5.5, 17.0)
"""In points: how large a check box is."""
_DARK = 0.3
"""Beside the print's darkness: from here on a pixel is ink."""
_DRAWN = 0.85
"""Of a side: so much of it must be inked."""
_SQUARE = 1.2
"""A box is no more than so many times higher than wide, or wider than high."""
_INSET = 0.2
"""Of a side: so much beside each side is the side's own ink, or that of a letter that touches it."""
_MARKED, _EMPTY = 0.07, 0.025
"""Of the pixels inside: from the first on the box is marked, up to the second it is not; between them nothing is said."""


@dataclass(frozen=True, slots=True)
class CheckBox:
    """A square on the page."""

    box: Box
    """In points."""
    marked: bool | None
    """None where the ink inside may be a tick or dirt."""


def find_boxes(darkness: Any, words: Sequence[Box] = ()) -> list[CheckBox]:
    """The check boxes of a page, from above; ``darkness`` is that of :func:`~clausediff.evidence.pen.ink.as_ink`.

    Two level strokes of the same length lie above each other, as far apart as they are long, and upright strokes join their
    ends. A word of some width in it makes it a frame.
    """
    import cv2
    import numpy

    ink = (darkness > _DARK).astype(numpy.uint8)
    low, high = (round(side * _SCALE) for side in _SIDES)
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, numpy.ones((1, low - 1), dtype=numpy.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(level, connectivity=8)
    strokes = [
        (int(left), int(top), int(wide), int(tall))
        for left, top, wide, tall, _ in stats[1:count]
        if low - 1 <= wide <= high + 4 and tall <= max(3, wide // 3)
    ]
    strokes.sort(key=lambda each: (each[1], each[0]))
    found: list[CheckBox] = []
    for at, (left, top, wide, _) in enumerate(strokes):
        for other_left, other_top, other_wide, other_tall in strokes[at + 1 :]:
            bottom = other_top + other_tall
            if other_top - top > _SQUARE * wide + 4:
                break
            if abs(other_left - left) > 3 or abs(other_wide - wide) > 4:
                continue
            side = max(wide, other_wide)
            if not side / _SQUARE <= bottom - top <= side * _SQUARE:
                continue
            # A tick that crosses a side makes that side's stroke longer.
            right = min(left + wide, other_left + other_wide)
            square = (max(left, other_left), top, right, bottom)
            box = Box(*(value / _SCALE for value in square)).rounded()
            if _has_sides(ink, square) and not any(_fills(word, box) for word in words):
                if not any(box.overlap(known.box) > 0 for known in found):
                    found.append(CheckBox(box, _is_marked(ink, square)))
                break
    return found


def _has_sides(ink: Any, square: tuple[int, int, int, int]) -> bool:
    """Whether upright strokes join the ends of the level ones."""
    left, top, right, bottom = square
    for x in (left, right - 1):
        strip = ink[top:bottom, max(0, x - 2) : x + 3]
        if not strip.size or float(strip.any(axis=1).mean()) < _DRAWN:
            return False
        if float(strip.sum(axis=0).max()) < _DRAWN * 0.8 * (bottom - top):
            return False
    return True


def _fills(word: Box, box: Box) -> bool:
    """Whether a word in a square is so wide that the square frames it."""
    return (
        word.width > 0.5 * box.width and box.overlap(word) > 0.7 * word.width * word.height and word.width < box.width
    )


def _is_marked(ink: Any, square: tuple[int, int, int, int]) -> bool | None:
    left, top, right, bottom = square
    inset = max(3, round(_INSET * (right - left)))
    inside = ink[top + inset : bottom - inset, left + inset : right - inset]
    share = float(inside.mean()) if inside.size else 0.0
    return True if share >= _MARKED else False if share <= _EMPTY else None
