"""How clauses, fields, moves and reasons are worded in views for people."""

from __future__ import annotations

import re

from clausediff.model import Agreement, Clause, Finding, Verdict
from clausediff.report.names import clause_path
from clausediff.report.visible import elide, flat

__all__ = ["because", "clause_name", "in_words", "moved", "readable", "same_letters", "struck"]


def clause_name(clause: Clause | None, finding: Finding | None = None) -> str:
    """The clause as a lawyer cites it, ``8.2(a)``; one without a label by its first words; safe to print."""
    if clause is None:
        return flat(finding.clause) if finding is not None else ""
    if path := clause_path(clause):
        return path.rstrip(".") if path[:1].isalnum() else path
    if heading := elide(_MARKUP.sub(" ", flat(clause.heading)).strip(), 5).rstrip(" …:-—"):
        return f"“{heading}”"
    field = _FIELD.fullmatch(finding.canonical.text.strip()) if finding is not None else None
    return field[1].replace("_", " ") if field else "a paragraph"


_REASONS = 3
"""Reasons that a line has room for, the gravest; the JSON report has them all."""
_MARKUP = re.compile(r"(?<!\S)#{1,6}(?!\S)|\*\*|\{\{[#/]?|\}\}")
_HEADING = re.compile(r"(?m)^[ \t]*#{1,6}(?:[ \t]+|$)")
_FIELD = re.compile(r"\{\{(\w+)\}\}")
_IDENTIFIER = re.compile(r"\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?=:)")


def because(finding: Finding, agreement: Agreement | None = None) -> str:
    """The reasons of a finding on one line, with the names of fields in words: ``first signature: blank``; of a moved
    passage, where it was and where it is now. Of many reasons the first are told and the others counted."""
    if agreement is not None and (places := moved(agreement, finding)):
        return places
    shown, more = finding.reasons[:_REASONS], len(finding.reasons) - _REASONS
    if more == 1:
        shown, more = finding.reasons, 0
    counted = (f"and {more} other reasons",) if more > 0 else ()
    return in_words("; ".join((*map(flat, shown), *counted)))


def in_words(text: str) -> str:
    """``text`` with the names of fields written in words: ``milestone dates: not a date``."""
    return _IDENTIFIER.sub(lambda match: match[0].replace("_", " "), text)


def readable(canonical: str) -> str:
    """The canonical's words for people: without its markup, and with fields as ``‹effective date›``."""
    text = _HEADING.sub("", canonical).replace("**", "")
    return _FIELD.sub(lambda match: f"‹{match[1].replace('_', ' ')}›", text)


def struck(finding: Finding) -> bool:
    """Whether the same words stand on both sides and are struck out in the copy: views show them once, with a line through.

    Words that the form strikes out and the copy has in print are not: no line is on the page.
    """
    return (
        finding.category == "struck"
        and finding.verdict.gravity >= Verdict.REVIEW.gravity
        and finding.rule != "mark/struck-in-print"
        and same_letters(readable(finding.canonical.text), finding.scan.text)
    )


def same_letters(canonical: str, scan: str) -> bool:
    """Whether two readings have the same letters and figures, and have some."""
    left, right = ("".join(filter(str.isalnum, text)) for text in (canonical, scan))
    return left == right != ""


def moved(agreement: Agreement, finding: Finding) -> str:
    """Where a moved passage is in the copy and where in the form; empty for other findings."""
    if finding.category != "moved" or not finding.scan.text or not finding.canonical.text:
        return ""
    clauses = agreement.clauses
    at = next((number for number, clause in enumerate(clauses) if clause.id == finding.clause), 0)
    before = [
        (span[1], clause)
        for clause in clauses
        for span in clause.spans
        if span[1] <= finding.scan.span[0] + 1 and clause.id != finding.clause
    ]
    here = max(before, key=lambda pair: pair[0])[1] if before else None
    there = clauses[at - 1] if at else None
    return f"moved: {_after(here)} in this copy, {_after(there)} in the form"


def _after(clause: Clause | None) -> str:
    return f"after {clause_name(clause)}" if clause is not None else "at the beginning"
