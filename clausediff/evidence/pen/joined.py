"""Words that an engine read as one, weighed one by one: a stroke through one of them is a short one beside the box of both.

::

    ┌──────────┐     read as “Nooral”: the slash crosses a quarter of the box, and nine tenths of “No”
    │N╱o  oral │
    └──────────┘     the page has white between the two as wide as between its other words

Where strokes may go through a word, its box is divided at such white, and what speaks most for a stroke through one of the parts
counts for the word.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from clausediff.evidence.pen.closer import STRUCK, Closer, look
from clausediff.evidence.pen.crossed import Weighed, standing_out, weigh
from clausediff.evidence.pen.ink import DPI
from clausediff.scan.pages import Box

__all__ = ["parts_of", "with_parts"]

_SCALE = DPI / 72
_DARK = 0.35
"""Beside the print's darkness: from here on a pixel is ink."""
_ASKED = -3.0
"""The logit of the closer look from which a stroke may go through a part of a word."""
_ZONE = (0.1, 0.9)
"""Of a word's height, where white between two words is free of ink."""
_AS_WIDE, _LEAST = 0.7, 0.12
"""Of the usual white between two words of a line, and of a word's height: white that is as wide is between two words."""
_NEXT, _ROW = 1.5, 0.5
"""In heights of a word: the next word of its line is no further away, and no higher or lower."""
_SMALL = 3.0
"""In points: a narrower part is no word."""


def with_parts(weighed: Weighed, strike: Any, darkness: Any, words: Sequence[Box], said: Any, page: Closer) -> Weighed:
    """What speaks for strokes through words, where those that were read as one are weighed each by itself; the arguments are those of
    :func:`~clausediff.evidence.pen.crossed.weigh`, and the page made ready for the closer look."""
    asked = [i for i in range(len(words)) if weighed.covers[i] > 0 or said[i, STRUCK] >= _ASKED]
    space = _space(words)
    parts = [(i, part) for i in asked for part in parts_of(words[i], darkness, strike, space)]
    if not parts:
        return weighed
    boxes = [part for _, part in parts]
    own = weigh(strike, darkness, boxes, look(page, boxes), of=len(words))
    firsts, both = list(weighed.firsts), list(weighed.both)
    for (i, _), first, logit in zip(parts, own.firsts, own.both, strict=True):
        firsts[i], both[i] = max(firsts[i], first), max(both[i], logit)
    return weighed._replace(firsts=firsts, both=both, above=standing_out(both, words))


def _space(words: Sequence[Box]) -> float:
    """The usual white between two words of a line, in points."""
    found = [
        other.left - word.right
        for word, other in pairwise(words)
        if 0 < other.left - word.right < _NEXT * word.height and abs(other.middle - word.middle) < _ROW * word.height
    ]
    return median(found) if found else 0.0


def parts_of(word: Box, darkness: Any, strike: Any, space: float) -> list[Box]:
    """The words in a box, as boxes; none where it is one word. A stroke may run through the white between them."""
    import numpy

    top, bottom = (max(0, round((word.top + share * word.height) * _SCALE)) for share in _ZONE)
    left, right = max(0, round(word.left * _SCALE)), round(word.right * _SCALE)
    ink = (darkness[top:bottom, left:right] > _DARK) & (strike[top:bottom, left:right] < 0.5)
    inked = numpy.flatnonzero(ink.any(axis=0))
    if len(inked) < 2:
        return []
    least = max(_AS_WIDE * space, _LEAST * word.height) * _SCALE
    steps = numpy.diff(inked)
    cuts = numpy.flatnonzero(steps - 1 >= least)
    if not len(cuts):
        return []
    starts = [int(inked[0]), *(int(inked[at + 1]) for at in cuts)]
    ends = [*(int(inked[at]) + 1 for at in cuts), int(inked[-1]) + 1]
    found = [
        Box((left + low) / _SCALE, word.top, (left + high) / _SCALE, word.bottom)
        for low, high in zip(starts, ends, strict=True)
    ]
    return [part for part in found if part.width >= _SMALL]
