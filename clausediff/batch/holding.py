"""Holds the folder of the results for one run, and removes what runs that were killed left half made."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from clausediff.batch.schemas import TABLES
from clausediff.batch.storage import Layout, writing
from clausediff.errors import OutputError, UsageError

__all__ = ["clear_work", "held", "refuse_inside"]


def refuse_inside(out: Path, units: Sequence[str]) -> None:
    """Raise UsageError where the results would lie in a source: the next run would take their tables for texts."""
    real = os.path.realpath(out)
    for unit in units:
        folder = os.path.realpath(unit)
        if real == folder or real.startswith(os.path.join(folder, "")):
            raise UsageError(f"{out}: lies in {unit}, which is to be compared; choose a folder outside of it for --out")


def clear_work(layout: Layout) -> None:
    """Remove what runs that were killed left half made."""
    with writing(layout.out):
        layout.work.mkdir(parents=True, exist_ok=True)
        for path in layout.work.iterdir():
            if path.name.startswith("."):
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink()
        for name in TABLES:
            for path in (layout.out / name).glob(".*"):
                path.unlink()


@contextlib.contextmanager
def held(layout: Layout) -> Iterator[None]:
    """Hold the folder of the results; another run in it raises :class:`OutputError`. The lock ends with the process."""
    out = layout.out
    with writing(out):
        out.mkdir(parents=True, exist_ok=True)
        if not layout.run.is_file() and any(not each.name.startswith(".") for each in out.iterdir()):
            raise OutputError(f"{out}: holds other files than results of a batch; choose a new folder for --out")
        handle = layout.lock.open("w", encoding="ascii")
    with handle:
        try:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:
            pass  # a system without file locks
        except OSError:
            raise OutputError(f"{out}: another run is writing there; wait for it, or end it") from None
        yield
