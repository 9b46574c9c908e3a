"""Strokes along the foot of words: lines under them, and none through them.

::

    as long as the        most letters stand on one row of pixels, the base; a stroke of which nearly all is on that row or below
    ──────────────        it leaves the letters to be read, and strikes out nothing

The boxes of words reach down to the letters that go below the base, so a line under words runs through their boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.mark import PenMark
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
_LEFT = 0.4
"""Of a stroke's pixels: with less ink of print above them there is no word to be read, and no base to be seen."""


def are_underlines(marks: Sequence[PenMark], classes: Any, darkness: Any, words: Sequence[Box]) -> list[bool]:
    """Of each mark of struck words whether its strokes run under all of them; ``classes`` are the probabilities of each pixel's
    classes."""
    return [bool(mark.words) and all(_runs_under(words[i], classes[1], darkness) for i in mark.words) for mark in marks]


def _runs_under(word: Box, strike: Any, darkness: Any) -> bool:
    left, right = max(0, round(word.left * _SCALE)), round(word.right * _SCALE)
    top, foot = max(0, round(word.top * _SCALE)), round((word.bottom + _BELOW * word.height) * _SCALE)
    high = round(word.bottom * _SCALE) - top
    strokes = strike[top:foot, left:right] >= _PIXEL
    ink = (darkness[top:foot, left:right] > _DARK) & ~strokes
    if not strokes.any():
        return False
    rows = ink[:high].sum(axis=1)
    full = (rows >= _FULL * max(1, int(rows.max()))).nonzero()[0] if rows.any() else []
    if not len(full):
        return False
    base = int(full[-1])
    under = int(strokes[base:].sum())
    return under >= _UNDER * int(strokes.sum()) and int(ink[:base].sum()) >= _LEFT * int(strokes.sum())
