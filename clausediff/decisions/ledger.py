"""The ledger: every decision ever made, in one SQLite file.

Append-only by trigger; write-ahead log, so that readers and a writer do not wait for each other; each write is one
``BEGIN IMMEDIATE`` transaction that is on the disk when the call returns. A kill at any moment leaves a valid file.
"""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from clausediff.decisions import standing
from clausediff.decisions.record import ACTIONS, Effective, Event, Key, Standing, Subject, live
from clausediff.decisions.schema import APPLICATION_ID, MIGRATIONS
from clausediff.errors import LedgerError

COUNTED = 1000
"""Stale decisions are counted up to this: to say that there are more, a check need not find out how many."""


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
            kept = live(standing.events_of(connection, key))
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
                kept = live(standing.events_of(connection, key))
                if kept:
                    self._append(connection, kept[-1].subject, "retire", reviewer, comment=comment)
                    retired += 1
        return retired

    def add(self, events: Iterable[Event]) -> int:
        """Merge the events of another ledger in one transaction; returns how many were new."""
        statement = f"INSERT OR IGNORE INTO events ({standing.EVENT_COLUMNS}) VALUES ({', '.join('?' * 17)})"
        new, touched = 0, set()
        with _Writing(self) as connection:
            for event in events:
                if connection.execute(statement, standing.event_row(event)).rowcount:
                    new += 1
                    touched.add(event.subject.key)
            standing.refresh(connection, touched)
        return new

    def history(self, key: Key) -> list[Event]:
        """All events of a finding, undone ones too, in the order of the ledger."""
        connection = self._current()
        if connection is None:
            return []
        try:
            return standing.events_of(connection, key)
        except sqlite3.Error as error:
            raise self._error(error) from error

    def effective(self, canonical_sha: str, document_sha: str) -> dict[tuple[str, str], Effective]:
        """What is in force for one document held against one canonical, by (agreement, finding)."""
        found = self._read("document_sha = ? AND canonical_sha = ?", (document_sha, canonical_sha))
        return {(each.subject.key.agreement, each.subject.key.finding): each for each in found}

    def of(self, keys: Collection[Key]) -> dict[Key, Effective]:
        """What is in force for these findings, by key."""
        if len(keys) > standing.MANY:
            documents = {(key.document_sha, key.canonical_sha) for key in keys}
            found = [each for pair in documents for each in self._read("document_sha = ? AND canonical_sha = ?", pair)]
            wanted = keys if isinstance(keys, set) else set(keys)
            return {each.subject.key: each for each in found if each.subject.key in wanted}
        found = [each for key in keys for each in self._read(standing.BY_KEY, standing.parts(key))]
        return {each.subject.key: each for each in found}

    def counted(self, path: str, document_sha: str) -> list[Standing]:
        """How many decisions there are for a document, by its hash or by its path, whatever the other hashes.

        Those of other bytes at the path are counted up to :data:`COUNTED`.
        """
        connection = self._current()
        if connection is None:
            return []
        by_hash = (
            "SELECT canonical_sha, canonical_id, count(*) FROM standing WHERE document_sha = ? AND action <> ''"
            " GROUP BY canonical_sha, canonical_id"
        )
        by_path = (
            "SELECT count(*) FROM"
            " (SELECT 1 FROM standing WHERE path = ? AND document_sha <> ? AND action <> '' LIMIT ?)"
        )
        try:
            same = [Standing(True, *row) for row in connection.execute(by_hash, (document_sha,))]
            others = connection.execute(by_path, (path, document_sha, COUNTED)).fetchone()[0]
        except sqlite3.Error as error:
            raise self._error(error) from error
        return [*same, Standing(False, "", "", others)] if others else same

    def all_effective(self) -> list[Effective]:
        """What is in force for every finding of the ledger, by key."""
        return sorted(self._read("1", ()), key=lambda each: each.subject.key)

    def events(self) -> Iterator[Event]:
        """Every event, in the order of the ledger."""
        connection = self._current()
        if connection is None:
            return
        try:
            for row in connection.execute(f"SELECT {standing.EVENT_COLUMNS} FROM events ORDER BY id"):
                yield standing.event_of(row)
        except sqlite3.Error as error:
            raise self._error(error) from error

    def version(self) -> int:
        """A number that changes when another process has written: to notice a second reviewer."""
        connection = self._current()
        return 0 if connection is None else int(connection.execute("PRAGMA data_version").fetchone()[0])

    def _read(self, where: str, values: tuple[str, ...]) -> list[Effective]:
        connection = self._current()
        if connection is None:
            return []
        try:
            return list(standing.read(connection, where, values))
        except sqlite3.Error as error:
            raise self._error(error) from error

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
            f"SELECT max(time) FROM events WHERE {standing.BY_KEY}", standing.parts(key)
        ).fetchone()[0]
        # a clock that was set back must not put an undo before what it undoes
        moment = max(time or now(), latest or "")
        event = Event(uuid.uuid4().hex, subject, action, reviewer, moment, comment, undoes)
        assert action in ACTIONS
        marks = ", ".join("?" * 17)
        connection.execute(f"INSERT INTO events ({standing.EVENT_COLUMNS}) VALUES ({marks})", standing.event_row(event))
        standing.refresh(connection, {key})
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
