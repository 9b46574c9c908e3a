"""Objects on disk: the same ones, sorted, and a run over many files whose report is the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausediff import pipeline, spilled
from clausediff.pipeline import Options, compare_sources
from clausediff.spilled import Spilled

FORM = (
    "1. The Supplier delivers the flour to the Buyer each week.\n\n2. The Buyer pays within thirty days of delivery.\n"
)


def test_objects_come_back_sorted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Equal objects in the order of their keys, from memory and from disk; those with one key as they came."""
    monkeypatch.setattr(spilled, "_IN_MEMORY", 10)
    kept: Spilled[str] = Spilled(str.upper)
    for text in ("cinnamon", "bran", "apple", "barley"):
        kept.append(text, text[0])
    kept.arrange()
    assert list(kept) == ["APPLE", "BRAN", "BARLEY", "CINNAMON"]
    assert kept[0] == "APPLE" and kept[1:3] == ["BRAN", "BARLEY"] and len(kept) == 4
    assert list(kept) == list(kept)


def test_a_run_over_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the documents on disk a report is the same as with them in memory, witnesses, errors and all."""
    (tmp_path / "form.md").write_text(FORM, "utf-8")
    copies = [FORM, FORM.replace("thirty", "sixty"), FORM.replace("flour", "fl0ur"), FORM.replace("thirty", "sixty")]
    for number, copy in enumerate(copies):
        (tmp_path / f"{9 - number}.txt").write_text(copy, "utf-8")
    paths = [str(tmp_path / f"{number}.txt") for number in (9, 8, 7, 6, 5)]  # the last one is not there
    options = Options(canonical=str(tmp_path / "form.md"))
    in_memory = compare_sources(paths, options)
    monkeypatch.setattr(pipeline, "_MANY", 2)
    for jobs in (1, 2):
        on_disk = compare_sources(paths, Options(canonical=options.canonical, spill=True, jobs=jobs))
        assert isinstance(on_disk.documents, Spilled)
        assert on_disk.to_json() == in_memory.to_json()
        assert tuple(on_disk.documents) == in_memory.documents
        assert on_disk.notes == in_memory.notes and on_disk.errors == in_memory.errors != ()
        assert on_disk.exit_code() == in_memory.exit_code() and on_disk.counts == in_memory.counts
