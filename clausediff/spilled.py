"""A sequence of many objects that are kept in a temporary file, packed, and read again when they are asked for.

A run over many thousands of files needs each file's result twice: to count what all of them have in common, and to write it. In
between a result takes a few bytes of memory here: where it is in the file. ::

    append   ──pickle──▶  temporary file  (in memory while it is small)
    [i]      ◀──unpickle, then `also`──
"""

from __future__ import annotations

import pickle
import zlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from tempfile import SpooledTemporaryFile
from typing import Generic, TypeVar, overload
from weakref import finalize

__all__ = ["Spilled"]

T = TypeVar("T")
_IN_MEMORY = 8_000_000
"""Bytes up to which the file is kept in memory."""
_LEVEL = 1
"""How hard zlib tries: findings repeat each other's words."""


class Spilled(Sequence[T], Generic[T]):
    """Objects in the order of :meth:`arrange`; each access makes a new, equal object."""

    def __init__(self, also: Callable[[T], T]) -> None:
        """``also`` is done to each object when it is read."""
        self._also = also
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - it is open as long as the sequence
        finalize(self, self._file.close)
        self._starts = array("q", (0,))
        self._order: Sequence[int] = ()
        self._keys: list[str] = []

    def append(self, made: T, key: str) -> None:
        """Put an object behind the others; ``key`` is what it is sorted by."""
        packed = zlib.compress(pickle.dumps(made, pickle.HIGHEST_PROTOCOL), _LEVEL)
        self._file.seek(self._starts[-1])
        self._file.write(packed)
        self._starts.append(self._starts[-1] + len(packed))
        self._keys.append(key)

    def arrange(self) -> None:
        """Sort by the keys; objects with the same key stay in their order."""
        self._order = array("q", sorted(range(len(self._keys)), key=self._keys.__getitem__))

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> list[T]: ...

    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            return [self._read(number) for number in self._order[index]]
        return self._read(self._order[index])

    def __iter__(self) -> Iterator[T]:
        return map(self._read, self._order)

    def _read(self, number: int) -> T:
        start, end = self._starts[number], self._starts[number + 1]
        self._file.seek(start)
        made: T = pickle.loads(zlib.decompress(self._file.read(end - start)))
        return self._also(made)
