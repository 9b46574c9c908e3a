"""The mark in a box that was read as a part of a word is no stroke through the word."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy")

from typing import Any

from clausediff.evidence.pen.box_strikes import without_box_strikes
from clausediff.evidence.pen.boxes import CheckBox
from clausediff.evidence.pen.mark import PenMark
from clausediff.scan.pages import Box
from tests.evidence.pen.drawn import SCALE, STRIKE, WORDS, Ink

BOX = CheckBox(Box(86, 51, 96, 61), True)
"""In the first word."""
OVER = PenMark("struck", WORDS[0], (0,), (0.2,))


@pytest.fixture
def page() -> Ink:
    """A page without print."""
    return Ink()


def left(page: Ink, *, marked: bool | None = True) -> list[PenMark]:
    """The marks that are left, where a word is struck that has a stroke's ink."""

    def look(classes: Any, planes: Any) -> list[PenMark]:
        top, bottom, start, end = (round(side * SCALE) for side in (50, 62, 50, 100))
        return [OVER] if (classes[STRIKE, top:bottom, start:end] > 0.5).any() else []

    planes = page.darkness[None]
    return without_box_strikes([OVER], [[CheckBox(BOX.box, marked)]], page.classes, planes, WORDS, look)


def test_a_cross_in_a_box_strikes_nothing(page: Ink) -> None:
    """The cross is in the box, or runs a little out of it."""
    page.line([(85, 50), (97, 62)], STRIKE)
    assert left(page) == []


def test_a_stroke_through_the_letters_stays(page: Ink) -> None:
    """It goes through the word and the box behind it."""
    page.line([(52, 56), (97, 56)], STRIKE)
    assert left(page) == [OVER]


def test_an_empty_box_explains_nothing(page: Ink) -> None:
    """Where the box has no mark, the ink is a stroke's."""
    page.line([(85, 50), (97, 62)], STRIKE)
    assert left(page, marked=False) == [OVER]


def test_the_end_of_a_cross_beside_its_box() -> None:
    """It runs out of the box, towards a word that the box is not in."""
    page, apart = Ink(), CheckBox(Box(101, 51, 111, 61), True)
    page.line([(98.5, 48.5), (112, 62)], STRIKE)

    def look(classes: Any, planes: Any) -> list[PenMark]:
        top, bottom, start, end = (round(side * SCALE) for side in (45, 66, 95, 100))
        return [OVER] if (classes[STRIKE, top:bottom, start:end] > 0.5).any() else []

    assert without_box_strikes([OVER], [[apart]], page.classes, page.darkness[None], WORDS, look) == []
    page.line([(52, 56), (97, 56)], STRIKE)
    assert without_box_strikes([OVER], [[apart]], page.classes, page.darkness[None], WORDS, look) == [OVER]
