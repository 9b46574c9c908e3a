"""Insertions looked up by their words: the same ones that are found when each is compared."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from clausediff.alignment.gained import Gained
from clausediff.alignment.unit import Kind, Unit
from clausediff.model import Range

WORDS = st.integers(min_value=1, max_value=9)
LOST = st.lists(st.one_of(WORDS, st.just(-3)), min_size=1, max_size=12).filter(lambda lost: any(n > 0 for n in lost))
INSERTIONS = st.lists(st.lists(st.one_of(WORDS, st.just(-1)), min_size=1, max_size=16), max_size=5)


def made(insertions: list[list[int]]) -> tuple[list[int], Gained]:
    """The scan's words, and its insertions, which are all of it."""
    ids: list[int] = []
    units = []
    for insertion in insertions:
        units.append(Unit(Kind.INSERT, Range(0, 0), Range(len(ids), len(ids) + len(insertion))))
        ids += insertion
    return ids, Gained(ids, units)


@given(LOST, INSERTIONS, st.sampled_from([0.5, 0.75, 1.0]))
def test_none_is_passed_over(lost: list[int], insertions: list[list[int]], share: float) -> None:
    """Every insertion that has the share of the words in order is found, with how many it has, and no other one."""
    ids, gained = made(insertions)
    size = sum(each > 0 for each in lost)
    expected = []
    for number, (_, part) in enumerate(gained.places):
        count = LCSseq.similarity(lost, ids[part.slice])
        if count >= share * size:
            expected.append((number, count))
    found = list(gained.matching(lost, share))
    assert [(number, count) for number, _, count in found] == expected
    for number, runs, count in found:
        part = gained.places[number][1]
        assert part.start <= runs[0].start
        assert runs[-1].end <= part.end
        assert sum(run.size for run in runs) == count


def test_what_is_left_of_an_insertion() -> None:
    """Both sides of a place that was taken are searched on, in the order of the scan, and the place is not."""
    _, gained = made([[1, 2, 3, 4, 5, 6], [1, 2]])
    gained.take(0, Range(2, 4))
    assert [gained.places[number][1] for number, _, _ in gained.matching([1, 2], 1.0)] == [Range(0, 2), Range(6, 8)]
    assert [gained.places[number] for number, _, _ in gained.matching([5, 6], 1.0)] == [(0, Range(4, 6))]
    assert list(gained.matching([3, 4], 1.0)) == []


def test_a_passage_in_a_very_long_insertion() -> None:
    """It is found where some of its words follow each other, with its place; words that are scattered over it are not."""
    rng = random.Random(3)
    noise = [rng.randint(1000, 9000) for _ in range(25_000)]
    lost = list(range(1, 41))
    copy = [*lost[:18], 999, *lost[19:]]
    ids, gained = made([[7, 8, 9], [*noise[:12_000], *copy, *noise[12_000:]]])
    ((number, runs, count),) = gained.matching(lost, 0.75)
    assert (number, count) == (1, 39)
    assert (runs[0].start, runs[-1].end) == (12_003, 12_043)
    assert all(ids[run.slice] == lost[run.start - 12_003 : run.end - 12_003] for run in runs)
    scattered = [word for at, each in enumerate(lost) for word in (each, *noise[at * 600 : at * 600 + 600])]
    assert list(made([scattered])[1].matching(lost, 0.75)) == []
