"""Runs over an archive: the same rows whatever the shards and workers, and no more work than needed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

from tests.batch.pile import copy, form_in, pile_in, rows

pytest.importorskip("pyarrow", reason="the extra clausediff[batch] is not installed")

from clausediff.batch import run
from clausediff.batch.engines import Here
from clausediff.batch.running import State, Summary
from clausediff.errors import OutputError, UsageError
from clausediff.model import ExitCode
from clausediff.pipeline import Options


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Options:
    """Options with the small form. Where shards are cut depends on the names of files, so these must be the same each time."""
    monkeypatch.chdir(tmp_path)
    return Options(canonical=form_in(tmp_path / "forms"))


def here(source: Path, out: Path, options: Options, size: int = 8, **named: object) -> Summary:
    """A run in this process."""
    return run([str(source)], out, options, engine=Here(), shard_size=size, **named)  # type: ignore[arg-type]


def files_of(out: Path) -> dict[str, tuple[int, int]]:
    """Every file of the tables with its inode and time: what is rewritten changes."""
    found = {}
    for path in sorted(out.rglob("*.parquet")):
        status = path.stat()
        found[str(path.relative_to(out))] = (status.st_ino, status.st_mtime_ns)
    return found


def test_shards_and_workers_change_no_row(tmp_path: Path, options: Options) -> None:
    """One shard, many shards, shards of one file; one process and two: the same rows in every table."""
    pile = pile_in(Path("pile"), 40)
    here(pile, tmp_path / "a", options, 1_000)
    expected = rows(tmp_path / "a")
    assert len(expected["documents"]) == 40
    assert expected["differences"] and expected["places"] and expected["confusions"]
    for name, size in (("b", 1), ("c", 5), ("d", 16)):
        here(pile, tmp_path / name, options, size)
        assert rows(tmp_path / name) == expected
    summary = run([str(pile)], tmp_path / "e", options, jobs=2, shard_size=5)
    assert rows(tmp_path / "e") == expected
    assert summary.files == 40
    assert summary.shards > 4


def test_a_second_run_does_nothing(tmp_path: Path, options: Options) -> None:
    """Finished shards are skipped, and no file is written anew."""
    pile = pile_in(Path("pile"), 20)
    first = here(pile, tmp_path / "out", options, 4)
    before = files_of(tmp_path / "out")
    second = here(pile, tmp_path / "out", options, 4)
    assert second.skipped == second.shards == first.shards
    assert second.counts == first.counts
    assert files_of(tmp_path / "out") == before


def test_a_change_redoes_one_shard(tmp_path: Path, options: Options) -> None:
    """A changed file, a new one and a removed one: their shards are redone, and the rows are those of a new run."""
    pile = pile_in(Path("pile"), 60)
    out = tmp_path / "out"
    shards = here(pile, out, options, 4).shards
    (pile / "first" / "copy-0001.txt").write_text(copy(10), "utf-8")
    assert here(pile, out, options, 4).skipped == shards - 1
    (pile / "first" / "copy-0001b.txt").write_text(copy(3), "utf-8")
    assert here(pile, out, options, 4).skipped >= shards - 3
    (pile / "second" / "copy-0030.txt").unlink()
    assert here(pile, out, options, 4).skipped >= shards - 3
    here(pile, tmp_path / "anew", options, 4)
    assert rows(out) == rows(tmp_path / "anew")
    assert not any(path.name.startswith(".") for path in (out / "findings").iterdir())


def test_a_file_of_the_same_size_and_time_is_not_mistaken(tmp_path: Path, options: Options) -> None:
    """An edit that keeps a file's size and times is seen: contents are hashed."""
    pile = pile_in(Path("pile"), 4)
    path = pile / "second" / "copy-0000.txt"
    here(pile, tmp_path / "out", options)
    status = path.stat()
    path.write_text(path.read_text("utf-8").replace("30 days", "90 days"), "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert here(pile, tmp_path / "out", options).counts["substantive"] == 2


def test_what_rows_depend_on_redoes_them(tmp_path: Path, options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another canonical, another option or another version of the rules redoes every shard."""
    from clausediff.batch import settings

    pile = pile_in(Path("pile"), 10)
    out = tmp_path / "out"
    here(pile, out, options, 4)
    assert here(pile, out, Options(canonical=options.canonical, protected=("dry",)), 4).skipped == 0
    form = Path(str(options.canonical))
    form.write_text(form.read_text("utf-8").replace("heated", "warm"), "utf-8")
    assert here(pile, out, options, 4).skipped == 0
    assert here(pile, out, options, 4).skipped > 0
    monkeypatch.setattr(settings, "engine_digest", lambda: "another")
    assert here(pile, out, options, 4).skipped == 0


def test_sources_that_are_not_named_any_more(tmp_path: Path, options: Options) -> None:
    """Results are not dropped unless that is asked for."""
    here(pile_in(tmp_path / "a", 5), tmp_path / "out", options)
    other = pile_in(tmp_path / "b", 5)
    with pytest.raises(UsageError, match="--replace"):
        here(other, tmp_path / "out", options)
    here(other, tmp_path / "out", options, replace=True)
    here(other, tmp_path / "anew", options)
    assert rows(tmp_path / "out") == rows(tmp_path / "anew")


def test_a_folder_with_other_files(tmp_path: Path, options: Options) -> None:
    """Results never go into a folder that holds something else."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "letter.txt").write_text("mine", "utf-8")
    with pytest.raises(OutputError, match="other files"):
        here(pile_in(tmp_path / "pile", 2), out, options)


def test_results_in_a_source(options: Options) -> None:
    """The folder of the results never lies in what is compared."""
    pile = pile_in(Path("pile"), 2)
    for out in (pile, pile / "out", pile / "first" / ".." / "out"):
        with pytest.raises(UsageError, match="outside"):
            here(pile, out, options)
    here(pile, Path("pile-out"), options)


def test_names_that_look_like_patterns(options: Options) -> None:
    """A folder of results may be called as it likes."""
    pile = pile_in(Path("pile [a] * ?"), 3)
    here(pile, Path("out [1] * ?"), options, 1)
    assert [row["path"] for row in rows(Path("out [1] * ?"))["documents"]] == sorted(map(str, pile.rglob("*.txt")))


def test_two_runs_at_once(tmp_path: Path, options: Options) -> None:
    """A second run in the same folder is refused while the first one is there."""
    pile = pile_in(Path("pile"), 4)
    seen = []

    def during(state: State) -> None:
        if state.stage == "compare" and not seen:
            seen.append(state)
            with pytest.raises(OutputError, match="another run"):
                here(pile, tmp_path / "out", options)

    here(pile, tmp_path / "out", options, progress=during)
    assert seen


def test_exit_codes(tmp_path: Path, options: Options) -> None:
    """As ``--check`` has them."""
    clean = tmp_path / "clean"
    clean.mkdir()
    (clean / "a.txt").write_text(copy(0), "utf-8")
    assert here(clean, tmp_path / "o1", options).exit_code() is ExitCode.CLEAN
    (clean / "notes.xyz").write_text("x", "utf-8")
    assert here(clean, tmp_path / "o1", options).exit_code() is ExitCode.REVIEW
    assert here(clean, tmp_path / "o1", options, skip_unknown=True).exit_code() is ExitCode.CLEAN
    (clean / "b.txt").write_text(copy(3), "utf-8")
    assert here(clean, tmp_path / "o1", options).exit_code() is ExitCode.SUBSTANTIVE
    (clean / "c.txt").write_text("", "utf-8")
    assert here(clean, tmp_path / "o1", options).exit_code() is ExitCode.ERROR
    empty = tmp_path / "empty"
    empty.mkdir()
    for says in ("is an empty folder", r"without a scan that can be read \(not compared: .*notes\.xyz\)"):
        with pytest.raises(UsageError, match=says):
            here(empty, tmp_path / "o2", options)
        assert not (tmp_path / "o2").exists()
        (empty / "notes.xyz").write_text("x", "utf-8")


def test_what_was_recorded(tmp_path: Path, options: Options) -> None:
    """``run.json`` says what the results are of, and that all is there."""
    here(pile_in(tmp_path / "pile", 6), tmp_path / "out", options)
    told = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    assert told["state"] == "complete"
    assert told["files"] == 6
    made_from = json.loads((tmp_path / "out" / "shards" / f"{told['shards'][0]}.json").read_text("utf-8"))["made_from"]
    assert set(made_from) == {"contents", "canonicals", "engine", "rules"}
    assert made_from["canonicals"][""] == hashlib.sha256(Path(str(options.canonical)).read_bytes()).hexdigest()
    assert sorted(path.stem for path in (tmp_path / "out" / "documents").iterdir()) == told["shards"]


def test_a_table_that_is_gone_is_made_again(tmp_path: Path, options: Options) -> None:
    """Files of the results that somebody removed are written again."""
    pile = pile_in(Path("pile"), 10)
    here(pile, tmp_path / "out", options, 4)
    expected = rows(tmp_path / "out")
    shutil.rmtree(tmp_path / "out" / "findings")
    (tmp_path / "out" / "places" / "places.parquet").unlink()
    here(pile, tmp_path / "out", options, 4)
    assert rows(tmp_path / "out") == expected
