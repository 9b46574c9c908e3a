"""Every format made from ``samples/``, as the pipeline compares them."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from clausediff.model import Agreement, Report, Verdict
from clausediff.pipeline import Options, compare_sources
from clausediff.report import RenderOptions, formats, render
from clausediff.report.json import schema
from clausediff.report.segments import by_clause, segments
from clausediff.report.stored import loads
from clausediff.report.visible import visible
from clausediff.report.wording import whole_reasons
from tests.report.test_report_html import read
from tests.report.test_report_office import made, settled

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def report() -> Report:
    """All samples, compared once."""
    paths = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "samples").rglob("*.txt"))
    assert len(paths) >= 10
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return compare_sources(paths, Options())


def letters(text: str) -> str:
    """Letters and figures alone."""
    return "".join(filter(str.isalnum, text)).casefold()


def text(report: Report, form: str) -> str:
    """A text format."""
    out = io.StringIO()
    render(report, form, out, RenderOptions())
    return out.getvalue()


def grave(report: Report) -> list:
    """Findings for a person."""
    return [f for _, _, f in report.findings() if f.verdict.gravity >= Verdict.REVIEW.gravity]


def test_the_json_follows_its_schema_and_comes_back(report: Report) -> None:
    """Schema, spans that slice to their texts, and the same bytes after loading."""
    said = text(report, "json")
    jsonschema.Draft202012Validator(schema()).validate(json.loads(said))
    for document, agreement, finding in report.findings():
        assert document.text[slice(*finding.scan.span)] == finding.scan.text
        assert agreement.canonical.text[slice(*finding.canonical.span)] == finding.canonical.text
    assert text(loads(said), "json") == said


def test_the_stretches_cover_every_clause(report: Report) -> None:
    """Every finding once, nothing of a clause's canonical twice, and no word of it left out."""
    for document, agreement in report.agreements():
        grouped = by_clause(agreement)
        for clause in agreement.clauses:
            stretches = segments(document, agreement, clause, grouped[clause.id])
            assert Counter(s.finding.id for s in stretches if s.finding) == Counter(f.id for f in grouped[clause.id])
            inside = "".join(s.canonical_text for s in stretches)
            assert letters(inside) == letters(agreement.canonical.text[slice(*clause.canonical_span)])
            for stretch in stretches:
                if stretch.kind == "gap":
                    assert stretch.absent


def test_the_redline_accepts_to_the_copy_and_rejects_to_the_canonical(report: Report) -> None:
    """Each agreement's document: accepted, every word of the copy in order; rejected with all shown, the canonical's."""
    for document, agreement in report.agreements():
        one = Report((replace(document, agreements=(agreement,), outside=(), findings=()),))
        copy = re.sub(r"(?m)^[ \t]*#+ ", "", document.text[slice(*agreement.span)])
        for verbose in (False, True):
            accepted = "\n".join(settled(made(one, "docx", verbose=verbose), accept=True))
            assert accepted.split() == visible(copy).replace("␌", "\n").split(), (document.path, agreement.id)
        rejected = "\n".join(settled(made(one, "docx", verbose=True), accept=False))
        assert rejected.replace("**", "").split() == canonical_words(agreement, copy), (document.path, agreement.id)


def canonical_words(agreement: Agreement, copy: str) -> list[str]:
    """The canonical's words without its markup, each alternative within a sentence in the form that the copy has."""
    first, last = agreement.clauses[0].canonical_span[0], max(c.canonical_span[1] for c in agreement.clauses)
    text = agreement.canonical.text[:last]
    for finding in sorted(agreement.findings, key=lambda f: f.canonical.span, reverse=True):
        if finding.category == "markup" and finding.verdict is Verdict.FORMAT and not finding.scan.text:
            text = text[: finding.canonical.span[0]] + text[finding.canonical.span[1] :]
    text = re.sub(
        r"\{\{(\w+(?:\|\w+)+)\}\}", lambda m: max((o for o in m[1].split("|") if o in copy), key=len), text[first:]
    )
    text = re.sub(r"\{\{(?:[#/]\w+(?: \w+)?|or)\}\}", "", text)
    return re.sub(r"(?m)^[ \t]*#+(?: |$)", "", text).replace("**", "").split()


@pytest.mark.parametrize("name", [each.name for each in formats()])
def test_each_format_tells_of_every_grave_finding(report: Report, name: str) -> None:
    """Made twice the bytes are the same, and each finding for a person is counted in it."""
    form = next(each for each in formats() if each.name == name)
    first = made(report, name) if form.binary else text(report, name)
    assert (made(report, name) if form.binary else text(report, name)) == first
    number = len(grave(report))
    assert number > 20
    if name == "html":
        page = read(first)
        assert len(page.ids) == len(set(page.ids))
        told = [
            a for tag, a in page.tags if tag == "li" and a.get("id") and a.get("class") in ("review", "substantive")
        ]
        assert len(told) == number
    elif name == "sarif":
        results = json.loads(first)["runs"][0]["results"]
        assert sum("score" in result["properties"] for result in results) == number
        prints = [result["partialFingerprints"]["clausediff/v1"] for result in results]
        assert len({(p, r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
                    for p, r in zip(prints, results, strict=True)}) == len(results)  # fmt: skip
    elif name == "github":
        assert sum(f"{v}%3A" in line for line in first.split("\n") for v in ("review", "substantive")) >= number
    elif name == "xlsx":
        openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
        sheet = openpyxl.load_workbook(io.BytesIO(first), read_only=True)["Findings"]
        assert sum(bool(row[-1]) for row in sheet.iter_rows(min_row=2, values_only=True)) == number
    elif name == "docx":
        docx = pytest.importorskip("docx", reason="python-docx is not installed")
        comments = "\n".join(comment.text for comment in docx.Document(io.BytesIO(first)).comments)
        for finding in grave(report):
            assert whole_reasons(finding) in comments or finding.category == "moved"
