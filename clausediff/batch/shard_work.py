"""What a worker does with one shard: reads its items, compares them, and leaves their rows and counts in a folder.

    OUT/.work/<shard>.<key>/      documents, agreements, findings, fields, errors: the rows
                                  counted_*: what merges into the evidence over the archive
                                  shard.json: the counts for people

The folder is made under another name and renamed when it is whole. Its name has a hash of all that the rows depend on (the
bytes of the items, the canonicals, the options, the rules), so a folder that is there is finished and right, and a worker that
dies at any moment leaves nothing that counts.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

import pyarrow as pa

from clausediff.batch.analysis import analyze
from clausediff.batch.counting import Counts
from clausediff.batch.flattening import tables
from clausediff.batch.items import Item, Shard
from clausediff.batch.reading import ContentDigest, digest_of, read_items
from clausediff.batch.rows import text_of
from clausediff.batch.schemas import INPUT
from clausediff.batch.settings import Settings, engine_digest
from clausediff.batch.storage import Layout, TableFiles, load_json, put_table, save_json, writing
from clausediff.errors import ReadError
from clausediff.scan.readers import display_path

__all__ = ["Attempt", "Done", "compare_shard", "stale_of"]

ORPHANS_END = "CLAUSEDIFF_ORPHANS_END"
"""The environment variable by which a worker knows that it belongs to the process that started it."""
_ROWS = 16
"""Files that are held at a time."""
_BYTES = 8_000_000
"""Bytes of files that are held at a time, but for one larger file."""


class Attempt(NamedTuple):
    """How a shard is to be compared when the process that tried it before died."""

    careful: bool = False
    """Whether to record which item is next, so that it is known of which one the process dies."""
    deadly: tuple[int, ...] = ()
    """Items of which a process died: they become errors."""


class Done(NamedTuple):
    """What a worker tells of a shard."""

    shard: str
    key: str
    files: int
    counts: dict[str, int]
    """Agreements by verdict, and files in ``error``."""
    skipped: bool
    """Whether it was finished already."""


def compare_shard(settings: Settings, shard: Shard, attempt: Attempt | None = None) -> Done:
    """Compare a shard, unless that is done already. Raises OutputError where the results cannot be written."""
    layout = Layout(settings.out)
    items = [item for item in shard.items if not (settings.skip_unknown and item.kind == "unknown")]
    named = tuple(sorted({item.canonical for item in items if item.canonical}))
    rules = settings.digest(named)
    with writing(layout.out):
        layout.work.mkdir(parents=True, exist_ok=True)
        if any(True for _ in stale_of(layout, shard.id)):
            key = _key(digest_of(_read(settings, items)), rules)
            folder = layout.staged(shard.id, key)
            known = load_json(folder / "shard.json")
            if known is not None and known["sizes"] == _sizes(folder):
                return Done(shard.id, key, len(items), known["counts"], skipped=True)
        told = {"engine": engine_digest(), "canonicals": settings.canonicals(named), "rules": rules}
        return _made(settings, layout, shard.id, items, told, attempt or Attempt())


def _key(content: str, rules: str, deadly: tuple[int, ...] = ()) -> str:
    """What a shard depends on. One from which items were left out has another key, and so is never taken for finished."""
    return f"{content}-{rules}{''.join(f'-{number}' for number in deadly)}"


def _sizes(folder: Path) -> dict[str, int]:
    """The size of each table in the folder of a shard: a power failure may have left some empty."""
    return {path.name: path.stat().st_size for path in sorted(folder.glob("*.parquet"))}


def stale_of(layout: Layout, shard: str, key: str = "") -> Iterator[Path]:
    """The finished folders of a shard, but for that with the key."""
    for path in layout.work.glob(f"{shard}.*"):
        if path.name != f"{shard}.{key}":
            yield path


def _read(settings: Settings, items: list[Item]) -> Iterator[tuple[Item, bytes | ReadError]]:
    return read_items(items, settings.column, settings.options.max_bytes)


def _made(
    settings: Settings, layout: Layout, shard: str, items: list[Item], hashes: dict[str, Any], attempt: Attempt
) -> Done:
    """Compare the items, and put the folder in its place."""
    folder = layout.work / f".{shard}.{os.getpid()}-{uuid4().hex[:8]}"
    folder.mkdir()
    try:
        counts, content = _written(settings, folder, items, attempt, _marker(layout, shard, attempt))
        key = _key(content, hashes["rules"], attempt.deadly)
        told = {"shard": shard, "key": key, "files": len(items), "counts": counts, "sizes": _sizes(folder)}
        save_json(folder / "shard.json", told | {"made_from": hashes | {"contents": content}}, durable=False)
        final = layout.staged(shard, key)
        if final.exists():  # another worker was as far, or one that died left items out
            shutil.rmtree(final)
        try:
            os.rename(folder, final)
        except OSError:
            if not final.exists():  # there it has the same rows: its name has the hash of what they depend on
                raise
        for path in stale_of(layout, shard, key):
            shutil.rmtree(path, ignore_errors=True)
        with contextlib.suppress(FileNotFoundError):
            marker_of(layout, shard).unlink()
        return Done(shard, key, len(items), counts, skipped=False)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def marker_of(layout: Layout, shard: str) -> Path:
    """The file that says at which item a careful worker is."""
    return layout.work / f".at.{shard}"


def _marker(layout: Layout, shard: str, attempt: Attempt) -> Callable[[int], None]:
    if not attempt.careful:
        return lambda number: None
    path = marker_of(layout, shard)

    def at(number: int) -> None:
        path.write_text(str(number), "ascii")

    return at


def _written(
    settings: Settings, folder: Path, items: list[Item], attempt: Attempt, at: Callable[[int], None]
) -> tuple[dict[str, int], str]:
    """Write the rows and counts of the items; the counts by verdict, and the hash of what was read."""
    counts = Counts()
    verdicts = {"clean": 0, "review": 0, "substantive": 0, "error": 0, "files_review": 0, "files_substantive": 0}
    digest = ContentDigest()
    with TableFiles(folder) as files:
        for number, pairs in _portions(_read(settings, items), 1 if attempt.careful else _ROWS):
            at(number)
            for item, data in pairs:
                digest.add(item, data)
            made = tables(analyze(_batch(pairs, number, attempt.deadly), settings.alone))
            counts.add(made)
            files.add(made)
            _count(verdicts, made)
            alive()
    for name, table in counts.tables().items():
        put_table(folder / f"{name}.parquet", table, durable=False)
    return verdicts, digest.hexdigest()


_PARENT = os.getppid()


def alive() -> None:
    """End this process when the one that started it is gone, so that nothing runs on after a run was killed."""
    if os.environ.get(ORPHANS_END) and os.getppid() != _PARENT:
        os._exit(1)


def _portions(
    pairs: Iterator[tuple[Item, bytes | ReadError]], rows: int
) -> Iterator[tuple[int, list[tuple[Item, bytes | ReadError]]]]:
    """A few items at a time, with the number of the first."""
    held: list[tuple[Item, bytes | ReadError]] = []
    size = start = 0
    for pair in pairs:
        held.append(pair)
        size += 0 if isinstance(pair[1], ReadError) else len(pair[1])
        if len(held) >= rows or size >= _BYTES:
            yield start, held
            start += len(held)
            held, size = [], 0
    if held:
        yield start, held


def _batch(pairs: Sequence[tuple[Item, bytes | ReadError]], start: int, deadly: Sequence[int]) -> pa.RecordBatch:
    """The input of :func:`~clausediff.batch.analyze` for some items."""
    rows = []
    for number, (item, data) in enumerate(pairs, start):
        error: dict[str, str] | None = None
        if number in deadly:
            error = {"kind": "crash", "message": f"{item.path}: the process that compared it died; try it alone"}
        elif isinstance(data, ReadError):
            error = {"kind": data.kind, "message": str(data)}
        inside = "" if item.kind in ("file", "unknown") else item.source
        rows.append(
            {
                "path": text_of(item.path),
                "data": None if error is not None or isinstance(data, ReadError) else data,
                "canonical": text_of(item.canonical),
                "source": text_of(display_path(inside)),
                "party": text_of(item.party),
                "scanner": text_of(item.scanner),
                "date": text_of(item.date),
                "error": None if error is None else {name: text_of(said) for name, said in error.items()},
            }
        )
    return pa.RecordBatch.from_pylist(rows, schema=INPUT)


def _count(verdicts: dict[str, int], made: dict[str, pa.RecordBatch]) -> None:
    for verdict in made["agreements"].column("verdict").to_pylist():
        verdicts[verdict] += 1
    verdicts["error"] += made["errors"].num_rows
    findings = made["findings"]
    of_files: dict[str, str] = {}
    rows = zip(*(findings.column(name).to_pylist() for name in ("path", "agreement", "verdict")), strict=True)
    for path, agreement, verdict in rows:
        if not agreement and of_files.get(path) != "substantive":
            of_files[path] = verdict
    for verdict in of_files.values():
        if verdict in ("review", "substantive"):
            verdicts[f"files_{verdict}"] += 1
