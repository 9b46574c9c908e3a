"""Move each deletion along equal words so that it begins where a clause begins (a diff *slider*).

When a copy lacks ``A B`` of ``… x A B x …``, an alignment may as well lack ``B x`` or ``x A``: the words are the same. Where a
whole clause is missing, a person would say just that::

    canonical   1. The Buyer pays the flour.   2. The Buyer pays the bread.   3. The Buyer keeps the sacks.
    scan        1. The Buyer pays the flour.   2. The Buyer keeps the sacks.

    before      1. The Buyer pays the flour.   2. The Buyer [pays the bread.   3. The Buyer] keeps the sacks.
    after       1. The Buyer pays the flour.  [2. The Buyer pays the bread.]   3. The Buyer keeps the sacks.

After the slide the scan's label ``2.`` corresponds to the canonical's ``3.``: the clause was renumbered.
"""

from __future__ import annotations

from clausediff.alignment.unit import Kind, Unit
from clausediff.canonical.reference import CanonicalWords
from clausediff.model import Range

_LEAST = 4
"""Words below which a deletion stays where it is."""


def slide_to_boundaries(canonical: CanonicalWords, units: list[Unit]) -> list[Unit]:
    """The units with each deletion slid to the left to where a clause begins, where that is possible."""
    slid: list[Unit] = []
    for index, unit in enumerate(units):
        if (
            unit.kind is Kind.DELETE
            and unit.canonical.size >= _LEAST
            and slid
            and slid[-1].kind is Kind.EQUAL
            and (index + 1 == len(units) or units[index + 1].kind is Kind.EQUAL)
            and (steps := _steps(canonical, unit.canonical, slid[-1].canonical.size))
        ):
            slid.extend(_slide(canonical, slid.pop(), unit, steps))
        else:
            slid.append(unit)
    return slid


def _steps(canonical: CanonicalWords, lost: Range, limit: int) -> int:
    """How many words, ``limit`` at most, a deletion is slid to the nearest place where a clause begins; 0 if it is not."""
    if _begins_clause(canonical, lost.start):
        return 0
    for steps in range(1, limit + 1):
        if not _corresponds(canonical, lost.start - steps, lost.end - steps):
            return 0
        if _begins_clause(canonical, lost.start - steps):
            return steps
    return 0


def _corresponds(canonical: CanonicalWords, one: int, other: int) -> bool:
    """Whether a deletion can be slid over two words of the canonical: they are equal, or both are labels."""
    equal = canonical.ids[one] == canonical.ids[other]
    return equal or (one in canonical.labels and other in canonical.labels)


def _begins_clause(canonical: CanonicalWords, index: int) -> bool:
    """Whether a clause begins at a word of the canonical."""
    return index == 0 or (index < len(canonical) and canonical.clause_of[index] != canonical.clause_of[index - 1])


def _slide(canonical: CanonicalWords, before: Unit, lost: Unit, steps: int) -> list[Unit]:
    """The equal words before a deletion and the deletion, slid so many words to the left.

    The words over which it was slid are equal after it, but for labels, which were renumbered.
    """
    (c_first, c_last), (s_first, s_last) = before.canonical, before.scan
    first, s_at, size = c_last - steps, s_last - steps, lost.canonical.size
    units = [Unit(Kind.EQUAL, Range(c_first, first), Range(s_first, s_at))] if c_first < first else []
    units.append(Unit(Kind.DELETE, Range(first, first + size), Range(s_at, s_at)))
    renumbered = [at for at in range(first, c_last) if canonical.ids[at] != canonical.ids[at + size]]
    shift = s_at - first  # from a word of the canonical to the one of the scan that corresponded to it
    for at in [*renumbered, c_last]:
        if first < at:
            units.append(Unit(Kind.EQUAL, Range(first + size, at + size), Range(first + shift, at + shift)))
        if at < c_last:
            units.append(Unit(Kind.REPLACE, Range(at + size, at + size + 1), Range(at + shift, at + shift + 1)))
        first = at + 1
    return units
