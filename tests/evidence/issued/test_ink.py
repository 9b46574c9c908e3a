"""Ink beside the form's print, on planes that are drawn here pixel by pixel."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("numpy")
pytest.importorskip("cv2")

from clausediff.evidence.issued.ink import own_ink
from clausediff.evidence.issued.laying import Laid
from clausediff.scan.pages import Box
from tests.evidence.issued.planes import HIGH, SCALE, WIDE, in_points, planes

EDGE = round(9.0 * SCALE)


def grid(plane: Any, left: int, top: int, wide: int, high: int, darkness: float = 1.0) -> None:
    """Writing of this size: a frame with a stroke across it, most of it white."""
    part = plane[top : top + high, left : left + wide]
    part[[0, high // 2, -1], :] = darkness
    part[:, [0, -1]] = darkness


def seen(laid: Laid, words: tuple[Box, ...] = (), foreign: tuple[Box, ...] = ()) -> list[tuple[int, int, int, int]]:
    """The pixels of what is found."""
    return [
        (round(box.left * SCALE), round(box.top * SCALE), round(box.right * SCALE), round(box.bottom * SCALE))
        for box in own_ink(laid, words, foreign)
    ]


def test_writing_has_its_place() -> None:
    """Each piece by itself, from above, and on one height from the left."""
    laid = planes()
    for left, top in ((250, 60), (60, 60), (120, 150)):
        grid(laid.darkness, left, top, 30, 20)
    assert seen(laid) == [(60, 60, 90, 80), (250, 60, 280, 80), (120, 150, 150, 170)]


def test_strokes_near_each_other_are_one_piece() -> None:
    """As the letters of a word are; those further apart are two."""
    for apart, count in ((round(6.0 * SCALE), 1), (round(9.0 * SCALE), 2)):
        laid = planes()
        grid(laid.darkness, 60, 60, 30, 20)
        grid(laid.darkness, 90 + apart, 60, 30, 20)
        assert len(seen(laid)) == count


@pytest.mark.parametrize(("darkness", "found"), [(0.4, 0), (0.45, 1)])
def test_pale_marks_are_no_ink(darkness: float, found: int) -> None:
    """What shows through from the back of a sheet."""
    laid = planes()
    grid(laid.darkness, 60, 60, 30, 20, darkness)
    assert len(seen(laid)) == found


def test_ink_where_the_form_prints_is_not_the_copys_own() -> None:
    """Nor ink as far beside it as the tolerance and a pixel; one further is."""
    for aside, found in ((0, 0), (2, 0), (4, 1)):
        laid = planes(tolerance=1)
        grid(laid.form, 60, 60, 30, 20)
        grid(laid.darkness, 60 + aside, 60 + aside, 30, 20)
        assert len(seen(laid)) == found, aside


def test_where_the_form_was_not_found_nothing_is_said() -> None:
    """Its print cannot be taken off there."""
    laid = planes(valid=False)
    grid(laid.darkness, 60, 60, 30, 20)
    assert seen(laid) == []


@pytest.mark.parametrize(
    ("wide", "high", "found"),
    [
        pytest.param(30, 20, 1, id="writing"),
        pytest.param(round(5.0 * SCALE), 20, 1, id="narrow"),
        pytest.param(round(2.5 * SCALE), 20, 0, id="a fold"),
        pytest.param(40, round(4.0 * SCALE), 0, id="low"),
        pytest.param(40, round(5.0 * SCALE), 1, id="just high enough"),
        pytest.param(round(5.5 * SCALE), round(5.5 * SCALE), 0, id="short"),
    ],
)
def test_the_size_of_writing(wide: int, high: int, found: int) -> None:
    """What is low, short or thin is none."""
    laid = planes()
    grid(laid.darkness, 60, 60, wide, high)
    assert len(seen(laid)) == found


def test_spots_are_no_writing() -> None:
    """Ink that fills its box is a hole or a picture where it is large, and a thick stroke where it is not."""
    for size, found in ((round(8.0 * SCALE), 0), (round(5.0 * SCALE), 1)):
        laid = planes()
        laid.darkness[60 : 60 + size, 60 : 60 + 3 * size] = 1.0
        assert len(seen(laid)) == found


def test_specks_are_dirt() -> None:
    """Ink that hangs together and has nine pixels makes no writing, however much of it there is; with more it does."""
    for side, found in ((3, 0), (4, 1)):
        laid = planes()
        for x in range(60, 110, 8):
            for y in range(60, 84, 8):
                laid.darkness[y : y + side, x : x + side] = 1.0
        assert len(seen(laid)) == found


@pytest.mark.parametrize(
    ("left", "top"),
    [(EDGE, 60), (60, EDGE), (WIDE - EDGE - 30, 60), (60, HIGH - EDGE - 20)],
    ids=["left", "top", "right", "bottom"],
)
def test_ink_at_the_edge_is_the_scanners(left: int, top: int) -> None:
    """Up to a small way into the picture; a pixel further in it is writing."""
    for inwards, found in ((0, 0), (1, 1)):
        laid = planes()
        x = left + (inwards if left == EDGE else -inwards if left > WIDE // 2 else 0)
        y = top + (inwards if top == EDGE else -inwards if top > HIGH // 2 else 0)
        grid(laid.darkness, x, y, 30, 20)
        assert len(seen(laid)) == found


def test_words_that_the_form_lacks_are_left_out() -> None:
    """They were read, and are compared; beside them ink stays."""
    laid = planes()
    grid(laid.darkness, 60, 60, 30, 20)
    grid(laid.darkness, 200, 60, 30, 20)
    assert seen(laid, foreign=(in_points(58, 58, 92, 82),)) == [(200, 60, 230, 80)]
    assert len(seen(laid, foreign=(in_points(-5, -5, 20, 20),))) == 2


@pytest.mark.parametrize(("covered", "found"), [(10, 1), (24, 1), (28, 0), (30, 0)])
def test_ink_within_the_places_of_words_is_print(covered: int, found: int) -> None:
    """As much of it as hardly anything is outside; writing goes beyond."""
    laid = planes()
    grid(laid.darkness, 60, 60, 30, 20)
    word = in_points(60, 58, 60 + covered, 82)
    assert len(seen(laid, words=(word,))) == found
