"""The windows that ask: for a line of text, for yes or no, for one of several."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Input, Static

from clausediff.tui.lines import Lines
from clausediff.tui.themes import style
from clausediff.tui.window import Window


class Line(Window[str]):
    """One line of text from the reader; None when they thought better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Cancel")]

    def compose(self) -> ComposeResult:
        """Input and hint."""
        with Vertical(classes="window"):
            yield Input(select_on_focus=False)
            yield Static(classes="hint", markup=False)

    def ask(self, title: str, hint: str, done: Callable[[str | None], None], value: str = "") -> None:
        """Open it with ``value`` to be typed over."""
        line = self.query_one(Input)
        line.value = value
        line.select_all()
        self.query_one(".hint", Static).update(Content(hint))
        self.open(title, done)

    def write(self, character: str) -> None:
        """Put in what was typed before the line was there, as if it had been."""
        line = self.query_one(Input)
        line.replace(character, *sorted(line.selection))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        self.close(event.value)

    def action_give_up(self) -> None:
        """Esc."""
        self.close()


class Question(Window[bool]):
    """Yes or no; no when in doubt."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes"),
        Binding("n,escape,enter,q", "answer(False)", "No"),
    ]

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Vertical(classes="window"):
            yield Static(id="question", markup=False)
            yield Static(Content("y yes   n no"), classes="hint", markup=False)

    def ask(self, title: str, question: str, done: Callable[[bool | None], None]) -> None:
        """Open it."""
        self.query_one("#question", Static).update(Content(question))
        self.open(title, done)

    def action_answer(self, yes: bool) -> None:
        """Either."""
        self.close(yes)


class Entries(Lines):
    """The lines of a list, one of them marked."""

    class Chosen(Message):
        """An entry was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[tuple[str, str]] = []
        """(id, words)."""
        self.place = 0
        """Which one is marked."""

    def count(self) -> int:
        """One line an entry."""
        return len(self.entries)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The same."""
        return self.count()

    def line(self, number: int, width: int) -> Iterable[tuple[str, Style]]:
        """Its words."""
        here = number == self.place
        look = style(self.app.theme, "background" if here else "foreground", bold=here, on="primary" if here else None)
        yield f"{'▶' if here else ' '} {self.entries[number][1]}", look

    def fills(self, number: int) -> bool:
        """The mark goes to the edge."""
        return number == self.place

    def go(self, place: int) -> None:
        """Mark another one."""
        self.place = max(0, min(place, self.count() - 1))
        self.redraw()
        self.show_line(self.place)

    def on_click(self, event: events.Click) -> None:
        """Mark and choose it."""
        at = self.clicked(event)
        if at is not None:
            self.go(at[0])
            self.post_message(self.Chosen(at[0]))


class Listing(Window[str]):
    """A list to go up and down in; :meth:`chosen` is called with the id of an entry."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Choose"),
        Binding("j,down", "go(1)", "Down", show=False),
        Binding("k,up", "go(-1)", "Up", show=False),
        Binding("pagedown", "go(10)", "Further down", show=False),
        Binding("pageup", "go(-10)", "Further up", show=False),
        Binding("home", "go(-10000)", "First", show=False),
        Binding("end", "go(10000)", "Last", show=False),
    ]

    def compose(self) -> ComposeResult:
        """List and hint."""
        with Vertical(classes="window"):
            yield Entries()
            yield Static(classes="hint", markup=False)

    @property
    def list(self) -> Entries:
        """The entries."""
        return self.query_one(Entries)

    def fill(self, entries: Iterable[tuple[str, str]], hint: str, place: int = 0) -> None:
        """Entries as (id, words), the one at ``place`` marked."""
        before = self.list.count()
        self.list.entries = [*entries]
        self.list.go(place)
        if self.list.count() != before:
            self.list.refresh(layout=True)
        self.query_one(".hint", Static).update(Content(hint))

    def chosen(self, name: str) -> None:
        """What is to be done with it."""
        raise NotImplementedError

    def action_choose(self) -> None:
        """The entry that is marked."""
        if self.list.entries:
            self.chosen(self.list.entries[self.list.place][0])

    def on_entries_chosen(self) -> None:
        """The one that was clicked is marked by now."""
        self.action_choose()

    def action_go(self, by: int) -> None:
        """So many entries on."""
        self.list.go(self.list.place + by)


class Choice(Listing):
    """One of several; None when none is wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "give_up", "Cancel")]

    def ask(self, title: str, choices: Iterable[tuple[str, str]], done: Callable[[str | None], None]) -> None:
        """Open it; choices are (id, words)."""
        self.fill(choices, "enter chooses, esc goes back.")
        self.open(title, done)

    def chosen(self, name: str) -> None:
        """Answer with it."""
        self.close(name)

    def action_give_up(self) -> None:
        """Esc."""
        self.close()
