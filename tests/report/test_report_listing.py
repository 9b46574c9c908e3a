"""The list of differences: what is in it, and that every report begins with it."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest

from clausediff.model import Report, Status, Verdict
from clausediff.report import RenderOptions, render
from clausediff.report.counts import blanks
from clausediff.report.listing import listing
from clausediff.report.wording import because, clause_name, in_words, moved, readable
from tests.report import factory


def text(report: Report, form: str, **options) -> str:
    """A report in a text format."""
    out = io.StringIO()
    render(report, form, out, RenderOptions(**options))
    return out.getvalue()


def test_each_difference_is_listed_once_with_its_copies() -> None:
    """The gravest first, both readings in their context, how many copies have it and which."""
    found = listing(factory.report())
    assert found.tally == "2 differences · 0 decided · 1 file not compared"
    assert not found.finished
    days, scope = found.rows
    assert (days.mark, days.where, days.change) == ("!", "2", "[-60-]{+90+}")
    assert days.copies.startswith("2 of 3: ")
    assert days.words.before.endswith("until at least ")
    assert (scope.mark, scope.where, scope.change) == ("?", "1", "[-non-exclusive-]{+exclusive+}")
    assert found.name("samples/bundle.txt", "2") in days.copies


def test_what_reviewers_let_pass_is_told_as_accepted() -> None:
    """With the decision in place of the reasons."""
    edit = replace(factory.DAYS, decision=factory.Decision("accept", "Ann", "", "by mail"))
    (row,) = listing(Report((factory.document((*factory.FIELDS, edit)),))).rows
    assert (row.state, row.mark) == ("accepted", "+")
    assert "Ann" in row.why


@pytest.mark.parametrize("form", ["html", "markdown", "text"])
def test_the_report_begins_with_the_differences(form: str) -> None:
    """Before the copies and their findings."""
    report = factory.report()
    said = text(report, form)
    assert 0 <= said.index("2 differences") < said.index("both are figures")


def test_the_binary_reports_begin_with_the_differences() -> None:
    """The first sheet, the first page, the cover."""
    from clausediff.report import docx, pdf, xlsx_book

    report, options = factory.report(), RenderOptions()
    head, first, second = xlsx_book.build(report, options).differences
    assert head[:2] == ("Verdict", "Clause")
    assert (first[0], second[0]) == ("substantive", "review")
    blocks = pdf.build(report, options)
    table = next(block for block in blocks if block.kind == "table")
    assert any("90" in run[1] for cell in table.rows[1] for run in cell)
    assert any(style.startswith("link a") for cell in table.rows[1] for style, _ in cell)
    assert {style[5:] for row in table.rows for cell in row for style, _ in cell if style.startswith("link ")} <= {
        block.anchor for block in blocks
    }
    cover = docx.build(report, options).cover
    assert [row[:3] for row in cover.differences[1:]] == [("! 2", "60", "90"), ("? 1", "non-exclusive", "exclusive")]
    assert len(cover.rows) == 5  # the head, three copies and the file that was not compared


def test_heads_of_the_clauses_sheet_differ() -> None:
    """Also where two paragraphs begin alike."""
    from clausediff.report.xlsx_book import build

    document = factory.document(factory.FIELDS)
    agreement = document.agreements[0]
    clauses = [replace(clause, label="", heading="Date: ") for clause in agreement.clauses]
    report = Report((replace(document, agreements=(replace(agreement, clauses=tuple(clauses)),)),))
    head = build(report, RenderOptions()).clauses[0]
    assert len(set(head)) == len(head)
    assert "“Date” (2)" in head


def test_blank_fields_are_one_line() -> None:
    """Fields that are blank and may be are counted over all copies, and listed in none."""
    document = factory.document(factory.FIELDS, factory.FIELDS)
    blank = tuple(
        replace(a, fields=(replace(a.fields[2], name="first_signature", value="", problems=("blank: no ink",)),))
        for a in document.agreements
    )
    report = Report((replace(document, agreements=blank),))
    assert blanks(report) == "Read as blank, which is no finding: first signature (2 copies)"
    for form in ("text", "markdown", "html"):
        assert text(report, form).replace("\\", "").count("first signature (2 copies)") == 1
    for form in ("csv", "github", "sarif"):
        assert "first" not in text(report, form)


def test_names_for_people() -> None:
    """Clauses by their path or first words, fields in words, the canonical without its markup."""
    agreement = factory.document(factory.FIELDS).agreements[0]
    clause = agreement.clauses[1]
    assert clause_name(replace(clause, id="8.2.a", label="(a)")) == "8.2(a)"
    assert clause_name(replace(clause, id="p4", label="", heading="## Name (Print): …")) == "“Name (Print)”"
    assert in_words("milestone_dates: not a date; x_y is a word") == "milestone dates: not a date; x_y is a word"
    assert readable("## 8. Term\n\n**Ends** on {{end_date}}.") == "8. Term\n\nEnds on ‹end date›."


def test_a_moved_passage_is_told_with_both_places() -> None:
    """Where it is in the copy and where in the form; once, though it has two sides."""
    document = factory.document((*factory.FIELDS, factory.Edit(
        "3. Law. This", "3. Law. This", Verdict.SUBSTANTIVE, "moved", ("a passage is in another place",))))  # fmt: skip
    agreement = document.agreements[0]
    finding = next(f for f in agreement.findings if f.category == "moved")
    clauses = list(agreement.clauses)
    clauses[3] = replace(clauses[3], status=Status.MOVED)
    assert moved(agreement, finding) == "moved: after 2 in this copy, after 2 in the canonical"
    assert because(finding, agreement).startswith("moved: ")
    (row,) = listing(Report((document,))).rows
    assert row.words.removed == "" and row.words.added == "3. Law. This"
    other = next(f for f in agreement.findings if f.category != "moved")
    assert moved(agreement, other) == ""


def test_csv_with_a_byte_order_mark() -> None:
    """Excel takes a file without one for the system's code page."""
    assert text(factory.report(), "csv", bom=True).startswith("\ufefffile,")
    assert text(factory.report(), "csv").startswith("file,")


def test_sarif_names_the_rules_of_the_judge() -> None:
    """The rule that decided with its text; the category where no rule did; a home of the tool."""
    document = factory.document((*factory.FIELDS, factory.DAYS))
    agreement = document.agreements[0]
    findings = tuple(replace(f, rule="replaced/figures") if f.category == "number" else f for f in agreement.findings)
    report = Report((replace(document, agreements=(replace(agreement, findings=findings),)),))
    run = json.loads(text(report, "sarif"))["runs"][0]
    driver = run["tool"]["driver"]
    assert driver["informationUri"].startswith("https://")
    (result,) = run["results"]
    rule = driver["rules"][result["ruleIndex"]]
    assert rule["id"] == result["ruleId"] == "replaced/figures"
    assert result["properties"]["category"] == "number"
    assert "clausediff explain" in rule["help"]["text"] and len(rule["help"]["markdown"]) > 80
