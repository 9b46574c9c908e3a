"""A legal desk's first hour: a Word form with blanks becomes a canonical in two commands, and twenty copies are held against it.

The form has blanks, a table and boxes to tick. The copies come back as Word documents, as PDFs and as text from an OCR engine;
three of them were edited. Only those three may be condemned. ``docs/first-hour.md`` tells the same story.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from clausediff.canonical.load import load
from clausediff.cli.main import main

docx = pytest.importorskip("docx")
canvas = pytest.importorskip("reportlab.pdfgen.canvas")

TITLE = "Consulting Agreement"
CLAUSES = [
    'This agreement is made as of ____________ between [COMPANY NAME] (the "Company") and [CONSULTANT NAME] (the "Consultant").',
    "1. Services. The Consultant advises the Company on the pumps of its works and reports to the manager once in each month.",
    "2. Fee. The Company pays the Consultant $________ for each month, within thirty (30) days after the invoice has come.",
    "3. Secrecy. The Consultant shall not show the plans of the Company to any other person for two years after the end.",
    "4. End. Either party may end this agreement with ____ days of notice in writing to the other party.",
    "5. Law. The laws of the State of Ohio govern this agreement and every question that it gives rise to.",
    "Insurance is kept by the Consultant: ☐ Yes ☐ No",
]
ROWS = ["Name", "Title", "Date"]
PEOPLE = "Ada Moore|Ben Osei|Cyra Young|Dora Lind|Emil Hart|Fay Stone|Gus Marsh|Hal Brook|Ida Frost|Jon Vale".split("|")
FIRMS = "Harrow Pumps, Inc.|Quarry Foods LLC|Linden Works, Inc.|Marlow Mills LLC".split("|")
EDITS = {
    3: ("thirty (30)", "sixty (60)"),
    9: ("shall not show", "shall show"),
    16: ("State of Ohio", "State of Utah"),
}
"""The edited copies, by number."""


def filled(number: int) -> tuple[list[str], list[tuple[str, str]]]:
    """The paragraphs and the rows of one copy."""
    person, firm = PEOPLE[number % len(PEOPLE)], FIRMS[number % len(FIRMS)]
    date = f"May {number + 1}, 2024"
    old, new = EDITS.get(number, ("", ""))
    text = "\n".join(CLAUSES)
    for blank, value in (
        ("____________", date),
        ("[COMPANY NAME]", firm),
        ("[CONSULTANT NAME]", person),
        ("$________", f"${number + 1},500"),
        ("____ days", f"{10 + number} days"),
        ("☐ Yes ☐ No", "☒ Yes ☐ No" if number % 2 else "☐ Yes ☒ No"),
    ):
        assert blank in text
        text = text.replace(blank, value)
    assert old in text
    text = text.replace(old, new) if old else text
    return text.split("\n"), [("Name", person), ("Title", "Engineer"), ("Date", date)]


def put_word(path: Path, paragraphs: list[str], rows: list[tuple[str, str]]) -> None:
    """Write a Word document with a heading, paragraphs and a table."""
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=len(rows), cols=2)
    for index, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(index, column).text = text
    document.save(str(path))


def put_pdf(path: Path, paragraphs: list[str], rows: list[tuple[str, str]]) -> None:
    """Write a PDF of two pages, with page numbers and the table's cells side by side."""
    page = canvas.Canvas(str(path), invariant=1)
    height = 780
    page.setFont("Helvetica-Bold", 14)
    page.drawString(60, height, TITLE)
    page.setFont("Helvetica", 10)
    for index, paragraph in enumerate(paragraphs):
        if index == 4:
            page.drawString(280, 40, "Page 1 of 2")
            page.showPage()
            page.setFont("Helvetica", 10)
            height = 800
        height -= 12
        line = ""
        for word in re.sub("☒", "[X]", re.sub("☐", "[ ]", paragraph)).split():
            if len(line) + len(word) > 88:
                height -= 14
                page.drawString(60, height, line.strip())
                line = ""
            line += f"{word} "
        height -= 14
        page.drawString(60, height, line.strip())
    for label, value in rows:
        height -= 22
        page.drawString(60, height, label)
        page.drawString(200, height, value)
    page.drawString(280, 40, "Page 2 of 2")
    page.save()


def put_text(path: Path, paragraphs: list[str], rows: list[tuple[str, str]], number: int) -> None:
    """Write what an OCR engine makes of a copy: lines, a page end, and a misread letter here and there."""
    lines = [TITLE, "", *(part for paragraph in paragraphs for part in (paragraph, ""))]
    text = "\n".join([*lines, *(f"{label}    {value}" for label, value in rows)])
    text = text.replace("\n\n4. End", "\n\nPage 1\n\f\n4. End")
    for old, new in [("works and", "w0rks and"), ("question", "questi0n"), ("writing", "writlng")][: number % 3 + 1]:
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the form and the copies."""
    folder = tmp_path_factory.mktemp("desk")
    put_word(folder / "form.docx", CLAUSES, [(label, "") for label in ROWS])
    signed = folder / "signed"
    signed.mkdir()
    for number in range(20):
        paragraphs, rows = filled(number)
        if number % 3 == 0:
            put_word(signed / f"{number:02}.docx", paragraphs, rows)
        elif number % 3 == 1:
            put_pdf(signed / f"{number:02}.pdf", paragraphs, rows)
        else:
            put_text(signed / f"{number:02}.txt", paragraphs, rows, number)
    return folder


def test_first_hour(desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Two commands and one look make the canonical; then only the three edited copies are condemned."""
    monkeypatch.chdir(desk)
    assert main(["canonical", "import", "form.docx", "-o", "form.md"]) == 0
    said = capsys.readouterr().err
    assert "“[COMPANY NAME]” is the field company_name (organization)" in said
    form = load("form.md")
    kinds = {name: spec.type for name, spec in form.fields.items()}
    assert kinds["company_name"] == "organization"
    assert {"date", "money", "number", "choice"} <= set(kinds.values())
    assert main(["canonical", "lint", "form.md"]) == 0
    capsys.readouterr()

    code = main(["--check", "--canonical", "form.md", "--format", "json", "--ocr", "none", "signed"])
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    verdicts = {Path(each["path"]).stem: [one["verdict"] for one in each["agreements"]] for each in report["documents"]}
    assert code == 1
    condemned = {int(name) for name, found in verdicts.items() if found == ["substantive"]}
    assert condemned == set(EDITS)
    assert len(verdicts) == 20
    assert all(len(found) == 1 for found in verdicts.values())
    for each in report["documents"]:
        number = int(Path(each["path"]).stem)
        values = {field["name"]: field["value"] for field in each["agreements"][0]["fields"]}
        assert values["company_name"] == FIRMS[number % len(FIRMS)], each["path"]
        assert values["consultant_name"] == PEOPLE[number % len(PEOPLE)], each["path"]
        near = [f["scan"]["text"] for f in each["agreements"][0]["findings"] if f["verdict"] == "substantive"]
        assert len(near) <= 2, near
