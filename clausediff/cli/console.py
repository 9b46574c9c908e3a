"""Output for people on stderr: messages that are safe for a terminal, and a progress bar for long comparisons."""

from __future__ import annotations

import os
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
    """Write ``clausediff: message`` to stderr as one line, with control characters written out."""
    from clausediff.report.visible import flat

    _write(sys.stderr, f"clausediff: {flat(message)}\n")


def wants_color(choice: str, stream: TextIO | None) -> bool:
    """Whether to use colour: ``always``, ``never``, or ``auto``: on a terminal, unless ``NO_COLOR`` is set."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream is not None and stream.isatty()


def width(stream: TextIO | None) -> int:
    """The width of a report on ``stream``: that of the terminal, or 100 columns."""
    if stream is None or not stream.isatty():
        return 100
    import shutil

    return max(40, min(160, shutil.get_terminal_size((100, 24)).columns))


class ProgressBar:
    """Draws the progress of the pipeline on stderr, after the first second, if stderr is a terminal."""

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
        """Draw ``progress``, at most ten times a second."""
        if not self._on or self._clock() < self._next:
            return
        from clausediff.report.visible import flat

        self._next = self._clock() + _INTERVAL
        share = progress.done / progress.total if progress.total else 0.0
        filled = int(share * _PARTS)
        bar = "#" * filled + "-" * (_PARTS - filled)
        line = f"{progress.stage} [{bar}] {progress.done}/{progress.total} {flat(progress.path)}"
        import shutil

        columns = shutil.get_terminal_size((80, 24)).columns
        _write(self._stream, f"\r\x1b[K{line[: columns - 1]}")
        self._drawn = True

    def close(self) -> None:
        """Erase the bar."""
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
    except (OSError, ValueError):  # stderr is closed; the exit code still has the result
        return
