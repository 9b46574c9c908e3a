"""Doubts are put to the picture of every page that has one, whatever read its words."""

from __future__ import annotations

import io
from importlib.util import find_spec
from pathlib import Path

import pytest

from clausediff.model import Finding, Verdict
from clausediff.pipeline import Options, compare_sources
from tests.evidence.issued.sheets import LINES, Sheet
from tests.scan.readers.test_beside import hocr

pytestmark = pytest.mark.skipif(find_spec("rapidocr") is None, reason="no RapidOCR: pip install 'clausediff[ocr]'")
SHEET = Sheet()
FORM = "\n\n".join(" ".join(LINES[at : at + 2]) for at in (0, 2, 4)) + "\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with the canonical and the page's picture."""
    monkeypatch.chdir(tmp_path)
    Path("form.md").write_text(f"---\nid: form\n---\n{FORM}", "utf-8")
    return tmp_path


def grave(path: str, ocr: str = "auto") -> list[Finding]:
    """The findings of a file that a person must see."""
    (document,) = compare_sources([path], Options(canonical="form.md", ocr=ocr, cache=False)).documents
    assert document.error is None
    return [f for a in document.agreements for f in a.findings if f.gravity >= Verdict.REVIEW.gravity]


def test_hocr_with_its_picture(folder: Path) -> None:
    """The page has `not`, the engine read `net`: with the picture beside the file nobody is asked, and an edit stays one."""
    misread = hocr().replace(">not<", ">net<").replace(">sixty<", ">ninety<")
    Path("nda.hocr").write_text(misread, "utf-8")
    assert {f.scan.text for f in grave("nda.hocr")} == {"net", "ninety"}
    SHEET.draw(200).save("nda.png", dpi=(200, 200))
    found = grave("nda.hocr")
    assert [f.scan.text for f in found] == ["ninety"]
    assert found[0].pixels is not None
    assert found[0].verdict is Verdict.REVIEW  # the page rather has the canonical's word: what was read is not on it


def test_a_searchable_scan_whose_layer_is_read(folder: Path) -> None:
    """The usual file of legal desks: a scan with an older OCR's words under it. Without OCR of our own the layer is compared, and its
    doubts are put to the picture."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    from reportlab.lib.utils import ImageReader

    picture = io.BytesIO()
    SHEET.draw(200).save(picture, "PNG")
    page = canvas.Canvas("nda.pdf", pagesize=(612, 792), invariant=1)
    page.drawImage(ImageReader(picture), 0, 0, 612, 792)
    text = page.beginText()
    text.setTextRenderMode(3)
    text.setFont("Helvetica", 10)
    scan = SHEET.scan()
    for word in scan.words:
        text.setTextOrigin(word.box.left, 792 - word.box.bottom + 3)
        text.textOut({"not": "net"}.get(scan.text[word.span.slice], scan.text[word.span.slice]) + " ")
    page.drawText(text)
    page.save()
    found = grave("nda.pdf", "none")
    assert [f.scan.text for f in found] == []
