"""Words that were struck out, and read as the form's, are shown once with a line through them in every report."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from clausediff.canonical.load import parse
from clausediff.canonical.variants import prepare
from clausediff.model import Document, Range, Report
from clausediff.pipeline import Options, compare_scan
from clausediff.report import RenderOptions, render
from clausediff.report.wording import struck
from clausediff.scan.scan import Mark, Scan

FORM = "---\nid: bread\ntitle: Bread\n---\n1. The Baker shall not sell forty loaves to the Miller before noon on any day.\n"
"""A form of one clause."""
COPY = FORM.split("---\n")[2]


def report(copy: str = COPY, word: str = "forty") -> Report:
    """A copy in which a pen struck one word out."""
    start = copy.index(word)
    mark = Mark("struck", Range(start, start + len(word)), "is struck out by pen on page 1", True)
    scan = Scan("copy.pdf", "0" * 64, copy, "pdf", marks=(mark,))
    agreements, outside = compare_scan(scan, [prepare(parse(FORM, "bread.md"))], Options())
    return Report((Document(scan.path, scan.sha256, len(copy), scan.reader, None, agreements, outside, copy),), ())


def text(form: str, **changes: str) -> str:
    """The report in a format of text."""
    out = io.StringIO()
    render(report(**changes), form, out, RenderOptions())
    return out.getvalue()


def test_only_what_reads_the_same_is_struck_out_alone() -> None:
    """Where the engine misread the struck word both readings are shown."""
    for copy, word, same in ((COPY, "forty", True), (COPY.replace("forty", "f0rty"), "f0rty", False)):
        (finding,) = [each for each in report(copy, word).documents[0].agreements[0].findings if each.canonical.text]
        assert finding.category == "struck"
        assert struck(finding) is same


@pytest.mark.parametrize("form", ["text", "github", "junit", "sarif"])
def test_plain_text_draws_the_line(form: str) -> None:
    """In the signs that mean it everywhere."""
    made = text(form)
    assert "~~forty~~" in made
    assert "[-forty-]" not in made
    assert "{+forty+}" not in made


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_markup_strikes_it_once(form: str) -> None:
    """And nothing says that it was put in."""
    made = text(form)
    assert "<del>forty</del>" in made
    assert "<ins>forty</ins>" not in made
    assert "is struck out by pen" in made


def test_word_strikes_it_in_the_table_and_deletes_it_in_the_text() -> None:
    """The cell of the copy has a line through the word; the redline does not put it in again."""
    out = io.BytesIO()
    (document,) = report().documents
    render(Report((document, replace(document, path="other.pdf")), ()), "docx", out, RenderOptions())
    body = zipfile.ZipFile(out).read("word/document.xml").decode()
    assert '<w:strike/><w:sz w:val="17"/></w:rPr><w:t xml:space="preserve">forty<' in body
    assert body.count(">forty</w:delText>") == 2
    inserted = [part.split("</w:ins>")[0] for part in body.split("<w:ins ")[1:]]
    assert not any("forty" in part for part in inserted)


def test_a_workbook_strikes_it_once() -> None:
    """In one run of the cell."""
    out = io.BytesIO()
    render(report(), "xlsx", out, RenderOptions())
    book = zipfile.ZipFile(out)
    shared = "".join(book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet"))
    runs = [run.split("</r>")[0] for run in shared.split("<r>")[1:]]
    with_word = [run for run in runs if ">forty<" in run]
    assert with_word
    assert all("<strike/>" in run for run in with_word)
