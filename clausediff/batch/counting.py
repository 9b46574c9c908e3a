"""The counts of a shard, made so that those of several shards add up: sums, and firsts in an order of their own.

They are made of the tables of single files a few files at a time, so that no more than the counts is held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from clausediff.batch.schemas import PARTIAL, schema_of
from clausediff.differences import same_reading
from clausediff.model import Verdict
from clausediff.text.words import alnum_key, one_line

__all__ = ["Counts", "is_weighed", "misread_letters"]

_GRAVITY = {verdict.value: verdict.gravity for verdict in Verdict}
_MOVED = ("moved", "split", "merged", "renumbered")
_LONGEST = 4
"""Letters on either side up to which a misreading is counted as a confusion of letters."""


class Counts:
    """The counts of the tables that were added."""

    def __init__(self) -> None:
        self._readings: Counter[tuple[str, int, int, str]] = Counter()
        self._confusions: dict[tuple[str, str, str], list[int]] = {}
        self._differences: dict[str, _Difference] = {}
        self._clauses: dict[tuple[str, str, str], list[Any]] = {}
        self._forms: dict[tuple[str, str, str], list[int]] = {}

    def add(self, tables: dict[str, pa.RecordBatch]) -> None:
        """Count the rows of whole files: all rows of one file come in one call."""
        self._add_findings(tables["findings"])
        for row in _rows(tables["agreements"], "canonical canonical_sha256 version verdict clauses"):
            name, sha, version, verdict, clauses = row
            form = self._forms.setdefault((name, version, sha), [0, 0, 0, 0])
            form[0] += 1
            form[1 + ("clean", "review", "substantive").index(verdict)] += 1
            for clause in clauses:
                self._add_clause(name, sha, clause)

    def _add_clause(self, name: str, sha: str, clause: dict[str, Any]) -> None:
        key = (name, sha, clause["id"])
        told = self._clauses.setdefault(key, [clause["label"], clause["heading"], clause["place"], 0, 0, 0, 0, 0])
        told[:3] = min(told[:3], [clause["label"], clause["heading"], clause["place"]])
        told[3] += clause["verdict"] == "review"
        told[4] += clause["verdict"] == "substantive"
        told[5] += clause["status"] == "missing"
        told[6] += clause["status"] in _MOVED
        told[7] += clause["status"] == "added"

    def _add_findings(self, findings: pa.RecordBatch) -> None:
        wanted = (
            "path scanner agreement number verdict category clause canonical canonical_sha256 canonical_start "
            "canonical_end canonical_text text difference"
        )
        seen: set[tuple[str, str, str]] = set()
        confused: set[tuple[str, str, str, str]] = set()
        for row in _rows(findings, wanted):
            path, scanner, agreement, number, verdict, category, clause, name, sha, low, high, words, text, known = row
            if not agreement:
                continue
            self._readings[sha, low, high, alnum_key(text)] += 1
            if verdict == "noise":
                letters = misread_letters(words, text)
                if letters is not None:
                    counts = self._confusions.setdefault((scanner, *letters), [0, 0])
                    counts[0] += 1
                    counts[1] += (path, scanner, *letters) not in confused
                    confused.add((path, scanner, *letters))
            if known:
                place = (path, int(agreement), number)
                difference = self._differences.get(known)
                if difference is None:
                    told = (name, sha, low, high, same_reading(text))
                    difference = self._differences[known] = _Difference(told)
                if (known, path, agreement) not in seen:
                    seen.add((known, path, agreement))
                    difference.copies += 1
                difference.add(place, clause, words, text, _GRAVITY[verdict], category)

    def tables(self) -> dict[str, pa.Table]:
        """The counts as tables of :data:`~clausediff.batch.schemas.PARTIAL`, sorted."""
        made: dict[str, list[tuple[Any, ...]]] = {
            "counted_readings": sorted((*key, count) for key, count in self._readings.items()),
            "counted_differences": sorted((key, *each.row()) for key, each in self._differences.items()),
            "counted_clauses": sorted((*key, *told) for key, told in self._clauses.items()),
            "counted_forms": sorted((*key, *counts) for key, counts in self._forms.items()),
            "counted_confusions": sorted((*key, *counts) for key, counts in self._confusions.items()),
        }
        return {name: _table(name, rows) for name, rows in made.items()}


class _Difference:
    """A distinct difference in the files that were added."""

    __slots__ = ("copies", "first", "gravity", "told", "worst")

    def __init__(self, told: tuple[Any, ...]) -> None:
        self.told = told
        self.copies = 0
        self.gravity = -1
        self.first: tuple[Any, ...] | None = None
        self.worst: tuple[Any, ...] | None = None

    def add(self, place: tuple[Any, ...], clause: str, words: str, text: str, gravity: int, category: str) -> None:
        """Count a finding: what the first one says, in the order of files, and the first with the gravest verdict."""
        if self.first is None or place < self.first[:3]:
            self.first = (*place, clause, words, text)
        if gravity > self.gravity or self.worst is None or (gravity == self.gravity and place < self.worst[:3]):
            self.gravity, self.worst = gravity, (*place, category)

    def row(self) -> tuple[Any, ...]:
        assert self.first is not None
        assert self.worst is not None
        return (*self.told, self.gravity, self.copies, *self.first, *self.worst)


def _rows(batch: pa.RecordBatch, names: str) -> Iterator[tuple[Any, ...]]:
    return zip(*(batch.column(name).to_pylist() for name in names.split()), strict=True)


def _table(name: str, rows: list[tuple[Any, ...]]) -> pa.Table:
    schema = schema_of(PARTIAL[name])
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    return pa.Table.from_arrays(
        [pa.array(each, kind.type) for each, kind in zip(columns, schema, strict=True)], schema=schema
    )


def is_weighed(verdict: str, category: str) -> bool:
    """Whether other copies say something of a finding: not of what a field was filled with, which differs from copy to copy."""
    return _GRAVITY[verdict] >= Verdict.NOISE.gravity and not category.startswith("field-")


def misread_letters(canonical: str, scan: str) -> tuple[str, str] | None:
    """The letters that were misread: ``State`` read as ``Smte`` has ``ta`` for ``m``... so far as they are few.

    Equal letters at both ends are left out, but one is kept where a side would be empty.
    """
    left, right = one_line(canonical), one_line(scan)
    if left == right or not left or not right or len(left) > 60 or len(right) > 60:
        return None
    least = min(len(left), len(right))
    head = next((n for n in range(least) if left[n] != right[n]), least)
    tail = next((n for n in range(least - head) if left[-1 - n] != right[-1 - n]), least - head)
    if head and (head + tail == least):
        head -= 1
    elif tail and head + tail == least:
        tail -= 1
    printed, read = left[head : len(left) - tail], right[head : len(right) - tail]
    return (printed, read) if max(len(printed), len(read)) <= _LONGEST else None
