"""Slide what is missing to where clauses begin and end.

When a copy lacks ``A B`` of ``… x A B x …`` an alignment may as well lack ``B x`` or ``x A``: the words are the same. A person
would say that a whole clause is missing, so a deletion is slid along equal words to the nearest place where it begins a
clause; the label of the clause that follows is then the label that stands in the scan, renumbered.
"""

from __future__ import annotations

from clausediff.alignment.unit import Kind, Unit
from clausediff.canonical.reference import CanonicalWords
from clausediff.model import Range

_LEAST = 4
"""Words below which a deletion stays where it is."""


def slide_to_boundaries(canonical: CanonicalWords, units: list[Unit]) -> list[Unit]:
    """The units with their deletions slid to clause boundaries where that is possible."""
    settled: list[Unit] = []
    for index, unit in enumerate(units):
        before = settled[-1] if settled else None
        if (
            unit.kind is Kind.DELETE
            and unit.canonical.size >= _LEAST
            and before is not None
            and before.kind is Kind.EQUAL
            and (index + 1 >= len(units) or units[index + 1].kind is Kind.EQUAL)
        ):
            settled.extend(_slide(canonical, settled, unit))
        else:
            settled.append(unit)
    return settled


def _slide(canonical: CanonicalWords, settled: list[Unit], unit: Unit) -> list[Unit]:
    """Slide one deletion to the left, into the equal words before it; what is slid over is read after it."""
    before = settled[-1]
    if _opens(canonical, unit.canonical.start):
        return [unit]
    limit = before.canonical.size
    steps = 0
    relabelled: list[int] = []
    while steps < limit:
        one, other = unit.canonical.start - 1 - steps, unit.canonical.end - 1 - steps
        if canonical.ids[one] != canonical.ids[other]:
            if one not in canonical.labels or other not in canonical.labels:
                break
            relabelled.append(steps)
        steps += 1
        if _opens(canonical, unit.canonical.start - steps):
            break
    if (
        not steps
        or not _opens(canonical, unit.canonical.start - steps)
        or unit.canonical.end - steps <= unit.canonical.start - steps
    ):
        return [unit]
    settled.pop()
    if steps < limit:
        kept = limit - steps
        (c_at, _), (s_at, _) = before.canonical, before.scan
        settled.append(Unit(before.kind, Range(c_at, c_at + kept), Range(s_at, s_at + kept)))
    c0, c1, s0 = unit.canonical.start - steps, unit.canonical.end - steps, unit.scan.start - steps
    moved = [Unit(Kind.DELETE, Range(c0, c1), Range(s0, s0))]
    at = steps
    while at > 0:
        kind = Kind.REPLACE if at - 1 in relabelled else Kind.EQUAL
        stop = at - 1
        while kind is Kind.EQUAL and stop > 0 and stop - 1 not in relabelled:
            stop -= 1
        c_end, s_end = unit.canonical.end, unit.scan.start
        moved.append(Unit(kind, Range(c_end - at, c_end - stop), Range(s_end - at, s_end - stop)))
        at = stop
    return moved


def _opens(canonical: CanonicalWords, index: int) -> bool:
    """Whether a clause begins at this word."""
    return index == 0 or (index < len(canonical) and canonical.clause_of[index] != canonical.clause_of[index - 1])
