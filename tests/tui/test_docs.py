"""docs/tui.md says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clausediff.tui.keys import DIFFERENCE, PILE, REVIEW

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "tui.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("head", "keys"), [("in the lists", PILE), ("in a difference", DIFFERENCE), ("in an agreement", REVIEW)]
)
def test_the_tables_of_keys(head: str, keys) -> None:
    """Every key with its sentence, and no other, in the same order."""
    table = PAGE.split(f"| key | {head} | id |\n|---|---|---|\n")[1].split("\n\n")[0]
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table.splitlines()]
    name = {PILE: "pile", DIFFERENCE: "difference", REVIEW: "review"}[keys]
    assert rows == [(key.shown, key.help, f"`{name}.{key.name}`") for key in keys]


def test_every_picture_is_there() -> None:
    """And takes nothing from another host."""
    pictures = re.findall(r"\]\((images/\S+)\)", PAGE)
    assert len(pictures) >= 6
    for picture in pictures:
        drawn = (ROOT / "docs" / picture).read_text(encoding="utf-8")
        assert "<svg" in drawn and not re.search(r"(?:url\(|href=)[\"']?https?:", drawn)
