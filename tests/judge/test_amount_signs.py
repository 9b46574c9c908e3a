"""Signs at amounts whose currency is written in letters."""

from __future__ import annotations

import pytest

from clausediff.judge.amount_signs import closing_minus, glued_signs, is_currency


@pytest.mark.parametrize("word", ["EUR", "eur", "EUR500", "500EUR", "$", "Rs", "CHF1500"])
def test_currencies(word: str) -> None:
    """A code, a sign or a name, perhaps with its figure."""
    assert is_currency(word)


@pytest.mark.parametrize("word", ["500", "", "P500", "EURO500X", "all", "mad500", "hall"])
def test_no_currencies(word: str) -> None:
    """A figure alone, another code, and words that a code in small letters is."""
    assert not is_currency(word)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("EUR500", [""]),
        ("EUR 500", [""]),
        ("EUR-500", ["-"]),
        ("EUR - 500", ["-"]),
        ("EUR.500", ["."]),
        ("Rs.500", [""]),
        ("500-EUR", ["-"]),
        ("30-day", [""]),
        ("No.5", [""]),
        ("P-500", [""]),
        ("H~2~O", ["", ""]),
    ],
)
def test_signs_of_amounts(text: str, signs: list[str]) -> None:
    """The marks between letters and a figure, where the letters are a currency."""
    assert glued_signs(text, codes=False) == signs


def test_signs_of_codes() -> None:
    """Of other letters a minus counts where it is asked for, and the point of an abbreviation never."""
    assert glued_signs("P-500", codes=True) == ["-"]
    assert glued_signs("No.5", codes=True) == [""]


@pytest.mark.parametrize(
    ("text", "closes"), [("500 - now", True), ("500 -", True), ("500 -now", False), ("500- now", False)]
)
def test_a_closing_minus(text: str, closes: bool) -> None:
    """It is apart on both sides."""
    assert closing_minus(text, 3) is closes
