"""The value that a scanned text gives a field, and the problems with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from clausediff.canonical.fields import boxes, figures, organizations, persons, prose
from clausediff.canonical.fields.cleaning import clean, is_blank, paragraphs
from clausediff.canonical.fields.copyright_lines import copyright_line, is_copyright
from clausediff.canonical.template import FieldSpec
from clausediff.text.han_dates import SIGNS_OF_DATES
from clausediff.text.placeholders import is_bullet, is_placeholder, not_applicable, template_marks
from clausediff.text.words import alien_letters, alnum_key, hidden_characters

_SPACED = re.compile(r"(?<=[@._-]) | (?=[@._-])")
"""Spaces that engines put beside the signs of an address. Elsewhere there may be another word, or another figure."""
_STAR = re.compile(r"[\w.%)]\*(?=[\s.,;:)]|$)")
_STAR_AT_FIGURE = re.compile(r"[\w.%)]\s*\*(?=[\s.,;:)]|$)|\*\s*(?=[$€£¥]?\s*\d)")
"""The same at a figure, to which it belongs with a space between them and before it as well."""
_NOTE_MARK = re.compile(r"[†‡¹]|\[\^?\d{1,2}\]|\(\*+\)")
"""What refers to a note: daggers, a raised figure that is no square or cube, a number in square brackets."""
_FIGURES = ("date", "money", "number")
_HALF_YEAR = re.compile(r"(?<!\d)(?:19|20)_")
_NO_DAY = re.compile(r"(?:day )?(?:of )?[^\W\d_]+\.?,?(?: of)? \d{4}")
_NO_DECIMALS = re.compile(r"\d[.,]_")
_LISTED = 6
"""How many times as long a filling may be that is a list."""

_CHECKS: dict[str, Callable[[FieldSpec, str, str], list[str]]] = {
    "person": persons.person,
    "organization": organizations.organization,
    "date": figures.date,
    "money": figures.money,
    "number": figures.number,
    "signature": persons.signature,
}


@lru_cache(maxsize=1 << 11)
def read_field(spec: FieldSpec, text: str, language: str = "en") -> tuple[str, tuple[str, ...]]:
    """The value that ``text`` (as scanned) gives a field, and the problems with it.

    A problem is a sentence; the value is empty when nothing is filled in or nothing can be told. ``language`` is the
    canonical's: numbers and names are read in it.
    """
    if spec.type in ("choice", "checkbox"):
        value, found = (boxes.choice if spec.type == "choice" else boxes.checkbox)(spec, text)
        return value, tuple(found)
    value = clean(text)
    if is_blank(value) and not is_bullet(value):
        return "", (_blank(spec),) if spec.required or spec.type == "signature" else ()
    problems = []
    longest = spec.max_length * (_LISTED if spec.many else 1)
    if len(value) > longest:
        problems.append(f"{len(value)} characters, more than the {longest} that this field takes")
    if hidden_characters(text):
        problems.append("holds invisible characters")
    written = "".join(char for char in value if char not in SIGNS_OF_DATES) if spec.type == "date" else value
    if alien_letters(written) and spec.type in _FIGURES:
        problems.append("holds look-alike characters of another script")
    none = not_applicable(value) and not spec.required
    if spec.pattern is not None and len(value) <= longest and not none:
        joined = _SPACED.sub("", value)
        if not _fits_pattern(spec.pattern, value) and _fits_pattern(spec.pattern, joined):
            value = joined
        elif not _fits_pattern(spec.pattern, value):
            problems.append(f"does not fit the pattern {spec.pattern}")
    problems += _typed(spec, value, text, language)
    return value, tuple(problems)


def _typed(spec: FieldSpec, value: str, text: str, language: str) -> list[str]:
    """What the type says of a filling that is not blank."""
    if spec.example and alnum_key(value) == alnum_key(spec.example):
        return []
    if not_applicable(value) and not spec.required and spec.type != "signature":
        return []
    kept = [mark for mark in template_marks(value) if mark not in spec.example]
    if kept if spec.example else is_placeholder(value, spec.name):
        return ["a placeholder: not filled in"]
    star = _STAR_AT_FIGURE if spec.type in _FIGURES else _STAR
    if (star.search(text) and text.count("*") % 2) or _NOTE_MARK.search(text):
        return ["a sign refers to a note"]
    if (spec.type == "date" and _part_blank(value, text)) or (spec.type in _FIGURES and _NO_DECIMALS.search(text)):
        return ["a part of it is blank"]
    if (check := _CHECKS.get(spec.type)) is not None:
        return check(spec, value, language)
    if is_copyright(spec, value):
        return copyright_line(spec, text, language)
    return prose.text(spec, value, paragraphs(text), language)


def _part_blank(value: str, text: str) -> bool:
    """Whether the line to write on shows where a date has no day (``__ May 2024``) or half a year (``1 May 20__``)."""
    return _HALF_YEAR.search(text) is not None or ("_" in text and _NO_DAY.fullmatch(value) is not None)


def _fits_pattern(pattern: str, value: str) -> bool:
    try:
        return re.fullmatch(pattern, value, re.IGNORECASE | re.DOTALL) is not None
    except (re.error, RecursionError):  # the canonical's lint says so; here it only means that nothing can be told
        return False


def _blank(spec: FieldSpec) -> str:
    if spec.type == "signature":
        return "blank: no signature was read as text"
    return "blank"
