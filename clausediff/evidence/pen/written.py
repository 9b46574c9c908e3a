"""Handwriting on a page: ink that no printed word explains, and words that were read from handwriting."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Any

from clausediff.evidence.pen.beside import FEATURES as OF_SHAPES
from clausediff.evidence.pen.beside import Ground
from clausediff.evidence.pen.beside import features_of as of_shape
from clausediff.evidence.pen.closer import Closer, confirmed
from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.lone import is_lone_line_or_ring
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.net import HAND, OTHER
from clausediff.evidence.pen.shapes import Shape, find_shapes, share_of_ink
from clausediff.evidence.pen.weights import trees
from clausediff.scan.pages import Box

__all__ = ["FEATURES", "by_hand", "features_of", "find_written", "written_shapes"]

_SCALE = DPI / 72
_LOW, _NARROW, _INK = 4.0, 5.0, 30
"""Lower and narrower, in points, or of less ink, in pixels: a speck."""
_LOOSE, _SIGNED = 8.0, 12.0
"""In points: how far apart the pieces of a signature may be, and how long it is at least."""
_DARK = 0.35
"""Beside the print's darkness: from here on a pixel is ink."""
_SOLID, _SPOT = 0.62, 6.0
"""Of its box, and in points: ink that fills more of a box of that size is a hole, a spot or a logo."""
_THIN, _RULE = 3.0, 26.0
"""In points: ink no wider and at least so long is a rule, or the edge of a sheet."""
_EDGE = 4.0
"""In points: ink so near to the edge of the picture is the scanner's."""
_PIXEL = 0.5
"""Probability from which a pixel is taken for handwriting, and for other ink."""
_AROUND = 6.0
"""In points: how far around a shape other ink is looked for."""
FEATURES = ("pixels", "across", "down", "strength", "pale", "inked", "stamp", "print", *OF_SHAPES)
"""What is weighed of each shape; :func:`features_of` says what they are."""
_BY_HAND = 0.55
"""Of the ink in a word's box: when so much is handwriting, the word was read from it."""
_LEFT = 0.3
"""Of a shape's ink: when no more lies outside the words that were read from it, it was read."""


def find_written(ground: Ground, words: Sequence[Box], page: Closer | None = None) -> list[PenMark]:
    """Handwriting that hangs together, each as one mark; its words are those that were read from it.

    ``ground`` is what shapes of the page are weighed against. A mark without words was not read by any engine.
    With a ``page`` made ready for it, shapes are looked at closer as well (:mod:`~clausediff.evidence.pen.closer`).
    """
    hand, darkness = ground.classes[HAND], ground.darkness
    shapes, labels = written_shapes(hand, darkness)
    shapes = [shape for shape in shapes if not is_lone_line_or_ring(shape, labels, words)]
    known = trees("written")
    logits = [known.logit(features_of(shape, labels, ground)) for shape in shapes]
    shapes = confirmed("written", shapes, logits, known.seen, words, page)
    if not shapes:
        return []
    from_hand = by_hand(hand, darkness, words)
    found = []
    for shape in shapes:
        box = shape.box(_SCALE)
        own = tuple(i for i in from_hand if box.overlap(words[i]) >= 0.3 * words[i].width * words[i].height)
        read = own and _outside(labels, shape, [words[i] for i in own]) <= _LEFT * shape.ink
        found.append(PenMark("written", box, own if read else ()))
    return found


def by_hand(hand: Any, darkness: Any, words: Sequence[Box]) -> list[int]:
    """The words that were read from handwriting."""
    mask = hand >= _PIXEL
    return [i for i, word in enumerate(words) if share_of_ink(mask, darkness, word) >= _BY_HAND]


def find_ink_in_white(classes: Any, words: Sequence[Box]) -> list[PenMark]:
    """A pen's ink of whatever kind beside the words: a signature's strokes look like others in parts, and its whole is weighed."""
    pen = classes[1:].max(axis=0) > classes[0]
    for word in words:
        left, top, right, bottom = (max(0, round(side * _SCALE)) for side in word)
        pen[top:bottom, left:right] = False
    shapes, _ = find_shapes(pen, round(_LOOSE * _SCALE), round(_LOOSE / 2 * _SCALE))
    return [
        PenMark("ink", shape.box(_SCALE))
        for shape in shapes
        if shape.ink >= _INK and shape.width >= _SIGNED * _SCALE and shape.height >= _LOW * _SCALE
        if shape.ink < _SOLID * shape.width * shape.height
    ]


def written_shapes(hand: Any, darkness: Any) -> tuple[list[Shape], Any]:
    """The shapes that may be handwriting, and the map of their labels."""
    high, wide = hand.shape
    shapes, labels = find_shapes(hand >= _PIXEL, round(9 * _SCALE), round(3 * _SCALE))
    return [shape for shape in shapes if _is_large(shape) and not _is_no_hand(shape, darkness, wide, high)], labels


def features_of(shape: Shape, labels: Any, ground: Ground) -> tuple[float, ...]:
    """What is weighed of a shape.

    ``pixels``, ``across`` and ``down`` are its size, ``strength`` the mean probability of its pixels, ``pale`` how pale they
    are, ``inked`` how much of its box is inked, ``stamp`` how much other ink is around it, ``print`` how much of the ink in its
    box is none of it; the others are those of :func:`clausediff.evidence.pen.beside.features_of`.
    """
    hand, other, darkness = ground.classes[HAND], ground.classes[OTHER], ground.darkness
    part = slice(shape.top, shape.bottom), slice(shape.left, shape.right)
    own = labels[part] == shape.label
    inked = darkness[part] > _DARK
    reach = round(_AROUND * _SCALE)
    around = (
        slice(max(0, shape.top - reach), shape.bottom + reach),
        slice(max(0, shape.left - reach), shape.right + reach),
    )
    return (
        log(shape.ink),
        log(shape.width),
        log(shape.height),
        float(hand[part][own].mean()),
        max(0.0, 1.0 - float(darkness[part][own].mean())),
        float(inked.mean()),
        min(1.0, float((other[around] >= _PIXEL).sum()) / shape.ink),
        float((inked & ~own).sum()) / max(1, int(inked.sum())),
        *of_shape(shape, ground._replace(labels=labels)),
    )


def _is_large(shape: Shape) -> bool:
    long = shape.width >= _NARROW * _SCALE or shape.height >= 2 * _LOW * _SCALE
    return shape.ink >= _INK and long and shape.height >= _LOW * _SCALE


def _is_no_hand(shape: Shape, darkness: Any, wide: int, high: int) -> bool:
    """Whether a shape is a hole or a spot, a rule, or at the very edge of the picture."""
    short, long = sorted((shape.width, shape.height))
    inside = darkness[shape.top : shape.bottom, shape.left : shape.right] > _DARK
    if short >= _SPOT * _SCALE and float(inside.mean()) >= _SOLID:
        return True
    if short <= _THIN * _SCALE and long >= _RULE * _SCALE:
        return True
    edge = round(_EDGE * _SCALE)
    return shape.left <= edge or shape.top <= edge or shape.right >= wide - edge or shape.bottom >= high - edge


def _outside(labels: Any, shape: Shape, words: Sequence[Box]) -> int:
    """Pixels of a shape outside the boxes of words."""
    part = labels[shape.top : shape.bottom, shape.left : shape.right] == shape.label
    for word in words:
        left, top, right, bottom = (round(side * _SCALE) for side in word)
        part[
            max(0, top - 4 - shape.top) : max(0, bottom + 4 - shape.top),
            max(0, left - 4 - shape.left) : max(0, right + 4 - shape.left),
        ] = False
    return int(part.sum())
