"""Labels: which heads of clauses are labels, what they are called, and the ids that they give."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.text.labels import Numbering, cited, label_like, read_label, roman_value
from tests.stages import cases, steady

DATA: dict[str, Any] = cases("labels")


@pytest.mark.parametrize("case", DATA["labels"], ids=[case["line"] for case in DATA["labels"]])
def test_label(case: dict[str, Any]) -> None:
    """The label is read as printed, at its place, with its numerals."""
    label = read_label(case["line"], 0)
    assert label is not None
    assert (label.text, label.kind, list(label.parts)) == (case["label"], case["kind"], case["parts"])
    assert case["line"][label.start : label.end].strip() == label.text


@pytest.mark.parametrize("line", DATA["none"])
def test_no_label(line: str) -> None:
    """Figures, words and parentheses that open a line are no labels."""
    assert read_label(line, 0) is None


@pytest.mark.parametrize("text", DATA["like"])
def test_like_a_label(text: str) -> None:
    """Labels, garbled ones too."""
    assert label_like(text)


@pytest.mark.parametrize("text", DATA["not_like"])
def test_not_like_a_label(text: str) -> None:
    """Words, long figures and figures with words are none."""
    assert not label_like(text)


def test_label_in_the_middle_of_a_text() -> None:
    """The offset says where the line begins; spans are in the whole text."""
    text = "The end.\n(b) the flour"
    label = read_label(text, text.index("("))
    assert label is not None
    assert text[label.start : label.end] == "(b)"


@pytest.mark.parametrize("case", DATA["runs"], ids=lambda case: " ".join(case["lines"]))
def test_ids(case: dict[str, Any]) -> None:
    """Ids are the path of labels above a clause; unlabelled paragraphs count on; a label twice is told apart."""
    numbering = Numbering()
    assert [numbering.next_id(read_label(f"{line} x", 0) if line else None) for line in case["lines"]] == case["ids"]


@steady
@given(st.lists(st.sampled_from(["1. x", "2. x", "1.1 x", "(a) x", "(i) x", "(v) x", "Article V x", "x", "3) x"])))
def test_ids_are_unique(lines: list[str]) -> None:
    """However a text counts, no two clauses share an id."""
    numbering = Numbering()
    ids = [numbering.next_id(read_label(line, 0)) for line in lines]
    assert len(set(ids)) == len(ids)


def roman(value: int) -> str:
    """A number up to 399 as a numeral, lower case."""
    found = ""
    for worth, sign in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        found += sign * (value // worth)
        value %= worth
    return found


@steady
@given(st.integers(1, 399))
def test_roman_round_trip(value: int) -> None:
    """A numeral has the value that it was written for."""
    assert roman_value(roman(value)) == value


@steady
@given(
    st.one_of(
        st.integers(1, 999).map(lambda n: (f"{n}.", (str(n),))),
        st.lists(st.integers(1, 99), min_size=2, max_size=4).map(lambda n: (".".join(map(str, n)), tuple(map(str, n)))),
        st.sampled_from("abcdefghjklmnopqrstuwyz").map(lambda c: (f"({c})", (c,))),
        st.tuples(st.integers(1, 99), st.sampled_from("abcdefgh")).map(
            lambda p: (f"Section {p[0]}({p[1]})", (str(p[0]), p[1]))
        ),
    )
)
def test_label_round_trip(made: tuple[str, tuple[str, ...]]) -> None:
    """A label that was written is read back, whatever marks a scanner puts before it."""
    text, parts = made
    for lead in ("", "  ", "- ", "• ", "## ", "**"):
        label = read_label(f"{lead}{text} The Buyer pays.", 0)
        assert label is not None
        assert label.parts == parts
        assert re.sub(r"\W+$", "", label.text) == re.sub(r"\W+$", "", text)


@pytest.mark.parametrize(
    ("identity", "label", "shown"),
    [("8", "8.", "8."), ("8.2.a", "(a)", "8.2(a)"), ("3.1.b~2", "(b)", "3.1(b)"), ("p4", "", ""), ("+1", "", "")],
)
def test_cited(identity: str, label: str, shown: str) -> None:
    """A clause is cited by its whole path; one at the top by its label, a paragraph by nothing."""
    assert cited(identity, label) == shown
