"""Text that belongs to no copy: asked about where it speaks of the agreement."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.agreement.outside import form_terms, outside_text
from clausediff.model import Range
from clausediff.text.several import guards_of
from tests.stages import cases

DATA: dict[str, Any] = cases("outside")
FORM = "The crates of the Shipper are the Shipper's. Then the Carrier calls the Shipper, and the Carrier waits for the Shipper."


def asked(text: str) -> list[str]:
    """The stretches of a text that a person must read."""
    terms = form_terms(FORM, "Carriage Terms")
    return [text[span.slice] for span, _ in outside_text(text, [Range(0, len(text))], terms)]


def test_terms() -> None:
    """Parties are the words with a capital within sentences."""
    assert form_terms(FORM).names == {"shipper", "carrier"}


@pytest.mark.parametrize("case", DATA["asked"], ids=[case["name"] for case in DATA["asked"]])
def test_asked(case: dict[str, Any]) -> None:
    """The text is for a person."""
    assert asked(f"\n{case['text']}\n") == [case["text"]]


@pytest.mark.parametrize("case", DATA["passed"], ids=[case["name"] for case in DATA["passed"]])
def test_passed(case: dict[str, Any]) -> None:
    """The text says nothing of the agreement."""
    assert asked(case["text"]) == []


@pytest.mark.parametrize("case", DATA["languages"], ids=[case["name"] for case in DATA["languages"]])
def test_languages(case: dict[str, Any]) -> None:
    """What speaks of the agreement is known in the form's language, and in English beside it."""
    terms = form_terms(case["form"], "", case["language"])
    text = case["text"]
    found = outside_text(text, [Range(0, len(text))], terms, guards_of((case["language"],)))
    assert bool(found) is case["asked"], found
