"""Record what ``--check`` says of a fixed set of inputs, and compare a later build with the record.

usage: tools/record_reports.py record FOLDER [COMMAND...]
       tools/record_reports.py compare FOLDER [COMMAND...]

A refactoring must not change a byte of the JSON report. ``record`` writes one JSON file for each input and the exit code
beside it; ``compare`` runs the same inputs again, names each report that differs, and ends with 1 if any does. COMMAND is
``.venv/bin/clausediff`` unless another one is given. The inputs: ``samples/``, every scan of ``tests/benchmark/data``, the
pair of the speed benchmark, and 50 pairs of the developers' data where that is on the machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PAIRS = 50
"""How many pairs of the developers' data are taken, the first ones in the order of its table."""


def inputs(scratch: Path) -> Iterator[tuple[str, list[str], Path]]:
    """The name of each input, the arguments behind ``--check --format json``, and the folder to run in."""
    yield "samples", ["samples"], ROOT
    data = ROOT / "tests" / "benchmark" / "data"
    for scan in sorted(data.glob("scans/*.txt")):
        form = next(form for form in data.glob("canonical/*.md") if scan.name.startswith(form.stem))
        yield scan.stem, ["--canonical", str(form.relative_to(data)), str(scan.relative_to(data))], data
    from tests.bench.test_speed import make_pair

    speed = scratch / "speed"
    speed.mkdir()
    make_pair(speed, 2000)
    yield "speed-pair", ["--canonical", "canonical.md", "scan.txt"], speed
    yield from _developers_pairs(scratch)


def _developers_pairs(scratch: Path) -> Iterator[tuple[str, list[str], Path]]:
    """Real agreements: the reference text as the canonical, the first engine's reading as the scan."""
    from tests.benchmark.arms import ENGINES, Absent, kleister_rows

    try:
        rows = kleister_rows("train")
    except Absent as absent:
        print(f"note: {absent}", file=sys.stderr)
        return
    for number, row in enumerate(rows[:PAIRS]):
        folder = scratch / f"pair-{number:02}"
        folder.mkdir()
        (folder / "canonical.txt").write_text(row[2], encoding="utf-8")
        (folder / "scan.txt").write_text(row[ENGINES["tesseract"]], encoding="utf-8")
        yield f"pair-{number:02}", ["--canonical", "canonical.txt", "scan.txt"], folder


def run(folder: Path, command: list[str]) -> None:
    """Write the report and the exit code of every input into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(os.cpu_count()) as pool:
        for _ in pool.map(lambda each: _one(folder, command, *each), inputs(Path(scratch))):
            pass


def _one(folder: Path, command: list[str], name: str, arguments: list[str], cwd: Path) -> None:
    done = subprocess.run(
        [*command, "--check", "--format", "json", *arguments], cwd=cwd, capture_output=True, check=False
    )
    (folder / f"{name}.json").write_bytes(done.stdout + f"exit {done.returncode}\n".encode())


def main(arguments: list[str]) -> int:
    """Run the command line; 0 when all is as recorded, 1 when not, 2 for bad usage."""
    if len(arguments) < 2 or arguments[0] not in ("record", "compare"):
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[1])
    command = arguments[2:] or [str(ROOT / ".venv" / "bin" / "clausediff")]
    command[0] = str(Path(command[0]).absolute())
    if arguments[0] == "record":
        run(folder, command)
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        run(Path(scratch), command)
        names = sorted({path.name for each in (folder, Path(scratch)) for path in each.glob("*.json")})
        differ = [name for name in names if _bytes(folder / name) != _bytes(Path(scratch, name))]
    for name in differ:
        print(f"differs: {name}")
    print(f"{len(names) - len(differ)} of {len(names)} reports are the same")
    return 1 if differ else 0


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
