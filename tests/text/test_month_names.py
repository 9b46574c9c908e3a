"""Names of months and of days of the week as single signs."""

from __future__ import annotations

import pytest

from clausediff.text.month_names import ALL_SIGNS, MONTH_NAMES, MONTH_SIGNS, WEEKDAY_NAMES, WEEKDAY_SIGNS, with_signs


@pytest.mark.parametrize("name", [*MONTH_NAMES, *WEEKDAY_NAMES])
def test_every_name_is_one_sign(name: str) -> None:
    """In any case, and that of its month or its day."""
    sign = MONTH_SIGNS[MONTH_NAMES[name] - 1] if name in MONTH_NAMES else WEEKDAY_SIGNS[WEEKDAY_NAMES[name]]
    assert with_signs(f"4 {name}") == with_signs(f"4 {name.upper()}") == f"4 {sign}"


@pytest.mark.parametrize(
    ("text", "signs"), [("4thMarch", 1), ("Marching", 0), ("Maybe in May", 1), ("segunda-feira", 1), ("ma", 0)]
)
def test_letters_beside_a_name(text: str, signs: int) -> None:
    """Before a name there may be other letters, behind it there are none."""
    assert sum(char in ALL_SIGNS for char in with_signs(text)) == signs
