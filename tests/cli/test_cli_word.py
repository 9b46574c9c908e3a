"""Word documents on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clausediff.cli.main import main
from tests.scan.readers.word import document, paragraph, put

LINES = (
    "1. The Seller delivers the goods to the house of the Buyer each month and keeps a record of every delivery.",
    "2. The Buyer shall not resell the goods in Ohio within 30 days.",
)
CHANGED = (
    '<p><r><t xml:space="preserve">2. The Buyer shall not resell the goods in Ohio within </t></r>'
    '<del w:author="Ann"><r><delText>30</delText></r></del><ins w:author="Ann"><r><t>60</t></r></ins>'
    '<r><t xml:space="preserve"> days.</t></r></p>'
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a form and a copy that has a tracked change."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "form.md").write_text("\n\n".join(LINES) + "\n", "utf-8")
    (tmp_path / "in").mkdir()
    put(tmp_path / "in", document(paragraph(LINES[0]) + CHANGED), "copy.docx")
    return tmp_path


@pytest.mark.parametrize(("options", "code"), [([], 1), (["--tracked", "accept"], 1), (["--tracked", "reject"], 0)])
def test_tracked(folder: Path, options: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Accepted, the change is there; rejected, it is not; whose it is, and how it was read, is said both times."""
    assert main(["--check", "--format", "json", "--canonical", "form.md", *options, "in"]) == code
    (found,) = json.loads(capsys.readouterr().out)["documents"]
    assert found["path"] == "in/copy.docx", "a folder is walked for Word documents too"
    (said,) = found["findings"]
    assert (said["verdict"], said["category"]) == ("format", "tracked")
    assert "by Ann" in said["reasons"][0]
    assert f"read as {'rejected' if 'reject' in options else 'accepted'}" in said["reasons"][0]


def test_import_keeps_what_the_form_strikes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As an optional part."""
    put(folder, document(paragraph(LINES[0]) + paragraph("2. The Buyer shall ", "<strike/>not", " resell.")))
    assert main(["canonical", "import", "form.docx"]) == 0
    assert "shall {{#optional struck}}not{{/optional}} resell." in capsys.readouterr().out
