"""The processes of this machine as an engine. A process that dies takes one call with it, and another one goes on.

The processes are started anew and not forked, since the libraries that read and write tables run threads. A thread for each
process writes calls into its stdin and reads results from its stdout; all of them put what they read into one queue.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from clausediff.batch.engines import Call, Outcome
from clausediff.batch.shard_work import ORPHANS_END
from clausediff.parallel import cores

__all__ = ["MOST", "Processes"]


MOST = 2_000_000_000
"""Bytes of memory from which a process is replaced: a file of thousands of pages leaves its mark, and so do years of running."""


class Processes:
    """So many processes, each with one call at a time; 0 is one for each core."""

    def __init__(self, jobs: int = 0) -> None:
        self.jobs = jobs or cores()
        self._tasks: queue.Queue[Call | None] = queue.Queue()
        self._outcomes: queue.Queue[Outcome] = queue.Queue()
        self._workers: list[_Worker] = []

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()
        for _worker in self._workers:
            self._tasks.put(None)
        for worker in self._workers:
            worker.join()

    def each(self, calls: Iterable[Call]) -> Iterator[Outcome]:
        """One outcome for each call, as they come."""
        waiting = 0
        for call in calls:
            if len(self._workers) < self.jobs:
                self._workers.append(_Worker(self._tasks, self._outcomes))
            self._tasks.put(call)
            waiting += 1
            while waiting > self.jobs:  # one call is ahead, so that no process waits for the next listing
                yield self._outcomes.get()
                waiting -= 1
        while waiting:
            yield self._outcomes.get()
            waiting -= 1

    @property
    def pids(self) -> list[int]:
        """The ids of the processes that are running."""
        return [worker.pid for worker in self._workers if worker.pid]


class _Worker(threading.Thread):
    """Feeds one process, and replaces it when it dies."""

    def __init__(self, tasks: queue.Queue[Call | None], outcomes: queue.Queue[Outcome]) -> None:
        super().__init__(daemon=True)
        self._tasks = tasks
        self._outcomes = outcomes
        self._process: subprocess.Popen[bytes] | None = None
        self._ended = False
        self.start()

    @property
    def pid(self) -> int:
        """The id of the process; 0 while there is none."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else 0

    def run(self) -> None:
        """Make calls until there are no more."""
        while (call := self._tasks.get()) is not None and not self._ended:
            self._outcomes.put(self._made(call))

    def _made(self, call: Call) -> Outcome:
        process = self._process
        if process is not None and process.poll() is not None:
            _killed(process)
            process = None
        if process is None:
            try:
                process = self._process = _started()
            except OSError as error:
                return Outcome(call, died=f"no process could be started: {error.strerror}")
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            pickle.dump((call.function, call.arguments), process.stdin)
            process.stdin.flush()
            result, raised = pickle.load(process.stdout)
            if pickle.load(process.stdout) > MOST:
                _killed(process)  # between two calls, so nothing is lost; the next call starts another one
        except (EOFError, OSError, pickle.UnpicklingError):
            return Outcome(call, died=_death(_killed(process)))
        return Outcome(call, result, raised)

    def end(self) -> None:
        """End the process at once: what it had begun is not kept."""
        self._ended = True
        if self._process is not None:
            _killed(self._process)


def _killed(process: subprocess.Popen[bytes]) -> int:
    """End a process and close what led to it; its exit code."""
    process.kill()
    code = process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
    return code


def _started() -> subprocess.Popen[bytes]:
    home = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([home, known] if known else [home]), ORPHANS_END: "1"}
    command = [sys.executable, "-m", "clausediff.batch.worker"]
    # In a group of its own, so that an interrupt at the terminal reaches the parent alone, which ends its processes.
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, start_new_session=os.name == "posix"
    )


def _death(code: int) -> str:
    if code < 0:
        with suppress(ValueError):
            return f"it was ended by {signal.Signals(-code).name}"
    return f"it ended with exit code {code}"
