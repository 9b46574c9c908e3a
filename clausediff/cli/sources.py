"""Finds the files to compare: walks folders, and expands globs that the shell has left."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from clausediff.cli.own_reports import is_own_report
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
    own: list[str]
    """Those of them that clausediff wrote as reports."""

    def notes(self) -> list[str]:
        """Sentences about files that were passed over, so that no file is left out without a message."""
        own = set(self.own)
        others = [path for path in self.passed_over if path not in own]
        kinds = (
            ("file", others, "name what is a scan, or pass --skip-unknown"),
            (
                "report of clausediff's own",
                self.own,
                "keep reports in another folder than the copies, or pass --skip-unknown",
            ),
        )
        return [_note(what, paths, advice) for what, paths, advice in kinds if paths]

    def documents(self) -> Iterator[Document]:
        """A document for each file that was passed over, with a finding that says so: no file is left out of a report."""
        own = set(self.own)
        for path in self.passed_over:
            shown = display_path(path)
            says = (
                "it is a report that clausediff wrote, and was not compared; keep reports in another folder than the copies"
                if path in own
                else "a file of this name in a folder is not compared; name it if it is a scan, or pass --skip-unknown"
            )
            name = blake2b(f"not-compared\n{shown}".encode(), digest_size=8).hexdigest()
            nowhere = Excerpt(Range(0, 0), "")
            finding = Finding(name, Verdict.REVIEW, "not-compared", "", nowhere, nowhere, 0.0, (says,))
            yield Document(shown, "", 0, "", findings=(finding,))


def _note(what: str, paths: list[str], advice: str) -> str:
    """``2 files were found in a folder and not compared: …``."""
    head, *rest = what.split(" ")
    files = f"1 {what} was" if len(paths) == 1 else f"{len(paths)} {' '.join([f'{head}s', *rest])} were"
    more = len(paths) - _NAMED
    named = f"{', '.join(paths[:_NAMED])}{f' and {more} more' * (more > 0)}"
    return f"{files} found in a folder and not compared: {named}; {advice}"


def expand(named: Iterable[str]) -> Sources:
    """The files for the paths that the user named.

    A folder is walked: links are followed, each folder is visited once. Hidden files are left out; ``README.*``, files with other
    suffixes than :data:`clausediff.scan.readers.SUFFIXES`, unless they are ledgers, and reports that clausediff wrote are passed
    over, and told. A folder without scans and a glob without matches are kept as they are, so that reading them raises an error.
    """
    sources = Sources([], [], [])
    seen: set[str] = set()
    for path in named:
        for found in _expand(path, sources):
            key = os.path.normpath(found)
            if key not in seen:
                seen.add(key)
                sources.paths.append(found)
    return sources


def _expand(path: str, sources: Sources) -> Iterator[str]:
    if path == "-" or not path:
        yield path
    elif os.path.isdir(path):
        yield from list(_walk(path, set(), sources)) or [path]
    elif not os.path.lexists(path) and any(sign in path for sign in "*?["):
        import glob

        for match in sorted(glob.glob(path, recursive=True)) or [path]:
            if os.path.isdir(match):
                yield from _walk(match, set(), sources)
            else:
                yield match
    else:
        yield path


def _walk(folder: str, entered: set[tuple[int, int]], sources: Sources) -> Iterator[str]:
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
            yield from _walk(path, entered, sources)
        elif _is_special(path):
            continue
        elif is_own_report(path):
            sources.own.append(path)
            sources.passed_over.append(path)
        elif lower.endswith(SUFFIXES) and not lower.startswith("readme."):
            yield path
        elif not _is_ledger(path):
            sources.passed_over.append(path)


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
