"""Marks that moved: lost in one gap and gained in another near by, or a pair put round words or taken away.

One mark lost, one gained, or one read as another is what engines do. A mark that is lost here and gained a few words on is an edit
that changes what the sentence says::

    canonical   all goods (excluding tools and parts) at the price
    scan        all goods (excluding tools) and parts at the price
                                         ^ gained   ^ lost

A bracket that moved is told whatever else differs where it was: a comma that it replaces is no excuse. The same holds for a semicolon
and a colon, which part more than the comma that they replace. Of commas, the pair round a relative clause is told: with it the clause
says more of all, without it it says which are meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausediff.judge.gap_case import GapCase

__all__ = ["moved_marks"]

_MARKS = "()[]-;.,:"
_PAIRS = (("(", ")"), ("[", "]"))
_STRONG = frozenset("()[];:")
"""Marks that say what belongs together, whatever else differs where they are."""
_PAIR_LOST, _PAIR_GAINED = ((",", ""), (",", "")), (("", ","), ("", ","))
_REACH = 12
"""Words of the canonical over which a mark is taken to have moved."""


def moved_marks(cases: Sequence[GapCase]) -> dict[int, str]:
    """The mark that moved to or from each gap, by the case's index; gaps without one are left out.

    ``cases`` are the gaps that differ in one copy, in the order of the canonical.
    """
    found: dict[int, str] = {}
    for one, other in _near(cases):
        first, second = cases[one], cases[other]
        if first.circled_after and second.circled_before:
            continue  # the circle around a letter is its brackets
        if first.lost and first.gained and (first.lost, first.gained) == (second.gained, second.lost):
            found.setdefault(one, first.lost)  # the two changed places
            found.setdefault(other, second.lost)
        for mark in _MARKS:
            strong = mark in _STRONG
            gone = mark in first.lost and mark in second.gained and (strong or not (first.gained or second.lost))
            come = mark in first.gained and mark in second.lost and (strong or not (first.lost or second.gained))
            if gone or come:
                found.setdefault(one, mark)
                found.setdefault(other, mark)
        changes = ((first.lost, first.gained), (second.lost, second.gained))
        if first.before_relative and changes in (_PAIR_LOST, _PAIR_GAINED):
            found.setdefault(one, ",")
            found.setdefault(other, ",")
        for opening, closing in _PAIRS:
            put = opening in first.gained and closing in second.gained and not (first.lost or second.lost)
            taken = opening in first.lost and closing in second.lost and not (first.gained or second.gained)
            if put or taken:
                found.setdefault(one, opening)
                found.setdefault(other, closing)
    return found


def _near(cases: Sequence[GapCase]) -> Iterator[tuple[int, int]]:
    """The pairs of gaps of one clause that are near each other."""
    for first, case in enumerate(cases):
        at, clause = case.edit.canonical_words.start, case.edit.clause
        for second in range(first + 1, len(cases)):
            other = cases[second].edit
            if other.clause != clause or other.canonical_words.start - at > _REACH:
                break
            yield first, second
