"""What a report lists beside the findings of clauses: fields, clauses and files of which something is for a person."""

from __future__ import annotations

from collections.abc import Iterator

from clausediff.model import Agreement, Clause, Document, FieldValue, Finding, Range, Verdict
from clausediff.report.state import state
from clausediff.report.visible import flat

__all__ = ["about_file", "failure", "field_problems", "new_problems", "outside_text", "unread", "without_agreement"]


def field_problems(agreement: Agreement) -> Iterator[tuple[FieldValue, str]]:
    """Each problem of each field that is not already a reason of a finding for a person. Fields that are blank, and may be,
    are none: :func:`blanks` counts them."""
    for value, problem in new_problems(agreement):
        if value.value or not problem.startswith("blank"):
            yield value, problem


def new_problems(agreement: Agreement) -> Iterator[tuple[FieldValue, str]]:
    """Each problem of each field that no finding for a person has as a reason, blank fields among them."""
    known = {reason for f in agreement.findings if f.verdict.gravity >= Verdict.REVIEW.gravity for reason in f.reasons}
    for value in agreement.fields:
        for problem in value.problems:
            if problem not in known and f"{value.name}: {problem}" not in known:
                yield value, problem


def unread(agreement: Agreement) -> Iterator[Clause]:
    """Clauses whose verdict is ``review`` without any finding past ``noise``: too little of them was readable."""
    explained = {f.clause for f in agreement.findings if f.verdict.gravity >= Verdict.REVIEW.gravity}
    for clause in agreement.clauses:
        if clause.verdict is Verdict.REVIEW and clause.id not in explained:
            yield clause


def about_file(document: Document) -> Iterator[tuple[str, Finding]]:
    """The findings about a file itself, each with the word to show for it: ``note`` where nobody has to look."""
    for finding in document.findings:
        harmless = finding.decision is None and finding.verdict.gravity < Verdict.REVIEW.gravity
        yield "note" if harmless else state(finding), finding


def failure(document: Document) -> str:
    """Why a file was not compared, safe to print; without the path, beside which it is shown."""
    if document.error is None:
        return ""
    return flat(document.error.message).removeprefix(f"{flat(document.path)}: ")


def without_agreement(document: Document) -> bool:
    """Whether a file was read and holds no copy. One that was passed over has a finding that says so."""
    passed = any(finding.category == "not-compared" for finding in document.findings)
    return document.error is None and not document.agreements and not passed


def outside_text(document: Document) -> list[tuple[Range, str]]:
    """The ranges outside every agreement with more than white space in them, each with its text where available."""
    found = []
    for start, end in document.outside:
        text = document.text[start:end]
        if start < end and (not document.text or text.strip()):
            found.append((Range(start, end), text))
    return found
