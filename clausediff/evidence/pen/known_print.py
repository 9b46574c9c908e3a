"""The ink of a page that is known to be print: the frames of its boxes, its lines, and the words that an engine read.

What is left beside a box may be a pen's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clausediff.evidence.pen.frames import Frame
from clausediff.evidence.pen.looks import BRACKETS
from clausediff.evidence.pen.prints import MARGIN, Print
from clausediff.scan.pages import Box

__all__ = ["letters_of", "printed", "rules"]

_WORD = 2
"""Letters of a word, at least: less may have been read of a box, or of its mark."""


def letters_of(
    shape: tuple[int, int], words: Sequence[Box], texts: Sequence[str], labels: Sequence[Box], frames: Sequence[Box],
    scale: float,
) -> Any:  # fmt: skip
    """Where a page has words that are in no frame, and the ``labels`` of its boxes.

    A word that is in a frame may have been read of the frame and its mark as well.
    """
    import numpy

    made = numpy.zeros(shape, dtype=bool)
    real = [
        word
        for word, text in zip(words, texts, strict=False)
        if sum(map(str.isalnum, text)) >= _WORD and not any(word.overlap(each) > 0 for each in frames)
    ]
    for word in [*real, *labels]:
        left, top, right, bottom = (max(0, round(side * scale)) for side in word)
        made[top:bottom, left:right] = True
    for frame in frames:
        left, top, right, bottom = (max(0, round(side * scale)) for side in frame)
        made[top:bottom, left:right] = False
    return made


def printed(shape: tuple[int, int], frames: Sequence[Frame], empty: Print | None) -> Any:
    """Where the strokes of frames are."""
    import cv2
    import numpy

    made = numpy.zeros(shape, dtype=numpy.uint8)
    for frame in frames:
        if empty is not None and (empty.frame.width, empty.frame.height) == (frame.width, frame.height):
            high, wide = empty.strokes.shape
            top, left = frame.top - MARGIN, frame.left - MARGIN
            part = made[max(0, top) : top + high, max(0, left) : left + wide]
            own = (empty.strokes > 0)[max(0, -top) :, max(0, -left) :][: part.shape[0], : part.shape[1]]
            part |= own.astype(numpy.uint8)
        elif frame.shape == "circle":
            middle = frame.left + frame.width // 2, frame.top + frame.height // 2
            cv2.ellipse(made, middle, (frame.width // 2, frame.height // 2), 0, 0, 360, 1, 2)
        else:
            right, bottom = frame.left + frame.width, frame.top + frame.height
            cv2.rectangle(made, (frame.left, frame.top), (right, bottom), 1, 2)
            if frame.shape in BRACKETS:
                third = frame.width // 3
                made[frame.top - 2 : bottom + 3, frame.left + third : right - third] = 0
    return cv2.dilate(made, numpy.ones((3, 3), dtype=numpy.uint8)) > 0


def rules(ink: Any, length: int) -> Any:
    """Where long straight lines are."""
    import cv2
    import numpy

    plane, found = ink.astype(numpy.uint8), numpy.zeros(ink.shape, dtype=numpy.uint8)
    for shape, wider in (((1, length), (5, 1)), ((length, 1), (1, 5))):
        lines = cv2.morphologyEx(plane, cv2.MORPH_OPEN, numpy.ones(shape, dtype=numpy.uint8))
        found |= cv2.dilate(lines, numpy.ones(wider, dtype=numpy.uint8))
    return found > 0
