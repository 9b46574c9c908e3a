"""Speed and memory, side by side with what people use today; not part of the timed suite.

usage: .venv/bin/pytest tests/bench --benchmark-only

Each figure is of a whole process, started afresh: what a user waits for. The baselines run on the same pair in the same
session; they compare words, tell no verdicts, and are given a minute each.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
GARBLE = str.maketrans("leostinm", "1c05f!ri")
PATIENCE = 60
BASELINES = {
    "difflib": "import difflib; difflib.SequenceMatcher(None, a.split(), b.split(), autojunk=False).get_opcodes()",
    "diff-match-patch": "import diff_match_patch as d; m = d.diff_match_patch(); m.Diff_Timeout = 0; m.diff_main(a, b)",
    "redlines": "from redlines import Redlines; Redlines(a, b).output_markdown",
}


def agreement(clauses: int) -> str:
    """A made-up agreement of numbered clauses of about 640 characters each, out of the words of a real one."""
    rng = random.Random(clauses)
    words = re.findall(r"[A-Za-z]+", (ROOT / "canonical" / "mutual-nda.md").read_text("utf-8").split("---\n")[2])
    made = []
    for number in range(1, clauses + 1):
        sentences, length = [], 0
        while length < 595:
            picked = [rng.choice(words).lower() for _ in range(rng.randint(10, 25))]
            sentences.append(" ".join(picked).capitalize() + ".")
            length += len(sentences[-1]) + 1
        made.append(f"{number}. {' '.join(sentences)}\n")
    return "\n".join(made)


def garbled(text: str, share: float) -> str:
    """The text with a share of its letters misread, labels left alone."""
    rng = random.Random(1)
    return "".join(char.translate(GARBLE) if char.isalpha() and rng.random() < share * 2.2 else char for char in text)


def measured(*command: str, cwd: Path | None = None) -> tuple[float, float, int]:
    """Seconds, megabytes at most, and the exit code of one process."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=cwd)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - begun, usage.ru_maxrss / 1000, process.returncode


