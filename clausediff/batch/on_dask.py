"""A Dask cluster as an engine: the same calls as on this machine, made by the cluster's workers.

The workers read the sources and write the folder of the results themselves, so both must have the same names there: a shared
file system, or addresses for the sources. What goes through the scheduler is a few hundred bytes a file.

Dask gives a call whose worker died to another worker; a call that takes several workers with it is given back, and tried with
care (:mod:`clausediff.batch.shard_work`). When the scheduler itself is lost, the run ends with an error, and the shards that are
finished stay finished.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from typing import Any

from clausediff.batch.engines import Call, Outcome
from clausediff.errors import ClausediffError, OutputError

__all__ = ["OnDask"]

_AHEAD = 2
"""Calls for each thread of the cluster that are given to the scheduler."""
_WAIT = 10
"""Seconds to wait for a scheduler and its first worker."""
_DEATHS = 2
"""Workers that may die of one call before it is given back."""


class OnDask:
    """The workers of a cluster: that of a scheduler's address, or ``local``, one that is made for this run."""

    def __init__(self, scheduler: str, jobs: int = 0) -> None:
        self._scheduler = scheduler
        self._jobs = jobs
        self._client: Any = None
        self._cluster: Any = None

    def __enter__(self) -> OnDask:
        from clausediff.parallel import cores

        distributed: Any = import_module("distributed")  # it has no types
        import_module("dask").config.set({"distributed.scheduler.allowed-failures": _DEATHS})
        try:
            if self._scheduler == "local":
                self._cluster = distributed.LocalCluster(
                    n_workers=self._jobs or cores(),
                    threads_per_worker=1,
                    dashboard_address="127.0.0.1:0",
                    memory_limit=0,
                )
            self._client = distributed.Client(self._cluster or self._scheduler, timeout=_WAIT, set_as_default=False)
            self._client.wait_for_workers(1, timeout=_WAIT)
        except (OSError, TimeoutError, ValueError, RuntimeError, ImportError) as error:
            self._close()
            said = " ".join(str(error).split()) or type(error).__name__
            raise ClausediffError(
                f"{self._scheduler}: no Dask scheduler with workers answers ({said}); start one, or leave --scheduler out"
            ) from None
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def _close(self) -> None:
        for each in (self._client, self._cluster):
            if each is not None:
                with suppress(Exception):  # a cluster that is gone cannot be closed
                    each.close(timeout=5)

    def each(self, calls: Iterable[Call]) -> Iterator[Outcome]:
        """One outcome for each call, as they come. Raises OutputError when the scheduler is lost."""
        distributed: Any = import_module("distributed")
        try:
            waiting = iter(calls)
            room = _AHEAD * max(1, sum(self._client.nthreads().values()))
            asked: dict[Any, Call] = {}
            done = distributed.as_completed(loop=self._client.loop)

            def ask() -> None:
                call = next(waiting, None)
                if call is not None:
                    future = self._client.submit(call.function, *call.arguments, pure=False, retries=0)
                    asked[future] = call
                    done.add(future)

            for _ in range(room):
                ask()
            while asked:
                future = next(done)
                ask()
                yield self._outcome(asked.pop(future), future)
        except (OSError, TimeoutError, StopIteration) as error:
            raise self._lost(error) from None

    def _outcome(self, call: Call, future: Any) -> Outcome:
        if future.status == "finished":
            return Outcome(call, future.result())
        if future.status != "error":
            raise self._lost(future.status)
        error = future.exception()
        if isinstance(error, import_module("distributed").KilledWorker):
            return Outcome(call, died="the workers that had it died")
        return Outcome(call, error=error if isinstance(error, Exception) else RuntimeError(str(error)))

    def _lost(self, why: object) -> OutputError:
        said = " ".join(str(why).split()) or type(why).__name__
        return OutputError(
            f"{self._scheduler}: the Dask scheduler was lost ({said}); the shards that are finished are kept: "
            "run the same command again"
        )
