"""The table of the keys of all screens, from which bindings, the line of keys, the palette and the help are made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.style import Style
from textual import events
from textual.binding import Binding

from clausediff.tui.lines import Bar
from clausediff.tui.themes import style
from clausediff.tui.wrap import cells


@dataclass(frozen=True, slots=True)
class Key:
    """A key and its action."""

    keys: str
    """Textual's names of the key and of its alternatives, with commas between."""
    action: str
    """The action of the screen, or ``app.NAME`` for one of the app."""
    shown: str
    """The key as printed in the line of keys and in the help."""
    label: str
    """One or two words for the line of keys; empty for a key that is not in it."""
    help: str
    """A sentence for the help."""

    @property
    def binding(self) -> Binding:
        """The key as a binding of Textual."""
        return Binding(self.keys, self.action, self.help, show=False)


COMMON = (
    Key("question_mark,f1", "app.help", "?", "help", "Show all keys and signs"),
    Key("q", "quit_app", "q", "quit", "Quit; every decision is already kept"),
    Key("t", "next_theme", "t", "", "Next theme: dark, light, high contrast"),
)

REVIEW = (
    Key("n", "next", "n", "next", "Next finding, across clauses and agreements"),
    Key("N", "previous", "N", "previous", "Previous finding"),
    Key("a", "accept", "a", "accept", "Accept: the difference is harmless"),
    Key("r", "reject", "r", "reject", "Reject: it is a real change"),
    Key("c", "comment", "c", "comment", "Write a comment on the finding"),
    Key("u", "undo", "u", "undo", "Undo the latest decision or comment on the finding"),
    Key("j,down", "clause_down", "j", "clause", "Next clause"),
    Key("k,up", "clause_up", "k", "", "Previous clause"),
    Key("f", "filter", "f", "filter", "Filter by verdict, category, undecided"),
    Key("w", "noise", "w", "noise", "Show or fold away noise, format and field findings"),
    Key("v", "view", "v", "view", "Side by side, inline, or as scanned"),
    Key("slash", "search", "/", "find", "Search canonical and scan; enter again for the next clause"),
    Key("g", "go", "g", "go to", "Go to a clause by its number or first words"),
    Key("left_curly_bracket", "less", "{", "", "Less context round a finding"),
    Key("right_curly_bracket", "more", "}", "context", "More context round a finding"),
    Key("e", "app.export", "e", "export", "Write a report"),
    Key("y", "copy", "y", "copy", "Copy a citation: clause and both readings"),
    Key("i", "fields", "i", "fields", "Show or hide the fields"),
    Key("left_square_bracket", "copy_up", "[", "", "Previous agreement"),
    Key("right_square_bracket", "copy_down", "]", "", "Next agreement"),
    Key("space,pagedown", "page_down", "space", "", "Scroll the text down"),
    Key("b,pageup", "page_up", "b", "", "Scroll the text up"),
    Key("home", "first", "home", "", "First clause"),
    Key("end", "last", "end", "", "Last clause"),
    Key("escape", "back", "esc", "", "Back to the overview"),
    Key("enter", "next", "enter", "", "Next finding"),
    *COMMON,
)

OVERVIEW = (
    Key("enter", "open", "enter", "open", "Open the agreement"),
    Key("j,down", "down", "j", "down", "Next agreement"),
    Key("k,up", "up", "k", "up", "Previous agreement"),
    Key("s", "sort", "s", "sort", "Sort: gravest first, by file, by name, most undecided first"),
    Key("f", "filter", "f", "filter", "Filter: all, needing a person, substantive, review, undecided, not compared"),
    Key("slash", "search", "/", "find", "Only agreements whose file or signer holds some words"),
    Key("n", "next", "n", "next finding", "Open the first finding that the filter lets pass"),
    Key("left_curly_bracket,left", "left", "{", "", "Clauses to the left"),
    Key("right_curly_bracket,right", "right", "}", "", "Clauses to the right"),
    Key("e", "app.export", "e", "export", "Write a report"),
    Key("space,pagedown", "page_down", "space", "", "A page down"),
    Key("b,pageup", "page_up", "b", "", "A page up"),
    Key("home", "first", "home", "", "First agreement"),
    Key("end", "last", "end", "", "Last agreement"),
    Key("escape", "clear", "esc", "", "Show all agreements again"),
    *COMMON,
)


class KeyBar(Bar):
    """The line of keys at the bottom: the keys that have an effect now, or a message about the last key."""

    def __init__(self, keys: tuple[Key, ...], possible: set[str] | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.keys = keys
        self.possible = possible
        """The actions that have an effect now; None for all."""
        self.message = ""
        self.grave = False

    def say(self, message: str, *, grave: bool = False) -> None:
        """Show a message instead of the keys."""
        self.message, self.grave = message, grave
        self.refresh()

    def pieces(self, width: int) -> Iterable[tuple[str, Style]]:
        """The message, or as many keys as fit, always with help and quit."""
        theme = self.app.theme
        if self.message:
            yield f" {self.message}", style(theme, "substantive" if self.grave else "primary", bold=True)
            return
        for key in self.fitting(width):
            yield f" {key.shown}", style(theme, "primary", bold=True)
            yield f" {key.label} ", style(theme, "text")

    def fitting(self, width: int) -> list[Key]:
        """The keys that fit into that width."""
        wanted = [key for key in self.keys if key.label and (self.possible is None or key.action in self.possible)]
        last = [key for key in wanted if key in COMMON]
        left = width - sum(_size(key) for key in last)
        chosen = []
        for key in (key for key in wanted if key not in COMMON):
            if _size(key) <= left:
                chosen.append(key)
                left -= _size(key)
        return chosen + last

    async def on_click(self, event: events.Click) -> None:
        """Run the action of the key that was clicked."""
        at = event.x
        if self.message:
            self.say("")
            return
        for key in self.fitting(self.size.width):
            if at < _size(key):
                await self.screen.run_action(key.action)
                return
            at -= _size(key)


def _size(key: Key) -> int:
    return cells(key.shown) + cells(key.label) + 3
