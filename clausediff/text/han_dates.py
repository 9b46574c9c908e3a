"""Dates with the signs for year, month and day: ``2024年5月1日``, ``令和6年5月1日``, ``二〇二四年五月一日``."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import normalize

from clausediff import regex as re

__all__ = ["SIGNS_OF_DATES", "HanDate", "read_han_date"]

_HAN = "〇一二三四五六七八九"
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
"""The eras of Japan that living people have seen, with the years before their first."""
_SIGNS = re.compile(
    rf"(?P<era>{'|'.join(_ERAS)})?(?P<year>\d{{1,4}}|[{_HAN}十]{{1,4}}|元)年(?P<month>\d{{1,2}}|[{_HAN}十]{{1,2}})月"
    rf"(?P<day>\d{{1,2}}|[{_HAN}十]{{1,3}})[日号]"
)
SIGNS_OF_DATES = frozenset(f"年月日号元十{_HAN}令和平成昭")
"""The characters of such dates."""


class HanDate(NamedTuple):
    """What such a date says, on the calendar or not."""

    year: int
    """Of the common era."""
    month: int
    """From 1."""
    day: int
    """Of the month, from 1."""


def read_han_date(text: str) -> HanDate | None:
    """The date that a text is in the signs for year, month and day: ``2024年5月1日``, ``令和6年5月1日``, ``二〇二四年五月一日``."""
    plain = "".join(normalize("NFKC", text).split())
    found = _SIGNS.fullmatch(plain) if "年" in plain else None
    if found is None:
        return None
    era, year, month, day = found["era"], *map(_in_han, found.group("year", "month", "day"))
    if None in (year, month, day):
        return None
    return HanDate((year or 0) + _ERAS.get(era, 0), month or 0, day or 0)


def _in_han(figure: str) -> int | None:
    """The value of a figure in digits, or in Chinese ones up to 99, or digit by digit."""
    if figure.isascii():
        return int(figure)
    if figure == "元":
        return 1
    if "十" not in figure:
        return int("".join(str(_HAN.index(char)) for char in figure))
    tens, _, ones = figure.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return None
    return 10 * (_HAN.index(tens) if tens else 1) + (_HAN.index(ones) if ones else 0)
