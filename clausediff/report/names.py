"""What a copy and a clause are called in views for people.

A copy is called by what tells it apart: the party that varies over the pile. The officer who signs every copy for the house
names none of them, nor does a word of the contract such as a state or a legal form. Where no party tells it apart, it is called
by its file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from clausediff.model import SIGNED_BY_HAND, Agreement, Clause, FieldValue, Report
from clausediff.report.visible import elide, flat
from clausediff.text.labels import cited
from clausediff.text.words import alnum_key

__all__ = ["Names", "clause_path", "copy_names", "party_names", "same_clause", "varying_fields"]

Names = Mapping[tuple[str, str], str]
"""What each copy is called, by path and id; empty where no field tells it apart."""

_PARTIES = ("organization", "person", "signature")
"""Types of fields from which a name is taken, the best first. A text may be anything: a state, a purpose, a legal form."""
_PREFERRED = (*_PARTIES, "text", "number", "date", "money")
"""Types of fields that may tell copies apart, the best first; a check box names nobody."""

VARIES = 0.5
"""The least share of different values among the copies for a field to tell copies apart. Set by hand."""
SEVERAL = 2
"""So many values, were all equally frequent, are those of several officers of one house at the most; more are those of signers, also
where one of them sent most copies. Set by hand."""
_ONE_EDIT_IN = 8
"""A value that differs from a more frequent one in at most one of so many characters is that one, misread."""
_FREQUENT = 4
"""With how many of the most frequent values the others are compared."""

_SHORT = 1
"""Characters of a value that name nobody."""
_NUMBER_WORDS = 2
"""Words of the longest text that can be the number of a contract."""
_PARTS = re.compile(r"[^\W\d_]+|\d+")


def varying_fields(report: Report) -> dict[str, list[str]]:
    """For each canonical, by its hash: the names of the fields that tell its copies apart, the best first.

    Those come first that are filled in more copies and with more different values, a party before a person before other types.
    """
    values: dict[str, dict[str, list[str]]] = {}
    types: dict[tuple[str, str], str] = {}
    copies: dict[str, int] = {}
    for _, agreement in report.agreements():
        sha = agreement.canonical.sha256
        copies[sha] = copies.get(sha, 0) + 1
        for field in agreement.fields:
            types[sha, field.name] = field.type
            if key := alnum_key(field.value):
                values.setdefault(sha, {}).setdefault(field.name, []).append(key)
    chosen: dict[str, list[str]] = {}
    for sha, by_name in values.items():
        ranked = []
        for place, (name, found) in enumerate(by_name.items()):
            kind = types[sha, name]
            different = _different(found)
            if kind in _PREFERRED and (copies[sha] == 1 or _vary(different)):
                often = 2 * len(found) >= copies[sha]
                ranked.append((not often, _PREFERRED.index(kind), -len(different), place, name))
        chosen[sha] = [name for *_, name in sorted(ranked)]
    return chosen


def _different(found: Sequence[str]) -> Counter[str]:
    """How often each value was filled in; one that is a frequent value misread is counted with it."""
    counted = Counter(found)
    frequent = [value for value, _ in counted.most_common(_FREQUENT)]
    for value in [each for each in counted if each not in frequent[:1]]:
        for other in frequent:
            if counted[other] > counted[value] and _misread(value, other):
                counted[other] += counted.pop(value)
                break
    return counted


def _misread(value: str, other: str) -> bool:
    """Whether two values are alike but for a few characters. Where both have figures these must be the same: they tell numbered
    copies apart."""
    from rapidfuzz.distance import Levenshtein

    room = max(len(value), len(other)) // _ONE_EDIT_IN
    figures = [char for char in value if char.isdigit()], [char for char in other if char.isdigit()]
    return (figures[0] == figures[1] or not all(figures)) and Levenshtein.distance(
        value, other, score_cutoff=room
    ) <= room


def _vary(different: Counter[str]) -> bool:
    """Whether values are those of many signers, and not of one house's officers."""
    number = different.total()
    equally = number**2 / sum(count**2 for count in different.values())
    return len(different) > 1 and (len(different) >= VARIES * number or equally > SEVERAL)


