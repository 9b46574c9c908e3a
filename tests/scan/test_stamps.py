"""What is told of stamps: the words that one covers, or what it says beside the text."""

from __future__ import annotations

import pytest

from clausediff.model import Range
from clausediff.scan.pages import Box, Page, Stamp, WordBox
from clausediff.scan.stamps import stamps_on

TEXT = "The Keeper feeds all horses\nand may not ride them\nbefore noon or at night"


def boxes() -> list[WordBox]:
    """The words of the text on a page: 40 points wide and 10 high, three lines of 20 points."""
    made, at = [], 0
    for row, line in enumerate(TEXT.split("\n")):
        for column, word in enumerate(line.split()):
            start = TEXT.index(word, at)
            at = start + len(word)
            box = Box(50 * column, 20 * row, 50 * column + 40, 20 * row + 10)
            made.append(WordBox(Range(start, at), 0, box, 0.9))
    return made


def told(*stamps: Stamp) -> tuple[list[tuple[str, str]], list[tuple[str, bool]]]:
    """The marks as words and what they say, and what is said of the others with whether it is harmless."""
    marks, beside = stamps_on(0, Page(1, 300, 200, stamps=stamps), TEXT, boxes())
    return [(TEXT[mark.span.slice], mark.says) for mark in marks], [(each.says, each.harmless) for each in beside]


def test_over_words() -> None:
    """One mark: on the longest run, with the other words and its own words quoted."""
    ((words, says),), beside = told(Stamp(Box(45, 15, 160, 55), 0, False, "ENTERED 4 MAY"))
    assert words == "may not"
    assert "“ENTERED 4 MAY”" in says and "“noon or”" in says
    assert beside == []


def test_a_ring_and_a_turned_frame_cover_what_is_inside() -> None:
    """Words at the corners of the box around a frame are not under it."""
    ((words, _),), _ = told(Stamp(Box(0, -25, 80, 75), 0, True, ""))
    assert "may" not in words
    assert Stamp(Box(0, 0, 100, 100), 0, False, "").covers(Box(2, 2, 10, 10))
    assert not Stamp(Box(0, 0, 100, 100), 30, False, "").covers(Box(2, 2, 10, 10))
    assert Stamp(Box(0, 0, 100, 100), 30, False, "").covers(Box(40, 45, 60, 55))


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("HALDEN MILLS LTD", True),
        ("", True),
        ("HALDEN MILLS 4 MAY 2026", True),
        ("VOID", False),
        ("UNGÜLTIG", False),
        ("ANNULLATO", False),
        ("NOT AGREED", False),
        ("CLAUSE 4 DELETED", False),
        ("except the horses", False),
        ("DRAFT", False),
        ("500 EUR", False),
    ],
)
def test_a_seal_beside_the_text(text: str, harmless: bool) -> None:
    """It is harmless where it has only names and dates; a stamp there is told whatever it says."""
    box = Box(200, 120, 280, 180)
    marks, ((says, quiet),) = told(Stamp(box, 0, True, text))
    assert marks == [] and quiet is harmless and (f"“{text}”" in says) is bool(text)
    assert told(Stamp(box, 4, False, text))[1][0][1] is False
