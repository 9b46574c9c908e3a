"""Widths of text that may hold anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.report.visible import flat
from clausediff.tui.wrap import cells, chop, crop, crop_start, fill


@given(st.text(max_size=60).map(flat), st.integers(2, 20))
def test_chopping_loses_nothing_and_fits(text: str, width: int) -> None:
    """The pieces make up the text, and none is wider than allowed."""
    pieces = chop(text, width)
    assert "".join(pieces) == text
    assert all(sum(cells(char) for char in piece) <= width for piece in pieces)


def test_a_combining_mark_stays_with_its_letter() -> None:
    """Not even at the very edge is it parted."""
    assert chop("ae\u0301i", 2) == ["ae\u0301", "i"]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [("agreement", 20, "agreement"), ("agreement", 5, "agre…"), ("契約書類", 5, "契約…"), ("x", 0, ""), ("xy", 1, "…")],
)
def test_crop(text: str, width: int, expected: str) -> None:
    """What is cut off leaves an ellipsis."""
    assert crop(text, width) == expected


@pytest.mark.parametrize("text", ["agreement", "契約書類", "", "é" * 9])
def test_fill_is_exactly_as_wide_as_told(text: str) -> None:
    """Padded or cropped."""
    for width in range(2, 12):
        assert cells(fill(text, width)) == width


def test_crop_start_keeps_the_end_of_a_path() -> None:
    """The file's name matters more than the folder's."""
    assert crop_start("deep/folder/release.txt", 12) == "…release.txt"
