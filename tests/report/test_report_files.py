"""Findings about a file itself: counted for the exit code, and told in every format."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from clausediff.model import Decision, ExitCode, Report, Verdict
from clausediff.report import RenderOptions, render
from clausediff.report.stored import loads

from . import factory

SAYS = "a comment by Ann says “we do not agree”"
REPORT = Report((replace(factory.document(factory.FIELDS), findings=(factory.about_file(SAYS),)),))
TEXT_FORMATS = ("text", "json", "csv", "sarif", "junit", "github", "markdown", "html")


def written(name: str, report: Report = REPORT) -> str:
    """The report in a text format."""
    out = io.StringIO()
    render(report, name, out, RenderOptions(width=200))
    return out.getvalue()


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_every_format_tells_it(name: str) -> None:
    """What is said of a file is in the report, with its category, though its one agreement is clean."""
    assert REPORT.documents[0].agreements[0].verdict == "clean"
    text = written(name)
    assert "do not agree" in text
    assert "comment" in text


@pytest.mark.parametrize(
    ("verdict", "decision", "code"),
    [
        (Verdict.FORMAT, None, ExitCode.CLEAN),
        (Verdict.REVIEW, None, ExitCode.REVIEW),
        (Verdict.SUBSTANTIVE, None, ExitCode.SUBSTANTIVE),
        (Verdict.REVIEW, Decision("accept"), ExitCode.CLEAN),
        (Verdict.REVIEW, Decision("reject"), ExitCode.SUBSTANTIVE),
    ],
)
def test_it_counts_for_the_exit_code(verdict: Verdict, decision: Decision | None, code: ExitCode) -> None:
    """As a finding of an agreement does, as decided; an error outranks it."""
    document = replace(REPORT.documents[0], findings=(factory.about_file(SAYS, verdict=verdict, decision=decision),))
    report = Report((document,))
    assert report.exit_code() is code
    assert report.counts[verdict] == Report((replace(document, findings=()),)).counts[verdict] + 1
    assert Report((document, factory.failed())).exit_code() is ExitCode.ERROR


def test_review_passes_under_fail_on_substantive() -> None:
    """``--fail-on substantive`` lets it pass, as any review."""
    assert REPORT.exit_code("substantive") is ExitCode.CLEAN


def test_the_json_has_it_without_clause_and_canonical() -> None:
    """The contract's form, and it comes back from a stored report."""
    (found,) = json.loads(written("json"))["documents"][0]["findings"]
    assert list(found)[:3] == ["id", "verdict", "category"]
    assert {"scan", "score", "reasons", "decision"} <= found.keys()
    assert not {"clause", "canonical"} & found.keys()
    assert found["scan"] == {"span": [0, 0], "text": ""}
    stored = loads(written("json"))
    assert stored.documents[0].findings == REPORT.documents[0].findings
    assert written("json", stored) == written("json")


def test_a_report_of_before_has_none() -> None:
    """A stored report without the key is read as one without such findings."""
    data = json.loads(written("json"))
    del data["documents"][0]["findings"]
    assert loads(json.dumps(data)).documents[0].findings == ()


def test_harmless_ones_are_notes() -> None:
    """What nobody has to look at is told as a note, and not folded away; the one-line form is not used."""
    document = replace(
        REPORT.documents[0],
        findings=(factory.about_file("tracked changes are accepted", "tracked", Verdict.FORMAT),),
    )
    report = Report((document,))
    text = written("text", report)
    assert "* note" in text
    assert "tracked changes are accepted" in text
    assert "needs a person" not in text
    rows = list(csv.DictReader(io.StringIO(written("csv", report))))
    assert [(row["verdict"], row["category"]) for row in rows] == [("note", "tracked")]


def test_the_text_counts_them() -> None:
    """The last line says that a file needs a person when all agreements are clean."""
    assert "1 clean, 0 review, 0 substantive; 1 thing about the files needs a person." in written("text")


def test_decisions_are_shown() -> None:
    """An accepted one is told as accepted, by whom."""
    own = factory.about_file(SAYS, decision=Decision("accept", "Ann", "", "harmless"))
    report = Report((replace(REPORT.documents[0], findings=(own,)),))
    for name in TEXT_FORMATS:
        assert "Ann" in written(name, report), name
    assert "accepted as harmless by Ann" in written("html", report)


def test_office_formats_tell_it() -> None:
    """The redline in a comment, the PDF under a heading, the workbook in the sheet of findings."""
    from clausediff.report import docx, pdf, xlsx

    options = RenderOptions()
    comments = [
        said
        for redline in docx.build(REPORT, options).redlines
        for paragraph in redline.paragraphs
        for piece in paragraph.pieces
        for said in piece.comments
    ]
    assert [said for said in comments if "do not agree" in said]
    blocks = ["".join(text for _, text in block.runs) for block in pdf.build(REPORT, options)]
    assert "About the files" in blocks
    assert [block for block in blocks if "do not agree" in block]
    assert [row for row in xlsx.build(REPORT, options).findings if SAYS in row]
