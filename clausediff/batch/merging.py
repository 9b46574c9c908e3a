"""The counts of all shards, merged: the evidence over the archive, and the tables over all copies.

DuckDB adds them up with a bound on its memory, and spills to disk what is more. Sums and firsts do not depend on the order in
which rows come, and every table is sorted, so the files are the same whatever the shards and workers were.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa

from clausediff.batch.schemas import MERGED, schema_of
from clausediff.batch.storage import Layout, literal, put_table
from clausediff.differences import is_common, is_guarded, risk_of
from clausediff.errors import OutputError
from clausediff.model import Verdict

__all__ = ["connect", "merge", "named_twice"]

_MEMORY = "1GB"
_BY_GRAVITY = list(Verdict)

_FORMS = """
    SELECT canonical, version, canonical_sha256, sum(copies)::BIGINT AS copies, sum(clean)::BIGINT AS clean,
           sum(review)::BIGINT AS review, sum(substantive)::BIGINT AS substantive
    FROM read_parquet($counted_forms) GROUP BY ALL ORDER BY ALL
"""
_PLACES = """
    SELECT canonical_sha256, "start", "end", sum(findings)::BIGINT AS findings
    FROM read_parquet($counted_readings) GROUP BY ALL HAVING sum(findings) > 1 ORDER BY ALL
"""
_READINGS = """
    SELECT r.canonical_sha256, "start", "end", reading, sum(findings)::BIGINT AS findings
    FROM read_parquet($counted_readings) r JOIN (
        SELECT canonical_sha256, sum(copies) AS copies FROM read_parquet($counted_forms) GROUP BY ALL
    ) f ON f.canonical_sha256 = r.canonical_sha256
    GROUP BY r.canonical_sha256, "start", "end", reading, f.copies
    HAVING sum(findings) > 1 AND (sum(findings) - 1) * 2 >= f.copies ORDER BY ALL
"""
_CONFUSIONS = """
    SELECT scanner, canonical, reading, sum(findings)::BIGINT AS findings, sum(files)::BIGINT AS files
    FROM read_parquet($counted_confusions) GROUP BY ALL ORDER BY scanner, findings DESC, canonical, reading
"""
_CLAUSES = """
    SELECT c.canonical, c.canonical_sha256, clause, min(label) AS label, min(heading) AS heading, min(place) AS place,
           any_value(f.copies)::BIGINT AS copies, sum(c.review)::BIGINT AS review,
           sum(c.substantive)::BIGINT AS substantive, sum(missing)::BIGINT AS missing, sum(moved)::BIGINT AS moved,
           sum(added)::BIGINT AS added
    FROM read_parquet($counted_clauses) c JOIN (
        SELECT canonical_sha256, canonical, sum(copies) AS copies FROM read_parquet($counted_forms) GROUP BY ALL
    ) f USING (canonical_sha256, canonical)
    GROUP BY c.canonical, c.canonical_sha256, clause ORDER BY c.canonical, c.canonical_sha256, place, clause
"""
_DIFFERENCES = """
    SELECT d.id, d.canonical, d.canonical_sha256, d."start", d."end",
           arg_min(d.clause, (d.path, d.agreement, d.number)) AS clause,
           arg_min(d.text, (d.path, d.agreement, d.number)) AS text,
           arg_min(d.reading, (d.path, d.agreement, d.number)) AS reading,
           max(d.gravity) AS gravity,
           arg_min(d.worst_category, (-d.gravity, d.worst_path, d.worst_agreement, d.worst_number)) AS category,
           sum(d.copies)::BIGINT AS copies, any_value(f.copies)::BIGINT AS among,
           arg_min(d.path, (d.path, d.agreement, d.number)) AS path,
           arg_min(d.agreement, (d.path, d.agreement, d.number))::VARCHAR AS agreement, any_value(d.folded) AS folded
    FROM read_parquet($counted_differences) d JOIN (
        SELECT canonical_sha256, sum(copies) AS copies FROM read_parquet($counted_forms) GROUP BY ALL
    ) f ON f.canonical_sha256 = d.canonical_sha256
    GROUP BY d.id, d.canonical, d.canonical_sha256, d."start", d."end"
