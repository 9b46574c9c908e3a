"""The worst that a text can be for the core, each with a bound in seconds of one core's time; not part of the timed suite.

usage: .venv/bin/pytest tests/bench/test_worst.py --benchmark-only

The time of a core is measured, not that of a clock, so that other work on the machine counts less.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.bench import made
from tests.bench.test_speed import ROOT


def noisy(clauses: int, share: float) -> tuple[str, str]:
    """A contract, and a copy with a share of its letters misread."""
    text = made.contract(clauses)
    return text, made.misread(text, share)


CASES: dict[str, tuple[Callable[[], tuple[str, str]], float, int]] = {
    "2,000 clauses, clean": (lambda: noisy(2000, 0.0), 1.2, 300),
    "2,000 clauses, 1 % of the letters misread": (lambda: noisy(2000, 0.01), 2.4, 300),
    "2,000 clauses, 5 %": (lambda: noisy(2000, 0.05), 15, 600),
    "2,000 clauses, 10 %": (lambda: noisy(2000, 0.10), 20, 600),
    "2,000 clauses, 20 %": (lambda: noisy(2000, 0.20), 30, 700),
    "500 clauses in no order": (lambda: made.shuffled_clauses(500), 10, 300),
    "2,000 clauses in no order": (lambda: made.shuffled_clauses(2000), 10, 300),
    "2,000 clauses, the last one first": (lambda: made.reversed_clauses(2000), 10, 300),
    "one clause 5,000 times, three of them changed": (lambda: made.repeated_clause(5000), 10, 400),
    "a line of 1 MB, 1 % misread": (lambda: made.long_line(1_000_000), 10, 400),
    "300 fields": (lambda: made.many_fields(300), 3, 200),
    "200 clauses, their words in no order": (lambda: made.shuffled_words(200), 5, 300),
    "2,000 clauses, their words in no order": (lambda: made.shuffled_words(2000), 10, 300),
    "2,000 clauses, every second word another one": (lambda: made.every_second_word(2000), 20, 500),
    "20,000 clauses, 1 % of the letters misread": (lambda: noisy(20_000, 0.01), 40, 750),
    "200 clauses that have nothing in common": (lambda: made.nothing_in_common(200), 10, 300),
    "200 clauses, every second word another one": (lambda: made.every_second_word(200), 10, 300),
}
"""The two texts, the seconds that may be needed, and the megabytes."""


def used(*command: str) -> tuple[float, float, int]:
    """Seconds of a core, megabytes at most, and the exit code of one process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, process.returncode


@pytest.mark.benchmark(group="worst cases")
@pytest.mark.parametrize("name", CASES)
def test_a_worst_case(benchmark: Any, tmp_path: Path, name: str) -> None:
    """Within its bounds."""
    make, seconds, megabytes = CASES[name]
    text, copy = make()
    (tmp_path / "canonical.md").write_text(text, "utf-8")
    (tmp_path / "scan.txt").write_text(copy, "utf-8")
    arguments = ["--check", "-q", "--canonical", str(tmp_path / "canonical.md"), str(tmp_path / "scan.txt")]
    runs: list[tuple[float, float, int]] = []
    benchmark.pedantic(
        lambda: runs.append(used(sys.executable, "-m", "clausediff", *arguments)), rounds=1, iterations=1
    )
    ((took, most, code),) = runs
    benchmark.extra_info.update(cpu_seconds=round(took, 2), megabytes=round(most), exit_code=code)
    assert code in (0, 1, 3)
    assert took <= seconds
    assert most <= megabytes


@pytest.mark.benchmark(group="many forms")
def test_a_library_of_300_forms(benchmark: Any, tmp_path: Path) -> None:
    """100 copies of 50 of its forms: each takes little longer than with its form named, the reading of the forms left out."""
    (tmp_path / "library").mkdir()
    (tmp_path / "scans").mkdir()
    for number in range(300):
        text = made.numbered(made.clauses(8, 400, seed=1000 + number))
        head = f"---\nid: form{number}\ntitle: Form number {number} of the library\nlanguage: en\n---\n"
        (tmp_path / "library" / f"form{number}.md").write_text(head + text, "utf-8")
        if number % 6 == 0:
            for copy in range(2):
                page = made.misread(text, 0.004 * copy, number)
                (tmp_path / "scans" / f"{number}-{copy}.txt").write_text(page, "utf-8")
    command = (sys.executable, "-m", "clausediff", "--check", "-q", "--jobs", "1")
    library = str(tmp_path / "library")
    runs: list[tuple[float, float, int]] = []
    benchmark.pedantic(
        lambda: runs.append(used(*command, "--library", library, str(tmp_path / "scans"))), rounds=1, iterations=1
    )
    one, _, _ = used(*command, "--library", library, str(tmp_path / "scans" / "0-0.txt"))
    benchmark.extra_info.update(cpu_seconds=round(runs[0][0], 2), one=round(one, 2))
    assert (runs[0][0] - one) / 99 <= 0.02


@pytest.mark.benchmark(group="many files")
def test_what_a_copy_keeps(benchmark: Any, tmp_path: Path) -> None:
    """From 500 to 2,500 one-page files, half of them with 0.4 % of the letters misread, memory grows by 5 kB a file at most."""
    from clausediff.canonical.library import find
    from tests.benchmark.fill import fill, legal

    template = find("icml-2020")
    page = fill(template, legal(template)).text
    for number in range(2500):
        (tmp_path / f"{number:04}.txt").write_text(made.misread(page, 0.004 * (number % 2), number), "utf-8")
    command = (sys.executable, "-m", "clausediff", "--check", "-q", "--jobs", "1", "--canonical", "icml-2020")
    files = [str(tmp_path / f"{number:04}.txt") for number in range(2500)]
    _, few, _ = used(*command, *files[:500])
    runs: list[tuple[float, float, int]] = []
    benchmark.pedantic(lambda: runs.append(used(*command, *files)), rounds=1, iterations=1)
    ((took, many, code),) = runs
    benchmark.extra_info.update(cpu_seconds=round(took, 2), kilobytes_a_copy=round((many - few) / 2, 1))
    assert code in (0, 1, 3)
    assert (many - few) / 2 <= 5  # megabytes for a thousand are kilobytes for one
