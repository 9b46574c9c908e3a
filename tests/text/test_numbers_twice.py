"""Numbers in words and in figures: those that say two things are found, and no other."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.text.numbers_twice import numbers_that_differ
from tests.stages import cases, steady

CASES: list[dict[str, Any]] = cases("numbers_twice")
WORDS = {
    1: "one",
    7: "seven",
    14: "fourteen",
    30: "thirty",
    45: "forty-five",
    60: "sixty",
    90: "ninety",
    365: "three hundred sixty-five",
}


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    """What the case names is found, at its place."""
    text = f"The Buyer pays {case['text']} after that."
    found = numbers_that_differ(text, case.get("language", "en"))
    assert [[each.words, each.figures] for each in found] == case["differ"]
    for each in found:
        assert each.words in text[each.span.slice] and each.figures in text[each.span.slice]


@steady
@given(st.sampled_from(sorted(WORDS)), st.sampled_from(sorted(WORDS)))
def test_any_two(one: int, other: int) -> None:
    """Two values differ exactly when they are not the same, in either order."""
    for text in (f"pays {WORDS[one]} ({other}) days", f"pays {other} ({WORDS[one]}) days"):
        assert bool(numbers_that_differ(text)) is (one != other)
