"""The word lists of the fields and their grammars."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

import pytest

TEXT = ("currencies", "dates", "function_words", "money", "month_names", "numbers", "placeholders")
MODULES = [
    f"clausediff.canonical.fields.{name}" for name in ("boxes", "organizations", "persons", "prose", "riders")
] + [f"clausediff.text.{name}" for name in TEXT]


def lists(module: ModuleType) -> list[tuple[str, frozenset[str]]]:
    """The word lists of a module, by name."""
    return [
        (name, value)
        for name, value in vars(module).items()
        if isinstance(value, frozenset) and name not in ("CODES", "POINT", "_ANY_CASE", "_DOLLARS", "_PESOS")
    ]


@pytest.mark.parametrize("name", MODULES)
def test_words_are_in_lower_case(name: str) -> None:
    """Words are compared in lower case: a capital in a list, or a space, is a word that is never found."""
    found = lists(import_module(name))
    assert found
    for title, words in found:
        assert words, title
        for word in words:
            assert word == word.lower() and word == word.strip() and word, (title, word)


def test_months_weekdays_and_currencies() -> None:
    """The tables of names are in lower case as well, and codes are three capitals."""
    currencies, month_names = import_module("clausediff.text.currencies"), import_module("clausediff.text.month_names")
    money = import_module("clausediff.text.money")
    for names in (month_names.MONTH_NAMES, month_names.WEEKDAY_NAMES, money._SCALE, money._ENGLISH_SCALE):
        assert all(name == name.lower() and name.strip() == name for name in names)
    assert all(len(code) == 3 and code.isalpha() and code.isupper() for code in currencies.CODES)
    assert currencies.CODES >= currencies._DOLLARS | currencies._PESOS | currencies._ANY_CASE
    assert all(name == name.lower() for listed in currencies._NAMES.values() for name in listed.split("|"))
    assert currencies._NAMES.keys() <= currencies.CODES | currencies._SHARED.keys()
    assert all(codes <= currencies.CODES for codes in currencies._SHARED.values())
