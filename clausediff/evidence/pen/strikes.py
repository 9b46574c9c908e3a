"""Which words a pen's strokes go through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.shapes import Shape, find_shapes
from clausediff.scan.pages import Box

__all__ = ["find_struck"]

_SCALE = DPI / 72
_GAP = 3
"""Pixels: columns without a stroke between others are taken to be crossed, as where the stroke runs along a letter's bar."""
_EDGE = 0.12
"""Of a word's height, above and below: ink there belongs to the line's neighbours."""
_STRUCK, _SURE = 0.5, 0.8
"""Share of a word's width that is crossed: from the first on it is struck, from the second for certain."""
_PART = 6.0
"""In points: a stroke so long through a part of a word, which belongs to no struck word, strikes that part."""
_LEAST = 12
"""Pixels of ink: less is a speck."""
_BLOCK = 2.2
"""Lines: a stroke that is higher crosses out all that its box holds."""


def find_struck(mask: Any, words: Sequence[Box]) -> list[PenMark]:
    """Runs of words that strokes go through, each as one mark.

    ::

        The ─Recipient─shall── not copy it       one stroke over two words and the first letters' edge of the third
        ╲  1.1 “Affiliate” means  ╱
          ╲   any entity that   ╱                a cross over a clause: all words in its box
        ╱   controls a Party.  ╲
    """
    shapes, labels = find_shapes(mask, round(3 * _SCALE), round(1 * _SCALE))
    shapes = [shape for shape in shapes if shape.ink >= _LEAST]
    if not shapes or not words:
        return []
    covers = [_cover(mask, word) for word in words]
    high = sorted(word.height for word in words)[len(words) // 2]
    blocks = [shape for shape in shapes if shape.height > _BLOCK * high * _SCALE and shape.width > 3 * high * _SCALE]
    marks: list[PenMark] = []
    crossed: set[int] = set()
    for shape in blocks:
        box = shape.box(_SCALE)
        inside = tuple(i for i, word in enumerate(words) if i not in crossed and _holds(box, word))
        if inside:
            crossed.update(inside)
            marks.append(PenMark("struck", box, inside, tuple(covers[i] for i in inside), False))
    struck = {i for i, cover in enumerate(covers) if cover >= _STRUCK and i not in crossed}
    struck |= _parts(shapes, labels, words, covers, struck | crossed)
    for run in _runs(sorted(struck), words):
        sure = all(covers[i] >= _SURE for i in run)
        box = words[run[0]]
        for i in run[1:]:
            box = box.joined(words[i])
        marks.append(PenMark("struck", box.rounded(), tuple(run), tuple(round(covers[i], 2) for i in run), sure))
    return marks


def _cover(mask: Any, word: Box) -> float:
    """The share of a word's columns that strokes cross."""
    import numpy

    top, bottom = word.top + _EDGE * word.height, word.bottom - _EDGE * word.height
    left, right = round(word.left * _SCALE), round(word.right * _SCALE)
    part = mask[max(0, round(top * _SCALE)) : max(0, round(bottom * _SCALE)), max(0, left) : max(0, right)]
    if not part.size:
        return 0.0
    columns = numpy.flatnonzero(part.any(axis=0))
    if not len(columns):
        return 0.0
    steps = numpy.diff(columns)
    crossed = 1 + int(steps[steps <= _GAP].sum()) + int((steps > _GAP).sum())
    return min(1.0, crossed / int(part.shape[1]))


def _parts(
    shapes: Sequence[Shape], labels: Any, words: Sequence[Box], covers: Sequence[float], known: set[int]
) -> set[int]:
    """Words that have a stroke through a part of them, where that stroke goes through no word that is struck as a whole."""
    found: set[int] = set()
    for shape in shapes:
        box = shape.box(_SCALE)
        touched = [i for i, word in enumerate(words) if covers[i] > 0 and box.overlap(word) > 0]
        if not touched or not known.isdisjoint(touched):
            continue
        best = max(touched, key=lambda i: box.overlap(words[i]))
        wide = min(box.right, words[best].right) - max(box.left, words[best].left)
        if wide >= _PART or covers[best] >= 0.35:
            found.add(best)
    return found


def _runs(struck: Sequence[int], words: Sequence[Box]) -> list[list[int]]:
    """Struck words that follow each other."""
    runs: list[list[int]] = []
    for i in struck:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _holds(box: Box, word: Box) -> bool:
    return box.overlap(word) >= 0.5 * max(0.01, word.width * word.height)
