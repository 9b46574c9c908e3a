"""Decisions in a report: what they clear, what they never clear, and what is stale."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from clausediff.decisions import Ledger, apply
from clausediff.decisions.baseline import Baseline, update
from clausediff.model import ExitCode, Report, Verdict

from .helpers import finding, report, subject


@pytest.fixture
def ledger(tmp_path: Path):
    """An open, empty ledger."""
    with Ledger(tmp_path / "l.sqlite") as opened:
        yield opened


def verdicts(of: Report) -> tuple[str, list[Verdict]]:
    """Of the first agreement and of its clauses."""
    agreement = of.documents[0].agreements[0]
    return agreement.verdict, [clause.verdict for clause in agreement.clauses]


def test_without_decisions_the_report_is_the_same_object(ledger: Ledger) -> None:
    """Nothing is copied for nothing."""
    made = report(finding("f"))
    assert apply(made, ledger) is made
    assert apply(made, ledger, Baseline()) is made


def test_accepted_findings_no_longer_fail(ledger: Ledger) -> None:
    """All accepted: clean, and the findings still have the reviewer's name."""
    made = report(finding("f"), finding("g", Verdict.REVIEW, clause="2"))
    ledger.decide(subject(made, 0), "accept", "Ada", "agreed")
    half = apply(made, ledger)
    assert verdicts(half) == ("review", [Verdict.FORMAT, Verdict.REVIEW])
    assert half.exit_code() is ExitCode.REVIEW
    ledger.decide(subject(made, 1), "accept", "Ada")
    whole = apply(made, ledger)
    assert verdicts(whole) == ("clean", [Verdict.FORMAT, Verdict.FORMAT])
    assert whole.exit_code() is ExitCode.CLEAN
    first = whole.documents[0].agreements[0].findings[0]
    assert first.verdict is Verdict.SUBSTANTIVE and first.accepted
    assert first.decision is not None and first.decision.comment == "agreed"


def test_a_rejected_finding_is_a_change(ledger: Ledger) -> None:
    """A reviewer's decision outweighs the verdict, for review and for noise."""
    for verdict in (Verdict.REVIEW, Verdict.NOISE):
        made = report(finding("f", verdict), text=verdict.value)
        ledger.decide(subject(made), "reject", "Ada")
        assert verdicts(apply(made, ledger)) == ("substantive", [Verdict.SUBSTANTIVE, Verdict.FORMAT])


@pytest.mark.parametrize("verdict", [Verdict.NOISE, Verdict.REVIEW, Verdict.SUBSTANTIVE])
@pytest.mark.parametrize(
    ("answer", "comes_to"),
    [("misread", "clean"), ("agreed", "clean"), ("object", "substantive"), ("reject", "substantive"), ("ask", None)],
)
def test_what_each_answer_comes_to(ledger: Ledger, answer: str, comes_to: str | None, verdict: Verdict) -> None:
    """A misreading and an agreed change pass; an open point fails whatever the verdict was; a question decides nothing, and
    brings what was taken for noise before a person."""
    made = report(finding("f", verdict), text=f"{verdict} {answer}")
    ledger.decide(subject(made), answer, "Ada", "by mail")
    applied = apply(made, ledger)
    expected = comes_to or ("substantive" if verdict is Verdict.SUBSTANTIVE else "review")
    assert verdicts(applied)[0] == expected
    code = {"clean": ExitCode.CLEAN, "review": ExitCode.REVIEW, "substantive": ExitCode.SUBSTANTIVE}[expected]
    assert applied.exit_code() is code
    (kept,) = applied.documents[0].agreements[0].findings
    assert (kept.agreed, kept.objected) == (answer == "agreed", answer in ("object", "reject"))
    assert kept.undecided == (answer == "ask")


def test_an_answer_on_one_copy_lets_no_other_pass(ledger: Ledger) -> None:
    """A difference of two copies stays open until both are decided."""
    made = report(finding("f"), copies=2)
    ledger.decide(subject(made, agreement=1), "agreed", "Ada")
    applied = apply(made, ledger)
    (difference,) = applied.differences()
    assert (difference.undecided, difference.state) == (1, "open")
    assert applied.exit_code() is ExitCode.SUBSTANTIVE


