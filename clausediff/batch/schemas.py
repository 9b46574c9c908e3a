"""The schemas of the tables: what goes into :func:`clausediff.batch.analyze`, what comes out, and the tables of the results.

Each column is given with a sentence that says what it holds; ``docs/batch.md`` prints them, and a test compares the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pyarrow as pa

__all__ = ["INPUT", "MERGED", "PARTIAL", "RESULT", "TABLES", "Column", "schema_of"]


class Column(NamedTuple):
    """A column of a table."""

    name: str
    type: pa.DataType
    about: str


_S, _I, _L, _F, _B = pa.string(), pa.int32(), pa.int64(), pa.float64(), pa.bool_()
_STRINGS = pa.list_(_S)

_FILE = (
    Column("path", _S, "The file's name as it was found; for a member of an archive `archive.zip/member`."),
    Column("source", _S, "The archive, table or manifest that holds it; empty for a file of its own."),
    Column("party", _S, "From the manifest, or the input's column `party`; empty where nobody says."),
    Column(
        "scanner",
        _S,
        "From the manifest, or the input's column `scanner`; else what read the file (`text`, `rapidocr`).",
    ),
    Column("date", _S, "From the manifest, or the input's column `date`, as it stands there."),
    Column(
        "named", _S, "The canonical that the manifest, or the input's column `canonical`, names; empty where none does."
    ),
)
_DOCUMENT = (
    Column("sha256", _S, "Of the bytes that were read; empty when they could not be read."),
    Column("characters", _L, "Length of the decoded text."),
    Column("reader", _S, "The reader's name, as in the JSON report."),
    Column("pages", _I, "Pages, where the format has any; else 0."),
    Column("copies", _I, "How many agreements were found in it."),
    Column(
        "verdict",
        _S,
        "`clean`, `review`, `substantive` or `error`: the worst of its agreements and of its own findings.",
    ),
    Column("outside", _L, "Characters that belong to no agreement."),
)
_ERROR = (
    Column("kind", _S, "A stable word, as in the JSON report (`absent`, `too-large`, `no-match`, `crash`, …)."),
    Column("message", _S, "One sentence: what is wrong and what to do."),
)
_CLAUSE = pa.struct(
    [
        pa.field("id", _S),
        pa.field("label", _S),
        pa.field("heading", _S),
        pa.field("status", _S),
        pa.field("verdict", _S),
        pa.field("coverage", _F),
        pa.field("place", _I),
    ]
)
_AGREEMENT = (
    Column("agreement", _S, "The agreement's id in its file: `1`, `2`, …"),
    Column("signer", _S, "The first person or organization field that is filled; empty where there is none."),
    Column("dated", _S, "The first of its date fields that reads as one date, as ISO 8601; empty where none does."),
    Column("canonical", _S, "The canonical's id."),
    Column("version", _S, "The canonical's version."),
    Column("canonical_sha256", _S, "Of the canonical's file."),
    Column("language", _S, "Of the canonical."),
    Column("start", _L, "Where it begins in the file's text, in code points."),
    Column("end", _L, "Where it ends."),
    Column("verdict", _S, "`clean`, `review` or `substantive`."),
    Column("legible", _B, "False when the page is too worn to be judged."),
    Column("noise_rate", _F, "Estimated share of the characters that were misread."),
    Column("format", _I, "How many findings have this verdict; these are counted and not listed."),
    Column("field", _I, "How many findings have this verdict; these are counted and not listed."),
    Column("noise", _I, "How many findings have this verdict."),
    Column("review", _I, "How many findings have this verdict."),
    Column("substantive", _I, "How many findings have this verdict."),
    Column(
        "clauses",
        pa.list_(_CLAUSE),
        "The clauses that are not clean, or not simply matched: id, label, heading, status, verdict, coverage, and place in the canonical.",
    ),
)
_FINDING = (
    Column("agreement", _S, "The agreement's id; empty for a finding about the file."),
    Column(
        "number",
        _I,
        "The finding's place in its agreement (or among those of its file), from 0; with `path` and `agreement` it is unique.",
    ),
    Column("id", _S, "The finding's fingerprint, as in the JSON report."),
    Column("verdict", _S, "`noise`, `review` or `substantive`."),
    Column("category", _S, "A code of `clausediff explain`."),
    Column("clause", _S, "The clause's id."),
    Column("canonical", _S, "The canonical's id."),
    Column("canonical_sha256", _S, "Of the canonical's file."),
    Column("canonical_start", _L, "In the canonical's file, in code points."),
    Column("canonical_end", _L, "In the canonical's file."),
    Column("canonical_text", _S, "The canonical's words."),
    Column("start", _L, "In the file's text, in code points."),
    Column("end", _L, "In the file's text."),
    Column("text", _S, "The copy's words."),
    Column("page", _I, "The page's number, where the format has pages."),
    Column("score", _F, "Probability that the marks are the canonical's words misread."),
    Column("rule", _S, "The judge's rule that decided."),
    Column(
        "reasons", _STRINGS, "Sentences for a person, the weightiest first; what the other copies have is the last one."
    ),
    Column(
        "habit",
        _L,
        "Of a finding for a person that may be a misreading: in how many files of the scanner the same letters were "
        "misread so for certain. Evidence, and no verdict.",
    ),
    Column("difference", _S, "The id in `differences`; empty for noise and for findings about files."),
)
_FIELD = (
    Column("agreement", _S, "The agreement's id."),
    Column("canonical", _S, "The canonical's id."),
    Column("name", _S, "The field's name."),
    Column("type", _S, "The field's type."),
    Column("value", _S, "As the first filled place reads; empty when blank."),
    Column("places", _I, "In how many places it was found."),
    Column("problems", _STRINGS, "Sentences: blank, filled differently in two places, …"),
)
SHARED: dict[str, tuple[Column, ...]] = {
    "agreements": _FILE[:5],
    "findings": _FILE[:4],
    "fields": _FILE[:3],
    "errors": _FILE[:2],
}
"""Of each table, the columns of the file that its rows have too."""

TABLES: dict[str, tuple[Column, ...]] = {
    "documents": (*_FILE, *_DOCUMENT),
    "agreements": (*SHARED["agreements"], *_AGREEMENT),
    "findings": (*SHARED["findings"], *_FINDING),
    "fields": (*SHARED["fields"], *_FIELD),
    "errors": (*SHARED["errors"], *_ERROR),
}
"""The tables with rows of single files: one Parquet file for each shard."""

_PLACE = (
    Column("canonical_sha256", _S, "Of the canonical's file."),
    Column("start", _L, "In the canonical's file, in code points."),
    Column("end", _L, "In the canonical's file."),
)
MERGED: dict[str, tuple[Column, ...]] = {
    "differences": (
        Column(
            "rank", _L, "The place in the list, from 0: the gravest and rarest first, what nearly every copy has last."
        ),
        Column(
            "id", _S, "As in the JSON report: stable as long as the canonical's file, the place and the reading are."
        ),
        Column("canonical", _S, "The canonical's id."),
        *_PLACE,
        Column("clause", _S, "The clause's id, as the first copy has it."),
        Column("text", _S, "The canonical's words."),
        Column("reading", _S, "The words of the first copy."),
        Column("verdict", _S, "The gravest among the copies."),
        Column("category", _S, "Of the first finding with that verdict."),
        Column("copies", _L, "How many copies have it."),
        Column("among", _L, "How many copies of this canonical there are."),
        Column(
            "common", _B, "Whether nearly every copy has it, so that it is likely to be in the form that was sent out."
        ),
        Column("guarded", _B, "Whether protected words differ: figures, negations, modals, parties and the like."),
        Column("why", _S, "Why it stands where it stands in the list, as one line."),
        Column("path", _S, "The file of the first copy."),
        Column("agreement", _S, "The first copy's id in that file."),
    ),
    "clauses": (
        Column("canonical", _S, "The canonical's id."),
        Column("canonical_sha256", _S, "Of the canonical's file."),
        Column("clause", _S, "The clause's id."),
        Column("label", _S, "As the canonical prints it."),
        Column("heading", _S, "The first words."),
        Column("place", _L, "Where it begins in the canonical's file; an added clause: where it stands."),
        Column("copies", _L, "How many copies of the canonical there are."),
        Column("review", _L, "In how many copies the clause is `review`."),
        Column("substantive", _L, "In how many copies the clause is `substantive`."),
        Column("missing", _L, "In how many copies it is missing."),
        Column("moved", _L, "In how many copies it is moved, split, merged or renumbered."),
        Column("added", _L, "In how many copies it was added; such clauses have an id that begins with `+`."),
    ),
    "forms": (
        Column("canonical", _S, "The canonical's id."),
        Column("version", _S, "The canonical's version."),
        Column("canonical_sha256", _S, "Of the canonical's file."),
        Column("copies", _L, "How many copies there are."),
        Column("clean", _L, "How many are clean."),
        Column("review", _L, "How many are for a person."),
        Column("substantive", _L, "How many have a substantive finding."),
    ),
    "places": (
        *_PLACE,
        Column(
            "findings",
            _L,
            "How many findings past `field` are at the place, over all copies; places with one only are left out.",
        ),
    ),
    "readings": (
        *_PLACE,
        Column("reading", _S, "Letters and digits of the copies' words there."),
        Column("findings", _L, "How many findings read so; only readings of at least half of the copies are kept."),
    ),
    "confusions": (
        Column("scanner", _S, "The scanner, or what read the file."),
        Column("canonical", _S, "The letters that are printed."),
        Column("reading", _S, "The letters that were read."),
        Column("findings", _L, "How many noise findings have it."),
        Column("files", _L, "In how many files."),
    ),
}
"""The tables over the whole archive: one Parquet file each."""


def _plain(**types: pa.DataType) -> tuple[Column, ...]:
    """Columns of tables that nobody reads: they need no sentence."""
    return tuple(Column(name, each, "") for name, each in types.items())


PARTIAL: dict[str, tuple[Column, ...]] = {
    "counted_readings": (*_PLACE, *_plain(reading=_S, findings=_L)),
    "counted_differences": (
        *_plain(id=_S, canonical=_S),
        *_PLACE,
        *_plain(folded=_S, gravity=_I, copies=_L, path=_S, agreement=_L, number=_L, clause=_S, text=_S, reading=_S),
        *_plain(worst_path=_S, worst_agreement=_L, worst_number=_L, worst_category=_S),
    ),
    "counted_clauses": (
        *_plain(canonical=_S, canonical_sha256=_S, clause=_S, label=_S, heading=_S),
        *_plain(place=_L, review=_L, substantive=_L, missing=_L, moved=_L, added=_L),
    ),
    "counted_forms": MERGED["forms"],
    "counted_confusions": MERGED["confusions"],
}
"""The counts of one shard, from which those of the archive are merged; sums and firsts, so that no order matters."""

INPUT = pa.schema(
    [
        pa.field("path", _S, nullable=False),
        pa.field("data", pa.binary()),
        pa.field("canonical", _S),
        *(pa.field(column.name, column.type) for column in _FILE[1:5]),
        pa.field("error", pa.struct([pa.field(column.name, column.type) for column in _ERROR])),
    ]
)
"""What :func:`~clausediff.batch.analyze` takes. ``path`` and one of ``data`` (the bytes of a file) and ``text`` (a string) are
needed. ``canonical`` names one for a single file; ``error`` is that of a file that could not be read, and is passed on."""


def schema_of(columns: Sequence[Column]) -> pa.Schema:
    """The Arrow schema of some columns."""
    return pa.schema([pa.field(column.name, column.type) for column in columns])


def _nested(columns: Sequence[Column]) -> pa.DataType:
    return pa.list_(pa.struct([pa.field(column.name, column.type) for column in columns]))


NESTED: dict[str, tuple[Column, ...]] = {
    "agreements": _AGREEMENT,
    "findings": _FINDING,
    "fields": _FIELD,
    "errors": _ERROR,
}
"""The columns that a table has beside those of its file."""

RESULT = pa.schema(
    [
        *(pa.field(column.name, column.type) for column in TABLES["documents"]),
        *(pa.field(name, _nested(each)) for name, each in NESTED.items()),
    ]
)
"""What :func:`~clausediff.batch.analyze` yields: one row for each file, with its agreements, findings, fields and errors as
lists. ``clausediff.batch.tables`` makes the tables of the results of it."""
