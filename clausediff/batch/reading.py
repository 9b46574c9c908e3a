"""The bytes of a shard's items, one after the other: each archive and table is opened once for the items that lie in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import groupby

from clausediff.batch.analysis import UNKNOWN
from clausediff.batch.archives import read_members
from clausediff.batch.items import Item
from clausediff.batch.opening import read_bytes
from clausediff.batch.parquet_rows import read_rows
from clausediff.errors import ReadError

__all__ = ["ContentDigest", "digest_of", "read_items"]


def read_items(items: Sequence[Item], column: str, max_bytes: int) -> Iterator[tuple[Item, bytes | ReadError]]:
    """Each item with its bytes, or with what is wrong with it; of a larger file ``max_bytes + 1`` bytes. Every item comes once."""
    for (kind, source), group in groupby(items, lambda item: (item.kind, item.source)):
        if kind in ("zip", "tar", "rows"):
            yield from _of_container(kind, source, list(group), column, max_bytes)
        else:
            for item in group:
                yield item, _of_file(item, max_bytes)


def _of_file(item: Item, max_bytes: int) -> bytes | ReadError:
    if item.error is not None:
        return ReadError(*item.error)
    if item.kind == "unknown":
        return ReadError(
            UNKNOWN, "a file of this name in a folder is not compared; name it if it is a scan, or pass --skip-unknown"
        )
    try:
        return read_bytes(item.source, max_bytes)
    except ReadError as error:
        return error


def _of_container(
    kind: str, source: str, items: list[Item], column: str, max_bytes: int
) -> Iterator[tuple[Item, bytes | ReadError]]:
    """The items of one archive or table; where it can be read no further, each item that is left has that error."""
    done = 0
    try:
        found = (
            read_rows(source, items, column, max_bytes) if kind == "rows" else read_members(source, items, max_bytes)
        )
        for item, data in found:
            yield item, data
            done += 1
    except ReadError as error:
        for item in items[done:]:
            yield item, error


class ContentDigest:
    """A hash of everything that the rows of some items depend on, besides the rules and the canonicals."""

    def __init__(self) -> None:
        self._found = blake2b(digest_size=16)

    def add(self, item: Item, data: bytes | ReadError) -> None:
        """Add the next item."""
        failed = isinstance(data, ReadError)
        held = f"{data.kind}\n{data}".encode("utf-8", "backslashreplace") if isinstance(data, ReadError) else data
        told = "\n".join((*item[:8], "error" if failed else "data", str(len(held))))
        self._found.update(told.encode("utf-8", "backslashreplace"))
        self._found.update(held)

    def hexdigest(self) -> str:
        """The hash of all that was added."""
        return self._found.hexdigest()


def digest_of(pairs: Iterable[tuple[Item, bytes | ReadError]]) -> str:
    """The hash of items that are only read."""
    digest = ContentDigest()
    for item, data in pairs:
        digest.add(item, data)
    return digest.hexdigest()
