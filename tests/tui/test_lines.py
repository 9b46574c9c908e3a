"""The scroll bar that lists and texts draw themselves, and the mouse on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from clausediff.tui.lines import thumb

from .driving import opened, press, review
from .factory import Spec, report

LONG = report(*(Spec(f"{number}.", f"Duty {number}. The party pays.") for number in range(1, 101)))


def halves(height: int, total: int, top: int) -> str:
    """The bar from top to bottom, two characters a row."""
    drawn = {" ": "##", "▄": ".#", "▀": "#."}
    rows = thumb(height, total, top)
    return "".join(drawn[rows[row]] if row in rows else ".." for row in range(height))


@pytest.mark.parametrize(
    ("height", "total", "top", "bar"),
    [
        (4, 4, 0, "........"),
        (4, 0, 0, "........"),
        (4, 8, 0, "####...."),
        (4, 8, 1, ".####..."),
        (4, 8, 4, "....####"),
        (4, 4000, 0, "##......"),
        (4, 4000, 3996, "......##"),
        (0, 9, 0, ""),
    ],
)
def test_where_the_bar_is(height: int, total: int, top: int, bar: str) -> None:
    """In halves of a row; at the ends only when the text is; none where all lines are visible."""
    assert halves(height, total, top) == bar


def test_the_bar_never_leaves_its_column() -> None:
    """Wherever the text is, its length is the same."""
    for height in (1, 3, 10):
        for total in range(height + 1, 60):
            bars = [halves(height, total, top) for top in range(total - height + 1)]
            assert {bar.count("#") for bar in bars} == {bars[0].count("#")}
            assert bars[0].startswith("#") and bars[-1].endswith("#")


async def test_the_mouse_drags_it(tmp_path: Path) -> None:
    """Pressed, it goes there; held, it follows; let go, it stays; and no clause was chosen."""
    async with opened(LONG, tmp_path) as (app, pilot):
        clauses = review(app).query_one("#clauses")
        place, bar = app.session.place, clauses.size.width - 1
        await pilot.mouse_down("#clauses", offset=(bar + 1, clauses.size.height))
        assert clauses.scroll_offset.y == clauses.max_scroll_y > 0
        await pilot.hover("#clauses", offset=(bar + 1, 1))
        assert clauses.scroll_offset.y == 0
        await pilot.hover("#clauses", offset=(bar + 1, clauses.size.height // 2))
        held = clauses.scroll_offset.y
        assert 0 < held < clauses.max_scroll_y
        await pilot.mouse_up("#clauses", offset=(bar + 1, clauses.size.height // 2))
        await pilot.hover("#clauses", offset=(3, 1))
        assert clauses.scroll_offset.y == held and app.session.place == place
        await pilot.click("#clauses", offset=(bar + 1, 1))
        assert app.session.place == place


async def test_the_wheel_scrolls(tmp_path: Path) -> None:
    """Down and up, no further than the ends."""
    async with opened(LONG, tmp_path) as (app, pilot):
        clauses = review(app).query_one("#clauses")
        await press(pilot, "home")
        for kind, moved in (
            (events.MouseScrollDown, True),
            (events.MouseScrollUp, False),
            (events.MouseScrollUp, False),
        ):
            clauses.post_message(kind(clauses, 1, 1, 0, 0, 0, False, False, False))
            await pilot.pause()
            assert (clauses.scroll_offset.y > 0) is moved


async def test_a_list_that_grows_taller_stays_full(tmp_path: Path) -> None:
    """At its end, without the fields: no empty lines below the last clause."""
    async with opened(LONG, tmp_path) as (app, pilot):
        clauses = review(app).query_one("#clauses")
        await press(pilot, "end")
        before = clauses.scroll_offset.y
        await press(pilot, "i")
        assert clauses.scroll_offset.y == clauses.max_scroll_y < before
