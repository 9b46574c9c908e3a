"""From the paths that the user named to the files to compare: no file is left out without a note."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from clausediff.cli.sources import expand
from clausediff.decisions import Key, Ledger, Subject


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with scans, and much that is none; the current folder is its parent."""
    for name in (
        *("b.txt", "a.md", "c.markdown", "D.TXT", "deep/er/e.txt", "deep/a.txt"),
        *("README.md", "deep/readme.txt", ".hidden.txt", ".git/x.txt", "expected.yaml", "scan.doc", "p1.DJVU"),
    ):
        path = tmp_path / "pile" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "pile"


def test_a_folder_is_walked(pile: Path) -> None:
    """A folder gives its scans, sorted; readmes, hidden files and other kinds are left out."""
    found = expand(["pile"])
    assert found.paths == [
        *("pile/D.TXT", "pile/a.md", "pile/b.txt", "pile/c.markdown", "pile/deep/a.txt", "pile/deep/er/e.txt"),
    ]


def test_what_is_not_compared_is_told(pile: Path) -> None:
    """Every file in a folder that is not compared is named, and is a document of the report; hidden ones are not."""
    found = expand(["pile"])
    passed = ["pile/README.md", "pile/deep/readme.txt", "pile/expected.yaml", "pile/p1.DJVU", "pile/scan.doc"]
    assert sorted(found.passed_over) == passed
    (note,) = found.notes()
    assert note.startswith("5 files were found in a folder and not compared: ")
    assert all(name in note for name in passed)
    documents = list(found.documents())
    assert sorted(document.path for document in documents) == passed
    assert {document.verdict for document in documents} == {"review"}
    assert {finding.category for document in documents for finding in document.findings} == {"not-compared"}
    for number in range(120):
        (pile / f"{number}.doc").touch()
    assert expand(["pile"]).notes()[0].count(".doc") < 110
    assert "and 25 more" in expand(["pile"]).notes()[0]
    assert expand(["pile/deep/er"]).notes() == []


def test_the_ledger_of_a_folder_is_no_scan(pile: Path) -> None:
    """Of whatever name, with the files that SQLite keeps beside it; what only has its name is told, and so is a ledger that
    somebody names."""
    subject = Subject(Key("c" * 64, "d" * 64, "1", "f"), "b.txt", "nda", "1", "number", "review", "60", "90")
    with Ledger(pile / "mine.sqlite") as ledger:
        ledger.decide(subject, "misread", "Ada")
        assert (pile / "mine.sqlite-wal").exists()
        told = expand(["pile"]).passed_over
    assert not any("mine" in path for path in told) and len(told) == 5
    (pile / "clausediff-decisions.sqlite").write_text("the scan of a contract")
    (pile / "other.sqlite").write_bytes(b"SQLite format 3\0" + bytes(100))
    assert {"pile/clausediff-decisions.sqlite", "pile/other.sqlite"} <= set(expand(["pile"]).passed_over)
    assert expand(["pile/mine.sqlite"]).paths == ["pile/mine.sqlite"]


def test_named_files_are_always_read(pile: Path) -> None:
    """A file that is named is taken whatever it is called, and whether it is there."""
    named = ["pile/README.md", "pile/.hidden.txt", "pile/scan.doc", "absent.txt", "-", "./batch"]
    assert expand(named).paths == named


def test_each_file_once(pile: Path) -> None:
    """A file that is named twice, or named and walked, is compared once."""
    assert expand(["pile/b.txt", "./pile/b.txt", "pile/deep", "pile/deep/a.txt", "-", "-"]).paths == [
        *("pile/b.txt", "pile/deep/a.txt", "pile/deep/er/e.txt", "-"),
    ]


def test_globs_that_the_shell_left(pile: Path) -> None:
    """A glob is expanded, across folders too; one without matches stays, to be reported."""
    assert expand(["pile/*.txt"]).paths == ["pile/b.txt"]
    assert expand(["pile/**/a.*"]).paths == ["pile/a.md", "pile/deep/a.txt"]
    assert expand(["pile/d*"]).paths == ["pile/deep/a.txt", "pile/deep/er/e.txt"]
    assert expand(["nothing/*.txt"]).paths == ["nothing/*.txt"]


def test_a_name_with_brackets_is_a_name(pile: Path) -> None:
    """A file called like a glob is that file."""
    (pile / "release [1].txt").write_text("text")
    assert expand(["pile/release [1].txt"]).paths == ["pile/release [1].txt"]


def test_an_empty_folder_stays(pile: Path) -> None:
    """A folder without scans is not passed over: reading it is an error."""
    (pile / "empty").mkdir()
    assert expand(["pile/empty"]).paths == ["pile/empty"]


def test_a_folder_that_cannot_be_entered_stays(pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without permission is kept, so that reading it raises the error."""
    real = os.listdir

    def refuse(folder: str) -> list[str]:
        if folder.endswith("deep"):
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr("clausediff.cli.sources.os.listdir", refuse)
    assert "pile/deep" in expand(["pile"]).paths


def test_links(pile: Path) -> None:
    """Linked folders are walked, a loop of links ends, a dangling link is kept to be reported."""
    (pile / "deep" / "loop").symlink_to(pile)
    (pile / "gone.txt").symlink_to(pile / "absent")
    elsewhere = pile.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "x.txt").write_text("text")
    (pile / "linked").symlink_to(elsewhere)
    found = expand(["pile"]).paths
    assert "pile/gone.txt" in found
    assert "pile/linked/x.txt" in found
    assert len([path for path in found if path.endswith("b.txt")]) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in this file system")
def test_pipes_do_not_block_a_walk(pile: Path) -> None:
    """A pipe in a folder is left out."""
    os.mkfifo(pile / "pipe.txt")
    assert "pile/pipe.txt" not in expand(["pile"]).paths
