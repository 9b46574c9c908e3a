"""The library: the canonicals that a run can name, and the folders that hold them.

The shipped ones are in the package (``clausediff/canonical/forms`` in a wheel, the repository's ``canonical`` folder in a
checkout). Folders of the user's own come before them: those given to :func:`library`, and those in the environment
variable ``CLAUSEDIFF_LIBRARY`` (separated as in ``PATH``). No file is read before it is needed.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from clausediff.canonical.naming import SUFFIXES, stem
from clausediff.canonical.own_types import OwnType, known_types
from clausediff.errors import UsageError

if TYPE_CHECKING:
    from clausediff.canonical.template import Canonical

__all__ = ["ENVIRONMENT", "Library", "find", "library", "load_cached", "names", "shipped_folder"]

ENVIRONMENT = "CLAUSEDIFF_LIBRARY"
_SETTLED = 2_000_000_000
"""Nanoseconds after a change of a folder from which what it holds is remembered."""


@lru_cache(maxsize=1)
def shipped_folder() -> Path:
    """The folder of the canonicals that come with clausediff."""
    package = Path(__file__).resolve().parent
    inside = package / "forms"
    return inside if inside.is_dir() else package.parents[1] / "canonical"


@dataclass(frozen=True, slots=True)
class Library:
    """Folders of canonicals, the first ones first: a name in an earlier folder hides the same name in a later one."""

    folders: tuple[Path, ...]

    def paths(self) -> dict[str, Path]:
        """File by name (the file's name without its suffix), sorted by name. Raises UsageError for a folder that is
        not there."""
        found: dict[str, Path] = {}
        for folder in self.folders:
            try:
                changed = os.stat(folder).st_mtime_ns
                settled = (
                    time.time_ns() - changed > _SETTLED
                )  # else another file may come at what a clock calls the same time
                listed = _listed(folder, changed) if settled else _listed.__wrapped__(folder, changed)
            except OSError as error:
                reason = error.strerror or str(error)
                raise UsageError(
                    f"{folder}: is no library of canonicals: {reason}; check --library and {ENVIRONMENT}"
                ) from None
            for name, path in listed:
                found.setdefault(name, path)
        return dict(sorted(found.items()))

    def names(self) -> tuple[str, ...]:
        """The names that :meth:`find` knows, sorted; no file is read for it."""
        return tuple(self.paths())

    def find(self, name: str) -> Canonical:
        """The canonical of that name, of that id, or of that path, in this order.

        Raises UsageError when there is none, ReadError and CanonicalError when it cannot be read or is malformed.
        """
        paths = self.paths()
        if name in paths:
            return load_cached(paths[name])
        looks_like_path = os.sep in name or "/" in name or name.lower().endswith(SUFFIXES) or name == "-"
        if looks_like_path or os.path.isfile(name):
            return load_cached(name)
        for canonical in self:
            if canonical.id == name:
                return canonical
        from difflib import get_close_matches

        close = get_close_matches(name, paths, 1, 0.5)
        meant = f"did you mean {close[0]}?" if close else "there are " + (", ".join(paths) or "none")
        raise UsageError(f"there is no canonical called {name}; {meant} (see `clausediff canonical list`)")

    def __iter__(self) -> Iterator[Canonical]:
        """All canonicals, parsed, in the order of their names. A malformed one raises CanonicalError: leaving it out
        could match a copy with the wrong form."""
        for path in self.paths().values():
            yield load_cached(path)


@lru_cache(maxsize=16)
def _listed(folder: Path, changed: int) -> tuple[tuple[str, Path], ...]:
    """The canonicals in a folder by name, in the order of their files; remembered until the folder has ``changed``."""
    entries = ((_name(entry), folder / entry) for entry in sorted(os.listdir(folder)))
    return tuple((name, path) for name, path in entries if name and path.is_file())


def library(folders: Iterable[str | Path] = ()) -> Library:
    """The library of ``folders``, then those of the environment, then the shipped one."""
    own = [Path(folder) for folder in folders]
    own += [Path(folder) for folder in os.environ.get(ENVIRONMENT, "").split(os.pathsep) if folder]
    shipped = shipped_folder()
    return Library((*own, shipped) if shipped.is_dir() else tuple(own))


def names() -> tuple[str, ...]:
    """The names in the default library."""
    return library().names()


def find(name_or_path: str) -> Canonical:
    """A canonical by name, id or path, from the default library; see :meth:`Library.find`."""
    return library().find(name_or_path)


def load_cached(path: str | Path) -> Canonical:
    """:func:`clausediff.canonical.load.load`, remembered until the file changes."""
    try:
        status = os.stat(path)
        stamp = (status.st_mtime_ns, status.st_size)
    except (OSError, ValueError):
        stamp = (0, 0)  # reading it says why
    return _load(os.fspath(path), stamp, known_types())


@lru_cache(maxsize=256)
def _load(path: str, stamp: tuple[int, int], types: tuple[tuple[str, OwnType], ...]) -> Canonical:
    from clausediff.canonical.load import load

    return load(path)


def _name(entry: str) -> str:
    """The name of a file in a library folder, or empty where it is no canonical."""
    if entry.startswith(".") or entry.lower().startswith("readme."):
        return ""
    return stem(entry) or ""
