"""Headings of a redline: only what the canonical prints as one, however the page was read."""

from __future__ import annotations

from pathlib import Path

import pytest

import clausediff
from clausediff.report.docx import build
from clausediff.report.registry import RenderOptions

FORM = (
    "# Loan of a Big Crane\n\n## 1. The Loan\n\nThe Owner lends the crane to the Hirer for thirty days.\n\n"
    "## 2. Price\n\nThe Hirer pays forty dollars on the first of each month.\n"
)
TITLE, LOAN, PRICE = "Loan of a Big Crane", "1. The Loan", "2. Price"


def headings(folder: Path, copy: str) -> list[tuple[int, str]]:
    """The headings of the redline of a copy, each with its level."""
    (folder / "form.md").write_text(FORM, encoding="utf-8")
    (folder / "copy.txt").write_text(copy, encoding="utf-8")
    report = clausediff.compare(folder / "copy.txt", canonical=folder / "form.md")
    made = build(report, RenderOptions())
    return [
        (each.heading, "".join(piece.text for piece in each.pieces).strip())
        for each in made.redlines[0].paragraphs
        if each.heading
    ]


@pytest.mark.parametrize("gap", ["\n\n", "\n", " ", "\f"])
def test_a_heading_ends_where_the_canonicals_does(tmp_path: Path, gap: str) -> None:
    """With blank lines, without them, and read as one line."""
    copy = FORM.replace("## ", "").replace("# ", "").replace("\n\n", gap)
    assert headings(tmp_path, copy) == [(1, TITLE), (2, LOAN), (2, PRICE)]


def test_a_misread_heading_ends_there_too(tmp_path: Path) -> None:
    """A letter that was lost takes no word of the text into the heading."""
    copy = FORM.replace("## ", "").replace("# ", "").replace("\n\n", "\n").replace("Crane", "Cran")
    assert [level for level, _ in headings(tmp_path, copy)] == [1, 2, 2]
    assert "Owner" not in " ".join(text for _, text in headings(tmp_path, copy))


def test_a_changed_word_stays_in_the_heading(tmp_path: Path) -> None:
    """Both words are in it, and nothing of what follows."""
    copy = FORM.replace("## ", "").replace("# ", "").replace("\n\n", "\n").replace("Big", "Small")
    assert headings(tmp_path, copy)[0] == (1, "Loan of a BigSmall Crane")
