"""The default path of a ledger, and the default name of the reviewer."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from clausediff.decisions.schema import APPLICATION_ID

FILE_NAME = "clausediff-decisions.sqlite"


def default_path(paths: Sequence[str]) -> Path:
    """The path of the ledger for these inputs: in the folder of the first one if that can be written, else in
    :func:`data_folder`.

    For the terminal UI only, which shows the path. Creates nothing.
    """
    named = [Path(path) for path in paths if path != "-"]
    if named:
        first = named[0]
        folder = first if first.is_dir() else first.parent
        if folder.is_dir() and os.access(folder, os.W_OK):
            return folder / FILE_NAME
    return data_folder() / FILE_NAME


def is_ledger(path: str) -> bool:
    """Whether a file is a ledger, or one of the files that SQLite keeps beside one, by its content.

    A folder of scans holds the ledger of its review, which nobody wants to compare. While a ledger is in use, the page
    with the mark of one may still be in the file beside it.
    """
    for suffix in ("-wal", "-shm", "-journal"):
        path = path.removesuffix(suffix)
    if not _beginning(path).startswith(_MAGIC):
        return False
    return any(_marked(_beginning(each)) for each in (path, f"{path}-wal"))


_MAGIC = b"SQLite format 3\0"
_MARK = slice(68, 72)
"""Where the first page of an SQLite file has the mark of the application."""


def _beginning(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(1 << 16)
    except OSError:
        return b""


def _marked(data: bytes) -> bool:
    at = data.find(_MAGIC)
    return at >= 0 and data[at:][_MARK] == APPLICATION_ID.to_bytes(4, "big")


def data_folder() -> Path:
    """The platform's folder for an application's data."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "clausediff"
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "clausediff"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "clausediff"


def default_reviewer() -> str:
    """``CLAUSEDIFF_REVIEWER``, else the name of the account, else ``unknown``."""
    named = os.environ.get("CLAUSEDIFF_REVIEWER", "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return "unknown"
