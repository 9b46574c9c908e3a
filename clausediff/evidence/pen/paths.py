"""The darkest way from left to right through a word: a stroke through it leaves no gap, and print has gaps between its letters.

::

    r e l e a s e        whatever way is taken, it is pale between the letters
    r─e─l─e─a─s─e        one way is dark from end to end

On a blurred page, or in a bold face, letters touch, and the way through any word is dark. So a word's way is compared with those of
the page's other words. A network that does not know a face takes the bars of its letters for pieces of a stroke; this asks the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clausediff.evidence.pen.ink import DPI
from clausediff.scan.pages import Box

__all__ = ["ranks"]

_SCALE = DPI / 72
_ZONE = (0.22, 0.8)
"""Of a word's height, between which a stroke through it runs."""
_MOST = (0.6, 1.2)
"""Beside the print's darkness: what is darker counts for no more. With the first, gaps tell most; with the second, how dark the way is
where letters touch."""
_EIGHTH = 8
"""Of a way's pixels, one of so many: the palest of them tell where it has gaps."""
_COMPARED = 60
"""Words of the page, at most."""
_NARROW = 8.0
"""In points: the letters of a narrower word have hardly a gap between them."""
_OUTSIDE = -9.0
"""What no way goes through."""


def ranks(darkness: Any, asked: Sequence[Box], plain: Sequence[Box]) -> list[float]:
    """Of some words, the share of the page's plain words whose darkest way is paler; 1 where there are none.

    Of two ways to count darkness (:data:`_MOST`) the one by which the share is greater is taken.
    """
    import numpy

    others = [word for word in plain if word.width >= _NARROW]
    others = others[:: -(-len(others) // _COMPARED)] if others else []
    if not asked or not others:
        return [1.0] * len(asked)
    found = []
    for most in _MOST:
        usual = numpy.sort(_palest(darkness, others, most))
        found.append(numpy.searchsorted(usual, _palest(darkness, asked, most)) / len(usual))
    ranked: list[float] = numpy.maximum(*found).tolist()
    return ranked


def _palest(darkness: Any, words: Sequence[Box], most: float) -> Any:
    """Of each word, how dark the palest eighth of its darkest way is."""
    import numpy

    zones = [_zone(darkness, word, most) for word in words]
    high, wide = (max(1, *(zone.shape[axis] for zone in zones)) for axis in (0, 1))
    inks = numpy.full((len(zones), high, wide), _OUTSIDE, dtype=numpy.float32)
    for at, zone in enumerate(zones):
        inks[at, : zone.shape[0], : zone.shape[1]] = zone
    wides = numpy.array([max(1, zone.shape[1]) for zone in zones])
    rows = _darkest(inks, wides)
    met = numpy.take_along_axis(inks, rows[:, None, :], axis=1)[:, 0]
    met = numpy.sort(numpy.where(numpy.arange(wide) < wides[:, None], met, numpy.inf), axis=1)
    count = numpy.maximum(1, wides // _EIGHTH)
    met = numpy.where(numpy.arange(wide) < count[:, None], met, 0)
    return numpy.maximum(0, met.sum(axis=1) / count)


def _darkest(inks: Any, wides: Any) -> Any:
    """The rows of the darkest ways through words; a way goes up or down by one pixel a column at most."""
    import numpy

    many, high, wide = inks.shape
    steps = numpy.zeros((many, high, wide), dtype=numpy.int8)
    sums = inks[:, :, 0].copy()
    ends = numpy.zeros(many, dtype=numpy.int64)
    edge = numpy.full((many, 1), -numpy.inf, dtype=numpy.float32)
    for x in range(1, wide):
        ends = numpy.where(wides == x, sums.argmax(axis=1), ends)
        above, below = numpy.hstack((edge, sums[:, :-1])), numpy.hstack((sums[:, 1:], edge))
        best = numpy.maximum(sums, numpy.maximum(above, below))
        steps[:, :, x] = numpy.where(best == sums, 0, numpy.where(best == above, -1, 1))
        sums = best + inks[:, :, x]
    at = numpy.where(wides >= wide, sums.argmax(axis=1), ends)
    rows = numpy.zeros((many, wide), dtype=numpy.int64)
    for x in range(wide - 1, -1, -1):
        rows[:, x] = at
        step = numpy.take_along_axis(steps[:, :, x], at[:, None], axis=1)[:, 0]
        at = numpy.where(x < wides, at + step, at)
    return rows


def _zone(darkness: Any, word: Box, most: float) -> Any:
    """The ink of a word in the middle of its height."""
    import numpy

    top, bottom = (max(0, round((word.top + share * word.height) * _SCALE)) for share in _ZONE)
    left, right = max(0, round(word.left * _SCALE) + 1), round(word.right * _SCALE) - 1
    return numpy.minimum(darkness[top:bottom, left:right], most)
