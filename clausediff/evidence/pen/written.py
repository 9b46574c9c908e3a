"""Handwriting on a page: ink that no printed word explains, and words that were read from handwriting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.shapes import Shape, find_shapes, share_of_ink
from clausediff.scan.pages import Box

__all__ = ["find_written"]

_SCALE = DPI / 72
_LOW, _NARROW, _INK = 4.0, 5.0, 14
"""Lower and narrower, in points, or of less ink, in pixels: a speck."""
_SOLID, _SPOT = 0.62, 6.0
"""Of its box, and in points: ink that fills more of a box of that size is a hole, a spot or a logo."""
_THIN, _RULE = 3.0, 26.0
"""In points: ink no wider and at least so long is a rule, or the edge of a sheet."""
_EDGE = 4.0
"""In points: ink so near to the edge of the picture is the scanner's."""
_BY_HAND = 0.55
"""Of the ink in a word's box: when so much is handwriting, the word was read from it."""
_LEFT = 0.3
"""Of a shape's ink: when no more lies outside the words that were read from it, it was read."""


def find_written(mask: Any, darkness: Any, words: Sequence[Box]) -> list[PenMark]:
    """Handwriting that hangs together, each as one mark; its words are those that were read from it.

    A mark without words was not read by any engine.
    """
    shapes, labels = find_shapes(mask, round(9 * _SCALE), round(3 * _SCALE))
    high, wide = mask.shape
    shapes = [shape for shape in shapes if _is_large(shape) and not _is_no_hand(shape, wide, high)]
    if not shapes:
        return []
    by_hand = [i for i, word in enumerate(words) if share_of_ink(mask, darkness, word) >= _BY_HAND]
    found = []
    for shape in shapes:
        box = shape.box(_SCALE)
        own = tuple(i for i in by_hand if box.overlap(words[i]) >= 0.3 * words[i].width * words[i].height)
        read = own and _outside(labels, shape, [words[i] for i in own]) <= _LEFT * shape.ink
        found.append(PenMark("written", box, own if read else ()))
    return found


def _is_large(shape: Shape) -> bool:
    long = shape.width >= _NARROW * _SCALE or shape.height >= 2 * _LOW * _SCALE
    return shape.ink >= _INK and long and shape.height >= _LOW * _SCALE


def _is_no_hand(shape: Shape, wide: int, high: int) -> bool:
    """Whether a shape is a hole or a spot, a rule, or at the very edge of the picture."""
    short, long = sorted((shape.width, shape.height))
    solid = shape.ink >= _SOLID * shape.width * shape.height
    if solid and short >= _SPOT * _SCALE:
        return True
    if short <= _THIN * _SCALE and long >= _RULE * _SCALE:
        return True
    edge = round(_EDGE * _SCALE)
    return shape.left <= edge or shape.top <= edge or shape.right >= wide - edge or shape.bottom >= high - edge


def _outside(labels: Any, shape: Shape, words: Sequence[Box]) -> int:
    """Pixels of a shape outside the boxes of words."""
    part = labels[shape.top : shape.bottom, shape.left : shape.right] == shape.label
    for word in words:
        left, top, right, bottom = (round(side * _SCALE) for side in word)
        part[
            max(0, top - 4 - shape.top) : max(0, bottom + 4 - shape.top),
            max(0, left - 4 - shape.left) : max(0, right + 4 - shape.left),
        ] = False
    return int(part.sum())
