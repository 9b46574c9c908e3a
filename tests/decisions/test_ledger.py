"""The ledger: what is written stays, whoever writes and whatever is killed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from clausediff.decisions import Event, Key, Ledger, Subject, schema, subjects
from clausediff.decisions import connection as module
from clausediff.decisions.record import fold
from clausediff.errors import LedgerError

from .helpers import finding, report, subject

WRITER = Path(__file__).with_name("writer.py")
SUBJECT = subject(report(finding("f")))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the ledger will be."""
    return tmp_path / "deep" / "decisions.sqlite"


def actions(ledger: Ledger) -> list[str]:
    """The actions in the ledger, in order."""
    return [event.action for event in ledger.events()]


def test_nothing_is_made_before_the_first_decision(path: Path) -> None:
    """Looking leaves no file behind."""
    with Ledger(path) as ledger:
        assert ledger.effective("c", "d") == {}
        assert ledger.counted("a.txt", "d") == []
        assert ledger.of([SUBJECT.key]) == {}
        assert ledger.history(SUBJECT.key) == []
        assert ledger.undo(SUBJECT.key, "Ada") is None
        assert list(ledger.events()) == []
        assert ledger.retire([SUBJECT.key], "Ada") == 0
    assert not path.parent.exists()


def test_a_decision_is_there_after_reopening(path: Path) -> None:
    """Who, when, what and why come back."""
    with Ledger(path) as ledger:
        event = ledger.decide(SUBJECT, "accept", "Ada", "agreed by mail")
    with Ledger(path) as ledger:
        effective = ledger.effective(SUBJECT.key.canonical_sha, SUBJECT.key.document_sha)["1", "f"]
        assert effective.subject == SUBJECT
        assert effective.decision is not None
        assert (effective.decision.action, effective.decision.reviewer) == ("accept", "Ada")
        assert (effective.decision.time, effective.decision.comment) == (event.time, "agreed by mail")
        assert event.time.endswith("Z") and len(event.time) == 24


def test_undo_takes_back_one_step_at_a_time(path: Path) -> None:
    """Undo ends at the untouched finding, and the history keeps every step."""
    with Ledger(path) as ledger:
        ledger.decide(SUBJECT, "accept", "Ada")
        ledger.decide(SUBJECT, "reject", "Ada")
        ledger.undo(SUBJECT.key, "Ada")
        assert ledger.all_effective()[0].decision is not None
        assert ledger.all_effective()[0].decision.action == "accept"
        ledger.undo(SUBJECT.key, "Ada")
        assert ledger.all_effective() == []
        assert ledger.undo(SUBJECT.key, "Ada") is None
        assert [event.action for event in ledger.history(SUBJECT.key)] == ["accept", "reject", "undo", "undo"]


def test_undo_holds_when_the_clock_was_set_back(path: Path) -> None:
    """An event is never older than the one before it."""
    with Ledger(path) as ledger:
        ledger.decide(SUBJECT, "accept", "Ada", time="2030-01-01T00:00:00.000Z")
        ledger.undo(SUBJECT.key, "Ada", time="2020-01-01T00:00:00.000Z")
        assert ledger.all_effective() == []


@pytest.mark.parametrize("statement", ["DELETE FROM events", "UPDATE events SET action = 'accept'"])
def test_append_only(path: Path, statement: str) -> None:
    """Even an SQL statement cannot change an event."""
    with Ledger(path) as ledger:
        ledger.decide(SUBJECT, "reject", "Ada")
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("action", ["undo", "retire", "approve", ""])
def test_only_decisions_are_decided(path: Path, action: str) -> None:
    """A misspelt action is refused before anything is written."""
    with Ledger(path) as ledger, pytest.raises(ValueError, match="not a decision"):
        ledger.decide(SUBJECT, action, "Ada")
    assert not path.exists()


def test_two_reviewers_at_once_lose_nothing(path: Path) -> None:
    """Every decision that was reported as written is in the ledger."""
    command = [sys.executable, str(WRITER), str(path)]
    writers = [subprocess.Popen([*command, name, "150"], stdout=subprocess.PIPE, text=True) for name in ("Ada", "Bob")]
    told = [uid for writer in writers for uid in writer.communicate()[0].split()]
    assert [writer.returncode for writer in writers] == [0, 0]
    with Ledger(path, readonly=True) as ledger:
        assert sorted(event.uid for event in ledger.events()) == sorted(told)
    assert len(told) == 300


