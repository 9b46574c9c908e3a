"""A clause's two sides walked in parallel, for every view that shows the canonical and the scan side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from clausediff.model import Agreement, Clause, Document, Finding, Span

__all__ = ["Stretch", "by_clause", "has_texts", "segments"]

Kind = Literal["equal", "finding", "gap"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a clause; joining the pieces' texts in order gives back each side of the clause."""

    kind: Kind
    """``equal``: both sides have the same letters and figures. ``finding``: they differ, and ``finding`` tells how.
    ``gap``: text of one side alone that no finding speaks of, such as an optional part that this copy rightly lacks."""
    canonical: Span
    """In the canonical's text."""
    scan: Span
    """In the scan's text; where page furniture interrupts the clause, from the first to the last of it."""
    canonical_text: str
    scan_text: str
    finding: Finding | None = None


def has_texts(document: Document, agreement: Agreement) -> bool:
    """Whether both sides' texts are at hand; they are not in a stored report whose files are gone."""
    return bool(document.text) and bool(agreement.canonical.text)


def by_clause(agreement: Agreement) -> dict[str, list[Finding]]:
    """The findings of each clause, by its id, in reading order; ids that no clause has come last."""
    grouped: dict[str, list[Finding]] = {clause.id: [] for clause in agreement.clauses}
    for finding in agreement.findings:
        grouped.setdefault(finding.clause, []).append(finding)
    return grouped


def segments(
    document: Document, agreement: Agreement, clause: Clause, findings: Sequence[Finding] | None = None
) -> list[Stretch]:
    """The stretches of ``clause`` in reading order.

    ``findings`` are the clause's own (from :func:`by_clause`, which spares the search when many clauses are shown).
    Every one of them comes back exactly once, in whatever order the two sides have it. Where the texts are not at hand
    (:func:`has_texts`), only the findings come back, with their excerpts.
    """
    if findings is None:
        findings = [f for f in agreement.findings if f.clause == clause.id]
    ordered = sorted(findings, key=_place)
    if not has_texts(document, agreement):
        return [_of(finding) for finding in ordered]
    walk = _Walk(document.text, agreement.canonical.text, clause)
    after: list[Stretch] = []
    for finding in ordered:
        side = walk.outside(finding)
        if side and not finding.canonical.text:
            # Page furniture that is counted to this clause and stands elsewhere: it takes no part in the walk.
            (walk.stretches if side < 0 else after).append(_of(finding))
            continue
        walk.to(finding.canonical.span[0], walk.at_scan if side else finding.scan.span[0])
        walk.take(finding, elsewhere=bool(side))
    walk.to(clause.canonical_span[1], max((end for _, end in clause.spans), default=0))
    return walk.stretches + after


def _place(finding: Finding) -> tuple[int, int, int]:
    """Sorts findings as a reader meets them in the scan; at one place (missing words), as the canonical has them."""
    return finding.scan.span[0], finding.canonical.span[0], finding.scan.span[1]


def _of(finding: Finding) -> Stretch:
    return Stretch(
        "finding", finding.canonical.span, finding.scan.span, finding.canonical.text, finding.scan.text, finding
    )


_NEAR = 40
"""Characters by which a finding may lie off its clause's text and still belong in its line."""
_MARKS = re.compile(r"\{\{[#/]?\w+(?: \w+)?\}\}")
"""The canonical's own marks for optional and either parts, which no copy prints."""


def _letters(text: str) -> str:
    """Letters and figures alone: what is left when layout, punctuation and markup are put aside."""
    return "".join(filter(str.isalnum, text)).casefold()


class _Walk:
    """The two positions, and what was passed so far."""

    def __init__(self, scan: str, canonical: str, clause: Clause) -> None:
        self.scan = scan
        self.canonical = canonical
        self.spans = sorted(clause.spans)
        self.limit = clause.canonical_span[1]
        self.at_canonical = clause.canonical_span[0]
        self.at_scan = self.spans[0][0] if self.spans else 0
        self.stretches: list[Stretch] = []

    def to(self, canonical: int, scan: int) -> None:
        """Pass what no finding speaks of, up to these places; a side that lies behind already stays where it is."""
        left = (self.at_canonical, max(self.at_canonical, min(canonical, self.limit)))
        pieces = [span for span in _cut(self.spans, self.at_scan, scan) if span[0] < span[1]]
        right = (pieces[0][0], pieces[-1][1]) if pieces else (self.at_scan, self.at_scan)
        self.at_canonical, self.at_scan = left[1], max(self.at_scan, right[1])
        here = self.canonical[left[0] : left[1]]
        there = "".join(self.scan[start:end] for start, end in pieces)
        if not here and not there:
            return
        same = here == there or _letters(_MARKS.sub("", here)) == _letters(there)
        self.stretches.append(Stretch("equal" if same else "gap", left, right, here, there))

    def outside(self, finding: Finding) -> int:
        """-1 or 1 when the finding's place in the scan lies before or after the whole clause, else 0."""
        start, end = finding.scan.span
        if not self.spans or (start == end and not finding.canonical.text):
            return 0
        # A label or a mark may stand right before the text of its clause.
        if end < self.spans[0][0] - _NEAR:
            return -1
        return 1 if start > max(end for _, end in self.spans) + _NEAR else 0

    def take(self, finding: Finding, elsewhere: bool) -> None:
        self.stretches.append(_of(finding))
        self.at_canonical = max(self.at_canonical, finding.canonical.span[1])
        if not elsewhere:
            self.at_scan = max(self.at_scan, finding.scan.span[1])


def _cut(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """The parts of ``spans`` within ``[start, end)``."""
    return [(max(s, start), min(e, end)) for s, e in spans if s < end and e > start]
