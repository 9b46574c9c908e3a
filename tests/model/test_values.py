"""Ranges of offsets and of words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clausediff.model import Range

RANGES = st.builds(lambda start, size: Range(start, start + size), st.integers(0, 12), st.integers(1, 6))
"""Ranges that hold something."""


@given(RANGES, RANGES)
def test_ranges_meet_where_they_share_a_position(one: Range, other: Range) -> None:
    """Two ranges that hold something meet exactly where an index is in both, whichever is asked."""
    shared = set(one.indices) & set(other.indices)
    assert one.meets(other) is bool(shared)
    assert other.meets(one) is bool(shared)


def test_an_empty_range_meets_what_it_lies_within() -> None:
    """A place between two words meets a range around it, and none that only begins or ends there."""
    assert Range(3, 3).meets(Range(1, 5))
    assert not Range(3, 3).meets(Range(3, 5))
    assert not Range(5, 5).meets(Range(3, 5))
