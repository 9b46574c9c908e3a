"""What a field takes in: the words that its type has, in one paragraph."""

from __future__ import annotations

import pytest

from clausediff.alignment.field_costs import fills, foreign
from clausediff.canonical.template import FieldSpec
from clausediff.model import Range
from clausediff.text.words import tokenize
from tests.stages import aligned

FIELDS = {"who": {"type": "person"}}


@pytest.mark.parametrize(
    ("scan", "fit"),
    [
        ("between Ada Byron", True),
        ("between Ada Byron who shall pay", False),
        ("between Ada 77 Byron", False),
        ("between Ada\n\nByron", False),
        ("between A B C D E F G H", False),
    ],
)
def test_fills(scan: str, fit: bool) -> None:
    """Only words that plainly fit are taken for a filling without looking further."""
    made = aligned("between {{who}}", "between", fields=FIELDS)
    words = tokenize(scan)
    assert fills(made.canonical, words, 1, Range(1, len(words))) is fit


@pytest.mark.parametrize(
    ("kind", "own", "others"),
    [
        ("text", "anything shall 60", ""),
        ("checkbox", "x yes no", "buyer shall"),
        ("date", "5 2020 september", "buyer shall not of may"),
        ("money", "1,000 usd $ thousand", "buyer shall"),
        ("number", "60 sixty", "buyer not"),
        ("person", "ada byron", "60 shall not"),
        ("signature", "ada byron", "60 shall not"),
        ("organization", "mill ltd", "60 shall not"),
        ("choice", "x net gross", "shall 60"),
    ],
)
def test_foreign(kind: str, own: str, others: str) -> None:
    """A field pays for words that its type does not have, most of all for those that bind."""
    spec = FieldSpec("field", kind, choices=("Net amount", "Gross amount"))
    assert [key for key in own.split() if foreign(spec, key, "en")] == []
    assert [key for key in others.split() if not foreign(spec, key, "en")] == []


@pytest.mark.parametrize(
    ("language", "kind", "words"),
    [
        ("fr", "date", "quatre mars deux mille vingt"),
        ("nl", "date", "vier maart"),
        ("pt", "money", "mil e duzentos reais"),
        ("it", "money", "mille due euro"),
    ],
)
def test_words_for_numbers_of_the_forms_language(language: str, kind: str, words: str) -> None:
    """A date or an amount in words is taken in whole in the canonical's language, and is dear in English."""
    spec = FieldSpec("field", kind)
    of_a_date = 0.2
    assert all(foreign(spec, key, language) <= of_a_date for key in words.split())
    assert any(foreign(spec, key, "en") > of_a_date for key in words.split())
