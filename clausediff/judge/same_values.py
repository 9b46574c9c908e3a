"""Figures that are written otherwise and have the same value by the grammar of what they are: amounts of money and times of day.

    $50,000      $50,000.00            8.00 and 18.00 Uhr      8:00 and 18:00 Uhr

Nothing is the same without the currency, or the word of the clock, that tells what the figure is: ``5 mm`` and ``5.00 mm`` are
two tolerances, and ``8.30 hours`` is a length of time.
"""

from __future__ import annotations

from clausediff import regex as re
from clausediff.judge.case import Case
from clausediff.judge.rule import Reasons
from clausediff.model import Range
from clausediff.text.money import read_money

__all__ = ["same_time", "zero_cents"]

_AROUND = 40
"""Characters around a difference in which an amount or a time is looked for."""
_CURRENCY = r"[$€£¥]|\b(?:USD|EUR|GBP|CHF|[Ee]uros?|[Dd]ollars?)\b"
_AMOUNT = re.compile(
    rf"(?<![\w.,-])(?P<before>{_CURRENCY})?[ \u00a0]?(?<![\w.,])(?P<figure>\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}(?:\.\d{{3}})+|\d+)"
    rf"(?P<cents>[.,]00)?(?![\w%°]|[.,'/-]\d|\s\d)(?:[ \u00a0]?(?P<after>{_CURRENCY}))?"
)
_TIME = re.compile(
    r"(?<![\w.:,])(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?![\w:]|[.,]\d)"
    r"(?=(?:\s*(?:[-–]|\w{1,5})\s*\d{1,2}[.:]\d\d)?\s*(?:Uhr\b|[ap]\.?\s?m\b|o[’']clock\b))",
    re.IGNORECASE,
)


def zero_cents(case: Case) -> Reasons | None:
    """No cents, written or not, of an amount with its currency."""
    one, other = _at(_AMOUNT, *_canonical(case)), _at(_AMOUNT, *_scan(case))
    if one is None or other is None or (one["cents"] is None) == (other["cents"] is None):
        return None
    if any(one[group] != other[group] for group in ("before", "figure", "after")) or not (
        one["before"] or one["after"]
    ):
        return None
    language = case.page.canonical.source.language
    amount, amount2 = read_money(one[0].strip(), language), read_money(other[0].strip(), language)
    return ("the same amount",) if amount is not None and amount2 is not None and amount.same(amount2) else None


def same_time(case: Case) -> Reasons | None:
    """A time of day with a point or a colon between hours and minutes."""
    one, other = _at(_TIME, *_canonical(case)), _at(_TIME, *_scan(case))
    if one is None or other is None or {case.printed.strip(), case.raw.strip()} != {".", ":"}:
        return None
    return ("the same time of day",) if one.group("hour", "minute") == other.group("hour", "minute") else None


def _canonical(case: Case) -> tuple[str, Range]:
    return case.page.canonical.printed, case.edit.canonical


def _scan(case: Case) -> tuple[str, Range]:
    return case.page.words.text, case.edit.scan


def _at(pattern: re.Pattern[str], text: str, span: Range) -> re.Match[str] | None:
    """What the pattern finds where a difference is: around it, or right before the white space before it."""
    low, high = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    start = len(text[low : span.start].rstrip()) + low if span.size == 0 else span.start
    for found in pattern.finditer(text[low:high]):
        if found.start() + low < start + 1 and span.end <= found.end() + low + (span.start - start):
            return found
    return None
