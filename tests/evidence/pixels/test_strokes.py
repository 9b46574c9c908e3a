"""Strokes through words, told from print by the way through the letters."""

from __future__ import annotations

import numpy
import pytest

from clausediff.evidence.pixels.strokes import count_uprights, dark_of, longest_way

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


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_upright_strokes_are_counted(count: int) -> None:
    """Each stands apart from the next; dots above and serifs below, which join them, do not count."""
    line = numpy.full((48, 200), 240, dtype=numpy.uint8)
    for at in range(count):
        line[18:38, 20 + 12 * at : 25 + 12 * at] = 20
        line[9:13, 20 + 12 * at : 25 + 12 * at] = 20
    line[35:38, 18 : 27 + 12 * (count - 1)] = 20
    assert count_uprights(dark_of(line), 10, 100) == count
    assert count_uprights(dark_of(line), 0, 22) == 1


def test_strokes_that_cannot_be_counted() -> None:
    """Rows that do not agree, as of letters that slope or have bows, and no rows at all."""
    line = numpy.full((48, 200), 240, dtype=numpy.uint8)
    line[18:28, 20:25] = line[28:38, 20:24] = 20
    line[18:28, 40:45] = 20
    assert count_uprights(dark_of(line), 10, 100) == 0
    assert count_uprights(dark_of(line), 50, 50) == 0
