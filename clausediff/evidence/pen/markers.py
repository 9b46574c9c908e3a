"""Broad strokes of a felt pen over words, which are no highlighter's: they are dark, and hide the words.

::

    ▓▓▓▓▓▓▓▓▓▓▓▓      a felt pen: what is between the letters is dark, and the letters are hardly darker
    ▒may not sub▒     a highlighter: what is between them is pale
    █ H E A D E R █   a printed band: its letters are lighter than it is
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.shapes import Shape, pixels_of
from clausediff.scan.pages import Box

__all__ = ["words_hidden_by"]

_SCALE = DPI / 72
_FILL = 0.42
"""Beside the print's darkness: a felt pen's ink is no paler."""
_OVER = 0.4
"""Of a word's box: so much of it is under a stroke that hides it."""
_LIGHT, _LETTERS = 0.5, 0.1
"""Beside the darkness of a band: what is no darker is a letter in it, or paper; and of a word in the band, how much of that there is."""
_LOW = 30.0
"""In points: what is higher is a picture, or a shadow."""


def words_hidden_by(shape: Shape, darkness: Any, words: Sequence[Box]) -> tuple[int, ...]:
    """The words that a broad stroke hides; none where the shape is pale, as a highlighter's stripe, or a band with letters in it."""
    import numpy

    box = shape.box(_SCALE)
    if box.height > _LOW:
        return ()
    inside = tuple(i for i, word in enumerate(words) if box.overlap(word) >= _OVER * max(0.01, word.area))
    if not inside:
        return ()
    rows = slice(
        shape.top + shape.height // 4, max(shape.top + shape.height // 4 + 1, shape.bottom - shape.height // 4)
    )
    part = darkness[rows, shape.left : shape.right]
    fill = float(numpy.percentile(part, 30))
    if fill < _FILL:
        return ()
    letters = [darkness[rows, pixels_of(words[i])[1]] for i in inside]
    return tuple(
        i
        for i, each in zip(inside, letters, strict=True)
        if each.size and float((each <= _LIGHT * fill).mean()) < _LETTERS
    )
