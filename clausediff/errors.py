"""Errors that a user can do something about.

    ClausediffError                 every error that clausediff raises on purpose
    ├── UsageError                  the command line or an argument is off
    ├── ReadError                   a file could not be read as a scan; ``kind`` says how
    ├── CanonicalError               a canonical is malformed; carries its path and line
    ├── NoMatchError                no canonical fits the scan; names the nearest candidates
    ├── OutputError                 a report could not be written
    └── LedgerError                 the ledger of decisions could not be used

Each message is one sentence: what is wrong and what to do. They are caught once, at the command line (exit 2), and by
the pipeline for one file of many.
"""

from __future__ import annotations

from pathlib import Path


class ClausediffError(Exception):
    """Base of all errors that clausediff raises on purpose. ``kind`` is a stable word for the JSON report."""

    kind = "error"


class UsageError(ClausediffError):
    """The command line, or an argument of a public function, is off."""

    kind = "usage"


class ReadError(ClausediffError):
    """A file could not be read as a scan.

    ``kind``: one of ``absent``, ``unreadable``, ``empty``, ``binary``, ``encoding``, ``too-large``, ``directory``,
    ``encrypted``, ``damaged``, ``ocr`` (nothing is installed that reads pictures).
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class CanonicalError(ClausediffError):
    """A canonical is malformed. The message begins with ``path:line:`` where a line is known."""

    kind = "canonical"


class NoMatchError(ClausediffError):
    """No canonical fits the scan well enough to compare the two."""

    kind = "no-match"


class OutputError(ClausediffError):
    """A report could not be written. What stood at the place before is untouched."""

    kind = "output"


class LedgerError(ClausediffError):
    """The ledger of decisions, or a baseline, could not be read or written. It is as it was before."""

    kind = "ledger"


def install_command(extra: str) -> str:
    """The command that installs an extra of this package, for messages: from the clone where the program runs from one."""
    clone = Path(__file__).resolve().parents[1]
    if (clone / "pyproject.toml").is_file():
        place = "." if clone == Path.cwd() else str(clone)
        return f"pip install -e '{place}[{extra}]'"
    return f"pip install 'clausediff[{extra}]'"
