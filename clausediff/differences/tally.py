"""What a report holds for a person, counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clausediff.differences.difference import Difference
from clausediff.differences.grouping import differences
from clausediff.model import Agreement, Finding, Report, Verdict


@dataclass(frozen=True, slots=True)
class Tally:
    """What a report holds for a person and how far the decisions are: the line that every view for people begins with."""

    differences: int
    decided: int
    """Of the differences, those that are decided in all their copies."""
    not_compared: int
    """Files that could not be read or compared, or in which no agreement was found."""
    pages: int
    """Pages, or parts of one, that were not read, and that nobody has answered."""
    files: int
    """Other things about files that nobody has answered: a side letter, tracked changes, a comment."""
    clauses: int
    """Clauses of which too little could be read, in all copies. No decision answers them: a person must read the page."""

    @property
    def finished(self) -> bool:
        """Whether nothing is left for a person: only then may a view say so."""
        return self.decided == self.differences and not (self.not_compared or self.pages or self.files or self.clauses)

    def __str__(self) -> str:
        """``11 differences · 3 decided · 1 file not compared · 1 page not read``."""
        parts = [_many(self.differences, "difference"), f"{self.decided:,} decided"]
        counted = (
            (self.not_compared, "file", "not compared"),
            (self.pages, "page", "not read"),
            (self.files, "note", "about files"),
            (self.clauses, "clause", "hardly read"),
        )
        return " · ".join([*parts, *(f"{_many(number, noun)} {said}" for number, noun, said in counted if number)])


def tally(report: Report, found: Iterable[Difference] | None = None) -> Tally:
    """The counts of a report; ``found`` are its :func:`differences` where the caller has them."""
    made = tuple(differences(report) if found is None else found)
    of_files = [each for document in report.documents for each in document.findings if each.undecided]
    of_files = [each for each in of_files if each.category != "not-compared"]  # its file is counted
    pages = sum(of_page(each) for each in of_files)
    return Tally(
        len(made),
        sum(not each.undecided for each in made),
        sum(document.error is not None or not document.agreements for document in report.documents),
        pages,
        len(of_files) - pages,
        sum(_hardly_read(agreement) for _, agreement in report.agreements()),
    )


def of_page(finding: Finding) -> bool:
    """Whether a finding about a file is about a page, or a part of one, that was not read."""
    return finding.category in ("unread", "picture", "page-missing")


def _hardly_read(agreement: Agreement) -> int:
    """Clauses that are ``review`` for what could not be read of them, and not for a finding."""
    worst: dict[str, int] = {}
    for finding in agreement.findings:
        worst[finding.clause] = max(worst.get(finding.clause, 0), finding.verdict.gravity)
    return sum(
        clause.verdict.gravity >= Verdict.REVIEW.gravity and clause.verdict.gravity > worst.get(clause.id, 0)
        for clause in agreement.clauses
    )


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