@pytest.mark.parametrize("after", [1, 2, 7, 40])
def test_a_kill_leaves_a_valid_ledger(path: Path, after: int) -> None:
    """SIGKILL in the midst of writing: whole, and with all that was acknowledged."""
    writer = subprocess.Popen(
        [sys.executable, str(WRITER), str(path), "Ada", "100000"], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    told = [writer.stdout.readline().strip() for _ in range(after)]
    writer.kill()
    told += writer.stdout.read().split()
    writer.wait()
    writer.stdout.close()
    with Ledger(path) as ledger:
        uids = [event.uid for event in ledger.events()]
        # a line that was cut off by the kill is no acknowledgement
        assert {uid for uid in told if len(uid) == 32} <= set(uids)
        assert len(uids) - len(told) <= 1
        ledger.decide(SUBJECT, "accept", "Bob")
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_a_kill_in_the_midst_of_the_first_write(path: Path) -> None:
    """However early the kill, the next reviewer can work."""
    for number in range(6):
        target = path.with_name(f"{number}.sqlite")
        writer = subprocess.Popen(
            [sys.executable, str(WRITER), str(target), "Ada", "100000"], stdout=subprocess.DEVNULL
        )
        while not target.exists():
            assert writer.poll() is None
        writer.kill()
        writer.wait()
        with Ledger(target) as ledger:
            ledger.decide(SUBJECT, "accept", "Bob")
            assert "accept" in actions(ledger)


def test_a_reader_leaves_nothing_behind(path: Path) -> None:
    """A check beside the scans does not litter."""
    with Ledger(path) as ledger:
        ledger.decide(SUBJECT, "accept", "Ada")
    with Ledger(path, readonly=True) as ledger:
        assert actions(ledger) == ["accept"]
        with pytest.raises(LedgerError, match="reading only"):
            ledger.decide(SUBJECT, "accept", "Ada")
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_reader_where_nobody_can_write(path: Path) -> None:
    """A ledger in a folder that is closed for writing can be read."""
    with Ledger(path) as ledger:
        ledger.decide(SUBJECT, "accept", "Ada")
    path.parent.chmod(0o500)
    try:
        with Ledger(path, readonly=True) as ledger:
            assert actions(ledger) == ["accept"]
    finally:
        path.parent.chmod(0o700)


def test_a_second_reviewers_write_is_noticed(path: Path) -> None:
    """The version changes when another connection has written, and only then."""
    with Ledger(path) as mine, Ledger(path) as theirs:
        mine.decide(SUBJECT, "accept", "Ada")
        before = mine.version()
        assert mine.version() == before
        theirs.decide(SUBJECT, "reject", "Bob")
        assert mine.version() != before


def test_merging_twice_does_nothing_more(path: Path) -> None:
    """Events have a name of their own."""
    other = path.with_name("other.sqlite")
    with Ledger(path) as mine, Ledger(other) as theirs:
        theirs.decide(SUBJECT, "accept", "Bob")
        assert mine.add(theirs.events()) == 1
        assert mine.add(theirs.events()) == 0
        assert actions(mine) == ["accept"]


def test_retired_decisions_end_and_stay_in_the_history(path: Path) -> None:
    """Prune deletes nothing."""
    with Ledger(path) as ledger:
        ledger.decide(SUBJECT, "accept", "Ada")
        assert ledger.retire([SUBJECT.key, SUBJECT.key], "Ada") == 1
        assert ledger.all_effective() == []
        assert actions(ledger) == ["accept", "retire"]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda p: p.write_bytes(b"not a database at all, however long it may be" * 40), "not a ledger"),
        (lambda p: _database(p, "CREATE TABLE x (y)"), "not a ledger of clausediff"),
        (lambda p: _database(p, "PRAGMA user_version = 99"), "newer clausediff"),
        (lambda p: p.mkdir(), "could not be used"),
    ],
    ids=["text", "other database", "newer", "folder"],
)
def test_what_is_no_ledger_is_refused_and_left_alone(tmp_path: Path, make, message: str) -> None:
    """The error names the file and says what to do; the file keeps its bytes."""
    path = tmp_path / "x.sqlite"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    for readonly in (False, True):
        with pytest.raises(LedgerError, match=message):
            Ledger(path, readonly=readonly)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_an_absent_ledger_cannot_be_read(path: Path) -> None:
    """A misspelt --decisions must not pass for an empty ledger."""
    with pytest.raises(LedgerError, match="there is no ledger"):
        Ledger(path, readonly=True)


