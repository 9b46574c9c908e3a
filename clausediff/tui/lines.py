"""The base classes of texts of any length, of which only the visible lines are ever made, and of bars of one line."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from clausediff.tui.wrap import cells, chop


class Lines(ScrollView, can_focus=True):
    """The base of texts: has :meth:`count` lines, each made by :meth:`line`.

    It has no state: code that changes what it shows calls :meth:`redraw`. The place of the scroll bar is always kept free, so
    that a change of the text's length needs no other layout.
    """

    DEFAULT_CSS = """
    Lines { overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable; scrollbar-size: 0 1; }
    """

    base: Style = Style()
    """The style of the lines, over which their pieces have their own."""

    @property
    def room(self) -> int:
        """The columns of a line."""
        return max(0, self.outer_size.width - self.styles.gutter.width - 1)

    @property
    def tall(self) -> int:
        """The number of lines that are visible at a time."""
        return max(0, self.outer_size.height - self.styles.gutter.height)

    def count(self) -> int:
        """The number of lines at the current width."""
        raise NotImplementedError

    def line(self, number: int, width: int) -> Iterable[tuple[str, Style]]:
        """The text of a line as pieces with styles, without control characters."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Count the lines again and draw them."""
        self.virtual_size = Size(self.room, self.count())
        self.refresh()

    def on_resize(self) -> None:
        """Count the lines again, as their number depends on the width."""
        self.virtual_size = Size(self.room, self.count())

    def show_line(self, number: int, *, margin: int = 0) -> None:
        """Scroll, without animation, as little as makes a line and ``margin`` lines around it visible."""
        height = self.tall
        margin = min(margin, max(0, (height - 1) // 2))
        top = round(self.scroll_offset.y)
        if number - margin < top:
            self.scroll_to(y=max(0, number - margin), animate=False, immediate=True)
        elif number + margin >= top + height:
            self.scroll_to(y=number + margin - height + 1, animate=False, immediate=True)

    def page(self, pages: float) -> None:
        """Scroll by this many pages, without animation."""
        height = max(1, self.tall - 1)
        self.scroll_to(y=max(0, self.scroll_offset.y + round(pages * height)), animate=False, immediate=True)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a region. Their common style is found once, as finding it takes longer than drawing a line."""
        self.base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """The line in row ``y`` of the widget."""
        top, width, base = round(self.scroll_offset.y), self.scrollable_content_region.width, self.base
        if top + y >= self.count():  # the width may have changed since the last redraw
            return Strip.blank(width, base)
        return strip(self.line(top + y, self.room), width, base)

    def clicked(self, event: events.Click) -> tuple[int, int] | None:
        """The number of the line that was clicked and the column in it; None outside the lines."""
        column, y = event.get_content_offset_capture(self)
        number = round(self.scroll_offset.y) + y
        return (number, column) if 0 <= number < self.count() and 0 <= column < self.room else None


class Bar(Widget):
    """A widget of one line."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 100%; }
    """

    def pieces(self, width: int) -> Iterable[tuple[str, Style]]:
        """The line as pieces with styles, without control characters."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.outer_size.width
        return strip(self.pieces(width), width, self.rich_style)


def strip(pieces: Iterable[tuple[str, Style]], width: int, base: Style) -> Strip:
    """The pieces as a line of exactly ``width`` columns."""
    segments: list[Segment] = []
    left = width
    for text, look in pieces:
        shown = text
        size = cells(shown)
        if size > left:
            shown = chop(shown, left)[0] if left > 0 else ""
            size = cells(shown)
            if size > left:
                break
        segments.append(Segment(shown, base + look))
        left -= size
        if left <= 0:
            break
    if left > 0:
        segments.append(Segment(" " * left, base))
    return Strip(segments, width)
