"""What the windows over a screen have in common: each is mounted once, and opened again and again.

To mount a window takes a pass of the style sheet and three layouts with a paint after each; to open one that is mounted
takes one paint. So a window keeps nothing from one opening to the next: whoever opens it says all that it shows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Window(ModalScreen[Answer]):
    """A frame in the middle of the screen below, which is dimmed. What it composes is one container of class ``window``."""

    BINDINGS: ClassVar[list[BindingType]] = []

    STYLE = """
    Window { align: center middle; background: $background 60%; }
    Window > .window {
        width: 76; max-width: 94%; height: auto; max-height: 90%; padding: 0 1;
        background: $surface; border: round $primary;
    }
    Window Input { border: none; background: $panel; height: 1; padding: 0 1; margin: 1 0; }
    Window Input:focus { border: none; }
    Window OptionList { height: auto; max-height: 20; border: none; background: $surface; padding: 0; }
    Window .hint { color: $foreground 70%; height: auto; }
    """

    def open(self, title: str, done: Callable[[Answer | None], None] | None = None) -> None:
        """Show it; ``done`` is given the answer. A key that repeats does not open it twice."""
        if self not in self.app.screen_stack:
            self.query_one(".window").border_title = Content(title)
            self.app.push_screen(self, done)

    def close(self, answer: Answer | None = None) -> None:
        """Answer and go. A key that repeats does not close what is below as well."""
        if self.app.screen is self:
            self.set_focus(None)  # what is out of sight needs no blinking cursor
            self.dismiss(answer)
