"""Ink of a pen on top of printed words: a figure written over another, a short word scribbled out.

A stroke that runs through words is long and level, and :mod:`~clausediff.evidence.pen.strikes` weighs that. What is written over a
word is as high as the print and no longer than a letter or two, and the network takes it for a stroke in parts and for handwriting
in others. It is also more ink than print has: its strokes are beside those of the letters, and thicker where both are.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Any

from clausediff.evidence.pen import strikes
from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.weights import trees
from clausediff.scan.pages import Box

__all__ = ["FEATURES", "features_of", "overwritten"]

_SCALE = DPI / 72
_PIXEL, _LEAST = 0.2, 8
"""Probability from which a pixel is taken for a pen's, and how many of them a word has for there to be something to weigh."""
_DARK = 0.35
"""Beside the print's darkness: from here on a pixel is ink."""
_FAR = 0.3
"""Of a word's height: how far above and below its box ink belongs to what is written over it."""
FEATURES = (
    *strikes.FEATURES, "strike", "hand", "other", "ink", "reach", "high", "deep", "denser", "deeper", "print", "line by strike",
)  # fmt: skip
"""What is weighed of each word; :func:`features_of` says what they are."""


def overwritten(classes: Any, darkness: Any, words: Sequence[Box]) -> set[int]:
    """The words with a pen's ink on top of them; ``classes`` are the probabilities of each pixel's classes."""
    known = trees("overwritten")
    return {
        i
        for i, features in enumerate(features_of(classes, darkness, words))
        if features is not None and known.logit(features) >= known.seen
    }


def features_of(classes: Any, darkness: Any, words: Sequence[Box]) -> list[tuple[float, ...] | None]:
    """What is weighed of each word, None where hardly any ink of a pen is on it.

    The first are those of :func:`clausediff.evidence.pen.strikes.features_of`, of strokes and handwriting together. ``strike``,
    ``hand`` and ``other`` are the mean probabilities of the pen's pixels, ``ink`` how many there are, ``reach`` how many are
    above and below the word, ``high`` and ``deep`` how far up and down they go in it. ``denser`` and ``deeper`` are the share of
    ink in the word and the thickness of its strokes, beside those of the page's words. ``print`` is the mean probability of
    print of all its ink, and ``line by strike`` how much of its width is crossed by what the network calls strokes alone.
    """
    import cv2
    import numpy

    pen = numpy.minimum(1.0, classes[1] + classes[2])
    mask = pen >= _PIXEL
    ink = darkness > _DARK
    depth = cv2.distanceTransform(ink.astype(numpy.uint8), cv2.DIST_L2, 3)
    places = [_place(word) for word in words]
    chosen = [
        i for i, (left, top, right, bottom) in enumerate(places) if int(mask[top:bottom, left:right].sum()) >= _LEAST
    ]
    full = [
        float(ink[top:bottom, left:right].mean()) if right > left and bottom > top else 0.0
        for left, top, right, bottom in places
    ]
    inked = ink & (classes[0] > 0.5)
    usual, stroke = sorted(full)[len(full) // 2] if full else 0.2, float(depth[inked].mean()) if inked.any() else 1.0
    basic = dict(
        zip(
            chosen,
            strikes.features_of(pen, darkness, [words[i] for i in chosen], least=0.0, of=len(words)),
            strict=True,
        )
    )
    found: list[tuple[float, ...] | None] = [None] * len(words)
    for i in chosen:
        left, top, right, bottom = places[i]
        high = bottom - top
        far = round(_FAR * high)
        part = slice(top, bottom), slice(left, right)
        wider = slice(max(0, top - far), bottom + far), slice(left, right)
        own = mask[part]
        seen = classes[:, top:bottom, left:right][:, own].mean(axis=1)
        rows = own.any(axis=1).nonzero()[0]
        here = ink[part]
        first = basic[i]
        assert first is not None
        found[i] = (
            *first,
            float(seen[1]),
            float(seen[2]),
            float(seen[3]),
            log(float(own.sum()) / high / high),
            (float(mask[wider].sum()) - float(own.sum())) / high / high,
            float(rows[0]) / high,
            float(rows[-1]) / high,
            full[i] / max(0.02, usual),
            float(depth[part][here].mean()) / stroke if here.any() else 0.0,
            float(classes[0][part][here].mean()) if here.any() else 1.0,
            float((classes[1][part] >= 0.5).any(axis=0).mean()),
        )
    return found


def _place(word: Box) -> tuple[int, int, int, int]:
    left, top, right, bottom = (max(0, round(side * _SCALE)) for side in word)
    return left, top, right, bottom
