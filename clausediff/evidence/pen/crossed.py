"""How far a pen's strokes cross each word, and how much speaks for a stroke through it, by both networks and beside the page's other words.

::

    ─n─o─t─     cover 1: all of its width
    n╱t         cover 0.4, and nothing of a level line
    not         −8: so are all words of the page without a stroke; one at −1 stands out of them by 7
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, log
from typing import Any, NamedTuple

from clausediff.evidence.pen.closer import with_closer
from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.weights import weights
from clausediff.scan.pages import Box

__all__ = ["BESIDE", "FEATURES", "Weighed", "by_letters", "features_of", "reach_of", "standing_out", "weigh"]

_SCALE = DPI / 72
_PIXEL = 0.5
"""Probability from which a pixel is taken for a stroke through print."""
_GAP = 3
"""Pixels: columns without a stroke between others are taken to be crossed, as where the stroke runs along a letter's bar."""
_EDGE = 0.12
"""Of a word's height, above and below: ink there belongs to the line's neighbours."""
BESIDE = 0.35
"""Of a word's height: how far to its left and right a stroke that runs over its edges is looked for."""
_LEAST_COVER = 0.12
"""Of a word's width: with less there is nothing to weigh."""
_MIDDLE, _DARK, _LONG = (0.3, 0.78), 0.45, 0.85
"""Of a word's height, where a line through it runs; beside the print's darkness, how dark it is; of its width, how long."""
_LIKE, _FEW = 0.35, 6
"""How far the logarithms of widths are apart for words to be as wide; where fewer are, all words of the page are compared."""
_BARS, _USUAL, _SERIFS = 8.0, 0.15, 7.0
"""Logits for a word of nothing but e, beyond the share of them that is usual; and for one of nothing but w. With them the words that look
most like struck ones are as many of each kind."""
FEATURES = ("cover", "strength", "run", "over", "over both", "thickness", "others", "width", "line", "tall")
"""What is weighed of each word; :func:`features_of` says what they are."""


def features_of(
    strike: Any, darkness: Any, words: Sequence[Box], *, least: float = _LEAST_COVER, of: int = 0
) -> list[tuple[float, ...] | None]:
    """What is weighed of each word, None where hardly a stroke goes through it; ``strike`` is each pixel's probability.

    ``least`` is the share of a word's width that must be crossed for there to be something to weigh, and ``of`` how many words
    the page has, where these are only some of them.

    ``cover`` is the share of its width that is crossed, ``strength`` the mean over its columns of the highest probability,
    ``run`` the longest crossed stretch, ``over`` and ``over both`` how far the stroke goes on to the left and right of it,
    ``thickness`` the stroke's height beside the word's, ``others`` how usual such crossings are on the page. ``line`` is the
    longest level run of dark pixels through the middle of its letters, which a thin straight line has and no glyph. ``tall`` is
    the share of its height that strokes reach over: a figure written over another has no long line, and is as high as the print.
    """
    mask = strike >= _PIXEL
    crossings = [_crossing(mask, word) for word in words]
    covers = [cover for cover, *_ in crossings]
    usual = log(0.002 + sum(cover >= 0.4 for cover in covers) / max(1, of or len(words)))
    found: list[tuple[float, ...] | None] = []
    for word, (cover, run, thickness) in zip(words, crossings, strict=True):
        line = _level_run(darkness, word)
        if cover < least and line < _LONG:
            found.append(None)
            continue
        wide = BESIDE * word.height
        left = _strength(strike, Box(word.left - wide, word.top, word.left - 1, word.bottom))
        right = _strength(strike, Box(word.right + 1, word.top, word.right + wide, word.bottom))
        found.append(
            (
                cover,
                _strength(strike, word),
                run,
                max(left, right),
                min(left, right),
                min(1.0, thickness),
                usual,
                min(4.0, word.width / max(1.0, word.height)),
                max(0.0, line - 0.5),
                _tall(mask, word),
            )
        )
    return found


def _zone(word: Box) -> tuple[int, int, int, int]:
    """The pixels of a word without its upper and lower edge."""
    top, bottom = word.top + _EDGE * word.height, word.bottom - _EDGE * word.height
    left, top, right, bottom = (max(0, round(side * _SCALE)) for side in (word.left, top, word.right, bottom))
    return left, top, right, bottom


def _strength(strike: Any, word: Box) -> float:
    left, top, right, bottom = _zone(word)
    part = strike[top:bottom, left:right]
    return float(part.max(axis=0).mean()) if part.size else 0.0


def _tall(mask: Any, word: Box) -> float:
    left, top, right, bottom = _zone(word)
    part = mask[top:bottom, left:right]
    return float(part.any(axis=1).mean()) if part.size else 0.0


