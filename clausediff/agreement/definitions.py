"""Definitions that were changed: a finding in the words that define a term concerns every clause that uses it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from operator import is_

from clausediff import regex as re
from clausediff.model import Agreement, Clause, Finding, Range, Verdict
from clausediff.text.labels import cited

__all__ = ["with_definitions"]

_QUOTED = re.compile(r"""(?:["“„]|[«»]\s?)([^"“”„«»\n]{2,60}?)(?:["”“]|\s?[»«])""")
_MEANS = re.compile(
    r"\s*(?:means?|shall mean|is defined|refers? to|includes?|bezeichnet|bedeutet|ist|sind|umfasst|désigne(?:nt)?|signifie(?:nt)?"
    r"|significa(?:n|no|m)?|designa(?:n)?|indica(?:no)?|betekent|omvat)\b|\s*\)",
    re.IGNORECASE,
)
"""What stands behind a term that a sentence defines, in the languages that have word lists."""
_SENTENCE = re.compile(r"(?<=[.;:])\s+|\n[ \t]*\n")
_SHOWN = 4
"""Clauses that are named."""


def with_definitions(agreement: Agreement) -> Agreement:
    """The agreement, each finding in a definition with the clauses that use the term as its last reason."""
    if not any(finding.verdict.gravity >= Verdict.REVIEW.gravity for finding in agreement.findings):
        return agreement
    if not agreement.canonical.text or not _QUOTED.search(agreement.canonical.text):
        return agreement
    definitions = _Definitions(agreement)
    found = tuple(
        finding if finding.verdict.gravity < Verdict.REVIEW.gravity else definitions.explained(finding)
        for finding in agreement.findings
    )
    same = all(map(is_, found, agreement.findings))
    return agreement if same else replace(agreement, findings=found)


class _Definitions:
    """What the clauses of one agreement define, and which of them use it; each worked out once for all findings."""

    def __init__(self, agreement: Agreement) -> None:
        self._text = agreement.canonical.text
        self._clauses = agreement.clauses
        self._by_id = {each.id: each for each in reversed(agreement.clauses)}
        self._edges: dict[str, list[int]] = {}
        self._users: dict[str, list[Clause]] = {}

    def explained(self, finding: Finding) -> Finding:
        """A finding with the clauses that use what its words define as its last reason."""
        clause = self._by_id.get(finding.clause)
        if clause is None:
            return finding
        reasons = list(finding.reasons)
        for term in self._defined_at(clause, finding.canonical.span):
            users = [each for each in self._using(term) if each is not clause]
            if users:
                names = ", ".join(_name(each) for each in users[:_SHOWN])
                more = f" and {len(users) - _SHOWN} more" if len(users) > _SHOWN else ""
                reasons.append(f"it is in the definition of “{term}”, which is used in {names}{more}")
        return replace(finding, reasons=tuple(reasons)) if len(reasons) > len(finding.reasons) else finding

    def _defined_at(self, clause: Clause, span: Range) -> list[str]:
        """The terms that the sentence around a finding defines."""
        text, (low, high) = self._text, clause.canonical_span
        edges = self._edges.get(clause.id)
        if edges is None:
            edges = [low, *(match.end() for match in _SENTENCE.finditer(text, low, high)), high]
            self._edges[clause.id] = edges
        start = edges[bisect_right(edges, max(low, span.start)) - 1]
        after = bisect_left(edges, max(span.end, start + 1))
        end = edges[after] if after < len(edges) else high
        return [
            match[1].strip(" .,;") for match in _QUOTED.finditer(text, start, end) if _MEANS.match(text, match.end())
        ]

    def _using(self, term: str) -> list[Clause]:
        """The clauses of the canonical that have a term, in its singular, its plural or a case."""
        users = self._users.get(term)
        if users is None:
            uses = re.compile(rf"\b{re.escape(term)}(?:e?[sn])?\b")
            users = [each for each in self._clauses if uses.search(self._text[each.canonical_span.slice])]
            self._users[term] = users
        return users


def _name(clause: Clause) -> str:
    """A clause as it is cited, or its first words."""
    return cited(clause.id, clause.label).rstrip(".") or f"“{clause.heading}”"
