"""Everything that a report must not be silent about, as one list: what machine formats and summaries are made of.

Besides the findings of agreements there are those about a file, and things that have none: a file that could not be
compared, a page too worn to judge, a clause that was hardly readable, a field with a problem, scanned text that belongs to
no agreement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clausediff.model import Agreement, Clause, Document, Finding, Range, Report
from clausediff.report.context import about_file, clause_name, decided, field_problems, outside_text, plural, unread
from clausediff.report.registry import RenderOptions
from clausediff.report.visible import elide, flat

__all__ = ["CATEGORIES", "OF_FILE", "Point", "points"]

CATEGORIES = {
    "not-compared": "The file could not be read or compared.",
    "no-agreement": "No copy of a known agreement was found in the file.",
    "illegible": "The page is too worn to be judged.",
    "coverage": "Too little of the clause could be read.",
    "field-problem": "A field is blank, is filled differently in two places, or does not fit its type.",
    "outside": "Scanned text belongs to no agreement.",
}
"""Categories of points that are no findings, with what each means."""

OF_FILE = "Something about the file itself needs to be known: a part of it was not compared, or is not what it seems."
"""What a finding about a file means, whatever its category."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to tell, with where it stands."""

    document: Document
    agreement: Agreement | None
    clause: Clause | None
    finding: Finding | None
    verdict: str
    """A verdict of a finding; ``error`` for a file that was not compared; ``note`` for what moves no verdict."""
    category: str
    """The finding's, or one of :data:`CATEGORIES`."""
    reasons: tuple[str, ...]
    span: Range | None
    """In the scan; None where the point is about the file."""

    @property
    def accepted(self) -> bool:
        """Whether a reviewer called it harmless."""
        return self.finding is not None and self.finding.accepted

    @property
    def where(self) -> str:
        """``2. Other publication`` or the like, safe to print; empty for a file."""
        if self.clause is None:
            return clause_name(None, self.finding) if self.finding is not None else ""
        name = elide(clause_name(self.clause), 8)
        heading = elide(flat(self.clause.heading).strip(), 16)
        return f"{name} {heading}".strip() if heading and not heading.startswith(name) else heading or name

    @property
    def why(self) -> str:
        """The reasons on one line, after what a reviewer said; safe to print, and cut when they are endless."""
        said = elide("; ".join(map(flat, self.reasons)), 100)
        decision = elide(decided(self.finding), 100) if self.finding is not None else ""
        return f"{decision} ({said})" if decision else said


def points(report: Report, options: RenderOptions) -> Iterator[Point]:
    """All points, by file and place; findings that are folded away unless ``options`` shows them."""
    for document in report.documents:
        yield from _of_document(document, options)


def _of_document(document: Document, options: RenderOptions) -> Iterator[Point]:
    if document.error is not None:
        yield Point(document, None, None, None, "error", "not-compared", (document.error.message,), None)
        return
    if not document.agreements:
        yield Point(document, None, None, None, "review", "no-agreement", (CATEGORIES["no-agreement"],), None)
    for agreement in document.agreements:
        yield from _of_agreement(document, agreement, options)
    for verdict, finding in about_file(document):
        shown = finding.verdict.value if verdict == "accepted" else verdict
        yield Point(document, None, None, finding, shown, finding.category, finding.reasons, finding.scan.span)
    for span, text in outside_text(document):
        size = plural(span[1] - span[0], "character")
        seen = f'{size} belong to no agreement: "{elide(flat(text).strip(), 16)}"' if text else f"{size} belong to none"
        yield Point(document, None, None, None, "note", "outside", (seen,), span)


def _of_agreement(document: Document, agreement: Agreement, options: RenderOptions) -> Iterator[Point]:
    if not agreement.legible:
        reason = "the page is too worn to be judged: every word needs a person"
        yield Point(document, agreement, None, None, "review", "illegible", (reason,), agreement.span)
    clauses = {clause.id: clause for clause in agreement.clauses}
    for finding in agreement.findings:
        if options.shows(finding.verdict.value):
            yield Point(
                document,
                agreement,
                clauses.get(finding.clause),
                finding,
                finding.verdict.value,
                finding.category,
                finding.reasons,
                finding.scan.span,
            )
    for clause in unread(agreement):
        reason = f"only {clause.coverage:.0%} of its words could be read" if clause.coverage < 1 else "needs a person"
        span = clause.spans[0] if clause.spans else agreement.span
        yield Point(document, agreement, clause, None, "review", "coverage", (reason,), span)
    for value, problem in field_problems(agreement):
        seen = f'{value.name} ("{elide(flat(value.value).strip(), 12)}"): ' if value.value else f"{value.name}: "
        span = value.spans[0] if value.spans else agreement.span
        yield Point(document, agreement, None, None, "note", "field-problem", (seen + problem,), span)
