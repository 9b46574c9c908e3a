"""Calls of one function, shared by this process and forked copies of it: for one text that is long.

:mod:`clausediff.parallel` gives files and copies to processes that do nothing else. Here the caller works as well, and the copies of it
are forked at the moment when there is much to do, so that they have all that was made until then and need nothing sent. The numbers
of the calls are bytes in a pipe, of which whoever is free takes the next one::

    pipe     4 5 6 7 …         caller   0 2 …           copy   1 3 …  ─ its results, when the pipe is empty ─▶ caller

What a copy took and gave no result of, because it died or its call raised an exception, is called here in the end: nothing is lost,
and an exception is raised as if there was one process.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, NoReturn, TypeVar

__all__ = ["MOST", "in_shares"]

T = TypeVar("T")
MOST = 256
"""Calls that can be shared, for each is a byte."""


def in_shares(
    function: Callable[[int], T],
    count: int,
    jobs: int,
    *,
    pack: Callable[[T], Any] = lambda result: result,
    unpack: Callable[[Any], T] = lambda packed: packed,
) -> list[T]:
    """``[function(0), …, function(count - 1)]``, worked out by this process and ``jobs - 1`` forked ones.

    ``count`` is :data:`MOST` at most. What a copy found is sent as ``pack`` makes it: of tuples, numbers and texts, at best, which
    are pickled soonest. ``unpack`` turns it back.
    """
    if jobs < 2 or count < 2:
        return [function(number) for number in range(count)]
    waiting = _numbers(count)
    copies: list[tuple[int, int]] = []
    found: dict[int, T] = {}
    try:
        for _ in range(min(jobs, count) - 1):
            copies.append(_fork(lambda number: pack(function(number)), waiting, [pipe for _, pipe in copies]))
        found.update((number, function(number)) for number in _taken(waiting))
        for _, pipe in copies:
            found.update((number, unpack(packed)) for number, packed in _received(pipe))
    finally:
        os.close(waiting)
        for process, pipe in copies:
            _end(process, pipe)
    return [found[number] if number in found else function(number) for number in range(count)]


def _numbers(count: int) -> int:
    """A pipe with the numbers of all calls in it, and nobody who writes more."""
    waiting, end = os.pipe()
    os.write(end, bytes(range(count)))
    os.close(end)
    return waiting


def _taken(waiting: int) -> Iterator[int]:
    """The numbers that this process takes, until there are none."""
    while number := os.read(waiting, 1):
        yield number[0]


def _fork(function: Callable[[int], object], waiting: int, others: list[int]) -> tuple[int, int]:
    """Start a copy of this process that takes calls; its id, and the pipe on which its results will come."""
    pipe, end = os.pipe()
    try:
        process = os.fork()
    except OSError:  # too many processes, or too little memory: there is one fewer
        os.close(end)
        return 0, pipe
    if process == 0:
        _work(function, waiting, end, (pipe, *others))
    os.close(end)
    return process, pipe


def _work(function: Callable[[int], object], waiting: int, end: int, others: Sequence[int]) -> NoReturn:
    """What a copy does: takes calls, sends all results, and is gone without the cleaning up that its parent does."""
    try:
        import pickle
        import signal

        for other in others:  # of which nobody would know that the caller has closed them
            os.close(other)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and ends its copies
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        results = [(number, function(number)) for number in _taken(waiting)]
        with open(end, "wb", closefd=False) as out:
            pickle.dump(results, out, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _received(pipe: int) -> list[tuple[int, Any]]:
    """The results that a copy sent; none where it died before."""
    import pickle

    with open(pipe, "rb", closefd=False) as source:
        data = source.read()
    with suppress(EOFError, pickle.UnpicklingError):
        results: list[tuple[int, Any]] = pickle.loads(data)
        return results
    return []


def _end(process: int, pipe: int) -> None:
    """Make sure that a copy is gone: after an exception it may be at work still."""
    import signal

    os.close(pipe)
    if process:
        with suppress(OSError):
            os.kill(process, signal.SIGKILL)
        with suppress(OSError):
            os.waitpid(process, 0)
