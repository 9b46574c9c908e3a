"""Nothing is lost and nothing is there twice, whatever is killed, and whenever; a full disk loses nothing either."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.batch import deadly
from tests.batch.pile import form_in, pile_in, rows

pytest.importorskip("pyarrow", reason="the extra clausediff[batch] is not installed")

from clausediff.batch import processes, run, running, shard_work, storage
from clausediff.batch.engines import Here
from clausediff.batch.processes import Processes
from clausediff.batch.running import State
from clausediff.errors import OutputError
from clausediff.pipeline import Options

ROOT = Path(__file__).resolve().parents[2]
COUNT = 30
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Options:
    """Options with the small form, and a pile in the current folder."""
    monkeypatch.chdir(tmp_path)
    pile_in(Path("pile"), COUNT)
    return Options(canonical=form_in(Path("forms")))


def expected(options: Options) -> dict[str, list[dict[str, Any]]]:
    """The rows of a run that nobody disturbs."""
    run(["pile"], "calm", options, engine=Here(), shard_size=3)
    return rows(Path("calm"))


def test_a_worker_is_killed(options: Options) -> None:
    """Killing workers again and again changes no row: their shards are done by others."""
    engine = Processes(2)
    killed = []

    def during(state: State) -> None:
        if state.stage == "compare" and len(killed) < 3 and state.done and engine.pids:
            killed.append(engine.pids[0])
            os.kill(killed[-1], KILL)

    summary = run(["pile"], "out", options, engine=engine, shard_size=3, progress=during)
    assert killed
    assert not summary.failed
    assert summary.counts["error"] == 0
    assert rows(Path("out")) == expected(options)


def test_a_process_that_has_grown_is_replaced(options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the same rows."""
    monkeypatch.setattr(processes, "MOST", 1)
    started = []
    real = processes._started
    monkeypatch.setattr(processes, "_started", lambda: started.append(real()) or started[-1])
    shards = run(["pile"], "out", options, jobs=1, shard_size=20).shards
    assert len(started) == 2 * shards  # each shard is compared, and then put into the tables
    assert rows(Path("out")) == expected(options)


