"""Notices: everything that a report must mention, as one list, from which summaries and machine formats are made.

A notice is a finding, or something that has no finding: a file that could not be compared, a page too worn to judge, a
clause that was hardly readable, a field with a problem, scanned text that belongs to no agreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from clausediff.model import Agreement, Clause, Document, Finding, Range, Report
from clausediff.report.counts import names_once, plural
from clausediff.report.problems import about_file, field_problems, outside_text, unread, without_agreement
from clausediff.report.registry import RenderOptions
from clausediff.report.state import decided, effective, word
from clausediff.report.visible import elide, flat
from clausediff.report.wording import clause_name, in_words, moved, readable

__all__ = ["CATEGORIES", "OF_FILE", "Notice", "each_name_once", "notices"]

CATEGORIES = {
    "not-compared": "The file could not be read or compared.",
    "no-agreement": "No copy of a known agreement was found in the file.",
    "illegible": "The page is too worn to be judged.",
    "coverage": "Too little of the clause could be read.",
    "field-problem": "A field is blank, is filled differently in two places, or does not fit its type.",
    "outside": "Scanned text belongs to no agreement.",
}
"""The categories of notices that are not findings, with their meanings."""

OF_FILE = "Something about the file itself needs to be known: a part of it was not compared, or is not what it seems."
"""What a finding about a file means, whatever its category."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that a report must mention, with its place."""

    document: Document
    agreement: Agreement | None
    clause: Clause | None
    finding: Finding | None
    verdict: str
    """A verdict of a finding; ``error`` for a file that was not compared; ``note`` for what changes no verdict."""
    category: str
    """The finding's, or one of :data:`CATEGORIES`."""
    reasons: tuple[str, ...]
    span: Range | None
    """The range in the scan; None where the notice is about the whole file."""

    @property
    def accepted(self) -> bool:
        """Whether a reviewer called it harmless."""
        return self.finding is not None and self.finding.accepted

    @property
    def word(self) -> str:
        """What was decided, or the verdict: ``agreed``, ``accepted``, ``open point``, ``asked``, ``substantive``, …"""
        return word(self.finding) if self.finding is not None and self.finding.decision is not None else self.verdict

    @property
    def where(self) -> str:
        """``2. Other publication`` or the like, safe to print; empty for a file."""
        if self.clause is None:
            return clause_name(None, self.finding) if self.finding is not None else ""
        name = elide(clause_name(self.clause, self.finding), 8)
        heading = elide(flat(readable(self.clause.heading)).strip(), 16)
        if not self.clause.label.strip():
            return name
        return f"{name} {heading}".strip() if heading and not heading.startswith(name) else heading or name

    @property
    def why(self) -> str:
        """The reviewer's decision and the reasons on one line; safe to print, shortened when very long."""
        places = moved(self.agreement, self.finding) if self.agreement is not None and self.finding is not None else ""
        said = places or in_words(elide("; ".join(map(flat, self.reasons)), 100))
        decision = elide(decided(self.finding), 100) if self.finding is not None else ""
        return f"{decision} ({said})" if decision else said


def notices(report: Report, options: RenderOptions) -> Iterator[Notice]:
    """All notices, by file and place; harmless findings only where ``options`` asks for them."""
    for document in report.documents:
        yield from _of_document(document, options)


def _of_document(document: Document, options: RenderOptions) -> Iterator[Notice]:
    if document.error is not None:
        yield Notice(document, None, None, None, "error", "not-compared", (document.error.message,), None)
        return
    if without_agreement(document):
        yield Notice(document, None, None, None, "review", "no-agreement", (CATEGORIES["no-agreement"],), None)
    for agreement in document.agreements:
        yield from _of_agreement(document, agreement, options)
    for verdict, finding in about_file(document):
        shown = finding.verdict.value if verdict == "accepted" else verdict
        yield Notice(document, None, None, finding, shown, finding.category, finding.reasons, finding.scan.span)
    for span, text in outside_text(document):
        size = plural(span[1] - span[0], "character")
        seen = f'{size} belong to no agreement: "{elide(flat(text).strip(), 16)}"' if text else f"{size} belong to none"
        yield Notice(document, None, None, None, "note", "outside", (seen,), span)


def _of_agreement(document: Document, agreement: Agreement, options: RenderOptions) -> Iterator[Notice]:
    if not agreement.legible:
        reason = "the page is too worn to be judged: every word needs a person"
        yield Notice(document, agreement, None, None, "review", "illegible", (reason,), agreement.span)
    clauses = {clause.id: clause for clause in agreement.clauses}
    for finding in agreement.findings:
        verdict = effective(finding)
        if options.shows(verdict):
            yield Notice(
                document,
                agreement,
                clauses.get(finding.clause),
                finding,
                verdict,
                finding.category,
                finding.reasons,
                finding.scan.span,
            )
    for clause in unread(agreement):
        reason = f"only {clause.coverage:.0%} of its words could be read" if clause.coverage < 1 else "needs a person"
        span = clause.spans[0] if clause.spans else agreement.span
        yield Notice(document, agreement, clause, None, "review", "coverage", (reason,), span)
    for value, problem in field_problems(agreement):
        seen = f'{value.name} ("{elide(flat(value.value).strip(), 12)}"): ' if value.value else f"{value.name}: "
        span = value.spans[0] if value.spans else agreement.span
        yield Notice(document, agreement, None, None, "note", "field-problem", (seen + problem,), span)


def each_name_once(found: Iterable[Notice]) -> list[Notice]:
    """The notices without the further places of a name that a copy has changed throughout; for lists that people read."""
    names: dict[int, dict[str, str]] = {}
    kept = []
    for notice in found:
        if notice.agreement is None or notice.finding is None:
            kept.append(notice)
            continue
        key = id(notice.agreement)
        if key not in names:
            names[key] = names_once(notice.document, notice.agreement)
        said = names[key].get(notice.finding.id)
        if said is None:
            kept.append(notice)
        elif said:
            kept.append(replace(notice, reasons=(said, *notice.reasons)))
    return kept
