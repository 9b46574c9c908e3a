"""A text beside a copy that only sends it says nothing of the deal (``tests/cases/covering.yaml``)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.text.covering import beyond_sending, without_greetings
from clausediff.text.vocabulary import LANGUAGES
from tests.stages import cases

CASES: list[dict[str, Any]] = cases("covering")


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_beyond_sending(case: dict[str, Any]) -> None:
    """The first word that says more, or nothing."""
    assert beyond_sending(case["text"], LANGUAGES) == case["says"]


def test_words_of_the_form() -> None:
    """A line in capitals speaks of the form where all its words are the form's; a name may share one."""
    words = {"interest", "waived", "crates"}
    assert beyond_sending("Interest Waived", ["en"], words) == "Interest"
    assert beyond_sending("Lind Crates", ["en"], words) == ""
    assert beyond_sending("Interest Waived", ["en"]) == ""


def test_greetings() -> None:
    """*Best* limits nothing before *regards*, and stays a word elsewhere."""
    assert without_greetings("Here it is today.\nBest regards, Anton") == "Here it is today.\n Anton"
    assert without_greetings("with its best efforts") == "with its best efforts"


@given(
    st.sampled_from(["the copy is attached {}.", "please {} the paper", "{} is here."]), st.text("abcdefgh", min_size=5)
)
def test_any_other_word_of_a_statement_is_asked_about(sentence: str, word: str) -> None:
    """Whatever word is written into a letter's statement, somebody is asked about it."""
    assert beyond_sending(sentence.format(f"zz{word}"), ["en"]) == f"zz{word}"
