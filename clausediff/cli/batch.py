"""``clausediff batch SOURCE... --out DIR``: compares an archive, and writes its results as Parquet files."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from clausediff.cli.batch_progress import BatchProgress
from clausediff.cli.compare import comparison
from clausediff.cli.console import say
from clausediff.errors import UsageError

if TYPE_CHECKING:
    from clausediff.batch.engines import Engine
    from clausediff.batch.running import Summary

__all__ = ["run"]

_TOLD = 20
"""Errors that are printed; the table ``errors`` has all."""


def run(arguments: Namespace) -> int:
    """Run over the sources; the exit code is that of ``--check``."""
    from clausediff.batch import require

    require("batch")
    from clausediff.batch.running import run as run_batch

    options = replace(comparison(arguments), library=tuple(map(os.path.abspath, arguments.library)), jobs=1)
    progress = BatchProgress(quiet=arguments.quiet)
    try:
        summary = run_batch(
            arguments.sources,
            arguments.out,
            options,
            engine=_engine(arguments),
            shard_size=arguments.shard_size,
            column=arguments.text_column,
            skip_unknown=arguments.skip_unknown,
            replace=arguments.replace,
            progress=progress,
        )
    finally:
        progress.close()
    for message in (*summary.failed, *summary.notes):
        say(message)
    if not arguments.quiet:
        _tell(summary, arguments.out)
    return int(summary.exit_code(arguments.fail_on))


def _engine(arguments: Namespace) -> Engine:
    if not arguments.scheduler:
        from clausediff.batch.processes import Processes

        return Processes(arguments.jobs)
    from clausediff.batch import require

    require("dask")
    if arguments.scheduler != "local" and "://" not in arguments.scheduler:
        raise UsageError(f"{arguments.scheduler} is no address of a scheduler; write it as tcp://HOST:8786, or local")
    from clausediff.batch.on_dask import OnDask

    return OnDask(arguments.scheduler, arguments.jobs)


def _tell(summary: Summary, out: str) -> None:
    """Print the counts on stdout, and the first errors on stderr."""
    counts = summary.counts
    if summary.counts.get("error"):
        from clausediff.batch.results import first_errors

        for message in first_errors(out, _TOLD):
            say(message)
        if (more := counts["error"] - _TOLD) > 0:
            say(f"{more:,} more errors are in {os.path.join(out, 'errors')}")
    verdicts = ", ".join(f"{counts.get(name, 0):,} {name}" for name in ("clean", "review", "substantive"))
    agreements = sum(counts.get(name, 0) for name in ("clean", "review", "substantive"))
    lines = [
        f"{_count(agreements, 'agreement')} in {_count(summary.files, 'file')}: {verdicts}; "
        f"{_count(counts.get('error', 0), 'file')} not compared.",
        f"{_count(summary.differences, 'distinct difference')}. To look at them: clausediff {out}",
    ]
    if summary.skipped:
        lines.append(f"{summary.skipped:,} of {summary.shards:,} shards were finished before and have not changed.")
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _count(number: int, what: str) -> str:
    """A number with its noun: ``1 file``, ``2,000 files``."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
