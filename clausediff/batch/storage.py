"""Files of the results: each is written under another name and renamed when it is whole, so that no half one is ever seen."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from clausediff.batch.schemas import TABLES, schema_of
from clausediff.errors import OutputError

__all__ = ["Layout", "TableFiles", "load_json", "put_table", "save_json", "writing"]

_GROUP = 100_000
"""Rows of a row group: readers skip groups by their statistics, and hold one at a time."""
_HELD = 5_000
"""Rows of a table that are held before they are written."""


class Layout:
    """Where everything is in a folder of results."""

    def __init__(self, out: str | Path) -> None:
        self.out = Path(out)
        self.run = self.out / "run.json"
        self.lock = self.out / ".lock"
        self.work = self.out / ".work"
        self.shards = self.out / "shards"

    def staged(self, shard: str, key: str) -> Path:
        """The folder of a shard that is compared; its name has the hash of all that it depends on."""
        return self.work / f"{shard}.{key}"

    def part(self, table: str, shard: str) -> Path:
        """A shard's file of a table."""
        return self.out / table / f"{shard}.parquet"

    def merged(self, table: str) -> Path:
        """The file of a table over the whole archive."""
        return self.out / table / f"{table}.parquet"

    def shard(self, shard: str) -> Path:
        """What is recorded of a shard whose files are in the tables."""
        return self.shards / f"{shard}.json"


@contextlib.contextmanager
def writing(out: Path) -> Iterator[None]:
    """Turn what the file system raises while results are written into an :class:`OutputError` that says what to do."""
    try:
        yield
    except OSError as error:
        where = error.filename or out
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            message = f"{where}: there is no room left ({error.strerror}); make room and run the same command again"
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            message = f"{where}: may not be written; check the rights of {out}, and run the same command again"
        else:
            message = f"{where}: could not be written: {error.strerror or error}; run the same command again"
        raise OutputError(f"{message}: the shards that are finished are kept") from error


def save_json(path: Path, data: dict[str, Any], *, durable: bool = True) -> None:
    """Write a JSON file, all of it or nothing. One that need not be ``durable`` is made again where it was lost."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _renamed(path, durable=durable) as temporary:
        temporary.write_text(json.dumps(data, indent=1, sort_keys=True, ensure_ascii=True) + "\n", "utf-8")


def load_json(path: Path) -> dict[str, Any] | None:
    """What a JSON file holds; None where there is none, or it cannot be read: it is made again then."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def put_table(path: Path, table: pa.Table, *, durable: bool = True) -> None:
    """Write a table as Parquet, all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _renamed(path, durable=durable) as temporary:
        pq.write_table(table, temporary, compression="zstd", row_group_size=_GROUP)


@contextlib.contextmanager
def _renamed(path: Path, *, durable: bool = True) -> Iterator[Path]:
    """A path to write to, which replaces ``path`` at the end of the block, or is removed. What is ``durable`` has reached the
    disk before it gets its name, so that a power failure leaves no empty file under it."""
    temporary = path.with_name(f".{path.name}.{uuid4().hex[:8]}")
    try:
        yield temporary
        if durable:
            with open(temporary, "rb") as written:
                os.fsync(written.fileno())
        os.replace(temporary, path)
        # Two links to one file keep both names when one is renamed to the other: so POSIX has it.
        temporary.unlink(missing_ok=True)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def literal(path: Path) -> str:
    """A path for DuckDB, which takes some characters of one for those of a pattern."""
    return re.sub(r"[*?\[]", lambda found: f"[{found[0]}]", str(path))


def link(source: Path, target: Path) -> None:
    """Put a finished file at another place too: as a link where the file system has them, so that it takes no room."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with _renamed(target, durable=False) as temporary:
        try:
            os.link(source, temporary)
        except OSError:
            shutil.copyfile(source, temporary)


class TableFiles:
    """The Parquet files of a shard's tables, written a few thousand rows at a time in a folder."""

    def __init__(self, folder: Path) -> None:
        self._writers = {
            name: pq.ParquetWriter(folder / f"{name}.parquet", schema_of(columns), compression="zstd")
            for name, columns in TABLES.items()
        }
        self._held: dict[str, list[pa.RecordBatch]] = {name: [] for name in TABLES}

    def add(self, tables: dict[str, pa.RecordBatch]) -> None:
        """Write rows, or hold them until there are enough for a row group."""
        for name, batch in tables.items():
            held = self._held[name]
            held.append(batch)
            if sum(each.num_rows for each in held) >= _HELD:
                self._flush(name)

    def _flush(self, name: str) -> None:
        if self._held[name]:
            self._writers[name].write_table(pa.Table.from_batches(self._held[name]))
            self._held[name].clear()

    def __enter__(self) -> TableFiles:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                for name in self._writers:
                    self._flush(name)
        finally:
            for writer in self._writers.values():
                if kind is None:
                    writer.close()
                else:
                    with contextlib.suppress(OSError, pa.ArrowException):
                        writer.close()


def put_batches(path: Path, schema: pa.Schema, batches: Iterator[pa.RecordBatch]) -> None:
    """Write rows as they come as a Parquet file, all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _renamed(path) as temporary, pq.ParquetWriter(temporary, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)
