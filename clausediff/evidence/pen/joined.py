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
from math import inf
from statistics import median
from typing import Any

from clausediff.evidence.pen.closer import STRUCK, Closer, look
from clausediff.evidence.pen.crossed import Weighed, standing_out, weigh
from clausediff.evidence.pen.ink import DPI
from clausediff.scan.pages import Box

__all__ = ["parts_of", "with_parts"]

_SCALE = DPI / 72
_DARK, _STROKE = 0.35, 0.5
"""Beside the print's darkness: from here on a pixel is ink; and the probability from which it is a stroke's."""
_ASKED = -3.0
"""The logit of the closer look from which a stroke may go through a part of a word."""
_ZONE = (0.1, 0.9)
"""Of a word's height, where white between two words is free of ink."""
_AS_WIDE, _WIDER, _WITHIN = 0.7, 1.4, 0.9
"""White between two words in one box is so wide beside the usual white between two boxes, and beside the widest white within so many of
the page's words."""
_NEXT, _ROW = 1.5, 0.5
"""In heights of a word: the next word of its line is no further away, and no higher or lower."""
_SMALL = 0.5
"""Of its height: a narrower part is a letter, and no word."""


def with_parts(weighed: Weighed, strike: Any, darkness: Any, words: Sequence[Box], said: Any, page: Closer) -> Weighed:
    """What speaks for strokes through words, where those that were read as one are weighed each by itself; the arguments are those of
    :func:`~clausediff.evidence.pen.crossed.weigh`, and the page made ready for the closer look."""
    asked = [i for i in range(len(words)) if weighed.covers[i] > 0 or said[i, STRUCK] >= _ASKED]
    space = _space(words, darkness, strike) if asked else inf
    parts = [(i, part) for i in asked for part in parts_of(words[i], darkness, strike, space)]
    if not parts:
        return weighed
    boxes = [part for _, part in parts]
    own = weigh(strike, darkness, boxes, look(page, boxes), of=len(words))
    firsts, both = list(weighed.firsts), list(weighed.both)
    for (i, _), first, logit in zip(parts, own.firsts, own.both, strict=True):
        firsts[i], both[i] = max(firsts[i], first), max(both[i], logit)
    return weighed._replace(firsts=firsts, both=both, above=standing_out(both, words))


def _space(words: Sequence[Box], darkness: Any, strike: Any) -> float:
    """How much white is between two words, and not between the letters of one, in pixels."""
    import numpy

    inked = [_columns(word, darkness, strike) for word in words]
    between = [
        int(behind[0]) - int(before[-1])
        for (word, before), (other, behind) in pairwise(zip(words, inked, strict=True))
        if len(before) and len(behind) and 0 < other.left - word.right < _NEXT * word.height
        and abs(other.middle - word.middle) < _ROW * word.height
    ]  # fmt: skip
    within = [int(numpy.diff(columns).max()) for columns in inked if len(columns) > 1]
    if not between or not within:
        return inf
    return max(_AS_WIDE * median(between), _WIDER * float(numpy.quantile(within, _WITHIN)))


def _columns(word: Box, darkness: Any, strike: Any) -> Any:
    """The columns of the page in which a word has print, from left to right."""
    top, bottom = (max(0, round((word.top + share * word.height) * _SCALE)) for share in _ZONE)
    left, right = max(0, round(word.left * _SCALE)), round(word.right * _SCALE)
    ink = (darkness[top:bottom, left:right] > _DARK) & (strike[top:bottom, left:right] < _STROKE)
    return left + ink.any(axis=0).nonzero()[0]


def parts_of(word: Box, darkness: Any, strike: Any, space: float) -> list[Box]:
    """The words in a box, as boxes; none where it is one word, with less than so many pixels of white between letters. A stroke may run
    through the white between them."""
    import numpy

    inked = _columns(word, darkness, strike)
    cuts = numpy.flatnonzero(numpy.diff(inked) >= space)
    if not len(cuts):
        return []
    starts = [int(inked[0]), *(int(inked[at + 1]) for at in cuts)]
    ends = [*(int(inked[at]) + 1 for at in cuts), int(inked[-1]) + 1]
    found = [Box(low / _SCALE, word.top, high / _SCALE, word.bottom) for low, high in zip(starts, ends, strict=True)]
    return [part for part in found if part.width >= _SMALL * word.height]
