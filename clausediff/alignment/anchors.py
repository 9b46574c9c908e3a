"""Anchors: runs of words that occur once on both sides, by which an alignment is cut into small gaps.

::

    canonical   The Supplier delivers the flour to the Buyer each week
    scan        The Supplier dellvers the flour to the Buyer each week
                             gap      [ anchored run, 7 words        ]

Of the runs that cross each other only the largest set in one order can be kept: the heaviest increasing subsequence
(patience diff: B. Cohen, 2003; longest increasing subsequence: M. L. Fredman, 1975).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from math import sqrt
from operator import itemgetter, lt

from rapidfuzz.distance import LCSseq

from clausediff.canonical.reference import ANCHOR, unique_runs, windows
from clausediff.model import Range

Run = tuple[int, int, int]
"""Equal words of both sides: index of the first in the scan, index of the first in the canonical, how many."""

_DIAGONAL = 8
"""How often words may occur to serve as an anchor near the diagonal."""
_LONG = 300
"""Words of both sides of a gap from which anchors near the diagonal are tried."""
_FOREIGN = 0.75
"""Share of a gap's words on the one side that must be elsewhere on the other for nothing in the gap to correspond: as much as
makes a passage a moved one."""
_MISREAD, _SHIFT = 20, 3
"""Misread words between two runs of one passage, and by how many words they may differ on the two sides."""
_CHANCE, _CHANCE_LEAST = 2.5, 100
"""Times the square root of their number up to which so many runs, at least, are in one order by chance."""
_LONG_TEXT, _HELD = 1000, 0.02
"""Words of both sides of a gap from which it is asked whether they have anything to do with each other, and the share of them in
anchors up to which it is."""
_COMMON = 3
"""Words of a stretch of the longest common subsequence; fewer may be equal by chance."""


def anchored_runs(anchors: dict[tuple[int, ...], int], ids: Sequence[int], part: Range) -> list[Run]:
    """Maximal runs of a part of the scan that consist of the canonical's anchors, in the order of the scan.

    ``anchors`` gives the canonical index of each run of ``ANCHOR`` ids that occurs once in it.
    """
    found: list[Run] = []
    first = index = -1
    expected = None  # where the canonical goes on, in a run
    part_ids = ids if part.size == len(ids) else ids[part.slice]
    # Where a run begins in the canonical is counted back from its end: the numbers in ``anchors``, if any were kept, would keep
    # the memory of all of them from being used again.
    for index, at in enumerate(map(anchors.get, windows(part_ids, ANCHOR))):
        if at == expected:
            if at is not None:
                expected = at + 1
            continue
        if expected is not None:
            found.append((part.start + first, expected - (index - first), index - first + ANCHOR - 1))
        if at is None:
            expected = None
        else:
            first, expected = index, at + 1
    if expected is not None:
        found.append((part.start + first, expected - (index + 1 - first), index - first + ANCHOR))
    return found


def gap_anchors(canonical_ids: Sequence[int], scan_ids: Sequence[int], width: int) -> list[Run]:
    """Runs of ``width`` words that occur once on each side of a gap, in one order; failing that, those near the diagonal."""
    in_canonical = unique_runs(canonical_ids, width)
    in_scan = unique_runs(scan_ids, width)
    found = [(at, in_canonical[run], width) for run, at in in_scan.items() if run in in_canonical]
    if not found and len(canonical_ids) > _LONG and len(scan_ids) > _LONG:
        found = _near_diagonal(canonical_ids, scan_ids, width)
    return _in_order(sorted(found))


def _in_order(found: list[Run]) -> list[Run]:
    """The runs in one order; none of very many of which no more are in one order than in texts that have nothing to do with each other.

    Of n things in no order the longest increasing subsequence has 2√n (B. F. Logan and L. A. Shepp; A. M. Vershik and S. V. Kerov, 1977).
    """
    chain = increasing(found)
    return [] if len(found) >= _CHANCE_LEAST and len(chain) < _CHANCE * sqrt(len(found)) else chain


def unrelated(canonical_ids: Sequence[int], scan_ids: Sequence[int], runs: Sequence[Run]) -> bool:
    """Whether two long texts have no more in one order than texts have that have nothing to do with each other.

    ``runs`` are anchors between them; where they have more than a few of the words, nothing else is looked at.
    """
    shorter = min(len(canonical_ids), len(scan_ids))
    if shorter < _LONG_TEXT or sum(size for _, _, size in runs) > _HELD * shorter:
        return False
    for width in (2, 1):
        in_canonical, in_scan = unique_runs(canonical_ids, width), unique_runs(scan_ids, width)
        found = sorted((at, in_canonical[run], width) for run, at in in_scan.items() if run in in_canonical)
        if len(found) >= _CHANCE_LEAST:
            return not _in_order(found)
    return False


def common_stretches(canonical_ids: Sequence[int], scan_ids: Sequence[int]) -> list[Run]:
    """Stretches of the longest common subsequence of a gap, without single words that are equal by chance."""
    return [
        (op.dest_start, op.src_start, op.src_end - op.src_start)
        for op in LCSseq.opcodes(canonical_ids, scan_ids)
        if op.tag == "equal" and op.src_end - op.src_start >= _COMMON
    ]


def increasing(runs: list[Run]) -> list[Run]:
    """The runs, which are in the order of the scan, that are in the order of the canonical too, with the most words.

    Runs that are all in order are returned as they are.
    """
    canonical = list(map(itemgetter(1), runs))
    if all(map(lt, canonical, islice(canonical, 1, None))):
        return runs
    chain: list[Run] = []
    for first, last in _crossing(canonical):
        chain += _heaviest(runs[first:last]) if last - first > 1 else runs[first:last]
    return chain


def _crossing(canonical: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches of the runs, by their places in the canonical, between which no two runs cross each other."""
    lowest = list(accumulate(reversed(canonical), min))[::-1]
    first = 0
    for last, highest in enumerate(accumulate(canonical, max), 1):
        if last == len(canonical) or highest < lowest[last]:
            yield first, last
            first = last


