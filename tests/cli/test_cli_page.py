"""``clausediff page``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clausediff.cli.main import main

Images = pytest.importorskip("PIL.Image")
PAPER = Path(__file__).parents[2] / "samples" / "paper"


@pytest.fixture
def typed(tmp_path: Path) -> Path:
    """A PDF of its own."""
    return Path(shutil.copy(PAPER / "release-typed.pdf", tmp_path / "typed.pdf"))


def test_page_is_drawn(typed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A picture of the page in the format of its suffix; with ``--all`` there is more on it."""
    for name, extra in (("a.png", []), ("b.jpg", ["--all"])):
        out = typed.parent / name
        assert main(["page", str(typed), "1", "--marked", str(out), *extra]) == 0
        with Images.open(out) as picture:
            assert picture.width > 600
            assert picture.format == ("PNG" if name.endswith("png") else "JPEG")
    told = capsys.readouterr().err
    assert "page 1 of " in told
    assert ", 0 findings" in told


def test_nothing_is_overwritten(typed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Never the file that is compared, and another one only when told so."""
    picture = typed.with_suffix(".png")
    Images.new("L", (10, 10)).save(picture)
    before = picture.read_bytes()
    assert main(["page", str(picture), "1", "--marked", str(picture), "--force"]) == 2
    assert "is the file that is compared" in capsys.readouterr().err
    assert main(["page", str(typed), "1", "--marked", str(picture)]) == 2
    assert "--force" in capsys.readouterr().err
    assert picture.read_bytes() == before
    assert main(["page", str(typed), "1", "--marked", str(picture), "--force"]) == 0
    assert picture.read_bytes() != before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["99", "--marked", "x.png"], "there is no page 99"),
        (["0", "--marked", "x.png"], "there is no page 0"),
        (["1", "--marked", "x.txt"], "no kind of picture"),
        (["1", "--marked", "nowhere/x.png"], "folder does not exist"),
    ],
)
def test_bad_usage(
    typed: Path, arguments: list[str], says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each mistake is told in one line, and nothing is written."""
    monkeypatch.chdir(typed.parent)
    assert main(["page", str(typed), *arguments]) == 2
    assert says in capsys.readouterr().err
    assert not (typed.parent / "x.png").exists()


def test_text_has_no_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Text and hOCR have no pictures."""
    text = PAPER.parent / "mutual-nda" / "filled.txt"
    for path in (text, PAPER / "release-scan.hocr"):
        assert main(["page", str(path), "1", "--marked", str(tmp_path / "x.png")]) == 2
        assert "no pictures of pages" in capsys.readouterr().err
