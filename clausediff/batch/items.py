"""What a shard consists of: items that say where a file's bytes are, and their reading in order."""

from __future__ import annotations

import os
from typing import NamedTuple

__all__ = ["Item", "Shard", "failed", "told_apart"]


class Item(NamedTuple):
    """One file to compare, wherever it lies. It is small and sent from process to process."""

    path: str
    """Its name in the results. A name from an archive is data: it is shown, and never opened."""
    kind: str = "file"
    """``file``, ``zip``, ``tar`` or ``rows``: how its bytes are reached; ``error`` for what could not even be listed;
    ``unknown`` for a file of another kind than scans are."""
    source: str = ""
    """The file to open: its own path or address, or that of the archive or table."""
    place: str = ""
    """Where it is in the source: the index of a member of an archive, or of a row."""
    canonical: str = ""
    party: str = ""
    scanner: str = ""
    date: str = ""
    error: tuple[str, str] | None = None
    """Kind and message, of an ``error``."""


class Shard(NamedTuple):
    """Items that are compared together, and whose results are one file in each table."""

    id: str
    """Stable as long as its source and its first item are: it does not depend on other shards."""
    items: tuple[Item, ...]


def told_apart(path: str, mark: str) -> str:
    """A path with a mark before its suffix, which says how a file is read: ``a.txt`` as ``a (member 2).txt``."""
    stem, suffix = os.path.splitext(path)
    return f"{stem} ({mark}){suffix}"


def failed(path: str, kind: str, message: str, source: str = "") -> Item:
    """An item for something that could not be listed: it becomes a row with an error."""
    return Item(path, "error", source, error=(kind, message))
