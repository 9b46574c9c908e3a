"""Word documents are read as Word shows them (``tests/cases/docx.yaml``, ``docx_labels.yaml``)."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from clausediff.canonical.template import load
from clausediff.errors import ReadError
from clausediff.scan.readers import docx, read
from clausediff.scan.scan import Scan

from .word import document, paragraph, put

CASES = Path(__file__).resolve().parents[2] / "cases"
KINDS: dict[str, list[dict[str, Any]]] = yaml.safe_load((CASES / "docx.yaml").read_text(encoding="utf-8"))
LABELS: list[dict[str, Any]] = yaml.safe_load((CASES / "docx_labels.yaml").read_text(encoding="utf-8"))


def scanned(case: dict[str, Any], *, tracked: str = "accept") -> Scan:
    """The scan of a case's document."""
    data = document(case["body"], case.get("parts"), files=case.get("files"), links=case.get("links"))
    return docx.scan("form.docx", data, 1_000_000, tracked=tracked)


def listed(value: str | list[str]) -> list[str]:
    """One or several, as a list."""
    return [value] if isinstance(value, str) else value


@pytest.mark.parametrize("case", [pytest.param(c, id=f"{k}: {c['why']}") for k, cases in KINDS.items() for c in cases])
def test_as_shown(case: dict[str, Any]) -> None:
    """Text, marks and what was not compared, all as the page has it and nothing beside it."""
    scan = scanned(case)
    assert scan.text.rstrip("\n").replace("  ", " ").rstrip() == case["text"].replace("  ", " ")
    marks = defaultdict(list)
    for mark in scan.marks:
        marks[mark.kind].append(scan.text[mark.span.slice])
    assert dict(marks) == case.get("marks", {})
    wanted = {kind: listed(words) for kind, words in case.get("unread", {}).items()}
    assert set(wanted) == {each.kind for each in scan.unread}
    for kind, words in wanted.items():
        told = [each.says for each in scan.unread if each.kind == kind]
        assert len(told) == len(words), told
        assert all(word in said for word, said in zip(words, told, strict=True)), told


@pytest.mark.parametrize(
    "case", [c for cases in KINDS.values() for c in cases if "rejected" in c], ids=lambda c: c["why"]
)
def test_rejected(case: dict[str, Any]) -> None:
    """The same document with its tracked changes rejected."""
    assert scanned(case, tracked="reject").text.strip().replace(" \n", "\n") == case["rejected"]


def test_a_tracked_strike_can_be_rejected() -> None:
    """What a run looked like before is in its properties."""
    (case,) = (c for c in KINDS["changes"] if "A strike" in c["why"])
    assert [mark.kind for mark in scanned(case).marks] == ["struck"]
    assert not scanned(case, tracked="reject").marks


@pytest.mark.parametrize("case", LABELS, ids=lambda c: c["why"])
def test_labels(case: dict[str, Any]) -> None:
    """Every label of a list is the one that Word shows."""
    text = scanned(case | {"body": "".join(map(_item, case["items"]))}).text
    labels = [line.rsplit("§", 1)[0].strip() for line in text.split("\n") if "§" in line]
    assert labels == [str(label) for _, label in map(_pair, case["items"])]


def _pair(item: str) -> tuple[str, str]:
    where, _, label = item.partition(" = ")
    return where, label.strip()


def _item(item: str) -> str:
    """``1/0`` is list 1, level 0; ``Heading1`` a style; both with ``+``; ``-`` a paragraph without either."""
    held = ""
    for each in _pair(item)[0].split("+"):
        if "/" in each:
            list_id, level = each.split("/")
            held += f'<numPr>{f"<ilvl w:val={chr(34)}{level}{chr(34)}/>" if level else ""}<numId w:val="{list_id}"/></numPr>'
        elif each != "-":
            held = f'<pStyle w:val="{each}"/>{held}'
    return f"<p><pPr>{held}</pPr><r><t>§</t></r></p>"


