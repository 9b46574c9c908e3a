"""Align the words of one copy with the canonical's: anchors first, then what is unique between them, then word by word.

Anchors (:mod:`clausediff.alignment.anchors`) cut both texts into gaps; between anchors the same is done again with shorter
runs, which are unique there; and gaps that are small enough are aligned word by word
(:mod:`clausediff.alignment.word_by_word`), when all of them are known. The cost grows about linearly with the length of the texts.
"""

from __future__ import annotations

from collections.abc import Sequence

from clausediff.alignment.adjacent_fields import separated
from clausediff.alignment.anchors import (
    Elsewhere,
    Run,
    anchored_runs,
    common_stretches,
    gap_anchors,
    increasing,
    repeated_anchors,
    unrelated,
)
from clausediff.alignment.field_costs import fills
from clausediff.alignment.filling_edges import without_words_beside
from clausediff.alignment.gap_shares import Gap, align_gaps
from clausediff.alignment.unit import Kind, Unit
from clausediff.canonical.reference import ANCHOR, CanonicalWords
from clausediff.model import Range
from clausediff.text.words import Words

_CELLS = 3000
"""Words × words up to which a gap is aligned word by word."""
_WORST_CELLS = 4 * _CELLS
"""The same where nothing in it is unique or in common."""
_FEW, _MANY = 3, 4000
"""Words of the canonical, and of the scan, up to which a gap is aligned so all the same: a few words and a long insertion."""
_COMMON_CELLS = 9_000_000
"""Words × words up to which a longest common subsequence is looked for."""


def align(
    canonical: CanonicalWords,
    words: Words,
    ids: Sequence[int],
    part: Range,
    known: list[Run] | None = None,
    jobs: int = 1,
) -> list[Unit]:
    """Align the copy that is ``part`` of the scan's words with the whole canonical.

    ``ids`` holds the canonical's integer of each word of the scan, -1 for words that it lacks. The units cover both
    sides without holes or overlaps, in order on both sides; a moved clause is still a deletion and an insertion
    (:mod:`clausediff.alignment.moves` finds it). ``known`` are the anchored runs where they were found before. ``jobs`` processes
    share the small gaps of a long copy; 0 is one on each core.
    """
    found = anchored_runs(canonical.anchors, ids, part) if known is None else known
    runs = increasing(found)
    aligner = _Aligner(canonical, words, ids)
    if len(runs) < len(found):
        aligner.elsewhere = Elsewhere(found, runs)
    aligner.between(runs, 0, len(canonical), *part, ANCHOR)
    units = separated(canonical, words, aligner.finished(jobs))

    def realign(of_canonical: Range, of_scan: Range) -> Sequence[Unit]:
        return align_range(canonical, words, ids, of_canonical, of_scan)

    return without_words_beside(canonical, words, units, realign)


def align_range(
    canonical: CanonicalWords, words: Words, ids: Sequence[int], of_canonical: Range, of_scan: Range
) -> tuple[Unit, ...]:
    """Align a part of the canonical with a part of the scan, with no anchors but those that the parts themselves give."""
    aligner = _Aligner(canonical, words, ids)
    aligner.fill(*of_canonical, *of_scan, ANCHOR)
    return tuple(aligner.finished())


