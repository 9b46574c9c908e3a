"""OpenDocument texts are read as LibreOffice shows them (``tests/cases/odt.yaml``)."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from clausediff.errors import ReadError
from clausediff.scan.readers import odt, read
from clausediff.scan.readers.odt.names import SILENT, THROUGH
from clausediff.scan.readers.odt.package import _SPACES, MIMETYPE
from tests.scan.readers.shown import check

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).resolve().parents[2] / "cases" / "odt.yaml").read_text(encoding="utf-8")
)
DECLARED = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items() if prefix != "xml")


def flat(case: dict[str, Any]) -> bytes:
    """A case as a flat file."""
    return (
        f'<office:document {DECLARED} office:mimetype="{MIMETYPE.decode()}"><office:automatic-styles>{case.get("styles", "")}'
        f"</office:automatic-styles><office:master-styles>{case.get('masters', '')}</office:master-styles>"
        f"<office:body><office:text>{case['body']}</office:text></office:body></office:document>"
    ).encode()


def packed(case: dict[str, Any], method: int = zipfile.ZIP_DEFLATED, **more: bytes) -> bytes:
    """A case as an archive."""
    content = (
        f"<office:document-content {DECLARED}><office:automatic-styles>{case.get('styles', '')}</office:automatic-styles>"
        f"<office:body><office:text>{case['body']}</office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {DECLARED}><office:styles>{case.get('styles', '')}</office:styles>"
        f"<office:master-styles>{case.get('masters', '')}</office:master-styles></office:document-styles>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("mimetype", MIMETYPE)
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", styles)
        for name, data in more.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def stored(case: dict[str, Any]) -> bytes:
    """A case as an archive of uncompressed parts, in which the words of a flat file can be read."""
    return packed(case, zipfile.ZIP_STORED)


@pytest.mark.parametrize("how", [flat, packed, stored])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_as_shown(case: dict[str, Any], how: Any) -> None:
    """Text, marks and what was not compared, all as the page has it and nothing beside it, in an archive and in a flat file."""
    told = check(odt.scan("form.odt", how(case), 1_000_000), case)
    for kind, words in case.get("unread", {}).items():
        assert len(told[kind]) == len(words), told
        assert all(word in said for word, said in zip(words, told[kind], strict=True)), told


@pytest.mark.parametrize("name", sorted(THROUGH | SILENT))
def test_names_of_elements(name: str) -> None:
    """Each is of a known namespace: a name that was cut in two would be that of no element."""
    space, _, local = name.partition(":")
    assert space in _SPACES
    assert local.replace("-", "").isalpha()
    assert not local.endswith("-")


@pytest.mark.parametrize("case", [case for case in CASES if "rejected" in case], ids=lambda case: case["why"])
def test_rejected(case: dict[str, Any]) -> None:
    """The same document with its tracked changes rejected."""
    assert odt.scan("form.odt", flat(case), 1_000_000, tracked="reject").text.strip() == case["rejected"]


def test_by_its_bytes(tmp_path: Path) -> None:
    """An archive and a flat file are known whatever they are called."""
    for number, data in enumerate((packed(CASES[0]), flat(CASES[0]))):
        path = tmp_path / f"a{number}"
        path.write_bytes(data)
        assert read(str(path)).reader == "odt"


def test_macros_are_said() -> None:
    """A document with macros may show something else when it is opened."""
    scan = odt.scan("a.odt", packed(CASES[0], Basic__a=b"x"), 1_000_000)
    assert [each.kind for each in scan.unread] == ["unread"]


@pytest.mark.parametrize(
    ("data", "kind", "says"),
    [
        (packed(CASES[0], **{"META-INF__manifest.xml": b"<m><encryption-data/></m>"}), "encrypted", "is encrypted"),
        (packed({"body": " " * 3_000_000}), "too-large", "too large when unpacked"),
        (packed({"body": ""}), "empty", "holds no text"),
        (packed(CASES[0])[:-30], "binary", "save it as"),
        (flat({"body": "<text:p>"}), "binary", "damaged or protected"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]>' + flat({"body": "&a;"}), "binary", "document type"),
        (flat({"body": "<text:section>" * 200 + "</text:section>" * 200}), "damaged", "nested too deeply"),
    ],
)
def test_refused(tmp_path: Path, data: bytes, kind: str, says: str) -> None:
    """One sentence says what is wrong."""
    path = tmp_path / "a.odt"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=says) as caught:
        read(str(path), max_bytes=2_000_000)
    assert caught.value.kind == kind
    assert "\n" not in str(caught.value)
