"""The ledger: every decision ever made, in one SQLite file.

Append-only by trigger; write-ahead log, so that readers and a writer do not wait for each other; each write is one
``BEGIN IMMEDIATE`` transaction that is on the disk when the call returns. A kill at any moment leaves a valid file.
"""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from clausediff.decisions.record import ACTIONS, Effective, Event, Key, Subject, fold, live
from clausediff.decisions.schema import APPLICATION_ID, MIGRATIONS
from clausediff.errors import LedgerError

_COLUMNS = (
    "uid, canonical_sha, document_sha, agreement, finding, action, reviewer, time, comment, undoes, path, canonical_id,"
    " clause, category, verdict, canonical_text, scan_text"
)
_BY_KEY = "document_sha = ? AND canonical_sha = ? AND agreement = ? AND finding = ?"


class Ledger:
    """An open ledger; a context manager. Not shared between threads.

    The file is made with the first write. ``readonly`` never makes or changes one, and wants it to be there.
    ``busy_seconds`` is how long a write waits for another reviewer's. Every method raises :class:`LedgerError` when
    the file is not a ledger, is newer than this program, is locked for too long, or cannot be written.
    """

    def __init__(self, path: Path | str, *, readonly: bool = False, busy_seconds: float = 10.0) -> None:
        self.path = Path(path)
        self.readonly = readonly
        self._busy = busy_seconds
        self._connection: sqlite3.Connection | None = None
        if self.path.exists():
            self._open()
        elif readonly:
            raise LedgerError(f"there is no ledger at {self.path}; leave --decisions out, or check the path")

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was decided is already on the disk."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def decide(
        self, subject: Subject, action: str, reviewer: str, comment: str = "", *, time: str | None = None
    ) -> Event:
        """Record ``accept``, ``reject`` or ``comment`` for a finding; returns the event that was written.

        ``time`` (ISO 8601) is now unless given, and never before the finding's latest event.
        """
        if action not in ("accept", "reject", "comment"):
            raise ValueError(f"{action!r} is not a decision")
        if action == "comment" and not comment:
            raise ValueError("a comment needs words")
        with _Writing(self) as connection:
            return self._append(connection, subject, action, reviewer, comment=comment, time=time)

    def undo(self, key: Key, reviewer: str, *, time: str | None = None) -> Event | None:
        """Take back the latest event of a finding that still counts; None when there is none."""
        if self._connection is None:
            return None
        with _Writing(self) as connection:
            kept = live(self._of_key(connection, key))
            if not kept:
                return None
            return self._append(connection, kept[-1].subject, "undo", reviewer, undoes=kept[-1].uid, time=time)

    def retire(self, keys: Iterable[Key], reviewer: str, comment: str = "") -> int:
        """End what is in force for these findings, keeping their history; returns how many had something."""
        retired = 0
        if self._connection is None:
            return retired
        with _Writing(self) as connection:
            for key in keys:
                kept = live(self._of_key(connection, key))
                if kept:
                    self._append(connection, kept[-1].subject, "retire", reviewer, comment=comment)
                    retired += 1
        return retired

    def add(self, events: Iterable[Event]) -> int:
        """Merge the events of another ledger in one transaction; returns how many were new."""
        with _Writing(self) as connection:
            before = connection.total_changes
            connection.executemany(
                f"INSERT OR IGNORE INTO events ({_COLUMNS}) VALUES ({', '.join('?' * 17)})",
                (_row(event) for event in events),
            )
            return connection.total_changes - before

    def history(self, key: Key) -> list[Event]:
        """All events of a finding, undone ones too, in the order of the ledger."""
        connection = self._current()
        return [] if connection is None else self._of_key(connection, key)

    def effective(self, canonical_sha: str, document_sha: str) -> dict[tuple[str, str], Effective]:
        """What is in force for one document held against one canonical, by (agreement, finding)."""
        found = self._folded("document_sha = ? AND canonical_sha = ?", (document_sha, canonical_sha))
        return {(key.agreement, key.finding): effective for key, effective in found.items()}

    def about(self, path: str, document_sha: str) -> list[Effective]:
        """What is in force for a document by its path or its hash, whatever the other hashes: to find the stale."""
        return list(self._folded("path = ? OR document_sha = ?", (path, document_sha)).values())

    def all_effective(self) -> list[Effective]:
        """What is in force for every finding of the ledger, by key."""
        found = self._folded("1", ())
        return [found[key] for key in sorted(found)]

    def events(self) -> Iterator[Event]:
        """Every event, in the order of the ledger."""
        connection = self._current()
        if connection is None:
            return
        try:
            for row in connection.execute(f"SELECT {_COLUMNS} FROM events ORDER BY id"):
                yield _event(row)
        except sqlite3.Error as error:
            raise self._error(error) from error

    def version(self) -> int:
        """A number that changes when another process has written: to notice a second reviewer."""
        connection = self._current()
        return 0 if connection is None else int(connection.execute("PRAGMA data_version").fetchone()[0])

    def _folded(self, where: str, values: tuple[str, ...]) -> dict[Key, Effective]:
        connection = self._current()
        if connection is None:
            return {}
        grouped: dict[Key, list[Event]] = {}
        try:
            for row in connection.execute(f"SELECT {_COLUMNS} FROM events WHERE {where} ORDER BY id", values):
                event = _event(row)
                grouped.setdefault(event.subject.key, []).append(event)
        except sqlite3.Error as error:
            raise self._error(error) from error
        folded = {key: fold(events) for key, events in grouped.items()}
        return {key: effective for key, effective in folded.items() if effective is not None}

    def _of_key(self, connection: sqlite3.Connection, key: Key) -> list[Event]:
        try:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM events WHERE {_BY_KEY} ORDER BY id",
                (key.document_sha, key.canonical_sha, key.agreement, key.finding),
            ).fetchall()
        except sqlite3.Error as error:
            raise self._error(error) from error
        return [_event(row) for row in rows]

    def _append(
        self,
        connection: sqlite3.Connection,
        subject: Subject,
        action: str,
        reviewer: str,
        *,
        comment: str = "",
        undoes: str = "",
        time: str | None = None,
    ) -> Event:
        key = subject.key
        latest = connection.execute(
            f"SELECT max(time) FROM events WHERE {_BY_KEY}",
            (key.document_sha, key.canonical_sha, key.agreement, key.finding),
        ).fetchone()[0]
        # a clock that was set back must not put an undo before what it undoes
        moment = max(time or now(), latest or "")
        event = Event(uuid.uuid4().hex, subject, action, reviewer, moment, comment, undoes)
        connection.execute(f"INSERT INTO events ({_COLUMNS}) VALUES ({', '.join('?' * 17)})", _row(event))
        return event

    def _current(self) -> sqlite3.Connection | None:
        """The connection; opens a file that another reviewer has made in the meantime."""
        if self._connection is None and self.path.exists():
            self._open()
        return self._connection

    def _open(self) -> sqlite3.Connection:
        connection = None
        try:
            if not self.readonly:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(
                f"{self.path.absolute().as_uri()}?{self._mode()}", uri=True, timeout=self._busy, isolation_level=None
            )
            self._prepare(connection)
        except (sqlite3.Error, OSError) as error:
            if connection is not None:
                connection.close()
            raise self._error(error) from error
        except LedgerError:
            if connection is not None:
                connection.close()
            raise
        self._connection = connection
        return connection

    def _mode(self) -> str:
        """How to open the file.

        A reader too opens it for writing where that is allowed (and then forbids itself to write): SQLite would else
        leave the files of the write-ahead log behind. Where nobody can write, nobody is writing: ``immutable``.
        """
        if not self.readonly:
            return "mode=rwc"
        if os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK):
            return "mode=rw"
        return "mode=ro" if self.path.with_name(self.path.name + "-wal").exists() else "mode=ro&immutable=1"

    def _prepare(self, connection: sqlite3.Connection) -> None:
        connection.execute(f"PRAGMA busy_timeout = {int(self._busy * 1000)}")
        self._check(connection)
        if self.readonly:
            connection.execute("PRAGMA query_only = ON")
            return
        if connection.execute("PRAGMA user_version").fetchone()[0] < len(MIGRATIONS):
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("BEGIN IMMEDIATE")
            try:
                # another process may have migrated while this one waited for the lock
                self._check(connection)
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
        connection.execute("PRAGMA synchronous = FULL")

    def _check(self, connection: sqlite3.Connection) -> None:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise LedgerError(f"{self.path} is a database, yet not a ledger of clausediff; name another file")
        if version > len(MIGRATIONS):
            raise LedgerError(f"{self.path} was written by a newer clausediff (schema {version}); update this one")
        if self.readonly and version < len(MIGRATIONS):
            raise LedgerError(f"{self.path} has an older schema ({version}); open it once with the terminal UI")

    def _error(self, error: Exception) -> LedgerError:
        text = str(error)
        if "not a database" in text or "malformed" in text:
            return LedgerError(f"{self.path} is not a ledger ({text}); name another file")
        if "locked" in text or "busy" in text:
            return LedgerError(f"{self.path} is in use by another program; try again")
        return LedgerError(f"the ledger {self.path} could not be used ({text}); check the path and its permissions")


