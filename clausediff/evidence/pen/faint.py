"""Words that a thin or pale stroke may go through: too little speaks for it to tell of any word, and enough to ask about some.

::

    shall n╱t take        a fine slash is as steep as letters are, and has a few pixels beside them
    does ·n·o·t· cover    a pencil is paler than print

How much speaks for a stroke through a word as printed depends on the page: on a blurred page, or in a face that the networks do not
know, more speaks for strokes everywhere. So a word is compared with the page's other words that are as wide. One that stands out is
told as *faint*, and comparison asks about it where the form's word changes what is agreed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clausediff.evidence.pen.crossed import Weighed, reach_of
from clausediff.evidence.pen.mark import PenMark
from clausediff.scan.pages import Box

__all__ = ["find_faint"]

_WEIGHT, _BAR = 0.75, 1.5
"""How much a nat above the middle one of like words counts beside one of the word's own logit, and the sum from which it is faint."""
_LEAST, _OUT = -4.0, 3.0
"""With a lower logit, or nearer to the others, no word is."""
_PIXEL = 0.5
"""Probability from which a pixel is taken for a stroke through print."""


def find_faint(strike: Any, words: Sequence[Box], weighed: Weighed, known: set[int]) -> list[PenMark]:
    """Words that a stroke may go through, each as one mark, without those that are ``known`` to be struck, or beside struck ones.

    ``strike`` is each pixel's probability of a stroke through print, and ``weighed`` what :func:`~clausediff.evidence.pen.crossed.weigh`
    says of the words with the closer look.
    """
    found = [
        i
        for i, (own, more) in enumerate(zip(weighed.both, weighed.above, strict=True))
        if own >= _LEAST and more >= _OUT and own + _WEIGHT * more >= _BAR and i not in known
    ]
    mask = strike >= _PIXEL
    return [
        PenMark("faint", words[i].rounded(), (i,), (round(weighed.covers[i], 2),), False, (reach_of(mask, words[i]),))
        for i in found
    ]
