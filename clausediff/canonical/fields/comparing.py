"""Whether two places of a field are filled alike: by the value of the type, not by the letters."""

from __future__ import annotations

import unicodedata

from clausediff import regex as re
from clausediff.canonical.template import FieldSpec
from clausediff.text.dates import read_dates
from clausediff.text.money import read_money
from clausediff.text.numbers import read_quantity
from clausediff.text.words import FOLD

_SIGNS = re.compile(r"(?<=\d)[.,:/-](?=\d)|(?<![\w.])[-+.](?=\d)|[&@#%$€£¥+§°=<>*/]")
"""Marks that belong to a figure, and signs that stand for words."""


def same(spec: FieldSpec, one: str, other: str, language: str = "en") -> bool:
    """Whether two fillings of a field say the same.

    Amounts, numbers and dates are compared as values: ``$1,500.00`` is ``US$1500``, and 1/11/2024 is 11/1/2024 only in a form
    that reads both alike. All else is compared letter by letter and figure by figure; white space, case and punctuation
    between words are typography.
    """
    if one == other:
        return True
    if spec.type == "money":
        amount, amount2 = read_money(one, language), read_money(other, language)
        if amount is not None and amount2 is not None:
            return amount.same(amount2)
    elif spec.type == "number":
        number, number2 = read_quantity(one, language), read_quantity(other, language)
        if number is not None and number2 is not None:
            return number == number2
    elif spec.type == "date":
        dates, dates2 = read_dates(one, language), read_dates(other, language)
        if dates is not None and dates2 is not None:
            return dates == dates2
    return _key(one) == _key(other)


def _key(value: str) -> str:
    """Letters, figures and the signs that change them, in lower case."""
    folded = unicodedata.normalize("NFC", value.translate(FOLD)).casefold()
    signs = {at for found in _SIGNS.finditer(folded) for at in range(*found.span())}
    return "".join(char for at, char in enumerate(folded) if char.isalnum() or at in signs)
