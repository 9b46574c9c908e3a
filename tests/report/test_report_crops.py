"""Pictures of findings in reports."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from clausediff.model import Document, Excerpt, Finding, IssuedPlace, Range, Report, Verdict
from clausediff.pipeline import Options, compare_sources
from clausediff.report import render
from clausediff.report.crops import Shown, crops_of
from clausediff.report.stored import loads

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
    assert crop(_finding(Verdict.REVIEW)) == Shown(b"x")
    assert crop(_finding(Verdict.SUBSTANTIVE)) == Shown(b"x")
    assert [crop(_finding(Verdict.REVIEW)) for _ in range(100)].count(Shown(b"x")) < 100
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


def test_the_issued_form_beside_a_finding() -> None:
    """The same place of the form comes behind the copy's, with its words for those who see no pictures; JSON has the place."""
    canonical = "The Grower keeps two dogs in the yard, and the Press keeps a cat in the cellar of the old house.\n"
    report = compare_sources(
        ["-"], Options(canonical=_canonical(canonical)), stdin=canonical.replace("two", "ten").encode()
    )
    place = IssuedPlace(3, ((1.0, 2.0, 3.0, 4.0),), "two <dogs>")
    shown = _with_places(report, place)
    out = io.StringIO()
    render(shown, "html", out)
    assert out.getvalue().count('src="data:image/jpeg;base64,') == 2
    assert 'alt="page 3 of the issued form: two &lt;dogs&gt;"' in out.getvalue()
    (finding,) = [f for _, _, f in shown.findings() if f.gravity >= Verdict.REVIEW.gravity]
    assert crops_of(shown.documents[0])(finding) == Shown(_jpeg(), _jpeg())
    stored = loads(shown.to_json())
    assert [f.issued for _, _, f in stored.findings() if f.issued is not None] == [place]
    pytest.importorskip("reportlab")
    pdf = io.BytesIO()
    render(shown, "pdf", pdf)
    assert pdf.getvalue().count(b"/Subtype /Image") == 1  # both are the same picture, which a PDF holds once


def _with_places(report: Report, place: IssuedPlace) -> Report:
    """A report whose grave findings have a place on the issued form, and pictures of everything."""
    (document,) = report.documents
    (agreement,) = document.agreements
    findings = tuple(
        replace(each, issued=place) if each.gravity >= Verdict.REVIEW.gravity else each for each in agreement.findings
    )
    drawn = replace(
        document,
        agreements=(replace(agreement, findings=findings),),
        pictures=lambda _: _jpeg(),
        issued=lambda _: _jpeg(),
    )
    return replace(report, documents=(drawn,))


def _canonical(text: str) -> object:
    from clausediff.canonical.load import parse

    return parse(text, "form.md")
