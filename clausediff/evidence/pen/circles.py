"""Lines that a pen draws around words.

Such a line is pale in parts, runs into the print beside its words and may touch a table's frame, so it is not looked for as one
shape. Instead, ink is looked for around each run of words in a line, in all directions from its middle, from just inside its box to
the next line's letters::

         ╭───────────╮
     of ─┤ Licensed  ├─ works     each direction: how surely there is ink that is no print, how far out, of which kind
         ╰───────────╯
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.shapes import pixels_of, share_of_ink
from clausediff.evidence.pen.weights import trees
from clausediff.scan.pages import Box, around

__all__ = ["FEATURES", "features_of", "find_circled", "runs_of", "without_rings"]

_SCALE = DPI / 72
_PALE, _DARK = 0.12, 0.35
"""Beside the print's darkness: paler is no ink, and from here on it may be print."""
_MOST = 6
"""Words in one line around them, at most."""
_ROW, _GAP, _OVER = 0.4, 1.5, 2.0
"""Of a word's height, how far the middles of words of one row are apart, and how far one is from the next; in points, by how much
their boxes may overlap."""
_DIRECTIONS = 32
_NEAR, _FAR, _STEPS, _LOW = -0.2, 0.75, 14, 0.75
"""In heights of the words: from where to where, seen from their box, a line around them may be, in how many steps; and how much
nearer it is above and below."""
_SURE = (0.4, 0.2, 0.1)
"""Probabilities from which a direction counts as one with ink."""
_SIDES, _OF_LINE = 0.9, 0.5
"""The probability of a pen's ink at both sides of words, from which no printed rule is there; and of the ink of words, how much may be of
the line around them."""
_BEND, _BENT, _LESS = 2, 0.05, 0.3
"""By how many steps a way around words bends from one direction to the next at most, how much a step counts against it, and how much
less ink in words counts for it.
"""
_MET = 0.45
"""Of all directions: with fewer that have any ink there is nothing to weigh."""
_RULED, _UPRIGHT = 0.92, 0.45
"""Of a row or column, how much is dark where there is a rule; and of the words' height, how far above and below their middle an
upright one reaches at least."""
FEATURES = (
    "sure", "likely", "maybe", "mean", "least", "top", "bottom", "left", "right", "rough", "out", "inside", "outside", "other",
    "strike", "hand", "dark", "width", "words", "height", "doubt", "way", "way ink", "way bend", "ink", "ink white", "ink bend",
)  # fmt: skip
"""What is weighed of each run; :func:`features_of` says what they are."""
_LEFT = FEATURES.index("left")
Run = tuple[int, int]
"""The first and the last of words that follow each other in a line."""


def find_circled(classes: Any, darkness: Any, words: Sequence[Box]) -> list[PenMark]:
    """Words that a line runs around; ``classes`` are the probabilities of each pixel's classes."""
    known = trees("circled")
    runs, features = features_of(classes, darkness, words)
    weighed = sorted((-known.logit(each), run) for run, each in zip(runs, features.tolist(), strict=True))
    sides = dict(zip(runs, features[:, _LEFT : _LEFT + 2].min(axis=1).tolist(), strict=True)) if runs else {}
    found: list[PenMark] = []
    for logit, (first, last) in weighed:
        inside = tuple(range(first, last + 1))
        if -logit >= known.seen and all(set(inside).isdisjoint(mark.words) for mark in found):
            box = around(words[i] for i in inside)
            if sides[first, last] < _SIDES and _is_framed(darkness, box):
                continue
            high = _FAR / 2 * box.height
            outer = Box(box.left - high, box.top - high * _LOW, box.right + high, box.bottom + high * _LOW)
            found.append(PenMark("circled", outer.rounded(), inside))
    return found


def without_rings(other: Any, rings: Sequence[PenMark], darkness: Any, words: Sequence[Box]) -> Any:
    """A map of other ink without the lines around printed words: with handwriting beside them they would look like stamps. What is
    around words of the same ink is a stamp's own frame."""
    free = other.copy()
    for mark in rings:
        if all(share_of_ink(other, darkness, words[i]) < _OF_LINE for i in mark.words):
            free[pixels_of(mark.box)] = False
    return free


