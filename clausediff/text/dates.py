"""Dates as people write them, checked against the calendar.

    March 4, 2024   4th of March 2024   the fourth day of March, 2024   2024-03-04   4.3.2024   4. März 2024   le 4 mars 2024
    3/4/2024   Monday, March 4, 2024   March 2024   4-Mar-24   March 4, 2024 10:33 EST   July 13-15, 2020   1 and 2 May 2021

The whole text must be dates; anything else is None. ``3/4/2024`` is two dates, one for each way of reading it: both are
kept, and two dates are the same only if they are however they are read. February 31 is no date, and neither is a Monday
that was a Tuesday.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from clausediff import regex as re
from clausediff.text.han_dates import read_han_date
from clausediff.text.month_names import ALL_SIGNS, MONTH_NAMES, MONTH_SIGNS, WEEKDAY_NAMES, WEEKDAY_SIGNS, with_signs
from clausediff.text.numbers import alphabets
from clausediff.text.words import one_line

__all__ = ["Date", "read_date", "read_dates"]

_FILLERS = frozenset(
    "the this le den dem der am el il o de del of day jour día dia giorno dag year in our lord th st nd rd at um à utc gmt pm uhr".split()
)
"""Words that stand in dates beside numbers and months; none of them is a number in words."""

EARLIEST, LATEST = 1800, 2199
"""Years that contracts name."""
_LONGEST = 1000
"""Characters of a list of dates, at most."""
_SPECKS = "·•˙´`¨^~|_ "
"""Signs at either end that dates do not have: dirt beside one is read so, and the rule that it is written on."""
_PIVOT = 70
"""Two figures below it are a year of this century, as in POSIX."""


class Date(NamedTuple):
    """One date as written."""

    day_first: datetime.date
    """What it is where the day stands before the month, as in Europe."""
    month_first: datetime.date
    """What it is where the month stands before the day, as in America; the same date unless the form leaves it open."""
    month_only: bool = False
    """Whether no day is named; the date is then the first of the month."""

    @property
    def certain(self) -> bool:
        """Whether it is one date however it is read."""
        return self.day_first == self.month_first


class _Part(NamedTuple):
    """One date of a list, perhaps without the month or the year that another one of the list has."""

    day: int | None
    month: int | None
    year: int | None
    numeric: tuple[int, int] | None = None
    """The two figures of a date such as 3/4/2024 that do not tell which of them is the day."""
    weekday: int | None = None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """What one date of a list may look like, of a text with signs."""
    month = rf"(?P<month>[{MONTH_SIGNS}])\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|re|\.?[ºª°])?(?!\d)(?:\s*\((?P<again>\d{1,2})(?:st|nd|rd|th)?\))?\.?"
    year = r"(?P<year>\d{4}|['’]\d\d)(?!\d)"
    short_year = r"(?P<year>\d{4}|['’]?\d\d)(?!\d)"
    of = r"(?:of|de|del|d['’])"
    week = rf"(?:(?P<week>[{WEEKDAY_SIGNS}])\.?,?\s*)?"
    start = rf"(?:on\s+)?{week}(?:(?:the|this|le|den|dem|der|am|el|il|dia)\s+)?"
    comma = r",?\s*(?:(?:of|de|del|in\s+the\s+year(?:\s+of\s+our\s+lord)?)\s+)?"
    day_month = rf"{start}{day}\s*(?:(?:day|jour|día|dia)\s+)?{of}?\s*{month}"
    month_day = rf"{start}{month}\s*(?:the\s+)?{day}"
    texts = (
        rf"{day_month}\s*{comma}{year}",
        rf"{start}{day}\s*(?P<mark>[-/])\s*{month}\s*(?P=mark)\s*{short_year}",
        rf"{start}{day}\s+{month}\s+(?P<year>\d\d)(?!\d)",
        rf"{month_day}\s*{comma}{year}",
        r"(?P<year>(?:19|20)\d\d)(?P<month_number>\d\d)(?P<day>\d\d)(?!\d)",
        rf"{week}(?P<year>\d{{4}})(?P<mark>[-./])(?P<month_number>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?!\d)",
        rf"{week}(?P<one>\d{{1,2}})(?P<mark>[-./])\s?(?P<two>\d{{1,2}})(?P=mark)\s?{short_year}",
        rf"{month}\s*,?\s*{of}?\s*{year}",
        day_month,
        month_day,
        rf"{day}\s*,?\s*{year}",
        day,
    )
    return tuple(re.compile(text, re.IGNORECASE) for text in texts)


_MONTH_SIGN_SET = frozenset(MONTH_SIGNS)
_MONTH_FIRST = (3, 7, 9)
"""Those of the patterns that match a date which begins with the month; the others need not be compiled for one."""


_SEPARATOR = re.compile(
    r"\s*(?:[,;]?\s*\b(?:and|to|through|until|und|et|y|e|en|bis|au|al)\b|[,;]?\s*&|[,;]|-)\s*", re.IGNORECASE
)
_CLOCK = re.compile(r"\d[:hH]\d")
"""What a time of day has, by which most dates are known to have none."""
_TIME = re.compile(
    r"(?:[ ,|T]|\bat\b|\bum\b|\bà\b)*(?<![\d.:])(?:[01]?\d|2[0-3])[:h][0-5]\d(?:[:.][0-5]\d)?\s*(?:[ap]\. ?m\.?|[ap]m\b|uhr\b)?"
    r"\s*\(?(?:Z|[A-Z]{2,4})?\s*(?:[+-]\d{1,2}(?:[:']?\d\d'?)?)?\)?$",
    re.IGNORECASE,
)
_ERA = re.compile(r",?\s*a\. ?d\.?(?=\s|$)", re.IGNORECASE)


def read_dates(text: str, language: str = "en") -> tuple[Date, ...] | None:
    """The dates that a text is, one or a list or the ends of a range; None where it is anything else or anything more.

    A time of day behind a single date is left out. In a list the month or the year may stand with one date for all.
    """
    if len(text) > _LONGEST:
        return None
    if (han := read_han_date(text)) is not None:
        date = _date(_Part(han.day, han.month, han.year))
        if date is not None:
            return (date,)
    shown = _in_figures(_ERA.sub("", one_line(text)).lstrip(_SPECKS).rstrip(_SPECKS + ".,; "), language)
    if _CLOCK.search(shown) and (timed := _TIME.search(shown)):
        found = _parts(shown[: timed.start()].rstrip(" ,|"))
        if found is not None and len(found) == 1 and (dates := _completed(found)):
            return dates
    found = _parts(shown)
    return None if found is None else _completed(found)


def read_date(text: str, language: str = "en") -> datetime.date | list[datetime.date] | None:
    """The date that a text is; the list of the two that it may be where its form leaves that open; None for all else."""
    found = read_dates(text, language)
    if found is None or len(found) != 1:
        return None
    date = found[0]
    return date.day_first if date.certain else [date.day_first, date.month_first]


def _in_figures(text: str, language: str) -> str:
    """The text with numbers in words as figures: ``the fourth day of March, two thousand twenty-four``."""
    known = MONTH_NAMES.keys() | WEEKDAY_NAMES.keys() | _FILLERS
    if all(word in known for word in re.findall(r"[^\W\d_]{2,}(?:-feira)?", text.lower())):
        return text
    from text_to_num import alpha2digit

    for code in alphabets(language):
        text = alpha2digit(text, code, 0)
    return re.sub(r"\b(1[89]|2[01]) (\d\d)\b(?! ?[-/.,]?\d)", r"\1\2", text)  # twenty twenty-four


def _parts(text: str) -> list[_Part] | None:
    """The dates of a list as they stand, or None where anything else stands among them."""
    if not ALL_SIGNS.isdisjoint(text):
        return None
    text = with_signs(text)
    found: list[_Part] = []
    at = 0
    while True:
        patterns: Iterable[re.Pattern[str]] = _patterns()
        if text[at : at + 1] in _MONTH_SIGN_SET:
            patterns = [_patterns()[index] for index in _MONTH_FIRST]
        part = next((match for pattern in patterns if (match := _whole(pattern, text, at))), None)
        if part is None:
            return None
        found.append(_part(part))
        at = part.end()
        if at == len(text):
            return found
        mark = _SEPARATOR.match(text, at)
        if mark is None:
            return None
        at = mark.end()


def _whole(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    """A match at a place, with the end of the text or a separator behind it."""
    found = pattern.match(text, at)
    if found is None or (found.end() < len(text) and _SEPARATOR.match(text, found.end()) is None):
        return None
    return found


def _part(found: re.Match[str]) -> _Part:
    """What a match says; a figure that is written twice and differs gives a day that no month has."""
    given = found.groupdict()
    year = _year(given.get("year"))
    weekday = WEEKDAY_SIGNS.index(given["week"]) if given.get("week") else None
    if given.get("one"):
        one, two = int(given["one"]), int(given["two"])
        if given["mark"] == "." and two <= 12:  # points are European: the day is first
            return _Part(one, two, year, weekday=weekday)
        return _Part(None, None, year, (one, two), weekday)
    day = int(given["day"]) if given.get("day") else None
    if given.get("again") and int(given["again"]) != day:
        day = 0
    month = int(given["month_number"]) if given.get("month_number") else None
    if given.get("month"):
        month = 1 + MONTH_SIGNS.index(given["month"])
    return _Part(day, month, year, weekday=weekday)


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    figures = written.lstrip("'’")
    if len(figures) == 4:
        return int(figures)
    return int(figures) + (2000 if int(figures) < _PIVOT else 1900)


def _completed(parts: list[_Part]) -> tuple[Date, ...] | None:
    """The dates with the months and years that they share, or None where one is not of the calendar."""
    for at in range(len(parts) - 2, -1, -1):
        parts[at] = _filled_from(parts[at], parts[at + 1])
    for at in range(1, len(parts)):
        parts[at] = _filled_from(parts[at], parts[at - 1])
    dates = [_date(part) for part in parts]
    return None if None in dates else tuple(date for date in dates if date is not None)


def _filled_from(part: _Part, other: _Part) -> _Part:
    """A date of a list with the month and the year of its neighbour where it has none of its own."""
    month = other.month if part.month is None and part.numeric is None else part.month
    return part._replace(year=part.year or other.year, month=month)


def _date(part: _Part) -> Date | None:
    """A date of the calendar, on its weekday where one is named."""
    if part.numeric is not None:
        one, two = part.numeric
        readings = [_calendar(part.year, two, one), _calendar(part.year, one, two)]
    else:
        readings = [_calendar(part.year, part.month, 1 if part.day is None else part.day)] * 2
    readings = [date if date and part.weekday in (None, date.weekday()) else None for date in readings]
    first, second = readings[0] or readings[1], readings[1] or readings[0]
    if first is None or second is None:
        return None
    return Date(first, second, part.numeric is None and part.day is None)


def _calendar(year: int | None, month: int | None, day: int) -> datetime.date | None:
    if year is None or month is None or not EARLIEST <= year <= LATEST:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
