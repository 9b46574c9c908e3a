"""The copies that are reviewed, with their clauses and findings by index, and the filter of findings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from clausediff.decisions import Subject, subjects
from clausediff.model import Agreement, Clause, Decision, Document, Finding, Range, Status, Verdict
from clausediff.report.names import clause_path
from clausediff.report.problems import outside_text
from clausediff.report.segments import Stretch, by_clause, segments
from clausediff.tui.folding import fold_text

OUTSIDE = "outside"
"""The id of the entry in the list of clauses for scanned text outside every agreement. No clause has this id."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which findings to step through and to mark."""

    verdicts: frozenset[Verdict] = frozenset({Verdict.REVIEW, Verdict.SUBSTANTIVE})
    categories: frozenset[str] = frozenset()
    """Empty for all."""
    undecided: bool = False
    """Only those that a person must still decide."""
    words: str = ""
    """Only copies with these words in their fields, text or file name, and differences of such copies."""

    @property
    def name(self) -> str:
        """The filter in words, for the screen; empty for the default filter."""
        parts = []
        if self.verdicts not in (Filter().verdicts, frozenset(Verdict)):
            parts.append(" or ".join(v.value for v in Verdict if v in self.verdicts))
        if self.categories:
            parts.append(", ".join(sorted(self.categories)))
        if self.undecided:
            parts.append("undecided")
        if self.words:
            parts.append(f"“{self.words}”")
        return " · ".join(parts)

    def admits(self, finding: Finding, decision: Decision | None) -> bool:
        """Whether a finding passes the filter."""
        return (
            finding.verdict in self.verdicts
            and (not self.categories or finding.category in self.categories)
            and not (self.undecided and decision is not None and not decision.asks)
        )

    def plain(self) -> dict[str, object]:
        """The filter as data, to be kept."""
        return {
            "verdicts": sorted(self.verdicts),
            "categories": sorted(self.categories),
            "undecided": self.undecided,
            "words": self.words,
        }


def filter_of(plain: dict[str, Any]) -> Filter:
    """The filter that :meth:`Filter.plain` made data of; the usual one where the data is off."""
    try:
        verdicts = frozenset(Verdict(name) for name in plain["verdicts"])
        return Filter(verdicts, frozenset(map(str, plain["categories"])), bool(plain["undecided"]), str(plain["words"]))
    except (KeyError, TypeError, ValueError):
        return Filter()


