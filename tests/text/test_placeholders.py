"""What keeps the place of a filling."""

from __future__ import annotations

import pytest

from clausediff.text.placeholders import is_label, is_placeholder, is_prompt, not_applicable, template_marks
from tests.stages import cases

DATA = cases("fields_placeholders")


@pytest.mark.parametrize("text", DATA["any type"])
def test_placeholders(text: str) -> None:
    """A placeholder is one in whatever field, also with a full stop behind it."""
    assert is_placeholder(text)
    assert is_placeholder(f"{text}.")


@pytest.mark.parametrize("text", [text for texts in DATA["not one"].values() for text in texts])
def test_what_only_looks_like_one(text: str) -> None:
    """Names and titles with such words and letters are fillings."""
    assert not is_placeholder(text)


def test_the_name_of_the_field() -> None:
    """What the form calls the blank is no filling of it."""
    assert is_placeholder("First Party", "first_party")
    assert is_placeholder("first party:", "first_party")
    assert not is_placeholder("Second Party", "first_party")
    assert not is_placeholder("First Party Ltd", "first_party")
    assert not is_placeholder("First Party")


def test_marks_without_a_word() -> None:
    """Question marks, bullets and number signs stand for something that is to come; a dash does not say so."""
    assert is_placeholder("?") and is_placeholder("# #") and is_placeholder("●") and is_placeholder("***")
    assert not is_placeholder("-") and not is_placeholder("$")


def test_brackets() -> None:
    """Round brackets hold a prompt or a remark where only words stand in them; a figure in them is a figure."""
    assert is_placeholder("(print name)") and is_placeholder("[5]")
    assert not is_placeholder("(500)") and not is_placeholder("(a) and (b)") and not is_placeholder("[5] or (6)")


def test_prompts() -> None:
    """A prompt begins by asking, and has nothing but words that ask, or says where."""
    assert is_prompt("Insert the name of the firm here") and is_prompt("Type text") and is_prompt("Enter your name")
    assert is_prompt("Fill in the blank") and is_prompt("Select here whichever firm it is")
    assert (
        not is_prompt("Insert the coin") and not is_prompt("Enter") and not is_prompt("the text") and not is_prompt("")
    )
    assert not is_prompt("Write about five or six things that are here now")


def test_labels() -> None:
    """Words with which forms label their blanks are no name; beside another word they may be."""
    assert is_label("Company Name") and is_label("Name of the Party") and is_label("JANE DOE")
    assert not is_label("First National") and not is_label("of the") and not is_label("") and not is_label("Jane Dow")


def test_not_applicable() -> None:
    """``N/A`` in its forms."""
    assert all(map(not_applicable, ("N/A", "n/a", "n.a.", "NA", "Not Applicable.")))
    assert not not_applicable("Nathan") and not not_applicable("N/A or 5")


def test_template_marks() -> None:
    """The marks themselves, to be held against a form's own."""
    assert template_marks("(c) <year> [name of author] {{x}}") == ["<year>", "{{", "}}", "[name of author]"]
    assert template_marks("Orrin <help@orrin.example> [2]") == []