def test_migrations_run_once_and_keep_what_is_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger of today opens under a later schema with its decisions."""
    with Ledger(path) as ledger:
        ledger.decide(SUBJECT, "accept", "Ada")
    later = (*schema.MIGRATIONS, ("ALTER TABLE events ADD COLUMN page TEXT NOT NULL DEFAULT ''",))
    monkeypatch.setattr(module, "MIGRATIONS", later)
    monkeypatch.setattr(module, "READABLE", len(later))
    with pytest.raises(LedgerError, match="older schema"):
        Ledger(path, readonly=True)
    for _ in range(2):
        with Ledger(path) as ledger:
            assert actions(ledger) == ["accept"]
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(later),)
    assert "page" in [row[1] for row in connection.execute("PRAGMA table_info(events)")]
    connection.close()
    monkeypatch.undo()
    with pytest.raises(LedgerError, match="newer"):
        Ledger(path)


def test_a_migration_that_fails_leaves_the_old_schema(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All steps or none."""
    with Ledger(path) as ledger:
        ledger.decide(SUBJECT, "accept", "Ada")
    broken = (*schema.MIGRATIONS, ("ALTER TABLE events ADD COLUMN page TEXT", "no such statement"))
    monkeypatch.setattr(module, "MIGRATIONS", broken)
    with pytest.raises(LedgerError, match="could not be used"):
        Ledger(path)
    monkeypatch.undo()
    with Ledger(path) as ledger:
        assert actions(ledger) == ["accept"]


def test_a_locked_ledger_says_so(path: Path) -> None:
    """Waiting ends with a sentence, not with a traceback, and what was there stays."""
    with Ledger(path, busy_seconds=0.05) as ledger:
        ledger.decide(SUBJECT, "accept", "Ada")
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="in use"):
            ledger.decide(SUBJECT, "reject", "Ada")
        other.execute("ROLLBACK")
        other.close()
        ledger.decide(SUBJECT, "reject", "Ada")
        assert actions(ledger) == ["accept", "reject"]


def test_the_projection_is_the_fold_of_the_events(path: Path) -> None:
    """After any mixture of steps and merges, few or many, the projection equals the fold of the events."""
    (document,) = report(*(finding(f"f{n}") for n in range(1500))).documents
    made = subjects(document, document.agreements[0])
    other = path.with_name("other.sqlite")
    with Ledger(path) as ledger, Ledger(other) as theirs:
        theirs.add(
            Event(f"{n:032}", each, "reject" if n % 2 else "accept", "Bob", f"2026-01-01T00:00:00.{n % 1000:03}Z")
            for n, each in enumerate(made)
        )
        ledger.decide(made[0], "accept", "Ada", "mine")
        ledger.decide(made[1], "accept", "Ada")
        ledger.undo(made[1].key, "Ada")
        ledger.decide(made[2], "comment", "Ada", "hm", time="2020-01-01T00:00:00.000Z")
        assert ledger.add(theirs.events()) == 1500
        ledger.retire([made[3].key], "Ada")
        ledger.add([Event("x" * 32, made[4], "comment", "Cy", "2026-02-01T00:00:00.000Z", "late")])
        grouped: dict[Key, list[Event]] = {}
        for event in ledger.events():
            grouped.setdefault(event.subject.key, []).append(event)
        folded = {key: fold(events) for key, events in grouped.items()}
        wanted = {key: effective for key, effective in folded.items() if effective is not None}
        assert {each.subject.key: each for each in ledger.all_effective()} == wanted
        assert ledger.of([each.key for each in made]) == wanted
        assert ledger.of([made[0].key, made[3].key]) == {made[0].key: wanted[made[0].key]}
        assert len(wanted) == 1499
        (count,) = ledger.counted("elsewhere", SUBJECT.key.document_sha)
        assert (count.same_document, count.count) == (True, 1499)


def test_any_text_is_kept_as_it_is(path: Path) -> None:
    """NULs, quotes, CJK and escapes come back; a lone surrogate is written out."""
    odd = "O'Brien \x00 \x1b[31m 契約 é;DROP TABLE events"
    subject = Subject(SUBJECT.key, "a.txt", "nda", "1", "number", "review", odd, odd)
    with Ledger(path) as ledger:
        event = ledger.decide(subject, "accept", "Ada\udcff", odd)
        (read,) = ledger.events()
        assert event.subject == subject
        assert (read.subject, read.comment, read.reviewer) == (subject, odd, "Ada\\udcff")


OLD = (
    ("1" * 32, "accept", "Ada", "2026-01-01T00:00:00.000Z", "agreed by mail", ""),
    ("2" * 32, "reject", "Bob", "2026-01-02T00:00:00.000Z", "", ""),
    ("3" * 32, "undo", "Bob", "2026-01-03T00:00:00.000Z", "", "2" * 32),
    ("4" * 32, "comment", "Cy", "2026-01-04T00:00:00.000Z", "see page 2", ""),
)


def written_by_the_first_version(path: Path) -> None:
    """A ledger with the first schema and :data:`OLD`, as its program left it."""
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    for statement in schema.MIGRATIONS[0]:
        connection.execute(statement)
    key, rest = SUBJECT.key, (SUBJECT.path, "nda", "1", "number", "substantive", "60", "90")
    place = (key.canonical_sha, key.document_sha, key.agreement, key.finding)
    for uid, action, reviewer, time, comment, undoes in OLD:
        row = (None, uid, *place, action, reviewer, time, comment, undoes, *rest)
        connection.execute(f"INSERT INTO events VALUES ({', '.join('?' * 18)})", row)
    row = (place[1], place[0], *place[2:], "accept", "Ada", OLD[0][3], "see page 2", *rest)
    connection.execute(f"INSERT INTO standing VALUES ({', '.join('?' * 15)})", row)
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()


