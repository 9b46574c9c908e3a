"""The rim of a page that was turned is no ink; a line that the edge cuts off is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

numpy = pytest.importorskip("numpy")
Images = pytest.importorskip("PIL.Image")

from clausediff.scan.ocr.picture import Straight  # noqa: E402
from clausediff.scan.ocr.rim import without_rim  # noqa: E402
from clausediff.scan.pages import Box  # noqa: E402

if TYPE_CHECKING:
    from PIL.Image import Image

WIDE, HIGH, DPI = 400, 600, 100
RIM = Box(40.0, 427.5, 90.0, 431.5)
"""At the lower edge of a page of 288 by 432 points."""


def drawn(letters: bool) -> Image:
    """A page in a shadow that grows to its foot, with letters that its lower edge cuts off or without."""
    shade = numpy.linspace(235, 150, HIGH)[:, None] + numpy.random.default_rng(5).normal(0, 4, (HIGH, WIDE))
    if letters:
        for left in range(56, 126, 7):
            shade[-8:, left : left + 2] = 40
    page: Image = Images.fromarray(shade.clip(0, 255).astype("uint8"))
    return page


def left(boxes: list[Box], *, letters: bool = False, skew: float = 0.4) -> list[Box]:
    """What stays of some places."""
    page = drawn(letters)
    straight = Straight(0, "", 0.0, skew)
    return list(without_rim(boxes, WIDE * 72 / DPI, HIGH * 72 / DPI, straight, lambda dpi: page))


def test_a_shadow_beside_what_was_filled_up() -> None:
    """It is no darker than the paper beside it."""
    assert left([RIM]) == []


def test_letters_that_the_edge_cuts_off() -> None:
    """They are as dark as print."""
    assert left([RIM], letters=True) == [RIM]


@pytest.mark.parametrize(
    ("box", "skew"),
    [
        pytest.param(RIM, 0.0, id="a page that was not turned"),
        pytest.param(Box(40.0, 300.0, 90.0, 304.0), 0.4, id="no edge"),
        pytest.param(Box(40.0, 418.0, 90.0, 431.5), 0.4, id="too high for a rim"),
    ],
)
def test_other_places_stay(box: Box, skew: float) -> None:
    """Only low or narrow places at the edge of a page that was turned are looked at."""
    assert left([box], skew=skew) == [box]
    assert left([RIM, box], skew=skew) == [each for each in (RIM, box) if each == box]


def test_each_side_of_the_page() -> None:
    """The paper beside a rim is on the side of the page's middle."""
    sides = [Box(40, 0.5, 90, 4.5), Box(0.5, 200, 5.5, 250), Box(283, 200, 287.5, 250)]
    assert left(sides) == []