"""
_QUERIES = {
    "forms": _FORMS,
    "places": _PLACES,
    "readings": _READINGS,
    "confusions": _CONFUSIONS,
    "clauses": _CLAUSES,
}


def connect(spill: Path, threads: int = 1) -> Any:
    """A database in memory, which spills into a folder what is more than its bound."""
    import duckdb

    spill.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(config={"threads": threads, "memory_limit": _MEMORY, "temp_directory": str(spill)})
    connection.execute("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false")
    connection.execute("SET enable_progress_bar = false")
    return connection


def merge(layout: Layout, staged: list[Path], threads: int = 1) -> None:
    """Write the tables of :data:`~clausediff.batch.schemas.MERGED` from the counts in the folders of shards."""
    import duckdb

    connection = connect(layout.work / ".spill", threads)
    try:
        for name, query in _QUERIES.items():
            put_table(layout.merged(name), _asked(connection, query, staged, name))
        put_table(layout.merged("differences"), _differences(connection, staged))
    except duckdb.Error as error:
        said = " ".join(str(error).split())[:300]
        raise OutputError(
            f"{layout.out}: the counts of the shards could not be merged ({said}); if there is room on the disk, remove "
            f"{layout.work} and run the same command again"
        ) from error
    finally:
        connection.close()


def named_twice(layout: Layout, staged: list[Path]) -> tuple[str, ...]:
    """A sentence about files that two of the sources name, if there are any: their copies are counted twice."""
    if not staged:
        return ()
    connection = connect(layout.work / ".spill")
    try:
        files = [literal(folder / "documents.parquet") for folder in staged]
        query = (
            "SELECT count(*), min(path) FROM (SELECT path FROM read_parquet($files) GROUP BY path HAVING count(*) > 1)"
        )
        number, first = connection.execute(query, {"files": files}).fetchall()[0]
    finally:
        connection.close()
    if not number:
        return ()
    return (f"{number:,} files are named by two sources and counted twice, {first} the first; name each once",)


def _asked(connection: Any, query: str, staged: list[Path], name: str) -> pa.Table:
    if not staged:
        return schema_of(MERGED[name]).empty_table()
    found = connection.sql(query, params=_files(query, staged)).to_arrow_table()
    return found.cast(schema_of(MERGED[name]))


def _files(query: str, staged: list[Path]) -> dict[str, list[str]]:
    return {
        name: [literal(folder / f"{name}.parquet") for folder in staged]
        for name in (
            "counted_forms",
            "counted_readings",
            "counted_confusions",
            "counted_clauses",
            "counted_differences",
        )
        if f"${name}" in query
    }


def _differences(connection: Any, staged: list[Path]) -> pa.Table:
    """The differences in the order in which a person should look at them: that of :func:`clausediff.differences.differences`."""
    schema = schema_of(MERGED["differences"])
    if not staged:
        return schema.empty_table()
    found = connection.sql(_DIFFERENCES, params=_files(_DIFFERENCES, staged)).to_arrow_table().to_pylist()
    for row in found:
        verdict = _BY_GRAVITY[row["gravity"]]
        row["verdict"] = verdict.value
        row["common"] = is_common(row["copies"], row["among"])
        row["guarded"] = is_guarded(row["category"])
        row["why"] = risk_of(row["category"], verdict, row["copies"], row["among"])
    found.sort(key=_order)
    for rank, row in enumerate(found):
        row["rank"] = rank
    return pa.Table.from_pylist([{name: row[name] for name in schema.names} for row in found], schema=schema)


def _order(row: dict[str, Any]) -> tuple[Any, ...]:
    return (
        -row["gravity"],
        row["common"],
        not row["guarded"],
        row["copies"] / row["among"],
        row["canonical"],
        row["canonical_sha256"],
        row["start"],
        row["end"],
        row["folded"],
    )
