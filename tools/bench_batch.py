"""Measures ``clausediff batch`` on made agreements: the rate and the memory over time, and what became of each edit.

    python tools/bench_batch.py --count 20000 --jobs 2 --work /tmp/bench

The agreements are copies of the project's own forms, filled with made-up values; most are clean, some have misread letters at
0.4 or 1 %, and every EDIT_EVERY-th has one edit whose place is known: another figure, a lost ``not``, ``shall`` for ``may``, words
put in, words left out. They are written as Parquet files of 2,000 texts. What is measured goes to stdout as JSON: the
rate and the resident memory in each tenth of the run, the time on a processor (which does not depend on what else the machine
does), and for each kind of edit how many were reported as what.

An edit counts as reported when a finding that is for a person (``review`` or ``substantive``) touches its place; an edit that no
finding touches is counted as silent, which must never be.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import pyarrow as pa  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402

from clausediff.batch import run  # noqa: E402
from clausediff.batch.processes import Processes  # noqa: E402
from clausediff.batch.results import Results  # noqa: E402
from clausediff.batch.running import State  # noqa: E402
from clausediff.canonical.load import load  # noqa: E402
from clausediff.pipeline import Options  # noqa: E402
from tests.bench.made import MISREAD  # noqa: E402
from tests.benchmark.fill import Filled, fill  # noqa: E402

FORMS = ("icml-2020",) * 8 + ("mutual-nda", "consulting-agreement")
NOISE = (0.0,) * 6 + (0.004,) * 3 + (0.01,)
EDIT_EVERY = 20
FILE = 2_000
NEAR = 25
"""Characters by which a finding may miss an edit's place: it may lie at the neighbouring word."""

OFFICER = {"officer_name": "Judith Farrow", "officer_signature_date": "March 2, 2020"}
"""What the fillings leave to the officer, whose blanks would be findings of their own."""

_SWAPS = (
    (
        "modal",
        re.compile(r"\b(shall|will|may|must)\b"),
        lambda m, rng: rng.choice([w for w in ("shall", "may", "must", "will") if w != m[0]]),
    ),
    ("negation", re.compile(r"\bnot "), lambda m, rng: ""),
    ("figure", re.compile(r"\b\d{1,3}\b(?![.)]\s)"), lambda m, rng: str(int(m[0]) + rng.choice((1, 2, 5, 10, 30)))),
    (
        "insertion",
        re.compile(r"(?<=[a-z]) (?=[a-z]{3,})"),
        lambda m, rng: rng.choice((" or its affiliates ", " at its own expense ", " unless otherwise agreed ")),
    ),
    ("deletion", re.compile(r"(?<= )[a-z]{4,} [a-z]{2,} [a-z]{4,} "), lambda m, rng: ""),
)


def printed(rng: random.Random) -> tuple[str, Filled]:
    """A form's name, and a copy of it as it was printed."""
    name = rng.choice(FORMS)
    values = rng.choice(_fillings()[name])
    values = values | {name: value for name, value in OFFICER.items() if not values.get(name)}
    return name, fill(_form(name), values)


_LOADED: dict[str, Any] = {}


def _form(name: str) -> Any:
    if name not in _LOADED:
        _LOADED[name] = load(str(ROOT / "canonical" / f"{name}.md"))
    return _LOADED[name]


def _fillings() -> dict[str, list[dict[str, Any]]]:
    if "" not in _LOADED:
        _LOADED[""] = json.loads((ROOT / "tests/benchmark/fillings.json").read_text("utf-8"))
    return _LOADED[""]


def edited(filled: Filled, rng: random.Random) -> tuple[str, str, str, str] | None:
    """The kind of an edit, and the text before it, in it and behind it; None where the copy has no place for this kind."""
    kind, pattern, other = rng.choice(_SWAPS)
    text = filled.text
    slots = [span for _, _, span in filled.slots]
    places = [m for m in pattern.finditer(text) if not any(a - 2 < m.end() and m.start() < b + 2 for a, b in slots)]
    if not places:
        return None
    place = rng.choice(places)
    return kind, text[: place.start()], other(place, rng), text[place.end() :]


def misread(text: str, rate: float, rng: random.Random) -> str:
    """A text with letters misread."""
    return "".join(MISREAD.get(c, c) if rate and rng.random() < rate else c for c in text)


def agreement(number: int) -> tuple[str, dict[str, Any] | None]:
    """A copy, and the label of its edit if it has one."""
    rng = random.Random(number)
    _, filled = printed(rng)
    rate = rng.choice(NOISE)
    found = edited(filled, rng) if number % EDIT_EVERY == 7 else None
    if found is None:
        return misread(filled.text, rate, rng), None
    kind, before, put, after = found
    left, right = misread(before, rate, rng), misread(after, rate, rng)
    label = {"number": number, "kind": kind, "start": len(left), "end": len(left) + len(put), "noise": rate}
    return left + put + right, label


