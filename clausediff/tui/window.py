"""The base class of the windows over a screen. Each window is mounted once and opened again and again.

Mounting a window takes a pass of the style sheet and three layouts with a paint after each; opening one that is mounted
takes one paint. So a window keeps no state between two openings: its caller sets everything that it shows.
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

Answer = TypeVar("Answer")


class Dimmed(BackgroundScreen):
    """The screen below, dimmed. Textual blends the colours of every segment; here each style is blended only once."""

    @classmethod
    def process_segments(cls, segments: Iterable[Segment], color: Color) -> Iterable[Segment]:
        """The segments with their colours blended."""
        for text, style, control in segments:
            yield Segment(text, style and _dimmed(style, color), control)


@lru_cache(maxsize=1024)
def _dimmed(style: Style, color: Color) -> Style:
    return next(iter(BackgroundScreen.process_segments([Segment("", style)], color))).style or style


class Window(ModalScreen[Answer]):
    """A frame in the middle of the screen below, which is dimmed. Composes one container of class ``window``."""

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
        """The screen below, dimmed."""
        below = super().render()
        return Dimmed(below.screen, below.color) if isinstance(below, BackgroundScreen) else below

    def open(self, title: str, done: Callable[[Answer | None], None] | None = None) -> None:
        """Show the window; ``done`` is called with the answer. A repeated key does not open it twice."""
        if self not in self.app.screen_stack:
            # One paint when all its widgets have announced their changes, not one for each of them.
            self.app.delay_update(0.001)
            self.query_one(".window").border_title = Content(title)
            self.app.push_screen(self, done)

    def close(self, answer: Answer | None = None) -> None:
        """Close the window with an answer. A repeated key does not close the screen below as well."""
        if self.app.screen is self:
            self.set_focus(None)  # a hidden cursor must not go on blinking
            self.dismiss(answer)