def test_a_file_that_kills_its_process(options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    """It becomes an error, all others are compared, and the next run tries it again."""
    monkeypatch.setattr(running, "compare_shard", deadly.compare_shard)
    summary = run(["pile"], "out", options, jobs=1, shard_size=10)
    assert summary.counts["error"] == 1
    assert not summary.failed
    found = rows(Path("out"))
    assert [(row["kind"], row["path"].rpartition("/")[2]) for row in found["errors"]] == [("crash", deadly.VICTIM)]
    assert len(found["documents"]) == COUNT
    monkeypatch.setattr(running, "compare_shard", shard_work.compare_shard)
    assert run(["pile"], "out", options, jobs=1, shard_size=10).counts["error"] == 0
    assert rows(Path("out"))["documents"] == expected(options)["documents"]


def test_the_whole_run_is_killed(options: Options) -> None:
    """Killed at any moment, a run goes on where it was; in the end the rows are those of a run that nobody disturbed."""
    out = Path("out")
    progress = [
        lambda: len(list(out.glob(".work/*.*"))) > 1,
        lambda: len(finished(out)) > 2,
        lambda: len(finished(out)) > 6,
        lambda: any(out.glob("shards/*.json")),
        lambda: len(list(out.glob("shards/*.json"))) > 4,
    ]
    seen: set[str] = set()
    for reached in progress:
        killed_when(reached, options)
        assert finished(out) >= seen, "a finished shard was lost"
        seen = finished(out)
    summary = run(["pile"], "out", options, jobs=1, shard_size=3)
    assert summary.skipped >= len(seen) > 2
    assert rows(out) == expected(options)
    assert not list(out.glob("*/.*.parquet*"))


def test_a_file_that_is_linked_again_leaves_nothing_beside_it(tmp_path: Path) -> None:
    """A run that was killed between two tables links the first one again: renaming a link to itself does nothing."""
    made = tmp_path / "made.parquet"
    made.write_bytes(b"rows")
    for _ in range(2):
        storage.link(made, tmp_path / "agreements" / "one.parquet")
    assert [path.name for path in (tmp_path / "agreements").iterdir()] == ["one.parquet"]


def finished(out: Path) -> set[str]:
    """The folders of shards that are whole."""
    return {path.name for path in out.glob(".work/*.*") if not path.name.startswith(".")}


def killed_when(reached: Callable[[], bool], options: Options) -> None:
    """Start a run as a user would, and kill it when something is reached, or let it end."""
    command = [sys.executable, "-m", "clausediff", "batch", "pile", "--out", "out", "--shard-size", "3", "--jobs", "2"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [*command, "--canonical", str(options.canonical), "-q"], env=environment, stderr=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + 60
        while process.poll() is None and not reached() and time.monotonic() < until:
            time.sleep(0.005)
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
def test_a_full_disk(options: Options, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """The run ends with one clear sentence; what is finished stays, and the next run goes on."""
    calls = []
    real = shard_work.put_table

    def failing(path: Path, *rest: Any, **named: Any) -> None:
        calls.append(path)
        if len(calls) > 12:
            raise OSError(code, os.strerror(code), str(path))
        real(path, *rest, **named)

    monkeypatch.setattr(shard_work, "put_table", failing)
    with pytest.raises(OutputError, match=r"no room left|may not be written") as raised:
        run(["pile"], "out", options, engine=Here(), shard_size=3)
    assert "are kept" in str(raised.value)
    kept = finished(Path("out"))
    assert len(kept) == 2
    monkeypatch.setattr(shard_work, "put_table", real)
    assert run(["pile"], "out", options, engine=Here(), shard_size=3).skipped == 2
    assert rows(Path("out")) == expected(options)


def test_a_full_disk_while_tables_are_written(options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that could not be replaced is as it was."""
    before = expected(options)
    (Path("pile") / "first" / "new.txt").write_text("nothing of the form", "utf-8")

    def failing(source: str, target: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", target)

    with monkeypatch.context() as patch:
        patch.setattr(storage.os, "replace", failing)
        with pytest.raises(OutputError, match="no room left"):
            run(["pile"], "calm", options, engine=Here(), shard_size=3)
    (Path("pile") / "first" / "new.txt").unlink()
    run(["pile"], "calm", options, engine=Here(), shard_size=3)
    assert rows(Path("calm")) == before


def test_a_folder_that_may_not_be_written(options: Options, tmp_path: Path) -> None:
    """The error says which folder, and what to do."""
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(OutputError, match=r"could not be written|may not be written"):
        run(["pile"], tmp_path / "file" / "out", options, engine=Here())


def test_a_damaged_shard(options: Options) -> None:
    """Counts that were damaged on the disk are one clear error, which says what to do; then all is as before."""
    before = expected(options)
    victim = next(Path("calm").glob(".work/*.*/counted_readings.parquet"))
    data = victim.read_bytes()
    victim.unlink()
    victim.write_bytes(b"x" * len(data))
    (Path("calm") / "places" / "places.parquet").unlink()
    with pytest.raises(OutputError, match="could not be merged"):
        run(["pile"], "calm", options, engine=Here(), shard_size=3)
    shutil.rmtree("calm/.work")
    run(["pile"], "calm", options, engine=Here(), shard_size=3)
    assert rows(Path("calm")) == before


def test_a_power_failure(options: Options) -> None:
    """A finished shard with an empty table is not taken for finished."""
    before = expected(options)
    victim = next(Path("calm").glob(".work/*.*/documents.parquet"))
    victim.unlink()
    victim.write_bytes(b"")
    run(["pile"], "calm", options, engine=Here(), shard_size=3)
    assert rows(Path("calm")) == before
    assert victim.stat().st_size
