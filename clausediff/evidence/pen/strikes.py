"""Which words a pen's strokes go through."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, log
from typing import Any, NamedTuple

from clausediff.evidence.pen.closer import STRUCK, with_closer
from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.paths import ranks
from clausediff.evidence.pen.shapes import Shape, find_shapes
from clausediff.evidence.pen.weights import weights
from clausediff.scan.pages import Box, around

__all__ = ["BESIDE", "FEATURES", "Weighed", "features_of", "find_struck", "reach_of", "runs_of", "weigh"]

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
_PART, _PART_SURE = 6.0, 0.75
"""In points, and the mean probability: a stroke so long through a part of a word, which belongs to no struck word, strikes it."""
_ENOUGH, _AGREED = 1.0, -1.0
"""The logit from which a word is struck although the closer look makes it less than usual, and the one that is left at least."""
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


def weigh(strike: Any, darkness: Any, words: Sequence[Box], said: Any = None, *, of: int = 0) -> Weighed:
    """How much speaks for strokes through each word, by both networks; the arguments are those of :func:`find_struck`, and ``of`` is how
    many words the page has, where these are only some of them."""
    features = features_of(strike, darkness, words, of=of)
    firsts = [-inf if each is None else weights("struck").logit(each) for each in features]
    both = firsts if said is None else with_closer("struck", firsts, said)
    return Weighed([0.0 if each is None else each[0] for each in features], firsts, both)


def find_struck(
    strike: Any, darkness: Any, words: Sequence[Box], said: Any = None, weighed: Weighed | None = None
) -> list[PenMark]:
    """Runs of words that strokes go through, each as one mark; ``strike`` is each pixel's probability of such a stroke.

    ``said`` is what the closer look (:mod:`~clausediff.evidence.pen.closer`) says of each word, where there was one, and
    ``weighed`` what :func:`weigh` gave, where it was asked before.

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
    covers, logits, both = weighed or weigh(strike, darkness, words, said)
    marks: list[PenMark] = []
    crossed: set[int] = set()
    for shape in _blocks(shapes, words):
        box = shape.box(_SCALE)
        inside = tuple(i for i, word in enumerate(words) if i not in crossed and _holds(box, word))
        if inside:
            crossed.update(inside)
            marks.append(PenMark("struck", box, inside, tuple(round(covers[i], 2) for i in inside), False))
    struck = _struck(logits, both, looked=said is not None) - crossed
    if said is not None:
        struck -= _with_gaps(struck, logits, both, darkness, words)
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


def _struck(firsts: Sequence[float], both: Sequence[float], *, looked: bool) -> set[int]:
    """The words that are struck, by how much speaks for each without and with the closer look, where one was ``looked``."""
    if not looked:
        return {i for i, logit in enumerate(firsts) if logit >= weights("struck").seen}
    seen = weights("struck closer").seen
    return {
        i
        for i, (first, logit) in enumerate(zip(firsts, both, strict=True))
        if logit >= seen or (first >= _ENOUGH and logit >= _AGREED)
    }


def _with_gaps(
    struck: set[int], firsts: Sequence[float], both: Sequence[float], darkness: Any, words: Sequence[Box]
) -> set[int]:
    """Of struck words those for which not much speaks, and which have as pale gaps between their letters as others of the page."""
    asked = [i for i in sorted(struck) if both[i] < _MUCH]
    plain = [word for word, logit in zip(words, firsts, strict=True) if logit < _PLAIN]
    ranked = ranks(darkness, [words[i] for i in asked], plain)
    return {i for i, rank in zip(asked, ranked, strict=True) if rank < _ABOVE}


def reach_of(mask: Any, word: Box) -> tuple[float, float]:
    """From where to where strokes cross a word, in points; its whole width where none is within its height."""
    left, top, right, bottom = _zone(word)
    columns = mask[top:bottom, left:right].any(axis=0).nonzero()[0]
    if not len(columns):
        return round(word.left, 2), round(word.right, 2)
    return round((left + int(columns[0])) / _SCALE, 2), round((left + int(columns[-1]) + 1) / _SCALE, 2)


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
