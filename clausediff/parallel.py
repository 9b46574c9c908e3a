"""Calls a function many times in several processes, with results in order.

The processes are forked, so that they share what their parent has prepared and need nothing sent but a number; each result
comes back pickled. Where the system cannot fork, or one process is asked for, the caller's own process does everything.
A process that dies takes one call with it, and no other: that call's result is what ``lost`` says, and a new process goes on.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

__all__ = ["cores", "in_processes", "one_by_one"]

T = TypeVar("T")
_AHEAD = 3
"""Calls that a process has been told of: one that it does, and some to go on with at once."""
_ENOUGH = 1.0
"""Seconds of work from which several processes are worth their start."""
_TEXT, _PAGES = 1.5e-6, 0.3
"""Seconds that a character of a text file takes, on the slow side, and a file that has pages or must be unpacked."""
_EDIT = 1.5e-4
"""Seconds that an edit takes to be judged."""
_PLAIN = (".txt", ".md", ".markdown", ".text", ".tex")


def processes(wanted: int, seconds: float) -> int:
    """How many processes to use, of ``wanted``; 0 leaves it to the work that there is, which takes so long in one."""
    available = cores()
    if wanted == 0:
        return available if seconds > _ENOUGH else 1
    return wanted if available > 1 or _can_fork() else 1


def seconds_for_files(paths: Sequence[str]) -> float:
    """About how long it takes to compare files, from their sizes."""
    total = 0.0
    for path in paths:
        if not path.lower().endswith(_PLAIN):
            total += _PAGES
        else:
            with suppress(OSError, ValueError):
                total += os.path.getsize(path) * _TEXT
        if total > _ENOUGH:
            break
    return total


def seconds_for_text(characters: int) -> float:
    """About how long it takes to compare a text."""
    return characters * _TEXT


def seconds_for_edits(count: int) -> float:
    """About how long it takes to judge the edits of a copy."""
    return count * _EDIT


def _can_fork() -> bool:
    return hasattr(os, "fork") and sys.platform != "darwin"  # its system libraries do not survive a fork


def cores() -> int:
    """How many processes can work at the same time; 1 where the system cannot fork."""
    if not _can_fork():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Worker(NamedTuple):
    """A process and the calls that it was told of and has not returned from."""

    process: BaseProcess
    pipe: Connection
    told: deque[int]


def in_processes(
    function: Callable[[int], T],
    count: int,
    jobs: int,
    lost: Callable[[int, str], T],
    began: Callable[[int], None] = lambda number: None,
    *,
    ahead: int = _AHEAD,
) -> list[T]:
    """``[function(0), …, function(count - 1)]``, worked out by so many processes.

    ``lost`` gives the result of a call whose process died, from its number and how it died; ``began`` is called in this process
    as each call is given out, in order, and may raise to end all. An exception that the function raises ends all as well:
    that of the first call that raised one is raised here, as if the calls had been made one after the other. Each process
    is told of ``ahead`` calls at a time.
    """
    return list(one_by_one(function, count, jobs, lost, began, ahead=ahead))


def one_by_one(
    function: Callable[[int], T],
    count: int,
    jobs: int,
    lost: Callable[[int, str], T],
    began: Callable[[int], None] = lambda number: None,
    *,
    ahead: int = _AHEAD,
) -> Iterator[T]:
    """The results of :func:`in_processes` as they come, in order, so that the caller need not keep them."""
    pool = _Pool(function, count, lost, began, ahead)
    try:
        yield from pool.results(min(jobs, count))
    finally:
        pool.close()


class _Pool:
    """The processes of one run, and what came back from them."""

    def __init__(
        self,
        function: Callable[[int], Any],
        count: int,
        lost: Callable[[int, str], Any],
        began: Callable[[int], None],
        ahead: int,
    ) -> None:
        self._function = function
        self._lost = lost
        self._began = began
        self._ahead = ahead
        self._results: dict[int, Any] = {}
        self._waiting = deque(range(count))
        self._end = count
        """The first call that raised, or how many there are: nothing from there on is wanted."""
        self._raised: BaseException | None = None
        self._workers: list[_Worker] = []

    def results(self, jobs: int) -> Iterator[Any]:
        """All results in order, each as soon as it and those before it are there."""
        from multiprocessing.connection import wait

        for _ in range(jobs):
            self._start()
        given = 0
        while given < self._end:
            if given in self._results:
                yield self._results.pop(given)
                given += 1
                continue
            for worker in self._workers:
                self._tell(worker)
            ready = wait([worker.pipe for worker in self._workers])
            for worker in [worker for worker in self._workers if worker.pipe in ready]:
                self._hear(worker)
        if self._raised is not None:
            raise self._raised

    def _start(self) -> None:
        from multiprocessing import get_context

        context = get_context("fork")
        pipe, end = context.Pipe()
        others = [worker.pipe for worker in self._workers]
        process = context.Process(target=_work, args=(self._function, end, [pipe, *others]), daemon=True)
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()  # or the child would write it once more
        process.start()
        end.close()
        self._workers.append(_Worker(process, pipe, deque()))

    def _tell(self, worker: _Worker) -> None:
        """Give a process calls to go on with."""
        while len(worker.told) < self._ahead and self._waiting and self._waiting[0] < self._end:
            number = self._waiting.popleft()
            self._began(number)
            worker.told.append(number)
            with suppress(OSError):  # it died, and is replaced when that is heard
                worker.pipe.send(number)

    def _hear(self, worker: _Worker) -> None:
        """Take a result from a process, or its death."""
        import pickle  # what a run in one process has no need of

        try:
            number, raised, result = pickle.loads(worker.pipe.recv_bytes())
        except (EOFError, OSError):
            self._bury(worker)
            return
        worker.told.remove(number)
        if not raised:
            self._results[number] = result
        elif number < self._end:
            self._end, self._raised = number, result
            self._results = {each: known for each, known in self._results.items() if each < number}

    def _bury(self, worker: _Worker) -> None:
        """Replace a process that died; the call that it had begun is lost, and the one behind it is given out again."""
        self._workers.remove(worker)
        worker.process.join()
        if worker.told:
            number = worker.told.popleft()
            self._results[number] = self._lost(number, _death(worker.process.exitcode))
        self._waiting.extendleft(reversed(worker.told))
        worker.pipe.close()
        self._start()

    def close(self) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()


def _death(code: int | None) -> str:
    """How a process ended, in words."""
    import signal

    if code is not None and code < 0:
        with suppress(ValueError):
            return f"it was ended by {signal.Signals(-code).name}"
    return f"it ended with exit code {code}"


def _work(function: Callable[[int], Any], pipe: Connection, others: list[Connection]) -> None:
    """What a process does: calls the function with each number that it is told, until its parent is gone."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and ends its processes
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in others:
        other.close()  # or the parent's death would go unnoticed
    while True:
        try:
            number = pipe.recv()
        except (EOFError, OSError):
            os._exit(0)
        pipe.send_bytes(_answer(function, number))


def _answer(function: Callable[[int], Any], number: int) -> bytes:
    """The result of one call, or the exception that it raised, as it is sent."""
    import pickle
    import traceback

    try:
        return pickle.dumps((number, False, function(number)), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        error.add_note(f"in a process of its own:\n{traceback.format_exc()}")
        try:
            packed = pickle.dumps((number, True, error), pickle.HIGHEST_PROTOCOL)
            pickle.loads(packed)
        except Exception:
            packed = pickle.dumps((number, True, RuntimeError(f"{type(error).__name__}: {error}")))
        return packed
