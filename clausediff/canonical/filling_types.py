"""The narrowest field type that fits what copies have filled in; a proposal for a person, so it may be coarse."""

from __future__ import annotations

from collections.abc import Sequence

from clausediff import regex as re
from clausediff.canonical.fields import read_field
from clausediff.canonical.fields.organizations import has_legal_form
from clausediff.canonical.template import FieldSpec

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
    """The first of date, money, number, person, organization and text that fits all fillings, and whether it is a list."""
    for kind, pattern in (("date", _DATE), ("money", _MONEY), ("number", _NUMBER)):
        if all(pattern.fullmatch(each) for each in fillings):
            return kind, False
    if all(_DATES.fullmatch(each) for each in fillings):
        return "date", True
    people = [_is_person(each) for each in fillings]
    if all(people):
        return "person", False
    if 2 * sum(people) < len(people) and all(
        person or _is_organization(each) for person, each in zip(people, fillings, strict=True)
    ):
        return "organization", False
    return "text", False


def _is_person(filling: str) -> bool:
    """Whether somebody may be called so. A club is called by words that nobody is called by, and a firm has a legal form."""
    named = _PERSON.fullmatch(filling) is not None and len(filling) < _PERSON_LENGTH
    return named and not has_legal_form(filling) and not _problems("person", filling)


def _is_organization(filling: str) -> bool:
    """Whether a firm, a club or a society may be called so."""
    told = has_legal_form(filling) or _problems("person", filling)
    return bool(told) and filling[:1].isupper() and " " in filling and not _problems("organization", filling)


def _problems(kind: str, filling: str) -> tuple[str, ...]:
    """What a field of a type would say of a filling."""
    return read_field(FieldSpec("filling", kind), filling)[1]
