"""Boxes, and whether they are ticked."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.text.ticks import read_ticks
from tests.stages import cases

DATA: dict[str, Any] = cases("ticks")


@pytest.mark.parametrize("case", DATA["read"], ids=lambda case: case["text"])
def test_read(case: dict[str, Any]) -> None:
    """Each box of a text in order, ticked or not."""
    assert [tick.on for tick in read_ticks(case["text"])] == case["ticked"]


@pytest.mark.parametrize("case", DATA["spans"], ids=lambda case: case["text"])
def test_spans(case: dict[str, Any]) -> None:
    """A box's span holds it and nothing beside it."""
    text = case["text"]
    assert [text[tick.span.start : tick.span.end] for tick in read_ticks(text)] == case["boxes"]
