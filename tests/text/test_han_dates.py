"""Dates with the signs for year, month and day, in digits, in Chinese figures and in Japan's eras."""

from __future__ import annotations

import pytest

from clausediff.text.han_dates import HanDate, read_han_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024年5月1日", (2024, 5, 1)),
        ("2024 年 5 月 1 日", (2024, 5, 1)),
        ("２０２４年５月１号", (2024, 5, 1)),
        ("二〇二四年五月一日", (2024, 5, 1)),
        ("二〇二四年十二月三十一日", (2024, 12, 31)),
        ("二〇二四年十月二十日", (2024, 10, 20)),
        ("令和6年5月1日", (2024, 5, 1)),
        ("令和元年5月1日", (2019, 5, 1)),
        ("昭和64年1月7日", (1989, 1, 7)),
    ],
)
def test_read(text: str, date: tuple[int, int, int]) -> None:
    """The year is of the common era, whatever era the text counts from."""
    assert read_han_date(text) == HanDate(*date)


@pytest.mark.parametrize(
    "text", ["2024年5月", "5月1日", "2024年5月1日まで", "二〇二四年五月二二十日", "2024-05-01", "年月日", ""]
)
def test_not_read(text: str) -> None:
    """A part of a date, more than a date, and figures that are none."""
    assert read_han_date(text) is None
