"""Questions about the results of a batch, answered by DuckDB a page at a time: nothing is ever loaded as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from clausediff.batch.results import Results
from clausediff.report.portfolio import ClauseRow, CopyRow, DifferenceRow, FormRow, PeriodRow, Portfolio

__all__ = ["CLAUSE_SORTS", "COPY_SORTS", "DIFFERENCE_SORTS", "Portfolios", "Wanted"]

COPY_SORTS = {
    "gravest first": "substantive DESC, review DESC, path, agreement",
    "by file": "path, agreement",
    "by name": "name, path, agreement",
    "most noise first": "noise_rate DESC, path, agreement",
}
"""The orders of the copies, by what they are called."""
CLAUSE_SORTS = {
    "most deviating first": "(c.review + c.substantive) / copies DESC, c.substantive DESC, canonical, place, clause",
    "in the order of the form": "canonical, place, clause",
}
DIFFERENCE_SORTS = {
    "gravest and rarest first": "rank",
    "most copies first": "copies DESC, rank",
    "by clause": "canonical, start, rank",
}
_NAME = "coalesce(nullif(party, ''), nullif(signer, ''), '')"
_OUTLIERS = """
    WITH each AS (
        SELECT *, substantive + review AS found, row_number() OVER (
            PARTITION BY canonical_sha256 ORDER BY substantive + review DESC, path, agreement
        ) AS rank FROM agreements
    ), usual AS (
        SELECT canonical_sha256, quantile_cont(substantive + review, 0.75) AS high,
               quantile_cont(substantive + review, 0.75) - quantile_cont(substantive + review, 0.25) AS spread
        FROM agreements GROUP BY ALL
    )
    SELECT each.*, usual.high FROM each JOIN usual USING (canonical_sha256)
    WHERE found > usual.high + 3 * greatest(usual.spread, 1) AND rank <= $1
    ORDER BY found DESC, path, agreement LIMIT $1
"""
"""Copies with far more findings than the others of their form: Tukey's outer fence."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are wanted. All texts go into queries as parameters."""

    verdict: str = ""
    """``review`` or ``substantive``; empty for both."""
    words: str = ""
    """Only what holds these words: in texts, readings, clauses, categories, and names of files and parties."""
    clause: tuple[str, str] = ("", "")
    """Only of this clause of this canonical (its id)."""
    called: str = field(default="", compare=False)
    """How that clause is cited, for a reader: many clauses have no label, and an id says nothing to one."""
    difference: str = ""
    """Only copies that have this difference."""


_CITED = "CASE WHEN trim(label) = '' AND trim(heading) <> '' THEN trim(heading) ELSE clause END"
"""How a difference's clause is cited: one without a label by its heading, for its id says nothing to a reader."""


