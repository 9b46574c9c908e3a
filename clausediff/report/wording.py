"""How clauses, fields, moves and reasons are worded in views for people."""

from __future__ import annotations

import re

from clausediff.model import Agreement, Clause, Finding, Verdict
from clausediff.report.names import clause_path
from clausediff.report.visible import elide, flat

__all__ = [
    "because",
    "change_in_words",
    "clause_name",
    "in_words",
    "moved",
    "readable",
    "readings",
    "same_letters",
    "seen",
    "struck",
    "whole_reasons",
]


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
"""Reasons that a line has room for, the gravest; ``--verbose`` and the reports for reading have them all."""
_SEEN = {"written": "‹handwriting›", "box": "‹a box›"}
"""What is on the page where a finding has no words, by its category."""
_DONE = {"written": "‹by hand›"}
"""What was done to words that are the same on both sides, by the category."""
_MARKUP = re.compile(r"(?<!\S)#{1,6}(?!\S)|\*\*|\{\{[#/]?|\}\}")
_HEADING = re.compile(r"(?m)^[ \t]*#{1,6}(?:[ \t]+|$)")
_FIELD = re.compile(r"\{\{(\w+)\}\}")
_IDENTIFIER = re.compile(r"\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?=:)")


def because(finding: Finding, agreement: Agreement | None = None) -> str:
    """The reasons of a finding on one line, for lists: those of :func:`whole_reasons`, of which the first are told and the others
    counted where they are many."""
    if len(finding.reasons) <= _REASONS + 1 or (agreement is not None and moved(agreement, finding)):
        return whole_reasons(finding, agreement)
    more = f"and {len(finding.reasons) - _REASONS} other reasons"
    return in_words("; ".join((*map(flat, finding.reasons[:_REASONS]), more)))


def whole_reasons(finding: Finding, agreement: Agreement | None = None) -> str:
    """Every reason of a finding on one line, with the names of fields in words: ``first signature: blank``; of a moved passage,
    where it was and where it is now."""
    if agreement is not None and (places := moved(agreement, finding)):
        return places
    return in_words("; ".join(map(flat, finding.reasons)))


def in_words(text: str) -> str:
    """``text`` with the names of fields written in words: ``milestone dates: not a date``."""
    return _IDENTIFIER.sub(lambda match: match[0].replace("_", " "), text)


def readable(canonical: str) -> str:
    """The canonical's words for people: without its markup, and with fields as ``‹effective date›``."""
    text = _HEADING.sub("", canonical).replace("**", "")
    return _FIELD.sub(lambda match: f"‹{match[1].replace('_', ' ')}›", text)


def readings(finding: Finding) -> tuple[str, str]:
    """The words of both sides as people read them. Where a pen's mark has none, what is seen takes their place, and what was
    done to words that stay the same is said: a difference is never shown as nothing."""
    canonical, scan = readable(finding.canonical.text), finding.scan.text
    if place := seen(finding):
        return canonical, place
    done = _DONE.get(finding.category, "")
    if done and finding.verdict.gravity >= Verdict.REVIEW.gravity and canonical.split() == scan.split():
        return canonical, f"{scan.rstrip()} {done}"
    return canonical, scan


def seen(finding: Finding) -> str:
    """What a person will see on the page at a pen's mark that has no words on either side; empty for others."""
    if finding.verdict.gravity < Verdict.REVIEW.gravity or (finding.canonical.text + finding.scan.text).strip():
        return ""
    return _SEEN.get(finding.category, "")


def change_in_words(finding: Finding, longest: int) -> str:
    """A finding in a phrase, for where no colour tells the sides apart: ``“30” → “60”``, ``struck out: “30”``, ``missing: “not”``."""
    canonical, scan = (elide(flat(text).strip(), longest) for text in readings(finding))
    if struck(finding):
        return f"struck out: “{canonical}”"
    if canonical and scan:
        return f"“{canonical}” → “{scan}”"
    if seen(finding):
        return scan.strip("‹›")
    return f"missing: “{canonical}”" if canonical else f"added: “{scan}”" if scan else ""


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
    return f"moved: {_after(here)} in this copy, {_after(there)} in the canonical"


def _after(clause: Clause | None) -> str:
    return f"after {clause_name(clause)}" if clause is not None else "at the beginning"
