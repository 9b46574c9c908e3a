"""One run over an archive: compare every shard, merge their counts, publish their rows. Each step can be killed and repeated.

1  list the sources, cut them into shards
2  compare each shard that is not there yet, or has changed              OUT/.work/<shard>.<key>/
3  merge the counts of all shards                                        OUT/differences, clauses, forms, evidence
4  put the rows of each shard into the tables, with that evidence        OUT/documents, agreements, findings, …
5  remove what belongs to no shard any more, and say that all is there   OUT/run.json
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from clausediff.batch.analysis import canonicals_of
from clausediff.batch.engines import Call, Engine, Outcome
from clausediff.batch.holding import clear_work, held, refuse_inside
from clausediff.batch.inputs import refuse_nothing, units_of
from clausediff.batch.items import Shard
from clausediff.batch.merging import merge, named_twice
from clausediff.batch.publishing import publish_shard
from clausediff.batch.recorded import LAYOUT
from clausediff.batch.reopening import recorded_options
from clausediff.batch.schemas import MERGED, TABLES
from clausediff.batch.settings import Settings
from clausediff.batch.shard_work import Attempt, Done, compare_shard, marker_of
from clausediff.batch.sharding import SIZE, shards_of
from clausediff.batch.state import State, Summary
from clausediff.batch.storage import Layout, load_json, save_json, writing
from clausediff.errors import ClausediffError, OutputError, UsageError
from clausediff.pipeline import Options
from clausediff.pipeline.issued import issued_form

__all__ = ["State", "Summary", "run"]

_HELD = 50_000
"""Items up to which a listing is kept; a longer one is made twice, once to count it."""
_DEATHS = 10
"""Processes that may die of one shard: each time the item of which it died becomes an error."""


def run(
    sources: Iterable[str],
    out: str | os.PathLike[str],
    options: Options | None = None,
    *,
    engine: Engine | None = None,
    jobs: int = 0,
    shard_size: int = SIZE,
    column: str = "",
    skip_unknown: bool = False,
    replace: bool = False,
    progress: Callable[[State], None] | None = None,
) -> Summary:
    """Compare all copies in ``sources``, and write the results into the folder ``out``.

    What is finished there and has not changed is kept. ``engine`` makes the calls; by default ``jobs`` processes of this
    machine. ``column`` is that of Parquet files with the texts. ``replace`` allows to drop results of sources that are not named
    any more. Raises :class:`OutputError` where the results cannot be written, :class:`UsageError` where the arguments are off.
    """
    layout = Layout(os.path.abspath(out))
    settings = Settings(str(layout.out), options or Options(), column, skip_unknown)
    units = [_normal(unit) for unit in units_of(sources)]
    if not units:
        raise UsageError("name a folder, file, archive, manifest or Parquet file to compare")
    refuse_inside(layout.out, units)
    refuse_nothing(units, column)
    issued_form(settings.alone)
    canonicals_of(settings.alone)  # a form that cannot be used is an error of usage, not of each file
    if engine is None:
        from clausediff.batch.processes import Processes

        engine = Processes(jobs)
    with held(layout), engine:
        return _Run(layout, settings, engine, units, shard_size, progress or (lambda state: None)).all(replace=replace)


def _normal(unit: str) -> str:
    from clausediff.batch.opening import is_address

    return unit if is_address(unit) else os.path.normpath(unit)


class _Run:
    """The steps of one run."""

    def __init__(
        self,
        layout: Layout,
        settings: Settings,
        engine: Engine,
        units: Sequence[str],
        size: int,
        progress: Callable[[State], None],
    ) -> None:
        self._layout = layout
        self._settings = settings
        self._engine = engine
        self._units = units
        self._size = size
        self._progress = progress
        self._state = State(counts=dict.fromkeys(("clean", "review", "substantive", "error"), 0))
        self._done: dict[str, Done] = {}
        self._failed: dict[str, str] = {}
        self._listed: set[str] = set()
        self._notes: tuple[str, ...] = ()

    def all(self, *, replace: bool) -> Summary:
        """All steps."""
        before = load_json(self._layout.run) or {}
        gone = sorted(set(before.get("sources", ())) - set(self._units))
        if gone and not replace:
            raise UsageError(
                f"{self._layout.out} holds the results of {', '.join(gone)} too, which this command does not name; "
                "name them, choose another --out, or pass --replace to drop those results"
            )
        self._record("running")
        self._compare()
        stamp = self._merge(before)
        self._notes = named_twice(self._layout, self._staged()) if len(self._units) > 1 else ()
        self._publish(stamp)
        self._remove_stale()
        summary = self._summary()
        self._record("incomplete" if self._failed else "complete", stamp, summary)
        return summary

    def _record(self, state: str, stamp: str = "", summary: Summary | None = None) -> None:
        from clausediff import __version__

        told: dict[str, Any] = {
            "layout": LAYOUT,
            "clausediff": __version__,
            "engine": self._settings.digest(),
            "sources": list(self._units),
            "state": state,
            "column": self._settings.column,
            "options": recorded_options(self._settings.options),
        }
        if summary is not None:
            told |= {
                "evidence": stamp,
                "files": summary.files,
                "shards": sorted(self._done),
                "counts": dict(sorted(summary.counts.items())),
                "differences": summary.differences,
                "failed": list(summary.failed),
            }
        with writing(self._layout.out):
            save_json(self._layout.run, told)

    # -- compare

    def _shards(self) -> Iterator[Shard]:
        return shards_of(self._units, self._size, self._settings.column)

    def _listing(self) -> Iterable[Shard]:
        """The shards; listed once before, so that it is known how many files there are."""
        held: list[Shard] | None = []
        for shard in self._shards():
            self._state.total += len(shard.items)
            self._state.shards += 1
            if held is not None:
                held.append(shard)
                held = held if self._state.total <= _HELD else None
            self._progress(self._state)
        return held if held is not None else self._shards()

    def _compare(self) -> None:
        clear_work(self._layout)
        listing = self._listing()
        self._state.stage = "compare"
        self._progress(self._state)
        again: list[tuple[Shard, Attempt]] = []
        first = (self._call(shard, Attempt()) for shard in listing)
        for outcome in self._engine.each(first):
            self._take(outcome, again)
        while again:
            calls = [self._call(shard, attempt) for shard, attempt in again]
            again = []
            for outcome in self._engine.each(calls):
                self._take(outcome, again)

    def _call(self, shard: Shard, attempt: Attempt) -> Call:
        self._listed.add(shard.id)
        return Call(shard.id, compare_shard, (self._settings, shard, attempt))

    def _take(self, outcome: Outcome, again: list[tuple[Shard, Attempt]]) -> None:
        _, shard, attempt = outcome.call.arguments
        if outcome.died:
            next_attempt = self._after_death(shard, attempt)
            if next_attempt is not None:
                again.append((shard, next_attempt))
                return
            self._failed[shard.id] = (
                f"{_about(shard)}: the process that compared it died {_DEATHS} times ({outcome.died})"
            )
        elif isinstance(outcome.error, OutputError):
            raise outcome.error
        elif isinstance(outcome.error, ClausediffError):
            self._failed[shard.id] = f"{_about(shard)}: {outcome.error}"
        elif outcome.error is not None:
            self._failed[shard.id] = f"{_about(shard)}: {type(outcome.error).__name__}: {outcome.error}"
        else:
            self._finish(outcome.result)
        self._state.done += len(shard.items)
        self._progress(self._state)

    def _finish(self, done: Done) -> None:
        self._done[done.shard] = done
        self._state.skipped += done.files if done.skipped else 0
        for name, number in done.counts.items():
            self._state.counts[name] = self._state.counts.get(name, 0) + number

    def _after_death(self, shard: Shard, attempt: Attempt) -> Attempt | None:
        """The next attempt at a shard whose process died: first one that records each item, then without the deadly ones."""
        if not attempt.careful:
            return Attempt(careful=True)
        marker = marker_of(self._layout, shard.id)
        try:
            number = int(marker.read_text("ascii"))
            marker.unlink()
        except (OSError, ValueError):
            number = -1  # it died before the first item
        if len(attempt.deadly) + 1 >= _DEATHS or number in attempt.deadly or number < 0:
            return None
        return Attempt(careful=True, deadly=(*attempt.deadly, number))

    # -- merge and publish

    def _merge(self, before: dict[str, Any]) -> str:
        """Merge the counts, unless those that are there are of the same shards; the hash of the evidence."""
        found = blake2b(digest_size=12)
        for each in sorted(self._done.values()):
            found.update(f"{each.shard}.{each.key}\n".encode())
        stamp = found.hexdigest()
        there = all(self._layout.merged(name).is_file() for name in MERGED)
        if before.get("evidence") != stamp or before.get("state") == "running" or not there:
            self._state.stage = "merge"
            self._progress(self._state)
            with writing(self._layout.out):
                merge(self._layout, self._staged())
        return stamp

    def _staged(self) -> list[Path]:
        return [self._layout.staged(each.shard, each.key) for each in sorted(self._done.values())]

    def _publish(self, stamp: str) -> None:
        self._state.stage, self._state.total, self._state.done = "publish", len(self._done), 0
        self._progress(self._state)
        calls = (
            Call(each.shard, publish_shard, (self._settings, each.shard, each.key, stamp))
            for each in sorted(self._done.values())
        )
        lost: list[Call] = []
        for outcome in self._engine.each(calls):
            if outcome.died:
                lost.append(outcome.call)
                continue
            if outcome.error is not None:
                raise outcome.error
            self._state.done += 1
            self._progress(self._state)
        for call in lost:  # it only copies rows, so it is done here
            call.function(*call.arguments)

    def _remove_stale(self) -> None:
        """Remove the rows of shards that are not there any more, or failed; an earlier comparison of these is kept aside."""
        with writing(self._layout.out):
            for path in self._layout.shards.glob("*.json"):
                if path.stem not in self._done:
                    path.unlink()
            for name in TABLES:
                for path in (self._layout.out / name).glob("*.parquet"):
                    if path.stem not in self._done:
                        path.unlink()
            for path in self._layout.work.iterdir():
                if path.is_dir() and path.name.partition(".")[0] not in self._listed:
                    shutil.rmtree(path, ignore_errors=True)

    def _summary(self) -> Summary:
        import pyarrow.parquet as pq

        return Summary(
            sum(each.files for each in self._done.values()),
            len(self._listed),
            sum(each.skipped for each in self._done.values()),
            dict(self._state.counts),
            int(pq.ParquetFile(self._layout.merged("differences")).metadata.num_rows),
            tuple(self._failed[shard] for shard in sorted(self._failed)),
            self._notes,
        )


def _about(shard: Shard) -> str:
    first = shard.items[0].path
    return first if len(shard.items) == 1 else f"the shard of {len(shard.items)} files from {first}"
