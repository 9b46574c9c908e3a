"""Dates in all usual forms, and nothing that is not of the calendar."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.text.dates import Date, read_date, read_dates
from clausediff.text.month_names import MONTH_NAMES
from tests.stages import cases, steady

DATA: dict[str, Any] = cases("dates")
days = st.dates(datetime.date(1800, 1, 1), datetime.date(2199, 12, 31))


def date_of(written: str) -> Date:
    """A date as the cases write it."""
    if written.endswith("(month)"):
        day = datetime.date.fromisoformat(written.split(maxsplit=1)[0] + "-01")
        return Date(day, day, True)
    readings = [datetime.date.fromisoformat(each) for each in written.split(" | ")]
    return Date(readings[0], readings[-1])


@pytest.mark.parametrize("case", DATA["read"], ids=lambda case: case["text"])
def test_read(case: dict[str, Any]) -> None:
    """Each text is its dates, with both readings where the form leaves the day and the month open."""
    assert read_dates(case["text"], case.get("language", "en")) == tuple(map(date_of, case["dates"]))


@pytest.mark.parametrize("text", DATA["not read"])
def test_not_read(text: str) -> None:
    """Whatever is no date, or more than dates, is None."""
    assert read_dates(text) is None
    assert read_date(text) is None


def test_read_date() -> None:
    """One date, the two that it may be, or None where there are several."""
    assert read_date("4 March 2024") == datetime.date(2024, 3, 4)
    assert read_date("3/4/2024") == [datetime.date(2024, 4, 3), datetime.date(2024, 3, 4)]
    assert read_date("3/3/2024") == datetime.date(2024, 3, 3)
    assert read_date("4 March 2024, 5 March 2024") is None
    assert read_date("premier mars 2024", "fr") == datetime.date(2024, 3, 1)


@steady
@given(days)
def test_every_day_in_every_usual_form(day: datetime.date) -> None:
    """Whatever the day, the usual forms of it say it; the same forms of a day that no month has say nothing."""
    month = f"{day:%B}"
    for text in (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"the {day.day}th day of {month}, {day.year}",
        f"{day:%A}, {month} {day.day}, {day.year}",
        f"{day:%b} {day.day}, {day.year}",
        f"{day.day}-{day:%b}-{day.year}",
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
    ):
        assert read_dates(text) == (Date(day, day),), text
        assert read_dates(f"after {text}") is None
        assert read_dates(f"{text} or later") is None
    assert read_dates(f"{month} 32, {day.year}") is None
    wrong = f"{day + datetime.timedelta(1):%A}"
    assert read_dates(f"{wrong}, {month} {day.day}, {day.year}") is None


@steady
@given(days)
def test_figures_alone_may_be_two_dates(day: datetime.date) -> None:
    """With strokes the day or the month is first: both readings are kept where both are dates."""
    (found,) = read_dates(f"{day.day}/{day.month}/{day.year}") or ()
    assert found.day_first == day
    assert found.certain is (day.day > 12 or day.day == day.month)


@pytest.mark.parametrize(("name", "number"), MONTH_NAMES.items())
def test_every_name_of_a_month(name: str, number: int) -> None:
    """Each name and abbreviation is its month, before the day and behind it."""
    day = datetime.date(2024, number, 4)
    assert read_date(f"4 {name} 2024") == day
    assert read_date(f"{name} 4, 2024") == day
