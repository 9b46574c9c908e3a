"""Gaps that several processes align word by word: the units are those of one process."""

from __future__ import annotations

import itertools
import os
import random
import signal
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausediff.alignment import gap_shares
from clausediff.alignment.align import align
from clausediff.alignment.gap_shares import align_gaps
from clausediff.alignment.unit import Unit
from clausediff.alignment.word_by_word import cheapest
from clausediff.model import Range
from clausediff.parallel import cores
from tests import stages
from tests.bench.made import contract, misread

forking = pytest.mark.skipif(cores() == 1 and not hasattr(os, "fork"), reason="this system cannot fork")
FORM = contract(8)


def changed(seed: int) -> str:
    """The form with misread letters, and words left out, put in and exchanged."""
    rng = random.Random(seed)
    words = misread(FORM, 0.03, seed).split(" ")
    for _ in range(rng.randint(0, 60)):
        words[rng.randrange(len(words))] = rng.choice(["", "shall not", "and so on and so on", "as sign ed", "x"])
    return " ".join(words)


def units_of(copy: str, jobs: int) -> list[Unit]:
    """The units of the whole alignment of a copy of the form."""
    made = stages.aligned(FORM, copy)
    return align(made.canonical, made.words, made.ids, Range(0, len(made.words)), None, jobs)


@forking
@given(st.integers(0, 10**6), st.integers(2, 3))
@settings(max_examples=10, deadline=None)
def test_several_processes_align_as_one(seed: int, jobs: int) -> None:
    """The same units, which cover both sides without holes, and of which none goes on the one before it."""
    copy = changed(seed)
    alone = units_of(copy, 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gap_shares, "_LEAST", 0.0)
        assert units_of(copy, jobs) == alone
    for one, other in itertools.pairwise(alone):
        assert one.canonical.end == other.canonical.start
        assert one.scan.end == other.scan.start


@forking
def test_a_process_that_dies_loses_no_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it had taken is aligned here."""
    copy = changed(3)
    alone, here = units_of(copy, 1), os.getpid()

    def killed(*arguments: object) -> Sequence[Unit]:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return cheapest(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(gap_shares, "_LEAST", 0.0)
    monkeypatch.setattr(gap_shares, "cheapest", killed)
    assert units_of(copy, 2) == alone


@forking
def test_each_gap_has_its_units(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order of the gaps, also where there are fewer of them than shares."""
    made = stages.aligned(FORM, changed(4))
    gaps = [(Range(at, at + 3), Range(at, at + at % 4)) for at in range(0, 60, 4)]
    monkeypatch.setattr(gap_shares, "_LEAST", 0.0)
    found = align_gaps(made.canonical, made.words, gaps, 2)
    assert found == [cheapest(made.canonical, made.words, *gap) for gap in gaps]
    assert align_gaps(made.canonical, made.words, [], 2) == []
