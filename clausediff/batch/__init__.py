"""Compares archives: many copies in shards, on several cores or machines, with results as Parquet files.

    sources ──inputs──▶ shards of items ──shard_work──▶ staged shards ──merging──▶ evidence over the archive
                                            (analyze)        │                          │
                                                             └──────────publishing──────┴──▶ tables of the results

:func:`analyze` is the one function over Arrow: a record batch with files in, a record batch with a row for each file out.
It has no state and no effects, so any engine that maps a function over record batches can run it: the processes of this
machine (:mod:`clausediff.batch.processes`), Dask (:mod:`clausediff.batch.on_dask`), Spark's ``mapInArrow``, Ray Data.

Needs the extra ``clausediff[batch]``. May import :mod:`clausediff.api`, :mod:`clausediff.report` and what is below them.
"""

from __future__ import annotations

import importlib
import importlib.util
from typing import TYPE_CHECKING, Any

from clausediff.errors import UsageError, install_command

if TYPE_CHECKING:
    from clausediff.batch.analysis import analyze, analyze_each
    from clausediff.batch.flattening import tables
    from clausediff.batch.running import run
    from clausediff.batch.schemas import INPUT, RESULT

__all__ = ["INPUT", "RESULT", "analyze", "analyze_each", "require", "run", "tables"]

_HOME = {
    "INPUT": "schemas",
    "RESULT": "schemas",
    "analyze": "analysis",
    "analyze_each": "analysis",
    "run": "running",
    "tables": "flattening",
}
"""The module of each name; it is imported when the name is first used."""
_LIBRARIES = {"batch": ("pyarrow", "fsspec", "duckdb"), "dask": ("dask", "distributed")}


def require(extra: str) -> None:
    """Raise UsageError, with the command that helps, where a library of an extra of this package is not installed."""
    lacking = [name for name in _LIBRARIES[extra] if importlib.util.find_spec(name) is None]
    if lacking:
        raise UsageError(f"this needs {', '.join(lacking)}, which is not installed: {install_command(extra)}")


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"clausediff.batch.{_HOME[name]}"), name)
