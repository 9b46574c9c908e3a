"""What a reviewer decides: the differences of the pile, and what is to be said of files, each with the copies that have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from clausediff.decisions import Subject
from clausediff.decisions.record import file_subjects
from clausediff.differences import Difference, differences
from clausediff.model import Decision, Document, Finding, Report, Verdict
from clausediff.report.names import clause_path
from clausediff.report.visible import flat
from clausediff.tui.copies import Copy
from clausediff.tui.readable import readable

__all__ = ["Entry", "Held", "entries"]


@dataclass(frozen=True, slots=True)
class Held:
    """A copy that has the difference, or the file that a note is about."""

    copy: int
    """Its index among the copies; for a note on a file, that of the file's first copy."""
    finding: int | None
    """The finding's index in the agreement; None for a note on a file."""
    document: Document
    subject: Subject
    decision: Decision | None
    """The decision that the report has already; those of the ledger outweigh it."""


@dataclass(frozen=True)
class Entry:
    """A line of the list of differences."""

    id: str
    difference: Difference | None
    """None for a note on files."""
    finding: Finding
    """That of the first copy."""
    held: tuple[Held, ...]
    place: str
    """The clause's whole path, ``3.1(b)``; ``file`` for a note."""
    heading: str
    """The clause's first words."""

    @property
    def verdict(self) -> Verdict:
        """The gravest among the copies."""
        return self.difference.verdict if self.difference else self.finding.verdict

    @property
    def category(self) -> str:
        """The category of that verdict."""
        return self.difference.category if self.difference else self.finding.category

    @property
    def risk(self) -> str:
        """Why it stands where it stands, in one line."""
        return self.difference.risk if self.difference else f"about {len(self.held)} file{'s' * (len(self.held) != 1)}"

    @property
    def copies(self) -> str:
        """``6 of 40``."""
        return f"{self.difference.held_by} of {self.difference.among}" if self.difference else str(len(self.held))

    @cached_property
    def words(self) -> str:
        """The words that a search looks in, beside those of its copies."""
        return f"{self.place} {self.heading} {self.finding.canonical.text} {self.finding.scan.text} {self.category}"


def entries(report: Report, copies: Sequence[Copy]) -> list[Entry]:
    """The differences of the report in their order, then the notes on files that need a person."""
    places: dict[tuple[str, str, str], Held] = {}
    for index, copy in enumerate(copies):
        if copy.agreement is None:
            continue
        for number, (finding, subject) in enumerate(zip(copy.findings, copy.subjects, strict=True)):
            if finding.verdict.gravity >= Verdict.REVIEW.gravity or finding.undecided:
                key = copy.document.path, copy.agreement.id, finding.id
                places[key] = Held(index, number, copy.document, subject, finding.decision)
    made = []
    for each in differences(report):
        held = tuple(places[one.document.path, one.agreement.id, one.finding.id] for one in each.copies)
        first = copies[held[0].copy]
        finding = first.findings[held[0].finding or 0]
        clause = first.clauses[first.places[finding.clause]] if finding.clause in first.places else None
        named = clause_path(clause) if clause else ""
        heading = _heading(clause.heading, clause.label) if clause else ""
        made.append(Entry(each.id, each, finding, held, named or "¶", heading))
    return [*made, *_notes(report, copies)]


def _heading(heading: str, label: str) -> str:
    return readable(flat(heading)).strip().removeprefix(flat(label)).strip(" .")


def _notes(report: Report, copies: Sequence[Copy]) -> Iterator[Entry]:
    """What is to be said of files; the same of several files is one entry."""
    first_copy: dict[int, int] = {}
    for index, copy in enumerate(copies):
        first_copy.setdefault(id(copy.document), index)
    grouped: dict[tuple[str, str], list[tuple[Held, Finding]]] = {}
    for document in report.documents:
        for finding, subject in zip(document.findings, file_subjects(document), strict=True):
            if finding.undecided:
                held = Held(first_copy[id(document)], None, document, subject, finding.decision)
                grouped.setdefault((finding.category, finding.reasons[0]), []).append((held, finding))
    order = sorted(grouped.items(), key=lambda item: (-item[1][0][1].verdict.gravity, len(item[1]), item[0]))
    for (category, says), found in order:
        files = tuple(each for each, _ in found)
        yield Entry(f"file {category} {says}", None, found[0][1], files, "file", says)


def answered(decisions: Sequence[Decision | None]) -> tuple[str, int]:
    """The state of an entry from the decisions on its copies, and how many of them a person must still decide.

    ``open``, ``asked`` (some copy was asked about), or, when all are decided, ``harmless``, ``agreed`` or ``objected``.
    """
    left = sum(decision is None or decision.asks for decision in decisions)
    if left:
        return ("asked" if any(d is not None and d.asks for d in decisions) else "open"), left
    said = Counter(d.action for d in decisions if d is not None)
    if said["object"] or said["reject"]:
        return "objected", 0
    return ("agreed" if said["agreed"] else "harmless"), 0
