"""The issued form as pages: PDFs as they are, documents printed by LibreOffice, anything else refused in a sentence."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pytest

from clausediff.errors import ReadError
from clausediff.scan.issued import read_issued
from clausediff.scan.options import PageOptions

DOCX = Path(__file__).resolve().parents[2] / "samples" / "paper" / "release-word.docx"
PRINTER = """#!{python}
import sys
from pathlib import Path
assert Path(sys.argv[-1]).read_bytes()[:2] == b"PK"
Path(sys.argv[sys.argv.index("--outdir") + 1], "form.pdf").write_bytes(Path({pdf!r}).read_bytes())
"""


def pdf(*lines: str) -> bytes:
    """A page with these lines."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(400, 300), invariant=1)
    for number, line in enumerate(lines):
        page.drawString(40, 240 - 16 * number, line)
    page.save()
    return out.getvalue()


def test_a_pdf_has_words_places_and_pictures(tmp_path: Path) -> None:
    """Each word is where it is printed, and the page can be drawn."""
    path = tmp_path / "form.pdf"
    path.write_bytes(pdf("The Recipient shall not disclose it."))
    form = read_issued(str(path), PageOptions())
    assert form.text.split() == "The Recipient shall not disclose it.".split()
    assert form.words[0].box.left == pytest.approx(40, abs=0.5)
    assert form.pages[0].image is not None


def test_a_document_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice gets a copy of the document under a name of our own, and what it prints is read."""
    (tmp_path / "printed.pdf").write_bytes(pdf("As it was printed."))
    program = tmp_path / "soffice"
    program.write_text(PRINTER.format(python=sys.executable, pdf=str(tmp_path / "printed.pdf")))
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(program) if name == "soffice" else None)
    form = read_issued(str(DOCX), PageOptions())
    assert form.text.split() == ["As", "it", "was", "printed."]
    assert form.path.endswith("release-word.docx")


def test_without_libreoffice_a_document_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence says what is missing, and what to give instead."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(ReadError, match=r"LibreOffice .* not installed.* give --issued the form as a PDF") as caught:
        read_issued(str(DOCX), PageOptions())
    assert caught.value.kind == "issued"


def test_a_document_that_cannot_be_printed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that writes nothing leads to a sentence, and to nothing worse."""
    monkeypatch.setattr(shutil, "which", lambda _: shutil.os.path.realpath("/bin/true"))  # type: ignore[attr-defined]
    with pytest.raises(ReadError, match="LibreOffice could not print it"):
        read_issued(str(DOCX), PageOptions())


def test_a_text_is_no_print(tmp_path: Path) -> None:
    """A file without pages is refused."""
    path = tmp_path / "form.txt"
    path.write_text("The Recipient shall not disclose it.")
    with pytest.raises(ReadError, match="has no pages"):
        read_issued(str(path), PageOptions())


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_prints_a_document() -> None:
    """The numbers that only a word processor gives the clauses are on the page."""
    form = read_issued(str(DOCX), PageOptions())
    assert "2." in form.text.split()
    assert form.pages[0].width > 500
