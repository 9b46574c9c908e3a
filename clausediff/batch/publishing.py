"""The second pass over a shard: its findings with what the other copies, and the other files of the scanner, say of them.

The rows are those of the first pass; each finding gets the reason that ``clausediff --check`` gives it in a run with all
copies. The other tables do not change and are linked.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from clausediff.agreement.witnesses import CopyCounts, reason_from_copies
from clausediff.batch.counting import is_weighed, misread_letters
from clausediff.batch.schemas import TABLES, schema_of
from clausediff.batch.settings import Settings
from clausediff.batch.storage import Layout, link, load_json, put_batches, save_json, writing
from clausediff.model import Verdict
from clausediff.text.words import alnum_key

__all__ = ["Evidence", "publish_shard"]


class Evidence(NamedTuple):
    """What the copies of the archive have at which places. It is small: what one copy alone has is left out."""

    copies: dict[str, int]
    """Copies of each canonical, by its hash."""
    places: dict[tuple[str, int, int], int]
    """Findings at a place; one where it is not named."""
    readings: dict[tuple[str, int, int, str], int]
    """Findings with a reading that at least half of the copies have."""
    confusions: dict[tuple[str, str, str], int]
    """Files of a scanner in which letters were misread as others beyond doubt."""

    def counts(self, sha256: str, start: int, end: int, text: str) -> CopyCounts:
        """What the other copies have at the place of one finding."""
        copies = self.copies[sha256]
        same = self.readings.get((sha256, start, end, alnum_key(text)), 1) - 1
        return CopyCounts(max(0, copies - self.places.get((sha256, start, end), 1)), same, copies)


@lru_cache(maxsize=1)
def _evidence(out: str, stamp: str) -> Evidence:
    """The evidence of a folder of results; ``stamp`` says which, and one is kept in a worker."""
    layout = Layout(out)
    copies: dict[str, int] = {}
    for sha, number in _columns(layout.merged("forms"), "canonical_sha256", "copies"):
        copies[sha] = copies.get(sha, 0) + number
    places = {
        (s, a, b): n for s, a, b, n in _columns(layout.merged("places"), "canonical_sha256", "start", "end", "findings")
    }
    named = ("canonical_sha256", "start", "end", "reading", "findings")
    readings = {(s, a, b, r): n for s, a, b, r, n in _columns(layout.merged("readings"), *named)}
    found = _columns(layout.merged("confusions"), "scanner", "canonical", "reading", "files")
    confusions = {(s, c, r): n for s, c, r, n in found}
    return Evidence(copies, places, readings, confusions)


def _columns(path: Path, *names: str) -> Iterator[tuple[Any, ...]]:
    for batch in pq.ParquetFile(path).iter_batches(columns=list(names)):
        yield from zip(*(batch.column(name).to_pylist() for name in names), strict=True)


def publish_shard(settings: Settings, shard: str, key: str, stamp: str) -> bool:
    """Put a shard's rows into the tables; whether that was needed. ``stamp`` is the hash of the evidence.

    Each file is replaced as a whole, and what is recorded of the shard last: a run that is killed between two files does both
    again.
    """
    layout = Layout(settings.out)
    made = load_json(layout.staged(shard, key) / "shard.json") or {}
    told = {"shard": shard, "key": key, "evidence": stamp, "made_from": made.get("made_from")}
    with writing(layout.out):
        known = load_json(layout.shard(shard))
        if known == told and all(layout.part(name, shard).is_file() for name in TABLES):
            return False
        staged = layout.staged(shard, key)
        evidence = _evidence(settings.out, stamp)
        for name in TABLES:
            if name == "findings":
                found = pq.ParquetFile(staged / "findings.parquet")
                weighed = (with_reasons(batch, evidence) for batch in found.iter_batches(batch_size=20_000))
                put_batches(layout.part(name, shard), schema_of(TABLES[name]), weighed)
            else:
                link(staged / f"{name}.parquet", layout.part(name, shard))
        save_json(layout.shard(shard), told, durable=False)
        return True


def with_reasons(findings: pa.RecordBatch, evidence: Evidence) -> pa.RecordBatch:
    """Findings with a reason from the other copies, and the habit of the scanner, where these say something."""
    names = (
        "agreement verdict category canonical_sha256 canonical_start canonical_end canonical_text text scanner".split()
    )
    reasons = findings.column("reasons").to_pylist()
    habits: list[int | None] = [None] * findings.num_rows
    for number, row in enumerate(zip(*(findings.column(name).to_pylist() for name in names), strict=True)):
        agreement, verdict, category, sha, start, end, words, text, scanner = row
        if not agreement or not is_weighed(verdict, category):
            continue
        if evidence.copies[sha] > 1:
            counts = evidence.counts(sha, start, end, text)
            said = reason_from_copies(words, counts)
            if said:
                reasons[number].append(said)
        if verdict == Verdict.REVIEW and (letters := misread_letters(words, text)) is not None:
            habits[number] = evidence.confusions.get((scanner, *letters), 0)
    for name, values in (("reasons", reasons), ("habit", habits)):
        place = findings.schema.get_field_index(name)
        field = findings.schema.field(place)
        findings = findings.set_column(place, field, pa.array(values, field.type))
    return findings
