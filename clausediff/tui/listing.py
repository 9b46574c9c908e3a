"""A list of lines in columns with a cursor, of which only the lines in sight are ever made.

Textual's own ``OptionList`` measures each of its lines whenever they are given anew, which takes a tenth of a second for
2,000 clauses; the windows, whose lists are short, use it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.strip import Strip

from clausediff.tui.lines import Lines, strip
from clausediff.tui.themes import style

__all__ = ["Pieces", "RowList"]

Pieces = Iterable[tuple[str, Style]]


class RowList(Lines, inherit_bindings=False):
    """A list of named lines, each drawn by a function when it comes into sight."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Down", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("home", f"move({-(10**6)})", "First", show=False),
        Binding("end", f"move({10**6})", "Last", show=False),
        Binding("pagedown", "turn(2)", "A page down", show=False),
        Binding("pageup", "turn(-2)", "A page up", show=False),
    ]

    DEFAULT_CSS = """
    RowList { padding: 0; background: $background; height: 1fr; }
    """

    def __init__(
        self,
        moved: Callable[[str], None] = lambda name: None,
        chosen: Callable[[str], None] = lambda name: None,
        *,
        id: str | None = None,
    ) -> None:
        """``moved`` is called with the name of the line to which a key or a click moved the cursor, ``chosen`` with that
        of a line that was clicked, or chosen by the screen's own key. They are called at once, not by a message: the
        next key of a fast typist must find the place that the last one chose."""
        super().__init__(id=id)
        self.moved, self.chosen = moved, chosen
        self.names: list[str] = []
        """The names of the lines."""
        self.cursor = 0
        """The line with the cursor."""
        self._line: Callable[[int, int], Pieces] = lambda number, width: ()

    def fill(self, names: Sequence[str], line: Callable[[int, int], Pieces], cursor: int | None) -> None:
        """Show lines of these names, with the cursor on one of them, in sight. ``line`` makes the line of a number and a width."""
        grown = len(names) != len(self.names)
        self.names, self._line = list(names), line
        self.cursor = max(0, min(cursor or 0, len(self.names) - 1))
        self.redraw()
        if grown and self.styles.is_auto_height:
            self.refresh(layout=True)
        self.show_line(self.cursor)

    def count(self) -> int:
        """The number of lines."""
        return len(self.names)

    def line(self, number: int, width: int) -> Pieces:
        """A line as pieces with styles."""
        return self._line(number, width)

    def render_line(self, y: int) -> Strip:
        """The line in row ``y`` of the widget, with the ground of the cursor where it stands."""
        number, width, base = round(self.scroll_offset.y) + y, self.scrollable_content_region.width, self.base
        if number >= len(self.names):
            return Strip.blank(width, base)
        if number == self.cursor:
            ground = style(self.app.theme, "foreground", bold=True, on="panel")
            return strip(((text, look + _BOLD) for text, look in self.line(number, self.room)), width, base + ground)
        return strip(self.line(number, self.room), width, base)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.virtual_size = Size(self.room, self.count())
        self.show_line(self.cursor)

    def go(self, line: int) -> None:
        """Put the cursor on a line, in sight."""
        line = max(0, min(line, len(self.names) - 1))
        if not self.names or line == self.cursor:
            return
        before, self.cursor = self.cursor, line
        self.refresh_line(before)
        self.refresh_line(line)
        self.show_line(line)
        self.moved(self.names[line])

    def half(self, pages: int) -> None:
        """Move by half pages."""
        self.go(self.cursor + pages * max(1, self.size.height // 2))

    def action_move(self, by: int) -> None:
        """Move by this many lines."""
        self.go(self.cursor + by)

    def action_turn(self, halves: int) -> None:
        """Move by this many half pages."""
        self.half(halves)

    def action_select(self) -> None:
        """Choose the line with the cursor."""
        if self.names:
            self.chosen(self.names[self.cursor])

    def on_click(self, event: events.Click) -> None:
        """Choose the line that was clicked."""
        clicked = self.clicked(event)
        if clicked is not None:
            self.go(clicked[0])
            self.action_select()


_BOLD = Style(bold=True)
