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
from clausediff.text.lines import opens_line
from clausediff.text.words import Words

_LEAST = 4
"""Words below which a deletion stays where it is."""
_FIGURES = 4
"""Figures beside each other, at most: ``3.1`` and the label ``4.2``."""


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


def slide_added_clauses(canonical: CanonicalWords, words: Words, units: list[Unit]) -> list[Unit]:
    """The units with each added clause slid over the label before it, so that it has its own and the next one's counts on.

    ::

        canonical   3. The Buyer pays.
        scan        3. Each party tells.   4. The Buyer pays.

        before      3. [Each party tells.   4.] The Buyer pays.
        after       [3. Each party tells.]  4. The Buyer pays.
    """
    slid: list[Unit] = []
    for unit in units:
        before = slid[-1] if slid else None
        if unit.kind is Kind.INSERT and before is not None and _takes_the_label(canonical, words, before, unit.scan):
            slid.pop()
            (c_first, c_last), (s_first, s_last) = before.canonical, before.scan
            if c_first < c_last - 1:
                slid.append(Unit(Kind.EQUAL, Range(c_first, c_last - 1), Range(s_first, s_last - 1)))
            slid.append(Unit(Kind.INSERT, Range(c_last - 1, c_last - 1), Range(s_last - 1, unit.scan.end - 1)))
            slid.append(Unit(Kind.REPLACE, Range(c_last - 1, c_last), Range(unit.scan.end - 1, unit.scan.end)))
        else:
            slid.append(unit)
    return slid


def _takes_the_label(canonical: CanonicalWords, words: Words, before: Unit, gained: Range) -> bool:
    """Whether the word before an insertion is a clause's number, and its last word a higher one at a line's beginning."""
    label, number = before.canonical.end - 1, gained.end - 1
    return (
        before.kind is Kind.EQUAL
        and gained.size >= _LEAST
        and label in canonical.labels
        and _begins_clause(canonical, label)
        and canonical.keys[label].isdigit()
        and words.keys[number].isdigit()
        and int(words.keys[number]) > int(canonical.keys[label])
        and opens_line(words, number)
    )


def pair_figures(canonical: CanonicalWords, words: Words, units: list[Unit]) -> list[Unit]:
    """The units with figures that are lost beside as many that are gained as one figure for another each.

    A cross-reference at the end of a clause is beside the label of the next one, and figures that look unlike cost more as
    a pair than one lost and one gained::

        canonical   … under Section 2.   4. The Buyer …
        scan        … under Section 3.   5. The Buyer …
    """
    paired: list[Unit] = []
    for unit in units:
        before = paired[-1] if paired else None
        if before is not None and {before.kind, unit.kind} == {Kind.INSERT, Kind.DELETE}:
            lost = (before if before.kind is Kind.DELETE else unit).canonical
            gained = (before if before.kind is Kind.INSERT else unit).scan
            if _figures_beside_a_label(canonical, words, lost, gained):
                paired[-1:] = [
                    Unit(Kind.REPLACE, Range(one, one + 1), Range(other, other + 1))
                    for one, other in zip(lost.indices, gained.indices, strict=True)
                ]
                continue
        paired.append(unit)
    return paired


def _figures_beside_a_label(canonical: CanonicalWords, words: Words, lost: Range, gained: Range) -> bool:
    """Whether all of these words are figures, as many on both sides, and the last one is a label behind another figure."""
    return (
        1 < lost.size == gained.size <= _FIGURES
        and lost.end - 1 in canonical.labels
        and lost.start not in canonical.labels
        and all(canonical.keys[index].isdigit() for index in lost.indices)
        and all(words.keys[index].isdigit() for index in gained.indices)
    )


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
