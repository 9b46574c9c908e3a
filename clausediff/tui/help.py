"""The window of the help: every key of the screen below, and what the signs mean."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from clausediff.tui.keys import Key
from clausediff.tui.window import Window


class Help(Window[None]):
    """Keys, then signs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "close", "Close"),
        Binding("j,down", "down", "Down", show=False),
        Binding("k,up", "up", "Up", show=False),
    ]

    MEANINGS = (
        ("!", "substantive: the words differ"),
        ("?", "review: nobody can tell without looking at the page"),
        ("~", "noise: the canonical's words, misread"),
        ("= .", "field and format: a filled-in field; layout only"),
        ("✓ ✗", "accepted as harmless; rejected as a real change"),
        ("▒", "scanned text that belongs to no agreement"),
        ("[-…-]", "what the canonical reads where they differ"),
        ("{+…+}", "what the scan reads there"),
        ("⋯", "words folded away, and how many; } shows more"),
    )

    def compose(self) -> ComposeResult:
        """A text that scrolls."""
        with VerticalScroll(classes="window"):
            yield Static(id="keys", markup=False)

    def ask(self, keys: tuple[Key, ...]) -> None:
        """Open it on a screen's keys."""
        self.query_one("#keys", Static).update(self.text(keys))
        self.query_one(VerticalScroll).scroll_home(animate=False, immediate=True)
        self.open("Help")

    def text(self, keys: tuple[Key, ...]) -> Content:
        """What it says."""
        parts: list[tuple[str, str] | str] = []
        for key in keys:
            parts += [(f"{key.shown:<7}", "bold $primary"), f"{key.help}\n"]
        parts += [("ctrl+p ", "bold $primary"), "Command palette: every action by name\n\n"]
        for sign, meaning in self.MEANINGS:
            parts += [(f"{sign:<7}", "bold $primary"), f"{meaning}\n"]
        return Content.assemble(*parts)

    def action_close(self) -> None:
        """Done."""
        self.close()

    def action_down(self) -> None:
        """Scroll."""
        self.query_one(VerticalScroll).scroll_down(animate=False)

    def action_up(self) -> None:
        """Scroll."""
        self.query_one(VerticalScroll).scroll_up(animate=False)
