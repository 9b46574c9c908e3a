"""Marks that other ink on the page explains: a stamp's ring through words, handwriting that runs into the next word, a stroke's end.

::

     ╭──────────────╮            a ring, most of which is no stroke: what it goes through may be struck, and is one question
    th│e Recipien│t
       ╰────────╯
          90
    pay fo⋏r ten days            handwriting told as such reaches into a word: nothing is written over that word
    ─shall not──d│isclose        a stroke that ends in the next word: struck are the words before it
    _3 May 2025______            words read from handwriting, with the rule that they were written on: nothing is struck

Such ink is told once, where most of it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clausediff.evidence.pen.closer import STRUCK, WRITTEN
from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.shapes import Shape, find_shapes, pixels_of
from clausediff.scan.pages import Box

__all__ = ["rings_through", "without_explained"]

_SCALE = DPI / 72
_PIXEL = 0.5
"""Probability from which a pixel is a stroke's or other ink."""
_PEN = 0.4
"""Probability from which a pixel is a pen's ink of any kind."""
_TALL, _OTHER, _AWAY = 2.0, 0.4, 0.25
"""Of a ring: lines of print that it is high; how much of it is no stroke; how much of it is outside the lines of the words that it
goes through."""
_OWN, _LONG = 0.6, 0.4
"""Of the strokes through words: so much must be the ring's; and of its width, so much is struck for certain at most."""
_COVERED, _MOST = 0.7, 0.5
"""Of the pen's ink on words, how much must be in the box of another mark; and of that mark's ink and box, how much is on them at most."""
_AROUND = 0.4
"""Of a word's height: how far around the box of a circled word its line may be."""
_END, _EDGE = 0.4, 0.25
"""Of a word's width, how much of it the end of a stroke covers at most; and of its height, how far from the word's edge it begins."""
_FAINT, _NEARER, _THROUGH = 0.1, 0.85, 0.6
"""Probability from which a pixel may be a stroke's; of a word's strokes, how much is in the half at a struck word where they end there;
and of that word's width, how much is crossed."""
_ROW = 0.5
"""Of a word's height: words of one line are no further apart, up and down."""


