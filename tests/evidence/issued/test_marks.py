"""Ink that the issued form does not print becomes marks of the scan, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

pytest.importorskip("cv2")

from clausediff.evidence.issued import fit_pages, with_issued_form
from clausediff.evidence.issued.marks import _struck
from clausediff.scan.pages import Box
from clausediff.scan.scan import Scan
from tests.evidence.issued.sheets import LINES, Sheet, askew, blurred, faxed

FORM = Sheet().scan("form.pdf")
WEARS = {"clean": None, "fax": faxed, "blur": blurred, "skew": askew}
Wear = Callable[[Any], Any] | None


def marked(sheet: Sheet, known: tuple[Box, ...] = ()) -> Scan:
    """The sheet's scan with what the form's print shows."""
    scan = sheet.scan()
    return with_issued_form(scan, FORM, fit_pages(scan, FORM), {0: known}, cache=False)


def through(word: str) -> tuple[float, float, float, float]:
    """A stroke through a word."""
    box = Sheet().word(word)
    return box.left - 2, box.middle + 1.5, box.right + 2, box.middle + 0.5


def scrawl(left: float, top: float) -> list[tuple[float, float, float, float]]:
    """Strokes like a written word."""
    points = [(left + 4 * at, top + (9 if at % 2 else 0)) for at in range(8)]
    return [(*one, *other) for one, other in pairwise(points)]


@pytest.mark.parametrize("wear", WEARS)
def test_a_copy_without_ink_of_its_own_has_no_marks(wear: str) -> None:
    """Wear alone is no ink."""
    scan = marked(Sheet(wear=WEARS[wear]))
    assert scan.marks == ()
    assert scan.unread == ()


@pytest.mark.parametrize("wear", WEARS)
def test_a_stroke_through_words_is_seen(wear: str) -> None:
    """A pen's line through a word is between its letters, where the form is white."""
    scan = marked(Sheet(wear=WEARS[wear], strokes=[through("disclose")]))
    assert [(mark.kind, scan.text[mark.span.slice], mark.certain) for mark in scan.marks] == [
        ("struck", "disclose", False)
    ]
    assert "ink on page 1 that the issued form does not have" in scan.marks[0].says


@pytest.mark.parametrize("wear", WEARS)
def test_writing_in_the_white_is_seen(wear: str) -> None:
    """Ink in the white behind a line becomes a mark where the line ends; ink far below the text is named with its place."""
    scan = marked(Sheet(wear=WEARS[wear], strokes=[*scrawl(345, 96), *scrawl(200, 250)]))
    (mark,) = scan.marks
    assert (mark.kind, scan.text[: mark.span.start].split("\n")[-1].strip()) == ("written", LINES[3])
    (part,) = scan.unread
    assert part.kind == "written"
    assert part.boxes[0].overlap(Box(200, 250, 230, 259)) > 100


def test_what_was_seen_before_is_not_told_again() -> None:
    """Ink at the place of a known mark, such as a stamp, is that mark's."""
    box = Box(340, 90, 385, 110)
    assert marked(Sheet(strokes=scrawl(345, 96)), (box,)).marks == ()


def test_words_that_were_read_are_left_to_the_comparison() -> None:
    """A word that the form lacks was read: what it says is compared, so its ink is no mark."""
    lines = [*LINES[:5], f"{LINES[5]} Never."]
    assert marked(Sheet(lines)).marks == ()


def test_another_layout_is_named_and_not_used() -> None:
    """A page that is set otherwise has no marks of this kind, and the scan says so, as something that nobody has to look at."""
    words = " ".join(LINES).split()
    scan = marked(Sheet([" ".join(words[at : at + 7]) for at in range(0, len(words), 7)], strokes=scrawl(345, 150)))
    assert scan.marks == ()
    (part,) = scan.unread
    assert (part.kind, part.harmless) == ("issued", True)
    assert part.says.startswith("page 1: the layout is not that of the issued form")


def test_the_form_itself_has_nothing_of_its_own() -> None:
    """A page compared with itself."""
    assert marked(Sheet()).marks == ()


def test_what_is_typed_on_a_blank_is_not_struck() -> None:
    """The line of a blank runs below what was filled in; nothing of it is a stroke, nor writing that nobody read."""
    blank = [*LINES[:5], "4. Signed in the city of ____________ on this day."]
    filled = [*LINES[:5], "4. Signed in the city of Gothenburg on this day."]
    left = Sheet(blank).word("____________")
    rule = [(left.left, left.bottom - 3.0, left.right, left.bottom - 3.0)]
    scan = Sheet(filled, strokes=rule).scan()
    form = Sheet(blank).scan("form.pdf")
    assert with_issued_form(scan, form, fit_pages(scan, form), {}, cache=False).marks == ()


def test_words_that_another_word_pushed_along_are_no_ink() -> None:
    """A longer word in the line moves those behind it: they are read, and the little of them that the form lacks is no writing."""
    lines = [line.replace("sixty", "ninety") for line in LINES]
    assert marked(Sheet(lines)).marks == ()


@pytest.mark.parametrize(
    ("shares", "struck"),
    [
        ([0.38], [0]),
        ([0.37], []),
        ([0.37, 0.21], []),
        ([0.22, 0.22], [0, 1]),
        ([0.0, 0.22, 0.22, 0.0], [1, 2]),
        ([0.22, 0.0, 0.22], []),
        ([0.21, 0.38], [1]),
        ([0.22, 0.38], [0, 1]),
        ([0.38, 0.22], [0, 1]),
    ],
)
def test_when_a_word_is_struck(shares: list[float], struck: list[int]) -> None:
    """By much ink between its letters, or by less if the word beside it has as much."""
    words = range(10, 10 + len(shares))
    assert _struck(FORM, words, shares) == [10 + at for at in struck]
