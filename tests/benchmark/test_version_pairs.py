"""The tool that compares versions of agreements under git: its truth, and what it counts."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

version_pairs = pytest.importorskip("tools.version_pairs")

TEXT = "\n\n".join(
    f"{number}. The Supplier delivers the goods of list {number} each month, and the Buyer pays within thirty days after it."
    for number in range(1, 12)
)


def _repository(folder: Path, *texts: str) -> None:
    """A repository with a commit for each version of one file, the oldest first."""

    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", folder, "-c", "user.name=x", "-c", "user.email=x@x", *arguments], check=True)

    git("init", "-q")
    for text in texts:
        (folder / "terms.md").write_text(text, "utf-8")
        git("add", "terms.md")
        git("commit", "-q", "-m", "terms")


def test_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each change is found once; a changed link is no word, a spelling that was mended no change."""
    first = TEXT.replace("list 5 each", "[list 5](/five) eahc")
    second = first.replace("thirty", "sixty", 1).replace("eahc", "each").replace("pays", "promptly pays", 1)
    third = second.replace("/five", "/six").replace("list 9", "list 90")
    _repository(tmp_path, first, second, third)
    assert version_pairs.main([f"{tmp_path}:terms.md", "--list"]) == 0
    told = capsys.readouterr().out
    assert f"| {tmp_path.name} | terms.md | 2 |" in told
    assert "| 2 | 1 | 2 | 0 | 1 | 1.00 |" in told
    assert "false substantive: 0.000 per 1,000 words" in told


def test_what_is_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change that no finding holds makes the exit code 1."""
    _repository(tmp_path, TEXT, TEXT.replace("thirty", "sixty", 1))
    monkeypatch.setattr(version_pairs, "_findings", lambda *_: ())
    assert version_pairs.main([f"{tmp_path}:terms.md"]) == 1


def test_rewritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A version that was rewritten is counted and left out."""
    _repository(tmp_path, TEXT, " ".join(reversed(TEXT.split())))
    assert version_pairs.main([f"{tmp_path}:terms.md"]) == 0
    assert "left out as rewritten: 1" in capsys.readouterr().out
