"""Finds the files to compare: walks folders, and expands globs that the shell has left."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from clausediff.model import Document, Excerpt, Finding, Range, Verdict
from clausediff.scan.readers import SUFFIXES, display_path

__all__ = ["Sources", "expand"]

_NAMED = 100
"""How many files that were passed over are named on stderr; the report names all."""


class Sources(NamedTuple):
    """The files to compare."""

    paths: list[str]
    """Each file once, in the order in which they were named, those of a folder sorted. ``-`` is standard input."""
    passed_over: list[str]
    """Files in folders that are not compared: of another kind than scans are, or called README."""

    def notes(self) -> list[str]:
        """Sentences about files that were passed over, so that no file is left out without a message."""
        if not self.passed_over:
            return []
        shown = ", ".join(self.passed_over[:_NAMED])
        more = len(self.passed_over) - _NAMED
        count = len(self.passed_over)
        files = "1 file was" if count == 1 else f"{count} files were"
        return [
            f"{files} found in a folder and not compared: {shown}{f' and {more} more' * (more > 0)}; "
            "name what is a scan, or pass --skip-unknown"
        ]

    def documents(self) -> Iterator[Document]:
        """A document for each file that was passed over, with a finding that says so: no file is left out of a report."""
        for path in self.passed_over:
            shown = display_path(path)
            says = "a file of this name in a folder is not compared; name it if it is a scan, or pass --skip-unknown"
            name = blake2b(f"not-compared\n{shown}".encode(), digest_size=8).hexdigest()
            nowhere = Excerpt(Range(0, 0), "")
            finding = Finding(name, Verdict.REVIEW, "not-compared", "", nowhere, nowhere, 0.0, (says,))
            yield Document(shown, "", 0, "", findings=(finding,))


def expand(named: Iterable[str]) -> Sources:
    """The files for the paths that the user named.

    A folder is walked: links are followed, each folder is visited once. Hidden files are left out; ``README.*`` and files
    with other suffixes than :data:`clausediff.scan.readers.SUFFIXES` are passed over, and told, unless they are ledgers. A
    folder without scans and a glob without matches are kept as they are, so that reading them raises an error.
    """
    sources = Sources([], [])
    seen: set[str] = set()
    for path in named:
        for found in _expand(path, sources.passed_over):
            key = os.path.normpath(found)
            if key not in seen:
                seen.add(key)
                sources.paths.append(found)
    return sources


def _expand(path: str, passed_over: list[str]) -> Iterator[str]:
    if path == "-" or not path:
        yield path
    elif os.path.isdir(path):
        yield from list(_walk(path, set(), passed_over)) or [path]
    elif not os.path.lexists(path) and any(sign in path for sign in "*?["):
        import glob

        for match in sorted(glob.glob(path, recursive=True)) or [path]:
            if os.path.isdir(match):
                yield from _walk(match, set(), passed_over)
            else:
                yield match
    else:
        yield path


def _walk(folder: str, entered: set[tuple[int, int]], passed_over: list[str]) -> Iterator[str]:
    try:
        status = os.stat(folder)
        entries = sorted(os.listdir(folder))
    except OSError:
        yield folder  # reading it raises the error
        return
    identity = (status.st_dev, status.st_ino)
    if identity in entered:
        return
    entered.add(identity)
    for entry in entries:
        if entry.startswith("."):
            continue
        path = os.path.join(folder, entry)
        lower = entry.lower()
        if os.path.isdir(path):
            yield from _walk(path, entered, passed_over)
        elif _is_special(path):
            continue
        elif lower.endswith(SUFFIXES) and not lower.startswith("readme."):
            yield path
        elif not _is_ledger(path):
            passed_over.append(path)


def _is_ledger(path: str) -> bool:
    from clausediff.decisions.paths import is_ledger  # loads SQLite

    return is_ledger(path)


def _is_special(path: str) -> bool:
    """Whether it is a pipe or a device, which could block for ever. False for a dangling link, as reading it raises an
    error."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False