def test_a_clause_that_was_hardly_readable_stays_for_review(ledger: Ledger) -> None:
    """Accepting a finding does not clear a clause that could not be read."""
    made = report(finding("f"), unreadable=True)
    ledger.decide(subject(made), "accept", "Ada")
    assert verdicts(apply(made, ledger)) == ("review", [Verdict.FORMAT, Verdict.REVIEW])


def test_a_comment_alone_decides_nothing(ledger: Ledger) -> None:
    """Words are no decision."""
    made = report(finding("f"))
    ledger.decide(subject(made), "comment", "Ada", "hm")
    assert apply(made, ledger) is made


def test_one_copy_of_a_bundle_does_not_clear_the_other(ledger: Ledger) -> None:
    """The same edit in two copies wants two decisions."""
    made = report(finding("f"), copies=2)
    ledger.decide(subject(made, agreement=1), "accept", "Ada")
    applied = apply(made, ledger)
    assert [agreement.verdict for agreement in applied.documents[0].agreements] == ["substantive", "clean"]


def test_the_first_source_counts(ledger: Ledger) -> None:
    """A reviewer's ledger outranks the baseline when it is given first."""
    made = report(finding("f"))
    ledger.decide(subject(made), "reject", "Ada")
    accepted = update(made)
    assert apply(made, accepted).exit_code() is ExitCode.CLEAN
    assert apply(made, ledger, accepted).exit_code() is ExitCode.SUBSTANTIVE


@pytest.mark.parametrize(
    ("now", "why"),
    [
        (lambda f: report(f, text="other scan"), "the file has changed since"),
        (lambda f: report(f, canonical="other"), "the canonical nda has changed since"),
        (lambda f: report(replace(f, id="g")), "no finding fits any more"),
        (lambda f: report(replace(f, scan=replace(f.scan, text="91"))), "no finding fits any more"),
        (lambda f: report(), "no finding fits any more"),
    ],
    ids=["document", "canonical", "fingerprint", "reading", "gone"],
)
def test_stale_decisions_are_reported_and_never_applied(ledger: Ledger, now, why: str) -> None:
    """Whatever has changed since a decision, it clears nothing and becomes a note."""
    before = finding("f")
    ledger.decide(subject(report(before)), "accept", "Ada")
    after = now(before)
    applied = apply(after, ledger)
    assert [each.decision for _, _, each in applied.findings()] == [None] * sum(after.counts.values())
    assert applied.verdicts == after.verdicts
    (note,) = applied.notes
    assert note.startswith("in/a.txt: 1 stale decision not applied: ") and why in note


def test_the_same_bytes_at_another_path_keep_their_decision(ledger: Ledger) -> None:
    """Moving a file makes nothing stale."""
    ledger.decide(subject(report(finding("f"))), "accept", "Ada")
    applied = apply(report(finding("f"), path="moved/b.txt"), ledger)
    assert applied.exit_code() is ExitCode.CLEAN
    assert applied.notes == ()


def test_other_files_in_the_ledger_are_not_stale(ledger: Ledger) -> None:
    """A check of some of the files does not complain of the rest."""
    ledger.decide(subject(report(finding("f"), path="in/b.txt", text="b")), "accept", "Ada")
    made = report(finding("f"))
    assert apply(made, ledger) is made


def test_findings_about_a_file_are_decided_too(ledger: Ledger) -> None:
    """A comment in the margin that somebody read and accepted does not fail the run again; another one does."""
    from clausediff.decisions.record import file_subjects
    from clausediff.model import Excerpt, Finding

    nowhere = Excerpt((0, 0), "")
    own = Finding("c", Verdict.REVIEW, "comment", "", nowhere, nowhere, 0.0, ("a comment says “see page 3”",))
    made = report()
    made = replace(made, documents=(replace(made.documents[0], findings=(own,)),))
    assert made.exit_code() is ExitCode.REVIEW
    ledger.decide(file_subjects(made.documents[0])[0], "accept", "Ada")
    decided = apply(made, ledger)
    assert decided.exit_code() is ExitCode.CLEAN
    assert not decided.notes
    assert apply(made, update(made)).exit_code() is ExitCode.CLEAN
    other = replace(own, reasons=("a comment says “I object”",))
    changed = replace(made, documents=(replace(made.documents[0], findings=(other,)),))
    assert apply(changed, ledger).exit_code() is ExitCode.REVIEW
    assert apply(changed, ledger).notes
