"""The JSON report, schema version 1: the contract with other programs.

One line for each field, clause and finding, so that two reports can be compared line by line; only ASCII, so that
scanned text cannot affect a terminal, a log or an editor; no timestamp, and no absolute path that was not given. The
schema is ``report.schema.json`` in this package.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import IO, TYPE_CHECKING, Any, cast

from clausediff.differences import Difference
from clausediff.model import (
    SCHEMA_VERSION,
    Agreement,
    Clause,
    Decision,
    Document,
    Excerpt,
    FieldValue,
    Finding,
    IssuedPlace,
    PageRead,
    Pixels,
    Report,
)

if TYPE_CHECKING:
    from clausediff.report import RenderOptions

__all__ = ["build", "render", "schema"]

_LINE = json.JSONEncoder(ensure_ascii=True, allow_nan=False).encode


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every report of this version satisfies."""
    text = (files("clausediff.report") / "report.schema.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))


def build(report: Report, options: RenderOptions | None = None) -> dict[str, Any]:
    """The report as plain data, its keys in the order of the contract."""
    from clausediff import __version__

    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "clausediff", "version": __version__},
        "summary": {
            "documents": len(report.documents),
            "agreements": sum(len(d.agreements) for d in report.documents),
            "verdicts": dict(report.verdicts),
            "findings": {verdict.value: number for verdict, number in report.counts.items()},
        },
        **({"issued": report.issued._asdict()} if report.issued is not None else {}),
        "differences": [_difference(each) for each in report.differences()],
        "documents": [_document(document) for document in report.documents],
    }


def render(data: dict[str, Any], out: IO[str], options: RenderOptions | None = None) -> None:
    """Write ``data`` as JSON."""
    for piece in _written(data, 0, "\n"):
        out.write(piece)
    out.write("\n")


_LINES_OF = {"differences", "fields", "clauses", "findings"}
_BLOCKS_OF = {"documents", "agreements"}


def _written(data: dict[str, Any], depth: int, newline: str) -> Iterator[str]:
    """An object over several lines: records of a list on one line each, objects of a list over several lines."""
    inner = newline + " " * (depth + 1)
    yield "{"
    for number, (key, value) in enumerate(data.items()):
        yield f"{',' if number else ''}{inner}{_LINE(key)}: "
        if value and key in _LINES_OF and isinstance(value, list):
            separator = f",{inner} "
            yield f"[{inner} {separator.join(map(_LINE, value))}]"
        elif value and key in _BLOCKS_OF and isinstance(value, list):
            yield "["
            for index, item in enumerate(value):
                yield f"{',' if index else ''}{inner} "
                yield from _written(item, depth + 2, newline)
            yield "]"
        else:
            yield _LINE(value)
    yield f"{newline}{' ' * depth}}}"


def _difference(each: Difference) -> dict[str, Any]:
    return {
        "id": each.id,
        "canonical": {"id": each.canonical.id, "span": each.span, "text": each.text},
        "clause": each.clause,
        "reading": each.reading,
        "verdict": each.verdict.value,
        "category": each.category,
        **({"places": each.places} if each.places > 1 else {}),
        "copies": [
            {"path": held.document.path, "agreement": held.agreement.id, "finding": held.finding.id}
            for held in each.copies
        ],
    }


def _document(document: Document) -> dict[str, Any]:
    error = document.error
    return {
        "path": document.path,
        "sha256": document.sha256,
        "characters": document.characters,
        "reader": document.reader,
        "error": None if error is None else {"kind": error.kind, "message": error.message},
        "agreements": [_agreement(agreement) for agreement in document.agreements],
        "findings": [_of_file(finding) for finding in document.findings],
        "outside": document.outside,
        **({"pages": [_page(page) for page in document.pages]} if document.pages else {}),
    }


def _page(page: PageRead) -> dict[str, Any]:
    return {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "reader": page.reader,
        "rotation": page.rotation,
        "unread": page.unread,
    }


def _of_file(finding: Finding) -> dict[str, Any]:
    """A finding about the file itself: it has no clause, and no place in the canonical."""
    told = _finding(finding)
    del told["clause"], told["canonical"]
    return told


def _agreement(agreement: Agreement) -> dict[str, Any]:
    canonical = agreement.canonical
    return {
        "id": agreement.id,
        "canonical": {
            "id": canonical.id,
            "version": canonical.version,
            "sha256": canonical.sha256,
            "language": canonical.language,
        },
        "span": agreement.span,
        "verdict": agreement.verdict,
        "legible": agreement.legible,
        "noise_rate": _rounded(agreement.noise_rate),
        "fields": [_field(value) for value in agreement.fields],
        "clauses": [_clause(clause) for clause in agreement.clauses],
        "findings": [_finding(finding) for finding in agreement.findings],
    }


def _field(value: FieldValue) -> dict[str, Any]:
    return {
        "name": value.name,
        "type": value.type,
        "value": value.value,
        "spans": value.spans,
        "problems": value.problems,
    }


def _clause(clause: Clause) -> dict[str, Any]:
    return {
        "id": clause.id,
        "label": clause.label,
        "heading": clause.heading,
        "status": clause.status.value,
        "canonical_span": clause.canonical_span,
        "spans": clause.spans,
        "verdict": clause.verdict_name,
        "coverage": _rounded(clause.coverage),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "verdict": finding.verdict.value,
        "category": finding.category,
        "clause": finding.clause,
        "canonical": _excerpt(finding.canonical),
        "scan": {**_excerpt(finding.scan), **_place(finding.scan)},
        "score": _rounded(finding.score),
        "reasons": finding.reasons,
        "decision": _decision(finding.decision),
        "rule": finding.rule,
        **({"pixels": _pixels(finding.pixels)} if finding.pixels is not None else {}),
        **({"issued": _issued(finding.issued)} if finding.issued is not None else {}),
    }


def _excerpt(excerpt: Excerpt) -> dict[str, Any]:
    return {"span": excerpt.span, "text": excerpt.text}


def _place(excerpt: Excerpt) -> dict[str, Any]:
    return {} if excerpt.page is None else {"page": excerpt.page, "boxes": excerpt.boxes}


def _pixels(pixels: Pixels) -> dict[str, Any]:
    return {"score": _rounded(pixels.score), "rival": pixels.rival}


def _issued(place: IssuedPlace) -> dict[str, Any]:
    return {"page": place.page, "boxes": place.boxes, "text": place.text}


def _decision(decision: Decision | None) -> dict[str, str] | None:
    if decision is None:
        return None
    return {
        "action": decision.action,
        "reviewer": decision.reviewer,
        "time": decision.time,
        "comment": decision.comment,
    }


def _rounded(share: float) -> float:
    """Six decimals: precise enough for a share, and the same on every machine."""
    return round(float(share), 6)
