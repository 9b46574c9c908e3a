"""Fillings in the languages of the forms: what names something is taken, what says something is for a person."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.canonical.fields import read_field
from clausediff.text.terms import LANGUAGES, terms
from tests.canonical.fields.test_reading import spec
from tests.stages import cases, steady

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


TAKEN = {
    language: [text for text in DATA[language]["takes"]["text"] if re.fullmatch(r"[^\d,;:()./]+", text)]
    for language in LANGUAGES
}
"""Fillings of one stretch, to which riders are put below."""


@steady
@given(st.sampled_from(sorted(LANGUAGES)), st.sampled_from([", {}", "; {}", " ({})", " – {}"]), st.data())
def test_a_thing_of_which_something_is_said(language: str, frame: str, data: Any) -> None:
    """Behind any mark, a cost, a liability or a right of which something is said makes a problem, in whatever capitals."""
    lists = terms(language)
    assert lists is not None
    thing, effect = (data.draw(st.sampled_from(sorted(words))) for words in (lists.things, lists.effects))
    case = data.draw(st.sampled_from([str.lower, str.title]))
    rider = frame.format(case(f"{thing} {effect}"))
    assert read_field(spec("text"), data.draw(st.sampled_from(TAKEN[language])) + rider, language)[1], rider


@steady
@given(st.sampled_from(sorted(LANGUAGES)), st.data())
def test_a_thing_behind_a_preposition_of_manner(language: str, data: Any) -> None:
    """On whatever terms: a preposition of manner or a negation before a thing makes a problem without any mark."""
    lists = terms(language)
    assert lists is not None
    prepositions = [*(" ".join(each) for each in lists.manner), *lists.negations]
    thing = data.draw(st.sampled_from(sorted(lists.things)))
    case = data.draw(st.sampled_from([str.lower, str.title]))
    rider = case(f" {data.draw(st.sampled_from(sorted(prepositions)))} {thing}")
    text = data.draw(st.sampled_from([text for text in TAKEN[language] if not _formed(text, lists.kinds)])) + rider
    assert read_field(spec("text"), text, language)[1], text


def _formed(text: str, kinds: frozenset[str]) -> bool:
    """Whether a text is the legal kind of a company, which is formed under a law."""
    return not kinds.isdisjoint(text.lower().split())


@steady
@given(st.sampled_from(sorted(LANGUAGES)), st.data())
def test_a_word_that_always_makes_a_term(language: str, data: Any) -> None:
    """Wherever it stands."""
    lists = terms(language)
    assert lists is not None
    word, text = data.draw(st.sampled_from(sorted(lists.always))), data.draw(st.sampled_from(TAKEN[language]))
    words = text.split()
    at = data.draw(st.integers(0, len(words)))
    assert read_field(spec("text"), " ".join([*words[:at], word, *words[at:]]), language)[1], (word, text)
