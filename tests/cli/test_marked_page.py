"""A page with its findings framed and numbered."""

from __future__ import annotations

import pytest

from clausediff.cli.marked_page import Framed, draw_marked
from clausediff.scan.pages import Box, Page

Images = pytest.importorskip("PIL.Image")


def _page() -> Page:
    return Page(1, 600, 800, image=lambda dpi: Images.new("L", (round(600 * dpi / 72), round(800 * dpi / 72)), 255))


def test_marked_page_has_a_legend() -> None:
    """Each kind of frame, and each frame of which something is said, has a line below the page."""
    plain = draw_marked(_page(), [], dpi=72)
    unread = draw_marked(_page(), [Framed("unread", "", (Box(1, 1, 3, 3),))], dpi=72)
    one = draw_marked(_page(), [Framed("review", "x", (Box(10, 10, 30, 20),))], dpi=72)
    two = draw_marked(
        _page(), [Framed("review", "x", (Box(10, 10, 30, 20),)), Framed("unread", "", (Box(1, 1, 3, 3),))], dpi=72
    )
    assert plain.height == 800
    assert plain.height < unread.height < one.height < two.height
    with pytest.raises(ValueError, match="no picture"):
        draw_marked(Page(1, 10, 10), [])


def test_long_words_are_wrapped() -> None:
    """Nothing of the legend is cut off, whatever the words are; control characters are written out."""
    short = draw_marked(_page(), [Framed("review", "x", ())], dpi=72)
    for words in ("word " * 200, "x" * 2_000, "\x1b[31m" * 300, "שלום " * 200):
        assert draw_marked(_page(), [Framed("review", words, ())], dpi=72).height > short.height + 20


def test_numbers_overlap_neither_frames_nor_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the places lie as close as the words of a line."""
    from PIL import ImageDraw

    numbers: list[tuple[float, ...]] = []
    drawn = ImageDraw.ImageDraw.rectangle

    def rectangle(self: object, area: tuple[float, ...], fill: object = None, **more: object) -> None:
        if fill is not None:
            numbers.append(tuple(area))
        drawn(self, area, fill=fill, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(ImageDraw.ImageDraw, "rectangle", rectangle)
    boxes = [Box(100 + 16 * n, 100 + 14 * row, 110 + 16 * n, 109 + 14 * row) for row in range(4) for n in range(8)]
    draw_marked(_page(), [Framed("substantive", f"finding {n}", (box,)) for n, box in enumerate(boxes)], dpi=72)
    assert len(numbers) == len(boxes)
    every = numbers + [tuple(box) for box in boxes]
    for place, area in enumerate(numbers):
        for other in every[place + 1 :]:
            apart = area[2] <= other[0] or other[2] <= area[0] or area[3] <= other[1] or other[3] <= area[1]
            assert apart, (area, other)
