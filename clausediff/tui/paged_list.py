"""A list of any length, of which a few pages are ever held: rows are asked for when they come into sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from rich.style import Style
from textual import events
from textual.message import Message

from clausediff.tui.lines import Lines
from clausediff.tui.themes import style

__all__ = ["PagedList"]

PAGE = 200
"""Rows that are asked for at a time."""
_PAGES = 6
"""Pages that are kept."""


class PagedList(Lines):
    """Lines of rows, with a cursor on one of them."""

    class Chosen(Message):
        """A line was clicked twice, or chosen with enter."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.total = 0
        self.cursor = 0
        self._fetch: Callable[[int, int], Sequence[Any]] = lambda offset, limit: ()
        self._draw: Callable[[Any, int], Iterable[tuple[str, Style]]] = lambda row, width: ()
        self._pages: dict[int, Sequence[Any]] = {}

    def fill(
        self,
        total: int,
        fetch: Callable[[int, int], Sequence[Any]],
        draw: Callable[[Any, int], Iterable[tuple[str, Style]]],
        cursor: int = 0,
    ) -> None:
        """Show so many rows. ``fetch(offset, limit)`` yields some of them, ``draw(row, width)`` makes a line of one."""
        self.total, self._fetch, self._draw = total, fetch, draw
        self._pages.clear()
        self.redraw()
        self.go(cursor)

    def row(self, number: int) -> Any:
        """A row; None where there is none."""
        if not 0 <= number < self.total:
            return None
        page, place = divmod(number, PAGE)
        if page not in self._pages:
            if len(self._pages) >= _PAGES:
                del self._pages[next(iter(self._pages))]
            self._pages[page] = self._fetch(page * PAGE, PAGE)
        rows = self._pages[page]
        return rows[place] if place < len(rows) else None

    @property
    def current(self) -> Any:
        """The row with the cursor."""
        return self.row(self.cursor)

    def visible_rows(self) -> list[Any]:
        """The rows in sight."""
        top = round(self.scroll_offset.y)
        return [row for number in range(top, top + self.tall) if (row := self.row(number)) is not None]

    def count(self) -> int:
        """The number of lines."""
        return self.total

    def line(self, number: int, width: int) -> Iterable[tuple[str, Style]]:
        """The line of a row; that with the cursor is marked at its beginning, and in its background."""
        row = self.row(number)
        here = number == self.cursor
        look = style(self.app.theme, "primary", bold=True)
        base = Style(bgcolor=self.app.theme_variables.get("panel")) if here else Style()
        yield "▌" if here else " ", look + base
        for text, part in self._draw(row, width - 1) if row is not None else ():
            yield text, part + base

    def go(self, number: int) -> None:
        """Put the cursor on a line, in sight."""
        self.cursor = max(0, min(number, self.total - 1))
        self.show_line(self.cursor)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click was; a second click chooses."""
        where = self.clicked(event)
        if where is None:
            return
        if where[0] == self.cursor and event.chain > 1:
            self.post_message(self.Chosen())
        self.go(where[0])
