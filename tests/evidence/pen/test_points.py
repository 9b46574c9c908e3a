"""Handwriting belongs to the point of the text where a reader would put it in."""

from __future__ import annotations

import pytest

from clausediff.evidence.pen.points import over_rows, point_of
from clausediff.model import Range
from clausediff.scan.pages import Box, LineBox, WordBox, around

LINES = ("The Baker shall deliver loaves.", "Each loaf weighs a pound.", "By:")
TEXT = "\n".join(LINES)


def page() -> tuple[list[WordBox], list[LineBox]]:
    """Three lines of print, 20 points apart; each letter is 6 points wide."""
    words, lines, start = [], [], 0
    for row, line in enumerate(LINES):
        own = []
        for word in line.split():
            at = line.index(word)
            box = Box(100 + 6 * at, 100 + 20 * row, 100 + 6 * (at + len(word)), 112 + 20 * row)
            own.append(WordBox(Range(start + at, start + at + len(word)), 0, box))
        words += own
        lines.append(LineBox(Range(own[0].span.start, own[-1].span.end), 0, around(word.box for word in own)))
        start += len(line) + 1
    return words, lines


@pytest.mark.parametrize(
    ("box", "before"),
    [
        pytest.param(Box(150, 90, 180, 101), "The Baker", id="above a line, over a caret"),
        pytest.param(Box(150, 111, 180, 121), "Each loaf", id="between two lines: in the lower one"),
        pytest.param(Box(150, 102, 180, 112), "The Baker", id="on a line's own words, in their lower part"),
        pytest.param(Box(310, 100, 350, 112), "deliver loaves.", id="behind a line"),
        pytest.param(Box(20, 120, 80, 132), "deliver loaves.\n", id="in the margin before a line"),
        pytest.param(Box(130, 134, 220, 160), "By:", id="a signature behind its label"),
        pytest.param(Box(100, 160, 220, 175), "By:", id="below the last line"),
    ],
)
def test_point(box: Box, before: str) -> None:
    """The point is behind the words that stand before it."""
    words, lines = page()
    at = point_of(box, words, lines, 0)
    assert at is not None
    assert TEXT[:at].endswith(before)


def test_ink_far_from_all_lines_has_none() -> None:
    """A note at the foot of an empty page, and a page without lines."""
    words, lines = page()
    assert point_of(Box(100, 600, 160, 615), words, lines, 0) is None
    assert point_of(Box(100, 100, 160, 115), words, lines, 1) is None


@pytest.mark.parametrize(
    ("box", "over"),
    [
        (Box(150, 90, 180, 101), True),
        (Box(20, 90, 80, 101), False),
        (Box(300, 90, 340, 101), False),
        (Box(60, 90, 110, 101), False),
        (Box(60, 90, 120, 101), True),
        (Box(270, 90, 310, 101), True),
        (Box(280, 90, 320, 101), False),
    ],
)
def test_ink_over_a_line(box: Box, over: bool) -> None:
    """A quarter of the ink's width over a line puts it above or below the line, and not beside it."""
    _, lines = page()
    assert over_rows(lines[:1], box) is over
    assert not over_rows([], box)