def _crossing(mask: Any, word: Box) -> tuple[float, float, float]:
    """The share of a word's columns that strokes cross, that of the longest stretch, and how thick they are in its height."""
    import numpy

    left, top, right, bottom = _zone(word)
    part = mask[top:bottom, left:right]
    columns = numpy.flatnonzero(part.any(axis=0))
    if not len(columns) or not part.size:
        return 0.0, 0.0, 0.0
    steps = numpy.diff(columns)
    small = steps <= _GAP
    crossed = 1 + int(steps[small].sum()) + int((~small).sum())
    longest = run = 1
    for step, near in zip(steps.tolist(), small.tolist(), strict=True):
        run = run + step if near else 1
        longest = max(longest, run)
    wide, high = int(part.shape[1]), max(1, int(part.shape[0]))
    return min(1.0, crossed / wide), min(1.0, longest / wide), float(part.sum()) / len(columns) / high


def _level_run(darkness: Any, word: Box) -> float:
    """The longest run of dark pixels in one row, or the two beside it, of the middle of a word; as a share of its width."""
    import numpy

    left, right = max(0, round(word.left * _SCALE)), round(word.right * _SCALE)
    top, bottom = (max(0, round((word.top + share * word.height) * _SCALE)) for share in _MIDDLE)
    dark = darkness[max(0, top - 1) : bottom + 1, left:right] > _DARK
    if dark.shape[0] < 3 or not dark.shape[1]:
        return 0.0
    dark = dark[:-2] | dark[1:-1] | dark[2:]
    edges = numpy.diff(numpy.pad(dark.astype(numpy.int8), ((0, 0), (1, 1))).ravel())
    starts, ends = numpy.flatnonzero(edges == 1), numpy.flatnonzero(edges == -1)
    return float((ends - starts).max()) / dark.shape[1] if len(starts) else 0.0


class Weighed(NamedTuple):
    """How much speaks for strokes through each word of a page."""

    covers: list[float]
    """The share of its width that is crossed."""
    firsts: list[float]
    """The logit by what the network of the page says; minus infinity where there is nothing to weigh."""
    both: list[float]
    """The logit with the closer look; where there was none, as before."""
    above: list[float]
    """By how much that is above the middle one of the page's words that are as wide; where there was no closer look, nothing."""


def weigh(
    strike: Any, darkness: Any, words: Sequence[Box], said: Any = None, texts: Sequence[str] = (), *, of: int = 0
) -> Weighed:
    """How much speaks for strokes through each word, by both networks.

    The arguments are those of :func:`~clausediff.evidence.pen.strikes.find_struck`; ``texts`` are what the words read, where that is
    known, and ``of`` is how many words the page has, where these are only some of them.
    """
    features = features_of(strike, darkness, words, of=of)
    firsts = [-inf if each is None else weights("struck").logit(each) for each in features]
    both = firsts if said is None else with_closer("struck", firsts, said)
    if said is not None and texts:
        both = [logit - by_letters(text) for logit, text in zip(both, texts, strict=True)]
    above = [0.0] * len(words) if said is None else standing_out(both, words)
    return Weighed([0.0 if each is None else each[0] for each in features], firsts, both, above)


def by_letters(text: str) -> float:
    """How much of a logit may be the letters of a word: the bars of several e are at one height, as are the serifs of a w, and where a
    page is worn they look like a pale line. Of 17,000 printed words in the faces that are fitted on, one in forty like *week* stood out of
    its page as a struck one does, and one in 4,000 of those with few of these letters."""
    letters = [letter for letter in text.lower() if letter.isalpha()]
    if not letters:
        return 0.0
    bars, serifs = letters.count("e") / len(letters), letters.count("w") / len(letters)
    return _BARS * max(0.0, bars - _USUAL) + _SERIFS * serifs


def reach_of(mask: Any, word: Box) -> tuple[float, float]:
    """From where to where strokes cross a word, in points; its whole width where none is within its height."""
    left, top, right, bottom = _zone(word)
    columns = mask[top:bottom, left:right].any(axis=0).nonzero()[0]
    if not len(columns):
        return round(word.left, 2), round(word.right, 2)
    return round((left + int(columns[0])) / _SCALE, 2), round((left + int(columns[-1]) + 1) / _SCALE, 2)


def standing_out(both: Sequence[float], words: Sequence[Box]) -> list[float]:
    """By how much the logit of each word is above the middle one of the page's other words that are as wide."""
    import numpy

    if not words:
        return []
    logits = numpy.asarray(both)
    wide = numpy.log([max(1.0, word.width) for word in words])
    found = []
    for at, each in enumerate(wide):
        like = numpy.abs(wide - each) < _LIKE
        like[at] = False
        others = logits[like] if int(like.sum()) >= _FEW else logits
        found.append(float(logits[at] - numpy.median(others)))
    return found
