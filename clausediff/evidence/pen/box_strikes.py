"""Strokes through words that are nothing but the mark in a check box that an engine read as a part of the word.

::

    follows: ☒ Full        one word for the engine, “follows:Full”, with the box's frame and its mark in the word's box

So may be the ends of a mark that run out of its box, towards the label before it. A stroke over letters is still there when the page is
looked at without its boxes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from clausediff.evidence.pen.boxes import CheckBox
from clausediff.evidence.pen.crossed import BESIDE
from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.mark import PenMark
from clausediff.scan.pages import Box

__all__ = ["without_box_strikes"]

_SCALE = DPI / 72
_MARGIN = 0.3
"""Of a box's side: how far around it its mark may run out of it."""


def without_box_strikes(
    marks: Sequence[PenMark],
    placed: Sequence[Sequence[CheckBox]],
    classes: Any,
    planes: Any,
    words: Sequence[Box],
    look: Callable[[Any, Any], Sequence[PenMark]],
) -> list[PenMark]:
    """The marks without those of struck words that are struck no more when the likeliest box at each place is blank paper.

    ``placed`` are the boxes seen at the places where the form has them, and ``look`` finds the marks for classes and planes.
    """
    boxes = [_with_mark(each[0].box) for each in placed if each and each[0].marked is not False]
    over = [mark for mark in marks if mark.kind == "struck" and _meets_a_box([words[i] for i in mark.words], boxes)]
    if not over:
        return list(marks)
    classes, planes = classes.copy(), planes.copy()
    for box in boxes:
        left, top = (max(0, round(side * _SCALE)) for side in (box.left, box.top))
        right, bottom = (round(side * _SCALE) for side in (box.right, box.bottom))
        planes[:, top:bottom, left:right] = 0
        classes[:, top:bottom, left:right] = 0
        classes[0, top:bottom, left:right] = 1
    struck = {i for mark in look(classes, planes) if mark.kind == "struck" for i in mark.words}
    return [mark for mark in marks if mark not in over or not struck.isdisjoint(mark.words)]


def _with_mark(box: Box) -> Box:
    """A box with what is around it, where its mark may be."""
    by = _MARGIN * box.width
    return Box(box.left - by, box.top - by, box.right + by, box.bottom + by)


def _meets_a_box(words: Sequence[Box], boxes: Sequence[Box]) -> bool:
    """Whether a box is in a word, or as near beside it as strokes are that count for the word."""
    wide = [
        word._replace(left=word.left - BESIDE * word.height, right=word.right + BESIDE * word.height) for word in words
    ]
    return any(word.overlap(box) > 0 for word in wide for box in boxes)
