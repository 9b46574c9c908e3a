"""The ledger's schema, version by version.

``PRAGMA user_version`` counts the migrations that a file has had. A released migration is never edited; a change is a
new migration at the end of the list. All missing migrations run in one transaction, so that killing the program leaves
either the old version or the new one. ``events`` is the ledger itself; ``standing`` is its projection (see
:mod:`clausediff.decisions.projection`), stored so that a check need not read every event.
"""

from __future__ import annotations

APPLICATION_ID = 0x436C4466  # "ClDf", by which the file is recognised as a ledger

READABLE = 1
"""The oldest version that this program can read as it is. A check never changes a ledger, so it must read older ones."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE events (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uid TEXT NOT NULL UNIQUE,
            canonical_sha TEXT NOT NULL,
            document_sha TEXT NOT NULL,
            agreement TEXT NOT NULL,
            finding TEXT NOT NULL,
            action TEXT NOT NULL CHECK (action IN ('accept', 'reject', 'comment', 'undo', 'retire')),
            reviewer TEXT NOT NULL,
            time TEXT NOT NULL,
            comment TEXT NOT NULL,
            undoes TEXT NOT NULL,
            path TEXT NOT NULL,
            canonical_id TEXT NOT NULL,
            clause TEXT NOT NULL,
            category TEXT NOT NULL,
            verdict TEXT NOT NULL,
            canonical_text TEXT NOT NULL,
            scan_text TEXT NOT NULL
        )
        """,
        "CREATE INDEX events_by_key ON events (document_sha, canonical_sha, agreement, finding)",
        """
        CREATE TABLE standing (
            document_sha TEXT NOT NULL,
            canonical_sha TEXT NOT NULL,
            agreement TEXT NOT NULL,
            finding TEXT NOT NULL,
            action TEXT NOT NULL,
            reviewer TEXT NOT NULL,
            time TEXT NOT NULL,
            comment TEXT NOT NULL,
            path TEXT NOT NULL,
            canonical_id TEXT NOT NULL,
            clause TEXT NOT NULL,
            category TEXT NOT NULL,
            verdict TEXT NOT NULL,
            canonical_text TEXT NOT NULL,
            scan_text TEXT NOT NULL,
            PRIMARY KEY (document_sha, canonical_sha, agreement, finding)
        )
        """,
        "CREATE INDEX standing_by_document ON standing (document_sha, canonical_sha, canonical_id, action)",
        "CREATE INDEX standing_by_path ON standing (path, document_sha, action)",
        """
        CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
        """,
        """
        CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
        """,
    ),
    (
        # Four answers, and decisions on several copies at once. SQLite cannot change a CHECK, so the table is made anew.
        # Actions are checked by the program: a later answer will need no new table.
        """
        CREATE TABLE events_now (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uid TEXT NOT NULL UNIQUE,
            canonical_sha TEXT NOT NULL,
            document_sha TEXT NOT NULL,
            agreement TEXT NOT NULL,
            finding TEXT NOT NULL,
            action TEXT NOT NULL CHECK (action <> ''),
            reviewer TEXT NOT NULL,
            time TEXT NOT NULL,
            comment TEXT NOT NULL,
            undoes TEXT NOT NULL,
            path TEXT NOT NULL,
            canonical_id TEXT NOT NULL,
            clause TEXT NOT NULL,
            category TEXT NOT NULL,
            verdict TEXT NOT NULL,
            canonical_text TEXT NOT NULL,
            scan_text TEXT NOT NULL,
            batch TEXT NOT NULL DEFAULT ''
        )
        """,
        "INSERT INTO events_now SELECT *, '' FROM events ORDER BY id",
        "DROP TABLE events",
        "ALTER TABLE events_now RENAME TO events",
        "CREATE INDEX events_by_key ON events (document_sha, canonical_sha, agreement, finding)",
        "CREATE INDEX events_by_batch ON events (batch) WHERE batch <> ''",
        """
        CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
        """,
        """
        CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
        """,
        # Where each reviewer left off: conveniences, no decisions.
        "CREATE TABLE settings (reviewer TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    ),
)
