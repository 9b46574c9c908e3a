"""The records of a ledger, and the fold of a finding's events into the decision in force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from clausediff.model import ANSWERS, Agreement, Decision, Document, Finding

DECISIONS = (*ANSWERS, "accept", "reject")
"""The actions that decide: the four answers, and the two of a baseline and of ledgers before there were four. The two are
kept as they were said, since nobody can tell later whether an acceptance meant a misreading or an agreed change."""

ACTIONS = (*DECISIONS, "comment", "undo", "retire")
"""``comment`` adds a remark; ``undo`` cancels one event; ``retire`` (by ``decisions prune``) ends all earlier events of the
finding. Nothing is ever deleted."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Identifies the finding that a decision is about."""

    canonical_sha: str
    document_sha: str
    agreement: str
    """:attr:`Agreement.id`: two copies in one bundle may contain the same edit, and each needs its own decision."""
    finding: str
    """The fingerprint, with ``#2``, ``#3``, … appended where one agreement has the same fingerprint again."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A finding as the reviewer saw it: what is needed to find it again and to notice that it has changed."""

    key: Key
    path: str
    canonical_id: str
    clause: str
    category: str
    verdict: str
    canonical_text: str
    scan_text: str

    def same_texts(self, other: Subject) -> bool:
        """Whether both show the same two readings."""
        return self.canonical_text == other.canonical_text and self.scan_text == other.scan_text


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the ledger."""

    uid: str
    """32 hex digits, unique over all ledgers, so that an event that is imported twice is kept once."""
    subject: Subject
    action: str
    """One of :data:`ACTIONS`."""
    reviewer: str
    time: str
    """ISO 8601, UTC, to the millisecond: ``2026-01-31T12:00:00.000Z``."""
    comment: str = ""
    undoes: str = ""
    """For ``undo``: the uid of the event that it cancels."""
    batch: str = ""
    """The same for all events of one decision on several copies, which are undone together; else empty."""


@dataclass(frozen=True, slots=True)
class Effective:
    """What is in force for one finding."""

    subject: Subject
    decision: Decision | None
    """None where the finding has only a comment."""
    comment: str = ""
    """The latest comment, with or without a decision."""


@dataclass(frozen=True, slots=True)
class DecisionCount:
    """How many decisions there are for a document, so that those which no longer apply can be reported."""

    same_document: bool
    """True: decisions on a file with these bytes. False: on a file with other bytes that had the same path."""
    canonical_sha: str
    """Empty where ``same_document`` is False."""
    canonical_id: str
    count: int


def subjects(document: Document, agreement: Agreement) -> tuple[Subject, ...]:
    """The subject of each of the agreement's findings, in the same order."""
    seen: Counter[str] = Counter()
    made = []
    for finding in agreement.findings:
        seen[finding.id] += 1
        nth = seen[finding.id]
        made.append(_subject(document, agreement, finding, finding.id if nth == 1 else f"{finding.id}#{nth}"))
    return tuple(made)


def _subject(document: Document, agreement: Agreement, finding: Finding, fingerprint: str) -> Subject:
    return Subject(
        Key(agreement.canonical.sha256, document.sha256, agreement.id, fingerprint),
        document.path,
        agreement.canonical.id,
        finding.clause,
        finding.category,
        finding.verdict.value,
        finding.canonical.text,
        finding.scan.text,
    )


def file_subjects(document: Document) -> tuple[Subject, ...]:
    """The subject of each finding about a file itself, which is of no canonical and of no agreement; what is said of it
    takes the place of the scan's words, since these are not in the text."""
    return tuple(
        Subject(
            Key("", document.sha256, "", finding.id),
            document.path,
            "",
            "",
            finding.category,
            finding.verdict.value,
            "",
            finding.reasons[0],
        )
        for finding in document.findings
    )


def live(events: Iterable[Event]) -> list[Event]:
    """The events in force, oldest first: not undone, and after the last ``retire``.

    ``events`` are those of one key, in the order of the ledger. They are sorted by time, as a ledger may hold the
    events of several machines; for equal times, the order of the ledger counts.
    """
    ordered = sorted(events, key=lambda event: event.time)
    undone = {event.undoes for event in ordered if event.action == "undo"}
    kept: list[Event] = []
    for event in ordered:
        if event.action == "retire":
            kept = []
        elif event.action != "undo" and event.uid not in undone:
            kept.append(event)
    return kept


def fold(events: Iterable[Event]) -> Effective | None:
    """The decision and comment in force after the events of one key, or None."""
    kept = live(events)
    if not kept:
        return None
    comment = next((event.comment for event in reversed(kept) if event.comment), "")
    last = next((event for event in reversed(kept) if event.action in DECISIONS), None)
    if last is None:
        return Effective(kept[-1].subject, None, comment)
    return Effective(last.subject, Decision(last.action, last.reviewer, last.time, comment), comment)
