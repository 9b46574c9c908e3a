"""Crosses over clauses that are taken for other ink, drawn here."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.crosses import find_crosses, with_crosses
from clausediff.evidence.pen.detect import marks_of
from clausediff.evidence.pen.mark import PenMark
from clausediff.scan.pages import Box
from tests.evidence.pen.drawn import HAND, OTHER, STRIKE, WORDS, Ink

FALLING, RISING = [(60.0, 50.0), (380.0, 126.0)], [(60.0, 126.0), (380.0, 50.0)]


def found(page: Ink) -> list[set[int]]:
    """The words of each cross."""
    return [set(mark.words) for mark in find_crosses(page.classes, WORDS)]


@pytest.mark.parametrize("ways", [(FALLING,), (RISING,), (FALLING, RISING)])
@pytest.mark.parametrize("kind", [OTHER, STRIKE])
def test_a_cross_or_slash_over_lines(page: Ink, ways: tuple[list[tuple[float, float]], ...], kind: int) -> None:
    """All words in its box, though it runs through few of them."""
    for way in ways:
        page.line(way, kind)
    (words,) = found(page)
    assert words >= {1, 2, 3, 4, 7, 8, 9, 10, 13, 14, 15, 16, 19, 20, 21, 22}


def test_a_cross_in_pieces(page: Ink) -> None:
    """Letters that it runs through hide it."""
    page.line(FALLING, OTHER)
    page.line(RISING, OTHER)
    for x in range(140, 740, 60):
        page.classes[:, :, x : x + 14] = 0
        page.classes[0, :, x : x + 14] = 1
    assert len(found(page)) == 1


def test_rings_frames_and_stamps_are_none(page: Ink) -> None:
    """Their ink is not on the diagonals of their box."""
    page.ring(Box(60, 50, 380, 126), OTHER)
    assert found(page) == []
    frame = [(60.0, 50.0), (380.0, 50.0), (380.0, 126.0), (60.0, 126.0), (60.0, 50.0)]
    page.line(frame, OTHER)
    assert found(page) == []
    page.line(FALLING, OTHER)
    assert found(page) == []


def test_other_lines_are_none(page: Ink) -> None:
    """A line under words, a slanted one through one line, a slash in the white, and one of handwriting."""
    page.line([(50, 64), (400, 66)], OTHER)
    page.line([(60, 74), (110, 84)], OTHER)
    page.line([(300, 170), (400, 220)], OTHER)
    page.line([(50, 74), (380, 126)], HAND)
    assert found(page) == []
    assert find_crosses(page.classes, []) == []


def test_what_is_told_with_a_cross() -> None:
    """Single words that may be struck under it; a phrase that is struck for certain stays, and a cross that is known is not told twice."""
    cross = PenMark("struck", Box(0, 0, 9, 9), (1, 2, 3, 7, 8, 9))
    one, sure, wide = (
        PenMark("struck", WORDS[1], (1,)), PenMark("struck", WORDS[2], (2,), (), True), PenMark("struck", WORDS[3], (3, 4)),
    )  # fmt: skip
    assert with_crosses([one, sure, wide], [cross]) == [sure, wide, cross]
    known = PenMark("struck", Box(0, 0, 9, 9), tuple(range(12)))
    assert with_crosses([one, known], [cross]) == [one, known]
    assert with_crosses([one], []) == [one]


def test_a_cross_of_other_ink_is_no_stamp(page: Ink) -> None:
    """It is told as strokes through the words."""
    page.line(FALLING, OTHER)
    page.line(RISING, OTHER)
    kinds = [mark.kind for mark in marks_of(page.classes, page.darkness, WORDS) if len(mark.words) > 10]
    assert kinds == ["struck"]


def test_handwriting_beside_a_stamp(page: Ink) -> None:
    """It hangs together with the stamp's ring, and is told as what it is; inside it may be the stamp's letters."""
    page.ring(Box(60, 140, 180, 200), OTHER)
    page.ring(Box(75, 150, 165, 190), OTHER)
    page.line([(90, 170), (150, 170)], OTHER)
    page.write(186, 176, 8, HAND)
    assert [mark.box.left > 170 for mark in marks_of(page.classes, page.darkness, WORDS) if mark.kind == "written"] == [
        True
    ]