def check(canonical: Path, scan: Path) -> tuple[float, float, int]:
    """The same of ``clausediff --check``."""
    return measured(sys.executable, "-m", "clausediff", "--check", "-q", "--canonical", str(canonical), str(scan))


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A pair of 1.3 MB and 2,000 clauses with 1 % of its characters garbled."""
    return make_pair(tmp_path_factory.mktemp("pair"), 2000)


def make_pair(folder: Path, clauses: int) -> tuple[Path, Path]:
    """A canonical and its garbled copy in a folder."""
    text = agreement(clauses)
    (folder / "canonical.md").write_text(text, "utf-8")
    (folder / "scan.txt").write_text(garbled(text, 0.01), "utf-8")
    return folder / "canonical.md", folder / "scan.txt"


def best(benchmark: Any, action: Any, rounds: int = 3) -> tuple[float, float, int]:
    """The run with the least seconds, and the most megabytes of any."""
    runs: list[tuple[float, float, int]] = []
    benchmark.pedantic(lambda: runs.append(action()), rounds=rounds, iterations=1)
    seconds, _, code = min(runs)
    most = max(run[1] for run in runs)
    benchmark.extra_info.update(megabytes=round(most), exit_code=code)
    return seconds, most, code


@pytest.mark.benchmark(group="a pair of 1.3 MB")
def test_a_large_pair(benchmark: Any, pair: tuple[Path, Path]) -> None:
    """Whole process within 2 s and 300 MB."""
    text, scan = (path.read_text("utf-8") for path in pair)
    assert 1_250_000 < len(text) < 1_400_000
    assert 0.008 < sum(a != b for a, b in zip(text, scan, strict=True)) / len(text) < 0.013
    seconds, megabytes, code = best(benchmark, lambda: check(*pair))
    assert code in (0, 1, 3)
    assert seconds <= 2.0
    assert megabytes <= 300


@pytest.mark.benchmark(group="a pair of 1.3 MB")
@pytest.mark.parametrize("name", [*BASELINES, "wdiff"])
def test_baselines(benchmark: Any, pair: tuple[Path, Path], name: str) -> None:
    """What people use today, on the same pair; more than a minute counts as a minute."""
    if name == "wdiff":
        if not shutil.which("wdiff"):
            pytest.skip("wdiff is not installed")
        command = ["wdiff", *map(str, pair)]
    else:
        pytest.importorskip({"diff-match-patch": "diff_match_patch"}.get(name, name))
        source = (
            f"a, b = (open(p, encoding='utf-8').read() for p in {[str(path) for path in pair]!r}); {BASELINES[name]}"
        )
        command = [sys.executable, "-c", source]

    def run() -> None:
        try:
            subprocess.run(command, stdout=subprocess.DEVNULL, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            benchmark.extra_info["given_up_after"] = PATIENCE

    benchmark.pedantic(run, rounds=1, iterations=1)


@pytest.mark.benchmark(group="growth")
def test_growth(benchmark: Any, tmp_path: Path) -> None:
    """From 200 to 2,000 clauses the time of the comparison grows at most twelvefold."""
    (tmp_path / "small").mkdir()
    (tmp_path / "large").mkdir()
    small, large = make_pair(tmp_path / "small", 200), make_pair(tmp_path / "large", 2000)
    few = min(check(*small)[0] for _ in range(3))
    many, _, _ = best(benchmark, lambda: check(*large))
    benchmark.extra_info["times"] = round(many / few, 1)
    assert many / few <= 12


@pytest.mark.benchmark(group="a thousand copies")
def test_a_thousand_files(benchmark: Any, tmp_path: Path) -> None:
    """One-page copies of a form, a file each: at least 300 a second on one core, start included."""
    from clausediff.canonical.library import find
    from tests.benchmark.fill import fill, legal

    template = find("icml-2020")
    page = fill(template, legal(template)).text
    for number in range(1000):
        (tmp_path / f"{number:04}.txt").write_text(garbled(page, 0.002 * (number % 3)), "utf-8")
    _a_thousand(benchmark, tmp_path)


@pytest.mark.benchmark(group="a thousand copies")
def test_a_thousand_in_a_bundle(benchmark: Any, tmp_path: Path) -> None:
    """The signed copies of a real bundle over and over, in one file of 3.7 MB: at least 300 a second on one core."""
    head = "## ICML 2020"
    copies = (ROOT / "samples" / "000_6bcf536a8b19c734.txt").read_text("utf-8").split(head)[1:]
    bundle = tmp_path / "bundle.txt"
    bundle.write_text("\n".join(head + copies[number % len(copies)] for number in range(1000)), "utf-8")
    _a_thousand(benchmark, bundle)


def _a_thousand(benchmark: Any, scans: Path) -> None:
    command = (sys.executable, "-m", "clausediff", "--check", "-q", "--canonical", "icml-2020", str(scans))
    seconds, _, code = best(benchmark, lambda: measured(*command), rounds=2)
    benchmark.extra_info["copies_a_second"] = round(1000 / seconds)
    assert code in (0, 1, 3)
    assert 1000 / seconds >= 300


@pytest.mark.benchmark(group="start")
@pytest.mark.parametrize(("arguments", "limit"), [(["--version"], 0.2), (["--check", "-q"], 0.35)])
def test_start(benchmark: Any, arguments: list[str], limit: float) -> None:
    """``--version`` within 0.2 s of a bare interpreter; ``--check`` of one page within 0.35 s in all."""
    page = [str(ROOT / "samples" / "mutual-nda" / "filled.txt")] if "--check" in arguments else []
    bare = min(measured(sys.executable, "-c", "pass")[0] for _ in range(5))
    command = (sys.executable, "-m", "clausediff", *arguments, *page)
    seconds, _, code = best(benchmark, lambda: measured(*command), rounds=7)
    assert code in (0, 3)
    assert seconds - (0 if page else bare) <= limit
