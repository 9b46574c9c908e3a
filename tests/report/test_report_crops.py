"""Pictures of findings in reports."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from clausediff.model import Document, Excerpt, Finding, Range, Verdict
from clausediff.pipeline import Options, compare_sources
from clausediff.report import render
from clausediff.report.crops import crops_of

Images = pytest.importorskip("PIL.Image")


def _jpeg() -> bytes:
    out = io.BytesIO()
    Images.new("L", (40, 20), 200).save(out, "JPEG")
    return out.getvalue()


def _finding(verdict: Verdict) -> Finding:
    place = Excerpt(Range(0, 1), "a", 1, ((1.0, 1.0, 2.0, 2.0),))
    return Finding("1", verdict, "number", "1", Excerpt(Range(0, 1), "b"), place, 0.1, ("why",))


def test_only_what_a_person_must_see() -> None:
    """Harmless findings have no picture, nor have documents without pictures; of very many only the first have one."""
    document = Document("a", "", 0, "image", pictures=lambda _: b"x")
    crop = crops_of(document)
    assert crop(_finding(Verdict.NOISE)) is None
    assert crop(_finding(Verdict.REVIEW)) == b"x"
    assert crop(_finding(Verdict.SUBSTANTIVE)) == b"x"
    assert [crop(_finding(Verdict.REVIEW)) for _ in range(100)].count(b"x") < 100
    assert crops_of(replace(document, pictures=None))(_finding(Verdict.REVIEW)) is None
    assert crops_of(replace(document, pictures=lambda _: None))(_finding(Verdict.REVIEW)) is None


def test_pictures_in_html_and_pdf() -> None:
    """HTML holds them itself, and its policy allows nothing from elsewhere; without pictures it does not allow them at all."""
    canonical = "The Grower keeps two dogs in the yard, and the Press keeps a cat in the cellar of the old house.\n"
    report = compare_sources(
        ["-"], Options(canonical=_canonical(canonical)), stdin=canonical.replace("two", "ten").encode()
    )
    shown = replace(report, documents=tuple(replace(each, pictures=lambda _: _jpeg()) for each in report.documents))
    plain, out = io.StringIO(), io.StringIO()
    render(report, "html", plain)
    render(shown, "html", out)
    assert "img-src" not in plain.getvalue()
    assert "<img " not in plain.getvalue()
    assert "img-src data:" in out.getvalue()
    assert out.getvalue().count('src="data:image/jpeg;base64,') == 1
    pytest.importorskip("reportlab")
    sizes = []
    for each in (report, shown):
        pdf = io.BytesIO()
        render(each, "pdf", pdf)
        sizes.append(pdf.getvalue().count(b"/Subtype /Image"))
    assert sizes[1] == sizes[0] + 1


def _canonical(text: str) -> object:
    from clausediff.canonical.load import parse

    return parse(text, "form.md")
