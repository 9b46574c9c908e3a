"""Opens the SQLite file of a ledger: modes, locks, migrations, transactions, and errors in words for users."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clausediff.decisions.schema import APPLICATION_ID, MIGRATIONS, READABLE
from clausediff.errors import LedgerError

__all__ = ["connect", "explained", "transaction"]


def connect(path: Path, *, readonly: bool, busy_seconds: float) -> sqlite3.Connection:
    """Open the ledger at ``path``, creating and migrating it unless ``readonly``.

    Raises :class:`LedgerError` when the file is not a ledger, was written by a newer program, or cannot be opened.
    """
    connection = None
    try:
        if not readonly:
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?{_mode(path, readonly)}", uri=True, timeout=busy_seconds, isolation_level=None
        )
        _prepare(connection, path, readonly, busy_seconds)
    except (sqlite3.Error, OSError) as error:
        if connection is not None:
            connection.close()
        raise explained(path, error) from error
    except LedgerError:
        if connection is not None:
            connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """One immediate transaction: committed at the end of the block, rolled back after an error."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        raise explained(path, error) from error
    try:
        yield
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        _roll_back(connection)
        raise explained(path, error) from error
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def explained(path: Path, error: Exception) -> LedgerError:
    """The error of SQLite or of the system as a sentence that says what to do."""
    text = str(error)
    if "not a database" in text or "malformed" in text:
        return LedgerError(f"{path} is not a ledger ({text}); name another file")
    if "locked" in text or "busy" in text:
        return LedgerError(f"{path} is in use by another program; try again")
    return LedgerError(f"the ledger {path} could not be used ({text}); check the path and its permissions")


def _mode(path: Path, readonly: bool) -> str:
    """The mode of SQLite's URI in which to open the file.

    A reader opens the file for writing too where it has the right to (and sets ``query_only`` afterwards): otherwise
    SQLite would leave the files of the write-ahead log behind. In a place where nobody can write, the file cannot
    change while it is read, so it is opened ``immutable``.
    """
    if not readonly:
        return "mode=rwc"
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "mode=rw"
    return "mode=ro" if path.with_name(path.name + "-wal").exists() else "mode=ro&immutable=1"


def _prepare(connection: sqlite3.Connection, path: Path, readonly: bool, busy_seconds: float) -> None:
    connection.execute(f"PRAGMA busy_timeout = {int(busy_seconds * 1000)}")
    _check(connection, path, readonly)
    if readonly:
        connection.execute("PRAGMA query_only = ON")
        return
    if connection.execute("PRAGMA user_version").fetchone()[0] < len(MIGRATIONS):
        connection.execute("PRAGMA journal_mode = WAL")
        _migrate(connection, path)
    connection.execute("PRAGMA synchronous = FULL")


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have migrated the file while this one waited for the lock.
        _check(connection, path, readonly=False)
        done = connection.execute("PRAGMA user_version").fetchone()[0]
        for migration in MIGRATIONS[done:]:
            for statement in migration:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _check(connection: sqlite3.Connection, path: Path, readonly: bool) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise LedgerError(f"{path} is a database, yet not a ledger of clausediff; name another file")
    if version > len(MIGRATIONS):
        raise LedgerError(f"{path} was written by a newer clausediff (schema {version}); update this one")
    if readonly and version < READABLE:
        raise LedgerError(f"{path} has an older schema ({version}); open it once with the terminal UI")
