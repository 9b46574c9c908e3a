"""The screens before the review: the progress of the comparison, and the error when it failed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from clausediff.report.visible import flat
from clausediff.tui.base import Base
from clausediff.tui.wrap import crop_start

WIDTH = 40
"""The columns of the progress bar."""


class LoadingScreen(Base):
    """The progress of the comparison; esc cancels it."""

    BINDINGS = [Binding("escape,q", "cancel", "Cancel")]  # noqa: RUF012  # Textual's own declaration

    STYLE = """
    LoadingScreen { align: center middle; }
    LoadingScreen #box { width: 64; max-width: 94%; height: auto; border: round $border-color; padding: 1 2; }
    """

    def compose(self) -> ComposeResult:
        """A box in the middle."""
        with Vertical(id="box"):
            yield Static(Content("Reading …"), id="progress", markup=False)
        yield self.too_small()

    def progress(self, stage: str, done: int, total: int, path: str) -> None:
        """Show the progress of the comparison."""
        filled = WIDTH * done // total if total else 0
        gauge = "━" * filled + "·" * (WIDTH - filled)
        text = f"{flat(stage)}  {done} of {total}\n{gauge}\n{crop_start(flat(path), 58)}\n\nesc cancels"
        self.query_one("#progress", Static).update(Content(text))

    def action_cancel(self) -> None:
        """Stop the comparison."""
        self.query_one("#progress", Static).update(Content("Stopping …"))
        self.host.cancel()


class FailedScreen(Base):
    """Shows why the comparison as a whole failed."""

    BINDINGS = [Binding("escape,q,enter", "leave", "Quit")]  # noqa: RUF012  # Textual's own declaration

    STYLE = """
    FailedScreen { align: center middle; }
    FailedScreen #box { width: 76; max-width: 94%; height: auto; border: round $error; padding: 1 2; }
    """

    def __init__(self, message: str) -> None:
        super().__init__()
        self.message = message

    def compose(self) -> ComposeResult:
        """The sentence in a box."""
        with Vertical(id="box"):
            yield Static(Content(f"{flat(self.message)}\n\nq quits"), id="message", markup=False)
        yield self.too_small()

    def action_leave(self) -> None:
        """Exit with the code of an error."""
        self.app.exit(2)
