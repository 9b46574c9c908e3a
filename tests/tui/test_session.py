"""The session: the way from finding to finding, decisions, filters, without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clausediff.decisions import Ledger
from clausediff.model import Report, Status, Verdict
from clausediff.tui.copies import OUTSIDE, Filter
from clausediff.tui.session import Session, open_session

from .factory import Spec, report

BUNDLE = report(paths=("in/a.txt", "in/b.txt"), copies=2, error="in/c.pdf", outside="a stray line")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Session]:
    """A session on two files of two agreements each; the first agreement of each has findings."""
    session = open_session(BUNDLE, tmp_path / "l.sqlite", "Ada")
    yield session
    session.ledger.close()


def where(session: Session) -> tuple[int, str, str]:
    """The copy, the clause, and the canonical's reading of the current finding."""
    place = session.place
    copy = session.copies[place.copy]
    text = copy.findings[place.finding].canonical.text if place.finding is not None else ""
    return place.copy, copy.clauses[place.clause].id, text


def test_it_opens_at_the_first_finding(opened: Session) -> None:
    """Not at the top of the page."""
    assert where(opened) == (0, "2", "60")
    assert opened.position() == (1, 6)
    assert opened.progress() == (0, 6)


def test_stepping_goes_across_clauses_and_agreements_and_round(opened: Session) -> None:
    """Every finding once, then the first again; and the same way back."""
    seen = [where(opened)]
    for _ in range(6):
        assert opened.step(True)
        seen.append(where(opened))
    assert [(copy, clause) for copy, clause, _ in seen] == [
        (0, "2"),
        (0, "3"),
        (0, "5"),
        (2, "2"),
        (2, "3"),
        (2, "5"),
        (0, "2"),
    ]
    back = []
    for _ in range(6):
        assert opened.step(False)
        back.append(where(opened))
    assert back == list(reversed(seen[:-1]))


def test_stepping_from_a_clause_takes_the_finding_there_or_after(opened: Session) -> None:
    """The reader went to a clause without findings by j."""
    opened.go_clause(3)
    assert where(opened) == (0, "4", "")
    opened.step(True)
    assert where(opened)[1] == "5"
    opened.go_clause(3)
    opened.step(False)
    assert where(opened)[1] == "3"


def test_nothing_to_step_to(tmp_path: Path) -> None:
    """A clean agreement has no findings to go to, and nothing moves."""
    session = Session(report(Spec("1.", "All is the same.")), Ledger(tmp_path / "l"), "Ada")
    assert not session.step(True)
    assert session.position() == (0, 0)
    session.ledger.close()


def test_decisions_are_in_the_ledger_before_they_count(opened: Session, tmp_path: Path) -> None:
    """Another process reads the same decisions as the screen shows."""
    opened.decide("accept", "agreed")
    with Ledger(tmp_path / "l.sqlite", readonly=True) as other:
        (found,) = other.all_effective()
    assert found.decision is not None and found.decision.action == "accept" and found.decision.reviewer == "Ada"
    assert opened.progress() == (1, 6)
    assert opened.state_of(0, 1) == ("accepted", 1)
    opened.decide("reject")
    assert opened.state_of(0, 1) == ("objected", 1)
    assert opened.undo() == "reject"
    assert opened.state_of(0, 1) == ("accepted", 1)
    assert opened.undo() == "accept"
    assert opened.undo() is None
    assert opened.state_of(0, 1) == ("substantive", 1)


def test_verdicts_follow_decisions_as_the_report_does(opened: Session) -> None:
    """The overview has the same verdicts as --check."""
    for action in ("accept", "accept", "accept"):
        opened.decide(action)
        opened.step(True)
        decided = opened.decided()
        assert [opened.verdict_of(index) for index in range(4)] == [a.verdict for _, a in decided.agreements()]
    assert opened.verdict_of(0) == "clean"
    assert opened.verdict_of(4) == "error"


def test_reopening_shows_the_same(opened: Session, tmp_path: Path) -> None:
    """Decisions, and comments without a decision."""
    opened.decide("accept")
    opened.step(True)
    opened.decide("comment", "ask them")
    again = open_session(BUNDLE, tmp_path / "l.sqlite", "Bob")
    assert again.progress() == (1, 6)
    again.step(True)
    found = again.effective(again.place.copy, again.place.finding or 0)
    assert found is not None and found.comment == "ask them" and found.decision is None
    again.ledger.close()


