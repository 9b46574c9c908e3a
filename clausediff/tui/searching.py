"""Searches in copies: for words, for a clause by its label, and for the readings of other copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from clausediff.model import Clause, Verdict
from clausediff.report.names import same_clause
from clausediff.tui.copies import Copy, Place
from clausediff.tui.folding import fold_text


def holding(copy: Copy, words: str) -> list[int]:
    """The indices of the clauses whose canonical or scanned text contains the words, in upper or lower case."""
    needle = fold_text(words)
    if not needle or copy.agreement is None:
        return []
    return [index for index in range(len(copy.clauses)) if needle in _text_of(copy, index)]


def _text_of(copy: Copy, index: int) -> str:
    clause = copy.clauses[index]
    assert copy.agreement is not None
    canonical = copy.agreement.canonical.text[slice(*clause.canonical_span)]
    scan = " ".join(copy.document.text[start:end] for start, end in clause.spans)
    return fold_text(f"{canonical}\n{scan}")


def find_clause(copy: Copy, wanted: str) -> int | None:
    """The index of the clause with that label, id or path (``3.1(b)``, whatever its brackets and spaces); else the first one
    whose label or heading begins with it; else the first one whose heading contains it."""
    sought = fold_text(wanted)
    if not sought:
        return None
    tests: tuple[Callable[[Clause], bool], ...] = (
        lambda c: sought in (fold_text(c.id), fold_text(c.label), fold_text(c.label).strip(".() ")),
        lambda c: same_clause(c, wanted),
        lambda c: fold_text(c.label).startswith(sought) or fold_text(c.heading).startswith(sought),
        lambda c: sought in fold_text(c.heading),
    )
    for test in tests:
        for index, clause in enumerate(copy.clauses):
            if test(clause):
                return index
    return None


def others(copies: Sequence[Copy], place: Place) -> list[tuple[int, str]]:
    """The readings of the other copies of the same canonical at the place of the finding, as (how many, reading)."""
    here = copies[place.copy]
    if here.agreement is None or place.finding is None:
        return []
    finding = here.findings[place.finding]
    readings: Counter[str] = Counter()
    for copy in copies:
        if copy is here or copy.agreement is None:
            continue
        if copy.agreement.canonical.sha256 == here.agreement.canonical.sha256:
            readings[_reading_at(copy, *finding.canonical.span, finding.canonical.text)] += 1
    return [(count, text) for text, count in readings.most_common()]


def _reading_at(copy: Copy, start: int, end: int, canonical: str) -> str:
    """The reading in the scan of the finding that covers most of this range; the canonical's text where none does."""
    best, reading = 0, canonical
    for finding in copy.findings:
        if finding.verdict.gravity < Verdict.NOISE.gravity:
            continue
        left, right = finding.canonical.span
        shared = (1 if left == start else 0) if start == end == right else min(end, right) - max(start, left)
        if shared > best:
            best, reading = shared, finding.scan.text
    return reading
