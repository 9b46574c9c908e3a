"""Guards: which words are protected, and what each could have been turned into."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.text.protected import (
    GUARDS,
    category,
    classes,
    defined_terms,
    guard,
    is_figure,
    is_quantity,
    neighbours,
    opposed,
    opposite,
    points,
    protected,
)
from clausediff.text.words import tokenize
from tests.stages import cases, steady

DATA: dict[str, Any] = cases("protected")


@pytest.mark.parametrize(
    "case", DATA["classes"], ids=lambda case: f"{case.get('before', '')} {case['word']} {case.get('after', '')}"
)
def test_classes(case: dict[str, Any]) -> None:
    """A word has the classes that a lawyer would give it where it stands."""
    word = case["word"]
    found = classes(word.lower(), case.get("before", ""), case.get("after", ""), word, {"flour"})
    assert sorted(found) == sorted(case["classes"])


@pytest.mark.parametrize(("one", "other"), DATA["neighbours"])
def test_neighbours(one: str, other: str) -> None:
    """Each of a pair is thought of when the other is read."""
    assert other in neighbours(one, ())
    assert one in neighbours(other, ())


def test_neighbours_of_a_defined_term() -> None:
    """A defined term competes with the agreement's other terms, and not with itself."""
    assert set(neighbours("flour", ("defined-term",), {"flour", "bread"})) == {"bread"}
    assert neighbours("flour", (), {"flour", "bread"}) == ()


@pytest.mark.parametrize(("one", "other"), DATA["opposites"])
def test_opposites(one: str, other: str) -> None:
    """A prefix that turns the meaning is seen both ways, strictly too."""
    for strictly in (False, True):
        assert opposite(one, other, strictly=strictly)
        assert opposite(other, one, strictly=strictly)


@pytest.mark.parametrize(("one", "other"), DATA["endings"])
def test_endings(one: str, other: str) -> None:
    """Endings and exchanged prefixes turn the meaning, though not strictly."""
    assert opposite(one, other) and opposite(other, one)
    assert not opposite(one, other, strictly=True)


@pytest.mark.parametrize(("one", "other"), DATA["not_opposites"])
def test_no_opposites(one: str, other: str) -> None:
    """Words that only look so are no opposites."""
    assert not opposite(one, other)


@pytest.mark.parametrize("text", DATA["references"])
def test_points(text: str) -> None:
    """The numerals of a cross-reference are known as such, other figures are not."""
    words = tokenize(text.replace("^", ""))
    marked = {len(tokenize(text[:at].replace("^", ""))) for at, char in enumerate(text) if char == "^"}
    assert {i for i in range(len(words)) if points(words.keys, i)} == marked


@pytest.mark.parametrize(("listed", "expected"), [("quantities", True), ("no_quantities", False)])
def test_quantities(listed: str, expected: bool) -> None:
    """Figures, units, currencies, references and choices are quantities, and other words are none."""
    assert {word: is_quantity(word) for word in DATA[listed]} == dict.fromkeys(DATA[listed], expected)


@pytest.mark.parametrize(("listed", "expected"), [("opposed", True), ("not_opposed", False)])
def test_opposed(listed: str, expected: bool) -> None:
    """Opposites by their form are found in both directions."""
    for one, other in DATA[listed]:
        assert (opposed(one, other), opposed(other, one)) == (expected, expected), (one, other)


@pytest.mark.parametrize("case", DATA["elided"], ids=lambda case: f"{case.get('before', '')} {case['word']}")
def test_behind_an_elided_word(case: dict[str, Any]) -> None:
    """A word counts with the one that is elided before it, and could be read with another one or without."""
    french = protected("fr")
    found = french.classes(case["word"], case.get("before", ""))
    assert sorted(found) == case["classes"]
    near = set(french.neighbours(case["word"], found))
    assert near >= set(case["near"])
    assert near.isdisjoint(case["not_near"])


