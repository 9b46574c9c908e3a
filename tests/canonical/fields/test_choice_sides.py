"""Marks before choices and behind them, where one of the choices was not read."""

from __future__ import annotations

import pytest

from clausediff.canonical.fields.boxes import choice
from clausediff.canonical.template import FieldSpec

SPEC = FieldSpec(name="kind", type="choice", choices=("Adult", "Junior", "Family"))


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        pytest.param("Adu lt ☐ Junior ☒ Family ☐", "Junior", id="behind, and the first is not read"),
        pytest.param("☐ Adu lt ☒ Junior ☐ Family", "Junior", id="before, and the first is not read"),
        pytest.param("Adu lt ☒ Junior ☐ Family ☐", "", id="behind, and the marked one is not read"),
        pytest.param("O Adult ☒ Junior ☐ Farnlly", "Junior", id="a letter of the first box"),
        pytest.param("Adult ☐ Junior ☒ Family ☐", "Junior", id="all are read"),
    ],
)
def test_a_choice_that_was_not_read_moves_no_mark(text: str, chosen: str) -> None:
    """The first mark is before the first choice or behind it, whether or not that was read."""
    assert choice(SPEC, text)[0] == chosen
