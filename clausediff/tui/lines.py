"""A list or a text of any length, drawn line by line: only the lines in sight are ever made."""

from __future__ import annotations

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from clausediff.tui.wrap import cells, chop


class Lines(ScrollView, can_focus=False):
    """Base of the lists and the text view: :meth:`count` lines, each drawn by :meth:`line`.

    It has no state of its own: whoever changes what it shows calls :meth:`redraw`.
    """

    DEFAULT_CSS = """
    Lines {
        scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden; overflow-y: scroll;
        scrollbar-background: $background; scrollbar-color: $border-color;
        scrollbar-background-hover: $background; scrollbar-color-hover: $primary;
        scrollbar-background-active: $background; scrollbar-color-active: $primary;
    }
    """

    # a longer or shorter text is no reason to lay out the screen anew, nor is a bar that comes or goes: it always has
    # its column, and is blank when all lines are in sight
    virtual_size = reactive(Size(0, 0), layout=False)

    def watch_virtual_size(self, size: Size) -> None:
        """Have the bar follow."""
        self._scroll_update(size)

    def count(self) -> int:
        """How many lines there are at the present width."""
        raise NotImplementedError

    def line(self, number: int, width: int) -> Iterable[tuple[str, Style]]:
        """The pieces of a line, their texts free of control characters."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw again, as long and as wide as things are now."""
        self._measure()
        self.refresh()

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.count())

    def on_resize(self) -> None:
        """The width decides how long the text is; the lines in sight were drawn at this width already."""
        self._measure()

    def show_line(self, number: int, *, margin: int = 0) -> None:
        """Scroll, at once, as little as is needed to have a line and ``margin`` lines round it in sight."""
        height = self.scrollable_content_region.height
        margin = min(margin, max(0, (height - 1) // 2))
        top = round(self.scroll_offset.y)
        if number - margin < top:
            self.scroll_to(y=max(0, number - margin), animate=False, immediate=True)
        elif number + margin >= top + height:
            self.scroll_to(y=number + margin - height + 1, animate=False, immediate=True)

    def page(self, pages: float) -> None:
        """Scroll by this many windows, at once."""
        height = max(1, self.scrollable_content_region.height - 1)
        self.scroll_to(y=max(0, self.scroll_offset.y + round(pages * height)), animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        """A line of the window."""
        number = round(self.scroll_offset.y) + y
        width = self.scrollable_content_region.width
        base = base_style(self)
        if number >= self.count():  # the width may have changed since the last redraw
            return Strip.blank(width, base)
        return strip(self.line(number, width), width, base, fill=self.fills(number))

    def fills(self, number: int) -> bool:
        """Whether a line's last style goes on to the edge (a cursor)."""
        return False


class Bar(Widget):
    """One line of pieces."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 100%; }
    """

    def pieces(self, width: int) -> Iterable[tuple[str, Style]]:
        """What stands on it, from the left; what is too much is cut off."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """The one line."""
        return strip(self.pieces(self.size.width), self.size.width, base_style(self))


_BASES: WeakKeyDictionary[Widget, tuple[str, Style]] = WeakKeyDictionary()


def base_style(widget: Widget) -> Style:
    """The style of a widget's empty space, worked out once a theme: that takes longer than to draw a line."""
    known = _BASES.get(widget)
    if known is None or known[0] != widget.app.theme:
        known = _BASES[widget] = widget.app.theme, widget.rich_style
    return known[1]


def strip(pieces: Iterable[tuple[str, Style]], width: int, base: Style, *, fill: bool = False) -> Strip:
    """Pieces as a line of exactly ``width`` columns; ``fill`` carries the last piece's style to the edge."""
    segments: list[Segment] = []
    left = width
    for text, style in pieces:
        shown = text
        size = cells(shown)
        if size > left:
            shown = chop(shown, left)[0] if left > 0 else ""
            size = cells(shown)
            if size > left:
                break
        segments.append(Segment(shown, base + style))
        left -= size
        if left <= 0:
            break
    if left > 0:
        tail = segments[-1].style if fill and segments else base
        segments.append(Segment(" " * left, tail))
    return Strip(segments, width)
