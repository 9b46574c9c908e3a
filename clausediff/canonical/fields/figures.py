"""Dates, money and numbers: the whole filling must be one by the grammar of its type."""

from __future__ import annotations

from clausediff import regex as re
from clausediff.canonical.template import FieldSpec
from clausediff.text.dates import read_dates
from clausediff.text.money import read_money
from clausediff.text.numbers import read_quantity, written_twice

_SIGNED = re.compile(r"[$€£¥\w .]{0,6}[-+−–]\s*\d")

_LOST = re.compile(r"\D*(?<!\d)\.\d")


def date(spec: FieldSpec, value: str, language: str) -> list[str]:
    """What is wrong with a date."""
    found = read_dates(value, language)
    if found is None:
        return ["not a date that can be read"]
    return ["more than one date"] if len(found) > 1 and not spec.many else []


def money(_: FieldSpec, value: str, language: str) -> list[str]:
    """What is wrong with an amount of money."""
    found = read_money(value, language)
    if found is None:
        return [_unread(value, "an amount of money")]
    if _LOST.match(value):
        return ["a figure may be missing before the point"]
    if found.amount < 0 or _SIGNED.match(value):
        return ["an amount with a sign before it"]
    return [f"more than an amount: per {found.unit}"] if found.unit else []


def number(_: FieldSpec, value: str, language: str) -> list[str]:
    """What is wrong with a number."""
    found = read_quantity(value, language)
    if found is None:
        return [_unread(value, "a number")]
    if _LOST.match(value):
        return ["a figure may be missing before the point"]
    return ["a number with a sign before it"] if _SIGNED.match(value) else []


def _unread(value: str, what: str) -> str:
    if written_twice(value.rstrip(".,; ")):
        return f"not {what} that can be read: the words and the figure may differ"
    return f"not {what} that can be read"
