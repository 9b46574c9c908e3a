"""Put what reviewers decided into a report.

Applied only where the canonical, the document, the fingerprint and both readings are the ones that the reviewer saw;
what no longer fits is a note on the report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from clausediff.decisions.record import Effective, Key, subjects
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

    def about(self, path: str, document_sha: str) -> list[Effective]:
        """All that is in force for a document by its path or its hash, whatever the other hashes."""
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
            known = source.about(document.path, document.sha256)
            if known:
                changed = _document(changed, known)
                notes += stale_notes(document, known)
        documents.append(changed)
    if not notes and all(new is old for new, old in zip(documents, report.documents, strict=True)):
        return report
    return replace(report, documents=tuple(documents), notes=(*report.notes, *dict.fromkeys(notes)))


def _document(document: Document, known: list[Effective]) -> Document:
    by_key = {effective.subject.key: effective for effective in known}
    agreements = tuple(_agreement(document, each, by_key) for each in document.agreements)
    if all(new is old for new, old in zip(agreements, document.agreements, strict=True)):
        return document
    return replace(document, agreements=agreements)


def _agreement(document: Document, agreement: Agreement, by_key: dict[Key, Effective]) -> Agreement:
    decisions: list[Decision | None] = []
    for finding, subject in zip(agreement.findings, subjects(document, agreement), strict=True):
        effective = by_key.get(subject.key)
        fits = finding.decision is None and effective is not None and effective.subject.same_texts(subject)
        decisions.append(effective.decision if fits and effective is not None else finding.decision)
    return decide(agreement, decisions)


def decide(agreement: Agreement, decisions: Iterable[Decision | None]) -> Agreement:
    """The agreement with these decisions, one for each finding in order, and the verdicts that follow from them."""
    findings = tuple(
        finding if finding.decision == decision else replace(finding, decision=decision)
        for finding, decision in zip(agreement.findings, decisions, strict=True)
    )
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


def stale_notes(document: Document, known: list[Effective]) -> list[str]:
    """A sentence for each kind of decision about the document that does not apply to it any more."""
    present = {subject.key: subject for agreement in document.agreements for subject in subjects(document, agreement)}
    canonicals = {agreement.canonical.sha256 for agreement in document.agreements}
    stale: Counter[str] = Counter()
    for effective in known:
        key = effective.subject.key
        if effective.decision is None:
            continue
        if key.document_sha != document.sha256:
            # another file of the same bytes may stand at another path: its decisions are in force there
            stale["the file has changed since"] += effective.subject.path == document.path
        elif key.canonical_sha not in canonicals:
            stale[f"the canonical {effective.subject.canonical_id} has changed since, or another one was used"] += 1
        elif key not in present or not present[key].same_texts(effective.subject):
            stale["no finding fits any more"] += 1
    return [
        f"{document.path}: {count} stale decision{'s' if count > 1 else ''} not applied: {why}"
        for why, count in sorted(stale.items())
        if count
    ]
