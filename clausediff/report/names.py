"""What a copy and a clause are called in views for people.

A copy is called by what tells it apart: the values of the fields that vary over the pile. The officer who signs every copy for
the house names none of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from clausediff.model import SIGNED_BY_HAND, Agreement, Clause, FieldValue, Report
from clausediff.report.visible import elide, flat
from clausediff.text.labels import cited
from clausediff.text.words import alnum_key

__all__ = ["Names", "clause_path", "copy_names", "party_names", "same_clause", "varying_fields"]

Names = Mapping[tuple[str, str], str]
"""What each copy is called, by path and id; empty where no field tells it apart."""

_PREFERRED = ("organization", "person", "text", "signature", "number", "date", "money")
"""Types of fields from which a name is taken, the best first; a check box names nobody."""

VARIES = 0.5
"""The least share of different values among the copies for a field to tell copies apart. An officer's name has a few: those
that the engine misread. Set by hand."""

_SHORT = 1
"""Characters of a value that name nobody."""
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
            different = len(set(found))
            alone = copies[sha] == 1
            if kind in _PREFERRED and (alone or (different > 1 and different >= VARIES * len(found))):
                often = 2 * len(found) >= copies[sha]
                ranked.append((not often, _PREFERRED.index(kind), -different, place, name))
        chosen[sha] = [name for *_, name in sorted(ranked)]
    return chosen


def copy_names(report: Report) -> Names:
    """A name for each agreement, by path and id: the value of the first field that varies, with a second one where two copies
    would have the same name; empty where no field tells."""
    chosen = varying_fields(report)
    told: dict[tuple[str, str], tuple[str, str]] = {}
    for document, agreement in report.agreements():
        filled = _filled(agreement, chosen.get(agreement.canonical.sha256, []))
        told[document.path, agreement.id] = (filled[0] if filled else "", filled[1] if len(filled) > 1 else "")
    firsts = [first for first, _ in told.values()]
    return {
        place: f"{first}, {second}" if second and firsts.count(first) > 1 else first
        for place, (first, second) in told.items()
    }


def party_names(report: Report) -> Names:
    """The same for where a copy's file is named beside it: a copy that no field tells apart has the name of who signed it."""
    names = copy_names(report)
    return {
        (document.path, agreement.id): names[document.path, agreement.id] or elide(flat(agreement.signer), 8).strip()
        for document, agreement in report.agreements()
    }


def _filled(agreement: Agreement, names: list[str]) -> list[str]:
    by_name = {field.name: field.value for field in agreement.fields if _names_somebody(field)}
    values = (elide(flat(by_name.get(name, "")).strip(), 6) for name in names)
    return [value for value in values if value]


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
