"""Large crosses and slashes over several lines that the network takes for other ink than strokes through print.

::

    ╲  1.1 “Affiliate” means  ╱        nearly all ink of the shape is on the diagonals of its box, and it runs through
      ╲   any entity that   ╱          words of several lines; a ring, a frame and a stamp's letters are elsewhere
    ╱   controls a Party.  ╲

A thin line that runs through white for the most part looks like an underline, or a stamp's frame, wherever one looks closely.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.shapes import Shape, find_shapes
from clausediff.scan.pages import Box

__all__ = ["find_crosses", "with_crosses"]

_SCALE = DPI / 72
_PIXEL = 0.5
"""Probability from which a pixel is a stroke's or other ink."""
_GAP = 11.0
"""In points: so far a line is hidden by the letters that it runs through."""
_HIGH, _WIDE = 2.2, 3.0
"""In lines of print: a cross is no smaller."""
_OFF, _ON = 0.14, 0.85
"""Of half its box, how far ink is from a diagonal at most; and how much of a cross's ink is no further away."""
_HALF, _LEAST = 0.6, 0.5
"""Of each half of its box, how much of its width one diagonal has ink in; and of a word's box, how much lies in the cross's."""


def find_crosses(classes: Any, words: Sequence[Box]) -> list[PenMark]:
    """Crosses and slashes over words of several lines, each as one mark that is not certain; ``classes`` are the probabilities of
    each pixel's classes."""
    heights = sorted(word.height for word in words)
    if not heights:
        return []
    line = heights[len(heights) // 2] * _SCALE
    gap = round(_GAP * _SCALE)
    shapes, labels = find_shapes((classes[1] >= _PIXEL) | (classes[3] >= _PIXEL), gap, gap, round(_HIGH * line))
    found = []
    for shape in shapes:
        if shape.height < _HIGH * line or shape.width < _WIDE * line or not _is_diagonal(shape, labels):
            continue
        box = shape.box(_SCALE)
        inside = tuple(i for i, word in enumerate(words) if box.overlap(word) >= _LEAST * word.area)
        if len({round(words[i].middle / (line / _SCALE)) for i in inside}) > 1:
            found.append(PenMark("struck", box, inside, (0.0,) * len(inside)))
    return found


def with_crosses(struck: Sequence[PenMark], crosses: Sequence[PenMark]) -> list[PenMark]:
    """The marks of struck words with crosses over clauses that are not among them; single words under a cross are told with it."""
    more = [
        cross
        for cross in crosses
        if not any(len(mark.words) > 1 and set(cross.words) <= set(mark.words) for mark in struck)
    ]
    under = {i for cross in more for i in cross.words}
    return [*(mark for mark in struck if mark.certain or not under.issuperset(mark.words)), *more]


def _is_diagonal(shape: Shape, labels: Any) -> bool:
    """Whether nearly all ink is on the diagonals of the box, along the whole of one of them."""
    import numpy

    rows, columns = (labels[shape.top : shape.bottom, shape.left : shape.right] == shape.label).nonzero()
    across, down = columns / (shape.width - 1) * 2 - 1, rows / (shape.height - 1) * 2 - 1
    falling, rising = numpy.abs(across - down) <= _OFF, numpy.abs(across + down) <= _OFF
    if float((falling | rising).mean()) < _ON:
        return False
    steps = max(2, shape.width // 8)
    met = [len(numpy.unique(((across[way] + 1) / 2 * steps).astype(int))) / steps for way in (falling, rising)]
    return max(met) >= _HALF
