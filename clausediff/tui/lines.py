"""A list or a text of any length, drawn line by line: only the lines in sight are ever made."""

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
    """A widget that draws its lines itself."""

    _base: Style | None = None

    @property
    def base(self) -> Style:
        """The style of its empty space, kept: to work it out takes longer than to draw a line."""
        if self._base is None:
            self._base = self.rich_style
        return self._base

    def notify_style_update(self) -> None:
        """The style sheet was applied."""
        super().notify_style_update()
        self._base = None


class Covered(Drawn):
    """A container without a border, all of it covered by what it holds: no line of its own is worth any work."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """One blank line, many times."""
        return [Strip.blank(crop.width, self.base)] * crop.height


class Across(Horizontal, Covered):
    """Widgets side by side."""


class Down(Vertical, Covered):
    """Widgets one below the other."""


class Lines(ScrollView, Drawn, can_focus=False):
    """Base of the lists and the text view: :meth:`count` lines, each drawn by :meth:`line`.

    It has no state of its own: whoever changes what it shows calls :meth:`redraw`. The last column is a scroll bar,
    drawn with the lines: Textual's own is a widget, whose every change of height lays out and paints the screen twice.
    """

    DEFAULT_CSS = """
    Lines { overflow: hidden hidden; }
    """

    # a longer or shorter text is no reason to lay out the screen anew
    virtual_size = reactive(Size(0, 0), layout=False)

    dragged = False
    """Whether the mouse holds the scroll bar."""

    @property
    def allow_vertical_scroll(self) -> bool:
        """Always, though there is no scroll bar that Textual knows of."""
        return True

    @property
    def room(self) -> int:
        """Columns of a line: all within the border but that of the scroll bar."""
        return max(0, self.outer_size.width - self.styles.gutter.width - 1)

    @property
    def tall(self) -> int:
        """Lines that are in sight at a time."""
        return max(0, self.outer_size.height - self.styles.gutter.height)

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

    def on_resize(self) -> None:
        """The width decides how long the text is; the lines in sight were drawn at this width already."""
        self._measure()

    def _measure(self) -> None:
        self.virtual_size = Size(self.room, self.count())
        if self.scroll_offset.y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)

    def show_line(self, number: int, *, margin: int = 0) -> None:
        """Scroll, at once, as little as is needed to have a line and ``margin`` lines round it in sight."""
        height = self.tall
        margin = min(margin, max(0, (height - 1) // 2))
        top = round(self.scroll_offset.y)
        if number - margin < top:
            self.scroll_to(y=max(0, number - margin), animate=False, immediate=True)
        elif number + margin >= top + height:
            self.scroll_to(y=number + margin - height + 1, animate=False, immediate=True)

    def page(self, pages: float) -> None:
        """Scroll by this many windows, at once."""
        height = max(1, self.tall - 1)
        self.scroll_to(y=max(0, self.scroll_offset.y + round(pages * height)), animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        """A line of the window."""
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
        """Whether a line's last style goes on to the edge (a cursor)."""
        return False

    def clicked(self, event: events.Click) -> tuple[int, int] | None:
        """The number of the line that was clicked, and the column in it; None beside them and on the scroll bar."""
        column, y = event.get_content_offset_capture(self)
        number = round(self.scroll_offset.y) + y
        return (number, column) if 0 <= number < self.count() and 0 <= column < self.room else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """On the scroll bar: go there, and follow the mouse."""
        if event.get_content_offset_capture(self).x == self.room and self.max_scroll_y:
            self.dragged = True
            self.capture_mouse()
            self._follow(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """While the bar is held."""
        if self.dragged:
            self._follow(event)

    def on_mouse_up(self) -> None:
        """Let go."""
        if self.dragged:
            self.dragged = False
            self.release_mouse()
            self.refresh()

    def _follow(self, event: events.MouseEvent) -> None:
        last = max(1, self.tall - 1)
        at = event.get_content_offset_capture(self).y / last
        self.scroll_to(y=round(max(0.0, min(1.0, at)) * self.max_scroll_y), animate=False, immediate=True)


class Bar(Drawn):
    """One line of pieces."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 100%; }
    """

    def pieces(self, width: int) -> Iterable[tuple[str, Style]]:
        """What stands on it, from the left; what is too much is cut off."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """The one line."""
        width = self.outer_size.width
        return strip(self.pieces(width), width, self.base)


@lru_cache(maxsize=64)
def thumb(height: int, total: int, top: int) -> dict[int, str]:
    """Where on a scroll bar ``height`` rows high the lines in sight stand: a blank to be filled, or half a block.

    Nothing where all ``total`` lines are in sight. In halves of a row, so that a step of a short text is seen.
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
    """Pieces as a line of exactly ``width`` columns, and ``end`` after them.

    ``fill`` carries the last piece's style to the edge.
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
