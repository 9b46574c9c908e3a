"""The base classes of lists and texts of any length, of which only the visible lines are ever made."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.containers import Horizontal, Vertical
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from clausediff.tui.themes import style
from clausediff.tui.wrap import cells, chop


class Drawn(Widget):
    """A widget that draws its own lines."""

    _base: Style | None = None

    @property
    def base(self) -> Style:
        """The style of the widget's empty space; cached, as computing it takes longer than drawing a line."""
        if self._base is None:
            self._base = self.rich_style
        return self._base

    def notify_style_update(self) -> None:
        """Forget the cached style, after the style sheet was applied."""
        super().notify_style_update()
        self._base = None


class Covered(Drawn):
    """A container without a border that its children cover completely, so that its own lines are never visible."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The same blank line for all, which takes no work."""
        return [Strip.blank(crop.width, self.base)] * crop.height


class Across(Horizontal, Covered):
    """Widgets side by side."""


class Down(Vertical, Covered):
    """Widgets one below the other."""


class Lines(ScrollView, Drawn, can_focus=False):
    """The base of lists and of the text view: has :meth:`count` lines, each made by :meth:`line`.

    It has no state: code that changes what it shows calls :meth:`redraw`. The last column is a scroll bar, drawn with
    the lines. Textual's scroll bar is a widget, and each change of its height causes two layouts and two paints.
    """

    DEFAULT_CSS = """
    Lines { overflow: hidden hidden; }
    """

    # A change of the text's length must not cause a layout of the screen.
    virtual_size = reactive(Size(0, 0), layout=False)

    dragged = False
    """Whether the mouse holds the scroll bar."""

    @property
    def allow_vertical_scroll(self) -> bool:
        """True, although Textual knows of no scroll bar."""
        return True

    @property
    def room(self) -> int:
        """The columns of a line: those within the border, without that of the scroll bar."""
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
        self._measure()
        self.refresh()

    def on_resize(self) -> None:
        """Count the lines again, as their number depends on the width. Textual has drawn them already."""
        self._measure()

    def _measure(self) -> None:
        self.virtual_size = Size(self.room, self.count())
        if self.scroll_offset.y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)

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

    def render_line(self, y: int) -> Strip:
        """The line in row ``y`` of the widget."""
        top, total = round(self.scroll_offset.y), self.count()
        room, base = self.room, self.base
        glyph = thumb(self.tall, total, top).get(y, "")
        if glyph:
            held = "primary" if self.dragged else "border"
            end = Segment(glyph, base + style(self.app.theme, held, reverse=glyph == " "))
        else:
            end = Segment(" ", base)
        if top + y >= total:  # the width may have changed since the last redraw
            return Strip([Segment(" " * room, base), end], room + 1)
        return strip(self.line(top + y, room), room, base, fill=self.fills(top + y), end=end)

    def fills(self, number: int) -> bool:
        """Whether the last style of a line fills the rest of it, as for the selected line."""
        return False

    def clicked(self, event: events.Click) -> tuple[int, int] | None:
        """The number of the line that was clicked and the column in it; None outside the lines and on the scroll bar."""
        column, y = event.get_content_offset_capture(self)
        number = round(self.scroll_offset.y) + y
        return (number, column) if 0 <= number < self.count() and 0 <= column < self.room else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """On the scroll bar: scroll there, and follow the mouse."""
        if event.get_content_offset_capture(self).x == self.room and self.max_scroll_y:
            self.dragged = True
            self.capture_mouse()
            self._follow(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow the mouse while it holds the scroll bar."""
        if self.dragged:
            self._follow(event)

    def on_mouse_up(self) -> None:
        """Release the scroll bar."""
        if self.dragged:
            self.dragged = False
            self.release_mouse()
            self.refresh()

    def _follow(self, event: events.MouseEvent) -> None:
        last = max(1, self.tall - 1)
        at = event.get_content_offset_capture(self).y / last
        self.scroll_to(y=round(max(0.0, min(1.0, at)) * self.max_scroll_y), animate=False, immediate=True)


class Bar(Drawn):
    """A widget of one line."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 100%; }
    """

    def pieces(self, width: int) -> Iterable[tuple[str, Style]]:
        """The text from the left, as pieces with styles; what does not fit is cut off."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.outer_size.width
        return strip(self.pieces(width), width, self.base)


@lru_cache(maxsize=64)
def thumb(height: int, total: int, top: int) -> dict[int, str]:
    """The thumb of a scroll bar that is ``height`` rows high, by row: a blank (to be reversed) or half a block.

    Empty when all ``total`` lines are visible. It moves by half rows, so that a small step is visible too.
    """
    if total <= height or height <= 0:
        return {}
    halves = 2 * height
    size = max(2, halves * height // total)
    start = min(halves - size, round((halves - size) * top / (total - height)))
    filled = range(start, start + size)
    glyphs = {(True, True): " ", (False, True): "▄", (True, False): "▀"}
    rows = {row: (2 * row in filled, 2 * row + 1 in filled) for row in range(height)}
    return {row: glyphs[both] for row, both in rows.items() if any(both)}


def strip(
    pieces: Iterable[tuple[str, Style]], width: int, base: Style, *, fill: bool = False, end: Segment | None = None
) -> Strip:
    """The pieces as a line of exactly ``width`` columns, with ``end`` after it.

    With ``fill``, the style of the last piece fills the rest of the line.
    """
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
        tail = segments[-1].style if fill and segments else base
        segments.append(Segment(" " * left, tail))
    if end is not None:
        segments.append(end)
        width += end.cell_length
    return Strip(segments, width)
