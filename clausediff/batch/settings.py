"""What all shards of a run share: how to compare, and hashes by which a later run knows that nothing of it has changed."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from hashlib import blake2b
from importlib import metadata
from pathlib import Path

from clausediff.batch.analysis import canonicals_of
from clausediff.batch.opening import read_bytes
from clausediff.pipeline import Options

__all__ = ["Settings", "engine_digest"]

_LIBRARIES = (
    "rapidfuzz", "lxml", "tinycss2", "cssselect2", "selectolax", "pypdfium2", "rapidocr", "onnxruntime", "pyspellchecker", "text2num",
)  # fmt: skip
"""Libraries that can change what is read or judged."""
_NOT_JUDGING = frozenset(("batch", "cli", "tui", "report", "decisions", "__pycache__"))
_OF_RUN = frozenset(("jobs", "cache", "password", "library", "canonical", "witness", "issued"))
"""Options that do not change the rows, or of which the canonicals that they yield are hashed."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the shards of a run are compared. It is sent to each worker."""

    out: str
    """The folder of the results, which all workers can reach."""
    options: Options
    column: str = ""
    """The column of Parquet files with the texts; empty for one of the usual names."""
    skip_unknown: bool = False
    """Whether files of other kinds than scans are passed over in silence."""

    @property
    def alone(self) -> Options:
        """The options for a process that is one of several."""
        return replace(self.options, jobs=1)

    def digest(self, canonicals: tuple[str, ...] = ()) -> str:
        """A hash of the rules, the options and the canonicals; ``canonicals`` are those that single files name."""
        found = blake2b(engine_digest().encode(), digest_size=8)
        for each in fields(self.options):
            if each.name not in _OF_RUN:
                found.update(f"{each.name}={getattr(self.options, each.name)!r}\n".encode("utf-8", "backslashreplace"))
        found.update(f"{self.column}\n{self.skip_unknown}\n".encode())
        if self.options.issued:
            found.update(read_bytes(self.options.issued, self.options.max_bytes))
        for name, hashed in self.canonicals(canonicals).items():
            found.update(f"{name}:{hashed}\n".encode("utf-8", "backslashreplace"))
        return found.hexdigest()

    def canonicals(self, named: tuple[str, ...] = ()) -> dict[str, str]:
        """The hashes of the canonicals of the run (under an empty name), and of those that single files name."""
        return {name: _hash_of(self.alone, name) for name in ("", *sorted(named))}


def _hash_of(options: Options, name: str) -> str:
    from clausediff.errors import ClausediffError

    try:
        return ",".join(prepared.source.sha256 for prepared in canonicals_of(options, name))
    except ClausediffError as error:
        return f"{error.kind}: {error}"


@lru_cache(maxsize=1)
def engine_digest() -> str:
    """A hash of the program's own files that compare and judge, and of the versions of libraries: it changes with any rule."""
    found = blake2b(digest_size=8)
    package = Path(__file__).resolve().parents[1]
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package)
        if path.is_file() and not _NOT_JUDGING.intersection(inside.parts) and path.suffix != ".pyc":
            found.update(inside.as_posix().encode() + b"\0" + path.read_bytes())
    for name in ("rows.py", "schemas.py", "analysis.py"):
        found.update((package / "batch" / name).read_bytes())
    for name in _LIBRARIES:
        try:
            found.update(f"{name}={metadata.version(name)}\n".encode())
        except metadata.PackageNotFoundError:
            found.update(f"{name} is not installed\n".encode())
    found.update(os.name.encode())
    return found.hexdigest()
