"""What an engine is: something that makes calls somewhere else and yields their results as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol

__all__ = ["Call", "Engine", "Here", "Outcome"]


class Call(NamedTuple):
    """A call of a function of this package, which can be sent to another process."""

    id: str
    function: Callable[..., Any]
    arguments: tuple[Any, ...]


class Outcome(NamedTuple):
    """What came of a call: a result, an exception that it raised, or the death of its process."""

    call: Call
    result: Any = None
    error: Exception | None = None
    died: str = ""
    """How the process ended, in words; empty when it did not."""


class Engine(AbstractContextManager["Engine"], Protocol):
    """Makes calls in other processes; it is closed at the end of a ``with`` block."""

    def each(self, calls: Iterable[Call]) -> Iterator[Outcome]:
        """One outcome for each call, as they come. Few calls are taken ahead, and none is dropped."""
        ...


class Here:
    """Makes all calls in this process, one after the other."""

    def each(self, calls: Iterable[Call]) -> Iterator[Outcome]:
        """One outcome for each call, in order."""
        for call in calls:
            try:
                yield Outcome(call, call.function(*call.arguments))
            except Exception as error:
                yield Outcome(call, error=error)

    def __enter__(self) -> Here:
        return self

    def __exit__(self, *_: object) -> None:
        return None
