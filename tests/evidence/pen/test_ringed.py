"""A frame that has a line around it is found by its strokes; strokes alone, or a line alone, are no box."""

from __future__ import annotations

from typing import Any

import pytest

numpy = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.alike import Found  # noqa: E402
from clausediff.evidence.pen.frames import Frame, Region  # noqa: E402
from clausediff.evidence.pen.prints import cut, print_of  # noqa: E402
from clausediff.evidence.pen.ringed import with_ringed  # noqa: E402
from clausediff.scan.pages import Box  # noqa: E402

FRAME = Frame("square", 60, 40, 20, 20, 0.95)


def found(*, frame: bool, ring: bool) -> list[list[Frame]]:
    """One certain box, and a place of which the drawing says what is there."""
    darkness: Any = numpy.zeros((200, 200), dtype=numpy.float32)
    cv2.rectangle(darkness, (60, 40), (80, 60), 1.0, 2)
    blurred = cv2.blur(darkness, (3, 3))
    empty = print_of(cut(blurred, 60, 40, FRAME), FRAME)
    if frame:
        cv2.rectangle(darkness, (60, 120), (80, 140), 1.0, 2)
    if ring:
        cv2.ellipse(darkness, (70, 130), (22, 18), 0, 0, 360, 1.0, 3)
    classes = numpy.zeros((4, 200, 200), dtype=numpy.float32)
    classes[0] = 1
    regions = [Region(Box(20, 30, 150, 70), 20), Region(Box(20, 110, 150, 150), 20)]
    return with_ringed(darkness, classes, Found([[FRAME], []], empty), regions, 1.0).frames


def test_a_frame_with_a_line_around_it() -> None:
    """It is where its strokes are, to the pixel or two."""
    known, (ringed,) = found(frame=True, ring=True)
    assert known == [FRAME]
    assert abs(ringed.left - 60) <= 1
    assert abs(ringed.top - 120) <= 1
    assert ringed.score >= 0.7


@pytest.mark.parametrize(("frame", "ring"), [(True, False), (False, True), (False, False)])
def test_neither_alone_is_one(frame: bool, ring: bool) -> None:
    """Each of both may be something else."""
    assert found(frame=frame, ring=ring)[1] == []


def test_without_a_print_nothing_is_looked_for() -> None:
    """The page has no box that is known."""
    darkness = numpy.zeros((50, 50), dtype=numpy.float32)
    none = Found([[], []])
    assert with_ringed(darkness, numpy.zeros((4, 50, 50)), none, [Region(Box(0, 0, 9, 9), 9)] * 2, 1.0) is none
