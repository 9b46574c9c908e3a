"""Marks that other ink explains, told from maps of probabilities that are drawn here."""

from __future__ import annotations

import math
from typing import Any

import pytest

pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

import itertools

from clausediff.evidence.pen import closer
from clausediff.evidence.pen.explained import rings_through, without_explained
from clausediff.evidence.pen.mark import PenMark
from clausediff.scan.pages import Box
from tests.evidence.pen.drawn import HAND, OTHER, STRIKE, WORDS, Ink

RING = Box(100, -20, 320, 60)
"""Its lowest part runs through the first line of words."""


def arc(page: Ink) -> None:
    """A large ring, of which the part in the words' line looks like a stroke through print."""
    points = [
        (210 + 110 * math.cos(turn / 50 * math.pi), 20 + 38 * math.sin(turn / 50 * math.pi)) for turn in range(101)
    ]
    for one, other in itertools.pairwise(points):
        page.line([one, other], STRIKE if max(one[1], other[1]) >= 50 else OTHER)


def struck(*words: int, certain: bool = False, reach: tuple[float, float] | None = None) -> PenMark:
    """A mark over words."""
    box = Box(WORDS[words[0]].left, WORDS[words[0]].top, WORDS[words[-1]].right, WORDS[words[-1]].bottom)
    return PenMark("struck", box, words, (0.3,) * len(words), certain, () if reach is None else (reach,))


def test_a_ring_through_words_is_one_question(page: Ink) -> None:
    """What goes through two words is the lowest part of a ring."""
    arc(page)
    assert set(rings_through(page.classes, [struck(1), struck(3)], WORDS)) == {0, 1}


def test_a_stroke_of_its_own_is_no_ring(page: Ink) -> None:
    """Without the ring, and where it only touches a long stroke that is certain."""
    page.line([(112, 56), (280, 56)], STRIKE)
    assert rings_through(page.classes, [struck(1, 2, 3)], WORDS) == {}
    arc(page)
    assert rings_through(page.classes, [struck(1, 2, 3, certain=True)], WORDS) == {}


def test_a_cross_over_lines_is_no_ring(page: Ink) -> None:
    """Words of two lines are struck by one shape that is other ink in parts."""
    page.line([(110, 50), (200, 86)], STRIKE)
    page.line([(110, 86), (200, 50)], OTHER)
    assert rings_through(page.classes, [struck(1), struck(8)], WORDS) == {}


def test_handwriting_that_reaches_into_a_word(page: Ink) -> None:
    """It is told as handwriting, and nothing is written over the word; of a mark that is certain that is never said."""
    box = page.write(150, 60, 8, HAND)
    hand = PenMark("written", box)
    assert without_explained([struck(1)], [hand], page.classes, WORDS) == []
    assert without_explained([struck(1)], [], page.classes, WORDS) == [struck(1)]
    assert without_explained([struck(1, certain=True)], [hand], page.classes, WORDS) == [struck(1, certain=True)]


def test_what_is_written_over_a_word_stays(page: Ink) -> None:
    """Most of the handwriting is on the word."""
    box = page.write(114, 60, 6, HAND)
    assert without_explained([struck(1)], [PenMark("written", box)], page.classes, WORDS) == [struck(1)]


def test_strokes_through_a_word_stay_beside_handwriting(page: Ink) -> None:
    """A figure that is struck, with another one written above that reaches into it."""
    page.line([(112, 57), (158, 57)], STRIKE)
    box = page.write(118, 52, 4, HAND)
    assert without_explained([struck(1)], [PenMark("written", box)], page.classes, WORDS) == [struck(1)]


def test_the_end_of_a_stroke(page: Ink) -> None:
    """A stroke through one word that ends in the next one; the middle or most of the next word is a mark of its own."""
    first = struck(1, certain=True)
    word = WORDS[2]
    end, most, middle = (
        struck(2, reach=(word.left + low, word.left + high)) for low, high in ((0.0, 12.0), (0.0, 40.0), (20.0, 32.0))
    )
    assert without_explained([first, end], [], page.classes, WORDS) == [first]
    assert without_explained([first, most], [], page.classes, WORDS) == [first, most]
    assert without_explained([first, middle], [], page.classes, WORDS) == [first, middle]
    assert without_explained([end], [], page.classes, WORDS) == [end]


@pytest.mark.parametrize(("far", "cover", "left"), [(23.0, 0.9, False), (40.0, 0.9, True), (23.0, 0.4, True)])
def test_the_pale_end_of_a_stroke(page: Ink, far: float, cover: float, left: bool) -> None:
    """It goes through the word before for the most part, and what is seen of it in the next word is in the nearer half."""
    page.line([(110, 56), (170, 56)], STRIKE)
    page.line([(170, 56), (170 + far, 56)], STRIKE, 0.3)
    first, word = PenMark("struck", WORDS[1], (1,), (cover,)), WORDS[2]
    mark = struck(2, reach=(word.left, word.right))
    assert (mark in without_explained([first, mark], [], page.classes, WORDS)) == left


def test_a_line_around_the_next_word(page: Ink) -> None:
    """Its ink in a word beside it strikes nothing."""
    page.ring(Box(106, 45, 177, 67), OTHER)
    ring = PenMark("circled", Box(106, 45, 174, 67), (1,))
    assert without_explained([struck(2)], [ring], page.classes, WORDS) == []


def _said(written: float, struck_out: float) -> Any:
    """What the closer look says of all words."""
    import numpy

    said = numpy.full((len(WORDS), 4), -9.0)
    said[:, closer.WRITTEN], said[:, closer.STRUCK] = written, struck_out
    return said


def test_words_read_from_handwriting_on_a_rule(page: Ink) -> None:
    """The rule runs through them as a stroke would; they are told as handwriting, and the closer look sees nothing else."""
    hand = PenMark("written", WORDS[1], (1, 2))
    rule = struck(1, 2, certain=True)
    assert without_explained([rule], [hand], page.classes, WORDS, _said(3, -2)) == []
    assert without_explained([rule], [hand], page.classes, WORDS, _said(-2, 3)) == [rule]
    assert without_explained([rule], [hand], page.classes, WORDS) == [rule]
    assert without_explained([struck(1, 2, 3)], [hand], page.classes, WORDS, _said(3, -2)) == [struck(1, 2, 3)]
    assert without_explained([rule], [PenMark("written", WORDS[1])], page.classes, WORDS, _said(3, -2)) == [rule]


def test_faint_strokes_end_nothing(page: Ink) -> None:
    """Of two words beside each other through which strokes may go, neither is the end of the other's."""
    marks = [
        PenMark("faint", WORDS[i], (i,), (0.0,), False, ((WORDS[i].left + low, WORDS[i].left + low + 10),))
        for i, low in ((1, 40.0), (2, 0.0))
    ]
    assert without_explained(marks, [], page.classes, WORDS) == marks
