"""Ink that nobody read, and whether it is like words that are missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clausediff.evidence.pixels.unread import unread_rows
from clausediff.evidence.pixels.witness import scan_pixels
from clausediff.model import Range
from clausediff.scan.ocr import recogniser
from clausediff.scan.pages import Box, LineBox, Page, WordBox
from clausediff.scan.places import Places
from clausediff.scan.scan import Scan
from tests.evidence.pixels.test_witness import LEFT, PRINTED, SIZE, STEP, TOP, _scan

TEXT = "first line\nlast line\n"


def _page(*unread: Box) -> Scan:
    words = (WordBox(Range(0, 10), 0, Box(10, 10, 90, 20)), WordBox(Range(11, 20), 0, Box(10, 70, 90, 80)))
    lines = tuple(LineBox(word.span, 0, word.box) for word in words)
    return Scan("a", "", TEXT, words=words, lines=lines, pages=(Page(1, 200, 200, unread=unread),))


def test_rows_between_two_lines() -> None:
    """Boxes side by side are one row; ink above and below the two lines is another place's."""
    scan = _page(Box(60, 31, 90, 41), Box(10, 30, 50, 40), Box(10, 50, 90, 60), Box(10, 120, 90, 130))
    place = Range(11, 11)
    assert unread_rows(scan, Places(scan), place) == (0, [Box(10, 30, 90, 41), Box(10, 50, 90, 60)])


def test_ink_on_both_sides_of_a_stamp() -> None:
    """Ink of one row that lies apart is in parts, and what was read of the stamp between them does not end the place."""
    first, stamp, last = Box(10, 10, 190, 20), Box(90, 32, 110, 42), Box(10, 70, 190, 80)
    text = "first line\nSTAMP\nlast line\n"
    spans = (Range(0, 10), Range(11, 16), Range(17, 26))
    words = tuple(WordBox(span, 0, box) for span, box in zip(spans, (first, stamp, last), strict=True))
    lines = tuple(LineBox(word.span, 0, word.box) for word in words)
    left, right = Box(10, 30, 70, 40), Box(130, 31, 190, 41)
    below = Box(10, 50, 70, 60)
    scan = Scan("a", "", text, words=words, lines=lines, pages=(Page(1, 200, 200, unread=(left, right, below)),))
    assert unread_rows(scan, Places(scan), Range(11, 17)) == (0, [left, right, below])


def test_rows_behind_the_last_line() -> None:
    """Down to the foot of the page."""
    scan = _page(Box(10, 30, 90, 40), Box(10, 120, 90, 130))
    assert unread_rows(scan, Places(scan), Range(20, 20)) == (0, [Box(10, 120, 90, 130)])


def test_no_ink() -> None:
    """Where all ink was read, or nothing has boxes, there is nothing to look at."""
    scan = _page()
    assert unread_rows(scan, Places(scan), Range(11, 11)) is None
    plain = Scan("a", "", TEXT)
    assert unread_rows(plain, Places(plain), Range(11, 11)) is None


@pytest.mark.skipif(not recogniser.installed(), reason="RapidOCR is not installed")
def test_line_that_was_dropped() -> None:
    """The ink of a line that was not read is like its words, and unlike others."""
    whole = _scan()
    upper = whole.lines[0]
    dropped = Box(LEFT, TOP + STEP, LEFT + 230, TOP + STEP + SIZE + 3)
    page = replace(whole.pages[0], unread=(dropped,))
    words = tuple(word for word in whole.words if word.span.end <= upper.span.end)
    scan = replace(whole, text=whole.text[: upper.span.end] + "\n", words=words, lines=(upper,), pages=(page,))
    witness = scan_pixels(scan)
    assert witness is not None
    place = Range(upper.span.end, upper.span.end)
    alike, other = (witness.look_for(place, text) for text in (PRINTED[1], "Nothing in this Agreement is a licence."))
    assert alike is not None
    assert other is not None
    assert alike > 0.9
    assert other < 0.5
    assert witness.look_for(Range(0, 0), PRINTED[1]) is not None
