"""Strokes are connected ink, over the gaps where a frame's print was taken out, and no letters."""

from __future__ import annotations

from typing import Any

import pytest

numpy = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.frames import Frame  # noqa: E402
from clausediff.evidence.pen.pen_strokes import distance, inside, strokes_of  # noqa: E402

SIDE = 20


def ink(*lines: tuple[int, int, int, int]) -> Any:
    """A page with lines of a pen."""
    made = numpy.zeros((100, 200), dtype=numpy.uint8)
    for left, top, right, bottom in lines:
        cv2.line(made, (left, top), (right, bottom), 1, 2)
    return made > 0


def test_a_stroke_is_one_over_a_small_gap() -> None:
    """Two pieces on both sides of a frame's edge are one stroke; on white paper, or further apart, they are two."""
    none, edge = ink(), ink((23, 30, 23, 70)) | ink((25, 30, 25, 70))
    near = ink((10, 50, 20, 50), (28, 50, 38, 50))
    far = ink((10, 50, 20, 50), (45, 50, 55, 50))
    assert len(list(strokes_of(near, near, none, edge, SIDE))) == 1
    assert len(list(strokes_of(near, near, none, none, SIDE))) == 2
    assert len(list(strokes_of(far, far, none, edge, SIDE))) == 2


def test_specks_and_letters_are_none() -> None:
    """Small ink is no stroke; what lies in words for the most part is print, and what begins there goes on in it."""
    page = ink((10, 50, 11, 50), (50, 40, 50, 60), (100, 40, 120, 60))
    letters = ink()
    letters[:, 40:60] = letters[:, 116:] = True
    (found,) = strokes_of(page, page, letters, ink(), SIDE)
    assert found.cut
    assert found.pen == 1
    assert 99 <= found.left <= 101
    assert found.middle == pytest.approx((110, 50), abs=1)


def test_where_a_stroke_is_beside_a_frame() -> None:
    """Pixels in it, and the white between both."""
    page = ink((40, 50, 70, 50))
    (found,) = strokes_of(page, ~page, ink(), ink(), SIDE)
    assert found.pen == 0
    frame = Frame("square", 60, 40, SIDE, SIDE, 1.0)
    assert inside(found, frame) == pytest.approx(found.size / 3, rel=0.2)
    assert distance(found, frame) == 0
    assert distance(found, Frame("square", 90, 40, SIDE, SIDE, 1.0)) == pytest.approx(19, abs=2)
    assert inside(found, Frame("square", 90, 40, SIDE, SIDE, 1.0)) == 0
