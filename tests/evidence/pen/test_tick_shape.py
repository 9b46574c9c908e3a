"""A tick is two straight ways; letters, rings and blots are none."""

from __future__ import annotations

from typing import Any

import pytest

numpy = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.tick_shape import is_a_tick  # noqa: E402


def shape(*lines: tuple[tuple[int, int], ...], width: int = 2) -> Any:
    """Strokes through points across and down, cut to their ink."""
    ink = numpy.zeros((60, 60), dtype=numpy.uint8)
    for points in lines:
        cv2.polylines(ink, [numpy.array(points, dtype=numpy.int32)], False, 1, width)
    rows, columns = ink.nonzero()
    return ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1] > 0


@pytest.mark.parametrize(
    ("lines", "width", "expected"),
    [
        pytest.param((((10, 25), (16, 34), (30, 8)),), 2, True, id="a tick"),
        pytest.param((((10, 25), (16, 34), (30, 8)),), 4, True, id="one by a felt pen"),
        pytest.param((((10, 34), (26, 8)),), 2, True, id="its second way only"),
        pytest.param((((10, 8), (18, 34), (26, 8)),), 2, False, id="a V"),
        pytest.param((((10, 8), (26, 34)), ((26, 8), (10, 34))), 2, False, id="a cross"),
        pytest.param((((10, 8), (10, 34), (26, 34)),), 2, False, id="an L"),
        pytest.param((((10, 34), (10, 8), (22, 12), (12, 20)),), 2, False, id="a P"),
        pytest.param((((10, 8), (26, 8), (26, 34), (10, 34), (10, 8)),), 2, False, id="a frame"),
        pytest.param((((18, 18), (19, 20)),), 12, False, id="a blot"),
    ],
)
def test_the_shape_of_a_tick(lines: tuple[tuple[tuple[int, int], ...], ...], width: int, expected: bool) -> None:
    """Drawn by pens of several widths."""
    assert is_a_tick(shape(*lines, width=width)) is expected


def test_a_tick_that_goes_on_needs_both_ways() -> None:
    """What is left of it outside of a frame is bent; a straight stem may be a letter's."""
    assert is_a_tick(shape(((10, 22), (16, 34), (22, 24))), ends=False)
    assert not is_a_tick(shape(((10, 34), (18, 8))), ends=False)
    assert not is_a_tick(shape(((10, 34), (26, 8))), both=True)
    assert is_a_tick(shape(((10, 25), (16, 34), (30, 8))), both=True)