def test_a_canonical_in_word(tmp_path: Path) -> None:
    """A Word document is a canonical without fields."""
    template = load(put(tmp_path, document(paragraph("The parties {{agree}} to this."))))
    assert (template.id, template.fields) == ("form", {})
    assert template.text == "The parties {{agree}} to this.\n"


def test_one_of_another_program(tmp_path: Path) -> None:
    """A document that python-docx wrote."""
    made = pytest.importorskip("docx").Document()
    made.add_heading("Release", 1)
    made.add_paragraph("1. The Speaker shall speak.")
    made.save(str(tmp_path / "form.docx"))
    scan = read(str(tmp_path / "form.docx"))
    assert (scan.text, scan.reader) == ("Release\n\n1. The Speaker shall speak.\n", "docx")
    assert (scan.marks, scan.unread) == ((), ())


def test_the_main_part_is_the_one_that_the_archive_names() -> None:
    """A second document part beside it is not what Word opens."""
    out = io.BytesIO(document(paragraph("decoy")))
    with zipfile.ZipFile(out) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    held["word/real.xml"] = held["word/document.xml"].replace(b"decoy", b"real")
    held["_rels/.rels"] = held["_rels/.rels"].replace(b"word/document.xml", b"word/real.xml")
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w") as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    assert docx.scan("x", again.getvalue(), 100_000).text == "real\n"


def test_the_strict_dialect() -> None:
    """Word's strict dialect has other namespaces and the same meaning."""
    data = document(paragraph("<strike/>not"))
    out, again = io.BytesIO(data), io.BytesIO()
    with zipfile.ZipFile(out) as archive, zipfile.ZipFile(again, "w") as other:
        for name in archive.namelist():
            text = archive.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            other.writestr(name, text)
    scan = docx.scan("x", again.getvalue(), 100_000)
    assert [(scan.text[m.span.slice], m.kind) for m in scan.marks] == [("not", "struck")]


def test_a_document_in_a_document() -> None:
    """An embedded Word document is read with its marks; one within one within one is not followed for ever."""
    inner = document(paragraph("shall ", "<strike/>not"))
    for _ in range(6):
        inner = document(
            paragraph("outer") + '<altChunk r:id="c1"/>',
            links={"c1": ("aFChunk", "inner.docx")},
            files={"word/inner.docx": inner},
        )
    scan = docx.scan("x", inner, 10_000_000)
    assert scan.text.count("outer") == 4
    assert [each.kind for each in scan.unread] == ["embedded"]


@pytest.mark.parametrize(
    ("data", "kind", "says"),
    [
        (document(paragraph("&b;"), head='<!DOCTYPE x [<!ENTITY b "ha">]>'), "binary", "declares a document type"),
        (document("<p>"), "binary", "damaged"),
        (document(""), "empty", "holds no text"),
        (document(paragraph("x" * 200_000)), "too-large", "when unpacked"),
        (document("<tbl><tr><tc>" * 90 + "<p/>" + "</tc></tr></tbl>" * 90), "binary", "nested too deeply|damaged"),
        (document('<p><r><pict><v:shape><v:textpath string="VOID"/></v:shape></pict></r></p>'), "empty", "“VOID”"),
        (document(paragraph("x"))[:700], "binary", "a ZIP archive or an Office document"),
    ],
    ids=["entities", "damaged", "empty", "bomb", "deep", "only a watermark", "cut off"],
)
def test_refused(data: bytes, kind: str, says: str, tmp_path: Path) -> None:
    """Damage, emptiness, entities and bombs are told, each in one line."""
    with pytest.raises(ReadError, match=says) as caught:
        read(put(tmp_path, data), max_bytes=100_000)
    assert caught.value.kind == kind
    assert "\n" not in str(caught.value)


def test_two_parts_of_one_name() -> None:
    """Programs differ in which one they read, so neither is."""
    out = io.BytesIO(document(paragraph("one")))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(ReadError, match="two parts"):
        docx.scan("x", out.getvalue(), 100_000)


def test_a_spreadsheet_is_no_document(tmp_path: Path) -> None:
    """Another kind of archive is refused as before."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(ReadError, match="a ZIP archive or an Office document"):
        read(put(tmp_path, out.getvalue()))
