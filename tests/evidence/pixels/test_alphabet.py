"""Glyphs that count as one, and texts as columns."""

from __future__ import annotations

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.evidence.pixels.alphabet import make_alphabet, one_way

CHARACTERS = ("", "a", "b", '"', "“", "-", "—", "，", ",", "中", "　", " ")


def test_one_style_of_quotes_and_dashes() -> None:
    """Straight and curly quotes, long and short dashes, full-width commas and spaces are one column each; other scripts have none."""
    alphabet = make_alphabet(CHARACTERS)
    assert alphabet.glyphs == ("", "a", "b", '"', "-", ",", " ", "\ufffd")
    assert alphabet.encoded("“a” — b，") == [3, 1, 3, 6, 4, 6, 2, 5]
    assert alphabet.encoded("中") is None
    assert alphabet.encoded("c") is None
    assert alphabet.encoded("a\u00ad\u200bb") == [1, 2]


def test_probabilities_are_added_up() -> None:
    """What is one glyph has the sum of its columns, and all others together the rest."""
    alphabet = make_alphabet(CHARACTERS)
    given_ = numpy.full((1, len(CHARACTERS)), 0.05)
    given_[0, 3], given_[0, 4], given_[0, 9] = 0.2, 0.2, 0.15
    joined = numpy.exp(alphabet.joined(given_))[0]
    assert joined[alphabet.index['"']] == pytest.approx(0.4)
    assert joined[alphabet.index[" "]] == pytest.approx(0.1)
    assert joined[-1] == pytest.approx(0.15)
    assert joined.sum() == pytest.approx(1.0)


@given(st.lists(st.sampled_from(["", "a", "b", "-", " "]), max_size=12))
def test_best_text_joins_steps(steps: list[str]) -> None:
    """Repeats are one letter, a blank parts two, and each letter keeps the probability of its surest step."""
    alphabet = make_alphabet(CHARACTERS)
    grid = numpy.full((len(steps), len(alphabet.glyphs)), 0.01)
    for row, glyph in enumerate(steps):
        grid[row, 0 if not glyph else alphabet.index[glyph]] = 0.9
    text, sure = alphabet.read(numpy.log(grid))
    expected, before = "", ""
    for glyph in steps:
        if glyph and glyph != before and not (glyph == " " and expected[-1:] in ("", " ")):
            expected += glyph
        before = glyph
    assert text == expected.rstrip(" ")
    assert len(sure) == len(text)
    assert all(value == pytest.approx(numpy.log(0.9)) for value in sure)


def test_one_way() -> None:
    """Ligatures are opened, white space is one space, and what is not seen is left out."""
    assert one_way("the\ufb01rst  “clause”\n— of\u200b it") == 'thefirst "clause" - of it'
