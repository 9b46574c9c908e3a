"""What is said of a file: unread parts, words beside all copies, and what the form's own file has as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausediff.agreement.documents import document_findings
from clausediff.canonical.template import load
from clausediff.model import ExitCode, Range, Verdict
from clausediff.pipeline import Options, compare_sources
from clausediff.scan.scan import Mark, Scan, Unread
from tests.scan.readers.word import document, paragraph, put
from tests.stages import canonical

TEXT = "Supply Terms\n\nThe Buyer pays.\n"
COMMENT = Unread("comment", "a comment by Ann says “I object”", "I object")


def scan(*unread: Unread, marks: tuple[Mark, ...] = ()) -> Scan:
    """A scan with these parts."""
    return Scan("in/a.docx", "0" * 64, TEXT, "docx", marks=marks, unread=unread)


def test_each_part_is_a_finding_for_a_person() -> None:
    """With its place where it has one; what is harmless is told as format."""
    tracked = Unread("tracked", "there are tracked changes", harmless=True)
    hidden = Unread("unseen", "“not” is hidden", "not", Range(3, 3))
    found = document_findings(scan(COMMENT, tracked, hidden), [])
    assert [(f.category, f.verdict, f.scan.span) for f in found] == [
        ("comment", Verdict.REVIEW, (0, 0)),
        ("tracked", Verdict.FORMAT, (0, 0)),
        ("unseen", Verdict.REVIEW, (3, 3)),
    ]
    assert {(f.clause, f.canonical.text) for f in found} == {("", "")}
    assert len({f.id for f in found}) == 3


def test_the_same_twice_has_two_fingerprints() -> None:
    """Two pictures are two findings, and each wants its own decision."""
    picture = Unread("picture", "a picture was not read")
    found = document_findings(scan(picture, picture), [])
    assert len({f.id for f in found}) == 2


def test_what_the_form_has_too_is_not_told() -> None:
    """The same words, or the same bytes; a part that cannot be compared is always told."""
    logo = Unread("picture", "a picture was not read", digest="ab")
    macro = Unread("unread", "the document has macros")
    forms = [Unread("comment", "a comment by Bob says “I object!”", "I object!"), logo, macro]
    assert [f.category for f in document_findings(scan(COMMENT, logo, macro), [], forms)] == ["unread"]
    other = Unread("picture", "a picture was not read", digest="cd")
    assert [f.category for f in document_findings(scan(other), [], forms)] == ["picture"]


@pytest.mark.parametrize(("line", "told"), [("The Buyer shall not pay.", True), ("Supply Terms", False)])
def test_words_beside_all_copies(line: str, told: bool) -> None:
    """A header or a note that belongs to no agreement is told, unless it is only a title."""
    text = f"{line}\n\n{TEXT}"
    mark = Mark("header", Range(0, len(line)), "stands in the page header")
    held = Scan("a", "", text, "docx", marks=(mark,))
    found = document_findings(held, [Range(0, len(line) + 2)])
    assert [f.category for f in found] == ["outside"] * told
    assert not document_findings(held, [])
    for each in found:
        assert text[each.scan.span.slice] == each.scan.text == line


BODY = "".join(
    paragraph(each)
    for each in (
        "1. The Seller delivers the goods to the house of the Buyer each month and keeps a record of it.",
        "2. The Buyer shall not resell the goods in Ohio within 30 days of the delivery to its house.",
    )
)
NOTED = BODY.replace("</p>", '<r><commentReference w:id="0"/></r></p>', 1)
PARTS = {"comments": '<comment w:id="0" w:author="Ann"><p><r><t>We object.</t></r></p></comment>'}


def test_a_run_cannot_end_clean_over_a_comment(tmp_path: Path) -> None:
    """All words are the form's, and still somebody has to look."""
    form = load(put(tmp_path, document(BODY)))
    report = compare_sources([put(tmp_path, document(NOTED, PARTS), "copy.docx")], Options(canonical=form))
    assert report.documents[0].agreements[0].verdict == "clean"
    assert report.exit_code() is ExitCode.REVIEW


def test_the_forms_own_comment(tmp_path: Path) -> None:
    """A comment of the form's that the copy has is no news; one that nobody was compared with is a note."""
    form = load(put(tmp_path, document(NOTED, PARTS)))
    same = compare_sources([put(tmp_path, document(NOTED, PARTS), "copy.docx")], Options(canonical=form))
    assert same.exit_code() is ExitCode.CLEAN
    other = compare_sources([put(tmp_path, document(BODY), "copy.docx")], Options(canonical=form))
    assert other.exit_code() is ExitCode.CLEAN
    (note,) = other.notes
    assert "the canonical" in note and "We object." in note


def test_an_object_of_the_forms() -> None:
    """What a form embeds may be text that its copies lost: each is told, but for one that has the same object."""
    held = Unread("embedded", "an embedded object was not read", digest="ab")
    assert [f.category for f in document_findings(scan(), [], [held])] == ["embedded"]
    assert not document_findings(scan(held), [], [held])


def test_plain_text_has_none() -> None:
    """A text file says nothing of itself."""
    report = compare_sources(["-"], Options(canonical=canonical(TEXT * 5)), stdin=(TEXT * 5).encode())
    assert report.documents[0].findings == ()