class Portfolios:
    """The results of a batch, to be asked."""

    def __init__(self, results: Results) -> None:
        self.results = results
        self._totals: dict[tuple[str, Wanted], int] = {}

    # -- pages of lists

    def differences(self, wanted: Wanted, sort: str, offset: int, limit: int) -> list[DifferenceRow]:
        """A page of the differences."""
        where, values = _of_differences(wanted)
        order = DIFFERENCE_SORTS[sort]
        rows = self._rows(
            f"SELECT d.*, {_CITED} AS cited FROM differences d LEFT JOIN (SELECT canonical_sha256, clause, any_value(label) "
            "AS label, any_value(heading) AS heading FROM clauses GROUP BY ALL) USING (canonical_sha256, clause) "
            f"{where} ORDER BY {order} LIMIT {limit} OFFSET {offset}",
            values,
        )
        names = "id canonical clause cited text reading verdict category copies among why path agreement".split()
        return [DifferenceRow(**{name: row[name] for name in names}) for row in rows]

    def clauses(self, wanted: Wanted, sort: str, offset: int, limit: int) -> list[ClauseRow]:
        """A page of the clauses that deviate somewhere, with how many variants each has."""
        where, values = _of_clauses(wanted)
        rows = self._rows(
            "SELECT c.*, coalesce(v.variants, 0) AS variants FROM clauses c LEFT JOIN ("
            "SELECT canonical_sha256, clause, count(*) AS variants FROM differences GROUP BY ALL) v "
            f"USING (canonical_sha256, clause) {where} ORDER BY {CLAUSE_SORTS[sort]} LIMIT {limit} OFFSET {offset}",
            values,
        )
        names = "canonical clause label heading copies review substantive missing moved variants".split()
        return [ClauseRow(**{name: row[name] for name in names}) for row in rows]

    def copies(self, wanted: Wanted, sort: str, offset: int, limit: int) -> list[CopyRow]:
        """A page of the copies."""
        where, values = _of_copies(wanted)
        rows = self._rows(
            f"SELECT *, {_NAME} AS name FROM agreements {where} ORDER BY {COPY_SORTS[sort]} LIMIT {limit} OFFSET {offset}",
            values,
        )
        return [_copy(row) for row in rows]

    def deviating(self, canonical: str, limit: int) -> tuple[tuple[str, str], ...]:
        """The clauses of a form that deviate in most copies, by id and label, in the order of the form."""
        rows = self._rows(
            "SELECT clause, any_value(label) AS label, any_value(heading) AS heading FROM ("
            "SELECT * FROM clauses WHERE canonical = ? AND added = 0 "
            "ORDER BY substantive DESC, review DESC, place, clause LIMIT ?) GROUP BY clause ORDER BY min(place), clause",
            [canonical, limit],
        )
        return tuple((row["clause"], row["label"].strip() or row["heading"].strip() or row["clause"]) for row in rows)

    def total(self, kind: str, wanted: Wanted) -> int:
        """How many rows there are of ``differences``, ``clauses`` or ``copies``."""
        if (kind, wanted) not in self._totals:
            table = {"copies": "agreements"}.get(kind, kind)
            where, values = {"differences": _of_differences, "clauses": _of_clauses, "copies": _of_copies}[kind](wanted)
            alias = " c" if kind == "clauses" else ""
            self._totals[kind, wanted] = self._rows(f"SELECT count(*) AS n FROM {table}{alias} {where}", values)[0]["n"]
        return self._totals[kind, wanted]

    def document(self, path: str) -> dict[str, Any] | None:
        """The row of a file."""
        found = self._rows("SELECT * FROM documents WHERE path = ? LIMIT 1", [path])
        return found[0] if found else None

    # -- the whole

    def state(self) -> str:
        """``complete``, or why something lacks."""
        told = self.results.told
        if told.get("failed"):
            return f"{len(told['failed'])} shards could not be compared; run the batch again"
        return "complete" if self.results.complete else "the run that wrote this has not ended; run the batch again"

    def forms(self) -> tuple[FormRow, ...]:
        """The canonicals with their copies."""
        names = "canonical version copies clean review substantive".split()
        return tuple(
            FormRow(**{name: row[name] for name in names})
            for row in self._rows("SELECT * FROM forms ORDER BY copies DESC, canonical")
        )

    def outliers(self, limit: int) -> tuple[CopyRow, ...]:
        """Copies with far more findings than the others of their form."""
        rows = self._rows(_OUTLIERS.replace("each.*", f"each.*, {_NAME} AS name"), [limit])
        return tuple(
            _copy(
                row,
                f"{row['found']} findings for a person; three of four copies of the form have {round(row['high'])} at most",
            )
            for row in rows
        )

    def periods(self) -> tuple[tuple[PeriodRow, ...], int]:
        """The copies of each month, and how many have no date that can be read."""
        rows = self._rows(
            "SELECT regexp_extract(coalesce(nullif(date, ''), dated), '^\\d{4}-\\d{2}') AS period, "
            "count(*) FILTER (verdict = 'clean') AS clean, "
            "count(*) FILTER (verdict = 'review') AS review, count(*) FILTER (verdict = 'substantive') AS substantive "
            "FROM agreements GROUP BY period ORDER BY period"
        )
        dated = tuple(PeriodRow(**row) for row in rows if row["period"])
        without = sum(row["clean"] + row["review"] + row["substantive"] for row in rows if not row["period"])
        return dated, without if dated else 0

    def whole(self, source: str, *, most: int = 2_000, outliers: int = 200) -> Portfolio:
        """Everything that a report has room for."""
        periods, without = self.periods()
        every = Wanted()
        counted = self._rows(
            "SELECT (SELECT count(*) FROM documents) AS files, (SELECT count(*) FROM errors) AS errors"
        )[0]
        return Portfolio(
            source=source,
            state=self.state(),
            files=counted["files"],
            errors=counted["errors"],
            forms=self.forms(),
            clauses=tuple(self.clauses(every, "most deviating first", 0, most)),
            differences=tuple(self.differences(every, "gravest and rarest first", 0, most)),
            all_differences=self.total("differences", every),
            outliers=self.outliers(outliers),
            periods=periods,
            left_out=without,
        )

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        return self.results.rows(query, values)


def _copy(row: dict[str, Any], why: str = "") -> CopyRow:
    clauses = tuple((each["id"], each["verdict"]) for each in row["clauses"] or ())
    names = "path agreement name canonical verdict review substantive noise_rate date".split()
    row = row | {"date": row["date"] or row["dated"]}
    return CopyRow(**{name: row[name] for name in names}, clauses=clauses, why=why)


def _where(parts: list[str]) -> str:
    return f"WHERE {' AND '.join(parts)}" if parts else ""


def _holding(columns: str, words: str) -> tuple[str, list[str]]:
    """The condition that one of the columns holds some words, whatever their case."""
    names = columns.split()
    return f"({' OR '.join(f'contains(lower({name}), ?)' for name in names)})", [words.lower()] * len(names)


def _of_rows(wanted: Wanted, columns: str) -> tuple[list[str], list[str]]:
    """The conditions of the verdict and of the words, which one of the columns holds, with their values."""
    parts: list[str] = []
    values: list[str] = []
    if wanted.verdict:
        parts.append("verdict = ?")
        values.append(wanted.verdict)
    if wanted.words:
        part, more = _holding(columns, wanted.words)
        parts.append(part)
        values += more
    return parts, values


def _of_differences(wanted: Wanted) -> tuple[str, list[str]]:
    parts, values = _of_rows(wanted, "text reading clause category path canonical")
    if any(wanted.clause):
        parts.append("canonical = ? AND clause = ?")
        values += wanted.clause
    return _where(parts), values


def _of_clauses(wanted: Wanted) -> tuple[str, list[str]]:
    parts = []
    values: list[str] = []
    if wanted.verdict:
        parts.append("c.substantive > 0" if wanted.verdict == "substantive" else "c.review > 0")
    if wanted.words:
        part, values = _holding("c.clause c.label c.heading c.canonical", wanted.words)
        parts.append(part)
    return _where(parts), values


def _of_copies(wanted: Wanted) -> tuple[str, list[str]]:
    parts, values = _of_rows(wanted, "path party signer canonical")
    if any(wanted.clause):
        parts.append(
            "canonical = ? AND (path, agreement) IN (SELECT path, agreement FROM ("
            "SELECT path, agreement, unnest(clauses) AS held FROM agreements) WHERE held.id = ?)"
        )
        values += wanted.clause
    if wanted.difference:
        parts.append("(path, agreement) IN (SELECT path, agreement FROM findings WHERE difference = ?)")
        values.append(wanted.difference)
    return _where(parts), values
