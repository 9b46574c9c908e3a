"""Strokes through the print of a copy: ink in the white between and within the letters of a word that the issued form prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from clausediff.evidence.issued.laying import Laid, in_pixels, thicker
from clausediff.scan.pages import Box

__all__ = ["crossed"]

_STROKE = 0.35
"""In parts of the print's darkness: from here on a pixel between the letters is a stroke's. Strokes are thin and come paler than print."""
_ZONE = (0.25, 0.22)
"""Shares of a word's height, from above and from below, that are left out: there are strokes above and under words, and ends of letters."""
_MORE, _CLEAR, _USUAL = (0, 1, 2), 0.04, 75
"""Bold print, and print at few dots an inch, runs into its gaps: it is made thicker by so many pixels more until three quarters of the
page's words have no more than the second in theirs. What they still have counts for no word."""
_NUDGE = 3
"""Pixels by which the form's print is moved over a single word."""
_CORE, _COVERED = 0.5, 0.08
"""Print of the form from which a pixel is inside a letter; and by how much less of it than usual the copy may have: a stroke adds ink and
takes none away."""
_FREE, _COLUMNS = 3, 3
"""Pixels of a column without print, and such columns of a word: with fewer there is no place to see a stroke."""


def crossed(laid: Laid, boxes: Sequence[Box]) -> list[float]:
    """For each word of the form's print, the share of the places between and within its letters where the copy has ink.

    ::

        d i s c l o s e        print has gaps in every letter, at the same places as the form's
        d┼i┼s┼c┼l┼o┼s┼e        a stroke goes through all of them

    What most words of the page have in their gaps, for its print is bolder or softer than the form's, is taken off.
    """
    import numpy

    placed = [_placed(laid, box) for box in boxes]
    covered = [word.covered for word in placed if word is not None]
    least = float(numpy.median(covered)) - _COVERED if covered else 1.0
    usual, shares = 1.0, [0.0] * len(boxes)
    for more in _MORE:
        shares = [
            0.0 if word is None or word.covered < least else _between(word, laid.tolerance + more) for word in placed
        ]
        usual = float(numpy.percentile(shares, _USUAL)) if shares else 0.0
        if usual <= _CLEAR:
            break
    return [max(0.0, share - usual) for share in shares]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with the form's print laid exactly over it."""

    darkness: Any
    """Of the copy's pixels, as in :class:`~clausediff.evidence.issued.laying.Laid`."""
    form: Any
    """Of the form's, in the same pixels."""
    zone: slice
    """Rows of the word where a stroke is looked for."""
    covered: float
    """The share of the form's print that the copy has too: low where another word is, or the form is laid beside it."""


def _placed(laid: Laid, box: Box) -> _Word | None:
    """A word of the copy, and the form's print moved by some pixels to where it is most like it; None where the form prints nothing."""
    import cv2
    import numpy

    left, top, right, bottom = in_pixels(box)
    high, wide = bottom - top, right - left
    form = laid.form[top:bottom, left:right]
    core = form > _CORE
    if high < 2 * _FREE or wide < _COLUMNS or not core.any() or not laid.valid[top:bottom, left:right].all():
        return None
    around = laid.darkness[max(0, top - _NUDGE) : bottom + _NUDGE, max(0, left - _NUDGE) : right + _NUDGE]
    if around.shape[0] < high or around.shape[1] < wide:
        return None
    found = cv2.matchTemplate(around, form, cv2.TM_CCOEFF_NORMED)
    _, _, _, (x, y) = cv2.minMaxLoc(found)
    darkness = around[y : y + high, x : x + wide]
    zone = slice(round(_ZONE[0] * high), high - round(_ZONE[1] * high))
    return _Word(darkness, form, zone, float(numpy.mean(darkness[core] > _STROKE)))


def _between(word: _Word, tolerance: int) -> float:
    """The share of the columns with white between the form's letters, made thicker by so much, in which the copy has ink there."""
    free = ~thicker(word.form, tolerance)[word.zone]
    inked = free & (word.darkness[word.zone] > _STROKE)
    columns = free.sum(axis=0) >= _FREE
    return float(inked[:, columns].any(axis=0).mean()) if int(columns.sum()) >= _COLUMNS else 0.0
