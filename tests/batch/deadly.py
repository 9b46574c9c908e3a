"""A comparison that kills its process at one file, as a defect in a native library would."""

from __future__ import annotations

import os
import signal
from typing import Any

from clausediff.batch import analysis, shard_work

VICTIM = "copy-0004.txt"


def compare_shard(*arguments: Any) -> Any:
    """As :func:`clausediff.batch.shard_work.compare_shard`, in a worker of its own."""
    if analysis.read_document is not _deadly:
        _REAL.append(analysis.read_document)
        analysis.read_document = _deadly
    return shard_work.compare_shard(*arguments)


_REAL: list[Any] = []


def _deadly(path: str, *rest: Any, **named: Any) -> Any:
    if path.endswith(VICTIM):
        os.kill(os.getpid(), signal.SIGKILL)
    return _REAL[0](path, *rest, **named)
