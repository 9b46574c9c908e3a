"""What the windows over a screen have in common: each is mounted once, and opened again and again.

To mount a window takes a pass of the style sheet and three layouts with a paint after each; to open one that is mounted
takes one paint. So a window keeps nothing from one opening to the next: whoever opens it says all that it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import ClassVar, TypeVar

from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.color import Color
from textual.content import Content
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen

from clausediff.tui.base import Base

Answer = TypeVar("Answer")


class Dimmed(BackgroundScreen):
    """The screen below. Textual mixes the colours of each piece of it anew; there are but some dozens of styles."""

    @classmethod
    def process_segments(cls, segments: Iterable[Segment], color: Color) -> Iterable[Segment]:
        """The pieces with their colours mixed."""
        for text, style, control in segments:
            yield Segment(text, style and _dimmed(style, color), control)


@lru_cache(maxsize=1024)
def _dimmed(style: Style, color: Color) -> Style:
    return next(iter(BackgroundScreen.process_segments([Segment("", style)], color))).style or style


class Window(ModalScreen[Answer]):
    """A frame in the middle of the screen below, which is dimmed. What it composes is one container of class ``window``."""

    BINDINGS: ClassVar[list[BindingType]] = []

    STYLE = """
    Window { align: center middle; background: $background 60%; }
    Window > .window {
        width: 76; max-width: 94%; height: auto; max-height: 100%; padding: 0 1;
        background: $surface; border: round $primary;
    }
    Window Input { border: none; background: $panel; height: 1; padding: 0 1; margin: 1 0; }
    Window Input:focus { border: none; }
    Window > Words.window { max-height: 90%; }
    Window Entries { height: auto; max-height: 70vh; margin-bottom: 1; }
    Window .hint { color: $foreground 70%; height: auto; }
    """

    def render(self) -> RenderableType:
        """What lies below."""
        below = super().render()
        return Dimmed(below.screen, below.color) if isinstance(below, BackgroundScreen) else below

    def open(self, title: str, done: Callable[[Answer | None], None] | None = None) -> None:
        """Show it; ``done`` is given the answer. A key that repeats does not open it twice."""
        if self not in self.app.screen_stack:
            if isinstance(self.app.screen, Base):
                self.app.screen.settle()  # later it would have the window painted once more
            # no paint before all its parts have said what of them is new
            self.app.delay_update(0.001)
            self.query_one(".window").border_title = Content(title)
            self.app.push_screen(self, done)

    def close(self, answer: Answer | None = None) -> None:
        """Answer and go. A key that repeats does not close what is below as well."""
        if self.app.screen is self:
            self.set_focus(None)  # what is out of sight needs no blinking cursor
            self.dismiss(answer)