def _is_framed(darkness: Any, box: Box) -> bool:
    """Whether straight rules above and below words meet an upright one at their side: a frame's or a table's, for a pen's line around
    words has no corners."""
    import numpy

    far, near = (round((0.5 + _FAR * share) * box.height * _SCALE) for share in (1, 0))
    half = round(_UPRIGHT * box.height * _SCALE)
    left, middle, right = (round(side * _SCALE) for side in (box.left, box.middle, box.right))
    top, first = max(0, middle - far), max(0, left - far)
    part = darkness[top : middle + far, first : right + far] > _DARK
    part = numpy.pad(part, 1)
    dark = part[1:-1, 1:-1] | part[2:, 1:-1] | part[1:-1, 2:]
    left, middle, right = left - first, middle - top, right - first
    level = dark[:, left:right].mean(axis=1)
    upright = dark[max(0, middle - half) : middle + half].mean(axis=0)
    above = int(level[: middle - half].argmax()) if middle > half else 0
    below = middle + half + int(level[middle + half :].argmax()) if middle + half < len(level) else 0
    if not below or min(level[above], level[below]) < _RULED:
        return False
    inner = min(near, (right - left) // 2)
    sides = (slice(0, left + inner // 4), slice(right - inner // 4, len(upright)))
    for side, edge in zip(sides, (left, right), strict=True):
        column = side.start + int(upright[side].argmax()) if upright[side].size else -1
        low, high = sorted((column, edge))
        if column >= 0 and upright[column] >= _RULED and high - low >= 2:
            rules = dark[[above, below], max(0, low - 1) : high + 2]
            if rules.mean(axis=1).min() >= _RULED:
                return True
    return False


def runs_of(words: Sequence[Box]) -> list[Run]:
    """The runs of a few words in a line."""
    runs = []
    for first in range(len(words)):
        runs.append((first, first))
        for last in range(first + 1, min(len(words), first + _MOST)):
            one, other = words[last - 1], words[last]
            beside = -_OVER <= other.left - one.right < _GAP * one.height
            if not beside or abs(one.middle - other.middle) > _ROW * one.height:
                break
            runs.append((first, last))
    return runs


def features_of(classes: Any, darkness: Any, words: Sequence[Box]) -> tuple[list[Run], Any]:
    """The runs of words with some ink around them, and what is weighed of each.

    ``sure``, ``likely`` and ``maybe`` are the shares of directions in which there is ink that is no print, with the probabilities
    of :data:`_SURE`; ``mean`` is the mean over the directions, ``least`` that of the quarter with least, ``top`` to ``right`` those
    of each quarter. ``rough`` is how much further out it is in one direction than in the next, ``out`` how far out it is; ``inside``
    and ``outside`` are the mean probabilities of such ink in the words and beyond the line. ``other``, ``strike`` and ``hand`` are
    what the line is taken for, ``dark`` how dark it is; ``width`` and ``height`` are the run's size in lines of print, ``words`` how
    many there are, and ``doubt`` how far the network is from calling the page's print so. ``way`` is the mean probability along the
    best way all around the words that bends little from one direction to the next, ``way ink`` how much of it is dark and ``way bend``
    how much it bends; ``ink`` and ``ink bend`` are the same of the way that is darkest, whatever the network takes its ink for, and
    ``ink white`` how much of that way is outside the boxes of words.
    """
    import numpy

    ink = numpy.where(darkness > _PALE, 1 - classes[0], 0)
    runs = _with_ink(runs_of(words), words, ink)
    if not runs:
        return [], numpy.zeros((0, len(FEATURES)))
    scan = _Scan([around(words[first : last + 1]) for first, last in runs], ink.shape)
    steps = numpy.linspace(_NEAR, _FAR, _STEPS)
    rows_all, columns_all = scan.points(steps)
    met = ink[rows_all, columns_all]
    best = met.argmax(axis=2)[:, :, None]
    chance = numpy.take_along_axis(met, best, 2)[:, :, 0]
    rows, columns = (numpy.take_along_axis(each, best, 2)[:, :, 0] for each in (rows_all, columns_all))
    out = steps[best[:, :, 0]]
    there = chance > _SURE[1]
    both = there & numpy.roll(there, -1, axis=1)
    jump = numpy.abs(out - numpy.roll(out, -1, axis=1)) * both
    eighth = _DIRECTIONS // 8
    turned = numpy.roll(chance, eighth, axis=1).reshape(len(runs), 4, -1).mean(axis=2)
    right, bottom, left, top = turned.T
    weight = chance + 1e-3
    kinds = [(classes[kind][rows, columns] * weight).sum(axis=1) / weight.sum(axis=1) for kind in (3, 1, 2)]
    printed = classes[0][::2, ::2][darkness[::2, ::2] > _DARK]
    line = float(numpy.median([word.height for word in words]))
    inked = (darkness > _DARK)[rows_all, columns_all].astype(numpy.float32)
    white = ~_within(words, darkness.shape)[rows_all, columns_all]
    way, bend = _ways_around(met)
    dark_way, dark_bend = _ways_around(inked * numpy.where(white, 1.0, _LESS))
    features = numpy.stack(
        (
            *((chance > least).mean(axis=1) for least in _SURE),
            chance.mean(axis=1),
            turned.min(axis=1),
            top,
            bottom,
            left,
            right,
            jump.sum(axis=1) / numpy.maximum(1, both.sum(axis=1)),
            (out * there).sum(axis=1) / numpy.maximum(1, there.sum(axis=1)),
            ink[scan.points(numpy.linspace(-0.45, -0.3, 3))].max(axis=2).mean(axis=1),
            ink[scan.points(numpy.linspace(0.95, 1.3, 4))].max(axis=2).mean(axis=1),
            *kinds,
            darkness[rows, columns].mean(axis=1),
            scan.wide / _SCALE / line,
            numpy.asarray([last - first + 1.0 for first, last in runs]),
            scan.high / _SCALE / line,
            numpy.full(len(runs), 1 - float(numpy.median(printed)) if len(printed) else 0.0),
            _along(met, way),
            _along(inked, way),
            bend,
            _along(inked, dark_way),
            _along(inked * white, dark_way),
            dark_bend,
        ),
        axis=1,
    )
    kept = features[:, len(_SURE) - 1] >= _MET
    return [run for run, keep in zip(runs, kept.tolist(), strict=True) if keep], features[kept]


def _within(words: Sequence[Box], shape: tuple[int, int]) -> Any:
    """Where the words' boxes are."""
    import numpy

    within = numpy.zeros(shape, dtype=bool)
    for word in words:
        within[pixels_of(word)] = True
    return within


def _ways_around(values: Any) -> tuple[Any, Any]:
    """Of each run the way around it along which values are highest in sum, as one step for each direction, and how much it bends.

    A way goes further out or in by a few steps at most from one direction to the next. It is followed twice around, and the second
    time is taken: so it ends near where it began.
    """
    import numpy

    runs, directions, steps = values.shape
    total = numpy.zeros((runs, steps), dtype=numpy.float32)
    came = numpy.zeros((2 * directions, runs, steps), dtype=numpy.int64)
    shifts = range(-_BEND, _BEND + 1)
    for turn in range(2 * directions):
        padded = numpy.pad(total, ((0, 0), (_BEND, _BEND)), constant_values=-1e6)
        windows = numpy.stack([padded[:, _BEND + by : _BEND + by + steps] - _BENT * abs(by) for by in shifts])
        came[turn] = windows.argmax(axis=0) - _BEND
        total = windows.max(axis=0) + values[:, turn % directions]
    at = total.argmax(axis=1)
    way = numpy.zeros((runs, directions), dtype=numpy.int64)
    every = numpy.arange(runs)
    for turn in range(2 * directions - 1, directions - 1, -1):
        way[:, turn - directions] = at
        at = at + came[turn, every, at]
    return way, numpy.abs(way - numpy.roll(way, 1, axis=1)).mean(axis=1)


def _along(values: Any, way: Any) -> Any:
    """The mean of values along the way of each run."""
    import numpy

    return numpy.take_along_axis(values, way[:, :, None], 2)[:, :, 0].mean(axis=1)


def _with_ink(runs: Sequence[Run], words: Sequence[Box], ink: Any) -> list[Run]:
    """The runs that have any ink in and around them that is no print: on most pages half of them have none."""
    import cv2
    import numpy

    if not runs:
        return []
    sums = cv2.integral((ink > _SURE[-1]).astype(numpy.uint8))
    high, wide = ink.shape
    boxes = numpy.asarray([around(words[first : last + 1]) for first, last in runs]) * _SCALE
    left, top, right, bottom = boxes.T
    reach = _FAR * (bottom - top)
    left, right = (numpy.clip(side, 0, wide).astype(int) for side in (left - reach - 2, right + reach + 3))
    top, bottom = (numpy.clip(side, 0, high).astype(int) for side in (top - reach - 2, bottom + reach + 3))
    inked = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left] > 0
    return [run for run, has in zip(runs, inked.tolist(), strict=True) if has]


class _Scan:
    """Where on the page one looks, in all directions from the middles of boxes."""

    def __init__(self, boxes: Sequence[Box], shape: tuple[int, int]) -> None:
        import numpy

        left, top, right, bottom = numpy.asarray(boxes).T * _SCALE
        self.wide, self.high = right - left, bottom - top
        self._x, self._y = (left + right) / 2, (top + bottom) / 2
        self._shape = shape
        self._turns = numpy.arange(_DIRECTIONS) / _DIRECTIONS * 2 * numpy.pi

    def points(self, steps: Any) -> tuple[Any, Any]:
        """Rows and columns, for each box, direction and step, on ellipses that go through the middles of its sides at step 0."""
        import numpy

        reach = steps[None, None, :] * self.high[:, None, None]
        x = self._x[:, None, None] + numpy.cos(self._turns)[None, :, None] * (self.wide[:, None, None] / 2 + reach)
        y = self._y[:, None, None] + numpy.sin(self._turns)[None, :, None] * (
            self.high[:, None, None] / 2 + reach * _LOW
        )
        high, wide = self._shape
        return numpy.clip(numpy.rint(y).astype(int), 0, high - 1), numpy.clip(numpy.rint(x).astype(int), 0, wide - 1)
