"""Ink away from words that is no writing, drawn here."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.lone import is_lone_line_or_ring
from clausediff.evidence.pen.shapes import find_shapes
from clausediff.scan.pages import Box
from tests.evidence.pen.drawn import HAND, WORDS, Ink


def lone(page: Ink) -> list[bool]:
    """Of each shape of handwriting whether it is a lone line or ring."""
    shapes, labels = find_shapes(page.classes[HAND] >= 0.5, 12, 6)
    return [is_lone_line_or_ring(shape, labels, WORDS) for shape in shapes]


@pytest.mark.parametrize("thick", [1, 3])
@pytest.mark.parametrize("end", [(320.0, 215.0), (301.0, 240.0), (322.0, 201.0)])
def test_a_straight_line_in_the_white(end: tuple[float, float], thick: int) -> None:
    """A hair or a scratch, however it lies."""
    page = Ink()
    page.line([(300, 200), end], HAND, thick=thick)
    assert lone(page) == [True]


def test_a_ring_in_the_white() -> None:
    """The rim of a punched hole; what has something in it is none."""
    page = Ink()
    page.ring(Box(300, 180, 317, 197), HAND)
    assert lone(page) == [True]
    page.line([(306, 188), (311, 188)], HAND)
    assert lone(page) == [False]


def test_what_stands_near_a_word() -> None:
    """A stroke before a figure may be a figure that was put in."""
    page = Ink()
    word = WORDS[6]
    page.line([(word.left - 14, word.bottom), (word.left - 3, word.top + 8)], HAND)
    assert lone(page) == [False]


def test_writing_is_neither() -> None:
    """Loops, a bent stroke, a tick, a short dash and a figure 1."""
    for points in (
        [(300, 200), (297, 216)],
        [(300, 200), (304, 208), (316, 190)],
        [(300, 200), (310, 203), (320, 200)],
        [(300, 200), (305, 200)],
    ):
        page = Ink()
        page.line([(float(x), float(y)) for x, y in points], HAND)
        assert lone(page) == [False]
    page = Ink()
    page.write(300, 210, 3, HAND)
    assert lone(page) == [False]
