"""A field in two places: the same by value, or not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.canonical.fields import same
from tests.canonical.fields.test_reading import LAWFUL, spec
from tests.stages import cases, steady

DATA: dict[str, Any] = cases("fields_same")


def name(case: dict[str, str]) -> str:
    """A case's name."""
    return f"{case['type']} {case['one']} {case['other']}"


@pytest.mark.parametrize("case", DATA["same"], ids=name)
def test_same(case: dict[str, str]) -> None:
    """Two forms of one value are the same, whichever comes first."""
    field = spec(case["type"])
    assert same(field, case["one"], case["other"])
    assert same(field, case["other"], case["one"])


@pytest.mark.parametrize("case", DATA["not the same"], ids=name)
def test_not_the_same(case: dict[str, str]) -> None:
    """Another amount, day, number or letter is another filling."""
    field = spec(case["type"])
    assert not same(field, case["one"], case["other"])
    assert not same(field, case["other"], case["one"])


def test_languages() -> None:
    """Values are read in the canonical's language."""
    assert same(spec("number"), "dreißig", "30", "de")
    assert not same(spec("number"), "dreißig", "30")
    assert same(spec("money"), "1.500 Euro", "eintausendfünfhundert Euro", "de")
    assert same(spec("date"), "premier mars 2024", "1 mars 2024", "fr")


@steady
@given(st.sampled_from(sorted(LAWFUL)), st.data())
def test_a_filling_is_the_same_as_itself(kind: str, data: Any) -> None:
    """And with more white space in it."""
    text = data.draw(st.sampled_from([text for texts in LAWFUL[kind].values() for text in texts]))
    assert same(spec(kind), text, text)
    assert same(spec(kind), text, text.replace(" ", "  "))
