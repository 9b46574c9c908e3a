"""Handwriting on a rule that was read lies on its words, told from maps of probabilities that are drawn here."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.fillings import with_fillings
from clausediff.evidence.pen.mark import PenMark
from clausediff.scan.pages import Box
from tests.evidence.pen.drawn import HAND, PRINT, Ink

ROW = [Box(50, 50, 100, 62), Box(104, 50, 150, 62)]
"""Two words that an engine read."""
BLANK = PenMark("written", Box(48, 50, 250, 64))
"""The writing and the rule as one shape."""


@pytest.fixture
def page() -> Ink:
    """A page without print."""
    return Ink()


def rule(page: Ink, height: float = 61.5) -> None:
    """A form's rule, far longer than the words on it."""
    page.line([(48, height), (250, height)], PRINT, thick=1)


def on(page: Ink) -> tuple[int, ...]:
    """The words on which the shape lies."""
    (mark,) = with_fillings([BLANK], page.classes, page.darkness, ROW)
    return mark.on


def test_the_length_of_a_rule_is_no_writing(page: Ink) -> None:
    """All of the writing is in the two words."""
    rule(page)
    page.write(54, 60, 7, HAND)
    page.write(107, 60, 6, HAND)
    assert on(page) == (0, 1)


def test_a_further_word_on_the_rule_was_not_read(page: Ink) -> None:
    """Letters beyond the words that were read."""
    rule(page)
    page.write(54, 60, 7, HAND)
    page.write(107, 60, 6, HAND)
    page.write(180, 60, 2, HAND)
    assert on(page) == ()


def test_a_line_through_the_words_is_no_rule(page: Ink) -> None:
    """It runs through the middle of the letters."""
    rule(page, 56)
    page.write(54, 60, 7, HAND)
    page.write(107, 60, 6, HAND)
    assert on(page) == ()


def test_writing_over_print_is_no_filling(page: Ink) -> None:
    """One of the words is print for the most part."""
    rule(page)
    page.print_words(ROW[:1])
    page.write(107, 60, 6, HAND)
    assert on(page) == ()


LABELLED = [Box(50, 50, 100, 62), Box(104, 50, 150, 62)]
"""A word in which an engine joined a label and the first letters of the writing, and another one of the writing."""


def labelled(page: Ink) -> PenMark:
    """The mark of writing that begins within the first word."""
    mark = PenMark("written", Box(80, 50, 250, 64))
    (made,) = with_fillings([mark], page.classes, page.darkness, LABELLED)
    return made


def test_a_label_in_the_box_of_the_first_letters(page: Ink) -> None:
    """The box is divided behind the label, and only the writing is by hand."""
    rule(page)
    page.write(52, 60, 3, PRINT)
    page.write(84, 60, 2, HAND)
    page.write(107, 60, 6, HAND)
    made = labelled(page)
    assert made.on == (0, 1)
    (low, high), other = made.reaches
    assert 74 < low < 86 and high == 100
    assert other == (104, 150)


def test_a_word_in_print_before_the_writing(page: Ink) -> None:
    """A box in which nothing is by hand is not divided, and print is no filling."""
    rule(page)
    page.write(52, 60, 6, PRINT)
    page.write(107, 60, 6, HAND)
    assert labelled(page).on == ()
