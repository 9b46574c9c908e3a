"""Page furniture: only what a line's place proves, and never what could bind anyone."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.evidence import lexicon
from clausediff.model import Range
from clausediff.scan.furniture import Furniture, blank, find_furniture
from clausediff.text.several import guards_of
from clausediff.text.words import alnum_key
from tests.stages import cases, steady

DATA: dict[str, Any] = cases("furniture")
IGNORE = ("Continued on the next page", "Draft for signature")
PRINTED = {alnum_key("The Supplier delivers the flour."), alnum_key("Supply of Flour")}


def text_of(case: dict[str, Any]) -> str:
    """The case's page or pages."""
    return "\n".join(case["lines"]).replace("\n|", "\n\f")


def furniture_of(case: dict[str, Any]) -> list[Furniture]:
    """The furniture of a case, whose form is in its language and has its ``ignore``."""
    language = case.get("language", "en")
    known = lexicon.load(language)
    return find_furniture(
        text_of(case),
        case.get("ignore", IGNORE),
        PRINTED,
        ["Form of Contract"],
        is_word=known.is_word if known.known else None,
        guards=guards_of((language,)),
    )


def found_in(case: dict[str, Any]) -> list[str]:
    """The text of each piece of furniture."""
    text = text_of(case)
    return [text[span.slice] for span, *_ in furniture_of(case)]


@pytest.mark.parametrize("case", DATA["furniture"], ids=[case["name"] for case in DATA["furniture"]])
def test_furniture(case: dict[str, Any]) -> None:
    """The line is found, and no other."""
    assert found_in(case) == case["found"]


@pytest.mark.parametrize("case", DATA["content"], ids=[case["name"] for case in DATA["content"]])
def test_content(case: dict[str, Any]) -> None:
    """The line stays to be read."""
    assert found_in(case) == []


@pytest.mark.parametrize("case", DATA["pages"], ids=[case["name"] for case in DATA["pages"]])
def test_of_the_page(case: dict[str, Any]) -> None:
    """The page speaks of itself alone: the lines are found, and nobody is asked about them."""
    assert found_in(case) == case["found"]
    assert not any(each.asks for each in furniture_of(case))


@pytest.mark.parametrize("case", DATA["told"], ids=[case["name"] for case in DATA["told"]])
def test_told(case: dict[str, Any]) -> None:
    """The line stays to be read, or a person is asked about it."""
    found = furniture_of(case)
    assert not found or found[0].asks


OWN_PAIRS = frozenset(
    [("harrow", "mills"), ("mills", "ltd"), ("the", "supplier"), ("supplier", "delivers"), ("buyer", "pays")]
)


@pytest.mark.parametrize(
    ("pages", "asked"),
    [
        pytest.param(["HARROW MILLS LTD\nOne.", "Harrow Mills Ltd\nTwo."], 2, id="a party's letterhead on each page"),
        pytest.param(["One.\nHARROW MILLS LTD", "Two.\nHARROW MILLS LTD"], 2, id="at the foot of each"),
        pytest.param(["HARROW MILLS LTD\nOne.", "Two.\nHARROW MILLS LTD"], 0, id="in another place"),
        pytest.param(["HARROW MILLS LTD\nOne.", "HARROW MILLS LTD\nTwo.", "Three."], 0, id="not on every page"),
        pytest.param(
            ["The Supplier delivers the flour.\nOne.", "The Supplier delivers the flour.\nTwo."],
            0,
            id="a line of the form",
        ),
    ],
)
def test_words_of_the_form_at_the_edges_of_all_pages(pages: list[str], asked: int) -> None:
    """What stands at the same edge of every page is printed there for the page, though a sentence of the form has these words.

    A person is asked at its first place. One of the form's own lines is compared wherever it stands.
    """
    found = find_furniture("\n\f".join(pages), IGNORE, PRINTED, (), pairs=OWN_PAIRS)
    assert [each.asks for each in found] == [number == 0 for number in range(asked)]


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


@pytest.mark.parametrize(
    ("foot", "reason"), [("1/2", "page number"), ("17", "page number"), ("Page S of 5", "page number")]
)
def test_number_at_the_foot_of_a_lone_page(foot: str, reason: str) -> None:
    """A text of one page has no edges of its own: its place on the page shows where a number is."""
    text = f"The Buyer pays the Supplier.\n\nHe is glad\n\n{foot}\n"
    span = Range(text.index(foot), text.index(foot) + len(foot))
    assert [each.reason for each in find_furniture(text, (), PRINTED, apart=[span])] == [reason]


def test_words_at_the_foot_of_a_lone_page() -> None:
    """Their place alone makes no furniture of words."""
    text = "The Buyer pays the Supplier.\n\nForm of Sale 7b\n"
    assert find_furniture(text, (), PRINTED, apart=[Range(text.index("Form"), len(text))]) == []
