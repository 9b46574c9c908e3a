"""Handwriting that lies on words that were read from it: the filling of a blank, and no ink that nobody read.

::

    Date: 3 March 2025_________        the letters and the form's rule hang together, and make one shape

An engine may read a label and the first letters behind it as one word; its box is divided where print ends and a pen begins.
The rule's own length is no writing: what is left of a shape outside the words' boxes counts, and a piece of it that is as large as
a letter was not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.mark import PenMark
from clausediff.scan.pages import Box

__all__ = ["with_fillings"]

_SCALE = DPI / 72
_DARK = 0.3
"""Beside the print's darkness: from here on a pixel is ink."""
_RULE = 16.0
"""In points: longer level ink is a rule."""
_THROUGH, _LONG = (0.25, 0.68), 0.75
"""Of a word's height, where a line through it runs; and of its width, how long: such words may be struck."""
_ON = 0.3
"""Of a word's box, so much lies in a mark's that lies on it."""
_PEN = (0.5, 0.4)
"""Of the ink of all words, and of that of each, so much is a pen's for the network where they were read from a pen's."""
_LESS = 0.06
"""The same of a box that also holds print before the handwriting."""
_PRINT, _WHITE = 0.2, 1.5
"""Of the ink of a label that a word's box begins with, so much is a pen's at most; and in points, the white behind it."""
_PIXEL = 0.5
"""Probability from which a pixel is a pen's."""
_AROUND = 2.0
"""In points: how far ink of a word reaches out of its box."""
_GAP = 0.6
"""Of a word's height: in a narrower gap between two words that were read is the edge of a letter of one of them."""
_LETTER, _WIDE = 4.0, 8.0
"""In points: ink so high or so wide outside the words, and no rule, was not read."""


def with_fillings(marks: Sequence[PenMark], classes: Any, darkness: Any, words: Sequence[Box]) -> list[PenMark]:
    """The marks, those of handwriting without words with the words whose boxes hold all of it but rules and specks."""
    return [
        _filling(mark, classes, darkness, words) if mark.kind == "written" and not mark.words else mark
        for mark in marks
    ]


def _filling(mark: PenMark, classes: Any, darkness: Any, words: Sequence[Box]) -> PenMark:
    """A mark with the words on which it lies, and how far each is handwriting."""
    boxes = list(words)
    for i, word in enumerate(words):
        share = word.overlap(mark.box) / max(0.01, word.width * word.height)
        if share >= _LESS and word.left < mark.box.left:
            boxes[i] = _behind_print(word, classes, darkness)
    on = _under(mark.box, classes, darkness, boxes)
    return replace(mark, on=on, reaches=tuple((boxes[i].left, boxes[i].right) for i in on))


def _behind_print(word: Box, classes: Any, darkness: Any) -> Box:
    """The part of a word's box behind a label in print, where the rest of it is a pen's; the box itself where there is none."""
    rows, columns = _part(word, 0, 0, 0.0)
    ink, _ = _ink_and_rules(darkness[rows, columns])
    pen = ink & (classes[1:3, rows, columns].sum(axis=0) >= _PIXEL)
    inked, penned = ink.sum(axis=0), pen.sum(axis=0)
    for start, stop in _gaps(inked, _WHITE * _SCALE):
        print_, by_pen = float(penned[:start].sum()), float(penned[stop:].sum())
        label = print_ <= _PRINT * float(inked[:start].sum())
        if label and by_pen and by_pen >= _PEN[0] * float(inked[stop:].sum()):
            return word._replace(left=word.left + stop / _SCALE)
    return word


def _gaps(inked: Any, least: float) -> list[tuple[int, int]]:
    """Where columns without ink lie side by side, so many at least, between others."""
    columns = inked.nonzero()[0].tolist()
    return [(one + 1, two) for one, two in pairwise(columns) if two - one > least]


def _under(mark: Box, classes: Any, darkness: Any, words: Sequence[Box]) -> tuple[int, ...]:
    """The words on which all ink in a mark's box lies; none where a piece of it does not, or where one may be struck."""
    own = [i for i, word in enumerate(words) if word.overlap(mark) >= _ON * max(0.01, word.width * word.height)]
    if not own:
        return ()
    area = Box(
        min(mark.left, *(words[i].left for i in own)),
        min(mark.top, *(words[i].top for i in own)),
        max(mark.right, *(words[i].right for i in own)),
        max(mark.bottom, *(words[i].bottom for i in own)),
    )
    left, top, right, bottom = (max(0, round(side * _SCALE)) for side in area)
    ink, rules = _ink_and_rules(darkness[top:bottom, left:right])
    pen = classes[1:3, top:bottom, left:right].sum(axis=0) >= _PIXEL
    inked, by_pen = 0, 0
    for i in own:
        rows, columns = _part(words[i], left, top, 0.0)
        whole, penned = int(ink[rows, columns].sum()), int((ink & pen)[rows, columns].sum())
        if penned < max(1.0, _PEN[1] * whole) or _is_crossed(rules[rows, columns]):
            return ()
        inked, by_pen = inked + whole, by_pen + penned
    if by_pen < _PEN[0] * inked:
        return ()
    for i, word in enumerate(words):
        part = _part(word, left, top, _AROUND)
        ink[part] = ink[part] & pen[part] & (i not in own)  # print is none of it
    for one, two in pairwise(own):
        between = Box(words[one].right, words[one].top, words[two].left, words[one].bottom)
        if two == one + 1 and 0 < between.width <= _GAP * between.height:
            ink[_part(between, left, top, 0.0)] = False
    inside = _part(mark, left, top, 0.0)
    return () if _has_letters(ink[inside]) else tuple(own)


def _ink_and_rules(darkness: Any) -> tuple[Any, Any]:
    """Ink but for rules, and the rules."""
    import cv2
    import numpy

    dark = (darkness > _DARK).astype(numpy.uint8)
    rules = cv2.morphologyEx(dark, cv2.MORPH_OPEN, numpy.ones((1, round(_RULE * _SCALE)), dtype=numpy.uint8))
    thick = cv2.dilate(rules, numpy.ones((3, 3), dtype=numpy.uint8))
    return (dark & (1 - thick)).astype(bool), rules.astype(bool)


def _is_crossed(rules: Any) -> bool:
    """Whether a level line runs through a word, above where a rule is written on."""
    high, wide = rules.shape
    middle = rules[round(_THROUGH[0] * high) : round(_THROUGH[1] * high)]
    return bool(wide) and float(middle.any(axis=0).mean()) >= _LONG


def _has_letters(ink: Any) -> bool:
    import cv2
    import numpy

    _, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(numpy.uint8), connectivity=8)
    return bool(((stats[1:, 3] >= _LETTER * _SCALE) | (stats[1:, 2] >= _WIDE * _SCALE)).any())


def _part(box: Box, left: int, top: int, around: float) -> tuple[slice, slice]:
    """The pixels of a box, with some around it, in a part of the page that begins at a pixel."""
    low, high = round((box.top - around) * _SCALE) - top, round((box.bottom + around) * _SCALE) - top
    first, last = round((box.left - around) * _SCALE) - left, round((box.right + around) * _SCALE) - left
    return slice(max(0, low), max(0, high)), slice(max(0, first), max(0, last))
