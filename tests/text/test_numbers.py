"""Numbers in figures, in words, and in both."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.text.numbers import (
    Quantity,
    alphabets,
    number_in_words,
    read_figure,
    read_indian,
    read_number,
    read_quantity,
    written_twice,
)
from tests.stages import cases, steady

DATA: dict[str, Any] = cases("numbers")


def of(case: dict[str, str]) -> tuple[str, str]:
    """The text of a case and its language."""
    return case["text"], case.get("language", "en")


@pytest.mark.parametrize("case", DATA["read"], ids=lambda case: " ".join(case.values()))
def test_read(case: dict[str, str]) -> None:
    """Each text is the number that it says, and no quantity with a unit."""
    assert read_number(*of(case)) == Decimal(case["value"])
    assert read_quantity(*of(case)) == Quantity(Decimal(case["value"]), "")


@pytest.mark.parametrize("case", DATA["not read"], ids=lambda case: case["text"])
def test_not_read(case: dict[str, str]) -> None:
    """Whatever is not one number and nothing else has no value."""
    assert read_number(*of(case)) is None


@pytest.mark.parametrize("case", DATA["per cent"], ids=lambda case: case["text"])
def test_per_cent(case: dict[str, str]) -> None:
    """A per cent sign is kept as the unit, and the number alone is not given out."""
    assert read_quantity(case["text"]) == Quantity(Decimal(case["value"]), "%")
    assert read_number(case["text"]) is None


@pytest.mark.parametrize("text", DATA["not per cent"])
def test_not_per_cent(text: str) -> None:
    """Signs that are doubled, alone, or of another word are no per cent."""
    assert read_quantity(text) is None


@steady
@given(st.integers(0, 10**12))
def test_figures_with_any_marks(value: int) -> None:
    """A whole number reads the same with every mark between its groups, where the mark cannot be a decimal point."""
    grouped = f"{value:,}"
    assert read_figure(str(value)) == value
    assert read_figure(grouped) == value
    assert read_figure(grouped.replace(",", " ")) == value
    assert read_figure(grouped.replace(",", "."), "de") == value
    assert read_figure(grouped + ".25") == value + Decimal("0.25")


@steady
@given(st.integers(1, 99))
def test_words_and_figure(value: int) -> None:
    """Words beside their own figure are that number; beside any other they are none."""
    words = _in_words(value)
    assert read_number(words) == value
    assert read_number(f"{words} ({value})") == value
    assert read_number(f"{words} ({value + 1})") is None


def _in_words(value: int) -> str:
    small = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen"
    ).split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    if value < 20:
        return small[value]
    return tens[value // 10 - 2] + (f"-{small[value % 10]}" if value % 10 else "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,50", "1.5"), ("1.500", "1500"), ("1,500", "1500"), ("1,500.25", "1500.25"), ("0.500", "0.5"), ("500.5", "500.5"),
        ("1,500.255", None), ("1,5", None), ("1,5000", None), ("1,500.2", "1500.2"), ("01.500", None),
    ],
)  # fmt: skip
def test_figures_of_amounts(text: str, value: str | None) -> None:
    """Money has two decimals or none: a mark before three figures parts thousands, a comma before two is a decimal one."""
    assert read_figure(text, amount=True) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"), [("12,34,567", 1234567), ("1,00,000", 100000), ("1,00,000.50", "100000.50")]
)
def test_indian_groups(text: str, value: int | str) -> None:
    """The Indian grouping is read by itself only, for elsewhere it is a misprint."""
    assert read_indian(text) == Decimal(value)
    assert read_figure(text) is None
    assert read_indian("1,000") is None and read_indian("100,00,000") is None


def test_alphabets() -> None:
    """Words are read in the text's language, then in English; in English where the language is not known."""
    assert alphabets("de") == ("de", "en")
    assert alphabets("pt_BR") == ("pt", "en")
    assert alphabets("en-GB") == alphabets("ja") == alphabets("") == ("en",)


def test_words_that_are_no_number() -> None:
    """Letters alone, signs and marks are not given to the library, which would take O for zero."""
    assert number_in_words("O") is None
    assert number_in_words("o o") is None
    assert number_in_words("sixty-") is None
    assert number_in_words("") is None
    assert number_in_words("two hundred and and a half") is None


def test_written_twice() -> None:
    """The parts before the brackets and in them, without the marks between."""
    assert written_twice("sixty - ( 60 )") == ("sixty", "60")
    assert written_twice("sixty") is None
    assert written_twice("(60)") is None
    assert written_twice("sixty (60) days") is None
    assert written_twice("sixty (60) (60)") is None
