"""Strokes along the foot of words: lines under them, and none through them.

::

    as long as the        most letters stand on one row of pixels, the base; a stroke of which nearly all is on that row or below
    ──────────────        it leaves the letters to be read, and strikes out nothing

The boxes of words reach down to the letters that go below the base, so a line under words runs through their boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.shapes import pixels_of
from clausediff.scan.pages import Box

__all__ = ["are_underlines"]

_SCALE = DPI / 72
_DARK, _PIXEL = 0.4, 0.5
"""Beside the print's darkness: from here on a pixel is ink; and the probability from which it is a stroke's."""
_BELOW = 0.35
"""Of a word's height: so far below its box a line under it may run."""
_FULL = 0.5
"""Of the ink in the fullest row of a word: rows above the base have as much, and those of a few letters that go below it have not."""
_UNDER = 0.85
"""Of a stroke's pixels, so many are on the base or below."""
_ASKED = 60
"""Words of the page by which the base is found, at most."""


def are_underlines(marks: Sequence[PenMark], classes: Any, darkness: Any, words: Sequence[Box]) -> list[bool]:
    """Of each mark of struck words whether its strokes run under all of them; ``classes`` are the probabilities of each pixel's
    classes."""
    base = _base(classes[1], darkness, words) if marks else None
    return [
        base is not None and bool(mark.words) and all(_runs_under(words[i], classes[1], base) for i in mark.words)
        for mark in marks
    ]


def _base(strike: Any, darkness: Any, words: Sequence[Box]) -> float | None:
    """Of a word's height, how far down most letters stand in the page's words without a stroke; a stroke hides the base of its own."""
    found = []
    for word in words[:: max(1, len(words) // _ASKED)]:
        rows, columns = pixels_of(word)
        ink = (darkness[rows, columns] > _DARK).sum(axis=1)
        if ink.any() and not (strike[rows, columns] >= _PIXEL).any():
            full = (ink >= _FULL * int(ink.max())).nonzero()[0]
            found.append((int(full[-1]) + 1) / len(ink))
    return median(found) if found else None


def _runs_under(word: Box, strike: Any, base: float) -> bool:
    rows, columns = pixels_of(word)
    foot = round((word.bottom + _BELOW * word.height) * _SCALE)
    strokes = (strike[rows.start : foot, columns] >= _PIXEL).sum(axis=1)
    first = round(base * (rows.stop - rows.start)) - 1
    return bool(strokes.any()) and int(strokes[first:].sum()) >= _UNDER * int(strokes.sum())
