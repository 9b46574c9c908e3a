"""Figures that were read together with the form's word beside their field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.alignment.joined_figures import with_figures_apart
from clausediff.text.words import tokenize
from tests.stages import prepared, steady

FIELDS = {"days": {"type": "number"}, "fee": {"type": "money"}, "who": {"type": "person"}, "day": {"type": "date"}}
FORM = prepared(
    "The baker {{who}} pays {{fee}} per sack within {{days}} business days of {{day}} and keeps form 30b of the mill.\n",
    fields=FIELDS,
)


def cut(text: str) -> list[str]:
    """The words of a text beside the form's."""
    words = with_figures_apart(tokenize(text), [FORM])
    assert all(words.folded[a:b] == key for key, a, b in zip(words.keys, words.starts, words.ends, strict=True))
    return words.keys


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("within 30business days", "within 30 business days", id="before the word behind"),
        pytest.param("within30 business days", "within 30 business days", id="behind the word before"),
        pytest.param("$145.00per sack", "$ 145 00 per sack", id="an amount"),
        pytest.param("May 19, 2025And", "may 19 2025 and", id="a date"),
        pytest.param("30b of the mill", "30b of the mill", id="a word of the form"),
        pytest.param("within 30busines days", "within 30busines days", id="no word of the form"),
        pytest.param("30sack", "30sack", id="a word that is beside no field"),
        pytest.param("30days", "30days", id="a word that is not the next one"),
        pytest.param("3Obusiness", "3obusiness", id="a letter among the figures"),
        pytest.param("within30business", "within30business", id="on both sides"),
        pytest.param("baker2", "baker2", id="beside a field for a name"),
    ],
)
def test_where_words_are_cut(text: str, words: str) -> None:
    """Only where figures meet a word that the form has beside such a field."""
    assert cut(text) == words.split()


@steady
@given(st.lists(st.sampled_from(["30business", "within", "5per", "of2", "days", "x9", "§", "2025and"]), max_size=8))
def test_no_letter_is_lost(parts: list[str]) -> None:
    """The words have the same letters in the same order."""
    text = " ".join(parts)
    assert "".join(cut(text)) == "".join(tokenize(text).keys)
