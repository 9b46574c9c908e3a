"""Amounts of money, and the currencies that they are in."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.text.currencies import CODES, at_end, at_start, one_currency, same_currency
from clausediff.text.money import Money, read_money
from tests.stages import cases, steady

DATA: dict[str, Any] = cases("money")


@pytest.mark.parametrize("case", DATA["read"], ids=lambda case: case["text"])
def test_read(case: dict[str, str]) -> None:
    """Each text is its amount, in its currency, for its unit."""
    expected = Money(Decimal(case["amount"]), case["currency"], case.get("unit", ""))
    assert read_money(case["text"], case.get("language", "en")) == expected


@pytest.mark.parametrize("case", DATA["not read"], ids=lambda case: case["text"])
def test_not_read(case: dict[str, str]) -> None:
    """Whatever is not one amount and nothing else is None."""
    assert read_money(case["text"], case.get("language", "en")) is None


@pytest.mark.parametrize("case", DATA["same"], ids=lambda case: f"{case['one']} {case['other']}")
def test_same(case: dict[str, str]) -> None:
    """One amount in two forms is the same, whichever comes first."""
    one, other = read_money(case["one"]), read_money(case["other"])
    assert one is not None and other is not None
    assert one.same(other) and other.same(one)


@pytest.mark.parametrize("case", DATA["not the same"], ids=lambda case: f"{case['one']} {case['other']}")
def test_not_the_same(case: dict[str, str]) -> None:
    """Another figure, another currency or another unit is another amount."""
    one, other = read_money(case["one"]), read_money(case["other"])
    assert one is not None and other is not None
    assert not one.same(other) and not other.same(one)


@steady
@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from(["$", "€", "£", "USD ", "EUR ", "CHF "]))
def test_usual_form(whole: int, cents: int, sign: str) -> None:
    """Every amount in the usual form has its value, and loses it beside another word."""
    text = f"{sign}{whole:,}.{cents:02}"
    found = read_money(text)
    assert found is not None and found.amount == Decimal(f"{whole}.{cents:02}")
    assert read_money(f"{text} or more") is None
    assert read_money(f"up to {text}") is None


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code(code: str) -> None:
    """A code stands for itself before an amount and behind it, in capitals."""
    assert at_start(f"{code} 5") == (code, "5")
    assert at_end(f"5 {code}") == (code, "5")
    assert at_start(f"{code}x 5") == ("", f"{code}x 5")


def test_codes_in_lower_case() -> None:
    """Only codes that are no words are read in lower case."""
    assert at_start("usd 5") == ("USD", "5")
    assert at_start("mad 5") == ("", "mad 5")
    assert at_end("5 chf") == ("CHF", "5")
    assert at_end("5 pen") == ("", "5 pen")


def test_signs_in_words() -> None:
    """A sign made of letters must stand by itself; one that is none may touch a figure."""
    assert at_start("Rs5") == ("rupee", "5")
    assert at_start("Rsx") == ("", "Rsx")
    assert at_end("5kr") == ("kr", "5")
    assert at_end("5 Akr") == ("", "5 Akr")
    assert at_end("5$") == ("$", "5")
    assert at_start("US$5") == ("USD", "5")
    assert at_start("") == at_end("") == ("", "")


def test_one_currency() -> None:
    """Several marks at one amount must agree; a shared sign goes with the currencies that it stands for."""
    assert one_currency(["", ""]) == ""
    assert one_currency(["$", "", "CAD"]) == "CAD"
    assert one_currency(["$", "$"]) == "$"
    assert one_currency(["EUR", "EUR"]) == "EUR"
    assert one_currency(["$", "EUR"]) is None
    assert one_currency(["$", "£"]) is None
    assert one_currency(["USD", "CAD"]) is None
    assert one_currency(["kr", "SEK"]) == "SEK"


def test_same_currency() -> None:
    """A shared sign is its usual currency where nothing else is said, and never nothing."""
    assert same_currency("$", "USD") and same_currency("£", "GBP") and same_currency("", "")
    assert not same_currency("$", "CAD") and not same_currency("kr", "SEK") and not same_currency("$", "")
