"""Choices and check boxes: marks, and nothing that changes what was chosen."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.canonical.fields import read_field
from tests.canonical.fields.test_reading import spec
from tests.stages import cases

DATA: dict[str, Any] = cases("fields_boxes")
TWO = ("Accept", "Decline")


def name(case: dict[str, str]) -> str:
    """A case's name."""
    return case["text"] or "nothing"


@pytest.mark.parametrize("case", DATA["choices"], ids=name)
def test_choices(case: dict[str, str]) -> None:
    """A choice is what is ticked, and nothing where that cannot be told."""
    value, problems = read_field(spec("choice", choices=TWO), case["text"])
    assert value == case["value"]
    assert case["problem"] in " ".join(problems) if "problem" in case else problems == ()
    assert value or problems


@pytest.mark.parametrize("case", DATA["longer choices"], ids=name)
def test_choices_that_begin_alike(case: dict[str, str]) -> None:
    """The longer wording is read where it stands."""
    three = spec("choice", choices=("Accept", "Accept with changes", "Decline"))
    assert read_field(three, case["text"]) == (case["value"], ())


def test_three_choices() -> None:
    """One that was not read leaves a doubt, unless another one is marked."""
    three = spec("choice", choices=("Gold", "Silver", "Lead"))
    assert read_field(three, "☒ Gold ☐ Silver") == ("Gold", ())
    assert read_field(three, "☐ Gold ☐ Silver") == ("", ("a choice was not read", "blank: none is marked"))
    assert read_field(three, "Gold ☐ Silver ☐ Lead ☒") == ("Lead", ())
    assert read_field(three, "Gold ☒ Silver Lead")[0] == ""


def test_a_choice_that_may_be_left_open() -> None:
    """None is marked, or none was read: no problem where none is required."""
    free = spec("choice", choices=TWO, required=False)
    assert read_field(free, "☐ Accept ☐ Decline") == ("", ())
    assert read_field(free, "") == ("", ())
    assert read_field(free, "☒ not Accept ☐ Decline")[1]


@pytest.mark.parametrize("case", DATA["check boxes"], ids=name)
def test_check_boxes(case: dict[str, str]) -> None:
    """A box is ticked, empty, or for a person."""
    value, problems = read_field(spec("checkbox"), case["text"])
    assert value == case["value"]
    assert case["problem"] in " ".join(problems) if "problem" in case else problems == ()


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("☒ not Accept ☐ Decline", ("holds more than the choices: not",)),
        ("☒ Non-Accept ☐ Decline", ("holds more than the choices: non Non-",)),
        ("☒ Accept-ish ☐ Decline", ("holds more than the choices: ish -ish",)),
        ("☒ Accept qz ☐ Decline", ()),
        ("☒ Accept qz ☐ Decline qz", ("holds more than the choices: qz",)),
        ("☒ Accept qzk ☐ Decline", ("holds more than the choices: qzk",)),
        ("☒ Accept b ☐ Decline c", ()),
        ("☒ Accept 5 ☐ Decline", ("holds a figure beside the choices",)),
        ("☒ Accept 0 ☐ Decline", ()),
        ("☒ Accept 0 ☐ Decline 0", ("holds a figure beside the choices",)),
        ("☒ Accept! ☐ Decline", ("holds a sign beside a choice",)),
        ("☒ Accept ! ☐ Decline", ()),
        ("☒ !Accept ☐ Decline", ("holds a sign beside a choice",)),
        ("☒ Accept ☐ Decline*", ("holds a sign beside a choice",)),
        ("☒ Accept ☐ Decline Accept", ("a choice stands twice",)),
        ("☒ Accept ☐ Decline ☒", ("more marks than choices",)),
        ("☒ Accept ☐ Decline ☐", ()),
        ("☒ Accept ☒ Decline", ("more than one is marked: Accept, Decline",)),
        ("☐ Accept ☐ Decline", ("blank: none is marked",)),
        ("Accept Decline", ("unmarked: the marks were not read",)),
        ("Accept ☒ Decline", ("unmarked: it cannot be told which choice a mark belongs to",)),
        ("Accept ☐ Decline", ("unmarked: the marks were not read",)),
        ("nothing", ("missing: none of the choices was read",)),
        ("☒ Accept ☐", ()),
        ("☒Accept☐Decline", ()),
        ("Accept☒Decline☐", ()),
        ("Accept☐Decline☒", ()),
        ("Accept ☒ / Decline", ()),
        ("Accept ☐ / Decline", ("unmarked: the marks were not read",)),
        ("Accept ☐ ☒ / Decline", ("more marks than choices", "unmarked: the marks were not read")),
        ("☐ Acept ☒ Decline", ()),
        ("☐ Azzept ☒ Decline", ()),
        ("☐ Azzzpt ☒ Decline", ("holds more than the choices: azzzpt",)),
        ("☐ Acept ☒ Accept ☐ Decline", ("holds more than the choices: acept",)),
    ],
)
def test_what_is_said_of_choices(text: str, problems: tuple[str, ...]) -> None:
    """Each kind of fault has its sentence."""
    assert read_field(spec("choice", choices=TWO), text)[1] == problems


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("☒ but", ("holds more than a mark: but",)),
        ("☒ qz", ()),
        ("☒ qzk", ("holds more than a mark: qzk",)),
        ("☒ 5", ()),
        ("☒ 55", ("holds more than a mark: 55",)),
        ("☒ %", ("holds a sign beside the mark",)),
        ("☒ no", ("contradicts itself: marked and not marked",)),
        ("qz", ("unmarked: the mark was not read",)),
        ("☐ Yes ☐ No", ("blank: none is marked",)),
        ("☒ Ja ☐ Nein", ()),
    ],
)
def test_what_is_said_of_check_boxes(text: str, problems: tuple[str, ...]) -> None:
    """Each kind of fault has its sentence."""
    assert read_field(spec("checkbox"), text)[1] == problems


def test_a_box_that_was_not_read() -> None:
    """No problem where none is required; a word beside it is one all the same."""
    free = spec("checkbox", required=False)
    assert read_field(free, "") == read_field(free, "[.}") == ("", ())
    assert read_field(free, "☒ no")[1]
    assert read_field(free, "except theft")[1]


def test_accents() -> None:
    """An accent that the text keeps apart from its letter is no stroke through it."""
    two = spec("choice", choices=("Agréé", "Refusé"))
    assert read_field(two, "☒ Agre\u0301e\u0301 ☐ Refuse\u0301") == ("Agréé", ())


@pytest.mark.parametrize(
    ("text", "value", "problem"),
    [
        ("☒ yes no", "", "which of yes and no"),
        ("yes ☒ no", "", "which of yes and no"),
        ("yes no [x]", "", "which of yes and no"),
        ("☒ yes ☐ no", "yes", ""),
        ("☐ yes ☒ no", "no", ""),
        ("☒ yes", "yes", ""),
        ("☒ no", "", "contradicts itself"),
        ("yes no", "", "unmarked"),
        ("☒ yes no maybe", "", "maybe"),
    ],
)
def test_yes_and_no(text: str, value: str, problem: str) -> None:
    """Of both printed words the mark has to say which one it belongs to."""
    found, problems = read_field(spec("checkbox"), text)
    assert found == value
    assert problem in " ".join(problems)
    assert bool(problems) is bool(problem)
