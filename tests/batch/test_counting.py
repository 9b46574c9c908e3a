"""Counts that add up, whatever the parts; and what they say of a finding."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.batch.pile import copy, form_in

pa = pytest.importorskip("pyarrow", reason="the extra clausediff[batch] is not installed")
import pyarrow.parquet as pq

from clausediff.batch import analyze, run, tables
from clausediff.batch.counting import Counts, misread_letters
from clausediff.batch.engines import Here
from clausediff.batch.merging import merge
from clausediff.batch.schemas import MERGED
from clausediff.batch.storage import Layout, put_table
from clausediff.pipeline import Options


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> pa.RecordBatch:
    """The results of some copies, the last of them twice under other names."""
    options = Options(canonical=form_in(tmp_path_factory.mktemp("forms")))
    texts = [copy(number) for number in range(24)]
    names = [f"{number:02}.txt" for number in range(24)]
    return analyze(pa.RecordBatch.from_pydict({"path": names, "text": texts}), options)


@settings(max_examples=15)
@given(st.lists(st.integers(1, 23), max_size=5, unique=True), st.randoms(use_true_random=False))
def test_counts_add_up(
    results: pa.RecordBatch, tmp_path_factory: pytest.TempPathFactory, cuts: list[int], rng: object
) -> None:
    """Cut anywhere and merged in any order, the tables over the archive are the same, byte for byte."""
    made = []
    for bounds in ([0, 24], [0, *sorted(cuts), 24]):
        layout = Layout(tmp_path_factory.mktemp("out"))
        folders = []
        for number, (start, end) in enumerate(pairwise(bounds)):
            counts = Counts()
            for one in range(start, end):
                counts.add(tables(results.slice(one, 1)))
            folder = layout.work / f"s{number}.k"
            for name, table in counts.tables().items():
                put_table(folder / f"{name}.parquet", table, durable=False)
            folders.append(folder)
        rng.shuffle(folders)  # type: ignore[attr-defined]
        merge(layout, folders)
        made.append({name: pq.read_table(layout.merged(name)).to_pylist() for name in MERGED})
    assert made[0] == made[1]
    assert made[0]["differences"]


@pytest.mark.parametrize(
    ("canonical", "scan", "letters"),
    [
        ("State", "Smte", ("ta", "m")),
        ("modern", "modem", ("rn", "m")),
        ("60", "6O", ("0", "O")),
        ("the", "thee", ("e", "ee")),
        ("a", "a", None),
        ("", "x", None),
        ("something", "else altogether", None),
    ],
)
def test_misread_letters(canonical: str, scan: str, letters: tuple[str, str] | None) -> None:
    """What was printed and what was read, without the letters that are equal on both sides."""
    assert misread_letters(canonical, scan) == letters


def test_the_habit_of_a_scanner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A finding for a person says in how many files its letters were misread for certain; it stays for a person."""
    monkeypatch.chdir(tmp_path)
    Path("pile").mkdir()
    for number in range(8):
        Path(f"pile/{number}.txt").write_text(copy(0).replace("instruments", "instrurnents"), "utf-8")
    Path("pile/asked.txt").write_text(copy(0).replace("may not lend", "rnay not lend"), "utf-8")
    run(["pile"], "out", Options(canonical=form_in(Path("forms"))), engine=Here(), shard_size=2)
    found = pq.read_table("out/findings").to_pylist()
    noise = [row for row in found if row["verdict"] == "noise"]
    assert noise
    assert all(row["habit"] is None for row in noise)
    for row in found:
        if row["path"] == "pile/asked.txt" and row["verdict"] == "review":
            assert row["habit"] == 8
    confusions = pq.read_table("out/confusions/confusions.parquet").to_pylist()
    assert {"scanner": "text", "canonical": "m", "reading": "rn"}.items() <= confusions[0].items()
