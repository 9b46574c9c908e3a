"""One function over Arrow: files in, their agreements, findings, fields and errors out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b, sha256
from itertools import accumulate
from typing import Any

import pyarrow as pa

from clausediff.batch.rows import Rows, rows_of, text_of
from clausediff.batch.schemas import NESTED, RESULT, Column
from clausediff.canonical.variants import PreparedCanonical
from clausediff.errors import ClausediffError, UsageError
from clausediff.model import Document, DocumentError, Excerpt, Finding, Range, Verdict
from clausediff.pipeline import Options
from clausediff.pipeline.documents import read_document
from clausediff.pipeline.forms import candidates_of
from clausediff.pipeline.issued import issued_form
from clausediff.scan.scan import Scan

__all__ = ["UNKNOWN", "analyze", "analyze_each", "canonicals_of"]

UNKNOWN = "unknown"
"""The kind of the error of a file that is passed over: it becomes a finding about the file."""


def analyze(batch: pa.RecordBatch, options: Options | None = None) -> pa.RecordBatch:
    """Compare the files of a record batch with their canonicals.

    ``batch`` has the columns of :data:`~clausediff.batch.schemas.INPUT`, of which ``path`` and one of ``data`` and ``text`` are
    needed. Yields one row of :data:`~clausediff.batch.schemas.RESULT` for each row, in the same order, whatever the file is: one
    that cannot be read or compared is a row with an error. The result depends on the arguments alone, and nothing is written
    (but the cache of what OCR read, unless ``options.cache`` is false).

    Raises UsageError when a needed column is missing or a canonical that ``options`` names cannot be used.
    """
    options = options or Options()
    canonicals_of(options)
    inputs = list(_inputs(batch))
    made = [_compared(each, options) for each in inputs]
    return _assembled(inputs, made)


def analyze_each(batches: Iterable[pa.RecordBatch], options: Options | None = None) -> Iterator[pa.RecordBatch]:
    """:func:`analyze` for an iterator of record batches, as Spark's ``mapInArrow`` calls it."""
    for batch in batches:
        yield analyze(batch, options)


@dataclass(frozen=True, slots=True)
class _Input:
    """A row of the input."""

    path: str
    data: bytes | None
    canonical: str
    error: dict[str, str] | None
    told: tuple[str, ...] = field(default=())
    """The source, party, scanner and date."""


def _inputs(batch: pa.RecordBatch) -> Iterator[_Input]:
    names = set(batch.schema.names)
    if "path" not in names or not names & {"data", "text"}:
        raise UsageError("a record batch needs the columns path, and data (bytes) or text (strings)")
    empty = [None] * batch.num_rows

    def column(name: str) -> list[Any]:
        return batch.column(name).to_pylist() if name in names else empty

    rows = zip(
        *(column(name) for name in ("path", "data", "text", "canonical", "error")),
        *(column(name) for name in ("source", "party", "scanner", "date")),
        strict=True,
    )
    for path, data, text, canonical, error, *told in rows:
        held = data if data is not None or text is None else text.encode("utf-8", "surrogatepass")
        yield _Input(path, held, canonical or "", error, tuple(each or "" for each in told))


def _compared(given: _Input, options: Options) -> Rows:
    """The rows of one file. Nothing that a file holds may end the others, so every exception becomes its error."""
    if given.error is not None:
        return _failed(given, given.error["kind"], given.error["message"])
    if given.data is None:
        return _failed(given, "unreadable", f"{given.path}: has neither data nor text")
    try:
        candidates = canonicals_of(options, given.canonical)
        form = _form(_Key(options, "")) if options.issued else None
        return rows_of(read_document(given.path, candidates, options, None, data=given.data, form=form, texts=False))
    except ClausediffError as error:
        return _failed(given, error.kind, str(error))
    except MemoryError:
        return _failed(given, "memory", f"{given.path}: there is not enough memory to compare it")
    except RecursionError:
        return _failed(given, "crash", f"{given.path}: is nested too deeply to be compared")
    except Exception as error:
        said = f"{given.path}: internal error: {type(error).__name__}: {error} (compare it alone, with --debug, and report it)"
        return _failed(given, "crash", said)


