"""Lines that a pen draws around words: rings, closed or nearly so, with print inside and little ink of their own there."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Any

from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.shapes import Shape, find_shapes
from clausediff.evidence.pen.weights import trees
from clausediff.scan.pages import Box

__all__ = ["FEATURES", "features_of", "find_circled", "ring_shapes"]

_SCALE = DPI / 72
_PALE = 0.15
"""Beside the print's darkness: paler is no ink."""
_WAYS = ((0.4, 1.5), (0.4, 6.0), (0.12, 3.0))
"""Probability from which a pixel is taken for any ink but print, and, in points, how far apart a line's pieces may be. Where it
runs into print, or is pale, it is in pieces; lines that are close to each other are not to be joined. So several are tried."""
_INK = 20
"""Pixels: less is a speck."""
_WIDE, _LOW, _HIGH = 6.0, 0.6, 4.0
"""In points, how wide a ring is at least; in lines of print, how high it is at least and at most."""
_HELD = 0.6
"""Of a word's box: when so much is in a ring's, the word is in it."""
_LINE = 12.0
"""In points: the height of a word on a page that has none."""
_SECTORS = 32
"""Directions from the middle of a ring."""
_MOST = 10
"""Words in one ring, at most."""
FEATURES = (
    "width", "height", "density", "closed", "above", "below", "sides", "hollow", "round", "held", "words", "other", "strike",
    "hand", "clear", "full",
)  # fmt: skip
"""What is weighed of each ring; :func:`features_of` says what they are."""


def find_circled(classes: Any, darkness: Any, words: Sequence[Box]) -> list[PenMark]:
    """Words that a line runs around; ``classes`` are the probabilities of each pixel's classes."""
    known, line = trees("circled"), line_of(words)
    found = []
    for shape, own, held in ring_shapes(classes, darkness, words):
        logit = known.logit(features_of(shape, own, [words[i] for i in held], classes, line))
        if logit >= known.seen:
            found.append((logit, PenMark("circled", shape.box(_SCALE), held)))
    kept: list[PenMark] = []
    for _, mark in sorted(found, key=lambda each: (-each[0], each[1].box)):
        if all(set(mark.words).isdisjoint(other.words) for other in kept):
            kept.append(mark)
    return kept


def line_of(words: Sequence[Box]) -> float:
    """The usual height of a word, in pixels."""
    heights = sorted(word.height for word in words)
    return heights[len(heights) // 2] * _SCALE if heights else _LINE * _SCALE


def ring_shapes(classes: Any, darkness: Any, words: Sequence[Box]) -> list[tuple[Shape, Any, tuple[int, ...]]]:
    """The shapes that may be rings, each with its own pixels and the words in it."""
    line = line_of(words)
    found: dict[tuple[int, int, int, int], tuple[Shape, Any, tuple[int, ...]]] = {}
    for least, gap in _WAYS:
        mask = (classes[0] <= 1 - least) & (darkness > _PALE)
        shapes, labels = find_shapes(mask, round(gap * _SCALE), round(gap * _SCALE), _INK)
        for shape in shapes:
            box = shape.left, shape.top, shape.right, shape.bottom
            if box in found or shape.width < _WIDE * _SCALE or not _LOW * line <= shape.height <= _HIGH * line:
                continue
            held = _held_by(shape.box(_SCALE), words)
            if held and len(held) <= _MOST:
                found[box] = shape, labels[shape.top : shape.bottom, shape.left : shape.right] == shape.label, held
    return list(found.values())


def _held_by(box: Box, words: Sequence[Box]) -> tuple[int, ...]:
    """The words that are in a ring's box."""
    return tuple(i for i, word in enumerate(words) if box.overlap(word) >= _HELD * max(0.01, word.width * word.height))


def features_of(shape: Shape, own: Any, held: Sequence[Box], classes: Any, line: float) -> tuple[float, ...]:
    """What is weighed of a ring whose words have these boxes.

    ``width`` and ``height`` are its size in lines of print, ``density`` its ink for each pixel of its outline, ``closed`` the
    share of directions from its middle in which it is met near its outline; ``above`` and ``below`` the share of its words' width
    over and under which it runs, ``sides`` how many of their two ends it passes; ``hollow`` how little of its ink is near its
    middle, ``round`` how near its ink is to an ellipse, ``held`` how much of its box its words fill, ``words`` how many there
    are, ``other``, ``strike`` and ``hand`` the mean probabilities, ``clear`` that of no print, ``full`` how much of its box it
    fills.
    """
    import numpy

    rows, columns = own.nonzero()
    high, wide = own.shape
    across, down = (columns + 0.5 - wide / 2) / (wide / 2), (rows + 0.5 - high / 2) / (high / 2)
    far = numpy.hypot(across, down)
    sectors = ((numpy.arctan2(down, across) + numpy.pi) / (2 * numpy.pi) * _SECTORS).astype(int) % _SECTORS
    met = numpy.zeros(_SECTORS, dtype=bool)
    met[sectors[far > 0.7]] = True
    seen = classes[:, shape.top : shape.bottom, shape.left : shape.right][:, own].mean(axis=1)
    left, right = (
        min(each.left for each in held) * _SCALE - shape.left,
        max(e.right for e in held) * _SCALE - shape.left,
    )
    top, bottom = (
        min(each.top for each in held) * _SCALE - shape.top,
        max(e.bottom for e in held) * _SCALE - shape.top,
    )
    middle = (top + bottom) / 2
    over = slice(max(0, round(left)), max(1, round(right)))
    quarter = 0.2 * (bottom - top)
    upper = own[: max(1, round(middle - quarter)), over].any(axis=0)
    lower = own[max(0, min(high - 1, round(middle + quarter))) :, over].any(axis=0)
    inner = slice(max(0, round(top + quarter)), max(1, round(bottom - quarter)))
    edge = 0.12 * (right - left)
    ends = (
        own[inner, : max(1, round(left + edge))].any(),
        own[inner, max(0, min(wide - 1, round(right - edge))) :].any(),
    )
    area = sum(each.width * each.height for each in held) * _SCALE * _SCALE
    return (
        log(wide / line),
        log(high / line),
        shape.ink / (wide + high),
        float(met.mean()),
        float(upper.mean()) if upper.size else 0.0,
        float(lower.mean()) if lower.size else 0.0,
        float(sum(bool(each) for each in ends)),
        float((far > 0.6).mean()),
        float(numpy.abs(far - 1).mean()),
        min(2.0, area / (wide * high)),
        float(len(held)),
        float(seen[3]),
        float(seen[1]),
        float(seen[2]),
        float(1 - seen[0]),
        shape.ink / (wide * high),
    )
