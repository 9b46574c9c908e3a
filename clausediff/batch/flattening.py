"""Tables of flat rows from the nested rows of :func:`clausediff.batch.analyze`, without a loop over rows."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from clausediff.batch.schemas import NESTED, SHARED, TABLES, schema_of

__all__ = ["tables"]


def tables(results: pa.RecordBatch | pa.Table) -> dict[str, pa.RecordBatch]:
    """The tables of the results, by name: ``documents``, ``agreements``, ``findings``, ``fields`` and ``errors``.

    ``results`` are rows of :data:`~clausediff.batch.schemas.RESULT`.
    """
    if isinstance(results, pa.Table):
        results = (
            results.combine_chunks().to_batches()[0]
            if results.num_rows
            else pa.RecordBatch.from_pylist([], results.schema)
        )
    columns = TABLES["documents"]
    made = {
        "documents": pa.RecordBatch.from_arrays(
            [results.column(column.name) for column in columns], schema=schema_of(columns)
        )
    }
    for name, own in NESTED.items():
        lists = results.column(name)
        parents = pc.list_parent_indices(lists)
        shared = [results.column(column.name).take(parents) for column in SHARED[name]]
        flat = pc.list_flatten(lists).flatten()
        assert len(flat) == len(own)
        made[name] = pa.RecordBatch.from_arrays([*shared, *flat], schema=schema_of(TABLES[name]))
    return made
