"""The same rows on a Dask cluster, also when its workers or its scheduler are killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.batch.pile import form_in, pile_in, rows

pytest.importorskip("distributed", reason="the extra clausediff[dask] is not installed")

from clausediff.batch import run
from clausediff.batch.engines import Here
from clausediff.batch.on_dask import OnDask
from clausediff.batch.running import State
from clausediff.cli.main import main
from clausediff.errors import ClausediffError, OutputError
from clausediff.pipeline import Options

ROOT = Path(__file__).resolve().parents[2]
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default"), pytest.mark.xdist_group("dask")]


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Options:
    """Options with the small form, and a pile in the current folder."""
    monkeypatch.chdir(tmp_path)
    pile_in(Path("pile"), 40)
    return Options(canonical=form_in(Path("forms")))


@contextmanager
def started(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A process of Dask, ended at the end of the block."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]],
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        assert process.stderr is not None
        process.stderr.close()


@contextmanager
def cluster(workers: int) -> Iterator[tuple[str, subprocess.Popen[str], list[subprocess.Popen[str]]]]:
    """A scheduler and workers, each a process of its own without a nanny: one that is killed stays away."""
    with ExitStack() as stack:
        scheduler = stack.enter_context(
            started("dask_scheduler", "--port", "0", "--no-dashboard", "--host", "127.0.0.1")
        )
        assert scheduler.stderr is not None
        address = ""
        while not address:
            line = scheduler.stderr.readline()
            assert line, "the scheduler did not start"
            found = re.search(r"tcp://127\.0\.0\.1:\d+", line)
            address = found[0] if found else ""
        made = [
            stack.enter_context(started("dask_worker", address, "--no-nanny", "--nthreads", "1", "--no-dashboard"))
            for _ in range(workers)
        ]
        yield address, scheduler, made


def test_the_same_rows(options: Options) -> None:
    """A cluster of its own for the run, from the command line."""
    run(["pile"], "here", options, engine=Here(), shard_size=9)
    arguments = ["batch", "pile", "--out", "there", "--canonical", str(options.canonical), "--scheduler", "local", "-q"]
    assert main([*arguments, "--jobs", "2", "--shard-size", "4"]) == 1
    assert rows(Path("there")) == rows(Path("here"))


def test_a_worker_is_killed(options: Options) -> None:
    """Its shards are done by the other one."""
    with cluster(2) as (address, _, workers):
        killed = []

        def during(state: State) -> None:
            if state.stage == "compare" and state.done and not killed:
                os.kill(workers[0].pid, KILL)
                killed.append(workers[0].pid)

        summary = run(["pile"], "there", options, engine=OnDask(address), shard_size=4, progress=during)
    assert killed
    assert not summary.failed
    run(["pile"], "here", options, engine=Here(), shard_size=9)
    assert rows(Path("there")) == rows(Path("here"))


def test_the_scheduler_is_killed(options: Options) -> None:
    """The run ends with one clear sentence, and a later one goes on where it was."""
    killed = []
    with cluster(1) as (address, scheduler, _):

        def during(state: State) -> None:
            if state.stage == "compare" and state.done and not killed:
                os.kill(scheduler.pid, KILL)
                killed.append(time.monotonic())

        with pytest.raises(OutputError, match="scheduler was lost"):
            run(["pile"], "there", options, engine=OnDask(address), shard_size=4, progress=during)
    assert run(["pile"], "there", options, engine=Here(), shard_size=4).skipped
    run(["pile"], "here", options, engine=Here(), shard_size=9)
    assert rows(Path("there")) == rows(Path("here"))


def test_there_is_no_scheduler(options: Options) -> None:
    """An address at which nothing answers is an error of one sentence."""
    with pytest.raises(ClausediffError, match="no Dask scheduler"):
        run(["pile"], "there", options, engine=OnDask("tcp://127.0.0.1:9"))