def _heaviest(runs: Sequence[Run]) -> list[Run]:
    """Of runs that cross each other, those in one order that have the most words."""
    canonical = list(map(itemgetter(1), runs))
    order = sorted(set(canonical))
    best = _PrefixMaximum(len(order))
    previous: list[int] = []
    total: list[int] = []
    for index, (_, at, size) in enumerate(runs):
        rank = bisect_left(order, at)
        weight, before = best.below(rank)
        total.append(weight + size)
        previous.append(before)
        best.update(rank, weight + size, index)
    last = max(range(len(runs)), key=total.__getitem__)
    chain = []
    while last >= 0:
        chain.append(runs[last])
        last = previous[last]
    return chain[::-1]


def repeated_anchors(canonical_ids: Sequence[int], scan_ids: Sequence[int]) -> list[Run]:
    """For texts that say the same again and again: the n-th place of a run in the one for its n-th place in the other.

    Runs that occur equally often on both sides show it, for nothing was lost or gained between them; where there is none, all do.
    """
    places: list[dict[tuple[int, ...], list[int]]] = [{}, {}]
    for side, ids in zip(places, (canonical_ids, scan_ids), strict=True):
        for index, run in enumerate(windows(ids, ANCHOR)):
            side.setdefault(run, []).append(index)
    both = [(each, places[1][run]) for run, each in places[0].items() if run in places[1]]
    alike = [(one, other) for one, other in both if len(one) == len(other)] or both
    return _in_order(sorted((s, c, ANCHOR) for one, other in alike for c, s in zip(one, other, strict=False)))


class Elsewhere:
    """Anchored runs that are not in the order of the others: passages that are in another place on the other side."""

    def __init__(self, runs: Sequence[Run], in_order: Sequence[Run]) -> None:
        kept = set(in_order)
        passages: list[tuple[Range, Range]] = []
        for s, c, size in (run for run in runs if run not in kept):
            if passages:
                scan, canonical = passages[-1]
                between, there = s - scan.end, c - canonical.end
                if 0 <= there <= _MISREAD and between <= _MISREAD and abs(between - there) <= _SHIFT:
                    passages[-1] = Range(scan.start, s + size), Range(canonical.start, c + size)
                    continue
            passages.append((Range(s, s + size), Range(c, c + size)))
        self._by_scan = passages
        self._by_canonical = sorted((canonical, scan) for scan, canonical in passages)

    def hold(self, c0: int, c1: int, s0: int, s1: int) -> bool:
        """Whether nearly all words of the one side of a gap are elsewhere on the other side, and not in the gap."""
        lost = _elsewhere(self._by_canonical, Range(c0, c1), Range(s0, s1))
        return lost >= _FOREIGN * (c1 - c0) or _elsewhere(self._by_scan, Range(s0, s1), Range(c0, c1)) >= _FOREIGN * (
            s1 - s0
        )


def _elsewhere(passages: Sequence[tuple[Range, Range]], part: Range, other: Range) -> int:
    """How many words of a part of one side are in passages that begin outside of a part of the other side."""
    count, at = 0, part.start
    first = max(0, bisect_left(passages, (Range(part.start, 0),)) - 1)
    for here, there in islice(passages, first, None):
        if here.start >= part.end:
            break
        if not other.start <= there.start < other.end:
            count += max(0, min(here.end, part.end) - max(here.start, at))
            at = max(at, here.end)
    return count


class _PrefixMaximum:
    """The heaviest entry below a rank, in logarithmic time (a binary indexed tree: P. M. Fenwick, 1994)."""

    def __init__(self, size: int) -> None:
        self._weight = [0] * (size + 1)
        self._index = [-1] * (size + 1)

    def below(self, rank: int) -> tuple[int, int]:
        """The weight and the index of the heaviest entry whose rank is lower; ``(0, -1)`` where there is none."""
        weight, index = 0, -1
        while rank > 0:
            if self._weight[rank] > weight:
                weight, index = self._weight[rank], self._index[rank]
            rank -= rank & -rank
        return weight, index

    def update(self, rank: int, weight: int, index: int) -> None:
        """Enter an index at a rank."""
        rank += 1
        while rank < len(self._weight):
            if weight > self._weight[rank]:
                self._weight[rank], self._index[rank] = weight, index
            rank += rank & -rank


def _near_diagonal(canonical_ids: Sequence[int], scan_ids: Sequence[int], width: int) -> list[Run]:
    """For repetitive texts: of the places where a run occurs in the canonical, the one nearest to its place in the scan."""
    places: dict[tuple[int, ...], list[int]] = {}
    for index, run in enumerate(windows(canonical_ids, width)):
        places.setdefault(run, []).append(index)
    slope = len(canonical_ids) / len(scan_ids)
    found: list[Run] = []
    for index, run in enumerate(windows(scan_ids, width)):
        at = places.get(run)
        if at is not None and len(at) <= _DIAGONAL:
            expected = index * slope
            found.append((index, min(at, key=lambda place: abs(place - expected)), width))
    return found
