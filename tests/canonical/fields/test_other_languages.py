"""Fillings in the languages other than English."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.canonical.fields import read_field
from clausediff.canonical.fields.other_languages import has_lists, said_in_text
from clausediff.canonical.template import FIELD_TYPES, FieldSpec
from clausediff.text.vocabulary import LANGUAGES
from tests.stages import cases

DATA: dict[str, dict[str, dict[str, list[str]]]] = cases("fields_languages")


def each(group: str) -> list[Any]:
    """Language, type and text of every case."""
    found = []
    for language, kinds in DATA.items():
        for kind, groups in kinds.items():
            for text in groups[group]:
                found.append(pytest.param(language, kind, text, id=f"{language} {kind}: {text}"))
    return found


@pytest.mark.parametrize(("language", "kind", "text"), each("lawful"))
def test_lawful(language: str, kind: str, text: str) -> None:
    """What is usual in a language is a filling."""
    assert read_field(FieldSpec("it", kind, max_length=FIELD_TYPES[kind]), text, language)[1] == ()


@pytest.mark.parametrize(("language", "kind", "text"), each("riders"))
def test_riders(language: str, kind: str, text: str) -> None:
    """What binds, limits or denies in a language is for a person."""
    assert read_field(FieldSpec("it", kind, max_length=FIELD_TYPES[kind]), text, language)[1]


def test_every_language_is_tried() -> None:
    """A language that is added is tried on fillings of its own."""
    assert DATA.keys() == LANGUAGES - {"en"}
    assert all(map(has_lists, DATA)) and has_lists("de-AT") and not has_lists("en-GB") and not has_lists("sv")


def test_what_is_said() -> None:
    """The words are told as they are written; a word that joins and a party by itself are none of them."""
    assert said_in_text("Lagerung Ohne Pfand", tail=False, language="de") == ["Ohne"]
    assert said_in_text("Lagerung für den Käufer und den Verkäufer", tail=False, language="de") == []
    assert said_in_text("Äpfel und Birnen", tail=True, language="de") == []
    assert said_in_text("Verkäufer", tail=True, language="de") == ["Verkäufer"]
