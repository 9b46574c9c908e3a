"""What OCR read is kept: found again by the same key and engine only, whole or not at all, and never without end."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from clausediff.cli.main import main
from clausediff.scan.ocr import cache
from clausediff.scan.ocr.picture import Reading, Straight
from clausediff.scan.pages import Box
from clausediff.scan.reading_order import Piece

READING = Reading(
    "rapidocr",
    612.0,
    792.0,
    Straight(90, "left", 0.5, -1.25),
    (Piece("“Größe”", Box(1.0, 2.0, 30.5, 12.25), 3, 0.875), Piece("x", Box(0.0, 0.0, 1.0, 1.0))),
    (Box(5.0, 6.0, 7.0, 8.0),),
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    monkeypatch.setenv("CLAUSEDIFF_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def files(folder: Path) -> list[Path]:
    """All files in the cache."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_is_kept_is_found() -> None:
    """The same picture and engine give back the same reading; another picture or version gives none."""
    cache.save("a/0", "engine 1", [READING, READING])
    assert cache.load("a/0", "engine 1") == [READING, READING]
    assert cache.load("a/1", "engine 1") is None
    assert cache.load("a/0", "engine 2") is None


@pytest.mark.parametrize("damage", [b"", b"\x1f\x8b\x08", b"not gzip", None])
def test_damage_is_absence(folder: Path, damage: bytes | None) -> None:
    """A file that cannot be read is removed, and read anew."""
    cache.save("a/0", "engine", [READING])
    (path,) = files(folder)
    path.write_bytes(path.read_bytes()[:-9] if damage is None else damage)
    assert cache.load("a/0", "engine") is None
    assert files(folder) == []


def test_an_interrupted_write_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing half written is ever in place."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        cache.save("a/0", "engine", [READING])
    assert files(folder) == []
    assert cache.load("a/0", "engine") is None


def test_a_folder_that_cannot_be_written(folder: Path) -> None:
    """Nothing is kept, and nothing goes wrong."""
    folder.write_text("a file stands where the folder should")
    cache.save("a/0", "engine", [READING])
    assert cache.load("a/0", "engine") is None


def test_the_oldest_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over the limit the files that were not used for longest are removed."""
    before: set[Path] = set()
    for number in range(6):
        cache.save(f"a/{number}", "engine", [READING])
        (newest,) = set(files(folder)) - before
        before.add(newest)
        os.utime(newest, (number, number))
    assert cache.load("a/0", "engine") is not None  # used: it is the newest now
    monkeypatch.setattr(cache, "_MOST", 4 * files(folder)[0].stat().st_size)
    cache.save("a/6", "engine", [READING])
    kept = [number for number in range(7) if cache.load(f"a/{number}", "engine")]
    assert 0 in kept and 6 in kept
    assert 1 not in kept and 2 not in kept


def test_only_the_owner_may_look(folder: Path) -> None:
    """Contracts are in it."""
    cache.save("a/0", "engine", [READING])
    (path,) = files(folder)
    assert path.stat().st_mode & 0o077 == 0


def test_the_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``cache info`` counts, ``cache clear`` removes."""
    cache.save("a/0", "engine", [READING])
    cache.save("a/1", "engine", [READING])
    assert main(["cache", "info"]) == 0
    assert capsys.readouterr().out.startswith("2 pages, ")
    assert main(["cache", "clear"]) == 0
    assert str(folder) in capsys.readouterr().out
    assert files(folder) == []
    assert main(["cache", "info"]) == 0
    assert capsys.readouterr().out.startswith("0 pages, ")


def test_what_was_read_now_is_what_comes_back() -> None:
    """The places of words are kept to a hundredth of a point, and are no finer in the run that reads them."""
    piece = replace(READING.pieces[0], box=Box(10.123456, 20.5049, 30.98765, 40.0001), confidence=0.123456789)
    fine = replace(READING, pieces=(piece,), unread=(Box(1.23456, 2, 3, 4),))
    cache.save("a/0", "engine", [fine])
    assert cache.as_kept([fine]) == cache.load("a/0", "engine") != [fine]
