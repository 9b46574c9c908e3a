"""The print of an empty box is its strokes and the white around it."""

from __future__ import annotations

from typing import Any

import pytest

numpy = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.frames import Frame  # noqa: E402
from clausediff.evidence.pen.prints import MARGIN, cut, print_of  # noqa: E402

SIDE = 16
FRAME = Frame("square", 40, 30, SIDE, SIDE, 1.0)


def page(*at: tuple[int, int]) -> Any:
    """Darkness with empty squares."""
    darkness = numpy.zeros((90, 160), dtype=numpy.float32)
    for left, top in at:
        cv2.rectangle(darkness, (left, top), (left + SIDE, top + SIDE), 0.9, 2)
    return darkness


def test_a_print_has_strokes_and_white() -> None:
    """Its middle is empty, its strokes are as dark as drawn, and nothing around it is inked."""
    made = print_of(cut(page((40, 30)), 40, 30, FRAME), FRAME)
    assert made is not None
    assert made.mean == pytest.approx(0.9, abs=0.05)
    assert made.inside == pytest.approx(0, abs=0.01)
    assert made.strokes[MARGIN, MARGIN] > 0
    assert made.paper[0, 0] == 1
    assert made.strokes.shape == (SIDE + 1 + 2 * MARGIN,) * 2


def test_likeness_is_highest_at_the_same_print() -> None:
    """The other box of the page is found to the pixel; white paper and a letter are not like it."""
    plane = page((40, 30), (100, 35))
    cv2.line(plane, (70, 30), (70, 46), 0.9, 2)
    made = print_of(cut(plane, 40, 30, FRAME), FRAME)
    assert made is not None
    like = made.likeness(plane)
    assert like[35 - MARGIN, 100 - MARGIN] > 0.95
    assert like[:, 60:75].max() < 0.5
    assert like[60, 10] == pytest.approx(0, abs=0.01)


def test_ink_in_the_white_speaks_against_a_place() -> None:
    """A box with letters over its margin is less like it, one with a mark inside is not."""
    plane = page((40, 30), (100, 35))
    made = print_of(cut(plane, 40, 30, FRAME), FRAME)
    assert made is not None
    marked = plane.copy()
    cv2.line(marked, (104, 39), (112, 47), 0.9, 2)
    at = (35 - MARGIN, 100 - MARGIN)
    assert made.likeness(marked)[at] > 0.95
    plane[31:35, 100:117] = 0.9
    assert made.likeness(plane)[at] < 0.95


def test_a_marked_box_is_no_empty_print() -> None:
    """What is inside is told."""
    plane = page((40, 30))
    plane[34:43, 44:53] = 0.9
    made = print_of(cut(plane, 40, 30, FRAME), FRAME)
    assert made is not None
    assert made.inside > 0.5


def test_there_is_no_print_of_paper_or_at_the_page_s_edge() -> None:
    """Too little ink, or none with its margin."""
    assert print_of(cut(page(), 40, 30, FRAME), FRAME) is None
    assert cut(page(), 1, 30, FRAME) is None
    assert cut(page(), 40, 80, FRAME) is None
    assert print_of(None, FRAME) is None
