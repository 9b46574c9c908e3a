"""Ink of a pen on top of printed words: a figure written over another, a short word scribbled out.

A stroke that runs through words is long and level, and :mod:`~clausediff.evidence.pen.strikes` weighs that. What is written over a
word is as high as the print and no longer than a letter or two, and the network takes it for a stroke in parts and for handwriting
in others. It is also more ink than print has: its strokes are beside those of the letters, and thicker where both are.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, log
from typing import Any

from clausediff.evidence.pen import crossed
from clausediff.evidence.pen.closer import OVER, with_closer
from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.shapes import pixels_of
from clausediff.evidence.pen.strikes import runs_of
from clausediff.evidence.pen.weights import trees, weights
from clausediff.scan.pages import Box, around

__all__ = ["FEATURES", "as_marks", "features_of", "overwritten"]

_SCALE = DPI / 72
_PIXEL, _LEAST = 0.2, 8
"""Probability from which a pixel is taken for a pen's, and how many of them a word has for there to be something to weigh."""
_DARK = 0.35
"""Beside the print's darkness: from here on a pixel is ink."""
_FAR = 0.3
"""Of a word's height: how far above and below its box ink belongs to what is written over it."""
_NO_FIGURE = 0.9
"""So much more must speak for a word without a figure in it."""
_ALONE = 3.4
"""What the closer look says of something that is squeezed in beside a word for certain: on 116 pages it said so of two words in 28,000
where nothing was near, and of a third of those that had it. Ink in the white between two words gives the page's network little to see."""
FEATURES = (
    *crossed.FEATURES, "strike", "hand", "other", "ink", "reach", "high", "deep", "denser", "deeper", "print", "by strike", "doubt",
    "alone",
)  # fmt: skip
"""What is weighed of each word; :func:`features_of` says what they are."""


def overwritten(
    classes: Any, darkness: Any, words: Sequence[Box], said: Any = None, texts: Sequence[str] = ()
) -> set[int]:
    """The words with a pen's ink on top of them; ``classes`` are the probabilities of each pixel's classes.

    ``said`` is what the closer look (:mod:`~clausediff.evidence.pen.closer`) says of each word, where there was one, and ``texts``
    what was read of each: most of what is written over is a figure, so more must speak for it elsewhere.
    """
    known = trees("overwritten")
    logits = [-inf if each is None else known.logit(each) for each in features_of(classes, darkness, words)]
    if said is None:
        return {i for i, logit in enumerate(logits) if logit >= known.seen}
    seen = weights("overwritten closer").seen
    least = [seen if not texts or any(map(str.isdigit, texts[i])) else seen + _NO_FIGURE for i in range(len(words))]
    beside = {i for i, text in enumerate(texts) if said[i, OVER] >= _ALONE and not any(map(str.isdigit, text))}
    return beside | {i for i, logit in enumerate(with_closer("overwritten", logits, said)) if logit >= least[i]}


def as_marks(over: set[int], words: Sequence[Box], classes: Any) -> list[PenMark]:
    """Overwritten words as marks, one for all that follow each other: struck, but not for certain; over what a pen's ink reaches."""
    pen = classes[1] + classes[2] >= _PIXEL
    return [
        PenMark(
            "struck",
            around(words[i] for i in run).rounded(),
            tuple(run),
            (0.0,) * len(run),
            reaches=tuple(crossed.reach_of(pen, words[i]) for i in run),
        )
        for run in runs_of(sorted(over))
    ]


def features_of(classes: Any, darkness: Any, words: Sequence[Box]) -> list[tuple[float, ...] | None]:
    """What is weighed of each word, None where hardly any ink of a pen is on it.

    The first are those of :func:`clausediff.evidence.pen.crossed.features_of`, of strokes and handwriting together. ``strike``,
    ``hand`` and ``other`` are the mean probabilities of the pen's pixels, ``ink`` how many there are, ``reach`` how many are
    above and below the word, ``high`` and ``deep`` how far up and down they go in it. ``denser`` and ``deeper`` are the share of
    ink in the word and the thickness of its strokes, beside those of the page's words. ``print`` is the mean probability of
    print of all its ink, ``by strike`` how much of its width is crossed by what the network calls strokes alone, and
    ``doubt`` how far the network is from calling the page's usual word print: on a worn page of small bold letters it sees
    strokes in all of them. ``alone`` is how much of the ink that hangs together with that on the word is on it: a line through
    several words goes on, and so does handwriting that only touches the print.
    """
    import cv2
    import numpy

    pen = numpy.minimum(1.0, classes[1] + classes[2])
    mask = pen >= _PIXEL
    ink = darkness > _DARK
    depth = cv2.distanceTransform(ink.astype(numpy.uint8), cv2.DIST_L2, 3)
    parts = [pixels_of(word) for word in words]
    chosen = [i for i, part in enumerate(parts) if int(mask[part].sum()) >= _LEAST]
    full = [float(ink[part].mean()) if ink[part].size else 0.0 for part in parts]
    printed = [_mean(classes[0][part], ink[part], 1.0) for part in parts]
    usual = max(0.02, float(numpy.median(full))) if full else 1.0
    stroke = _mean(depth, ink & (classes[0] > 0.5), 1.0)
    doubt = 1 - float(numpy.median(printed)) if printed else 0.0
    _, labels = cv2.connectedComponents(mask.astype(numpy.uint8), connectivity=8)
    inks = numpy.bincount(labels.ravel())
    basic = crossed.features_of(pen, darkness, [words[i] for i in chosen], least=0.0, of=len(words))
    found: list[tuple[float, ...] | None] = [None] * len(words)
    for i, first in zip(chosen, basic, strict=True):
        assert first is not None
        rows, columns = parts[i]
        high = rows.stop - rows.start
        far = round(_FAR * high)
        own = mask[parts[i]]
        seen = classes[:, rows, columns][:, own].mean(axis=1)
        met = own.any(axis=1).nonzero()[0]
        around = int(mask[max(0, rows.start - far) : rows.stop + far, columns].sum())
        found[i] = (
            *first,
            float(seen[1]),
            float(seen[2]),
            float(seen[3]),
            log(float(own.sum()) / high / high),
            (around - float(own.sum())) / high / high,
            float(met[0]) / high,
            float(met[-1]) / high,
            full[i] / usual,
            _mean(depth[parts[i]], ink[parts[i]], 0.0) / stroke,
            printed[i],
            float((classes[1][parts[i]] >= 0.5).any(axis=0).mean()),
            doubt,
            float(own.sum()) / float(inks[numpy.unique(labels[parts[i]][own])].sum()),
        )
    return found


def _mean(values: Any, where: Any, otherwise: float) -> float:
    """The mean of some values of a map; something else where there are none."""
    return float(values[where].mean()) if where.any() else otherwise
