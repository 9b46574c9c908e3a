"""Which words a pen's strokes go through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clausediff.evidence.pen.closer import STRUCK
from clausediff.evidence.pen.crossed import Weighed, reach_of, weigh
from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.paths import ranks
from clausediff.evidence.pen.shapes import Shape, find_shapes
from clausediff.evidence.pen.weights import weights
from clausediff.scan.pages import Box, around

__all__ = ["find_struck", "runs_of"]

_SCALE = DPI / 72
_PIXEL = 0.5
"""Probability from which a pixel is taken for a stroke through print."""
_PART, _PART_SURE = 6.0, 0.75
"""In points, and the mean probability: a stroke so long through a part of a word, which belongs to no struck word, strikes it."""
_ENOUGH, _AGREED = 1.0, -1.0
"""The logit from which a word is struck although the closer look makes it less than usual, and the one that is left at least."""
_LOW, _OUT = -1.5, 8.75
"""The logit from which a word is struck that stands out of the page's words of its width, and by how much it does."""
_MUCH, _PLAIN, _ABOVE = 3.0, -4.0, 0.85
"""The logits from which much speaks for a stroke, and below which a word is as printed; and the share of such words that has paler gaps
between its letters than a word with a stroke through it."""
_CONFIRMED = 0.0
"""The logit of the closer look from which a stroke through a part of a word strikes it."""
_LEAST = 12
"""Pixels of ink: less is a speck."""
_BLOCK = 2.2
"""Lines: a stroke that is higher crosses out all that its box holds."""
_WHOLE, _HALF = 0.8, 0.5
"""Of a word's width: so much must be crossed for the word to be struck out for certain, and between two that are."""


def find_struck(
    strike: Any, darkness: Any, words: Sequence[Box], said: Any = None, weighed: Weighed | None = None
) -> list[PenMark]:
    """Runs of words that strokes go through, each as one mark; ``strike`` is each pixel's probability of such a stroke.

    ``said`` is what the closer look (:mod:`~clausediff.evidence.pen.closer`) says of each word, where there was one, and
    ``weighed`` what :func:`~clausediff.evidence.pen.crossed.weigh` gave, where it was asked before.

    ::

        The ─Recipient─shall── not copy it       one stroke over two words and the first letters' edge of the third
        ╲  1.1 “Affiliate” means  ╱
          ╲   any entity that   ╱                a cross over a clause: all words in its box
        ╱   controls a Party.  ╲
    """
    mask = strike >= _PIXEL
    shapes, labels = find_shapes(mask, round(3 * _SCALE), round(1 * _SCALE))
    shapes = [shape for shape in shapes if shape.ink >= _LEAST]
    if not words or (not shapes and said is None):
        return []
    weighed = weighed or weigh(strike, darkness, words, said)
    covers, logits = weighed.covers, weighed.firsts
    marks: list[PenMark] = []
    crossed: set[int] = set()
    for shape in _blocks(shapes, words):
        box = shape.box(_SCALE)
        inside = tuple(i for i, word in enumerate(words) if i not in crossed and _holds(box, word))
        if inside:
            crossed.update(inside)
            marks.append(PenMark("struck", box, inside, tuple(round(covers[i], 2) for i in inside), False))
    struck = _struck(weighed, looked=said is not None) - crossed
    if said is not None:
        struck -= _with_gaps(struck, weighed, darkness, words)
    parts = _parts(shapes, labels, strike, words, struck | crossed)
    struck |= parts if said is None else {i for i in parts if said[i, STRUCK:].max() >= _CONFIRMED}
    certain = {i for i in struck if covers[i] >= _WHOLE and logits[i] >= weights("struck").certain}
    for run in runs_of(sorted(struck)):
        for part, sure in _parted(run, certain, covers):
            box = around(words[i] for i in part)
            crosses = tuple(round(covers[i], 2) for i in part)
            reaches = tuple(reach_of(mask, words[i]) for i in part)
            marks.append(PenMark("struck", box.rounded(), tuple(part), crosses, sure, reaches))
    return marks


def _struck(weighed: Weighed, *, looked: bool) -> set[int]:
    """The words that are struck, by how much speaks for each without and with the closer look, where one was ``looked``."""
    if not looked:
        return {i for i, logit in enumerate(weighed.firsts) if logit >= weights("struck").seen}
    seen = weights("struck closer").seen
    return {
        i
        for i, (_, first, both, above) in enumerate(zip(*weighed, strict=True))
        if both >= seen or (first >= _ENOUGH and both >= _AGREED) or (above >= _OUT and both >= _LOW)
    }


def _with_gaps(struck: set[int], weighed: Weighed, darkness: Any, words: Sequence[Box]) -> set[int]:
    """Of struck words those for which not much speaks, which do not stand out of their page, and which have as pale gaps between their
    letters as others of the page."""
    asked = [i for i in sorted(struck) if weighed.both[i] < _MUCH and weighed.above[i] < _OUT]
    plain = [word for word, logit in zip(words, weighed.firsts, strict=True) if logit < _PLAIN]
    ranked = ranks(darkness, [words[i] for i in asked], plain)
    return {i for i, rank in zip(asked, ranked, strict=True) if rank < _ABOVE}


def _blocks(shapes: Sequence[Shape], words: Sequence[Box]) -> list[Shape]:
    """Strokes that are higher than some lines: a cross over a clause."""
    high = sorted(word.height for word in words)[len(words) // 2] * _SCALE
    return [shape for shape in shapes if shape.height > _BLOCK * high and shape.width > 3 * high]


def _parts(shapes: Sequence[Shape], labels: Any, strike: Any, words: Sequence[Box], known: set[int]) -> set[int]:
    """Words that have a stroke through a part of them, where that stroke goes through no word that is struck as a whole."""
    found: set[int] = set()
    for shape in shapes:
        box = shape.box(_SCALE)
        if box.width < _PART:
            continue
        touched = [i for i, word in enumerate(words) if box.overlap(word) > 0]
        if not touched or not known.isdisjoint(touched):
            continue
        best = max(touched, key=lambda i: box.overlap(words[i]))
        within = box.middle - words[best].top
        wide = min(box.right, words[best].right) - max(box.left, words[best].left)
        part = slice(shape.top, shape.bottom), slice(shape.left, shape.right)
        sure = float(strike[part][labels[part] == shape.label].mean()) >= _PART_SURE
        if wide >= _PART and sure and 0.25 * words[best].height <= within <= 0.8 * words[best].height:
            found.add(best)
    return found


def runs_of(struck: Sequence[int]) -> list[list[int]]:
    """Struck words that follow each other."""
    runs: list[list[int]] = []
    for i in struck:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _parted(run: Sequence[int], certain: set[int], covers: Sequence[float]) -> list[tuple[list[int], bool]]:
    """A run of struck words as what is struck for certain, and what may be before and behind it, where a stroke ends.

    A word of which alone it is not certain is, where it stands between two that are.
    """
    sure = [at for at, i in enumerate(run) if i in certain]
    if not sure:
        return [(list(run), False)]
    low, high = sure[0], sure[-1] + 1
    middle = list(run[low:high])
    parts = [(list(run[:low]), False), (middle, all(covers[i] >= _HALF for i in middle)), (list(run[high:]), False)]
    return [(part, whole) for part, whole in parts if part]


def _holds(box: Box, word: Box) -> bool:
    return box.overlap(word) >= 0.5 * max(0.01, word.width * word.height)
