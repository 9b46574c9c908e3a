"""The help window: every key of the screen below, and the meanings of the signs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size

from clausediff.tui.keys import Key
from clausediff.tui.lines import Lines
from clausediff.tui.pieces import Piece
from clausediff.tui.rows import broken
from clausediff.tui.themes import style
from clausediff.tui.window import Window

MEANINGS = (
    ("!", "substantive: the words differ"),
    ("?", "review: nobody can tell without looking at the page"),
    ("~", "noise: the canonical's words, misread"),
    ("= .", "field and format: a filled-in field; layout only"),
    ("✓ ≈ ✗", "misread, so harmless; a real change that was agreed; an open point"),
    ("…", "asked, and still undecided"),
    ("▒", "scanned text that belongs to no agreement"),
    ("[-…-]", "what the canonical reads where they differ"),
    ("{+…+}", "what the copy reads there"),
    ("⋯", "words folded away, and how many; } shows more"),
)
"""The signs and their meanings."""


@lru_cache(maxsize=16)
def help_lines(keys: tuple[Key, ...], width: int) -> list[list[Piece]]:
    """The lines of the help, wrapped to that width."""
    named = [(key.shown, key.help) for key in keys]
    made: list[list[Piece]] = []
    for sign, sentence in (*named, ("ctrl+p", "Command palette: every action by name"), ("", ""), *MEANINGS):
        line = [Piece(f"{sign:<7}", "primary"), Piece(sentence, "foreground")]
        made += broken(line, width, 7) if sign else [[]]
    return made


class Words(Lines):
    """The text of the help: the keys, then the signs, each with its sentence."""

    keys: tuple[Key, ...] = ()

    def count(self) -> int:
        """The number of lines at the current width."""
        return len(help_lines(self.keys, self.room))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines at a width that the widget is about to get."""
        return len(help_lines(self.keys, width - 1))

    def line(self, number: int, width: int) -> Iterable[tuple[str, Style]]:
        """A key or sign with its sentence, or the next line of the sentence."""
        for piece in help_lines(self.keys, width)[number]:
            name = piece.role.replace("plain", "foreground")
            yield piece.text, style(self.app.theme, name, bold=piece.role == "primary")


class Help(Window[None]):
    """The help on the keys of a screen."""

    keys: tuple[Key, ...] = ()

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "close", "Close"),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
        Binding("space,pagedown,ctrl+d", "page(1)", "A page down", show=False),
        Binding("b,pageup,ctrl+u", "page(-1)", "A page up", show=False),
        Binding("home,g", "page(-10000)", "To the top", show=False),
        Binding("end,G", "page(10000)", "To the end", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The text, which scrolls."""
        yield Words(classes="window")

    def draw(self) -> None:
        """Show the help from its beginning."""
        super().draw()
        words = self.query_one(Words)
        if words.keys != self.keys:
            words.keys = self.keys
            words.refresh(layout=True)
        words.scroll_to(y=0, animate=False, immediate=True)

    def ask(self, keys: tuple[Key, ...]) -> None:
        """Open the help on these keys."""
        self.keys = keys
        self.open("Help")

    def action_close(self) -> None:
        """Close the help."""
        self.close()

    def action_scroll(self, lines: int) -> None:
        """Scroll by ``lines`` lines."""
        words = self.query_one(Words)
        words.scroll_to(y=max(0, words.scroll_offset.y + lines), animate=False, immediate=True)

    def action_page(self, pages: int) -> None:
        """Scroll by ``pages`` pages."""
        self.query_one(Words).page(pages)
