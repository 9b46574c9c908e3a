"""The default path of a ledger, and the default name of the reviewer."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Sequence
from pathlib import Path

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
