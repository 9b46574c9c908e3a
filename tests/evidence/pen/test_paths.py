"""The darkest way through words, on pages that are drawn here."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.paths import ranks
from clausediff.scan.pages import Box
from tests.evidence.pen.drawn import PRINT, STRIKE, WORDS, Ink

OTHERS = WORDS[8:]


def rank(page: Ink, *words: int) -> list[float]:
    """What is said of words beside plain ones."""
    return ranks(page.darkness, [WORDS[i] for i in words], OTHERS)


@pytest.mark.parametrize("slope", [0.0, 1.5, -2.5])
def test_a_stroke_leaves_no_gap(page: Ink, slope: float) -> None:
    """However it slants; a word without one is as the others are."""
    word = WORDS[1]
    page.line([(word.left, word.middle - slope), (word.right, word.middle + slope)], STRIKE)
    assert rank(page, 1) == [1.0]
    assert max(rank(page, 2)) < 0.7


def test_pieces_of_a_stroke_are_bars_of_letters(page: Ink) -> None:
    """They are dark, and between them the word is as pale as any."""
    word = WORDS[1]
    for x in range(int(word.left), int(word.right), 8):
        page.line([(x, word.middle), (x + 4, word.middle)], PRINT)
    assert max(rank(page, 1)) < 0.7


def test_letters_that_touch(page: Ink) -> None:
    """Where all words have a dark way, that is no stroke; a darker one is."""
    for word in WORDS:
        page.line([(word.left, word.middle), (word.right, word.middle)], PRINT)
    page.darkness *= 0.8
    assert max(rank(page, 1)) < 0.7
    page.line([(WORDS[1].left, WORDS[1].middle), (WORDS[1].right, WORDS[1].middle)], STRIKE)
    assert rank(page, 1, 2) == [1.0, 0.0]


def test_words_of_other_sizes_and_none(page: Ink) -> None:
    """A word is compared with wider and higher ones; beside nothing it has no gap, and so has no word outside of the page."""
    high, outside = Box(50, 150, 90, 170), Box(900, 900, 960, 912)
    page.print_words([high])
    page.line([(50, 160), (90, 160)], STRIKE)
    assert ranks(page.darkness, [high, outside], OTHERS) == [1.0, 0.0]
    assert ranks(page.darkness, [WORDS[2]], []) == [1.0]
    assert ranks(page.darkness, [], OTHERS) == []