@dataclass
class Copy:
    """One agreement, or a document that has none, as an item of the review."""

    document: Document
    agreement: Agreement | None

    @cached_property
    def identity(self) -> tuple[str, str, str]:
        """The hashes of canonical and document, and the agreement's id, by which decisions are assigned to it."""
        agreement = self.agreement
        sha = agreement.canonical.sha256 if agreement else ""
        return sha, self.document.sha256, agreement.id if agreement else ""

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """The subject of each finding."""
        return subjects(self.document, self.agreement) if self.agreement else ()

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The agreement's findings."""
        return self.agreement.findings if self.agreement else ()

    @cached_property
    def counts(self) -> Counter[Verdict]:
        """How many findings have each verdict."""
        return Counter(finding.verdict for finding in self.findings)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The agreement's clauses, and an entry for text of the document that belongs to no agreement."""
        if self.agreement is None:
            return ()
        text = sum(len(piece.strip()) for _, piece in self.outside)
        # The text outside belongs to the whole document, so it is listed once, with the last agreement.
        if not text or self.agreement is not self.document.agreements[-1]:
            return self.agreement.clauses
        heading = f"{text} characters outside any agreement"
        spans = tuple(span for span, _ in self.outside)
        entry = Clause(OUTSIDE, "", heading, Status.ADDED, Range(0, 0), spans, Verdict.FORMAT, 1.0)
        return (*self.agreement.clauses, entry)

    @cached_property
    def groups(self) -> list[tuple[str, list[int]]]:
        """The clauses by their first number (``7`` of ``7.1.a``): its label, and their indices."""
        grouped: dict[str, list[int]] = {}
        for index, clause in enumerate(self.clauses):
            grouped.setdefault(clause.id.split(".")[0], []).append(index)
        return [(self.clauses[indices[0]].label or name, indices) for name, indices in grouped.items()]

    @cached_property
    def outside(self) -> list[tuple[Range, str]]:
        """The ranges of the scan outside every agreement, with their texts."""
        return outside_text(self.document)

    @cached_property
    def _numbered(self) -> dict[str, list[int]]:
        """The indices of each clause's findings, in reading order."""
        places = {id(finding): index for index, finding in enumerate(self.findings)}
        if self.agreement is None:
            return {}
        grouped = by_clause(self.agreement)
        return {
            name: [
                places[id(finding)]
                for finding in sorted(found, key=lambda f: (f.scan.span[0], f.canonical.span[0], f.scan.span[1]))
            ]
            for name, found in grouped.items()
        }

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Index of each finding by its id."""
        return {finding.id: number for number, finding in enumerate(self.findings)}

    @cached_property
    def places(self) -> dict[str, int]:
        """Index of each clause by its id."""
        return {clause.id: index for index, clause in enumerate(self.clauses)}

    @cached_property
    def order(self) -> list[int]:
        """The indices of the findings in the order of the clause list."""
        listed = [number for clause in self.clauses for number in self._numbered.get(clause.id, ())]
        known = set(listed)
        return listed + [number for number in range(len(self.findings)) if number not in known]

    @cached_property
    def rank(self) -> dict[int, int]:
        """The position of each finding in :attr:`order`."""
        return {number: rank for rank, number in enumerate(self.order)}

    @cached_property
    def paths(self) -> list[str]:
        """The whole path of each clause."""
        return [clause_path(clause) for clause in self.clauses]

    @cached_property
    def clauses_of_key(self) -> dict[str, set[int]]:
        """The indices of the clauses that have a finding, by the name under which its decisions are kept."""
        found: dict[str, set[int]] = {}
        for clause in range(len(self.clauses)):
            for number in self.of_clause(clause):
                found.setdefault(self.subjects[number].key.finding, set()).add(clause)
        return found

    def of_clause(self, clause: int) -> list[int]:
        """Indices of a clause's findings, in reading order."""
        return self._numbered.get(self.clauses[clause].id, []) if self.clauses else []

    @cached_property
    def haystack(self) -> str:
        """What a search looks in: file name, values of the fields, and the text of the copy, folded."""
        agreement = self.agreement
        if agreement is None:
            return fold_text(self.document.path)
        values = " ".join(field.value for field in agreement.fields)
        return fold_text(f"{self.document.path}\n{values}\n{self.document.text[slice(*agreement.span)]}")

    @cached_property
    def unread(self) -> int:
        """How many clauses are for review without a finding past ``noise``: too little of them could be read."""
        count = 0
        for index, clause in enumerate(self.clauses):
            if clause.verdict is Verdict.REVIEW:
                found = (self.findings[number].verdict.gravity for number in self.of_clause(index))
                count += max(found, default=0) < Verdict.REVIEW.gravity
        return count

    def stretches(self, clause: int) -> list[Stretch]:
        """The stretches of a clause."""
        if self.agreement is None or self.clauses[clause].id == OUTSIDE:
            return []
        found = [self.findings[number] for number in self.of_clause(clause)]
        return segments(self.document, self.agreement, self.clauses[clause], found)

    def page(self, offset: int) -> int:
        """The page of an offset of the scan, from 1, by the form feeds before it."""
        return self.document.text.count("\f", 0, offset) + 1


@dataclass(frozen=True, slots=True)
class Place:
    """The current place of the review, by indices."""

    copy: int = 0
    clause: int = 0
    finding: int | None = None
    """The index in the agreement's findings; None on a clause without a finding."""
