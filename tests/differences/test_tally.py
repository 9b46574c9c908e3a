"""What is left for a person, counted."""

from __future__ import annotations

from dataclasses import replace

from clausediff.differences import tally
from clausediff.model import (
    Clause,
    Document,
    DocumentError,
    Excerpt,
    Finding,
    Range,
    Report,
    Status,
    Verdict,
)
from tests.differences.piles import finding, pile


def test_the_tally_counts_everything_that_is_left_for_a_person() -> None:
    """Files that were not compared, pages that were not read, other notes, clauses that could hardly be read."""
    report = pile([finding("90", action="object")], [finding("80")])
    assert str(tally(report)) == "2 differences · 1 decided" and not tally(report).finished
    decided = pile([finding("90", action="object")])
    assert str(tally(decided)) == "1 difference · 1 decided" and tally(decided).finished
    of_file = [
        Finding(name, Verdict.REVIEW, name, "", Excerpt(Range(0, 0), ""), Excerpt(Range(0, 0), ""), 0.0, ("says",))
        for name in ("picture", "comment")
    ]
    worn = Clause("2", "2.", "", Status.MATCHED, Range(0, 9), (Range(0, 9),), Verdict.REVIEW, 0.2)
    first = decided.documents[0]
    agreement = replace(first.agreements[0], clauses=(worn,))
    documents = (
        replace(first, agreements=(agreement,), findings=tuple(of_file)),
        Document("b.pdf", "", 0, "", DocumentError("binary", "no text")),
        Document("c.txt", "", 0, "text"),
    )
    said = str(tally(Report(documents)))
    assert said == (
        "1 difference · 1 decided · 2 files not compared · 1 page not read · 1 note about files · 1 clause hardly read"
    )
    for one in documents:
        assert not tally(Report((one,))).finished