def test_a_file_that_is_given_twice_is_decided_once(tmp_path: Path) -> None:
    """The same bytes under two names: both show the decision at once."""
    one = report().documents[0]
    session = open_session(Report((one, replace(one, path="in/copy.txt"))), tmp_path / "l.sqlite", "Ada")
    assert session.progress() == (0, 6)
    session.decide("accept")
    assert session.progress() == (2, 6)
    assert session.state_of(1, 1) == ("accepted", 1)
    session.undo()
    assert session.progress() == (0, 6)
    session.ledger.close()


def test_a_second_reviewers_decision_is_seen(opened: Session, tmp_path: Path) -> None:
    """After reload, and not before anything was written."""
    opened.decide("accept")
    assert not opened.reload() or not opened.reload()
    with Ledger(tmp_path / "l.sqlite") as other:
        other.decide(opened.copies[0].subjects[opened.copies[0].order[-1]], "reject", "Bob")
    assert opened.reload()
    assert opened.progress() == (2, 6)
    assert not opened.reload()


def test_a_stale_decision_is_a_note_and_counts_nothing(opened: Session, tmp_path: Path) -> None:
    """The file changed after it was decided."""
    opened.decide("accept")
    changed = replace(BUNDLE.documents[0], sha256="0" * 64)
    again = open_session(Report((changed, *BUNDLE.documents[1:])), tmp_path / "l.sqlite", "Ada")
    assert again.progress() == (0, 6)
    assert len(again.notes) == 1 and "stale" in again.notes[0]
    again.ledger.close()


def test_filters(opened: Session) -> None:
    """By verdict, by category, undecided; the place stays."""
    before = opened.place
    opened.set_filter(Filter(frozenset({Verdict.REVIEW})))
    assert opened.place == before
    assert opened.position() == (0, 2)
    opened.set_filter(Filter(categories=frozenset({"number"})))
    assert opened.position() == (1, 2)
    opened.set_filter(Filter(undecided=True))
    opened.decide("accept")
    assert opened.position() == (0, 5)
    opened.step(True)
    assert where(opened)[1] == "3"


def test_noise_is_folded_until_asked_for(opened: Session) -> None:
    """And folded again."""
    assert opened.position()[1] == 6
    assert opened.toggle_noise()
    assert opened.position()[1] == sum(opened.report.counts.values())
    assert not opened.toggle_noise()
    assert opened.filter == Filter()


def test_a_decided_finding_stays_marked_when_the_filter_hides_it(opened: Session) -> None:
    """A filter chooses what to step to; it does not hide a changed word from the text."""
    opened.set_filter(Filter(undecided=True))
    opened.decide("accept")
    number = opened.place.finding
    opened.go_clause(0)
    assert number is not None and opened.marked(0, number)


def test_search(opened: Session) -> None:
    """In both texts, whatever the case and the line ends; again goes on, and round."""
    assert opened.search("THE  event") == 3
    assert where(opened)[1] == "3"
    opened.search("the event")
    assert where(opened)[1] == "6"
    opened.search("the event")
    assert where(opened)[1] == "2"
    assert opened.search("Smte") == 1
    assert opened.search("no such words") == 0
    assert opened.search(" ") == 0


def test_text_outside_any_agreement_is_listed_once(opened: Session) -> None:
    """Listed after the last agreement of its file."""
    assert [copy.clauses[-1].id == OUTSIDE if copy.clauses else None for copy in opened.copies] == [
        False,
        True,
        False,
        True,
        None,
    ]
    assert opened.state_of(1, len(opened.copies[1].clauses) - 1) == ("outside", 0)


def test_missing_and_unreadable_clauses(tmp_path: Path) -> None:
    """A clause that is grave without a finding stays so whatever is accepted."""
    made = report(Spec("1.", "Here ⟦60⇒90|substantive|number⟧."), Spec("2.", "Gone.", Status.MISSING))
    agreement = made.documents[0].agreements[0]
    clauses = (
        replace(agreement.clauses[0], verdict=Verdict.SUBSTANTIVE),
        replace(agreement.clauses[1], verdict=Verdict.REVIEW),
    )
    document = replace(made.documents[0], agreements=(replace(agreement, clauses=clauses),))
    session = open_session(Report((document,)), tmp_path / "l", "Ada")
    session.decide("accept")
    assert session.state_of(0, 0)[0] == "accepted"
    assert session.state_of(0, 1)[0] == "review"
    assert session.verdict_of(0) == "review"
    session.ledger.close()
