"""The narrowest field type that fits what copies have filled in; a proposal for a person, so it may be coarse."""

from __future__ import annotations

from collections.abc import Sequence

from clausediff import regex as re

__all__ = ["narrowest_type"]

_PERSON_LENGTH = 40
"""Characters of a person's name, less than."""
_DATE = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*(?:\d{1,2}(?:st|nd|rd|th)?)?\s*,?\s*\d{4})",
    re.IGNORECASE,
)
_DATES = re.compile(rf"{_DATE.pattern}(?:\s*(?:[,;&-]|and|to)?\s*{_DATE.pattern})*", re.IGNORECASE)
_MONEY = re.compile(r"(?:[$€£¥]|USD|EUR|GBP|CHF)\s?\d[\d,. ]*|\d[\d,.]*\s?(?:[$€£¥]|USD|EUR|GBP|CHF)")
_NUMBER = re.compile(r"\d[\d,.]*")
_PERSON = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:de|del|der|den|da|di|la|le|van|von|bin|al|y) )*[^\W\d_a-z][\w.'’-]*){1,4}"
)


def narrowest_type(fillings: Sequence[str]) -> tuple[str, bool]:
    """The narrowest of ``date``, ``money``, ``number``, ``person`` and ``text`` that fits all, and whether it is a list."""
    for kind, pattern in (("date", _DATE), ("money", _MONEY), ("number", _NUMBER)):
        if all(pattern.fullmatch(each) for each in fillings):
            return kind, False
    if all(_DATES.fullmatch(each) for each in fillings):
        return "date", True
    if all(_PERSON.fullmatch(each) and len(each) < _PERSON_LENGTH for each in fillings):
        return "person", False
    return "text", False
