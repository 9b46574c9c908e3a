"""Fillings in the languages of the forms: what names something is taken, what says something is for a person."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.canonical.fields import read_field
from clausediff.text.terms import LANGUAGES, terms
from tests.canonical.fields.test_reading import spec
from tests.stages import cases

DATA: dict[str, dict[str, dict[str, list[str]]]] = cases("fields_languages")
FEWEST = 15


def each(what: str) -> list[Any]:
    """Language, type and text of every case."""
    return [
        pytest.param(language, kind, text, id=f"{language} {kind}: {text}")
        for language, groups in DATA.items()
        for kind, texts in groups[what].items()
        for text in texts
    ]


@pytest.mark.parametrize(("language", "kind", "text"), each("takes"))
def test_takes(language: str, kind: str, text: str) -> None:
    """What names something is no problem."""
    assert read_field(spec(kind), text, language)[1] == ()


@pytest.mark.parametrize(("language", "kind", "text"), each("asks"))
def test_asks(language: str, kind: str, text: str) -> None:
    """What binds, limits or says who pays is one."""
    assert read_field(spec(kind), text, language)[1]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_enough_cases(language: str) -> None:
    """Each language with lists has its own cases of free text, both ways."""
    assert len(DATA[language]["takes"]["text"]) >= FEWEST
    assert len(DATA[language]["asks"]["text"]) >= FEWEST


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_word_names_and_speaks(language: str) -> None:
    """The words are in lower case, and none of the things is a function word, which would make a term of any phrase."""
    lists = terms(language)
    assert lists is not None and lists.language == language
    assert not lists.things & (lists.functions | lists.pronouns)
    assert not lists.of - lists.functions and not lists.articles - lists.functions
    for words in (lists.functions, lists.things, lists.effects, lists.always, lists.offices, lists.capacities):
        assert all(word == word.lower() and word.strip() for word in words)
