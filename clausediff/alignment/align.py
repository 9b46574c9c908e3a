"""Align the words of one copy with the canonical's: anchors first, then bands between them, then word by word.

Anchors are runs of words that stand once in both texts; a longest increasing subsequence keeps the largest set that is in
one order (patience diff: B. Cohen, 2003; LIS: Fredman, 1975). Between anchors the same is done again with what is unique
there, and gaps that are small enough are aligned word by word by dynamic programming whose moves are a misread word, a
word lost, a word gained, words joined or split, and a field that takes words in. Cost grows about linearly with length.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from clausediff.alignment.unit import Kind, Unit
from clausediff.alignment.word_by_word import cheapest, fills
from clausediff.canonical.reference import ANCHOR, CanonicalWords, unique_runs
from clausediff.model import Range
from clausediff.text.words import Words

_CELLS = 3000  # words × words up to which a gap is aligned by dynamic programming
_LCS_CELLS = 9_000_000  # … and up to which, without anchors, by a longest common subsequence
_DIAGONAL = 8  # how many places a run may have to serve as an anchor near the diagonal


class _Aligner:
    """One alignment under way: the two sides and the units found, in order."""

    def __init__(self, canonical: CanonicalWords, words: Words, ids: Sequence[int]) -> None:
        self.canonical = canonical
        self.words = words
        self.ids = ids
        self.units: list[Unit] = []

    def emit(self, kind: Kind, c0: int, c1: int, s0: int, s1: int) -> None:
        units = self.units
        if units and kind is not Kind.FIELD and kind is not Kind.REPLACE:
            last = units[-1]
            if last.kind is kind and last.canonical.end == c0 and last.scan.end == s0:
                units[-1] = Unit(kind, Range(last.canonical.start, c1), Range(last.scan.start, s1))
                return
        units.append(Unit(kind, Range(c0, c1), Range(s0, s1)))

    def block(self, c0: int, c1: int, s0: int, s1: int) -> None:
        """Words that have nothing to do with each other: deletions (and blank fields), then insertions."""
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

    def between(self, pairs: list[tuple[int, int, int]], c0: int, c1: int, s0: int, s1: int, width: int) -> None:
        """Align a range with the help of anchors ``(scan index, canonical index, length)`` in one order."""
        ref_ids, ids = self.canonical.ids, self.ids
        c, s = c0, s0
        for s_at, c_at, length in pairs:
            shift = max(0, s - s_at, c - c_at)  # what an earlier anchor took, growing to the right
            if shift >= length:
                continue
            s_from, c_from, s_to, c_to = s_at + shift, c_at + shift, s_at + length, c_at + length
            while s_from > s and c_from > c and ids[s_from - 1] == ref_ids[c_from - 1]:
                s_from -= 1
                c_from -= 1
            while s_to < s1 and c_to < c1 and ids[s_to] == ref_ids[c_to]:
                s_to += 1
                c_to += 1
            self.fill(c, c_from, s, s_from, width)
            self.emit(Kind.EQUAL, c_from, c_to, s_from, s_to)
            c, s = c_to, s_to
        self.fill(c, c1, s, s1, width)

    def fill(self, c0: int, c1: int, s0: int, s1: int, width: int = ANCHOR) -> None:
        """Align a gap; ``width`` is the length of the anchors tried last."""
        ref_ids, ids = self.canonical.ids, self.ids
        c_start, s_start = c0, s0
        while c0 < c1 and s0 < s1 and ref_ids[c0] == ids[s0]:
            c0 += 1
            s0 += 1
        if c_start < c0:
            self.emit(Kind.EQUAL, c_start, c0, s_start, s0)
        c_end, s_end = c1, s1
        while c0 < c1 and s0 < s1 and ref_ids[c1 - 1] == ids[s1 - 1]:
            c1 -= 1
            s1 -= 1
        self._inside(c0, c1, s0, s1, width)
        if c1 < c_end:
            self.emit(Kind.EQUAL, c1, c_end, s1, s_end)

    def _inside(self, c0: int, c1: int, s0: int, s1: int, width: int) -> None:
        m, n = c1 - c0, s1 - s0
        if m == 0 or n == 0:
            if m or n:
                self.block(c0, c1, s0, s1)
            return
        if m == 1 and n == 1 and c0 not in self.canonical.slots:
            self.emit(Kind.REPLACE, c0, c1, s0, s1)
            return
        if m == 1 and c0 in self.canonical.slots and fills(self.canonical, self.words, c0, s0, s1):
            self.emit(Kind.FIELD, c0, c1, s0, s1)
            return
        if m * n <= _CELLS or (m <= 3 and n <= 4000):
            self._dynamic(c0, c1, s0, s1)
            return
        for narrower in (w for w in (ANCHOR, 3, 2, 1) if w <= width):
            pairs = self._local_anchors(c0, c1, s0, s1, narrower)
            if pairs:
                self.between(pairs, c0, c1, s0, s1, narrower if narrower > 1 else 0)
                return
        if m * n <= _LCS_CELLS:
            pairs = self._common(c0, c1, s0, s1)
            if pairs:
                self.between(pairs, c0, c1, s0, s1, 0)
                return
        if m * n <= 4 * _CELLS:
            self._dynamic(c0, c1, s0, s1)
        else:
            self.block(c0, c1, s0, s1)

    def _local_anchors(self, c0: int, c1: int, s0: int, s1: int, width: int) -> list[tuple[int, int, int]]:
        """Runs of ``width`` words that stand once on each side of the gap; failing that, those near the diagonal."""
        theirs = self.canonical.ids[c0:c1]
        ours = self.ids[s0:s1]
        there = unique_runs(theirs, width)
        here = unique_runs(ours, width)
        hits = [(s, there[run], width) for run, s in here.items() if run in there]
        if not hits and len(theirs) > 300 and len(ours) > 300:
            hits = _near_diagonal(theirs, ours, width)
        return [(s0 + s, c0 + c, width) for s, c, _ in increasing(sorted(hits))]

    def _common(self, c0: int, c1: int, s0: int, s1: int) -> list[tuple[int, int, int]]:
        """Stretches of a longest common subsequence, without the small islands in a sea of change."""
        blocks = [
            (op.src_start, op.dest_start, op.src_end - op.src_start)
            for op in LCSseq.opcodes(self.canonical.ids[c0:c1], self.ids[s0:s1])
            if op.tag == "equal"
        ]
        return [(s0 + s, c0 + c, length) for c, s, length in blocks if length >= 3]

    def _dynamic(self, c0: int, c1: int, s0: int, s1: int) -> None:
        for unit in cheapest(self.canonical, self.words, c0, c1, s0, s1):
            self.emit(unit.kind, *unit.canonical, *unit.scan)


def align(
    canonical: CanonicalWords,
    words: Words,
    ids: Sequence[int],
    part: Range,
    known: list[tuple[int, int, int]] | None = None,
) -> list[Unit]:
    """Align the copy that is ``part`` of the scan's words with the whole canonical.

    ``ids`` holds the reference's integer of each word of the scan, -1 for words that it lacks. The units cover both
    ranges without holes or overlaps, in order on both sides; a moved clause is still a deletion and an insertion
    (:mod:`clausediff.alignment.moves` finds it). ``known`` are the anchors' runs where they were found before.
    """
    aligner = _Aligner(canonical, words, ids)
    pairs = increasing(runs(canonical.anchors, ids, *part) if known is None else known)
    aligner.between(pairs, 0, len(canonical), *part, ANCHOR)
    return aligner.units


def align_range(
    canonical: CanonicalWords, words: Words, ids: Sequence[int], of_canonical: Range, of_scan: Range
) -> tuple[Unit, ...]:
    """Align a part of the canonical with a part of the scan, with no anchors but those that the parts themselves give."""
    aligner = _Aligner(canonical, words, ids)
    aligner.fill(*of_canonical, *of_scan)
    return tuple(aligner.units)


def runs(anchors: dict[tuple[int, ...], int], ids: Sequence[int], s0: int, s1: int) -> list[tuple[int, int, int]]:
    """Maximal runs of anchors in the scan: (scan index, canonical index, words), in the order of the scan."""
    window = ids[s0:s1]
    places = map(anchors.get, zip(*(window[i:] for i in range(ANCHOR)), strict=False))
    found: list[tuple[int, int, int]] = []
    start_s = start_c = offset = -1
    expected = None
    for offset, at in enumerate(places):
        if at == expected:
            if at is not None:
                expected = at + 1
            continue
        if expected is not None:
            found.append((s0 + start_s, start_c, offset - start_s + ANCHOR - 1))
        if at is None:
            expected = None
        else:
            start_s, start_c, expected = offset, at, at + 1
    if expected is not None:
        found.append((s0 + start_s, start_c, offset - start_s + ANCHOR))
    return found


def increasing(pairs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The heaviest subsequence of ``(scan index, canonical index, weight…)`` that increases on both sides.

    The weight is the third item, a number of words. Already ordered input is returned as it is.
    """
    if all(a[1] < b[1] for a, b in itertools.pairwise(pairs)):
        return pairs
    order = sorted({pair[1] for pair in pairs})
    best_weight = [0] * (len(order) + 1)
    best_index = [-1] * (len(order) + 1)
    previous = [-1] * len(pairs)
    total = [0] * len(pairs)
    for index, pair in enumerate(pairs):
        rank = bisect_left(order, pair[1])
        weight, before = 0, -1
        at = rank
        while at > 0:
            if best_weight[at] > weight:
                weight, before = best_weight[at], best_index[at]
            at -= at & -at
        weight += pair[2]
        total[index], previous[index] = weight, before
        at = rank + 1
        while at <= len(order):
            if weight > best_weight[at]:
                best_weight[at], best_index[at] = weight, index
            at += at & -at
    at = max(range(len(pairs)), key=total.__getitem__)
    chain = []
    while at >= 0:
        chain.append(pairs[at])
        at = previous[at]
    return chain[::-1]


def _near_diagonal(theirs: Sequence[int], ours: Sequence[int], width: int) -> list[tuple[int, int, int]]:
    """For repetitive texts: of the places where a run stands, the one nearest to where it would be in step."""
    places: dict[tuple[int, ...], list[int]] = {}
    for index, run in enumerate(zip(*(theirs[i:] for i in range(width)), strict=False)):
        places.setdefault(run, []).append(index)
    slope = len(theirs) / len(ours)
    hits = []
    for index, run in enumerate(zip(*(ours[i:] for i in range(width)), strict=False)):
        at = places.get(run)
        if at is not None and len(at) <= _DIAGONAL and run[0] != -1:
            want = index * slope
            hits.append((index, min(at, key=lambda place: abs(place - want)), width))
    return hits
