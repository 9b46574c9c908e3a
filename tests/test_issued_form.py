"""``--issued``: the issued form beside copies, from the command line to the report."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

import clausediff
from clausediff.cli.main import main
from clausediff.errors import ReadError
from clausediff.model import Verdict
from tests.evidence.issued.sheets import LINES, Sheet

FORM = "\n\n".join(" ".join(LINES[at : at + 2]) for at in (0, 2, 4)) + "\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a canonical and a copy as text."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAUSEDIFF_CACHE", str(tmp_path / "cache"))
    Path("form.md").write_text(f"---\nid: form\n---\n{FORM}", "utf-8")
    Path("copy.txt").write_text(FORM, "utf-8")
    return tmp_path


def test_a_form_that_cannot_be_used_ends_with_2(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whether it is missing or has no pages: one sentence, and no report."""
    for name, said in (("absent.pdf", "absent.pdf"), ("form.md", "has no pages")):
        assert main(["--check", "--canonical", "form.md", "--issued", name, "copy.txt"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert said in err
    with pytest.raises(ReadError, match="has no pages"):
        clausediff.compare("copy.txt", "form.md", issued="form.md")


def test_a_copy_without_pictures_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text cannot be laid on a print: a note, which changes neither the verdict nor the exit code."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    page = canvas.Canvas("form.pdf", invariant=1)
    page.drawString(72, 700, "The Recipient shall not disclose it.")
    page.save()
    assert main(["--check", "--canonical", "form.md", "--issued", "form.pdf", "copy.txt"]) == 0
    assert "nothing of it was laid beside the issued form" in " ".join(capsys.readouterr().out.split())


def test_the_setting_names_a_file_beside_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a settings file the path is from the file's own folder."""
    (folder / "clausediff.toml").write_text('issued = "absent.pdf"\ncanonical = "form.md"\n')
    assert main(["--check", "copy.txt"]) == 2
    assert str(folder / "absent.pdf") in capsys.readouterr().err


def test_the_form_is_never_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is a file that is read."""
    (folder / "form.pdf").write_bytes(b"%PDF-")
    given = ["--check", "--canonical", "form.md", "--issued", "form.pdf", "--export", "form.pdf", "--force", "copy.txt"]
    assert main(given) == 2
    assert "the issued form" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.skipif(find_spec("rapidocr") is None, reason="no RapidOCR: pip install 'clausediff[ocr]'")
def test_ink_that_nobody_reads_is_found_and_laid_beside_the_form(folder: Path) -> None:
    """A stroke through a word is for a person, with its place on the form; the same page without it is clean."""
    plain = Sheet()
    box = plain.word("disclose")
    struck = replace(plain, strokes=[(box.left - 1, box.middle + 1.5, box.right + 1, box.middle + 0.5)])
    for name, sheet in (("form.png", plain), ("same.png", plain), ("struck.png", struck)):
        sheet.draw(200).save(name, dpi=(200, 200))
    report = clausediff.compare(["same.png", "struck.png"], "form.md", issued="form.png")
    same, changed = report.documents
    assert same.agreements[0].verdict is not None
    assert [f.verdict for f in same.agreements[0].findings if f.gravity >= Verdict.REVIEW.gravity] == []
    (found,) = [f for f in changed.agreements[0].findings if f.gravity >= Verdict.REVIEW.gravity]
    assert (found.category, found.scan.text) == ("struck", "disclose")
    assert found.issued is not None
    assert found.issued.text == "disclose"
    assert changed.issued is not None
    assert changed.issued(found.issued)[:2] == b"\xff\xd8"  # type: ignore[index]
    told = json.loads(report.to_json())["documents"][1]["agreements"][0]["findings"]
    assert [each["issued"]["page"] for each in told if "issued" in each and each["category"] == "struck"] == [1]
