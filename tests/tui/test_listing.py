"""A list of which only the lines in sight are made."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from clausediff.tui.listing import RowList

from .driving import press

MANY = 2000


class Listed(App[None]):
    """An app with a list of 2,000 lines, that notes which of them are made, and where the cursor goes."""

    def __init__(self, cursor: int) -> None:
        super().__init__()
        self.start = cursor
        self.made: set[int] = set()
        self.moves: list[str] = []
        self.choices: list[str] = []

    def compose(self) -> ComposeResult:
        """The list and nothing else."""
        yield RowList(self.moves.append, self.choices.append)

    def on_mount(self) -> None:
        """Fill it."""
        self.rows.fill([f"n{number}" for number in range(MANY)], self.line, self.start)
        self.rows.focus()

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    def line(self, number: int, width: int) -> Iterable[tuple[str, Style]]:
        """A line, noted."""
        self.made.add(number)
        yield f"line {number}".ljust(width), Style()


@asynccontextmanager
async def running(cursor: int = 0) -> AsyncIterator[tuple[Listed, Pilot[None]]]:
    """The app, drawn."""
    app = Listed(cursor)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        yield app, pilot


def in_sight(rows: RowList) -> bool:
    """Whether the line with the cursor can be seen."""
    return 0 <= rows.cursor - rows.scroll_offset.y < rows.size.height


@pytest.mark.parametrize("cursor", [0, 700, MANY - 1])
async def test_the_cursor_is_in_sight_and_only_what_is_in_sight_is_made(cursor: int) -> None:
    """Wherever the list is filled, and in a lower window."""
    async with running(cursor) as (app, pilot):
        assert app.rows.cursor == cursor and in_sight(app.rows)
        assert len(app.made) <= 40 and cursor in app.made
        app.rows.fill(app.rows.names, app.line, 1000)
        await pilot.pause()
        assert in_sight(app.rows)
        await pilot.resize_terminal(60, 8)
        await pilot.pause()
        assert in_sight(app.rows) and len(app.made) <= 120


async def test_keys_and_clicks_move_the_cursor() -> None:
    """At once, in sight, within the list; what did not move is not told."""
    async with running() as (app, pilot):
        rows = app.rows
        for key, at in (("down", 1), ("up", 0), ("up", 0), ("end", MANY - 1), ("down", MANY - 1), ("home", 0)):
            await press(pilot, key)
            assert rows.cursor == at and in_sight(rows), key
        await press(pilot, "pagedown")
        assert 15 <= rows.cursor <= 20 and in_sight(rows)
        assert app.moves == ["n1", "n0", f"n{MANY - 1}", "n0", f"n{rows.cursor}"]
        rows.go(5)
        assert app.moves[-1] == "n5"
        await pilot.click(RowList, offset=(3, 2))
        assert app.choices == app.moves[-1:] and rows.cursor == round(rows.scroll_offset.y) + 2
        rows.action_select()
        assert len(app.choices) == 2


async def test_fewer_lines_and_none() -> None:
    """The cursor stays within what is listed."""
    async with running(1500) as (app, pilot):
        rows = app.rows
        rows.fill(["a", "b"], app.line, None)
        assert rows.cursor == 0
        rows.fill([], app.line, 7)
        await pilot.pause()
        rows.go(3)
        rows.action_select()
        assert rows.cursor == 0 and app.choices == [] and rows.count() == 0
