"""A closer look at single words: a second small network sees each word in windows that are scaled to its height.

::

            ┌─────────┐
    ┌───────┼─┐       │            windows of one size, each word's height in the middle of them,
    │  thir│ty│ (60) d│ays         every half window one along the word
    └───────┼─┘       │
            └─────────┘

The network of the page (:mod:`~clausediff.evidence.pen.net`) says of each pixel what it is, and is doubtful where a pen's ink is as
wide and as dark as print, or runs in the strokes of a figure. Here the question is of a whole window: nothing was done to the
word; it is struck; or something is written over it, changed in it or squeezed in beside it. Each window has the page's darkness,
its colour, what the first network says of each pixel, and how thick its strokes are beside those of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple

from clausediff.evidence.pen.ink import DPI
from clausediff.evidence.pen.shapes import Shape
from clausediff.evidence.pen.weights import weights
from clausediff.scan.ocr.network import session
from clausediff.scan.pages import Box

__all__ = [
    "HIGH",
    "NET",
    "OVER",
    "PRINT",
    "STRUCK",
    "WIDE",
    "WRITTEN",
    "Closer",
    "Window",
    "closer_to",
    "crops_of",
    "in_line",
    "look",
    "windows_of",
]

PRINT, STRUCK, OVER, WRITTEN = 0, 1, 2, 3
"""Columns of the result: nothing was done to the word; it is struck; it is written over, changed, or something is put in beside it;
there is handwriting in the white."""
HIGH, WIDE, PLANES = 48, 64, 6
"""Of a window, in its own pixels; and what it has of each."""
NET = Path(__file__).parent / "data" / "closer.onnx"
_SCALE = DPI / 72
_WORD = 24.0
"""Of a window's height, so many pixels are the word's."""
_STEP, _SEEN = WIDE // 2, 0.8
"""Windows are so far apart; what is nearer to an edge than the rest of its width belongs to the next one."""
_DARK, _DARKEST, _THICKEST = 0.35, 1.5, 3.0
"""Beside the print's darkness and the usual depth of its strokes."""
_LINE = 12.0
"""In points: so high is a line of print where nothing was read."""
_RIM = 96
"""In pixels of the page: what is around it is white."""
_SUREST = 9.5
_AT_ONCE = 256
_MOST = 8.0
"""Other evidence counts for no more than that."""


class Window(NamedTuple):
    """A part of a word and what is around it."""

    word: int
    left: float
    """In pixels of the page."""
    top: float
    scale: float
    """Pixels of the page for one of the window."""


def windows_of(words: Sequence[Box]) -> list[Window]:
    """The windows of all words."""
    found = []
    for i, word in enumerate(words):
        scale = max(1.0, word.height * _SCALE) / _WORD
        wide = word.width * _SCALE / scale
        count = 1 + ceil(max(0.0, wide - _SEEN * WIDE) / _STEP)
        middle = (word.left + word.right) / 2 * _SCALE
        for at in range(count):
            left = middle + ((at - (count - 1) / 2) * _STEP - WIDE / 2) * scale
            found.append(Window(i, left, word.middle * _SCALE - HIGH / 2 * scale, scale))
    return found


def in_line(box: Box, high: float) -> Box:
    """A box of some ink, made as high as a line of print, so that its windows are as large as those of words."""
    return Box(box.left, box.middle - high / 2, box.right, box.middle + high / 2)


class Closer(NamedTuple):
    """What is the same for all windows of a page."""

    planes: Any
    """As bytes: rows, columns and what is seen in each pixel; with a rim, so that no window goes beyond it."""
    rim: int


def closer_to(classes: Any, planes: Any) -> Closer:
    """Makes a page ready: ``classes`` are the probabilities of each pixel's classes, ``planes`` its darkness and its colour."""
    import cv2
    import numpy

    darkness, color = planes
    ink = darkness > _DARK
    depth = numpy.minimum(cv2.distanceTransform(ink.astype(numpy.uint8), cv2.DIST_L2, 3), _RIM)
    printed = depth[ink & (classes[0] > 0.5)]
    stroke = float(printed.mean()) if len(printed) else 1.0
    seen = (
        darkness / _DARKEST, color, classes[1], classes[2], classes[3], numpy.minimum(1.0, depth / stroke / _THICKEST),
    )  # fmt: skip
    padded = numpy.zeros((darkness.shape[0] + 2 * _RIM, darkness.shape[1] + 2 * _RIM, PLANES), dtype=numpy.uint8)
    for number, plane in enumerate(seen):
        padded[_RIM:-_RIM, _RIM:-_RIM, number] = plane * 255
    return Closer(padded, _RIM)


def crops_of(page: Closer, windows: Sequence[Window]) -> Any:
    """What is seen in each window, as bytes: so many windows, planes, rows and columns."""
    import cv2
    import numpy

    high, wide = page.planes.shape[:2]
    found = numpy.zeros((len(windows), PLANES, HIGH, WIDE), dtype=numpy.uint8)
    for at, window in enumerate(windows):
        left = min(max(0, round(window.left) + page.rim), wide)
        top = min(max(0, round(window.top) + page.rim), high)
        part = page.planes[top : top + round(HIGH * window.scale), left : left + round(WIDE * window.scale)]
        if part.size:
            found[at] = cv2.resize(part, (WIDE, HIGH)).transpose(2, 0, 1)
    return found


def look(page: Closer, boxes: Sequence[Box]) -> Any:
    """Of each box the highest logits of its windows: that it is print, struck, written over, handwriting in the white."""
    import numpy

    said = numpy.full((len(boxes), 4), -_SUREST, dtype=numpy.float32)
    windows = windows_of(boxes)
    for first in range(0, len(windows), _AT_ONCE):
        some = windows[first : first + _AT_ONCE]
        scores = session(NET).run(None, {"crops": crops_of(page, some).astype(numpy.float32) / 255})[0]
        chances = numpy.exp(scores - scores.max(axis=1, keepdims=True))
        chances = numpy.clip(chances / chances.sum(axis=1, keepdims=True), 1e-4, 1 - 1e-4)
        numpy.maximum.at(said, [window.word for window in some], numpy.log(chances / (1 - chances)))
    return said


def with_closer(kind: str, firsts: Sequence[float], said: Any) -> list[float]:
    """How much speaks for marks of a kind, of which other evidence says so much, with what the closer look ``said`` of each."""
    known = weights(f"{kind} closer")
    return [
        known.logit((max(-_MOST, min(_MOST, first)), *map(float, each[1:])))
        for first, each in zip(firsts, said, strict=True)
    ]


def confirmed(
    kind: str, shapes: Sequence[Shape], logits: Sequence[float], seen: float, words: Sequence[Box], page: Closer | None
) -> list[Shape]:
    """The shapes of ink of which enough speaks for a mark of a kind: from ``seen`` on where no ``page`` is there to look closer."""
    if page is not None and shapes:
        heights = sorted(word.height for word in words)
        high = heights[len(heights) // 2] if heights else _LINE
        logits = with_closer(kind, logits, look(page, [in_line(shape.box(_SCALE), high) for shape in shapes]))
        seen = weights(f"{kind} closer").seen
    return [shape for shape, logit in zip(shapes, logits, strict=True) if logit >= seen]
