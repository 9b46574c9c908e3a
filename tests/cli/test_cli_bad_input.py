"""What people send that cannot be read: one clear sentence for each file, exit 2, and the other files are still compared."""

from __future__ import annotations

import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from clausediff.cli.main import main

from ..scan.readers.made_pdf import made_pdf, shown
from ..scan.readers.word import document

FORM = "# Loan\n\nThe Borrower shall return the book within 30 days.\n"
BOMB = '<!DOCTYPE x [<!ENTITY a "hahahaha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
PICTURE = "q 612 0 0 792 0 0 cm /I1 Do Q\n"


def png(wide: int, high: int) -> bytes:
    """A picture that says how large it is and holds nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def packed(names: dict[str, bytes]) -> bytes:
    """An archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return out.getvalue()


def encrypted() -> bytes:
    """A PDF with a password."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    out = io.BytesIO()
    made = canvas.Canvas(out, encrypt="open sesame")
    made.drawString(72, 700, "The Borrower shall return the book.")
    made.save()
    return out.getvalue()


def many_pages() -> bytes:
    """A PDF of 10,000 pages."""
    return made_pdf(*[""] * 10_000)


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "encrypted": ("a.pdf", encrypted, "give its password with --password"),
    "cut off": ("a.pdf", lambda: made_pdf(shown("One", 72, 700))[:-150], "is cut off"),
    "no pages": ("a.pdf", made_pdf, "has no pages"),
    "10,000 pages": ("a.pdf", many_pages, "has 10000 pages, more than 2000; raise the limit with --max-pages"),
    "a large picture": ("a.png", lambda: png(50_000, 50_000), "raise the limit with --max-pixels"),
    "a large picture in a PDF": (
        "a.pdf",
        lambda: made_pdf(PICTURE, image=(50_000, 50_000, b"\0")),
        "raise the limit with --max-pixels",
    ),
    "a picture that is cut off": ("a.png", lambda: png(100, 100)[:60], "damaged"),
    "a bomb in a Word document": (
        "a.docx",
        lambda: packed({"word/document.xml": b" " * 90_000_000}),
        "too large when unpacked",
    ),
    "a bomb in gzip": ("a.txt.gz", lambda: gzip.compress(b" " * 90_000_000, 1), "too large when unpacked"),
    "entities in a Word document": (
        "a.docx",
        lambda: packed({"word/document.xml": f"{BOMB}<x>&b;</x>".encode()}),
        "declares a document type",
    ),
    "entities in ALTO": ("a.alto.xml", f"{BOMB}<alto>&b;</alto>".encode, "declares an XML entity"),
    "entities in PAGE": ("a.page.xml", f"{BOMB}<PcGts>&b;</PcGts>".encode, "declares a document type"),
    "a Word document without text": ("a.docx", lambda: document("<p/>"), "holds no text"),
    "an old Word document": (
        "a.doc",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900),
        "save it as .docx or .pdf",
    ),
    "a table": ("a.xlsx", lambda: packed({"xl/workbook.xml": b"<x/>"}), "an Office document that is no text"),
    "an unknown kind": ("a.bin", lambda: bytes(range(256)), "is a binary file"),
    "an RTF document that is cut off": ("a.rtf", lambda: b"{\\rtf1 The Borrower", "is cut off"),
    "a letter without text": ("a.eml", lambda: b"Message-ID: <1>\nMIME-Version: 1.0\n\n", "holds no text"),
}


@pytest.mark.parametrize("kind", BAD)
def test_one_sentence_and_the_others_are_compared(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bad file between two good ones."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAUSEDIFF_CACHE", str(tmp_path / "kept"))
    name, make, says = BAD[kind]
    (tmp_path / "form.md").write_text(FORM, "utf-8")
    (tmp_path / "first.txt").write_text(FORM, "utf-8")
    (tmp_path / "last.txt").write_text(FORM.replace("30", "60"), "utf-8")
    (tmp_path / name).write_bytes(make())
    code = main(["--check", "--format", "json", "--canonical", "form.md", "first.txt", name, "last.txt"])
    out = capsys.readouterr()
    assert code == 2
    documents = {each["path"]: each for each in json.loads(out.out)["documents"]}
    assert documents["first.txt"]["agreements"][0]["verdict"] == "clean"
    assert documents["last.txt"]["agreements"][0]["verdict"] == "substantive"
    assert documents[name]["agreements"] == []
    assert says in documents[name]["error"]["message"]
    assert "\n" not in documents[name]["error"]["message"]
    assert out.err.count(name) == 1


def test_nothing_installed_that_reads_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pictures, a scanned PDF, and a document of nothing but pictures name the command that installs an engine."""
    images = pytest.importorskip("PIL.Image", reason="pip install 'clausediff[ocr]'")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("clausediff.scan.ocr.engines._RAPIDOCR.installed.__code__", (lambda: False).__code__)
    monkeypatch.setattr("clausediff.scan.ocr.engines._TESSERACT.installed.__code__", (lambda: False).__code__)
    (tmp_path / "form.md").write_text(FORM, "utf-8")
    out = io.BytesIO()
    images.new("L", (850, 1100), 255).save(out, "PNG")
    (tmp_path / "a.png").write_bytes(out.getvalue())
    (tmp_path / "b.pdf").write_bytes(made_pdf(PICTURE, image=(10, 10, bytes([255, 0]) * 50)))
    drawing = (
        '<wp:inline><wp:extent cx="5000000" cy="6000000"/><a:graphic><a:blip r:embed="i1"/></a:graphic></wp:inline>'
    )
    drawing = f"<p><r><drawing>{drawing}</drawing></r></p>"
    made = document(drawing, links={"i1": ("image", "media/a.png")}, files={"word/media/a.png": out.getvalue()})
    (tmp_path / "c.docx").write_bytes(made)
    assert main(["--check", "--canonical", "form.md", "a.png", "b.pdf", "c.docx"]) == 2
    said = capsys.readouterr().err
    assert said.count("[ocr]'") == 3
    assert main(["--check", "--ocr", "none", "--canonical", "form.md", "a.png"]) == 2
    assert "--ocr none reads no pictures" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.html"])
def test_two_files_without_words_are_not_alike(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy and a form that both hold nothing that could be read are never clean."""
    monkeypatch.chdir(tmp_path)
    data = {"a.pdf": made_pdf(""), "a.txt": b" \n\f\n", "a.html": b"<html><p hidden>The Borrower</p></html>"}[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / f"form-{name}").write_bytes(data)
    assert main(["--check", "--canonical", f"form-{name}", name]) == 2
    assert "holds no" in capsys.readouterr().err
