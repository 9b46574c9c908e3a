"""A report as plain data: the JSON report as a dictionary or text, and flat records for tables."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from typing import Any, cast

from clausediff.errors import UsageError
from clausediff.model import Report
from clausediff.report.csv import COLUMNS, row
from clausediff.report.json import build, render
from clausediff.report.listing import listing
from clausediff.report.names import party_names
from clausediff.report.notices import notices
from clausediff.report.registry import RenderOptions

__all__ = ["Record", "rows", "to_dict", "to_json"]

Record = dict[str, str | int | float | None]
"""Names and values of one row; a value that does not apply is None."""


def to_dict(report: Report) -> dict[str, Any]:
    """The JSON report as dictionaries, lists and plain values."""
    return cast("dict[str, Any]", json.loads(to_json(report)))


def to_json(report: Report) -> str:
    """The JSON report."""
    out = io.StringIO()
    render(build(report), out)
    return out.getvalue()


def rows(report: Report, of: str = "findings") -> list[Record]:
    """One record for each finding, difference, agreement or field; all records of a kind have the same names."""
    made = _KINDS.get(of)
    if made is None:
        raise UsageError(f"there are no rows of {of!r}; there are {', '.join(_KINDS)}")
    return list(made(report))


def _findings(report: Report) -> Iterator[Record]:
    """Findings of every verdict, with the names of the columns of the CSV report and typed values."""
    names = party_names(report)
    for notice in notices(report, RenderOptions(verbose=True)):
        if notice.finding is not None:
            cells: Record = dict(zip(COLUMNS, row(notice, names), strict=True))
            cells["clause"] = notice.finding.clause or None
            yield {name: None if value == "" and name not in _TEXTS else value for name, value in cells.items()}


_TEXTS = ("canonical_text", "scan_text", "reasons")


def _differences(report: Report) -> Iterator[Record]:
    for listed in listing(report).rows:
        each = listed.difference
        yield {
            "id": each.id,
            "canonical": each.canonical.id,
            "clause": each.clause,
            "where": listed.where,
            "verdict": each.verdict.value,
            "category": each.category,
            "state": each.state,
            "canonical_text": each.text,
            "reading": each.reading,
            "copies": each.held_by,
            "among": each.among,
            "why": listed.why,
        }


def _agreements(report: Report) -> Iterator[Record]:
    names = listing(report)
    for document, agreement in report.agreements():
        yield {
            "file": document.path,
            "agreement": agreement.id,
            "party": names.name(document.path, agreement.id),
            "canonical": agreement.canonical.id,
            "verdict": agreement.verdict,
            "noise_rate": agreement.noise_rate,
            **{verdict.value: number for verdict, number in agreement.counts.items()},
        }


def _fields(report: Report) -> Iterator[Record]:
    for document, agreement in report.agreements():
        for value in agreement.fields:
            yield {
                "file": document.path,
                "agreement": agreement.id,
                "field": value.name,
                "type": value.type,
                "value": value.value or None,
                "problems": "; ".join(value.problems),
            }


_KINDS: dict[str, Callable[[Report], Iterator[Record]]] = {
    "findings": _findings,
    "differences": _differences,
    "agreements": _agreements,
    "fields": _fields,
}
