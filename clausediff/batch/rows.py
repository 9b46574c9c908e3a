"""A document as rows: tuples in the order of the columns of :mod:`clausediff.batch.schemas`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from clausediff.differences import difference_id
from clausediff.model import Agreement, Clause, Document, Finding, Status, Verdict
from clausediff.text.dates import read_date

__all__ = ["Rows", "rows_of"]

_VERDICTS = ("clean", "review", "substantive")
_LISTED = Verdict.NOISE.gravity
"""The gravity from which findings are listed; milder ones are counted."""


class Rows(NamedTuple):
    """What one file has in each table, without the columns of the file itself."""

    document: tuple[Any, ...]
    agreements: list[tuple[Any, ...]]
    findings: list[tuple[Any, ...]]
    fields: list[tuple[Any, ...]]
    errors: list[tuple[Any, ...]]


def text_of(text: str) -> str:
    """A text as Arrow can hold it: lone surrogates, which are no characters, are written out."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode("utf-8")
    return text


def rows_of(document: Document) -> Rows:
    """The rows of a document."""
    agreements: list[tuple[Any, ...]] = []
    findings = [_finding(each, number, None) for number, each in enumerate(document.findings)]
    fields: list[tuple[Any, ...]] = []
    for agreement in document.agreements:
        agreements.append(_agreement(agreement))
        findings += _findings(agreement)
        name = text_of(agreement.canonical.id)
        for each in agreement.fields:
            problems = [text_of(problem) for problem in each.problems]
            fields.append(
                (agreement.id, name, text_of(each.name), each.type, text_of(each.value), len(each.spans), problems)
            )
    errors = [] if document.error is None else [(document.error.kind, text_of(document.error.message))]
    return Rows(_document(document), agreements, findings, fields, errors)


def _document(document: Document) -> tuple[Any, ...]:
    found = [document.verdict, *(agreement.verdict for agreement in document.agreements)]
    verdict = "error" if document.error is not None else max(found, key=_VERDICTS.index)
    outside = sum(span.size for span in document.outside)
    pages, copies = len(document.pages), len(document.agreements)
    return document.sha256, document.characters, document.reader, pages, copies, verdict, outside


def _agreement(agreement: Agreement) -> tuple[Any, ...]:
    ref = agreement.canonical
    return (
        agreement.id,
        text_of(agreement.signer),
        _dated(agreement),
        text_of(ref.id),
        text_of(ref.version),
        ref.sha256,
        ref.language,
        *agreement.span,
        agreement.verdict,
        agreement.legible,
        agreement.noise_rate,
        *(agreement.counts[verdict] for verdict in Verdict),
        [_clause(each) for each in agreement.clauses if _deviates(each)],
    )


def _dated(agreement: Agreement) -> str:
    for each in agreement.fields:
        if each.type == "date" and each.value and not each.problems:
            found = read_date(each.value, agreement.canonical.language)
            if isinstance(found, date):
                return found.isoformat()
    return ""


def _deviates(clause: Clause) -> bool:
    return not clause.clean or clause.status not in (Status.MATCHED, Status.ABSENT)


def _clause(clause: Clause) -> tuple[Any, ...]:
    return (
        text_of(clause.id),
        text_of(clause.label),
        text_of(clause.heading),
        clause.status.value,
        clause.verdict_name,
        clause.coverage,
        clause.canonical_span.start,
    )


def _findings(agreement: Agreement) -> Iterator[tuple[Any, ...]]:
    for number, finding in enumerate(agreement.findings):
        if finding.verdict.gravity >= _LISTED:
            yield _finding(finding, number, agreement)


def _finding(finding: Finding, number: int, agreement: Agreement | None) -> tuple[Any, ...]:
    """A row; ``agreement`` is None for a finding about a file."""
    ref = None if agreement is None else agreement.canonical
    asked = ref is not None and finding.verdict.gravity >= Verdict.REVIEW.gravity
    return (
        agreement.id if agreement is not None else "",
        number,
        finding.id,
        finding.verdict.value,
        finding.category,
        text_of(finding.clause),
        "" if ref is None else text_of(ref.id),
        "" if ref is None else ref.sha256,
        *finding.canonical.span,
        text_of(finding.canonical.text),
        *finding.scan.span,
        text_of(finding.scan.text),
        finding.scan.page,
        finding.score,
        finding.rule,
        [text_of(reason) for reason in finding.reasons],
        None,  # the habit of the scanner is known when all shards are compared
        difference_id(ref.sha256, finding.canonical.span, finding.scan.text) if asked and ref is not None else "",
    )
