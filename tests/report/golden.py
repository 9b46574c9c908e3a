"""Goldens: readable files under ``golden/`` that a report must equal. ``REGOLD=1 pytest`` writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def check(name: str, text: str) -> None:
    """Hold ``text`` against ``golden/name``."""
    place = FOLDER / name
    if os.environ.get("REGOLD"):
        place.write_text(text, encoding="utf-8", newline="")
    assert text == place.read_text(encoding="utf-8")
