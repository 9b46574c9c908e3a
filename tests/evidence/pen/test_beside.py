"""Ink of a pen in the white, told from maps of probabilities that are drawn here."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.beside import FEATURES, beside_shapes, features_of, find_beside
from clausediff.scan.pages import Box
from tests.evidence.pen.drawn import HAND, STRIKE, WORDS, Ink

BEHIND, MARGIN, BETWEEN = (420.0, 61.0), (12.0, 83.0), (115.0, 74.0)
"""Where one may write: behind a line's last word, in the margin, between two lines."""


def test_print_alone_is_no_pen_s(page: Ink) -> None:
    """Nor is an empty page."""
    assert find_beside(*beside_shapes(page.classes, page.darkness, WORDS), WORDS) == []
    empty = Ink()
    assert find_beside(*beside_shapes(empty.classes, empty.darkness, []), []) == []


@pytest.mark.parametrize("place", [BEHIND, MARGIN], ids=["behind", "margin"])
@pytest.mark.parametrize("kind", [STRIKE, HAND], ids=["as a stroke", "as handwriting"])
def test_what_kind_of_stroke_it_is_taken_for_does_not_matter(page: Ink, place: tuple[float, float], kind: int) -> None:
    """A neat word in the white looks like a stroke through print, where there is none."""
    box = page.write(*place, letters=4, kind=kind, size=8)
    (mark,) = find_beside(*beside_shapes(page.classes, page.darkness, WORDS), WORDS)
    assert (mark.kind, mark.words) == ("written", ())
    assert mark.box.overlap(box) > 0.7 * box.width * box.height


def test_a_stroke_through_words_is_not_beside_them(page: Ink) -> None:
    """Nor are its ends, which run over the words' edges."""
    page.line([(40, 56), (230, 57)], STRIKE)
    assert find_beside(*beside_shapes(page.classes, page.darkness, WORDS), WORDS) == []


@pytest.mark.parametrize(
    "points",
    [
        pytest.param([(30, 40), (30, 160)], id="a bar beside the text"),
        pytest.param([(50, 180), (380, 180)], id="a rule below it"),
        pytest.param([(1, 60), (20, 61)], id="at the edge of the picture"),
    ],
)
def test_rules_and_edges_are_no_handwriting(page: Ink, points: list[tuple[float, float]]) -> None:
    """Whatever the network says of them."""
    page.line(points, HAND)
    assert find_beside(*beside_shapes(page.classes, page.darkness, WORDS), WORDS) == []


def test_a_hole_is_no_handwriting(page: Ink) -> None:
    """It is full, and far thicker than any stroke."""
    for step in range(18):
        page.line([(18, 100 + step), (36, 100 + step)], HAND, thick=4)
    assert find_beside(*beside_shapes(page.classes, page.darkness, WORDS), WORDS) == []


def test_a_note_within_a_frame_around_the_page_is_seen_by_itself(page: Ink) -> None:
    """The frame is no handwriting, and does not take the note with it."""
    box = page.write(*MARGIN, letters=3, kind=HAND, size=8)
    for corner in ([(5, 10), (470, 10), (470, 230)], [(5, 10), (5, 230), (470, 230)]):
        page.line(corner, HAND)
    (mark,) = find_beside(*beside_shapes(page.classes, page.darkness, WORDS), WORDS)
    assert mark.box.overlap(box) > 0.7 * mark.box.width * mark.box.height


def test_print_that_no_engine_read_is_no_handwriting(page: Ink) -> None:
    """The network is sure of it."""
    page.print_words([Box(420, 94, 470, 106)])
    assert find_beside(*beside_shapes(page.classes, page.darkness, WORDS), WORDS) == []


def test_ink_at_words_is_weighed_by_how_much_is_inside_them(page: Ink) -> None:
    """Between two lines it touches both; the features say so."""
    page.write(*BETWEEN, letters=4, kind=HAND, size=7)
    page.write(*BEHIND, letters=4, kind=HAND, size=7)
    shapes, ground = beside_shapes(page.classes, page.darkness, WORDS)
    found = [dict(zip(FEATURES, features_of(shape, ground), strict=True)) for shape in shapes]
    assert [each["inside"] > 0 for each in found] == [False, True]
    assert all(each["hand"] > 0.9 for each in found)
