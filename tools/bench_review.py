"""Measure the terminal UI on 2,000 clauses and on 400 agreements, and a check under 100,000 decisions.

Prints figures; decides nothing.

.venv/bin/python tools/bench_review.py
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from textual._compositor import CompositorUpdate  # noqa: E402
from textual.screen import Screen  # noqa: E402
from tui.factory import large, pile  # noqa: E402

from clausediff.decisions import Key, Ledger, Subject  # noqa: E402
from clausediff.decisions.record import Event  # noqa: E402
from clausediff.model import Report  # noqa: E402
from clausediff.tui.app import ReviewApp  # noqa: E402
from clausediff.tui.pile import PileScreen  # noqa: E402
from clausediff.tui.review import ReviewScreen  # noqa: E402

KEYS = {"/": "slash", "{": "left_curly_bracket", "}": "right_curly_bracket", "?": "question_mark", "esc": "escape"}
KEYS |= {"[": "left_square_bracket", "]": "right_square_bracket"}
AGREEMENT = (
    "n n n N N j j j k space b w n n w v n v v { } } } home end h j k h F F t y a r d u f esc / esc g esc e esc ? esc"
    " enter c esc W W j space j space"
)
PILE = (
    "j j k G g g ctrl+d ctrl+u f esc / esc e esc ? esc t 2 j j ctrl+d s s s s 3 j 1 g g enter a n d u ] [ j k space space"
    " W W v v esc R u n r esc t t"
)


class Timed(ReviewApp):
    """The app, with the moment of its latest paint."""

    painted = 0.0
    worked = 0.0

    def _display(self, screen: Screen[object], renderable: object) -> None:
        super()._display(screen, renderable)  # type: ignore[arg-type]
        if isinstance(renderable, CompositorUpdate):
            renderable.render_segments(self.console)  # what a terminal would be sent; without one that is left out
        Timed.painted, Timed.worked = time.perf_counter(), time.process_time()


async def keys(named: str, made: Report, pressed: str) -> None:
    """First paint, each key until its last paint, memory."""
    done = 0.0

    def compare(_report: object) -> Report:
        nonlocal done
        done = time.perf_counter()
        return made

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with tempfile.TemporaryDirectory() as folder:
        app = Timed(compare, Path(folder) / "l.sqlite", "Ada")
        async with app.run_test(size=(120, 36), tooltips=True, notifications=True) as pilot:
            while not isinstance(app.screen, ReviewScreen | PileScreen) or Timed.painted < done:
                await asyncio.sleep(0.001)
            await pilot.pause()
            print(f"{named}; first paint after the comparison: {Timed.painted - done:.2f} s")
            times: dict[str, list[tuple[float, float]]] = {}
            for _ in range(5):
                for key in pressed.split():
                    start, worked = time.perf_counter(), time.process_time()
                    await pilot.press(KEYS.get(key, key))
                    await pilot.pause()
                    if Timed.painted > start:
                        took = (Timed.painted - start) * 1000, (Timed.worked - worked) * 1000
                        times.setdefault(key, []).append(took)
    print("  key     until the last paint      processor time    (median, worst, in ms)")
    for key, found in sorted(times.items(), key=lambda item: -statistics.median(wall for wall, _ in item[1])):
        wall, work = zip(*found, strict=True)
        print(f"  {key:>6} {_both(wall)}   {_both(work)}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory: {peak:.0f} MB at most, {before:.0f} MB of it before the UI was there")


def _both(found: tuple[float, ...]) -> str:
    return f"{statistics.median(found):9.0f} {max(found):9.0f}"


def many(path: Path, about: str, sha: str) -> None:
    """A ledger of 100,000 decisions on one document."""
    text = "x" * 40
    with Ledger(path) as ledger:
        ledger.add(
            Event(
                hashlib.md5(f"{about}{number}".encode()).hexdigest(),
                Subject(Key("c" * 64, sha, "1", f"f{number}"), about, "nda", "1", "number", "review", text, text),
                "accept",
                "Ada",
                "2026-01-01T00:00:00.000Z",
            )
            for number in range(100_000)
        )


def check() -> None:
    """--check of a sample: without a ledger, with 100,000 decisions on another file, and on this one."""
    sample = ROOT / "samples" / "edited" / "nda-notice-90-days.txt"
    with tempfile.TemporaryDirectory() as folder:
        other, own = Path(folder) / "other.sqlite", Path(folder) / "own.sqlite"
        many(other, "elsewhere.txt", "0" * 64)
        many(own, str(sample), "0" * 64)
        rows = (("no ledger", None), ("100,000 on another file", other), ("100,000 stale on this file", own))
        times: dict[str, list[float]] = {name: [] for name, _ in rows}
        for _ in range(7):
            for name, ledger in rows:
                command = [sys.executable, "-m", "clausediff", "--check", "-q", str(sample)]
                command += ["--decisions", str(ledger)] if ledger else []
                start = time.perf_counter()
                subprocess.run(command, capture_output=True, check=False)
                times[name].append(time.perf_counter() - start)
    base = min(times["no ledger"])
    for name, found in times.items():
        print(f"--check, {name}: best {min(found):.2f} s ({min(found) / base - 1:+.0%})")


if __name__ == "__main__":
    print(f"load before: {os.getloadavg()[0]:.1f}")
    asyncio.run(keys("2,000 clauses", large(2000), AGREEMENT))
    asyncio.run(keys("400 copies", pile(400, error="in/400.pdf"), PILE))
    check()
    print(f"load after: {os.getloadavg()[0]:.1f}")
