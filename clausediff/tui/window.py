"""The base class of the windows over a screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


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
    Window OptionList { height: auto; max-height: 70vh; margin-bottom: 1; border: none; background: $surface; padding: 0; }
    Window OptionList:focus { border: none; }
    Window .hint { color: $foreground 85%; height: auto; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.heading = ""

    def open(self, title: str, done: Callable[[Answer | None], None] | None = None) -> None:
        """Show the window; ``done`` is called with the answer."""
        self.heading = title
        if self.is_mounted:  # it was open before: its widgets are there
            self.draw()
        self.app.push_screen(self, done)

    def on_mount(self) -> None:
        """Draw it for the first time."""
        self.draw()

    def draw(self) -> None:
        """Show what it was opened with. A window stays when it is closed, and may be opened with something else."""
        self.query_one(".window").border_title = Content(self.heading)

    def close(self, answer: Answer | None = None) -> None:
        """Close the window with an answer. A repeated key does not close the screen below as well."""
        if self.app.screen is self:
            self.dismiss(answer)
