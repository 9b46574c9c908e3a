"""Strokes between the letters of print, on planes that are drawn here pixel by pixel."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("numpy")
pytest.importorskip("cv2")

import numpy

from clausediff.evidence.issued.crossed import crossed
from clausediff.evidence.issued.laying import Laid
from clausediff.scan.pages import Box
from tests.evidence.issued.planes import WIDE, in_points, planes


def letters(plane: Any, left: int, top: int, count: int = 8, darkness: float = 1.0) -> Box:
    """A word of uprights, four pixels thick and eight apart; its place."""
    for at in range(count):
        plane[top : top + 24, left + 12 * at : left + 12 * at + 4] = darkness
    return in_points(left - 4, top, left + 12 * count, top + 24)


def page_of_words(copies: int = 5) -> tuple[Laid, list[Box]]:
    """A page with a few words on both sides."""
    laid = planes()
    boxes = []
    for row in range(copies):
        boxes.append(letters(laid.form, 60, 10 + 40 * row))
        letters(laid.darkness, 60, 10 + 40 * row)
    return laid, boxes


def test_print_alone_has_no_ink_between_its_letters() -> None:
    """And a stroke through a word has it in all gaps of that word."""
    laid, boxes = page_of_words()
    assert crossed(laid, boxes) == [0.0] * 5
    laid.darkness[61:64, 56:156] = 1.0
    assert crossed(laid, boxes) == [0.0, 1.0, 0.0, 0.0, 0.0]


@pytest.mark.parametrize(("row", "share"), [(50, 0.0), (54, 0.0), (57, 1.0), (67, 1.0), (70, 0.0), (73, 0.0)])
def test_where_a_stroke_is_looked_for(row: int, share: float) -> None:
    """In the middle of a word, not above or under it."""
    laid, boxes = page_of_words()
    laid.darkness[row : row + 1, 56:156] = 1.0
    assert crossed(laid, boxes)[1] == pytest.approx(share)


@pytest.mark.parametrize(("darkness", "share"), [(0.3, 0.0), (0.4, 1.0)])
def test_strokes_may_be_paler_than_print(darkness: float, share: float) -> None:
    """But not as pale as what shines through."""
    laid, boxes = page_of_words()
    laid.darkness[61:64, 56:156] = numpy.maximum(laid.darkness[61:64, 56:156], darkness)
    assert crossed(laid, boxes)[1] == pytest.approx(share)


def test_a_stroke_through_a_half() -> None:
    """Its share is that of the columns that it goes through."""
    laid, boxes = page_of_words()
    laid.darkness[61:64, 56:106] = 1.0
    assert crossed(laid, boxes)[1] == pytest.approx(0.5, abs=0.1)


def test_what_most_words_have_is_taken_off() -> None:
    """Where ink is between the letters of all words, it is how this page prints."""
    laid, boxes = page_of_words()
    for row in range(5):
        laid.darkness[21 + 40 * row : 24 + 40 * row, 56:156] = 1.0
    assert crossed(laid, boxes) == [0.0] * 5


def test_words_of_which_nothing_can_be_said() -> None:
    """No print of the form, not found there, too small, or beyond the picture."""
    laid, boxes = page_of_words()
    laid.darkness[61:64, :] = 1.0
    assert crossed(laid, []) == []
    assert crossed(laid, [in_points(200, 50, 260, 74)]) == [0.0]
    assert crossed(laid, [*boxes, in_points(60, 61, 90, 64)])[-1] == 0.0
    assert crossed(laid, [*boxes, in_points(60, 50, 62, 74)])[-1] == 0.0
    assert crossed(laid, [*boxes, in_points(WIDE + 10, 50, WIDE + 40, 74)])[-1] == 0.0
    laid.valid[60, 100] = False
    assert crossed(laid, boxes)[1] == 0.0


def test_another_word_in_the_place() -> None:
    """Where the copy lacks the form's print, ink between is that of other letters."""
    laid, boxes = page_of_words()
    laid.darkness[50:74, 56:156] = 0.0
    laid.darkness[61:64, 56:156] = 1.0
    assert crossed(laid, boxes)[1] == 0.0


def test_print_that_is_a_little_beside_the_forms() -> None:
    """Each word is laid over by itself, up to a few pixels."""
    for aside, share in ((3, 0.0), (-3, 0.0)):
        laid, boxes = page_of_words(4)
        laid.darkness[50:74, :] = numpy.roll(laid.darkness[50:74, :], aside, axis=1)
        assert crossed(laid, boxes)[1] == pytest.approx(share)
