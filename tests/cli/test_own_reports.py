"""Reports of clausediff's own in a folder of copies."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clausediff.cli.main import main
from clausediff.cli.own_reports import is_own_report
from clausediff.cli.sources import expand

SAMPLES = Path(__file__).parents[2] / "samples"
FORMATS = ("html", "pdf", "docx", "md", "json", "csv", "xlsx")


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one copy."""
    (tmp_path / "pile").mkdir()
    shutil.copy(SAMPLES / "mutual-nda" / "filled.txt", tmp_path / "pile" / "a.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "pile"


def test_reports_are_no_copies(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each format is known again, is named as not compared, and says so when it is written there."""
    pytest.importorskip("reportlab")
    pytest.importorskip("xlsxwriter")
    exports = [part for suffix in FORMATS for part in ("--export", f"pile/r.{suffix}")]
    assert main(["--check", "pile", *exports]) == 0
    assert capsys.readouterr().err.count("into the folder of the copies") == len(FORMATS)
    assert main(["--check", "pile/a.txt", "-o", "pile/r.txt"]) == 0
    found = expand(["pile"])
    assert found.paths == ["pile/a.txt"]
    assert sorted(found.own) == sorted(found.passed_over) == sorted(f"pile/r.{each}" for each in (*FORMATS, "txt"))
    (note,) = found.notes()
    assert note.startswith("8 reports of clausediff's own were found in a folder and not compared: ")
    assert main(["--check", "pile"]) == 3
    assert "a report that clausediff wrote" in " ".join(capsys.readouterr().out.split())
    assert main(["--check", "--skip-unknown", "pile"]) == 0


def test_a_report_elsewhere_needs_no_word(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder whose name begins alike is another one."""
    (pile.parent / "pile-reports").mkdir()
    assert main(["--export", "pile-reports/r.html", "pile"]) == 0
    assert "folder of the copies" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "name",
    ["edited/nda-notice-90-days.txt", "consulting/filled.md", "paper/release-word.docx", "paper/release-typed.pdf"],
)
def test_copies_are_no_reports(name: str) -> None:
    """Nor is a file that is not there, or that is damaged."""
    assert not is_own_report(str(SAMPLES / name))
    assert not is_own_report("nowhere.docx")


def test_a_damaged_document_is_no_report(tmp_path: Path) -> None:
    """What cannot be looked into is compared, and fails there."""
    for suffix in FORMATS:
        (tmp_path / f"x.{suffix}").write_bytes(b"PK\x03\x04 no archive")
        assert not is_own_report(str(tmp_path / f"x.{suffix}"))