def test_what_a_prefix_or_an_ending_makes_of_a_word() -> None:
    """Each of them, whether the word has one already or not, and never the word itself or a stem that is none."""
    words = protected("en")
    assert {"unable", "disable", "reable"} <= set(words.turned("able"))
    assert {"able", "disable"} <= set(words.turned("unable"))
    assert {"careless"} <= set(words.turned("careful"))
    assert {"pledgee", "pledger"} & set(words.turned("pledgor")) == {"pledgee"}
    assert "intrastate" in words.turned("interstate") and "interstate" in words.turned("intrastate")
    for word in ("able", "unable", "careful", "inter", "unor"):
        assert word not in words.turned(word)
        assert all(len(other) > 2 for other in words.turned(word))
    assert "ble" not in words.turned("table")
    assert "ion" in words.turned("union") and "on" not in words.turned("unon")


def test_no_reference_across_a_label() -> None:
    """A clause's own label after a reference's word is no reference."""
    keys = ["see", "section", "5", "the", "buyer"]
    assert points(keys, 2)
    assert not points(keys, 2, {2})


def test_defined_terms() -> None:
    """Terms in quotes after a parenthesis or a space, in capitals; not every quotation."""
    text = 'the day ("Effective Date"), the “Flour” and the "Books" mean; he said "well then"; ("x") and ("Go")'
    assert defined_terms(text) == {"effective", "date", "flour", "books"}


def test_short_defined_terms() -> None:
    """Three letters at least."""
    assert defined_terms('the cart ("Van") and the animal ("Ox") of the mill') == {"van"}


def test_defined_terms_in_the_quotes_of_other_languages() -> None:
    """German and French quotation marks define as well."""
    assert defined_terms("die Mühle Lindau („Käuferin“) und der Hof (»Verkäufer«)") == {"käuferin", "verkäufer"}
    assert defined_terms("la société Lindau (« l'Acheteur » ou « Équipe »)") == {"équipe"}


@pytest.mark.parametrize("key", ["1", "60", "60th", "2nd", "5a", "6o", "1000"])
def test_figures(key: str) -> None:
    """Digits, with an ordinal's ending or a letter, are figures."""
    assert is_figure(key)


@pytest.mark.parametrize("key", ["l5x", "", "sixty", "a5", "5thx"])
def test_no_figures(key: str) -> None:
    """Garbled figures and words are none."""
    assert not is_figure(key)


@steady
@given(st.sampled_from(sorted({word for each in GUARDS for group in each.groups for word in group})))
def test_neighbours_are_mutual(word: str) -> None:
    """No word competes with itself; whatever competes with a word, the word competes with."""
    near = neighbours(word, ())
    assert word not in near
    assert all(word in neighbours(other, ()) for other in near)


def test_guards_are_told_apart() -> None:
    """Each guard has its own code, words, and a reason in words; it is found by its code."""
    assert len({each.code for each in GUARDS}) == len(GUARDS)
    for each in GUARDS:
        assert guard(each.code) is each
        assert each.title and each.says and any(each.groups)
    assert guard("nothing of the kind") is None


def test_category() -> None:
    """Of several classes the gravest names the finding: money before figures before words."""
    assert category(("quantifier", "number", "money")) == "money"
    assert category(("connective", "negation")) == "negation"
    assert category(("defined-term", "modal")) == "modal"
    assert category(("cross-reference", "number")) == "cross-reference"


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "nl", "pt"])
def test_opposites_by_their_pairs(language: str) -> None:
    """Each pair of prefixes and of endings turns a stem, in both directions; no stem is too short for it but those that are."""
    words = protected(language)
    for first, second in words.words.prefix_pairs:
        assert words.opposed(first + "tabel", second + "tabel")
        assert words.opposed(second + "tabel", first + "tabel")
        assert not words.opposed(first + "xq", second + "xq")
    for first, second in words.words.ending_pairs:
        assert words.opposed("tabul" + first, "tabul" + second)
        assert words.opposed("tabul" + second, "tabul" + first)
        assert not words.opposed("tabul" + first, "tobul" + second)
    for prefix in words.words.exchanged_prefixes:
        for other in words.words.opposite_prefixes:
            assert words.opposite(prefix + "tabel", other + "tabel")
    for first, second in words.words.opposite_endings:
        assert words.opposite(first, second)  # Geber and Nehmer are words by themselves
