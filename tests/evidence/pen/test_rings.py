"""A line around a box goes all the way round; letters beside it do not."""

from __future__ import annotations

from typing import Any

import pytest

numpy = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.frames import Frame  # noqa: E402
from clausediff.evidence.pen.rings import ring_around  # noqa: E402

FRAME = Frame("square", 90, 90, 20, 20, 1.0)


def page() -> Any:
    """A page without ink; the frame's own print is not on it."""
    return numpy.zeros((200, 200), dtype=numpy.uint8)


@pytest.mark.parametrize("shape", ["square", "circle", "[]"])
@pytest.mark.parametrize(("wide", "high"), [(20, 17), (30, 22), (18, 18)])
def test_a_line_around_a_frame(shape: str, wide: int, high: int) -> None:
    """An oval around it, drawn by a pen; the points of the line are on its ink."""
    ink = page()
    cv2.ellipse(ink, (101, 99), (wide, high), 0, 0, 360, 1, 3)
    frame = FRAME._replace(shape=shape) if hasattr(FRAME, "_replace") else Frame(shape, 90, 90, 20, 20, 1.0)
    ring = ring_around(ink > 0, ink > 0, frame)
    assert ring is not None
    assert ink[ring[:, 1], ring[:, 0]].mean() > 0.9


def test_an_open_line_is_none() -> None:
    """A quarter of it is missing."""
    ink = page()
    cv2.ellipse(ink, (100, 100), (20, 18), 0, 0, 270, 1, 3)
    assert ring_around(ink > 0, ink > 0, FRAME) is None


def test_letters_around_a_frame_are_none() -> None:
    """Words before, behind, above and below it have white between them."""
    ink = page()
    for x in range(40, 160, 8):
        for y in (66, 92, 118):
            if not (80 <= x <= 112 and y == 92):
                cv2.line(ink, (x, y), (x, y + 14), 1, 2)
    assert ring_around(ink > 0, ink > 0, FRAME) is None


def test_print_that_nearly_closes_is_none() -> None:
    """A line that is not a pen's must be closed everywhere."""
    ink, none = page(), page()
    cv2.ellipse(ink, (100, 100), (20, 18), 0, 0, 338, 1, 3)
    assert ring_around(ink > 0, ink > 0, FRAME) is not None
    assert ring_around(ink > 0, none > 0, FRAME) is None
    cv2.ellipse(ink, (100, 100), (20, 18), 0, 0, 360, 1, 3)
    assert ring_around(ink > 0, none > 0, FRAME) is not None


def test_a_line_around_two_frames_is_neither_s() -> None:
    """It is far from the middle of both, on one side."""
    ink = page()
    cv2.ellipse(ink, (115, 100), (42, 18), 0, 0, 360, 1, 3)
    assert ring_around(ink > 0, ink > 0, FRAME) is None