def _failed(given: _Input, kind: str, message: str) -> Rows:
    if kind == UNKNOWN:
        return rows_of(_passed_over(given.path, message))
    digest = sha256(given.data).hexdigest() if given.data is not None else ""
    return rows_of(Document(given.path, digest, 0, "", DocumentError(kind, message)))


def _passed_over(path: str, says: str) -> Document:
    """A file that is no scan by its name: no error, but no file is left out without a finding that says so."""
    name = blake2b(f"not-compared\n{path}".encode("utf-8", "backslashreplace"), digest_size=8).hexdigest()
    nowhere = Excerpt(Range(0, 0), "")
    finding = Finding(name, Verdict.REVIEW, "not-compared", "", nowhere, nowhere, 0.0, (says,))
    return Document(path, "", 0, "", findings=(finding,))


def canonicals_of(options: Options, name: str = "") -> list[PreparedCanonical]:
    """The canonicals to try for a file: those of the options, or the one that the file names; made ready once a process."""
    return _canonicals(_Key(options, name))


@dataclass(frozen=True, slots=True, eq=False)
class _Key:
    """Options and a canonical's name, with the parsed canonical compared by its hash."""

    options: Options
    name: str

    def _values(self) -> tuple[object, ...]:
        own = self.options.canonical
        sha = own if isinstance(own, str) else (own.path, own.sha256)
        return sha, self.name, self.options.library, self.options.ignore, self.options.protected, self.options.issued

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())


@lru_cache(maxsize=64)
def _canonicals(key: _Key) -> list[PreparedCanonical]:
    from dataclasses import replace

    return candidates_of(replace(key.options, canonical=key.name) if key.name else key.options)


@lru_cache(maxsize=1)
def _form(key: _Key) -> Scan | None:
    """The form as it was issued, whose pages are laid beside those of the copies; read once a process."""
    return issued_form(key.options)


# -- rows to Arrow -------------------------------------------------------------------------------------------------


def _assembled(inputs: Sequence[_Input], made: Sequence[Rows]) -> pa.RecordBatch:
    columns: dict[str, pa.Array] = {}
    told = [(text_of(given.path), *given.told) for given in inputs]
    documents = [
        (*shared[:3], shared[3] or rows.document[2], shared[4], text_of(given.canonical), *rows.document)
        for given, shared, rows in zip(inputs, told, made, strict=True)
    ]
    flat = [name for name in RESULT.names if name not in NESTED]
    for number, name in enumerate(flat):
        columns[name] = pa.array([row[number] for row in documents], RESULT.field(name).type)
    for name, own in NESTED.items():
        lists: list[list[tuple[Any, ...]]] = [getattr(rows, name) for rows in made]
        columns[name] = _lists(lists, own)
    return pa.RecordBatch.from_arrays([columns[name] for name in RESULT.names], schema=RESULT)


def _lists(lists: Sequence[Sequence[tuple[Any, ...]]], own: Sequence[pa.Field | Column]) -> pa.Array:
    """A column of lists of structs. Built column by column: from dictionaries it takes ten times as long."""
    values = [row for rows in lists for row in rows]
    arrays = [_array([row[number] for row in values], each.type) for number, each in enumerate(own)]
    structs = pa.StructArray.from_arrays(arrays, fields=[pa.field(each.name, each.type) for each in own])
    offsets = pa.array([0, *accumulate(map(len, lists))], pa.int32())
    return pa.ListArray.from_arrays(offsets, structs)


def _array(values: list[Any], kind: pa.DataType) -> pa.Array:
    if pa.types.is_list(kind) and pa.types.is_struct(kind.value_type):
        return _lists(values, list(kind.value_type))
    return pa.array(values, kind)
