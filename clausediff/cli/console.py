"""What people see on stderr: messages made safe for a terminal, and a progress bar when it takes long."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from clausediff.pipeline import Progress

__all__ = ["ProgressBar", "say", "wants_color", "width"]

_PATIENCE = 1.0
_INTERVAL = 0.1
_PARTS = 24


def say(message: str) -> None:
    """Write ``clausediff: message`` to stderr as one line; nothing in it reaches the terminal as an escape."""
    from clausediff.report.visible import flat

    _write(sys.stderr, f"clausediff: {flat(message)}\n")


def wants_color(choice: str, stream: TextIO | None) -> bool:
    """Whether to colour: ``always``, ``never``, or ``auto``, which asks the terminal and ``NO_COLOR``."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream is not None and stream.isatty()


def width(stream: TextIO | None) -> int:
    """Columns for a report on ``stream``: the terminal's, or 100."""
    if stream is None or not stream.isatty():
        return 100
    return max(40, min(160, shutil.get_terminal_size((100, 24)).columns))


class ProgressBar:
    """Draws the pipeline's progress on stderr, once it has taken a second and if stderr is a terminal."""

    def __init__(
        self, stream: TextIO | None = None, *, quiet: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = sys.stderr if stream is None else stream
        terminal = self._stream is not None and self._stream.isatty() and os.environ.get("TERM") != "dumb"
        self._on = terminal and not quiet
        self._clock = clock
        self._next = clock() + _PATIENCE
        self._drawn = False

    def __call__(self, progress: Progress) -> None:
        """Draw ``progress`` if it is time to."""
        if not self._on or self._clock() < self._next:
            return
        from clausediff.report.visible import flat

        self._next = self._clock() + _INTERVAL
        share = progress.done / progress.total if progress.total else 0.0
        filled = int(share * _PARTS)
        bar = "#" * filled + "-" * (_PARTS - filled)
        line = f"{progress.stage} [{bar}] {progress.done}/{progress.total} {flat(progress.path)}"
        columns = shutil.get_terminal_size((80, 24)).columns
        _write(self._stream, f"\r\x1b[K{line[: columns - 1]}")
        self._drawn = True

    def close(self) -> None:
        """Wipe the bar."""
        if self._drawn:
            _write(self._stream, "\r\x1b[K")
            self._drawn = False


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:
        return
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except (OSError, ValueError):  # nobody listens; the exit code still tells
        return