def copy_names(report: Report) -> Names:
    """A name for each agreement, by path and id: the party that varies over the copies of a form, with a second one, or the number of
    the contract, where two copies would have the same name; empty where nothing tells.

    Of a single copy of a form nobody can say which party is the house: it is called by both.
    """
    chosen = varying_fields(report)
    copies = Counter(agreement.canonical.sha256 for _, agreement in report.agreements())
    told: dict[tuple[str, str], dict[str, str]] = {}
    for document, agreement in report.agreements():
        sha = agreement.canonical.sha256
        told[document.path, agreement.id] = (
            _parties(agreement) if copies[sha] == 1 else _filled(agreement, chosen.get(sha, []))
        )
    alike: dict[str, list[tuple[str, str]]] = {}
    for place, values in told.items():
        alike.setdefault(next(iter(values.values()), ""), []).append(place)
    return {
        place: ", ".join(filter(None, (first, second)))
        for first, places in alike.items()
        for place, second in zip(places, _second_names([told[place] for place in places]), strict=True)
    }


def _second_names(alike: Sequence[Mapping[str, str]]) -> list[str]:
    """Of copies with the same first name: the values of the first other field that tells them all apart; else nothing."""
    if len(alike) > 1:
        for name in [*alike[0]][1:]:
            values = [each.get(name, "") for each in alike]
            if all(values) and len(set(values)) == len(values):
                return values
    return [""] * len(alike)


def party_names(report: Report) -> Names:
    """The same for where a copy's file is named beside it: copies that no field tells apart are called by their parties. A copy whose
    own party was not read is not called by the house."""
    names = dict(copy_names(report))
    named = {
        agreement.canonical.sha256 for document, agreement in report.agreements() if names[document.path, agreement.id]
    }
    for document, agreement in report.agreements():
        if not names[document.path, agreement.id] and agreement.canonical.sha256 not in named:
            names[document.path, agreement.id] = next(iter(_parties(agreement).values()), "")
    return names


def _filled(agreement: Agreement, names: Sequence[str]) -> dict[str, str]:
    """The values that name a copy, by field: parties in the order of ``names``, then numbers of contracts and dates; none without a
    party."""
    by_name = {field.name: field for field in agreement.fields if _names_somebody(field)}
    fields = [by_name[name] for name in names if name in by_name]
    parties = [field for field in fields if field.type in _PARTIES]
    others = [field for field in fields if field.type == "date" or _is_number(field)]
    return {field.name: _short(field.value) for field in (*parties, *others)} if parties else {}


def _parties(agreement: Agreement) -> dict[str, str]:
    """Both parties of a copy, as one name: organizations and people whom it names more than once, or whom alone it names. Who is named
    once beside others may be anybody: a contact, an officer."""
    named = [field for field in agreement.fields if _names_somebody(field) and field.type in _PARTIES]
    named.sort(key=lambda field: _PARTIES.index(field.type))
    parties = [field for field in named if field.type == "organization" or len(field.spans) > 1]
    people = [field for field in named if field.type != "signature"] or named
    if not parties and len(people) == 1:
        parties = people
    values = list(
        dict.fromkeys(_short(field.value) for field in parties if field.type != "signature" or field in people)
    )
    return {"": " and ".join(values[:2])} if values else {}


def _short(value: str) -> str:
    return elide(flat(value).strip(), 6)


def _is_number(field: FieldValue) -> bool:
    """Whether a text can be the number of a contract: it has figures and at most two words."""
    words = field.value.split()
    return field.type == "text" and len(words) <= _NUMBER_WORDS and any(map(str.isdigit, field.value))


def _names_somebody(field: FieldValue) -> bool:
    """Whether a value can be read as a name: what does not fit its field, and a lone letter, are no name."""
    return not field.problems and field.value != SIGNED_BY_HAND and len(alnum_key(field.value)) > _SHORT


def clause_path(clause: Clause) -> str:
    """The whole path of a clause as a lawyer cites it: ``3.1(b)`` for the item ``(b)`` of 3.1; its label or, for an unlabelled
    paragraph, an empty string."""
    return flat(cited(clause.id, clause.label)).strip()


def same_clause(clause: Clause, wanted: str) -> bool:
    """Whether ``wanted`` is the clause's path or label, whatever its brackets, points and spaces: ``3.1 (b)``, ``3.1b``."""
    sought = _PARTS.findall(wanted.casefold())
    return bool(sought) and sought in (_PARTS.findall(clause.id.casefold()), _PARTS.findall(clause.label.casefold()))
