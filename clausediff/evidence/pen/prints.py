"""The print of a page's boxes: what an empty one looks like there, with the white around it.

::

    ·········      strokes: what is dark in the print of an empty box
    ·[     ]·      paper: the white around it, in which a letter would have ink
    ·········      what is inside does not matter for finding a box, and tells whether it is marked
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from clausediff.evidence.pen.frames import Frame

__all__ = ["MARGIN", "Print", "cut", "print_of"]

MARGIN = 4
"""In pixels: white around a frame that belongs to its print."""
_STROKE, _PALEST, _PAPER = 0.45, 0.15, 0.3
"""Of the darkest pixels of a print: what is as dark belongs to its strokes, if not paler than the second; and up to the third,
outside, it is paper."""
_DARKEST = 1.1
"""Of the strokes of a print: darker ink counts for no more."""


@dataclass(frozen=True, slots=True)
class Print:
    """What a frame looks like on a page, with a margin around it."""

    frame: Frame
    """Its shape and size, wherever it is."""
    ink: Any
    strokes: Any
    """Each pixel's darkness where there is a stroke, else 0."""
    paper: Any
    """1 where there is white around the frame, else 0."""

    @property
    def mean(self) -> float:
        """How dark the strokes are."""
        return float((self.strokes * self.ink).sum() / max(1e-6, float(self.strokes.sum())))

    @property
    def inside(self) -> float:
        """How dark its middle is beside its strokes: an empty box has nothing there, and of three strokes two are no frame."""
        down, across = MARGIN + self.frame.height // 4, MARGIN + self.frame.width // 4
        return float(self.ink[down:-down, across:-across].mean()) / max(1e-6, self.mean)

    def drawn(self, plane: Any) -> Any:
        """How far its strokes are drawn at each place of a plane: 1 where all of them are there, whatever is around them."""
        import cv2
        import numpy

        part = numpy.minimum(plane, _DARKEST * self.mean)
        return cv2.matchTemplate(part, self.strokes, cv2.TM_CCORR) / max(1e-6, float((self.strokes * self.ink).sum()))

    def likeness(self, plane: Any) -> Any:
        """How far each place of a plane looks like it: 1 where all strokes are there, with white around them."""
        import cv2
        import numpy

        drawn, white = self.drawn(plane), float(self.paper.sum())
        if not white:
            return numpy.minimum(drawn, 1)
        part = numpy.minimum(plane, _DARKEST * self.mean)
        inked = (cv2.matchTemplate(part, self.paper, cv2.TM_CCORR) - float((self.paper * self.ink).sum())) / white
        return numpy.minimum(drawn, 1) - numpy.maximum(inked, 0) / self.mean


def cut(plane: Any, left: int, top: int, frame: Frame) -> Any | None:
    """A frame with its margin; None at the page's edge."""
    right, bottom = left + frame.width + 1 + MARGIN, top + frame.height + 1 + MARGIN
    left, top = left - MARGIN, top - MARGIN
    if left < 0 or top < 0 or right > plane.shape[1] or bottom > plane.shape[0]:
        return None
    return plane[top:bottom, left:right]


def print_of(ink: Any | None, frame: Frame) -> Print | None:
    """The print of a frame from its ink with a margin; None where there is next to none."""
    import cv2
    import numpy

    if ink is None:
        return None
    box = numpy.zeros(ink.shape, dtype=bool)
    box[MARGIN - 1 : 1 - MARGIN, MARGIN - 1 : 1 - MARGIN] = True
    inner = numpy.zeros(ink.shape, dtype=bool)
    inner[MARGIN:-MARGIN, MARGIN:-MARGIN] = True
    dark = float(numpy.percentile(ink[box], 97))
    strokes = box & (ink > max(_PALEST, _STROKE * dark))
    if int(strokes.sum()) < frame.height:
        return None
    near = cv2.dilate(strokes.astype(numpy.uint8), numpy.ones((5, 5), dtype=numpy.uint8)) > 0
    paper = ~near & ~inner & (ink < _PAPER * dark)
    return Print(
        frame,
        ink.astype(numpy.float32),
        numpy.where(strokes, ink, 0).astype(numpy.float32),
        paper.astype(numpy.float32),
    )
