"""Weighs a mark over words as a whole, after its words were told one by one: what else is around it, and how the page looks.

The frame of a stamp, an underline that touches the letters and small bold print on a worn page look like strokes in some words. Over
all that the mark goes through they do not: there is other ink around, or the network takes much of the page for strokes.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Any

from clausediff.evidence.pen import strikes
from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.weights import trees, weights
from clausediff.scan.pages import Box

__all__ = ["FEATURES", "confirmed", "features_of"]

_SCALE = DPI / 72
_PIXEL, _DARK = 0.4, 0.35
"""Probability from which a pixel is taken for any ink but print; beside the print's darkness, from where on a pixel is ink."""
_AROUND = 24.0
"""In points: how far around a mark other ink is looked for."""
_BESIDE = 0.35
"""Of a mark's height: how far above and below it ink is looked for."""
FEATURES = (
    *strikes.FEATURES, "logit", "around", "print", "strike", "hand", "other", "unlike", "doubt", "more", "words", "wide", "high",
    "above", "below", "marks", "crossed",
)  # fmt: skip
"""What is weighed of each mark; :func:`features_of` says what they are."""


def confirmed(marks: Sequence[PenMark], classes: Any, darkness: Any, words: Sequence[Box]) -> list[PenMark]:
    """The struck marks that are so as a whole as well. What is certain stays."""
    known = trees("confirmed")
    weighed = features_of(marks, classes, darkness, words)
    return [
        mark
        for mark, features in zip(marks, weighed, strict=True)
        if mark.certain or known.logit(features) >= known.seen
    ]


def features_of(marks: Sequence[PenMark], classes: Any, darkness: Any, words: Sequence[Box]) -> list[tuple[float, ...]]:
    """What is weighed of each mark.

    The first are those of its word that is struck most clearly, with its ``logit``. ``around`` is how much other ink there is around
    the mark; ``print``, ``strike``, ``hand`` and ``other`` the mean probabilities of its pen's pixels; ``unlike`` how far all ink of
    its words is from print, ``doubt`` the same of the page, ``more`` by how much the former is more; ``words``, ``wide`` and ``high``
    are its size, ``above`` and ``below`` the pen's ink just over and under it, ``marks`` how many there are on the page, ``crossed``
    how much of its words' width is.
    """
    import numpy

    if not marks:
        return []
    ink = darkness > _DARK
    printed = classes[0][::2, ::2][ink[::2, ::2]]
    doubt = 1 - float(numpy.median(printed)) if len(printed) else 0.0
    numbers = sorted({i for mark in marks for i in mark.words})
    basic = dict(
        zip(
            numbers,
            strikes.features_of(classes[1], darkness, [words[i] for i in numbers], of=len(words)),
            strict=True,
        )
    )
    known = weights("struck")
    nothing = (0.0,) * len(strikes.FEATURES)
    found = []
    for mark in marks:
        logit, best = max((known.logit(each), each) for i in mark.words for each in [basic[i] or nothing])
        rows, columns = _part(mark.box, 0.0)
        seen, here = classes[:, rows, columns], ink[rows, columns]
        pen = seen[0] <= 1 - _PIXEL
        kinds = [_mean(seen[kind], pen) for kind in range(4)]
        unlike = 1 - _mean(seen[0], here) if here.any() else 0.0
        reach = max(1, round(_BESIDE * mark.box.height * _SCALE))
        over, under = slice(max(0, rows.start - reach), rows.start), slice(max(0, rows.stop - reach), rows.stop + reach)
        around = (classes[3][_part(mark.box, _AROUND)] > 0.5).sum()
        found.append(
            (
                *best,
                logit,
                log(1 + float(around)),
                *kinds,
                unlike,
                doubt,
                unlike - doubt,
                float(len(mark.words)),
                mark.box.width,
                mark.box.height,
                _columns(classes[1, over, columns] + classes[2, over, columns]),
                _columns(classes[1, under, columns] + classes[3, under, columns]),
                float(len(marks)),
                sum(mark.crosses) / max(1, len(mark.crosses)),
            )
        )
    return found


def _part(box: Box, wider: float) -> tuple[slice, slice]:
    """The pixels of a box that is made wider by so many points."""
    left, right = (max(0, round(side * _SCALE)) for side in (box.left - wider, box.right + wider))
    top, bottom = (max(0, round(side * _SCALE)) for side in (box.top - wider, box.bottom + wider))
    return slice(top, bottom), slice(left, right)


def _mean(values: Any, where: Any) -> float:
    return float(values[where].mean()) if where.any() else 0.0


def _columns(chance: Any) -> float:
    """The mean over the columns of the highest probability in each."""
    return float(chance.max(axis=0).mean()) if chance.size else 0.0
