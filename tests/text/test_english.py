"""English words, and those that people are called by."""

from __future__ import annotations

import pytest

from clausediff.text import english
from clausediff.text.function_words import FUNCTION_WORDS, NEGATIONS, negates


@pytest.mark.parametrize("word", "fees waived agent liability provided nobody reserve their Draft PENDING".split())
def test_ordinary(word: str) -> None:
    """A word that English has and nobody is called by, in whatever case."""
    assert english.is_word(word)
    assert english.ordinary(word)


@pytest.mark.parametrize("word", "grace may will Hill PRICE baker rose grant delaware mohammed".split())
def test_names(word: str) -> None:
    """English words that people, places or peoples are called by may stand in a name."""
    assert english.is_word(word)
    assert not english.ordinary(word)


@pytest.mark.parametrize("word", "lindqvist orrin zhuohan x a i".split())
def test_unknown(word: str) -> None:
    """What English does not have may be anybody's name, and a single letter an initial."""
    assert not english.ordinary(word)


def test_short_names() -> None:
    """Function words that are surnames are kept apart; no negation is among them."""
    short = english.short_names()
    assert {"he", "so", "to", "an", "you"} <= short
    assert short <= FUNCTION_WORDS - NEGATIONS
    assert short.isdisjoint(english.names())
    assert all(1 < len(word) < 4 for word in short)


def test_data_are_words_in_lower_case() -> None:
    """Both lists are plain lower-case words of the lexicon."""
    assert english.names() <= english.words()
    assert all(word.isascii() and word.isalpha() and word.islower() for word in english.names())


def test_negates() -> None:
    """Negations and contracted ones."""
    assert negates("not") and negates("isn't") and negates("won’t") and negates("without")
    assert not negates("now") and not negates("ant") and not negates("")
