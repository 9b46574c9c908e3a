"""The records of a ledger, and how a history folds into what is in force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from clausediff.model import Agreement, Decision, Document, Finding

ACTIONS = ("accept", "reject", "comment", "undo", "retire")
"""``accept`` and ``reject`` decide; ``comment`` adds words; ``undo`` takes one event back; ``retire`` (by ``decisions
prune``) ends all that came before it. Nothing is ever deleted."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What a decision is about."""

    canonical_sha: str
    document_sha: str
    agreement: str
    """:attr:`Agreement.id`: two copies in one bundle may hold the same edit, and each wants its own decision."""
    finding: str
    """The fingerprint; ``#2``, ``#3``, … follow where one agreement has it more than once."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A finding as the reviewer saw it: enough to recognise it, and to notice that it changed."""

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
    """32 hex digits, unique over all ledgers: importing an event twice keeps it once."""
    subject: Subject
    action: str
    """One of :data:`ACTIONS`."""
    reviewer: str
    time: str
    """ISO 8601, UTC, to the millisecond: ``2026-01-31T12:00:00.000Z``."""
    comment: str = ""
    undoes: str = ""
    """For ``undo``: the uid of the event that it takes back."""


@dataclass(frozen=True, slots=True)
class Effective:
    """What is in force for one finding."""

    subject: Subject
    decision: Decision | None
    """None where there is only a comment."""
    comment: str = ""
    """The latest comment, with or without a decision."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How many decisions there are for a document, so that those which no longer fit are not silent."""

    same_document: bool
    """Whether for these very bytes; else for other bytes that stood at the same path."""
    canonical_sha: str
    """Empty where the document is another."""
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
    """The events that still count, oldest first: not undone, and after the last ``retire``.

    ``events`` are those of one key, in the order of the ledger; those of several machines are put in the order of
    their clocks, and the order of the ledger breaks ties.
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
    """What is in force after the events of one key, or None."""
    kept = live(events)
    if not kept:
        return None
    comment = next((event.comment for event in reversed(kept) if event.comment), "")
    last = next((event for event in reversed(kept) if event.action in ("accept", "reject")), None)
    if last is None:
        return Effective(kept[-1].subject, None, comment)
    return Effective(last.subject, Decision(last.action, last.reviewer, last.time, comment), comment)
