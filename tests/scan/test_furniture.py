"""Page furniture: only what a line's place proves, and never what could bind anyone."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.evidence import lexicon
from clausediff.scan.furniture import blank, find_furniture
from clausediff.text.words import alnum_key
from tests.stages import cases, steady

DATA: dict[str, Any] = cases("furniture")
is_word = lexicon.load().is_word
IGNORE = ("Continued on the next page", "Draft for signature")
PRINTED = {alnum_key("The Supplier delivers the flour."), alnum_key("Supply of Flour")}


def text_of(case: dict[str, Any]) -> str:
    """The case's page or pages."""
    return "\n".join(case["lines"]).replace("\n|", "\n\f")


def found_in(text: str) -> list[str]:
    """The text of each piece of furniture."""
    return [
        text[slice(*span)] for span, *_ in find_furniture(text, IGNORE, PRINTED, ["Form of Contract"], is_word=is_word)
    ]


@pytest.mark.parametrize("case", DATA["furniture"], ids=[case["name"] for case in DATA["furniture"]])
def test_furniture(case: dict[str, Any]) -> None:
    """The line is found, and no other."""
    assert found_in(text_of(case)) == case["found"]


@pytest.mark.parametrize("case", DATA["content"], ids=[case["name"] for case in DATA["content"]])
def test_content(case: dict[str, Any]) -> None:
    """The line stays to be read."""
    assert found_in(text_of(case)) == []


@steady
@given(
    st.lists(
        st.sampled_from(
            ["The Buyer pays.", "Page 2", "17", "Continued on the next page", "", "\f", "Harrow Mills Ltd"]
        ),
        max_size=12,
    )
)
def test_blanked(lines: list[str]) -> None:
    """Blanking keeps every offset and takes nothing but the furniture; a reason comes with each, in order and apart."""
    text = "\n".join(lines)
    furniture = find_furniture(text, IGNORE, PRINTED, ())
    spans = [span for span, *_ in furniture]
    assert spans == sorted(spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert all(reason for _, reason, *_ in furniture)
    blanked = blank(text, furniture)
    assert len(blanked) == len(text)
    taken = {at for low, high in spans for at in range(low, high)}
    assert all(char == (" " if at in taken else text[at]) for at, char in enumerate(blanked))
    sentences = [each for each in furniture if text[each.span.slice] == "The Buyer pays."]
    assert not sentences or sentences[0].asks, "a repeated sentence is for a person"
