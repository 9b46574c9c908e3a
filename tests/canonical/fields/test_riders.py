"""Words that bind, refuse or limit."""

from __future__ import annotations

import pytest

from clausediff.canonical.fields.riders import (
    binding,
    in_class,
    inflected_act,
    legal_act,
    legal_thing,
    negations,
    parts,
    unmasked,
    words_of,
)


@pytest.mark.parametrize(
    "word", "waives waived waiving pays paying paid denies denied granted agreeing cancelled undertaken".split()
)
def test_inflected_acts(word: str) -> None:
    """Every form of an act of law that is no base form."""
    assert inflected_act(word)
    assert legal_act(word)


@pytest.mark.parametrize("word", "waive pay deny grant agree cancel".split())
def test_base_forms(word: str) -> None:
    """A base form is an act, but may be a name as well (Grant)."""
    assert not inflected_act(word)
    assert legal_act(word)


@pytest.mark.parametrize("word", "sacks milling bread hoping sing as owl grants-in".split())
def test_no_acts(word: str) -> None:
    """Other words with such endings are none."""
    assert not legal_act(word)


def test_words_of() -> None:
    """Words without the marks around them; what stands in them stays."""
    assert words_of('Orrin, Inc. ("the Firm") and/or O\'Neil; non-paid!') == [
        "Orrin", "Inc", "the", "Firm", "and", "or", "O'Neil", "non-paid",
    ]  # fmt: skip
    assert words_of(" , ; ") == []
    assert words_of("Corp.,willful") == ["Corp", "willful"]
    assert words_of("X. “Xerox” ‘x’ {y}|[z]") == ["X", "Xerox", "x", "y", "z"]


def test_parts() -> None:
    """The parts of a compound, in lower case."""
    assert parts("Non-Accept") == ["non", "accept"]
    assert parts("Co‐Owner-") == ["co", "owner"]


def test_binding() -> None:
    """The binding words, sorted, each once, in whatever case."""
    assert binding("He SHALL not pay, nor shall she") == ["holds contract language: not, shall"]
    assert binding("barley") == []


def test_negations() -> None:
    """Negations, also in compounds; the abbreviation of number is none."""
    assert negations("Not non-paid without") == ["Not", "non-paid", "without"]
    assert negations("No. 5 and no 6") == ["no"]
    assert negations("No.5") == []


def test_in_class() -> None:
    """Common words of a class count, and so do plurals and possessives; function words do not."""
    assert in_class("free", "money") and in_class("fees", "money") and in_class("exclusive", "exclusivity")
    assert in_class("users", "party") and in_class("buyer's", "party") and in_class("buyer’s", "party")
    assert (
        not in_class("of", "connective") and not in_class("barley", "money", "party") and not in_class("fee", "party")
    )


def test_legal_thing() -> None:
    """What parties owe, own or bear."""
    assert legal_thing("title") and legal_thing("warranty") and not legal_thing("barley")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("n0t", "not"),
        ("N0t", "not"),
        ("sha1l", "shall"),
        ("not", "not"),
        ("n9t", "n9t"),
        ("n0te", "n0te"),
        ("00", "00"),
        ("A4", "A4"),
    ],
)
def test_words_with_figures_among_their_letters(word: str, meant: str) -> None:
    """A figure that looks like the letter in its place makes it the word that binds; another figure, or a letter more, does not."""
    assert unmasked(word) == meant
