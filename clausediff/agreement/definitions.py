"""Definitions that were changed: a finding in the words that define a term concerns every clause that uses it."""

from __future__ import annotations

import re
from dataclasses import replace

from clausediff.model import Agreement, Clause, Finding, Range, Verdict

__all__ = ["with_definitions"]

_QUOTED = re.compile(r"""["“]([^"”\n]{2,60})["”]""")
_MEANS = re.compile(r"\s*(?:means?|shall mean|is defined|refers? to|includes?)\b|\s*\)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.;:])\s+|\n[ \t]*\n")
_SHOWN = 4
"""Clauses that are named."""


def with_definitions(agreement: Agreement) -> Agreement:
    """The agreement, each finding in a definition with the clauses that use the term as its last reason."""
    found = tuple(_explained(agreement, each) for each in agreement.findings)
    return replace(agreement, findings=found) if found != agreement.findings else agreement


def _explained(agreement: Agreement, finding: Finding) -> Finding:
    if finding.verdict.gravity < Verdict.REVIEW.gravity or not agreement.canonical.text:
        return finding
    clause = next((each for each in agreement.clauses if each.id == finding.clause), None)
    if clause is None:
        return finding
    reasons = list(finding.reasons)
    for term in _defined_at(agreement.canonical.text, clause, finding.canonical.span):
        users = [each for each in agreement.clauses if each is not clause and _uses(agreement, each, term)]
        if users:
            names = ", ".join(each.label or f"“{each.heading}”" for each in users[:_SHOWN])
            more = f" and {len(users) - _SHOWN} more" if len(users) > _SHOWN else ""
            reasons.append(f"it is in the definition of “{term}”, which is used in {names}{more}")
    return replace(finding, reasons=tuple(reasons)) if len(reasons) > len(finding.reasons) else finding


def _defined_at(text: str, clause: Clause, span: Range) -> list[str]:
    """The terms that the sentence around a finding defines."""
    low, high = clause.canonical_span
    edges = [low, *(match.end() for match in _SENTENCE.finditer(text, low, high)), high]
    start = max(edge for edge in edges if edge <= max(low, span.start))
    end = min((edge for edge in edges if edge >= max(span.end, start + 1)), default=high)
    return [match[1].strip(" .,;") for match in _QUOTED.finditer(text, start, end) if _MEANS.match(text, match.end())]


def _uses(agreement: Agreement, clause: Clause, term: str) -> bool:
    """Whether a clause of the canonical has a term, in its singular or plural."""
    text = agreement.canonical.text[clause.canonical_span.slice]
    return re.search(rf"\b{re.escape(term)}(?:e?s)?\b", text) is not None
