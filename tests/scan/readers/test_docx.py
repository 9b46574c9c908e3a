"""Word documents are read as text: what a reader sees who has accepted all tracked changes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from clausediff.canonical.load import load
from clausediff.errors import ReadError
from clausediff.scan.readers import read

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(body: str, head: str = "") -> bytes:
    """A Word document with this body."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"{head}<w:document {SPACE}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def paragraph(*runs: str) -> str:
    """A paragraph of runs."""
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def put(folder: Path, data: bytes) -> str:
    """A file with these bytes."""
    (folder / "form.docx").write_bytes(data)
    return str(folder / "form.docx")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (paragraph("The Speak", "er shall") + paragraph("pay."), "The Speaker shall\n\npay.\n"),
        (
            "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>",
            "a\tb\nc\u2011d\n",
        ),
        (
            "<w:p><w:r><w:t>60</w:t></w:r><w:del><w:r><w:delText>30</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t> days</w:t></w:r></w:ins></w:p>",
            "60 days\n",
        ),
        (
            f"<w:tbl><w:tr><w:tc>{paragraph('Name')}</w:tc><w:tc>{paragraph('Date')}</w:tc></w:tr></w:tbl>{paragraph('x')}",
            "Name\tDate\t\nx\n",
        ),
        (paragraph("&lt;b&gt; &amp; 5 &lt; 6"), "<b> & 5 < 6\n"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>1</w:t></w:r></w:p>", "1\n"),
    ],
)
def test_words(body: str, text: str, tmp_path: Path) -> None:
    """Runs are joined, paragraphs parted, deletions left out, cells and breaks kept apart."""
    scan = read(put(tmp_path, document(body)))
    assert (scan.text, scan.reader) == (text, "docx")


def test_a_canonical_in_word(tmp_path: Path) -> None:
    """A Word document is a canonical without fields."""
    template = load(put(tmp_path, document(paragraph("The parties {{agree}} to this."))))
    assert (template.id, template.fields) == ("form", {})
    assert template.text == "The parties {{agree}} to this.\n"


def test_a_real_one(tmp_path: Path) -> None:
    """A document that another program wrote."""
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_heading("Release", 1)
    made.add_paragraph("1. The Speaker shall speak.")
    made.save(str(tmp_path / "form.docx"))
    assert read(str(tmp_path / "form.docx")).text == "Release\n\n1. The Speaker shall speak.\n"


def test_refused(tmp_path: Path) -> None:
    """Damage, emptiness, entities and bombs are told, each in one line."""
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    good = document(paragraph("x"))
    spreadsheet = io.BytesIO()
    with zipfile.ZipFile(spreadsheet, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    for data, kind, says in (
        (document(paragraph("&b;"), bomb), "binary", "declares a document type"),
        (document("<w:p>"), "binary", "damaged"),
        (document(""), "empty", "holds no text"),
        (document(paragraph("x" * 200_000)), "too-large", "when unpacked"),
        (good[: len(good) // 2], "binary", "a ZIP archive or an Office document"),
        (spreadsheet.getvalue(), "binary", "a ZIP archive or an Office document"),
    ):
        path = put(tmp_path, data)
        with pytest.raises(ReadError, match=says) as caught:
            read(path, max_bytes=100_000)
        assert caught.value.kind == kind
        assert "\n" not in str(caught.value)
