"""Fields take what fits their type, and leave all else to a person."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.canonical.fields import BINDING, clean, read_field, same
from clausediff.canonical.template import FIELD_TYPES, FieldSpec
from tests.stages import cases, steady

DATA: dict[str, Any] = cases("fields")
FILLED = [kind for kind in FIELD_TYPES if kind not in ("choice", "checkbox")]


def spec(kind: str, **more: Any) -> FieldSpec:
    """A field of a type, with the type's own bound."""
    return FieldSpec("it", kind, **{"max_length": FIELD_TYPES[kind], **more})


def pairs(group: str) -> list[tuple[str, str]]:
    """Type and text of each case of a group."""
    return [(case["type"], text) for case in DATA[group] for text in case["texts"]]


@pytest.mark.parametrize(("kind", "text"), pairs("legal"))
def test_legal(kind: str, text: str) -> None:
    """The filling is the value, without a problem."""
    assert read_field(spec(kind), f" {text}\n") == (text, ())


@pytest.mark.parametrize(("kind", "text"), pairs("doubtful"))
def test_doubtful(kind: str, text: str) -> None:
    """The value stands as it was read, and a sentence says what is wrong with it."""
    value, problems = read_field(spec(kind), text)
    assert value == text
    assert problems and all(problems)


@pytest.mark.parametrize("text", DATA["blank"])
@pytest.mark.parametrize("kind", FILLED)
def test_blank(kind: str, text: str) -> None:
    """A blank is told of where something is required, and a signature's always."""
    assert read_field(spec(kind), text)[0] == ""
    assert "blank" in read_field(spec(kind), text)[1][0]
    assert bool(read_field(spec(kind, required=False), text)[1]) is (kind == "signature")


@pytest.mark.parametrize("case", DATA["choices"], ids=[case["text"] or "nothing" for case in DATA["choices"]])
def test_choices(case: dict[str, Any]) -> None:
    """A choice is what is ticked, and nothing where that cannot be told."""
    value, problems = read_field(spec("choice", choices=("Accept", "Decline")), case["text"])
    assert value == case["value"]
    assert case["problem"] in " ".join(problems) if "problem" in case else problems == ()
    assert value or problems


@pytest.mark.parametrize(
    ("text", "value"),
    [("☒", "yes"), ("[x]", "yes"), ("X", "yes"), ("yes", "yes"), ("☐", "no"), ("[ ]", "no"), ("?", "")],
)
def test_checkbox(text: str, value: str) -> None:
    """A box is ticked, empty, or for a person."""
    found, problems = read_field(spec("checkbox"), text)
    assert found == value
    assert bool(problems) is (value == "")


@steady
@given(
    st.sampled_from(FILLED),
    st.sampled_from(sorted(BINDING)),
    st.sampled_from(["Ada Byron {}", "{} Ada", "Ada {} Byron", "{}", "Harrow Mills {} Ltd", "5 {} 6"]),
    st.sampled_from([str.lower, str.upper, str.title]),
)
def test_a_binding_word_is_never_taken(kind: str, word: str, frame: str, case: Any) -> None:
    """Whatever the type and the place, a word with which contracts bind makes a problem (but May in a date)."""
    value, problems = read_field(spec(kind), frame.format(case(word)))
    assert problems or (kind == "date" and word == "may"), value


@steady
@given(st.sampled_from(FILLED), st.integers(1, 30))
def test_too_long(kind: str, more: int) -> None:
    """A filling longer than its bound is a problem, six times as long where there may be several."""
    limit = FIELD_TYPES[kind]
    assert any("more than" in problem for problem in read_field(spec(kind), "A" * (limit + more))[1])
    assert not any("more than the" in problem for problem in read_field(spec(kind, many=True), "A" * (limit + more))[1])


def test_pattern() -> None:
    """A pattern must match the whole filling; one that cannot be compiled fits nothing."""
    number = spec("text", pattern=r"\d{3}-\d{2}")
    assert read_field(number, "123-45") == ("123-45", ())
    assert read_field(number, "123-45 shall")[1]
    assert read_field(spec("text", pattern="("), "x")[1]


@pytest.mark.parametrize("kind", FILLED)
def test_hidden_characters(kind: str) -> None:
    """Invisible characters in a filling are told of."""
    assert "holds invisible characters" in read_field(spec(kind), "Ada\u202e Byron")[1]


def test_look_alikes_in_figures() -> None:
    """A figure in another script's digits is no figure that can be read."""
    assert read_field(spec("money"), "$5\u0660")[1]
    assert read_field(spec("number"), "１2")[1]


def test_several_dates() -> None:
    """A list of dates is for a field that takes several."""
    assert read_field(spec("date", many=True), "May 5, 2020 and June 6, 2020")[1] == ()
    assert read_field(spec("date"), "May 5, 2020 and June 6, 2020")[1] == ("more than one date",)


def test_clean() -> None:
    """Markup, writing lines and line breaks are out; words stay."""
    assert clean("**Ada**\n <u>Byron</u> ____ ") == "Ada Byron"
    assert clean("long-\nterm , now") == "long-term, now"
    assert clean("a [link](https://x.y)") == "a [link](https://x.y)"  # where a link leads is a part of the filling


def test_same() -> None:
    """Layout, case and marks aside, fillings are the same or not."""
    assert same("Ada  Byron", "ada byron.")
    assert not same("$1,000", "$1,001")
