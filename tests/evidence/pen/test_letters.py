"""Which words of one box a stroke goes through."""

from __future__ import annotations

import pytest

from clausediff.evidence.pen.letters import under
from clausediff.model import Range
from clausediff.scan.pages import Box, WordBox

TEXT = "by giving-60-days notice"
WORD = WordBox(Range(3, 17), 0, Box(100, 50, 240, 62))
"""Fourteen characters of about ten points."""


@pytest.mark.parametrize(
    ("reach", "words"),
    [
        pytest.param((164, 195), "60", id="over one and its neighbours' edges"),
        pytest.param((150, 250), "60-days", id="over two"),
        pytest.param((100, 240), "giving-60-days", id="over all"),
        pytest.param((158, 164), "giving-60-days", id="over none for half: all may be meant"),
        pytest.param((100, 150), "giving", id="over the first"),
    ],
)
def test_words_of_a_box_that_are_under_a_stroke(reach: tuple[float, float], words: str) -> None:
    """The words of which it covers about half; never none."""
    assert TEXT[under(WORD, TEXT, reach).slice] == words


def test_one_word_is_taken_whole() -> None:
    """With its punctuation, however short the stroke is: nothing is told of parts of words here."""
    word = WordBox(Range(0, 5), 0, Box(0, 0, 50, 10))
    assert under(word, "(not)", (5, 10)) == Range(0, 5)
