"""Lines under words, told from maps of probabilities that are drawn here."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.detect import marks_of
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.underlines import are_underlines
from clausediff.scan.pages import Box
from tests.evidence.pen.drawn import STRIKE, WORDS, Ink

WORD = WORDS[1]
MARK = PenMark("struck", WORD, (1,))


def told(page: Ink, *marks: PenMark) -> list[bool]:
    """What is said of marks on a page."""
    return are_underlines(marks or [MARK], page.classes, page.darkness, WORDS)


@pytest.mark.parametrize("thick", [2, 5])
def test_a_line_at_the_foot_of_the_letters(page: Ink, thick: int) -> None:
    """It is within the word's box, as the line under a word with letters that go below the base is."""
    page.line([(WORD.left, WORD.bottom - 2.5), (WORD.right, WORD.bottom - 2)], STRIKE, thick=thick)
    assert told(page) == [True]


@pytest.mark.parametrize("down", [0.35, 0.5, 0.65])
def test_a_line_through_letters(page: Ink, down: float) -> None:
    """However low: most of its ink is above their base."""
    y = WORD.top + down * WORD.height
    page.line([(WORD.left, y), (WORD.right, y)], STRIKE)
    assert told(page) == [False]


def test_a_second_line_through_the_word(page: Ink) -> None:
    """A word that is underlined and struck is struck."""
    for y in (WORD.middle, WORD.bottom - 2.5):
        page.line([(WORD.left, y), (WORD.right, y)], STRIKE)
    assert told(page) == [False]


def test_one_word_of_a_mark_is_struck(page: Ink) -> None:
    """A line that begins under one word and goes through the next."""
    other = WORDS[2]
    page.line([(WORD.left, WORD.bottom - 2.5), (WORD.right, WORD.bottom - 2.5)], STRIKE)
    page.line([(other.left, other.middle), (other.right, other.middle)], STRIKE)
    both = PenMark("struck", Box(WORD.left, WORD.top, other.right, other.bottom), (1, 2))
    assert told(page, both, MARK, PenMark("struck", other, (2,))) == [False, True, False]


def test_a_broad_stroke_that_hides_the_base(page: Ink) -> None:
    """From the middle of the letters down: where they stand is known from the other words."""
    page.line([(WORD.left, WORD.middle), (WORD.right, WORD.middle)], STRIKE, thick=9)
    assert told(page) == [False]


def test_no_word_to_tell_the_base_by(page: Ink) -> None:
    """On a page without print, or where strokes run through all of it, nothing is known to be a line under words."""
    for word in WORDS:
        page.line([(word.left, word.bottom - 2.5), (word.right, word.bottom - 2.5)], STRIKE)
    assert told(page) == [False]
    assert told(Ink()) == [False]


def test_lines_under_words_are_told_as_such(page: Ink) -> None:
    """Of the page's marks none is struck, and the line is there as harmless ink."""
    page.line([(WORD.left, WORD.bottom - 2.5), (WORD.right, WORD.bottom - 2.5)], STRIKE, thick=3)
    kinds = {mark.kind for mark in marks_of(page.classes, page.darkness, WORDS)}
    assert "struck" not in kinds
    page.line([(WORD.left, WORD.middle), (WORD.right, WORD.middle)], STRIKE)
    assert "struck" in {mark.kind for mark in marks_of(page.classes, page.darkness, WORDS)}
