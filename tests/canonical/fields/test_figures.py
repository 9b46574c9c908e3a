"""Dates, money and numbers: what is said of those that are none."""

from __future__ import annotations

import pytest

from clausediff.canonical.fields import read_field
from tests.canonical.fields.test_reading import spec


@pytest.mark.parametrize(
    ("kind", "text", "problems"),
    [
        ("money", "$500 or so", ("not an amount of money that can be read",)),
        (
            "money",
            "five dollars ($6)",
            ("not an amount of money that can be read: the words and the figure may differ",),
        ),
        ("money", "-$500", ("an amount with a sign before it",)),
        ("money", "$500 per day", ("more than an amount: per day",)),
        ("money", "$.50", ("a figure may be missing before the point",)),
        ("money", "$0.50", ()),
        ("money", "$0.00", ()),
        ("number", "0", ()),
        ("number", "-0", ("a number with a sign before it",)),
        ("money", "Rs. 5", ()),
        ("number", "30 or so", ("not a number that can be read",)),
        ("number", "sixty (90).", ("not a number that can be read: the words and the figure may differ",)),
        ("number", "sixty (90)", ("not a number that can be read: the words and the figure may differ",)),
        ("number", "-30", ("a number with a sign before it",)),
        ("number", "+30", ("a number with a sign before it",)),
        ("number", "twenty-one", ()),
        ("number", "sixty-(60)", ()),
        ("number", ".5", ("a figure may be missing before the point",)),
        ("date", "May 32, 2024", ("not a date that can be read",)),
        ("date", "1 and 2 May 2024", ("more than one date",)),
        ("date", "2024年3月4日", ()),
        (
            "number",
            "5年",
            ("holds look-alike characters of another script", "not a number that can be read"),
        ),
    ],
)
def test_what_is_said(kind: str, text: str, problems: tuple[str, ...]) -> None:
    """Each kind of fault has its sentence."""
    assert read_field(spec(kind), text)[1] == problems


def test_several_dates() -> None:
    """A list of dates is for a field that takes several."""
    assert read_field(spec("date", many=True), "May 5, 2020 and June 6, 2020")[1] == ()
    assert read_field(spec("date", many=True), "May 5, 2020 and later")[1] == ("not a date that can be read",)
