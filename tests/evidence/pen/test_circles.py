"""Lines around words, told from maps of probabilities that are drawn here."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.circles import FEATURES, features_of, find_circled, runs_of
from clausediff.scan.pages import Box
from tests.evidence.pen.drawn import HAND, OTHER, STRIKE, WORDS, Ink


def wider(words: tuple[int, ...], by: float = 4.0) -> Box:
    """A box around words."""
    one, other = WORDS[words[0]], WORDS[words[-1]]
    return Box(one.left - by, one.top - by / 2, other.right + by, other.bottom + by / 2)


@pytest.mark.parametrize("kind", [OTHER, HAND], ids=["as a line", "as handwriting"])
@pytest.mark.parametrize("words", [(8,), (8, 9)], ids=["one word", "two words"])
def test_words_with_a_line_around_them(page: Ink, words: tuple[int, ...], kind: int) -> None:
    """One mark with the words that are inside, whatever the network takes the line for."""
    page.ring(wider(words), kind)
    (mark,) = find_circled(page.classes, page.darkness, WORDS)
    assert (mark.kind, mark.words) == ("circled", words)


def test_a_ring_that_is_not_quite_closed(page: Ink) -> None:
    """A hand stops before it is back where it began."""
    page.ring(wider((8,)), OTHER, part=0.92)
    assert [mark.words for mark in find_circled(page.classes, page.darkness, WORDS)] == [(8,)]


@pytest.mark.parametrize(
    "points",
    [
        pytest.param([(170, 86), (220, 86)], id="an underline"),
        pytest.param([(165, 78), (225, 79)], id="a stroke through it"),
        pytest.param([(165, 70), (165, 90)], id="a bar beside it"),
    ],
)
def test_lines_that_do_not_go_around(page: Ink, points: list[tuple[float, float]]) -> None:
    """They are on one side, or in the middle."""
    page.line(points, STRIKE)
    page.line([(x, y + 1) for x, y in points], OTHER)
    assert find_circled(page.classes, page.darkness, WORDS) == []


@pytest.mark.parametrize("words", [(8,), (8, 9)], ids=["one word", "two words"])
def test_a_frame_around_words_is_no_mark(page: Ink, words: tuple[int, ...]) -> None:
    """Straight rules with corners are printed, or a cell of a table; the network may doubt it."""
    left, top, right, bottom = wider(words)
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    page.line(corners, OTHER)
    assert find_circled(page.classes, page.darkness, WORDS) == []


def test_a_line_around_nothing_is_no_mark(page: Ink) -> None:
    """In the white there are no words in it."""
    page.ring(Box(420, 50, 470, 66), OTHER)
    assert find_circled(page.classes, page.darkness, WORDS) == []


def test_runs_of_words_are_of_one_line() -> None:
    """No run goes on in the next line, or is longer than a hand circles."""
    runs = runs_of(WORDS)
    assert {(0, 0), (0, 5), (6, 7)} <= set(runs)
    assert all(first // 6 == last // 6 for first, last in runs)
    assert runs_of([]) == []


def test_what_is_weighed_of_a_ring(page: Ink) -> None:
    """Met in all directions, with nothing of its own inside and beyond, and of one kind."""
    page.ring(wider((8,)), OTHER)
    runs, features = features_of(page.classes, page.darkness, WORDS)
    found = dict(zip(FEATURES, features[runs.index((8, 8))].tolist(), strict=True))
    assert found["sure"] > 0.9 and found["least"] > 0.8
    assert found["other"] > 0.8 and found["inside"] < 0.1 and found["outside"] < 0.1
    assert found["words"] == 1


def test_no_words_have_nothing_around_them() -> None:
    """An empty page."""
    empty = Ink()
    assert find_circled(empty.classes, empty.darkness, []) == []