@pytest.mark.parametrize("readonly", [True, False], ids=["a check reads it", "a review brings it up to date"])
def test_a_ledger_of_the_first_version_loses_nothing(path: Path, readonly: bool) -> None:
    """Every event and what is in force; a check reads the old file as it is and leaves its bytes."""
    written_by_the_first_version(path)
    before = path.read_bytes()
    for _ in range(2):
        with Ledger(path, readonly=readonly) as ledger:
            told = [(e.uid, e.action, e.reviewer, e.time, e.comment, e.undoes) for e in ledger.events()]
            assert told == list(OLD)
            assert {each.subject for each in ledger.events()} == {SUBJECT}
            (kept,) = ledger.all_effective()
            assert kept.decision is not None and kept.decision.action == "accept" and kept.comment == "see page 2"
    assert (path.read_bytes() == before) == readonly
    if not readonly:
        with Ledger(path) as ledger:
            ledger.decide(SUBJECT, "agreed", "Ada")
            assert actions(ledger) == ["accept", "reject", "undo", "comment", "agreed"]
        connection = sqlite3.connect(path)
        for change in ("UPDATE events SET action = 'agreed'", "DELETE FROM events"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(change)
        connection.close()


def many(number: int) -> tuple[Subject, ...]:
    """The subjects of so many findings."""
    (document,) = report(*(finding(f"f{n}") for n in range(number))).documents
    return subjects(document, document.agreements[0])


def in_force(ledger: Ledger) -> list[str]:
    """The actions in force, by key."""
    return [each.decision.action for each in ledger.all_effective() if each.decision]


@pytest.mark.parametrize("answer", ["misread", "agreed", "object", "ask"])
def test_one_decision_on_several_copies(path: Path, answer: str) -> None:
    """An event for each copy, and one undo for all of them, also after the ledger was closed and opened again."""
    copies = many(6)
    with Ledger(path) as ledger:
        made = ledger.decide_all(copies, answer, "Ada", "by mail")
        assert len({event.batch for event in made}) == 1 and len({event.uid for event in made}) == 6
        assert in_force(ledger) == [answer] * 6
    with Ledger(path) as ledger:
        undone = ledger.undo_all([copies[2].key], "Bob")
        assert sorted(event.uid for event in undone) == sorted(event.uid for event in made)
        assert ledger.all_effective() == [] and len(actions(ledger)) == 12
        assert ledger.undo_all([each.key for each in copies], "Bob") == []


def test_an_undo_for_all_leaves_what_was_decided_since(path: Path) -> None:
    """Another reviewer's later word on one copy stays; a copy that was undone by itself is not undone twice."""
    copies = many(3)
    with Ledger(path) as ada, Ledger(path) as bob:
        ada.decide_all(copies, "agreed", "Ada", time="2026-01-01T00:00:00.000Z")
        bob.decide(copies[0], "object", "Bob", time="2026-01-01T00:00:01.000Z")
        ada.undo(copies[1].key, "Ada")
        assert len(ada.undo_all([copies[2].key], "Ada")) == 2
        assert in_force(bob) == ["object"]


def test_a_single_decision_is_undone_by_itself(path: Path) -> None:
    """One copy is no batch, and the latest of several decisions goes first."""
    copies = many(3)
    with Ledger(path) as ledger:
        ledger.decide_all(copies, "misread", "Ada", time="2026-01-01T00:00:00.000Z")
        assert ledger.decide_all(copies[:1], "object", "Ada", time="2026-01-02T00:00:00.000Z")[0].batch == ""
        keys = [each.key for each in copies]
        assert len(ledger.undo_all(keys, "Ada")) == 1
        assert in_force(ledger) == ["misread"] * 3
        assert len(ledger.undo_all(keys, "Ada")) == 3


def test_a_decision_on_several_copies_is_whole_or_not_at_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error in the midst leaves no part of it."""
    copies = many(5)
    with Ledger(path) as ledger:
        ledger.decide(copies[0], "misread", "Ada")
        append, done = Ledger._append, []

        def failing(self: Ledger, *arguments: object, **named: object) -> Event:
            done.append(1)
            if len(done) > 3:
                raise OSError("the disk is full")
            return append(self, *arguments, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(Ledger, "_append", failing)
        with pytest.raises(OSError, match="full"):
            ledger.decide_all(copies, "object", "Ada")
    with Ledger(path) as ledger:
        assert in_force(ledger) == ["misread"]


def _database(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