def rings_through(classes: Any, marks: Sequence[PenMark], words: Sequence[Box]) -> dict[int, Box]:
    """Which of the marks are parts of large rings, by their number, each with the ring's box; ``classes`` are the probabilities of
    each pixel's classes."""
    heights = sorted(word.height for word in words)
    strike, other = classes[1] >= _PIXEL, classes[3] >= _PIXEL
    found: dict[int, Box] = {}
    if not marks or not heights:
        return found
    line = heights[len(heights) // 2] * _SCALE
    shapes, labels = find_shapes(strike | other, 3, 3, round(2 * line))
    for shape in shapes:
        part = slice(shape.top, shape.bottom), slice(shape.left, shape.right)
        own = labels[part] == shape.label
        if shape.height < _TALL * line or int((own & other[part]).sum()) < _OTHER * shape.ink:
            continue
        through = [number for number in range(len(marks)) if _goes_through(shape, labels, strike, marks[number].box)]
        if through and _is_ring(shape.box(_SCALE), [marks[number] for number in through], heights[len(heights) // 2]):
            found.update(dict.fromkeys(through, shape.box(_SCALE)))
    return found


def _is_ring(box: Box, marks: Sequence[PenMark], line: float) -> bool:
    """Whether ink goes through words of one line only, unlike a cross over a clause, and is no long stroke through words that only
    touches other ink."""
    high = max(mark.box.bottom for mark in marks) - min(mark.box.top for mark in marks)
    certain = sum(mark.box.width for mark in marks if mark.certain)
    return high < _TALL * line and certain < _LONG * box.width


def _goes_through(shape: Shape, labels: Any, strike: Any, box: Box) -> bool:
    """Whether most strokes in a box are of a shape, which is outside of the box's lines as well."""
    if shape.box(_SCALE).overlap(box) <= 0:
        return False
    rows, columns = pixels_of(box)
    ring = labels[rows, columns] == shape.label
    strokes = strike[rows, columns]
    away = shape.ink - int((labels[rows, shape.left : shape.right] == shape.label).sum())
    return int((strokes & ring).sum()) >= _OWN * max(1, int(strokes.sum())) and away >= _AWAY * shape.ink


def without_explained(
    struck: Sequence[PenMark], others: Sequence[PenMark], classes: Any, words: Sequence[Box], said: Any = None
) -> list[PenMark]:
    """The marks of struck words without those that are only the end of other ink: of handwriting and of rings that are told, and of
    strokes through the word before or behind; and without words that are handwriting themselves, as the closer look ``said``."""
    by_hand = {i for mark in others if mark.kind == "written" for i in mark.words}
    struck = [mark for mark in struck if said is None or not _is_handwriting(mark, by_hand, said)]
    pen = classes[1:].max(axis=0) >= _PEN
    hands = [mark.box for mark in others if mark.kind == "written"]
    rings = [_wider(mark.box, words) for mark in others if mark.kind == "circled"]
    sure = [mark for mark in struck if mark.kind == "struck"]
    crossed = {i for mark in sure for i in mark.words}
    through = {i for mark in sure for i, cover in zip(mark.words, mark.crosses, strict=False) if cover >= _THROUGH}
    return [
        mark
        for mark in struck
        if mark.certain
        or not (
            (all(_is_by_hand(classes, words[i]) for i in mark.words) and _is_covered(mark, hands, pen, words))
            or _is_covered(mark, rings, pen, words)
            or _is_an_end(mark, crossed, words)
            or _ends_in(mark, through, words, classes[1])
        )
    ]


def _is_handwriting(mark: PenMark, by_hand: set[int], said: Any) -> bool:
    """Whether all words of a mark are told as read from handwriting, and look like that rather than like words struck out."""
    return by_hand.issuperset(mark.words) and all(said[i, WRITTEN] > said[i, STRUCK] for i in mark.words)


def _wider(box: Box, words: Sequence[Box]) -> Box:
    """Around a line that is drawn around words."""
    by = _AROUND * max((word.height for word in words if word.overlap(box) > 0), default=0.0)
    return Box(box.left - by, box.top - by, box.right + by, box.bottom + by)


def _is_by_hand(classes: Any, word: Box) -> bool:
    """Whether the pen's ink on a word looks like handwriting rather than strokes through it."""
    part = pixels_of(word)
    hand, strike = classes[2][part], classes[1][part]
    return int((hand >= _PEN).sum()) > int((strike >= _PIXEL).sum())


def _is_covered(mark: PenMark, boxes: Sequence[Box], pen: Any, words: Sequence[Box]) -> bool:
    """Whether most of the pen's ink on a mark's words is in the box of another mark, of which it is the smaller part."""
    parts = [pixels_of(words[i]) for i in mark.words]
    ink = max(1, sum(int(pen[part].sum()) for part in parts))
    for box in boxes:
        rows, columns = pixels_of(box)
        shared = 0
        for own_rows, own_columns in parts:
            top, bottom = max(rows.start, own_rows.start), min(rows.stop, own_rows.stop)
            left, right = max(columns.start, own_columns.start), min(columns.stop, own_columns.stop)
            if top < bottom and left < right:
                shared += int(pen[top:bottom, left:right].sum())
        within = sum(box.overlap(words[i]) for i in mark.words) <= _MOST * box.width * box.height
        if within and _COVERED * ink <= shared <= _MOST * int(pen[rows, columns].sum()):
            return True
    return False


def _is_an_end(mark: PenMark, crossed: set[int], words: Sequence[Box]) -> bool:
    """Whether a mark is the end of a stroke through the word before or behind it, and covers little of its own."""
    if len(mark.words) != 1 or not mark.reaches:
        return False
    word = words[mark.words[0]]
    low, high = mark.reaches[0]
    if high - low > _END * word.width:
        return False
    before, behind = _beside(mark.words[0], crossed, words)
    edge = _EDGE * word.height
    return (before and low - word.left <= edge) or (behind and word.right - high <= edge)


def _ends_in(mark: PenMark, through: set[int], words: Sequence[Box], strike: Any) -> bool:
    """The same of pale strokes: nearly all that may be one is in the half at a word that strokes go ``through`` for the most part."""
    if len(mark.words) != 1:
        return False
    before, behind = _beside(mark.words[0], through, words)
    seen = strike[pixels_of(words[mark.words[0]])].max(axis=0, initial=0.0)
    seen = seen * (seen >= _FAINT)
    half = len(seen) // 2
    nearest = max(before * float(seen[:half].sum()), behind * float(seen[half:].sum()))
    return nearest > 0 and nearest >= _NEARER * float(seen.sum())


def _beside(i: int, crossed: set[int], words: Sequence[Box]) -> tuple[bool, bool]:
    """Whether the words before and behind one in its line are among some others."""
    one, other = (
        j in crossed and abs(words[j].middle - words[i].middle) < _ROW * words[i].height for j in (i - 1, i + 1)
    )
    return one, other
