"""Strokes through words, told from print by the way through the letters."""

from __future__ import annotations

import numpy
import pytest

from clausediff.evidence.pixels.strokes import dark_of, longest_way

WIDE, HIGH = 200, 48


def _print(shade: int = 0) -> numpy.ndarray:
    """Letters with gaps between them, on white."""
    line = numpy.full((HIGH, WIDE), 255)
    for left in range(10, 190, 20):
        line[12:38, left : left + 12] = shade
    return line


def test_letters_have_gaps() -> None:
    """The longest way is as long as a letter is wide."""
    assert longest_way(dark_of(_print()), 10, 190) == pytest.approx(12 / 180, abs=0.02)


@pytest.mark.parametrize("shade", [0, 90, 150])
@pytest.mark.parametrize("wave", [0, 3])
def test_stroke_has_none(shade: int, wave: int) -> None:
    """A dark or a pale stroke, level or wavy, is a way through the whole word."""
    line = _print()
    for x in range(5, 195):
        y = 25 + round(wave * numpy.sin(x / 12))
        line[y : y + 2, x] = numpy.minimum(line[y : y + 2, x], shade)
    assert longest_way(dark_of(line), 10, 190) > 0.95


def test_underline_is_no_stroke() -> None:
    """What runs below the letters is outside the zone."""
    line = _print()
    line[42:44, :] = 0
    assert longest_way(dark_of(line), 10, 190) < 0.2


def test_places_at_the_edges() -> None:
    """Outside the picture, and of no width, nothing is found."""
    dark = dark_of(_print())
    assert longest_way(dark, 50, 50) == 0
    assert longest_way(dark, 300, 400) == 0
    assert longest_way(dark, -20, 22) == pytest.approx(12 / 22, abs=0.05)
