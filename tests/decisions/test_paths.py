"""The default path of the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausediff.decisions import default_path, default_reviewer


def test_beside_the_input(tmp_path: Path) -> None:
    """A file's folder, or the folder itself; nothing is made."""
    (tmp_path / "a.txt").write_text("x")
    assert default_path([str(tmp_path / "a.txt")]) == tmp_path / "clausediff-decisions.sqlite"
    assert default_path([str(tmp_path)]) == tmp_path / "clausediff-decisions.sqlite"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("paths", [[], ["-"], ["/proc/self/nowhere/a.txt"]])
def test_else_in_the_data_folder(paths: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input and folders that cannot be written have no place beside them."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_path(paths) == tmp_path / "clausediff" / "clausediff-decisions.sqlite"


def test_reviewer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment names the reviewer, else the account does."""
    monkeypatch.setenv("CLAUSEDIFF_REVIEWER", " Ada ")
    assert default_reviewer() == "Ada"
    monkeypatch.setenv("CLAUSEDIFF_REVIEWER", "")
    assert default_reviewer()

    def nobody() -> str:
        raise KeyError("no such user")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert default_reviewer() == "unknown"
