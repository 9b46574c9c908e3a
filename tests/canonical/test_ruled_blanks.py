"""Lines to write on that a PDF draws become blanks of the form."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from clausediff.canonical.importing import propose_form
from clausediff.canonical.ruled_blanks import with_ruled_blanks
from clausediff.model import Range
from clausediff.scan.pages import Box, Page, WordBox
from clausediff.scan.scan import Mark, Scan

SIZE = 10.0
"""Of a letter, in points."""


def scanned(*lines: str) -> Scan:
    """A page with these lines, 20 points apart; each letter is 10 points wide, and the gaps are as typed."""
    text = "\n".join(lines)
    words, at = [], 0
    for number, line in enumerate(lines):
        for found in re.finditer(r"\S+", line):
            box = Box(found.start() * SIZE, 20.0 * number, found.end() * SIZE, 20.0 * number + SIZE)
            words.append(WordBox(Range(at + found.start(), at + found.end()), 0, box))
        at += len(line) + 1
    return Scan("a.pdf", "", text, "pdf", words=tuple(words), pages=(Page(1, 600, 800),))


def rule(line: float, start: float, end: float) -> Box:
    """A rule under a line, from a column to another."""
    return Box(start * SIZE, 20.0 * line + SIZE + 1, end * SIZE, 20.0 * line + SIZE + 1.5)


@pytest.mark.parametrize(
    ("lines", "rules", "text"),
    [
        (("made on            between us",), [rule(0, 8, 18)], "made on ____ between us"),
        (("Signature:",), [rule(0, 12, 30)], "Signature: ____"),
        (("             of Vermont",), [rule(0, 0, 12)], "             ____ of Vermont"),
        (("From           to           .",), [rule(0, 5, 14), rule(0, 18, 28)], "From ____ to ____ ."),
        (
            ("Signed:", "", "Licensor      Licensee"),
            [rule(1, 0, 10), rule(1, 14, 24)],
            "Signed:\n____\t____\n\nLicensor      Licensee",
        ),
        (("the words are underlined here",), [rule(0, 4, 9)], "the words are underlined here"),
        (("a very short dash    ",), [rule(0, 19, 20)], "a very short dash    "),
    ],
)
def test_where_blanks_come(lines: tuple[str, ...], rules: list[Box], text: str) -> None:
    """Beside words, between them, and below them in a row; an underline is none."""
    made, count, _ = with_ruled_blanks(scanned(*lines), [rules])
    assert made.text == text
    assert count == text.count("____")


def test_a_line_across_the_page_divides_it() -> None:
    """It is said, not dropped in silence."""
    made, count, notes = with_ruled_blanks(scanned("the first part of it", "", "the second"), [[rule(1, 0, 20)]])
    assert (made.text, count) == ("the first part of it\n\nthe second", 0)
    assert notes == ["page 1: lines across the whole page were taken for no blanks"]


def test_what_is_marked_moves_along() -> None:
    """Marks and words have the same words as before."""
    scan = scanned("made on         between us and them")
    start = scan.text.index("us")
    marked = replace(scan, marks=(Mark("struck", Range(start, start + 2), ""),))
    made, _, _ = with_ruled_blanks(marked, [[rule(0, 8, 15)]])
    assert made.text[made.marks[0].span.slice] == "us"
    assert [made.text[word.span.slice] for word in made.words] == ["made", "on", "between", "us", "and", "them"]


def test_a_pdf_is_imported_with_its_drawn_lines(tmp_path: Path) -> None:
    """Lines, and the thin rectangles that web pages print; what is said names the fields."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    path = tmp_path / "form.pdf"
    page = canvas.Canvas(str(path), pagesize=(400, 300), invariant=1)
    page.drawString(40, 250, "This Agreement is made on")
    page.line(190, 248, 270, 248)
    page.drawString(275, 250, "between us.")
    page.drawString(40, 200, "Signature:")
    page.rect(100, 198, 150, 0.7, stroke=0, fill=1)
    page.save()
    made = propose_form(str(path))
    assert "made on {{date}} between us." in made.text
    assert "Signature: {{signature}}" in made.text
    assert any("2 drawn lines became fields" in each for each in made.unread)
