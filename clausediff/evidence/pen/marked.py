"""Whether boxes to mark are marked: by the ink inside of their frames, beside that inside of the page's other frames.

::

    ┌─────┐      the middle of an empty frame is paper, however worn the page; further out the frame's own strokes, blurred
    │ ┌─┐ │      and thick, are in the way: there the ink counts that most frames of the page do not have at the same place.
    │ │ │ │      A pen's stroke that touches a frame and is hardly inside of it is told neither as a mark nor as none
    │ └─┘ │
    └─────┘
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clausediff.evidence.pen.frames import BRACKETS, Frame

__all__ = ["are_marked"]

_GRID, _MARGIN = 24, 0.2
"""Frames of all sizes are compared on a grid of so many cells; of a side, how far within it the frame's own strokes reach."""
_MIDDLE = 0.33
"""Of a side: how far from each the middle of a frame begins."""
_STROKE = 0.12
"""Of the darkness of frames: by so much ink that others do not have is darker than chance."""
_MARKED = (0.17, 0.1)
"""Of the darkness of frames: from here on the middle, or what the other frames do not have, is a mark."""
_EMPTY = (0.12, 0.075)
"""The same, up to which both are none."""
_FAINT = (0.045, 0.035)
"""By so much darker than the middle of the page's frames, and so much that they do not have: it may be a faint mark."""
_FULL = (0.35, 0.12)
"""What is between narrow brackets from here on is a mark."""
_TOUCHED, _AROUND = 0.02, 2.5
"""Of a frame's area: so much of a pen's ink that touches it may be its mark; and of its side, how far around it that is looked for."""
_SURE, _SURER, _NARROW = 0.6, 0.8, 14
"""How well the strokes of brackets must be drawn, for two letters may look like some; and of narrow ones, in pixels."""
_INKED = 0.25
"""Darkness of a pen's ink."""


def are_marked(darkness: Any, classes: Any, frames: Sequence[Frame]) -> list[bool | None]:
    """For each frame of a page whether it is marked; None where that cannot be told.

    ``darkness`` is that of the page, ``classes`` are the network's probabilities.
    """
    import numpy

    if not frames:
        return []
    pen = (darkness > _INKED) & (classes[1:].max(axis=0) > classes[0])
    cells = [_cells(darkness, frame) for frame in frames]
    usual = numpy.sort(numpy.stack(cells), axis=0)[len(cells) // 4]
    margin, middle = round(_MARGIN * _GRID), round(_MIDDLE * _GRID)
    hollow = usual[middle:-middle, middle:-middle].mean()
    found: list[bool | None] = []
    for frame, own in zip(frames, cells, strict=True):
        ink = float(own[middle:-middle, middle:-middle].mean())
        more = float(numpy.clip(own - usual - _STROKE, 0, None)[margin:-margin, margin:-margin].mean())
        faint = ink - hollow >= _FAINT[0] and more >= _FAINT[1]
        if not _is_clear(frame, ink, more):
            found.append(None)
        elif ink >= _MARKED[0] or more >= _MARKED[1]:
            found.append(True)
        elif ink > _EMPTY[0] or more > _EMPTY[1] or faint:
            found.append(None)
        else:
            found.append(None if _touching(pen, frame, frames) > _TOUCHED else False)
    return found


def _is_clear(frame: Frame, ink: float, more: float) -> bool:
    """Whether a frame is one for certain; two letters may look like brackets, and narrow ones leave little room between them."""
    if frame.shape not in BRACKETS:
        return True
    if frame.width >= _NARROW:
        return frame.score >= _SURE
    return frame.score >= _SURER or (frame.score >= _SURE and ink >= _FULL[0] and more >= _FULL[1])


def _cells(darkness: Any, frame: Frame) -> Any:
    """A frame on the grid, beside the darkness of its strokes."""
    import cv2
    import numpy

    part = darkness[frame.top : frame.top + frame.height + 1, frame.left : frame.left + frame.width + 1]
    clear = max(0.1, float(numpy.percentile(part, 85)))
    return cv2.resize(part / clear, (_GRID, _GRID), interpolation=cv2.INTER_AREA)


def _touching(pen: Any, frame: Frame, frames: Sequence[Frame]) -> float:
    """How much of a pen's ink touches a frame and no other one more, beside the frame's area."""
    import cv2
    import numpy

    reach = round(_AROUND * frame.width)
    left, top = max(0, frame.left - reach), max(0, frame.top - reach)
    part = slice(top, frame.top + frame.height + reach + 1), slice(left, frame.left + frame.width + reach + 1)
    count, labels = cv2.connectedComponents(pen[part].astype(numpy.uint8), connectivity=8)
    touching = 0
    for label in range(1, count):
        shape = labels == label
        own = _inside(shape, frame, left, top)
        if own and own >= max(_inside(shape, other, left, top) for other in frames):
            touching += int(shape.sum()) - own  # a network may take a round frame itself for a pen's
    return touching / (frame.width * frame.height)


def _inside(shape: Any, frame: Frame, left: int, top: int) -> int:
    """How many pixels of a shape are in a frame."""
    rows = slice(max(0, frame.top - top), max(0, frame.top + frame.height + 1 - top))
    columns = slice(max(0, frame.left - left), max(0, frame.left + frame.width + 1 - left))
    return int(shape[rows, columns].sum())
