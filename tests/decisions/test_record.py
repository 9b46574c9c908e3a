"""How a history folds."""

from __future__ import annotations

import pytest

from clausediff.decisions.record import Event, Key, Subject, fold, subjects

from .helpers import finding, report

KEY = Key("c", "d", "1", "f")
SUBJECT = Subject(KEY, "a.txt", "nda", "1", "number", "substantive", "60", "90")


def history(*steps: str) -> list[Event]:
    """Events from ``action[:comment]`` or ``undo:INDEX`` words, a second apart."""
    events: list[Event] = []
    for number, step in enumerate(steps):
        action, _, rest = step.partition(":")
        undoes = events[int(rest)].uid if action == "undo" else ""
        comment = "" if action == "undo" else rest
        events.append(Event(f"u{number}", SUBJECT, action, "Ada", f"2026-01-01T00:00:{number:02d}Z", comment, undoes))
    return events


@pytest.mark.parametrize(
    ("steps", "action", "comment"),
    [
        ((), None, ""),
        (("accept",), "accept", ""),
        (("accept", "reject"), "reject", ""),
        (("accept", "agreed:by mail of 3 May"), "agreed", "by mail of 3 May"),
        (("object", "ask:is that the new form?"), "ask", "is that the new form?"),
        (("ask:whose?", "comment:Bo says ours", "misread"), "misread", "Bo says ours"),
        (("accept", "undo:0"), None, ""),
        (("accept", "reject", "undo:1"), "accept", ""),
        (("accept:by mail", "undo:0", "reject"), "reject", ""),
        (("accept", "comment:see page 2"), "accept", "see page 2"),
        (("comment:see page 2", "accept"), "accept", "see page 2"),
        (("comment:see page 2",), None, "see page 2"),
        (("accept", "comment:no", "undo:1"), "accept", ""),
        (("accept", "retire"), None, ""),
        (("accept", "retire", "reject"), "reject", ""),
    ],
)
def test_fold(steps: tuple[str, ...], action: str | None, comment: str) -> None:
    """The latest event that nobody took back is in force; comments outlive later decisions."""
    effective = fold(history(*steps))
    assert (effective.comment if effective else "") == comment
    assert (effective.decision.action if effective and effective.decision else None) == action


def test_fold_goes_by_the_clock_between_ledgers() -> None:
    """An older decision that is imported later does not outrank the newer one."""
    newer, older = history("reject", "accept")[0], Event("x", SUBJECT, "accept", "Bob", "2025-01-01T00:00:00Z")
    effective = fold([newer, older])
    assert effective is not None and effective.decision is not None
    assert effective.decision.action == "reject"


def test_subjects_tell_twins_apart() -> None:
    """Equal fingerprints in one agreement, and in two copies of a bundle, are different subjects."""
    made = report(finding("f"), finding("f"), copies=2)
    document = made.documents[0]
    keys = [each.key for agreement in document.agreements for each in subjects(document, agreement)]
    assert [(key.agreement, key.finding) for key in keys] == [("1", "f"), ("1", "f#2"), ("2", "f"), ("2", "f#2")]
    assert len(set(keys)) == 4
