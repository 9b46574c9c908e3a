"""Boxes as arrays say what single boxes say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.evidence.pen.overlaps import Boxes
from clausediff.scan.pages import Box

pytest.importorskip("numpy")

SIDES = st.floats(-20, 900)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    """A box anywhere near a page."""
    left, top = draw(SIDES), draw(SIDES)
    return Box(left, top, left + draw(st.floats(0, 300)), top + draw(st.floats(0, 300)))


@given(boxes(), st.lists(boxes(), max_size=8))
def test_overlaps_are_those_of_single_boxes(one: Box, others: list[Box]) -> None:
    """The area that each of many boxes shares with one is that of the two by themselves, to the last digit."""
    assert Boxes(others).overlap(one).tolist() == [one.overlap(other) for other in others]


@given(boxes(), st.lists(boxes(), max_size=8), st.sampled_from([0.3, 0.5]))
def test_what_stands_in_the_row_of_a_box(one: Box, others: list[Box], share: float) -> None:
    """Of many boxes those are in one's row that are beside so much of its height."""
    beside = [min(other.bottom, one.bottom) - max(other.top, one.top) > share * one.height for other in others]
    assert Boxes(others).beside(one, share).tolist() == beside
