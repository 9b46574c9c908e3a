"""Words that differ by a prefix or an ending that turns the meaning."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.text.opposites import Opposites
from clausediff.text.vocabulary import vocabulary
from tests.stages import cases

DATA: dict[str, Any] = cases("protected")
ENGLISH = Opposites(vocabulary("en"))
opposite, opposed = ENGLISH.opposite, ENGLISH.opposed


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


@pytest.mark.parametrize(("listed", "expected"), [("opposed", True), ("not_opposed", False)])
def test_opposed(listed: str, expected: bool) -> None:
    """Opposites by their form are found in both directions."""
    for one, other in DATA[listed]:
        assert (opposed(one, other), opposed(other, one)) == (expected, expected), (one, other)


def test_what_a_prefix_or_an_ending_makes_of_a_word() -> None:
    """Each of them, whether the word has one already or not, and never the word itself or a stem that is none."""
    assert {"unable", "disable", "reable"} <= set(ENGLISH.turned("able"))
    assert {"able", "disable"} <= set(ENGLISH.turned("unable"))
    assert {"careless"} <= set(ENGLISH.turned("careful"))
    assert {"pledgee", "pledger"} & set(ENGLISH.turned("pledgor")) == {"pledgee"}
    assert "intrastate" in ENGLISH.turned("interstate") and "interstate" in ENGLISH.turned("intrastate")
    for word in ("able", "unable", "careful", "inter", "unor"):
        assert word not in ENGLISH.turned(word)
        assert all(len(other) > 2 for other in ENGLISH.turned(word))
    assert "ble" not in ENGLISH.turned("table")
    assert "ion" in ENGLISH.turned("union") and "on" not in ENGLISH.turned("unon")


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "nl", "pt"])
def test_opposites_by_their_pairs(language: str) -> None:
    """Each pair of prefixes and of endings turns a stem, in both directions; no stem is too short for it but those that are."""
    words = vocabulary(language)
    found = Opposites(words)
    for first, second in words.prefix_pairs:
        assert found.opposed(first + "tabel", second + "tabel")
        assert found.opposed(second + "tabel", first + "tabel")
        assert not found.opposed(first + "xq", second + "xq")
    for first, second in words.ending_pairs:
        assert found.opposed("tabul" + first, "tabul" + second)
        assert found.opposed("tabul" + second, "tabul" + first)
        assert not found.opposed("tabul" + first, "tobul" + second)
    for prefix in words.exchanged_prefixes:
        for other in words.opposite_prefixes:
            assert found.opposite(prefix + "tabel", other + "tabel")
    for first, second in words.opposite_endings:
        assert found.opposite(first, second)  # Geber and Nehmer are words by themselves
