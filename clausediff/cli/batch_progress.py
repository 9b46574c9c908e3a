"""The progress of a batch on stderr: how many, how fast, how long it still takes, and what was found so far."""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from clausediff.batch.running import State

__all__ = ["BatchProgress", "duration", "line_of"]

_AT_TERMINAL = 0.2
"""Seconds between two drawings at a terminal."""
_IN_LOG = 30.0
"""Seconds between two lines where stderr is a file or a pipe."""
_WINDOW = 60.0
"""Seconds over which the rate is measured."""


class BatchProgress:
    """Draws one line at a terminal; elsewhere it writes a line every half minute."""

    def __init__(
        self, stream: TextIO | None = None, *, quiet: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._on = self._stream is not None and not quiet
        self._terminal = self._on and self._stream.isatty() and os.environ.get("TERM") != "dumb"
        self._clock = clock
        self._next = clock() + (_AT_TERMINAL if self._terminal else _IN_LOG)
        self._seen: deque[tuple[float, int]] = deque()
        self._drawn = False

    def __call__(self, state: State) -> None:
        """Show where the run is, if it is time."""
        if not self._on:
            return
        now = self._clock()
        done = state.done - state.skipped
        if state.stage == "compare":
            self._seen.append((now, done))
            while len(self._seen) > 2 and now - self._seen[0][0] > _WINDOW:
                self._seen.popleft()
        if now < self._next:
            return
        self._next = now + (_AT_TERMINAL if self._terminal else _IN_LOG)
        line = line_of(state, self._rate())
        if self._terminal:
            import shutil

            columns = shutil.get_terminal_size((80, 24)).columns
            self._write(f"\r\x1b[K{line[: columns - 1]}")
            self._drawn = True
        else:
            self._write(f"clausediff: {line}\n")

    def _rate(self) -> float:
        """Files a second, in the last minute; those that were finished before do not count."""
        if len(self._seen) < 2:
            return 0.0
        (start, before), (end, after) = self._seen[0], self._seen[-1]
        return (after - before) / (end - start) if end > start else 0.0

    def close(self) -> None:
        """Erase the line."""
        if self._drawn:
            self._write("\r\x1b[K")
            self._drawn = False

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):  # stderr is closed; the exit code still has the result
            self._on = False


def line_of(state: State, rate: float) -> str:
    """The progress as one line: ``12,000 of 100,000 files  12 %  1,003/s  1 min 28 s left  11,800 clean, …``."""
    if state.stage == "list":
        return f"listing: {state.total:,} files"
    if state.stage == "merge":
        return f"merging the evidence of {state.shards:,} shards"
    if state.stage == "publish":
        return f"writing tables: {state.done:,} of {state.total:,} shards"
    share = 100 * state.done // state.total if state.total else 0
    parts = [f"{state.done:,} of {state.total:,} files", f"{share} %"]
    if rate > 0:
        parts += [f"{rate:,.0f}/s", f"{duration((state.total - state.done) / rate)} left"]
    if state.skipped:
        parts.append(f"{state.skipped:,} finished before")
    parts.append(
        ", ".join(f"{state.counts.get(name, 0):,} {name}" for name in ("clean", "review", "substantive", "error"))
    )
    return "  ".join(parts)


def duration(seconds: float) -> str:
    """A time to wait, with two units: ``45 s``, ``3 min 20 s``, ``2 h 5 min``, ``3 d 4 h``."""
    left = max(0, round(seconds))
    for size, name, less, smaller in ((86_400, "d", 3_600, "h"), (3_600, "h", 60, "min"), (60, "min", 1, "s")):
        if left >= size:
            return f"{left // size} {name} {left % size // less} {smaller}"
    return f"{left} s"