def make(folder: Path, count: int) -> dict[str, dict[str, Any]]:
    """Write the copies; the labels by the path that the results have."""
    folder.mkdir(parents=True, exist_ok=True)
    labels = {}
    for start in range(0, count, FILE):
        path = folder / f"pile-{start // FILE:05}.parquet"
        texts = []
        for number in range(start, min(count, start + FILE)):
            text, label = agreement(number)
            texts.append(text)
            if label is not None:
                labels[f"{path}/{number - start}"] = label
        pq.write_table(pa.table({"text": texts}), path, compression="zstd")
    return labels


@dataclass
class Samples:
    """What is measured while a run goes on."""

    engine: Processes
    points: list[tuple[float, int, int, int]] = field(default_factory=list)
    """Seconds, files done, memory of the parent and of the largest worker in kB."""
    begun: float = 0.0
    stages: dict[str, float] = field(default_factory=dict)
    """When each stage began."""

    def __call__(self, state: State) -> None:
        """Called by the run."""
        self.stages.setdefault(state.stage, time.monotonic())
        if state.stage == "compare":
            self.begun = self.begun or time.monotonic()
            workers = [resident(pid) for pid in self.engine.pids]
            self.points.append(
                (time.monotonic() - self.begun, state.done, resident(os.getpid()), max(workers, default=0))
            )

    def tenths(self, count: int) -> Iterator[dict[str, float]]:
        """The rate and the memory in each tenth of the run."""
        at = 0
        for tenth in range(1, 11):
            stop = next(
                (n for n, point in enumerate(self.points) if point[1] >= count * tenth / 10), len(self.points) - 1
            )
            (start, before, _, _), (end, after, _, _) = self.points[at], self.points[stop]
            part = self.points[at : stop + 1]
            yield {
                "tenth": tenth,
                "rate": round((after - before) / max(end - start, 1e-9), 1),
                "parent_mb": round(max(point[2] for point in part) / 1024, 1),
                "worker_mb": round(max(point[3] for point in part) / 1024, 1),
            }
            at = stop


def resident(pid: int) -> int:
    """The resident memory of a process in kB; 0 where it is not known."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii")
    except OSError:
        return 0
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) if found else 0


def account(out: Path, labels: dict[str, dict[str, Any]]) -> dict[str, dict[str, int]]:
    """For each kind of edit how many were found as what; and what was reported where there is none."""
    told: dict[str, list[tuple[int, int, str]]] = {}
    with Results(out) as results:
        for row in results.rows(
            "SELECT path, start, \"end\", verdict FROM findings WHERE verdict IN ('review', 'substantive')"
        ):
            told.setdefault(row["path"], []).append((row["start"], row["end"], row["verdict"]))
        errors = results.rows("SELECT count(*) AS n FROM errors")[0]["n"]
        documents = results.rows("SELECT count(*) AS n FROM documents")[0]["n"]
    kinds: dict[str, Counter[str]] = {}
    extra: Counter[str] = Counter()
    for path, label in labels.items():
        near = [v for a, b, v in told.get(path, []) if a - NEAR <= label["end"] and label["start"] - NEAR <= b]
        seen = "substantive" if "substantive" in near else "review" if near else "silent"
        kinds.setdefault(label["kind"], Counter())[seen] += 1
    for path, found in told.items():
        if path not in labels:
            extra.update(verdict for _, _, verdict in found)
    return {kind: dict(counts) for kind, counts in sorted(kinds.items())} | {
        "where nothing was edited": dict(extra),
        "rows": {"documents": documents, "errors": errors, "edits": len(labels)},
    }


def main() -> None:
    """Make the copies, run, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--shard-size", type=int, default=500)
    parser.add_argument("--work", type=Path, default=Path("build/bench-batch"))
    given = parser.parse_args()
    begun = time.monotonic()
    labels = make(given.work / "pile", given.count)
    made = time.monotonic() - begun
    engine = Processes(given.jobs)
    samples = Samples(engine)
    begun = time.monotonic()
    out = given.work / "out"
    summary = run(
        [str(given.work / "pile")], out, Options(), engine=engine, shard_size=given.shard_size, progress=samples
    )
    ended = time.monotonic()
    took = ended - begun
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime
    sizes = {
        name: sum(p.stat().st_size for p in (out / name).glob("*.parquet"))
        for name in ("documents", "agreements", "findings", "fields", "differences", "places", "readings")
    }
    result = {
        "copies": summary.files,
        "jobs": engine.jobs,
        "seconds": round(took, 1),
        "seconds_to_make_the_copies": round(made, 1),
        "copies_a_second": round(summary.files / took, 1),
        "cpu_ms_a_copy": round(1_000 * cpu / summary.files, 2),
        "seconds_to_merge": round(samples.stages["publish"] - samples.stages["merge"], 1),
        "seconds_to_write_tables": round(ended - samples.stages["publish"], 1),
        "shards": summary.shards,
        "counts": summary.counts,
        "differences": summary.differences,
        "bytes_a_copy": {name: round(size / summary.files, 1) for name, size in sizes.items()},
        "input_bytes_a_copy": round(
            sum(p.stat().st_size for p in (given.work / "pile").glob("*.parquet")) / summary.files, 1
        ),
        "over_time": list(samples.tenths(summary.files)),
        "edits": account(out, labels),
        "load": os.getloadavg()[1],
    }
    json.dump(result, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