class _Writing:
    """One immediate transaction: committed at the end of the block, rolled back after an error."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._open: sqlite3.Connection | None = None

    def __enter__(self) -> sqlite3.Connection:
        ledger = self._ledger
        if ledger.readonly:
            raise LedgerError(f"{ledger.path} is open for reading only")
        connection = ledger._current() or ledger._open()
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise ledger._error(error) from error
        self._open = connection
        return connection

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        assert self._open is not None
        if error is None:
            try:
                self._open.execute("COMMIT")
            except sqlite3.Error as failure:
                self._open.execute("ROLLBACK")
                raise self._ledger._error(failure) from failure
            return
        if self._open.in_transaction:
            self._open.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error):
            raise self._ledger._error(error) from error


def now() -> str:
    """This moment in UTC, ISO 8601, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _row(event: Event) -> tuple[str, ...]:
    subject, key = event.subject, event.subject.key
    values = (
        event.uid,
        key.canonical_sha,
        key.document_sha,
        key.agreement,
        key.finding,
        event.action,
        event.reviewer,
        event.time,
        event.comment,
        event.undoes,
        subject.path,
        subject.canonical_id,
        subject.clause,
        subject.category,
        subject.verdict,
        subject.canonical_text,
        subject.scan_text,
    )
    assert event.action in ACTIONS
    # a path or a name that is not UTF-8 comes as lone surrogates, which SQLite cannot hold
    return tuple(value.encode("utf-8", "backslashreplace").decode("utf-8") for value in values)


def _event(row: tuple[str, ...]) -> Event:
    uid, canonical_sha, document_sha, agreement, finding, action, reviewer, time, comment, undoes, path = row[:11]
    canonical_id, clause, category, verdict, canonical_text, scan_text = row[11:]
    key = Key(canonical_sha, document_sha, agreement, finding)
    subject = Subject(key, path, canonical_id, clause, category, verdict, canonical_text, scan_text)
    return Event(uid, subject, action, reviewer, time, comment, undoes)
