"""Words run together: the readings with one of them exchanged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausediff.evidence import lexicon
from clausediff.evidence.run_together import RunTogether
from clausediff.text.protected import protected

WORDS = lexicon.load("en")
OWN = frozenset(("flour", "rebolting"))


def is_word(key: str) -> bool:
    """A word of the lexicon, or of the canonical."""
    return key in OWN or key.isdigit() or WORDS.is_word(key)


MADE = RunTogether(WORDS, OWN, is_word, protected("en"))


@pytest.mark.parametrize(
    ("words", "marks", "word"),
    [
        (["be", "rejected"], "becjected", "ejected"),
        (["not", "the"], "nowthe", "now"),
        (["is", "lawful"], "isunlawful", "unlawful"),
    ],
)
def test_one_of_the_words_is_another_one(words: list[str], marks: str, word: str) -> None:
    """Words that look like the marks in its place, and opposites by form."""
    assert word in {each.word for each in MADE.exchanged(words, marks, nearer=False)}


def test_nearer() -> None:
    """Where the words themselves are as near, what is only as near is left out; figures and signs are never exchanged."""
    assert list(MADE.exchanged(["be", "rejected"], "berejected", nearer=True)) == []
    assert all(each.text.startswith("60") for each in MADE.exchanged(["60", "days"], "60davs", nearer=False))


@given(
    st.lists(
        st.sampled_from(["be", "rejected", "elect", "to", "the", "flour", ".", "60", "Buyer"]), min_size=1, max_size=3
    ),
    st.lists(st.tuples(st.integers(0, 20), st.sampled_from(["", "e", "j", "rn", "d", "1"])), max_size=3),
    st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_what_is_not_looked_for_is_not_there(words: list[str], misread: list[tuple[int, str]], nearer: bool) -> None:
    """Words exchanged in a run of ink are the same when none is ruled out before."""
    marks = "".join(words)
    for at, mark in misread:
        marks = f"{marks[:at]}{mark}{marks[at + 1 :]}"
    found = list(MADE.exchanged(words, marks, nearer=nearer))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RunTogether, "_may_be_exchanged", lambda *_: True)
        assert list(MADE.exchanged(words, marks, nearer=nearer)) == found
