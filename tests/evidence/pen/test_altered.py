"""Figures changed within their own strokes, told from figures that are drawn here."""

from __future__ import annotations

from typing import Any

import pytest

numpy = pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.altered import altered, ink_beyond_others  # noqa: E402
from clausediff.evidence.pen.closer import OVER  # noqa: E402
from clausediff.scan.pages import Box  # noqa: E402
from tests.evidence.pen.drawn import PRINT, Ink  # noqa: E402

TEXTS = ("10", "1", "days", "140", "4", "01.")
WORDS = tuple(Box(60 + 50 * i, 50, 60 + 50 * i + 6 * len(text), 62) for i, text in enumerate(TEXTS))
SHAPES: dict[str, list[tuple[float, float]]] = {
    "1": [(2, 2), (2, 10)],
    "0": [(1, 2), (4, 2), (4, 10), (1, 10), (1, 2)],
    "4": [(3.5, 10), (3.5, 2), (1, 7), (4.5, 7)],
    ".": [(1.5, 9.5), (2, 10)],
}


@pytest.fixture
def blank() -> Ink:
    """A page without print."""
    return Ink()


def draw(blank: Ink, texts: tuple[str, ...] = TEXTS) -> None:
    """Print figures; letters are uprights."""
    for word, text in zip(WORDS, texts, strict=True):
        for at, letter in enumerate(text):
            x, y = word.left + 6 * at, word.top
            blank.line([(x + a, y + b) for a, b in SHAPES.get(letter, SHAPES["1"])], PRINT)


def sure(logit: float = 3.0) -> Any:
    """What the closer look says where it thinks so of all words."""
    said = numpy.full((len(WORDS), 4), -5.0)
    said[:, OVER] = logit
    return said


def test_figures_as_printed(blank: Ink) -> None:
    """All figures of a kind look alike."""
    draw(blank)
    assert altered(ink_beyond_others(blank.darkness, WORDS, TEXTS), sure()) == set()


@pytest.mark.parametrize(
    ("word", "points"),
    [
        pytest.param(1, [(0, 2), (2, 2)], id="1 made 7"),
        pytest.param(0, [(7, 6), (10, 6), (10, 7), (7, 7)], id="0 made 8"),
        pytest.param(4, [(1, 2), (3.5, 2)], id="4 made 9"),
    ],
)
def test_a_figure_with_a_stroke_more(blank: Ink, word: int, points: list[tuple[float, float]]) -> None:
    """The same figure stands elsewhere without that stroke."""
    draw(blank)
    blank.line([(WORDS[word].left + x, WORDS[word].top + y) for x, y in points], PRINT)
    assert altered(ink_beyond_others(blank.darkness, WORDS, TEXTS), sure()) == {word}


def test_the_closer_look_must_agree(blank: Ink) -> None:
    """A speck of dirt on a figure is ink beyond the others too."""
    draw(blank)
    blank.line([(WORDS[1].left, 52), (WORDS[1].left + 2, 52)], PRINT)
    assert altered(ink_beyond_others(blank.darkness, WORDS, TEXTS), sure(0.0)) == set()


def test_a_figure_that_is_on_the_page_once(blank: Ink) -> None:
    """Nothing is there to compare it with; nor are figures of another size."""
    texts = ("40", "1", "days", "440", "4", "04.")
    draw(blank, texts)
    blank.line([(WORDS[1].left, 52), (WORDS[1].left + 2, 52)], PRINT)
    assert altered(ink_beyond_others(blank.darkness, WORDS, texts), sure()) == set()
    larger = [Box(*word[:3], word.bottom + 6) if i == 1 else word for i, word in enumerate(WORDS)]
    assert altered(ink_beyond_others(blank.darkness, larger, TEXTS), sure()) == set()


def test_the_next_line_is_not_the_figures(blank: Ink) -> None:
    """Boxes of engines are high, and letters of the line below reach into them."""
    draw(blank)
    blank.line([(WORDS[1].left + 1, 62.5), (WORDS[1].left + 3, 62.5)], PRINT)
    assert altered(ink_beyond_others(blank.darkness, WORDS, TEXTS), sure()) == set()


def test_the_same_figure_within_a_word(blank: Ink) -> None:
    """A figure that is twice in one word is held against its like there."""
    texts = ("44", "days", "10", "days", "days", "days")
    draw(blank, texts)
    blank.line([(WORDS[0].left + 1, 52), (WORDS[0].left + 3.5, 52)], PRINT)
    beyond = ink_beyond_others(blank.darkness, WORDS, texts)
    assert beyond.keys() == {0}
    assert beyond[0] > 0.05
