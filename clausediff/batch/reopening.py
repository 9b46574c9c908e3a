"""Opens one copy of the results again: its bytes from where they lay, compared as the batch compared them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from clausediff.batch.inputs import items_of
from clausediff.batch.items import Item
from clausediff.batch.reading import read_items
from clausediff.errors import ReadError
from clausediff.model import Report
from clausediff.pipeline import Options, Progress, compare_sources

__all__ = ["compare_again", "options_of"]

_PLAIN = ("canonical", "issued", "encoding", "tracked", "ocr", "max_bytes", "max_pages", "max_pixels")
_LISTS = ("library", "ignore", "protected")


def recorded_options(options: Options) -> dict[str, Any]:
    """What a run records of its options, so that a copy can be compared again as it was; nothing secret."""
    told: dict[str, Any] = {name: getattr(options, name) for name in _PLAIN}
    if not isinstance(options.canonical, str):
        told["canonical"] = "auto"
    return told | {name: list(getattr(options, name)) for name in _LISTS}


def options_of(told: Mapping[str, Any], given: Options) -> Options:
    """The recorded options, with what is of this run from ``given``; a canonical that is given now comes first."""
    recorded = told.get("options") or {}
    values = {name: recorded[name] for name in _PLAIN if name in recorded}
    values |= {name: tuple(recorded[name]) for name in _LISTS if name in recorded}
    if given.canonical != "auto":
        values["canonical"] = given.canonical
    if given.library:
        values["library"] = given.library
    return replace(given, **values, jobs=1)


def compare_again(
    row: Mapping[str, Any], options: Options, column: str = "", progress: Callable[[Progress], None] | None = None
) -> Report:
    """The report on one file of the table ``documents``. Raises ReadError where it is not there any more.

    A file that has changed since is compared as it is now, and a note says so.
    """
    path, source = str(row["path"]), str(row["source"])
    if row.get("named"):
        options = replace(options, canonical=str(row["named"]))
    data = _inside(path, source, str(row["sha256"]), column, options.max_bytes) if source else None
    report = compare_sources([path], options, progress=progress, held=None if data is None else {path: data})
    error = report.documents[0].error
    if error is not None:
        raise ReadError(error.kind, error.message)
    if report.documents[0].sha256 != row["sha256"]:
        said = f"{path} has changed since the batch; these are its findings now"
        report = replace(report, notes=(said, *report.notes))
    return report


def _inside(path: str, source: str, digest: str, column: str, max_bytes: int) -> bytes:
    """The bytes of a member of an archive, or of a row of a table; of several of one name the one that was compared."""
    found: list[Item] = [item for item in items_of(source, column=column) if item.path == path]
    for item in found:
        ((_, data),) = read_items([item], column, max_bytes)
        if isinstance(data, bytes) and (len(found) == 1 or sha256(data).hexdigest() == digest):
            return data
    raise ReadError("absent", f"{path}: is not in {source} any more")
