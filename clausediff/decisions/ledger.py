"""The ledger: every decision ever made, in one SQLite file.

Append-only by trigger, with a write-ahead log so that readers and a writer do not wait for each other. Each write is
one ``BEGIN IMMEDIATE`` transaction that is on the disk when the call returns, so killing the program at any moment
leaves a valid file.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from clausediff.decisions import projection
from clausediff.decisions.connection import connect, explained, transaction
from clausediff.decisions.record import DECISIONS, DecisionCount, Effective, Event, Key, Subject, live
from clausediff.errors import LedgerError

COUNTED = 1000
"""Stale decisions are counted up to this number; a check needs no exact count beyond it."""


class Ledger:
    """An open ledger; a context manager. Not shared between threads.

    The file is created by the first write. ``readonly`` never creates or changes a file and requires that it exists.
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
        """Close the file. Nothing is lost: every decision is on the disk already."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def decide(
        self, subject: Subject, action: str, reviewer: str, comment: str = "", *, time: str | None = None
    ) -> Event:
        """Append a decision (:data:`~clausediff.decisions.record.DECISIONS`) or ``comment`` for a finding; returns the
        event that was written.

        ``time`` (ISO 8601) defaults to now, and is never before the time of the finding's latest event.
        """
        return self.decide_all([subject], action, reviewer, comment, time=time)[0]

    def decide_all(
        self, subjects: Sequence[Subject], action: str, reviewer: str, comment: str = "", *, time: str | None = None
    ) -> list[Event]:
        """As :meth:`decide`, for several findings in one transaction: an event for each, which are undone together."""
        if action != "comment" and action not in DECISIONS:
            raise ValueError(f"{action!r} is not a decision")
        if action == "comment" and not comment:
            raise ValueError("a comment needs words")
        batch = uuid.uuid4().hex if len(subjects) > 1 else ""
        with self._writing() as connection:
            return [
                self._append(connection, subject, action, reviewer, comment=comment, time=time, batch=batch)
                for subject in subjects
            ]

    def undo(self, key: Key, reviewer: str, *, time: str | None = None) -> Event | None:
        """Undo the latest event of a finding that is still in force; returns the ``undo`` event, or None if there is none."""
        if self._current() is None:
            return None
        with self._writing() as connection:
            kept = live(projection.events_of(connection, key))
            if not kept:
                return None
            return self._append(connection, kept[-1].subject, "undo", reviewer, undoes=kept[-1].uid, time=time)

    def undo_all(self, keys: Iterable[Key], reviewer: str) -> list[Event]:
        """Undo the latest event on any of these findings, with all events of its batch; returns the events undone.

        What somebody decided later on one of the copies stays in force there.
        """
        if self._current() is None:
            return []
        with self._writing() as connection:
            kept = [event for key in keys for event in live(projection.events_of(connection, key))]
            if not kept:
                return []
            latest = max(kept, key=lambda event: event.time)
            of_batch = projection.events_of_batch(connection, latest.batch) if latest.batch else [latest]
            standing = {
                event.uid
                for key in {event.subject.key for event in of_batch}
                for event in live(projection.events_of(connection, key))
            }
            undone = [event for event in of_batch if event.uid in standing]
            for event in undone:
                self._append(connection, event.subject, "undo", reviewer, undoes=event.uid)
            return undone

    def retire(self, keys: Iterable[Key], reviewer: str, comment: str = "") -> int:
        """End the decisions and comments in force on these findings, keeping the history; returns how many had any."""
        retired = 0
        if self._connection is None:
            return retired
        with self._writing() as connection:
            for key in keys:
                kept = live(projection.events_of(connection, key))
                if kept:
                    self._append(connection, kept[-1].subject, "retire", reviewer, comment=comment)
                    retired += 1
        return retired

    def add(self, events: Iterable[Event]) -> int:
        """Merge the events of another ledger in one transaction; returns how many were new."""
        statement = f"INSERT OR IGNORE INTO events {projection.INSERTED}"
        new, touched = 0, set()
        with self._writing() as connection:
            for event in events:
                if connection.execute(statement, projection.event_row(event)).rowcount:
                    new += 1
                    touched.add(event.subject.key)
            projection.refresh(connection, touched)
        return new

    def history(self, key: Key) -> list[Event]:
        """All events of a finding, undone ones too, in the order of the ledger."""
        connection = self._current()
        if connection is None:
            return []
        try:
            return projection.events_of(connection, key)
        except sqlite3.Error as error:
            raise explained(self.path, error) from error

    def effective(self, canonical_sha: str, document_sha: str) -> dict[tuple[str, str], Effective]:
        """What is in force for one document compared with one canonical, by (agreement, finding)."""
        found = self._read("document_sha = ? AND canonical_sha = ?", (document_sha, canonical_sha))
        return {(each.subject.key.agreement, each.subject.key.finding): each for each in found}

    def of(self, keys: Collection[Key]) -> dict[Key, Effective]:
        """What is in force for these findings, by key."""
        if len(keys) > projection.MANY:
            documents = {(key.document_sha, key.canonical_sha) for key in keys}
            found = [each for pair in documents for each in self._read("document_sha = ? AND canonical_sha = ?", pair)]
            wanted = keys if isinstance(keys, set) else set(keys)
            return {each.subject.key: each for each in found if each.subject.key in wanted}
        found = [each for key in keys for each in self._read(projection.BY_KEY, projection.parts(key))]
        return {each.subject.key: each for each in found}

    def counted(self, path: str, document_sha: str) -> list[DecisionCount]:
        """How many decisions there are for a document, by its hash or by its path, for whichever canonical.

        Decisions on a file with other bytes at this path are counted up to :data:`COUNTED`.
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
            same = [DecisionCount(True, *row) for row in connection.execute(by_hash, (document_sha,))]
            others = connection.execute(by_path, (path, document_sha, COUNTED)).fetchone()[0]
        except sqlite3.Error as error:
            raise explained(self.path, error) from error
        return [*same, DecisionCount(False, "", "", others)] if others else same

    def all_effective(self) -> list[Effective]:
        """What is in force for every finding of the ledger, by key."""
        return sorted(self._read("1", ()), key=lambda each: each.subject.key)

    def events(self) -> Iterator[Event]:
        """Every event, in the order of the ledger."""
        connection = self._current()
        if connection is None:
            return
        try:
            for row in connection.execute(f"SELECT {projection.columns(connection)} FROM events ORDER BY id"):
                yield projection.event_of(row)
        except sqlite3.Error as error:
            raise explained(self.path, error) from error

    def left_off(self, reviewer: str) -> str:
        """What :meth:`leave_off` kept for this reviewer; empty where there is nothing."""
        connection = self._current()
        if connection is None or connection.execute("PRAGMA user_version").fetchone()[0] < projection.BATCHES:
            return ""
        try:
            found = connection.execute("SELECT value FROM settings WHERE reviewer = ?", (reviewer,)).fetchone()
        except sqlite3.Error as error:
            raise explained(self.path, error) from error
        return str(found[0]) if found else ""

    def leave_off(self, reviewer: str, value: str) -> None:
        """Keep where a reviewer left off. Only in a ledger that has decisions: looking at files makes no file."""
        if self.readonly or self._current() is None:
            return
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", projection.storable(reviewer, value))

    def version(self) -> int:
        """A number that changes when another process has written to the file: to notice a second reviewer."""
        connection = self._current()
        return 0 if connection is None else int(connection.execute("PRAGMA data_version").fetchone()[0])

    def _read(self, where: str, values: tuple[str, ...]) -> list[Effective]:
        connection = self._current()
        if connection is None:
            return []
        try:
            return list(projection.read(connection, where, values))
        except sqlite3.Error as error:
            raise explained(self.path, error) from error

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
        batch: str = "",
    ) -> Event:
        key = subject.key
        latest = connection.execute(
            f"SELECT max(time) FROM events WHERE {projection.BY_KEY}", projection.parts(key)
        ).fetchone()[0]
        # When the clock was set back, an undo must still come after the event that it undoes.
        moment = max(time or now(), latest or "")
        event = Event(uuid.uuid4().hex, subject, action, reviewer, moment, comment, undoes, batch)
        connection.execute(f"INSERT INTO events {projection.INSERTED}", projection.event_row(event))
        projection.refresh(connection, {key})
        return event

    def _current(self) -> sqlite3.Connection | None:
        """The connection, if there is a file by now: another reviewer may have created it since."""
        if self._connection is None and self.path.exists():
            self._open()
        return self._connection

    def _open(self) -> sqlite3.Connection:
        self._connection = connect(self.path, readonly=self.readonly, busy_seconds=self._busy)
        return self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """The connection within one transaction; creates the file if it is not there."""
        if self.readonly:
            raise LedgerError(f"{self.path} is open for reading only")
        connection = self._current() or self._open()
        with transaction(connection, self.path):
            yield connection


def now() -> str:
    """This moment in UTC, ISO 8601, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
