"""The projection of the events: one row for each finding that has a decision or comment in force.

Derived from the events and written in the same transaction, so that ``--check`` reads the rows of its own findings
and counts the rest, however many events the ledger has. In the file, the table is called ``standing``; its name is
part of the schema on users' disks and stays.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from clausediff.decisions.record import Effective, Event, Key, Subject, fold
from clausediff.model import Decision

EVENT_COLUMNS = (
    "uid, canonical_sha, document_sha, agreement, finding, action, reviewer, time, comment, undoes, path, canonical_id,"
    " clause, category, verdict, canonical_text, scan_text, batch"
)
BATCHES = 2
"""The version of the schema from which events have a batch."""
_COLUMNS = (
    "document_sha, canonical_sha, agreement, finding, action, reviewer, time, comment, path, canonical_id, clause,"
    " category, verdict, canonical_text, scan_text"
)
BY_KEY = "document_sha = ? AND canonical_sha = ? AND agreement = ? AND finding = ?"
INSERTED = f"({EVENT_COLUMNS}) VALUES ({', '.join('?' * len(EVENT_COLUMNS.split(',')))})"
"""The columns of an event with a place for each value."""
MANY = 1000
"""For more keys than this, one pass over the whole table replaces a query for each key."""


def parts(key: Key) -> tuple[str, str, str, str]:
    """A key in the order of :data:`BY_KEY`."""
    return key.document_sha, key.canonical_sha, key.agreement, key.finding


def event_row(event: Event) -> tuple[str, ...]:
    """An event in the order of :data:`EVENT_COLUMNS`."""
    subject, key = event.subject, event.subject.key
    return storable(
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
        *_described(subject),
        event.batch,
    )


def event_of(row: Sequence[str]) -> Event:
    """The event of a row of :data:`EVENT_COLUMNS`."""
    uid, canonical_sha, document_sha, agreement, finding, action, reviewer, time, comment, undoes = row[:10]
    subject = Subject(Key(canonical_sha, document_sha, agreement, finding), *row[10:17])
    return Event(uid, subject, action, reviewer, time, comment, undoes, row[17])


def columns(connection: sqlite3.Connection) -> str:
    """:data:`EVENT_COLUMNS` for a file that may have been written by an earlier version, which knew of no batches."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return EVENT_COLUMNS if version >= BATCHES else EVENT_COLUMNS.replace("batch", "'' AS batch")


def events_of(connection: sqlite3.Connection, key: Key) -> list[Event]:
    """All events of a key, in the order of the ledger."""
    rows = connection.execute(f"SELECT {columns(connection)} FROM events WHERE {BY_KEY} ORDER BY id", parts(key))
    return [event_of(row) for row in rows]


def events_of_batch(connection: sqlite3.Connection, batch: str) -> list[Event]:
    """All events of one decision on several copies."""
    rows = connection.execute(
        f"SELECT {EVENT_COLUMNS} FROM events WHERE batch = ? AND batch <> '' ORDER BY id", (batch,)
    )
    return [event_of(row) for row in rows]


def refresh(connection: sqlite3.Connection, keys: set[Key]) -> None:
    """Recompute the rows of these keys from their events; to be called in the transaction that wrote the events."""
    folded = (
        ((key, fold(events)) for key, events in _grouped(connection) if key in keys)
        if len(keys) > MANY
        else ((key, fold(events_of(connection, key))) for key in keys)
    )
    for key, effective in folded:
        if effective is None:
            connection.execute(f"DELETE FROM standing WHERE {BY_KEY}", parts(key))
            continue
        decision = effective.decision or Decision("")
        row = (decision.action, decision.reviewer, decision.time, effective.comment, *_described(effective.subject))
        marks = ", ".join("?" * 15)
        connection.execute(
            f"INSERT OR REPLACE INTO standing ({_COLUMNS}) VALUES ({marks})", storable(*parts(key), *row)
        )


def _grouped(connection: sqlite3.Connection) -> Iterator[tuple[Key, list[Event]]]:
    order = "document_sha, canonical_sha, agreement, finding, id"
    events: list[Event] = []
    for row in connection.execute(f"SELECT {EVENT_COLUMNS} FROM events ORDER BY {order}"):
        event = event_of(row)
        if events and events[0].subject.key != event.subject.key:
            yield events[0].subject.key, events
            events = []
        events.append(event)
    if events:
        yield events[0].subject.key, events


def read(connection: sqlite3.Connection, where: str, values: Iterable[str]) -> Iterator[Effective]:
    """What is in force according to the rows that match the condition ``where``."""
    for row in connection.execute(f"SELECT {_COLUMNS} FROM standing WHERE {where}", tuple(values)):
        document_sha, canonical_sha, agreement, finding, action, reviewer, time, comment = row[:8]
        subject = Subject(Key(canonical_sha, document_sha, agreement, finding), *row[8:])
        yield Effective(subject, Decision(action, reviewer, time, comment) if action else None, comment)


def _described(subject: Subject) -> tuple[str, ...]:
    return (
        subject.path,
        subject.canonical_id,
        subject.clause,
        subject.category,
        subject.verdict,
        subject.canonical_text,
        subject.scan_text,
    )


def storable(*values: str) -> tuple[str, ...]:
    """Texts that SQLite can store: lone surrogates, as in a path that is not UTF-8, are written as escapes."""
    return tuple(
        value if value.isascii() else value.encode("utf-8", "backslashreplace").decode("utf-8") for value in values
    )
