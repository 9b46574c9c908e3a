"""Broad strokes that hide words, beside a highlighter's stripes and printed bands."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.evidence.pen.markers import words_hidden_by
from clausediff.evidence.pen.shapes import find_shapes
from tests.evidence.pen.drawn import SCALE, WORDS, Ink

numpy = pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")


def hidden(fill: float, *, letters: float = 1.0, high: float = 14.0) -> tuple[int, ...]:
    """What a band of some darkness over the third and fourth word of the first line hides."""
    page = Ink()
    page.print_words()
    left, right = WORDS[2].left - 3, WORDS[3].right + 3
    top = WORDS[2].middle - high / 2
    part = slice(round(top * SCALE), round((top + high) * SCALE)), slice(round(left * SCALE), round(right * SCALE))
    print_there = page.darkness[part] > 0
    page.darkness[part] = numpy.where(print_there, letters, fill)
    mask: Any = numpy.zeros(page.darkness.shape, dtype=bool)
    mask[part] = True
    (shape,), _ = find_shapes(mask, 3, 3)
    return words_hidden_by(shape, page.darkness, WORDS)


@pytest.mark.parametrize(("fill", "words"), [(1.0, (2, 3)), (0.6, (2, 3)), (0.1, ()), (0.25, ())])
def test_a_dark_stroke_hides_words(fill: float, words: tuple[int, ...]) -> None:
    """A pale stripe is a highlighter's, and nothing is hidden."""
    assert hidden(fill) == words


def test_a_band_with_light_letters_is_printed() -> None:
    """What is read in it is the band's own print; a shape that is higher than a line is no stroke."""
    assert hidden(0.9, letters=0.05) == ()
    assert hidden(0.9, high=40.0) == ()


def test_a_stroke_beside_words_hides_none() -> None:
    """Ink between two lines touches the boxes of words at most."""
    page = Ink()
    page.print_words()
    mask: Any = numpy.zeros(page.darkness.shape, dtype=bool)
    top, bottom = round((WORDS[0].bottom - 1) * SCALE), round((WORDS[6].top + 1) * SCALE)
    mask[top:bottom, 100:400] = True
    page.darkness[mask] = 1.0
    (shape,), _ = find_shapes(mask, 3, 3)
    assert words_hidden_by(shape, page.darkness, WORDS) == ()
