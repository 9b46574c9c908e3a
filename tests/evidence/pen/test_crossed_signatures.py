"""Strokes that cross out a signature, and those that are its own."""

from __future__ import annotations

import itertools
import math
from typing import Any

import pytest

from clausediff.evidence.pen.crossed_signatures import is_crossed_out

numpy = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

BLUE, RED, BLACK = (30, 50, 160), (190, 30, 40), (20, 20, 20)
CROSS = [[(25, 20), (215, 84)], [(25, 84), (215, 20)]]
LOOPS = [(40 + at * 4 + 6 * math.cos(at * 0.9), 50 + (16 if at % 9 else 30) * math.sin(at * 0.9)) for at in range(40)]


def drawn(*inks: tuple[list[list[tuple[float, float]]], tuple[int, int, int], int]) -> tuple[Any, Any]:
    """The map of some inks and their density: the strokes of each, its colour and how thick they are."""
    pixels = numpy.full((110, 240, 3), 255, dtype=numpy.uint8)
    for strokes, color, thick in inks:
        for stroke in strokes:
            for one, other in itertools.pairwise(stroke):
                ends = [tuple(round(side) for side in point) for point in (one, other)]
                cv2.line(pixels, ends[0], ends[1], color, thick, cv2.LINE_AA)
    ink = (pixels.min(axis=2) < 178).astype(numpy.uint8)
    return ink, -numpy.log(numpy.maximum(pixels.astype(numpy.float32), 6) / 255)


@pytest.mark.parametrize(
    "over",
    [
        (CROSS, RED, 3),
        (CROSS, BLUE, 2),
        ([[(25, 48), (215, 53)]], RED, 2),
        ([[(25, 46), (215, 50)], [(25, 56), (215, 58)]], BLACK, 2),
        ([[(25, 80), (215, 24)]], BLACK, 2),
        ([[(25, 46), (215, 54)]], BLUE, 9),
    ],
    ids=["a cross", "a cross by the same pen", "a line", "two lines", "a slash", "a thick line"],
)
def test_strokes_through_a_signature(over: tuple[list[list[tuple[float, float]]], tuple[int, int, int], int]) -> None:
    """A cross is told in whatever ink, a line through the signature if it has another colour or is much thicker."""
    assert is_crossed_out(*drawn(([LOOPS], BLUE, 2), over))


@pytest.mark.parametrize(
    "own",
    [
        [],
        [[(30, 92), (220, 88)]],
        [[(190, 66), (225, 60), (60, 88), (200, 96)]],
        [[(70, 30), (150, 26)]],
        [[(30, 50), (215, 52)]],
    ],
    ids=["none", "a line under it", "a tail", "the bar of a t", "a line through it"],
)
def test_strokes_of_a_signature(own: list[list[tuple[float, float]]]) -> None:
    """What the same pen draws beside a signature, and a single line of it, is a part of it."""
    assert not is_crossed_out(*drawn(([LOOPS], BLUE, 2), (own, BLUE, 2)))


def test_what_is_no_stroke_through_it() -> None:
    """Another pen's writing, a line under a signature, a cross in place of one, and little ink cross nothing out."""
    low = [(x, y + 18) for x, y in LOOPS]
    assert not is_crossed_out(*drawn(([LOOPS], BLUE, 2), ([low], RED, 2)))
    assert not is_crossed_out(*drawn(([LOOPS], BLUE, 2), ([[(30, 92), (220, 90)]], RED, 2)))
    assert not is_crossed_out(*drawn((CROSS, BLUE, 2)))
    assert not is_crossed_out(*drawn(([[(50, 50), (60, 55)]], BLUE, 2)))
    assert not is_crossed_out(*drawn())
