"""Anchors: runs of words that both sides have, and the largest set of them in one order."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

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
from clausediff.model import Range
from tests.stages import steady

triples = st.lists(st.tuples(st.integers(0, 8), st.integers(1, 5)), max_size=7).map(
    lambda made: [(index, place, weight) for index, (place, weight) in enumerate(made)]
)


@steady
@given(triples)
def test_increasing(pairs: list[Run]) -> None:
    """The chain increases on both sides and none is heavier, against trying them all."""
    chain = increasing(pairs) if pairs else []

    def rises(some: list[Run]) -> bool:
        return all(a[0] < b[0] and a[1] < b[1] for a, b in combinations(some, 2))

    assert rises(chain)
    assert set(chain) <= set(pairs)
    best = max(
        sum(pair[2] for pair in some)
        for size in range(len(pairs) + 1)
        for some in map(list, combinations(pairs, size))
        if rises(some)
    )
    assert sum(pair[2] for pair in chain) == best


@steady
@given(st.lists(st.integers(0, 5), max_size=20), st.integers(0, 8), st.integers(0, 20))
def test_anchored_runs(ids: list[int], s0: int, size: int) -> None:
    """Runs are stretches of the scan that go on in the canonical as they do in the scan, as long as can be."""
    form = [0, 1, 2, 3, 4, 5, 5, 1, 2, 3, 0]
    anchors = {}
    for index in range(len(form) - 3):
        run = tuple(form[index : index + 4])
        anchors[run] = index
    s0, s1 = min(s0, len(ids)), min(len(ids), s0 + size)
    found = anchored_runs(anchors, ids, Range(s0, s1))
    covered = set()
    for s_at, c_at, width in found:
        assert s0 <= s_at and s_at + width <= s1 and width >= 4
        assert ids[s_at : s_at + width] == form[c_at : c_at + width]
        covered.update((s_at + k, c_at + k) for k in range(width - 3))
    every = {(at, anchors[tuple(ids[at : at + 4])]) for at in range(s0, s1 - 3) if tuple(ids[at : at + 4]) in anchors}
    assert covered == every


some = st.lists(st.integers(0, 6), max_size=16)


@steady
@given(some, some, st.integers(1, 3))
def test_gap_anchors(canonical: list[int], scan: list[int], width: int) -> None:
    """What anchors a gap is unique and equal on both sides, and in one order."""
    found = gap_anchors(canonical, scan, width)
    for s_at, c_at, size in found:
        run = scan[s_at : s_at + size]
        assert size == width and run == canonical[c_at : c_at + size]
        for side in (canonical, scan):
            assert sum(side[at : at + size] == run for at in range(len(side))) == 1
    assert all(one[0] < two[0] and one[1] < two[1] for one, two in combinations(found, 2))
    assert bool(found) == any(
        [canonical[at : at + width] for at in range(len(canonical))].count(scan[at_scan : at_scan + width])
        == [scan[at : at + width] for at in range(len(scan))].count(scan[at_scan : at_scan + width])
        == 1
        for at_scan in range(len(scan) - width + 1)
    )


def test_near_the_diagonal() -> None:
    """In a long gap without anything unique a run is found where it is in step."""
    litany = [1, 2, 3, 4, 5] * 80
    canonical = [index // 5 * 10 + word for index, word in enumerate(litany[:200])] * 2
    scan = canonical.copy()
    scan[130] = -1
    found = gap_anchors(canonical, scan, 4)
    assert found
    assert all(s_at == c_at for s_at, c_at, _ in found)
    assert all(not s_at <= 130 < s_at + size for s_at, _, size in found)


def test_common_stretches() -> None:
    """Stretches in common count from three words on; fewer may be equal by chance."""
    assert common_stretches([1, 2, 3, 8, 4, 8, 5, 6, 7], [9, 1, 2, 3, 9, 4, 9, 5, 6, 7]) == [(1, 0, 3), (7, 6, 3)]


def test_elsewhere() -> None:
    """A gap holds a passage that is elsewhere when three quarters of its words are in it, misread ones between its runs too."""
    in_order = [(0, 0, 50), (200, 200, 50)]
    moved = [(60, 140, 20), (85, 165, 15)]  # 40 words with five misread ones between
    elsewhere = Elsewhere([in_order[0], *moved, in_order[1]], in_order)
    assert elsewhere.hold(50, 110, 60, 100)  # the scan's words here are the canonical's from 140 on
    assert elsewhere.hold(140, 180, 110, 190)
    assert elsewhere.hold(50, 110, 60, 112)
    assert not elsewhere.hold(50, 110, 60, 130)  # too few of them are
    assert not elsewhere.hold(50, 190, 60, 100)  # and here they are in the gap itself
    assert not elsewhere.hold(50, 100, 110, 190)


def test_elsewhere_parts_passages() -> None:
    """Runs that do not go on alike on both sides are two passages."""
    elsewhere = Elsewhere([(60, 140, 10), (80, 300, 10)], [])
    assert not elsewhere.hold(0, 20, 60, 90)
    assert elsewhere.hold(0, 20, 60, 70)


def test_repeated_anchors() -> None:
    """The n-th place of a run on the one side for the n-th on the other, around what differs."""
    clause = [1, 2, 3, 4, 5, 6]
    other = [1, 2, 9, 4, 5, 6]
    canonical, scan = clause * 9, [*clause * 3, *other, *clause * 5]
    runs = repeated_anchors(canonical, scan)
    assert all(canonical[c : c + size] == scan[s : s + size] and s == c for s, c, size in runs)
    covered: set[int] = {at for s, _, size in runs for at in range(s, s + size)}
    assert 20 not in covered
    assert len(covered) >= 40  # the words that never differ
    assert repeated_anchors([1, 2, 3, 4], [5, 6, 7, 8]) == []


def in_no_order(size: int) -> list[int]:
    """So many different words in no order."""
    made = list(range(1, size + 1))
    random.Random(size).shuffle(made)
    return made


def test_words_in_no_order_are_no_anchors() -> None:
    """Very many common words of which no more are in one order than by chance align nothing; few of them are kept as they are."""
    assert gap_anchors(range(1, 901), in_no_order(900), 1) == []
    assert gap_anchors(range(1, 51), in_no_order(50), 1)


def test_a_worn_text_keeps_its_anchors() -> None:
    """Of a text in order of which two words in three were misread, the others are anchors."""
    worn = [word if word % 3 == 0 else -1 for word in range(1, 901)]
    assert len(gap_anchors(range(1, 901), worn, 1)) == 300


def test_unrelated_texts() -> None:
    """Long texts that have words in common and no order are unrelated; not the same text, nor short ones, nor passages in another order."""
    text = list(range(1, 3001))
    assert unrelated(text, in_no_order(3000), [(5, 7, 4)])
    assert not unrelated(text, in_no_order(3000), [(0, 0, 400)])
    assert not unrelated(text, text, [])
    assert not unrelated(text[:500], in_no_order(500), [])
    passages = [text[at : at + 100] for at in range(0, 3000, 100)]
    random.Random(1).shuffle(passages)
    assert not unrelated(text, [word for passage in passages for word in passage], [])
