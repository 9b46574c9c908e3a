"""Words one letter, or one confused group of letters, away from some marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from clausediff.evidence.near_words import OwnWords, WordIndex, one_confusion_away, one_letter_away

WORDS = frozenset({"flour", "floor", "flours", "four", "mill", "will", "ill", "a", "modern", "modem"})
INDEX = WordIndex(WORDS)
marks = st.text("aefilmodnrsuw", max_size=7)


@given(marks)
def test_edits_and_the_index_find_the_same_words(word: str) -> None:
    """Those at most one letter away, the word itself among them where it is one."""
    near = {other for other in WORDS if Levenshtein.distance(word, other) <= 1}
    assert WORDS.intersection(one_letter_away(word)) - {word} == near - {word}
    assert set(INDEX.near(word)) == near


@pytest.mark.parametrize(
    ("word", "near"),
    [("f1our", {"flour", "four"}), ("mil1", {"mill"}), ("1111", set()), ("f1o1r", set()), ("€", {"a"})],
)
def test_marks_that_no_word_has(word: str, near: set[str]) -> None:
    """One such mark is another letter, or none; with two of them no word is near."""
    assert set(INDEX.near(word)) == near


@pytest.mark.parametrize(("word", "other"), [("modern", "modem"), ("modem", "modern"), ("clamages", "damages")])
def test_confused_groups_of_letters(word: str, other: str) -> None:
    """In both directions, wherever the group is."""
    assert other in one_confusion_away(word)


def test_spelling_of_own_words() -> None:
    """They are looked up in lower case and given back as they are spelt, of two spellings always the same one."""
    own = OwnWords(["Mill", "MILL", "flour"])
    assert own.words == {"mill", "flour"}
    assert own.spelling["mill"] == OwnWords(["MILL", "Mill"]).spelling["mill"] == "MILL"
