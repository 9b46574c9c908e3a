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


@pytest.mark.parametrize("case", DATA["elided"], ids=lambda case: f"{case.get('before', '')} {case['word']}")
def test_behind_an_elided_word(case: dict[str, Any]) -> None:
    """A word counts with the one that is elided before it, and could be read with another one or without."""
    french = protected("fr")
    found = french.classes(case["word"], case.get("before", ""))
    assert sorted(found) == case["classes"]
    near = set(french.neighbours(case["word"], found))
    assert near >= set(case["near"])
    assert near.isdisjoint(case["not_near"])


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
