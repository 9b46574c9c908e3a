"""Ruled tables are the form's own, told on pages that are drawn here."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

import numpy

from clausediff.evidence.pen.grids import as_print, grid_of
from clausediff.scan.pages import Box
from tests.evidence.pen.drawn import HAND, PRINT, STRIKE, Ink

TABLE = Box(40, 40, 400, 100)
MIDDLE = 200.0


def ruled(kind: int = HAND, *, upright: tuple[float, ...] = (TABLE.left, MIDDLE, TABLE.right), thick: int = 2) -> Ink:
    """A table of two rows, whose lines the network took for another kind of ink."""
    page = Ink()
    for y in (TABLE.top, 70, TABLE.bottom):
        page.line([(TABLE.left, y), (TABLE.right, y)], kind, thick=thick)
    for x in upright:
        page.line([(x, TABLE.top), (x, TABLE.bottom)], kind, thick=thick)
    return page


def planes(page: Ink, color: float = 0.0) -> Any:
    """As the network is given them, with one colour of all ink."""
    return numpy.stack([page.darkness, color * (page.darkness > 0)])


@pytest.mark.parametrize("thick", [1, 2, 4])
def test_lines_of_a_table(thick: int) -> None:
    """All of them are found, however thick."""
    page = ruled(thick=thick)
    found = grid_of(planes(page))
    assert found is not None
    assert found[page.darkness > 0].mean() > 0.98


def test_lines_that_do_not_meet_are_no_table() -> None:
    """Lines to sign stand below each other."""
    assert grid_of(planes(ruled(upright=()))) is None


def test_one_upright_line_is_no_table() -> None:
    """As a bar beside a passage, that touches a rule."""
    assert grid_of(planes(ruled(upright=(MIDDLE,)))) is None


def test_a_frame_in_colour_is_no_table() -> None:
    """A pen's or a stamp's."""
    assert grid_of(planes(ruled(), color=0.5)) is None


def test_handwriting_in_a_cell_stays() -> None:
    """What touches a line of the table too, but for the line itself."""
    page = ruled()
    box = page.write(60, 72, 6, HAND)
    before = page.classes.copy()
    as_print(grid_of(planes(page)), page.classes, [])
    top, bottom, left, right = (round(side * 150 / 72) for side in (box.top, 68, box.left, box.right))
    assert (page.classes[:, top:bottom, left:right] == before[:, top:bottom, left:right]).all()
    assert page.classes[HAND].sum() < 0.3 * before[HAND].sum()


def test_a_stroke_along_a_ruler_stays_in_words() -> None:
    """From one side of the table to the other, it is straight, and strikes the row all the same."""
    page = ruled(PRINT)
    row = Box(60, 50, 180, 62)
    page.line([(TABLE.left, 56), (TABLE.right, 56)], STRIKE)
    as_print(grid_of(planes(page)), page.classes, [row])
    y, left, middle, right = (round(at * 150 / 72) for at in (56, 60, 180, 390))
    assert page.classes[STRIKE][y, left + 2 : middle - 2].min() > 0.9
    assert page.classes[STRIKE][y, middle + 20 : right].max() < 0.1


def test_probabilities_still_add_up() -> None:
    """What one class loses print gains."""
    page = ruled()
    total = page.classes.sum(axis=0)
    as_print(grid_of(planes(page)), page.classes, [])
    assert numpy.allclose(page.classes.sum(axis=0), total, atol=1e-5)


def test_a_page_without_ink() -> None:
    """There is nothing to find."""
    assert grid_of(planes(Ink())) is None
