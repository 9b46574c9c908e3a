"""Whether words of some size, at some place, can be seen on a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.scan.readers.extent import Extent, cut_off, outside, unseen


@pytest.mark.parametrize(
    ("extent", "seen"),
    [
        (Extent(), True),
        (Extent(size=4.0), True),
        (Extent(size=3.5), False),
        (Extent(scale=33), True),
        (Extent(scale=5), False),
        (Extent(spread=-1.0), True),
        (Extent(size=11, spread=-5.0), False),
        (Extent(size=36, spread=-5.0), True),
        (Extent(raised=-20), True),
        (Extent(raised=1000), False),
        (Extent(raised=-20, line=12), False),
        (Extent(raised=4, line=12), True),
        (Extent(line=10), True),
        (Extent(line=0.05), False),
        (Extent(size=36, line=10), False),
        (Extent(room=0), False),
        (Extent(room=14), True),
    ],
)
def test_unseen(extent: Extent, seen: bool) -> None:
    """Too small, too narrow, too low or too far away; nothing that a person would set for its looks."""
    assert (unseen(extent) == "") is seen


@pytest.mark.parametrize(
    ("begins", "long", "off"),
    [
        (0, 100, False),
        (-50, 100, False),
        (-100, 100, True),
        (599, 100, False),
        (600, 100, True),
        (-50, None, False),
        (-600, None, True),
    ],
)
def test_outside(begins: float, long: float | None, off: bool) -> None:
    """What reaches over an edge of the page is partly on it."""
    assert outside(begins, long, 600) is off


@given(st.integers(0, 2000), st.floats(6, 20), st.floats(20, 500))
def test_what_is_set_as_usual_fits(letters: int, size: float, width: float) -> None:
    """Words in a box that is as high as their lines, with letters of usual width, are not cut off."""
    lines = max(1, -(-letters * 0.5 * size // width))
    assert not cut_off(letters, size, width, lines * size * 1.15)
    assert letters * 0.2 * size < width * 2 or cut_off(letters, size, width, size)