class _Aligner:
    """One alignment under way: the two sides, and the units found so far, in order.

    Its methods run once for each gap and take plain integers, ``c0`` to ``c1`` of the canonical's words and ``s0`` to
    ``s1`` of the scan's; a :class:`Range` is made for what is kept.
    """

    def __init__(self, canonical: CanonicalWords, words: Words, ids: Sequence[int]) -> None:
        self.canonical = canonical
        self.words = words
        self.ids = ids
        self.units: list[Unit] = []
        self.elsewhere: Elsewhere | None = None
        """The anchored runs that are in another order."""
        self.later: list[tuple[int, Gap]] = []
        """The gaps that are aligned word by word when all are known, each with the number of units before it."""

    def emit(self, kind: Kind, c0: int, c1: int, s0: int, s1: int) -> None:
        """Append a unit, or add it to the last one when it goes on there."""
        units = self.units
        before = self.later[-1][0] if self.later else 0  # what is behind a gap does not go on what is before it
        if len(units) > before and kind is not Kind.FIELD and kind is not Kind.REPLACE:
            last = units[-1]
            if last.kind is kind and last.canonical.end == c0 and last.scan.end == s0:
                units[-1] = Unit(kind, Range(last.canonical.start, c1), Range(last.scan.start, s1))
                return
        units.append(Unit(kind, Range(c0, c1), Range(s0, s1)))

    def between(self, runs: list[Run], c0: int, c1: int, s0: int, s1: int, width: int) -> None:
        """Align a gap with the help of runs of equal words, in one order; ``width`` is the length of their anchors.

        Each run is grown to both sides as far as the words are equal.
        """
        canonical_ids, ids = self.canonical.ids, self.ids
        c, s = c0, s0
        for s_at, c_at, size in runs:
            shift = max(0, s - s_at, c - c_at)  # what an earlier run took, growing to the right
            if shift >= size:
                continue
            s_from, c_from, s_to, c_to = s_at + shift, c_at + shift, s_at + size, c_at + size
            while s_from > s and c_from > c and ids[s_from - 1] == canonical_ids[c_from - 1]:
                s_from -= 1
                c_from -= 1
            while s_to < s1 and c_to < c1 and ids[s_to] == canonical_ids[c_to]:
                s_to += 1
                c_to += 1
            self.fill(c, c_from, s, s_from, width)
            self.emit(Kind.EQUAL, c_from, c_to, s_from, s_to)
            c, s = c_to, s_to
        self.fill(c, c1, s, s1, width)

    def fill(self, c0: int, c1: int, s0: int, s1: int, width: int) -> None:
        """Align a gap; ``width`` is the length of the anchors that were tried last."""
        canonical_ids, ids = self.canonical.ids, self.ids
        c, s = c0, s0
        while c < c1 and s < s1 and canonical_ids[c] == ids[s]:
            c += 1
            s += 1
        if c0 < c:
            self.emit(Kind.EQUAL, c0, c, s0, s)
        c_end, s_end = c1, s1
        while c < c1 and s < s1 and canonical_ids[c1 - 1] == ids[s1 - 1]:
            c1 -= 1
            s1 -= 1
        self._inside(c, c1, s, s1, width)
        if c1 < c_end:
            self.emit(Kind.EQUAL, c1, c_end, s1, s_end)

    def _inside(self, c0: int, c1: int, s0: int, s1: int, width: int) -> None:
        """Align a gap whose first words differ, and whose last words do."""
        m, n = c1 - c0, s1 - s0
        if m == 0 or n == 0:
            self._block(c0, c1, s0, s1)
        elif m == 1 and n == 1 and c0 not in self.canonical.slots:
            self.emit(Kind.REPLACE, c0, c1, s0, s1)
        elif m == 1 and c0 in self.canonical.slots and fills(self.canonical, self.words, c0, Range(s0, s1)):
            self.emit(Kind.FIELD, c0, c1, s0, s1)
        elif m * n <= _CELLS or (m <= _FEW and n <= _MANY):
            self._word_by_word(c0, c1, s0, s1)
        else:
            self._large(c0, c1, s0, s1, width)

    def _large(self, c0: int, c1: int, s0: int, s1: int, width: int) -> None:
        """Align a gap that is too large to align word by word: cut it at what is unique in it, or else in common.

        Not where the words of the one side are elsewhere on the other, as those of clauses in another order are: what they
        have in common with what is here is chance.
        """
        if self.elsewhere is not None and self.elsewhere.hold(c0, c1, s0, s1):
            self._block(c0, c1, s0, s1)
            return
        canonical_ids, ids = self.canonical.ids[c0:c1], self.ids[s0:s1]
        for narrower in (w for w in (ANCHOR, 3, 2, 1) if w <= width):
            if runs := gap_anchors(canonical_ids, ids, narrower):
                if unrelated(canonical_ids, ids, runs):
                    self._block(c0, c1, s0, s1)
                    return
                self.between(_moved(runs, c0, s0), c0, c1, s0, s1, narrower if narrower > 1 else 0)
                return
        cells = len(canonical_ids) * len(ids)
        if cells <= _COMMON_CELLS and (runs := common_stretches(canonical_ids, ids)):
            self.between(_moved(runs, c0, s0), c0, c1, s0, s1, 0)
        elif cells <= _WORST_CELLS:
            self._word_by_word(c0, c1, s0, s1)
        elif runs := repeated_anchors(canonical_ids, ids):
            self.between(_moved(runs, c0, s0), c0, c1, s0, s1, 0)
        else:
            self._block(c0, c1, s0, s1)

    def _block(self, c0: int, c1: int, s0: int, s1: int) -> None:
        """Words that have nothing to do with each other: deletions (and blank fields), then an insertion."""
        slots = self.canonical.slots
        at = c0
        for index in range(c0, c1) if slots else ():
            if index in slots:
                if at < index:
                    self.emit(Kind.DELETE, at, index, s0, s0)
                self.emit(Kind.FIELD, index, index + 1, s0, s0)
                at = index + 1
        if at < c1:
            self.emit(Kind.DELETE, at, c1, s0, s0)
        if s0 < s1:
            self.emit(Kind.INSERT, c1, c1, s0, s1)

    def _word_by_word(self, c0: int, c1: int, s0: int, s1: int) -> None:
        self.later.append((len(self.units), (Range(c0, c1), Range(s0, s1))))

    def finished(self, jobs: int = 1) -> list[Unit]:
        """All units in order, when the gaps that were left for later are aligned."""
        if not self.later:
            return self.units
        filled = align_gaps(self.canonical, self.words, [gap for _, gap in self.later], jobs)
        found, starts = self.units, [at for at, _ in self.later]
        self.units, self.later = found[: starts[0]], []
        for units, start, stop in zip(filled, starts, [*starts[1:], len(found)], strict=True):
            self._append(units)
            self._append(found[start:stop])
        return self.units

    def _append(self, units: Sequence[Unit]) -> None:
        """Append units of which only the first may go on the last one that is there."""
        if units:
            self.emit(units[0].kind, *units[0].canonical, *units[0].scan)
            self.units.extend(units[1:])


def _moved(runs: list[Run], c0: int, s0: int) -> list[Run]:
    """Runs of a gap as runs of the texts in which it begins at ``c0`` and ``s0``."""
    return [(s0 + s, c0 + c, size) for s, c, size in runs]
