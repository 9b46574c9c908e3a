"""Letters read in the edge of another line's word are dropped, and no others."""

from __future__ import annotations

import pytest

from clausediff.scan.ocr.slivers import without_slivers
from clausediff.scan.pages import Box
from clausediff.scan.reading_order import Piece

WORD = Piece("Batteries", Box(106, 100, 150, 113), 2, 0.99)


def kept(text: str, box: Box, line: int = 1) -> bool:
    """Whether a piece beside the word stays."""
    return len(without_slivers([Piece(text, box, line, 0.99), WORD])) == 2


def test_a_sliver() -> None:
    """A letter two points wide and thirteen high, in the edge of a word of another line."""
    assert not kept("E", Box(106, 100, 108, 113))


@pytest.mark.parametrize(
    ("text", "box", "line"),
    [
        pytest.param("E", Box(100, 100, 107, 113), 1, id="as wide as a letter"),
        pytest.param("l", Box(106, 100, 108, 113), 1, id="a narrow letter"),
        pytest.param("E", Box(90, 100, 92, 113), 1, id="beside the word"),
        pytest.param("E", Box(106, 100, 108, 113), 2, id="of the same line"),
        pytest.param("Ed", Box(106, 100, 108, 113), 1, id="two letters"),
        pytest.param(".", Box(106, 100, 108, 113), 1, id="no letter"),
    ],
)
def test_no_sliver(text: str, box: Box, line: int) -> None:
    """It may be ink of its own."""
    assert kept(text, box, line)
