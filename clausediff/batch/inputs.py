"""From the sources that a user names to items, in an order that does not depend on the machine.

A source is a file, a folder, a glob, an archive, a Parquet file or folder with texts, a manifest (CSV), or one of these at an
address for fsspec. Items are listed one after the other and never all held.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator
from glob import glob, has_magic

from clausediff.batch.archives import is_archive, list_members
from clausediff.batch.items import Item, failed, told_apart
from clausediff.batch.opening import filesystem, is_address, open_bytes
from clausediff.batch.parquet_rows import PARQUET, list_rows
from clausediff.errors import ReadError, UsageError
from clausediff.scan.readers import SUFFIXES, display_path

__all__ = ["MANIFEST", "items_of", "refuse_nothing", "units_of"]

MANIFEST = (".csv",)
_COLUMNS = ("path", "canonical", "party", "scanner", "date")
"""Columns of a manifest; only the first is needed, others are passed over."""
_NAMED = 5
"""Files of other kinds that are named in the sentence about a folder without scans."""


def units_of(named: Iterable[str]) -> list[str]:
    """The sources, each once: globs expanded, and no folder or file that lies in a folder which is named too."""
    found: dict[str, str] = {}
    for source in named:
        if not source:
            raise UsageError("the name of a source is empty")
        for path in _expanded(source):
            found.setdefault(path if is_address(path) else os.path.realpath(path), path)
    folders = {real for real, path in found.items() if not is_address(path) and os.path.isdir(path)}
    return [path for real, path in found.items() if not _within(real, folders)]


def _expanded(source: str) -> list[str]:
    if is_address(source):
        if not has_magic(source):
            return [source]
        system, inner = filesystem(source)
        found = [path for path in sorted(system.glob(inner)) if not path.rpartition("/")[2].startswith(".")]
        return [system.unstrip_protocol(path) for path in found] or [source]
    if not os.path.lexists(source) and has_magic(source):
        return sorted(glob(source, recursive=True)) or [source]
    return [source]


def _within(real: str, folders: set[str]) -> bool:
    parent = os.path.dirname(real)
    while parent and parent != os.path.dirname(parent):
        if parent in folders:
            return True
        parent = os.path.dirname(parent)
    return False


def items_of(unit: str, *, column: str = "") -> Iterator[Item]:
    """The items of one source. ``column`` is that of a Parquet file with the texts."""
    try:
        if is_address(unit):
            yield from _at_address(unit, column)
        elif os.path.isdir(unit):
            yield from _or_told(unit, _of_folder(unit, set(), column))
        else:
            yield from _of_file(unit, column, named=True)
    except ReadError as error:
        yield failed(display_path(unit), error.kind, str(error), unit)


def refuse_nothing(units: Iterable[str], column: str = "") -> None:
    """Raise UsageError where all sources are folders and none holds a file to compare; nothing is written then."""
    told: list[str] = []
    for unit in units:
        if is_address(unit) or not os.path.isdir(unit):
            return
        for item in items_of(unit, column=column):
            if item.error is not None and item.error[0] == "directory":
                told.append(item.error[1])
            elif item.kind != "unknown":
                return
    if told:
        raise UsageError("; ".join(told))


def _or_told(folder: str, items: Iterator[Item]) -> Iterator[Item]:
    """The items of a folder, and an error where none of them is compared, which would otherwise look like success."""
    compared, names = False, list[str]()
    for item in items:
        compared = compared or item.kind != "unknown"
        if not compared and len(names) <= _NAMED:
            names.append(item.path)
        yield item
    if not compared:
        shown = display_path(folder)
        more = ", …" if len(names) > _NAMED else ""
        what = (
            f"is a folder without a scan that can be read (not compared: {', '.join(names[:_NAMED])}{more})"
            if names
            else "is a folder without a scan that can be read"
            if os.listdir(folder)
            else "is an empty folder"
        )
        yield failed(shown, "directory", f"{shown}: {what}; name the files", folder)


def _of_file(path: str, column: str, *, named: bool) -> Iterator[Item]:
    """The items of a file that was named, or found in a folder: a manifest counts only when it was named."""
    lower = path.lower()
    if is_archive(path):
        yield from list_members(path)
    elif lower.endswith(PARQUET):
        yield from list_rows(path, column)
    elif named and lower.endswith(MANIFEST):
        yield from _of_manifest(path)
    else:
        base = lower.replace("\\", "/").rpartition("/")[2]
        known = named or (lower.endswith(SUFFIXES) and not base.startswith("readme."))
        if not known and _is_ledger(path):
            return
        yield Item(display_path(path), "file" if known else "unknown", path)


def _is_ledger(path: str) -> bool:
    """Whether a file is the ledger of a review, which lies beside the scans that it is about."""
    from clausediff.decisions.paths import is_ledger  # loads SQLite

    return is_ledger(path)


def _of_folder(folder: str, entered: set[tuple[int, int]], column: str) -> Iterator[Item]:
    """Files sorted by name, folders among them; hidden ones are left out, and links are followed once."""
    try:
        status = os.stat(folder)
        with os.scandir(folder) as found:
            entries = sorted((entry.name, entry.is_dir()) for entry in found)
    except OSError as error:
        shown = display_path(folder)
        yield failed(shown, "unreadable", f"{shown}: the folder cannot be read: {error.strerror or error}", folder)
        return
    if (status.st_dev, status.st_ino) in entered:
        return
    entered.add((status.st_dev, status.st_ino))
    for name, is_folder in entries:
        if name.startswith("."):
            continue
        path = os.path.join(folder, name)
        if is_folder:
            yield from _of_folder(path, entered, column)
        elif os.path.isfile(path) or os.path.islink(path):  # no pipes and devices, which could block for ever
            yield from _of_file(path, column, named=False)


def _at_address(address: str, column: str) -> Iterator[Item]:
    system, inner = filesystem(address)
    try:
        if not system.isdir(inner):
            yield from _of_file(address, column, named=True)
            return
        for path in sorted(system.find(inner)):
            if not any(part.startswith(".") for part in path[len(inner) :].split("/")):
                yield from _of_file(system.unstrip_protocol(path), column, named=False)
    except (OSError, ValueError) as error:
        raise ReadError("unreadable", f"{address}: cannot be listed: {error}") from None


def _of_manifest(path: str) -> Iterator[Item]:
    """A row of a CSV file for each copy. Its paths are relative to the manifest's own folder."""
    shown = display_path(path)
    folder = path.rpartition("/")[0] + "/" if is_address(path) else os.path.dirname(path)
    with open_bytes(path) as raw:
        rows = csv.DictReader(io.TextIOWrapper(raw, "utf-8-sig", errors="replace", newline=""))
        if rows.fieldnames is None or "path" not in rows.fieldnames:
            raise ReadError(
                "manifest", f"{shown}: a manifest needs a first line with the column path ({', '.join(_COLUMNS)})"
            )
        seen: set[str] = set()
        try:
            for row in rows:
                item = _listed(row, shown, folder, rows.line_num)
                again = item.path in seen
                seen.add(item.path)
                yield item._replace(path=told_apart(item.path, f"line {rows.line_num}")) if again else item
        except csv.Error as error:
            yield failed(f"{shown}:{rows.line_num}", "manifest", f"{shown}:{rows.line_num}: is no CSV: {error}", path)


def _listed(row: dict[str, str | None], shown: str, folder: str, line: int) -> Item:
    told = {name: (row.get(name) or "").strip() for name in _COLUMNS}
    wanted = told["path"]
    if not wanted:
        return failed(f"{shown}:{line}", "manifest", f"{shown}:{line}: names no path", shown)
    whole = (
        wanted if is_address(wanted) else f"{folder}{wanted}" if is_address(folder) else os.path.join(folder, wanted)
    )
    where = whole if is_address(whole) else os.path.normpath(whole)
    canonical, party, scanner, date = (told[name] for name in _COLUMNS[1:])
    return Item(display_path(where), "file", where, "", canonical, party, scanner, date)
