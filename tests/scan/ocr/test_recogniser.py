"""The recogniser's characters are kept between runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausediff.scan.ocr import recogniser

pytestmark = pytest.mark.skipif(not recogniser.installed(), reason="RapidOCR is not installed")


def test_characters_are_kept_for_the_next_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What was kept is read without loading the network; where nothing may be kept, or another version reads, it is loaded."""
    monkeypatch.setenv("CLAUSEDIFF_CACHE", str(tmp_path))
    known = recogniser.characters.__wrapped__()
    assert not list(tmp_path.rglob("*.gz"))
    assert recogniser.characters.__wrapped__(keep=True) == known
    assert known[0] == "" and known[-1] == " " and "a" in known

    def unloaded() -> None:
        raise LookupError

    monkeypatch.setattr(recogniser, "_session", unloaded)
    assert recogniser.characters.__wrapped__(keep=True) == known
    with pytest.raises(LookupError):
        recogniser.characters.__wrapped__()
    monkeypatch.setattr(recogniser, "version", lambda: "another")
    with pytest.raises(LookupError):
        recogniser.characters.__wrapped__(keep=True)
