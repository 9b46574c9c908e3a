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
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from clausediff.evidence.pen.ink import DPI
from clausediff.scan.pages import Box

__all__ = ["HIGH", "NET", "OVER", "STRUCK", "WIDE", "Window", "closer", "crops_of", "windows_of"]

STRUCK, OVER = 1, 2
"""Columns of the result: the word is struck; it is written over, changed, or something is put in beside it."""
HIGH, WIDE, PLANES = 48, 64, 6
"""Of a window, in its own pixels; and what it has of each."""
NET = Path(__file__).parent / "data" / "closer.onnx"
_SCALE = DPI / 72
_WORD = 24.0
"""Of a window's height, so many pixels are the word's."""
_STEP = WIDE // 2
_DARK, _DARKEST, _THICKEST = 0.35, 1.5, 3.0
"""Beside the print's darkness and the usual depth of its strokes."""


class Window(NamedTuple):
    """A part of a word and what is around it."""

    word: int
    left: float
    """In pixels of the page."""
    top: float
    scale: float
    """Pixels of the page for one of the window."""


def windows_of(words: Sequence[Box], chosen: Sequence[int] | None = None) -> list[Window]:
    """The windows of all words, or of some."""
    found = []
    for i in range(len(words)) if chosen is None else chosen:
        word = words[i]
        scale = max(1.0, word.height * _SCALE) / _WORD
        wide = word.width * _SCALE / scale
        count = max(1, -(-int(max(0.0, wide - _STEP)) // _STEP))
        middle = (word.left + word.right) / 2 * _SCALE
        for at in range(count):
            left = middle + ((at - (count - 1) / 2) * _STEP - WIDE / 2) * scale
            found.append(Window(i, left, word.middle * _SCALE - HIGH / 2 * scale, scale))
    return found


def crops_of(classes: Any, planes: Any, windows: Sequence[Window]) -> Any:
    """What is seen in each window, as bytes: so many windows, planes, rows and columns."""
    import cv2
    import numpy

    darkness, color = planes
    ink = darkness > _DARK
    depth = cv2.distanceTransform(ink.astype(numpy.uint8), cv2.DIST_L2, 3)
    printed = depth[ink & (classes[0] > 0.5)]
    stroke = float(printed.mean()) if len(printed) else 1.0
    pages = (
        darkness / _DARKEST, color, classes[1], classes[2], classes[3], numpy.minimum(1.0, depth / stroke / _THICKEST),
    )  # fmt: skip
    rim = round(2 * HIGH * max((window.scale for window in windows), default=1.0))
    padded = numpy.zeros((darkness.shape[0] + 2 * rim, darkness.shape[1] + 2 * rim, PLANES), dtype=numpy.uint8)
    for number, plane in enumerate(pages):
        padded[rim:-rim, rim:-rim, number] = plane * 255
    found = numpy.zeros((len(windows), PLANES, HIGH, WIDE), dtype=numpy.uint8)
    for at, window in enumerate(windows):
        left, top = (min(max(0, round(side) + rim), size) for side, size in zip(window[1:3], padded.shape[1::-1], strict=True))
        part = padded[top : top + round(HIGH * window.scale), left : left + round(WIDE * window.scale)]
        if part.size:
            sized = cv2.resize(part[..., :3], (WIDE, HIGH)), cv2.resize(part[..., 3:], (WIDE, HIGH))
            found[at] = numpy.concatenate(sized, axis=2).transpose(2, 0, 1)
    return found


@lru_cache(maxsize=1)
def _session() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(NET), options, providers=["CPUExecutionProvider"])


def closer(classes: Any, planes: Any, words: Sequence[Box], chosen: Sequence[int] | None = None) -> Any:
    """Of each word the highest probabilities of its windows: that nothing was done to it, that it is struck, written over."""
    import numpy

    said = numpy.zeros((len(words), 3), dtype=numpy.float32)
    windows = windows_of(words, chosen)
    for first in range(0, len(windows), 256):
        some = windows[first : first + 256]
        crops = crops_of(classes, planes, some).astype(numpy.float32) / 255
        scores = _session().run(None, {"crops": crops})[0]
        scores -= scores.max(axis=1, keepdims=True)
        chances = numpy.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        numpy.maximum.at(said, [window.word for window in some], chances)
    return said
