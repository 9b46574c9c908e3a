"""Rivals: what else some marks could be than the canonical's words misread."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausediff.evidence import lexicon
from clausediff.evidence.rivals import Rivals, figures
from clausediff.text.protected import INSERTABLE, classes
from clausediff.text.words import tokenize
from tests.stages import steady

WORDS = lexicon.load("en")
OWN = frozenset(("flour", "rebolting"))


def is_word(key: str) -> bool:
    """A word of the lexicon, or of the canonical."""
    return key in OWN or key.isdigit() or WORDS.is_word(key)


def legal(text: str) -> bool:
    """All of it words."""
    return all(map(is_word, tokenize(text).keys))


RIVALS = Rivals(WORDS, OWN, ("buyer", "supplier"), is_word, legal)


def rivals(truth: str, observed: str) -> dict[str, float]:
    """The rivals with their penalties; of two the lesser penalty."""
    keys = tokenize(truth).keys
    found: dict[str, float] = {}
    for text, penalty, _ in RIVALS.candidates(truth, observed, keys, [classes(key) for key in keys]):
        found[text] = max(penalty, found.get(text, penalty))
    return found


@pytest.mark.parametrize(
    ("truth", "observed", "rival"),
    [
        ("shall", "shalt", "may"),
        ("Shall", "Shalt", "May"),
        ("SHALL", "SHALT", "MAY"),
        ("60", "8O", "80"),
        ("60 days", "8O days", "80 days"),
        ("60 days", "60 davs", "60 weeks"),
        ("shall not", "shall", "shall"),
        ("sum of", "surnof", "sum"),
        ("of this", "ofthls", "of"),
        ("the flour", "thcflour", "flour"),
        ("by the", "forthe", "for the"),
        ("his", "hls", "its"),
        ("payment", "payrnents", "payments"),
        ("pay", "pay not", "pay not"),
        ("sack", "s4", "54"),
    ],
)
def test_rivals(truth: str, observed: str, rival: str) -> None:
    """Neighbours, figures, lost words, words run together, words of the lexicon and words written in are thought of."""
    assert rival in rivals(truth, observed)


def test_protected_neighbours_are_free() -> None:
    """The neighbour of a protected word has no penalty, that of an ordinary word has, and so has any other rival."""
    assert rivals("shall", "shalt")["may"] == 0.0
    assert rivals("his", "hls")["its"] < 0
    assert rivals("payment", "payrnents")["payments"] < 0


def test_words_that_nobody_writes() -> None:
    """A word that no contract was seen to use is the least likely rival, unless the canonical has it itself."""
    assert WORDS.is_word("corral") and not WORDS.counted("corral")
    unused, used = rivals("control", "corrall")["corral"], rivals("days", "davs")["days"]
    own = rivals("x", "reboltinq")["rebolting"]
    assert unused < own < used < 0


def test_a_word_is_written_in_only_where_there_is_ink() -> None:
    """Marks that are hardly longer than the canonical's words hold no word more."""
    assert not any(f"pay {word}" in rivals("pay", "payx") for word in INSERTABLE)
    assert all(f"pay {word}" in rivals("pay", "pay xx") for word in INSERTABLE)


def test_what_is_not_weighed() -> None:
    """The canonical's own words and rivals that share hardly a letter with the marks are left out."""
    made = [rival.text for rival in RIVALS.of("shall", "shal1", ["shall"], [("modal",)])]
    assert "shall" not in made and "must" not in made


@settings(steady, max_examples=60)
@given(
    st.sampled_from(["shall not", "60 days", "and", "the payment", "California"]),
    st.text("abcdehlmnort 0168|", min_size=1, max_size=9),
)
def test_rivals_of_anything(truth: str, observed: str) -> None:
    """Every rival has words with single spaces and a penalty that is none or negative."""
    observed = " ".join(observed.split()) or "x"
    keys = tokenize(truth).keys
    for text, penalty, lexical in RIVALS.candidates(truth, observed, keys, [classes(key) for key in keys]):
        assert penalty <= 0 or lexical
        assert text == " ".join(text.split()) or text == observed
    for rival in RIVALS.of(truth, observed, keys, [classes(key) for key in keys]):
        assert rival.text.casefold() != truth.casefold()


@given(st.integers(0, 9999).map(str), st.data())
@steady
def test_figures(figure: str, data: st.DataObject) -> None:
    """A figure with letters for digits can be read as the figure, and everything that it can be read as is a figure."""
    swaps = {"0": "0Oo", "1": "1lI", "5": "5sS", "8": "8B"}
    marks = "".join(data.draw(st.sampled_from(swaps.get(char, char))) for char in figure)
    found = figures(marks)
    assert figure in found
    assert all(each.isdigit() and len(each) == len(figure) for each in found)


def test_no_figures() -> None:
    """Marks with a letter that no digit looks like are no figure; neither is a very long row."""
    assert figures("6w") == ()
    assert figures("0" * 13) == ()
    assert len(figures("OOOOlllSS")) <= 64
