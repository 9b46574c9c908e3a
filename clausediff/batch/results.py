"""Reads a folder of results: what it holds, and its tables through DuckDB, which reads of Parquet files what is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from clausediff.batch.recorded import LAYOUT, recorded
from clausediff.batch.schemas import MERGED, TABLES, schema_of
from clausediff.batch.storage import Layout, literal
from clausediff.errors import ReadError

__all__ = ["Results", "first_errors"]


def first_errors(out: str, number: int) -> list[str]:
    """The messages of the first errors, by path."""
    with Results(out) as results:
        return [row["message"] for row in results.rows(f"SELECT message FROM errors ORDER BY path LIMIT {number}")]


class Results:
    """The tables of a folder of results, as views of a database in memory."""

    def __init__(self, out: str | Path) -> None:
        self.layout = Layout(out)
        self.told = recorded(out)
        if self.told.get("layout") != LAYOUT:
            said = f"{out}: was written by another version (layout {self.told.get('layout')}, not {LAYOUT}); run the batch again"
            raise ReadError("layout", said)
        """What ``run.json`` says."""
        import duckdb

        self._connection = duckdb.connect(config={"threads": 2, "memory_limit": "1GB"})
        self._connection.execute("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false")
        for name in TABLES:
            parts = [self.layout.part(name, shard) for shard in self.told.get("shards", ())]
            self._view(name, [literal(path) for path in parts if path.is_file()])
        for name in MERGED:
            path = self.layout.merged(name)
            self._view(name, [literal(path)] if path.is_file() else [])

    @property
    def complete(self) -> bool:
        """Whether the run that wrote them came to its end, with every shard."""
        return bool(self.told.get("state") == "complete")

    def _view(self, name: str, paths: Sequence[str]) -> None:
        import duckdb

        if paths:
            try:
                self._connection.read_parquet(list(paths)).create_view(name)
            except duckdb.Error as error:
                said = " ".join(str(error).split())[:300]
                raise ReadError(
                    "damaged", f"{self.layout.out}: cannot be read ({said}); run the batch again"
                ) from error
        else:
            columns = TABLES.get(name) or MERGED[name]
            empty = self._connection.from_arrow(schema_of(columns).empty_table())
            empty.create_view(name)

    def rows(self, query: str, parameters: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """The rows that a query yields. Texts from scans go in as parameters, never as a part of the query."""
        import duckdb

        try:
            found = self._connection.execute(query, list(parameters))
            names = [each[0] for each in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            said = " ".join(str(error).split())[:300]
            raise ReadError("damaged", f"{self.layout.out}: cannot be read ({said}); run the batch again") from error

    def __enter__(self) -> Results:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
