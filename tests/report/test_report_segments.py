from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.model import Agreement, Clause, Document, Excerpt, Finding, Status, Verdict
from clausediff.report.segments import by_clause, segments
from tests.report import factory

REPORT = factory.report()


def sides(stretches) -> tuple[str, str]:
    """Both sides joined."""
    return "".join(s.canonical_text for s in stretches), "".join(s.scan_text for s in stretches)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_stretches_give_back_both_sides(number: int) -> None:
    """Joined in order, they are the clause's text on each side, and equal ones are equal."""
    document = REPORT.documents[0]
    agreement = document.agreements[number]
    grouped = by_clause(agreement)
    for clause in agreement.clauses:
        stretches = segments(document, agreement, clause, grouped[clause.id])
        start, end = clause.canonical_span
        canonical, scan = sides(stretches)
        assert canonical == agreement.canonical.text[start:end]
        assert scan == "".join(document.text[s:e] for s, e in clause.spans)
        assert all(s.canonical_text == s.scan_text for s in stretches if s.kind == "equal")
        assert [s.finding for s in stretches if s.kind == "finding"] == grouped[clause.id]
        assert not [s for s in stretches if s.kind == "gap"]


def test_an_edit_stands_between_its_neighbours() -> None:
    """60 → 90 lies between two equal stretches that read as the clause does."""
    document = REPORT.documents[0]
    agreement = document.agreements[1]
    before, edit, after = segments(document, agreement, agreement.clauses[2])
    assert before.kind == after.kind == "equal"
    assert before.scan_text.endswith("until at least ")
    assert (edit.canonical_text, edit.scan_text) == ("60", "90")
    assert after.scan_text.startswith(" days after")


def test_without_texts_the_findings_alone_come_back() -> None:
    """A stored report whose scans are gone still shows each finding."""
    document = replace(REPORT.documents[0], text="")
    agreement = document.agreements[1]
    (only,) = segments(document, agreement, agreement.clauses[2])
    assert only.finding is not None and only.scan_text == "90"


def test_missing_added_and_absent_clauses() -> None:
    """A missing clause is its finding alone, an added one likewise; an absent optional part is a gap, not a finding."""
    document = REPORT.documents[0]
    agreement = document.agreements[0]
    third = agreement.clauses[3]
    start, end = third.canonical_span
    text = agreement.canonical.text[start:end]
    at = third.spans[0][0]
    gone = Finding(
        "m", Verdict.SUBSTANTIVE, "missing", "3", Excerpt((start, end), text), Excerpt((at, at), ""), 0, ("",)
    )
    (only,) = segments(document, agreement, replace(third, spans=((at, at),), status=Status.MISSING), [gone])
    assert (only.canonical_text, only.scan_text) == (text, "")
    new = Finding("a", Verdict.SUBSTANTIVE, "added", "+1", Excerpt((end, end), ""), Excerpt((0, 5), "Cover"), 0, ("",))
    added = Clause("+1", "", "Cover", Status.ADDED, (end, end), ((0, 5),), Verdict.SUBSTANTIVE, 1)
    (only,) = segments(document, agreement, added, [new])
    assert (only.canonical_text, only.scan_text) == ("", "Cover")
    (gap,) = segments(document, agreement, replace(third, spans=(), status=Status.ABSENT), [])
    assert (gap.kind, gap.canonical_text, gap.scan_text) == ("gap", text, "")


def test_a_clause_that_a_page_break_cuts_in_two() -> None:
    """What lies between the clause's two spans is not part of it."""
    canonical = "1. one two three"
    scan = "1. one\f-- page 2 --\ntwo three"
    reference = replace(factory.reference(), text=canonical)
    clause = Clause("1", "1.", "", Status.SPLIT, (0, 16), ((0, 6), (20, 29)), Verdict.FORMAT, 1)
    agreement = Agreement("1", reference, (0, 29), "clean", 0, (), (clause,), ())
    document = Document("x", "", 29, "text", None, (agreement,), (), scan)
    assert sides(segments(document, agreement, clause)) == (canonical, "1. onetwo three")


@given(st.lists(st.tuples(*[st.integers(0, 30)] * 4), max_size=6))
def test_no_finding_is_lost_however_they_lie(places) -> None:
    """Findings that cross, repeat or lie outside of the clause each come back once, and no text is shown twice."""
    text = "abcdefghijklmnopqrstuvwxyz01234"
    findings = [
        Finding(
            str(n), Verdict.REVIEW, "x", "1",
            Excerpt((min(a, b), max(a, b)), text[min(a, b) : max(a, b)]),
            Excerpt((min(c, d), max(c, d)), text[min(c, d) : max(c, d)]), 0.5, ("r",),
        )
        for n, (a, b, c, d) in enumerate(places)
    ]  # fmt: skip
    clause = Clause("1", "", "", Status.MATCHED, (0, 31), ((0, 10), (12, 31)), Verdict.REVIEW, 1)
    agreement = Agreement(
        "1", replace(factory.reference(), text=text), (0, 31), "review", 0, (), (clause,), tuple(findings)
    )
    document = Document("x", "", 31, "text", None, (agreement,), (), text)
    stretches = segments(document, agreement, clause)
    assert sorted(s.finding.id for s in stretches if s.finding) == sorted(f.id for f in findings)
    plain = [s for s in stretches if s.finding is None]
    for left, right in pairwise(plain):
        assert left.canonical[1] <= right.canonical[0]
        assert left.scan[1] <= right.scan[0]
