"""Which words strokes go through, told from maps of probabilities that are drawn here."""

from __future__ import annotations

import pytest

from clausediff.scan.pages import Box

numpy = pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.crossed import Weighed, standing_out  # noqa: E402
from clausediff.evidence.pen.strikes import find_struck  # noqa: E402

SCALE = 150 / 72
WORDS = [Box(50 + 60 * (i % 6), 50 + 20 * (i // 6), 100 + 60 * (i % 6), 62 + 20 * (i // 6)) for i in range(24)]
"""Four lines of six words."""


def strokes(*lines: tuple[float, float, float, float]) -> object:
    """A map of probabilities with lines of two pixels between points given in points."""
    mask = numpy.zeros((400, 1000), dtype=numpy.float32)
    for x0, y0, x1, y1 in lines:
        for share in numpy.linspace(0, 1, 2000):
            x, y = (x0 + (x1 - x0) * share) * SCALE, (y0 + (y1 - y0) * share) * SCALE
            mask[round(y) : round(y) + 2, round(x) : round(x) + 2] = 0.97
    return mask


def twice(mask: object) -> tuple[object, object]:
    """The strokes as the network sees them, and as ink."""
    return mask, mask


def test_a_stroke_through_words_is_one_mark() -> None:
    """Two words with what is between them, crossed from side to side, for certain."""
    (mark,) = find_struck(*twice(strokes((44, 57, 166, 56))), WORDS)
    assert (mark.kind, mark.words, mark.certain) == ("struck", (0, 1), True)
    assert min(mark.crosses) > 0.95
    (first, last) = mark.reaches
    assert (round(first[0]), round(last[1])) == (50, 160)


def test_running_over_a_word_s_edge_strikes_no_neighbour() -> None:
    """A stroke that begins a little before its word and ends a little behind it."""
    (mark,) = find_struck(*twice(strokes((102, 57, 178, 57))), WORDS)
    assert mark.words == (1,)


def test_a_part_of_a_word_is_struck_but_not_for_certain() -> None:
    """The first letters of a word alone: a prefix may be all that matters."""
    (mark,) = find_struck(*twice(strokes((110, 57, 128, 57))), WORDS)
    assert mark.words == (1,)
    assert not mark.certain
    assert [round(each) for each in mark.reaches[0]] == [110, 129]


def test_a_cross_over_lines_takes_all_that_it_holds() -> None:
    """All words in the box of a cross, though its strokes touch few of them."""
    (mark,) = find_struck(*twice(strokes((55, 50, 395, 120), (55, 120, 395, 50))), WORDS)
    assert set(range(24)) - set(mark.words) <= {0, 5, 18, 23}
    assert not mark.certain


@pytest.mark.parametrize(
    "line",
    [
        pytest.param((50, 63, 100, 63), id="an underline"),
        pytest.param((60, 57, 62, 57), id="a speck"),
        pytest.param((40, 45, 400, 45), id="a rule above a line"),
        pytest.param((30, 40, 30, 120), id="a bar in the margin"),
    ],
)
def test_other_ink_strikes_nothing(line: tuple[float, float, float, float]) -> None:
    """Below, above and beside words."""
    assert find_struck(*twice(strokes(line)), WORDS) == []
    assert find_struck(*twice(strokes(line)), []) == []


def _said(of_word: int, struck: float, others: float = -6.0) -> object:
    """What the closer look says: of all words but one that they are print, more or less."""
    said = numpy.full((len(WORDS), 4), others)
    said[:, 0] = 6.0
    said[of_word] = (-1.0, struck, -1.0, -2.0)
    return said


@pytest.mark.parametrize("struck", [1.5, 9.0])
def test_pieces_of_a_stroke_over_letters_with_gaps(struck: float) -> None:
    """Where little speaks for a stroke, and not much more than in other words, a word with gaps between its letters is as printed."""
    pieces = strokes(*((x, 57, x + 2, 57) for x in range(112, 156, 7)))
    letters = numpy.zeros_like(pieces)
    for word in WORDS:
        top, bottom = (round(side * SCALE) for side in (word.top + 3, word.bottom - 3))
        for x in range(round(word.left * SCALE), round(word.right * SCALE), 8):
            letters[top:bottom, x : x + 2] = 1.0
    darkness = numpy.maximum(pieces, letters)
    found = find_struck(pieces, darkness, WORDS, _said(1, struck, -2.0))
    assert [mark.words for mark in found] == ([(1,)] if struck > 5 else [])
    assert find_struck(pieces, darkness, WORDS, _said(1, struck, -8.0))
    whole = strokes((108, 57, 162, 57))
    found = find_struck(pieces, numpy.maximum(whole, letters), WORDS, _said(1, struck))
    assert [mark.words for mark in found] == [(1,)]


@pytest.mark.parametrize(("struck", "seen"), [(-1.0, True), (-4.0, False)])
def test_a_stroke_that_the_closer_look_denies(struck: float, seen: bool) -> None:
    """What the first network sees alone counts, but not against a plain no."""
    mask = strokes((108, 57, 162, 57))
    assert [mark.words for mark in find_struck(mask, mask, WORDS, _said(1, struck))] == ([(1,)] if seen else [])


@pytest.mark.parametrize(("logit", "others", "seen"), [(-1.0, -10.0, True), (-1.0, -9.0, False), (-2.0, -11.0, False)])
def test_a_word_that_stands_far_out_of_its_page(logit: float, others: float, seen: bool) -> None:
    """Less has to speak for a stroke through it, but not anything."""
    mask = numpy.zeros((400, 1000), dtype=numpy.float32)
    both = [logit if i == 7 else others for i in range(len(WORDS))]
    weighed = Weighed([0.0] * len(both), [-9.0] * len(both), both, standing_out(both, WORDS))
    marks = find_struck(mask, mask, WORDS, _said(0, 0.0), weighed)
    assert [mark.words for mark in marks] == ([(7,)] if seen else [])
