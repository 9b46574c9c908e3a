"""Put what reviewers decided into a report.

Applied only where the canonical, the document, the fingerprint and both readings are the ones that the reviewer saw;
what no longer fits is a note on the report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from clausediff.decisions.ledger import COUNTED
from clausediff.decisions.record import Effective, Key, Standing, Subject, file_subjects, subjects
from clausediff.model import (
    Agreement,
    Clause,
    Decision,
    Document,
    Finding,
    Report,
    Verdict,
    agreement_verdict,
)


class Source(Protocol):
    """Where decisions come from: a :class:`Ledger` or a :class:`Baseline`."""

    def of(self, keys: Collection[Key]) -> dict[Key, Effective]:
        """What is in force for these findings, by key."""
        ...

    def counted(self, path: str, document_sha: str) -> list[Standing]:
        """How many decisions there are for a document, by its hash or by its path."""
        ...


def apply(report: Report, *sources: Source) -> Report:
    """The report with the decisions of the sources; where two speak of one finding, the first source counts.

    Sets :attr:`Finding.decision`, the verdicts of clauses and agreements, and adds a note for each kind of stale
    decision. Without decisions the report comes back as it is.
    """
    notes: list[str] = []
    documents = []
    for document in report.documents:
        changed = document
        for source in sources:
            counts = source.counted(document.path, document.sha256)
            if counts:
                changed, fitting = _document(changed, source)
                notes += _stale(document, counts, fitting)
        documents.append(changed)
    if not notes and all(new is old for new, old in zip(documents, report.documents, strict=True)):
        return report
    return replace(report, documents=tuple(documents), notes=(*report.notes, *dict.fromkeys(notes)))


def _document(document: Document, source: Source) -> tuple[Document, int]:
    """The document with the source's decisions, and how many of them fit it."""
    of_each = [subjects(document, agreement) for agreement in document.agreements]
    of_file = file_subjects(document)
    known = source.of([subject.key for each in (*of_each, of_file) for subject in each])
    fitting = 0
    agreements = []
    for agreement, found in zip(document.agreements, of_each, strict=True):
        decisions, fit = _decisions(agreement.findings, found, known)
        fitting += fit
        agreements.append(decide(agreement, decisions))
    decisions, fit = _decisions(document.findings, of_file, known)
    fitting += fit
    own = _decided(document.findings, decisions)
    if own == document.findings and all(new is old for new, old in zip(agreements, document.agreements, strict=True)):
        return document, fitting
    return replace(document, agreements=tuple(agreements), findings=own), fitting


def _decisions(
    findings: Sequence[Finding], found: Sequence[Subject], known: dict[Key, Effective]
) -> tuple[list[Decision | None], int]:
    """The decision on each finding, and how many of those that are known fit."""
    decisions: list[Decision | None] = []
    fitting = 0
    for finding, subject in zip(findings, found, strict=True):
        effective = known.get(subject.key)
        fits = effective is not None and effective.decision is not None and effective.subject.same_texts(subject)
        fitting += fits
        decisions.append(effective.decision if fits and effective and not finding.decision else finding.decision)
    return decisions, fitting


def _decided(findings: Iterable[Finding], decisions: Iterable[Decision | None]) -> tuple[Finding, ...]:
    return tuple(
        finding if finding.decision == decision else replace(finding, decision=decision)
        for finding, decision in zip(findings, decisions, strict=True)
    )


def decide(agreement: Agreement, decisions: Iterable[Decision | None]) -> Agreement:
    """The agreement with these decisions, one for each finding in order, and the verdicts that follow from them."""
    findings = _decided(agreement.findings, decisions)
    if all(new is old for new, old in zip(findings, agreement.findings, strict=True)):
        return agreement
    clauses = _clauses(agreement.clauses, findings)
    return replace(agreement, findings=findings, clauses=clauses, verdict=agreement_verdict(findings, clauses))


def _clauses(clauses: tuple[Clause, ...], findings: tuple[Finding, ...]) -> tuple[Clause, ...]:
    by_clause: dict[str, list[Finding]] = {}
    for finding in findings:
        by_clause.setdefault(finding.clause, []).append(finding)
    return tuple(_clause(clause, by_clause.get(clause.id, [])) for clause in clauses)


def _clause(clause: Clause, findings: list[Finding]) -> Clause:
    """The clause's verdict after decisions: one that was grave for its own sake (hardly readable) stays so."""
    behind = max((finding.verdict.gravity for finding in findings), default=0)
    if clause.verdict.gravity > behind or not any(finding.decision for finding in findings):
        return clause
    left = max((finding.gravity for finding in findings), default=0)
    return replace(clause, verdict=next(verdict for verdict in Verdict if verdict.gravity == left))


def _stale(document: Document, counts: list[Standing], fitting: int) -> list[str]:
    """A sentence for each kind of decision about the document that does not apply to it any more."""
    canonicals = {"", *(agreement.canonical.sha256 for agreement in document.agreements)}
    stale: Counter[str] = Counter()
    for standing in counts:
        if not standing.same_document:
            stale["the file has changed since"] += standing.count
        elif standing.canonical_sha not in canonicals:
            why = f"the canonical {standing.canonical_id} has changed since, or another one was used"
            stale[why] += standing.count
        else:
            stale["no finding fits any more"] += standing.count
    stale["no finding fits any more"] -= fitting
    return [
        f"{document.path}: {_many(count)} stale decision{'s' if count > 1 else ''} not applied: {why}"
        for why, count in sorted(stale.items())
        if count > 0
    ]


def _many(count: int) -> str:
    return str(count) if count < COUNTED else f"{COUNTED} or more"
