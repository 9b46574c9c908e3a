"""Calls shared by this process and its copies: order, what a copy that dies loses (nothing), and exceptions."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.parallel import cores
from clausediff.shared_calls import MOST, in_shares

pytestmark = pytest.mark.skipif(cores() == 1 and not hasattr(os, "fork"), reason="this system cannot fork")


@given(st.integers(0, MOST), st.integers(0, 4))
def test_results_are_in_order(count: int, jobs: int) -> None:
    """Whoever works them out."""
    assert in_shares(lambda number: number * number, count, jobs) == [number * number for number in range(count)]


def all_at_work(folder: Path, processes: int) -> None:
    """Wait until so many processes have come here, or half a minute: then each has a call, however busy the machine is."""
    (folder / str(os.getpid())).touch()
    until = time.monotonic() + 30
    while len(os.listdir(folder)) < processes and time.monotonic() < until:
        time.sleep(0.005)


def test_this_process_and_its_copies_work(tmp_path: Path) -> None:
    """Each takes calls while there are any, and has what the caller has."""
    shared = ["words"]

    def call(number: int) -> tuple[int, str]:
        all_at_work(tmp_path, 3)
        return os.getpid(), shared[0]

    found = in_shares(call, 20, 3)
    assert len({process for process, _ in found}) == 3
    assert os.getpid() in {process for process, _ in found}
    assert {word for _, word in found} == {"words"}


def test_what_is_sent_is_packed(tmp_path: Path) -> None:
    """By a copy, and unpacked here; results of this process are left as they are."""

    def call(number: int) -> list[int]:
        all_at_work(tmp_path, 2)
        return [number, os.getpid()]

    found = in_shares(call, 30, 2, pack=lambda made: (*made, "sent"), unpack=list)
    assert [made[0] for made in found] == list(range(30))
    assert all((made[2:] == ["sent"]) == (made[1] != os.getpid()) for made in found)
    assert {len(made) for made in found} == {2, 3}


@pytest.mark.parametrize("death", [signal.SIGKILL, signal.SIGTERM])
def test_a_copy_that_dies_loses_nothing(death: int) -> None:
    """All that it took is done here."""
    here = os.getpid()

    def call(number: int) -> int:
        time.sleep(0.002)
        if os.getpid() != here and number > 5:
            os.kill(os.getpid(), death)
        return number

    assert in_shares(call, 40, 3) == list(range(40))


def test_a_copy_that_exits_loses_nothing() -> None:
    """Nor one whose results cannot be sent."""
    here = os.getpid()

    def call(number: int) -> object:
        time.sleep(0.002)
        return number if os.getpid() == here else lambda: number

    assert in_shares(call, 20, 2) == list(range(20))


def test_an_exception_is_raised_here() -> None:
    """Of whichever process; no copy is left behind."""

    def call(number: int) -> int:
        time.sleep(0.002)
        if number == 17:
            raise ValueError("seventeen")
        return number

    with pytest.raises(ValueError, match="seventeen"):
        in_shares(call, 40, 3)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_without_fork_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that gives no more processes costs nothing but time."""

    def refuse() -> int:
        raise OSError("too many processes")

    monkeypatch.setattr(os, "fork", refuse)
    assert in_shares(lambda number: (number, os.getpid()), 5, 2) == [(number, os.getpid()) for number in range(5)]
