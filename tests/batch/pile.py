"""A small form and copies of it with misreadings and edits, for tests that need many copies and little time."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="the extra clausediff[batch] is not installed")
pytest.importorskip("duckdb", reason="the extra clausediff[batch] is not installed")
pytest.importorskip("fsspec", reason="the extra clausediff[batch] is not installed")

from clausediff.batch.results import Results
from clausediff.batch.schemas import MERGED, TABLES

FORM = """---
id: loan
title: Loan of Equipment
version: "1"
language: en
fields:
  borrower: {type: person}
  day: {type: date}
---
# Loan of Equipment

1. The Museum lends the instruments named below to {{borrower}}, who shall keep them in a dry and heated room.

2. The Borrower shall return the instruments within 30 days after the exhibition has closed.

3. The Borrower may not lend the instruments to others without the written consent of the Museum.

Agreed on {{day}}.

4. Damage is reported to the Museum on the day on which it is seen, and repairs are made by the Museum alone.
"""

NAMES = "Ada Quist, Bo Larsen, Cy Wentworth, Di Marchetti, Ed Solberg, Fay Okafor, Gus Lindgren, Hal Petrov".split(", ")
MISREADINGS = (("instruments", "instrurnents"), ("heated", "heatcd"), ("Museum", "Muscum"), ("below", "bel0w"))
EDITS = (("30 days", "90 days"), ("may not lend", "may lend"), ("dry and heated room", "dry room"))


def copy(number: int) -> str:
    """A copy: every one has a name, most a misreading, every seventh an edit."""
    chosen = random.Random(number)
    text = FORM.partition("---\n# ")[2].replace("{{borrower}}", NAMES[number % len(NAMES)])
    if number % 7 == 3:
        old, new = EDITS[number // 7 % len(EDITS)]
        assert old in text
        text = text.replace(old, new)
    for printed, read in chosen.sample(MISREADINGS, chosen.randrange(3)):
        text = text.replace(printed, read, 1)
    return text.replace("{{day}}", f"{1 + number % 9} May 2025")


def form_in(folder: Path) -> str:
    """The form as a file; its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "loan.md"
    path.write_text(FORM, "utf-8")
    return str(path)


def pile_in(folder: Path, count: int) -> Path:
    """A folder with copies, some in a folder of their own."""
    for number in range(count):
        place = folder / ("first" if number % 3 else "second") / f"copy-{number:04}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(copy(number), "utf-8")
    return folder


def rows(out: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables, sorted: what must not depend on shards, workers or interruptions."""
    with Results(out) as results:
        return {
            name: sorted(results.rows(f"SELECT * FROM {name}"), key=repr)
            if name in TABLES
            else results.rows(f"SELECT * FROM {name}")
            for name in (*TABLES, *MERGED)
        }
