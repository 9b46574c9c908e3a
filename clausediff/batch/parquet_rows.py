"""Parquet files whose rows are texts, or files: listed by row group, and read a few rows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from clausediff.batch.items import Item
from clausediff.batch.opening import open_bytes
from clausediff.errors import ReadError
from clausediff.scan.readers import display_path

__all__ = ["PARQUET", "list_rows", "read_rows"]

PARQUET = (".parquet", ".pq")
_TEXTS = ("text", "data", "content", "bytes")
"""Columns that hold a text, or the bytes of a file; the first that is there counts."""
_NAMES = ("path", "file", "filename", "name", "id")
"""Columns by which a row is called; the first that is there counts."""
_TOLD = ("canonical", "party", "scanner", "date")


def list_rows(path: str, column: str = "") -> Iterator[Item]:
    """An item for each row. Raises ReadError where the file cannot be read or has no column of texts."""
    shown = display_path(path)
    with open_bytes(path) as stream:
        file = _opened(stream, shown)
        _text_column(file.schema_arrow, shown, column)
        names = file.schema_arrow.names
        name = next((each for each in _NAMES if each in names), None)
        told = [each for each in _TOLD if each in names]
        number = 0
        for batch in file.iter_batches(batch_size=8192, columns=[*([name] if name else []), *told]):
            rows = {each: batch.column(each).to_pylist() for each in batch.schema.names}
            for index in range(batch.num_rows):
                called = rows[name][index] if name else None
                # Names may be there twice, so the number of the row is always in the path.
                inside = str(number) if called is None else f"{number} {display_path(str(called))}"
                values: dict[str, Any] = {each: str(rows[each][index] or "") for each in told}
                yield Item(f"{shown}/{inside}", "rows", path, str(number), **values)
                number += 1


def read_rows(
    path: str, items: Sequence[Item], column: str, max_bytes: int
) -> Iterator[tuple[Item, bytes | ReadError]]:
    """The bytes of rows of one file, which are in its order. Only the row groups that hold them are read."""
    shown = display_path(path)
    with open_bytes(path) as stream:
        file = _opened(stream, shown)
        texts = _text_column(file.schema_arrow, shown, column)
        wanted = iter(items)
        item = next(wanted)
        start = 0
        for group in range(file.num_row_groups):
            end = start + file.metadata.row_group(group).num_rows
            if int(item.place) >= end:
                start = end
                continue
            for batch in file.iter_batches(batch_size=256, row_groups=[group], columns=[texts]):
                values = batch.column(0)
                while start <= int(item.place) < start + batch.num_rows:
                    yield item, _bytes(values[int(item.place) - start].as_py(), item.path, max_bytes)
                    following = next(wanted, None)
                    if following is None:
                        return
                    item = following
                start += batch.num_rows
    raise ReadError("damaged", f"{item.path}: {shown} ends before this row; it has changed since it was listed")


def _opened(stream: Any, shown: str) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(stream)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise ReadError("damaged", f"{shown}: is no Parquet file: {' '.join(str(error).split())[:200]}") from None


def _text_column(schema: pa.Schema, shown: str, column: str) -> str:
    wanted = (column,) if column else _TEXTS
    for name in wanted:
        if name in schema.names:
            kind = schema.field(name).type
            kind = kind.value_type if pa.types.is_dictionary(kind) else kind
            if any(
                test(kind)
                for test in (pa.types.is_string, pa.types.is_large_string, pa.types.is_binary, pa.types.is_large_binary)
            ):
                return name
    raise ReadError(
        "damaged", f"{shown}: has no column of texts called {' or '.join(wanted)}; name it with --text-column"
    )


def _bytes(value: str | bytes | None, shown: str, max_bytes: int) -> bytes | ReadError:
    if value is None:
        return ReadError("empty", f"{shown}: holds no text")
    data = value.encode("utf-8") if isinstance(value, str) else value
    return data[: max_bytes + 1]
