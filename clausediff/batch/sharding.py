"""Cuts items into shards so that a file more or less changes one shard and no other.

    items   a b c d e f g h i j          a cut comes before an item whose name says so (one in SIZE), or when a shard is full
    shards  [a b c][d e f g h][i j]      adding a file to the middle shard leaves the first and the last as they are

Cutting every SIZE items instead would shift each item behind a new one into another shard, and redo them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from clausediff.batch.inputs import items_of
from clausediff.batch.items import Item, Shard

__all__ = ["SIZE", "shards_of"]

SIZE = 1_000
"""Items of a shard, on average."""
_FULL = 2
"""How many times as many a shard holds at most."""


def shards_of(units: Iterable[str], size: int = SIZE, column: str = "") -> Iterator[Shard]:
    """The shards of sources, listed as they are asked for. Items of two sources are never in one shard."""
    for unit in units:
        yield from cut(unit, items_of(unit, column=column), size)


def cut(unit: str, items: Iterable[Item], size: int) -> Iterator[Shard]:
    """The shards of one source."""
    held: list[Item] = []
    for item in items:
        if held and (len(held) >= _FULL * size or (len(held) * _FULL >= size and _is_cut(item, size))):
            yield _shard(unit, held)
            held = []
        held.append(item)
    if held:
        yield _shard(unit, held)


def _is_cut(item: Item, size: int) -> bool:
    return _number(item.path) % max(1, size // 2) == 0


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _shard(unit: str, items: list[Item]) -> Shard:
    name = "\n".join((unit, items[0].path, items[0].place)).encode("utf-8", "surrogatepass")
    return Shard(blake2b(name, digest_size=8).hexdigest(), tuple(items))
