"""Judgements that are sent from process to process, and long copies that several processes judge."""

from __future__ import annotations

import os
import pickle
import random
import signal
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausediff import judge as judge_package
from clausediff.alignment.edits import Edit
from clausediff.judge import Judgement, finish, judge
from clausediff.judge.packed import pack, unpack
from clausediff.model import Range
from clausediff.parallel import cores
from tests import stages
from tests.bench.made import contract, misread

forking = pytest.mark.skipif(cores() == 1 and not hasattr(os, "fork"), reason="this system cannot fork")
FORM = contract(12)


def changed(seed: int) -> str:
    """The form with misread letters, and words and lines put in, left out and exchanged."""
    rng = random.Random(seed)
    words = misread(FORM, 0.02, seed).split(" ")
    for _ in range(rng.randint(0, 40)):
        at = rng.randrange(len(words))
        words[at] = rng.choice(["", "shall not", "60", "(b)", words[at].upper(), f"{words[at]}\n\nand a line\n", "x"])
    return " ".join(words)


def plain(judged: Sequence[Judgement]) -> list[str]:
    """All that judgements say."""
    return [repr(each) for each in judged]


@given(st.integers(0, 10**6))
@settings(max_examples=15, deadline=None)
def test_what_is_unpacked_is_what_was_packed(seed: int) -> None:
    """Judgements on all kinds of edits, those on a part of an insertion among them."""
    page, edits = stages.page(FORM, changed(seed))
    made = [(index, each) for index, edit in enumerate(edits) for each in judge(page, [edit])]
    sent = pickle.loads(pickle.dumps(pack(made, edits)))
    found = unpack(sent, edits)
    assert [index for index, _ in found] == [index for index, _ in made]
    assert plain([each for _, each in found]) == plain([each for _, each in made])
    assert all(
        (one.edit is edits[at]) == (other.edit is edits[at]) for (at, one), (_, other) in zip(made, found, strict=True)
    )
    assert all(isinstance(each.edit, Edit) and isinstance(each.scan, Range) for _, each in found)


@forking
@given(st.integers(0, 10**6), st.integers(2, 3))
@settings(max_examples=15, deadline=None)
def test_several_processes_judge_as_one(seed: int, jobs: int) -> None:
    """The same judgements in the same order."""
    page, edits = stages.page(FORM, changed(seed))
    alone = plain(finish(page, judge(page, edits)))
    page, edits = stages.page(FORM, changed(seed))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(judge_package, "_SHARE", 2)
        assert plain(finish(page, judge(page, edits, jobs))) == alone


@forking
def test_a_process_that_dies_loses_no_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it had taken is judged here."""
    page, edits = stages.page(FORM, changed(1))
    alone = plain(judge(page, edits))
    here, usual = os.getpid(), judge_package._judged

    def killed(*arguments: object, **options: object) -> object:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return usual(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(judge_package, "_SHARE", 2)
    monkeypatch.setattr(judge_package, "_judged", killed)
    assert plain(judge(page, edits, 2)) == alone
