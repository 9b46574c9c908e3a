"""The windows that ask for a line of text, for yes or no, or for one of several choices."""

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
    """Asks for a line of text; the answer is None when the user cancels."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Cancel")]

    def compose(self) -> ComposeResult:
        """The input and a hint."""
        with Vertical(classes="window"):
            yield Input(select_on_focus=False)
            yield Static(classes="hint", markup=False)

    def ask(self, title: str, hint: str, done: Callable[[str | None], None], value: str = "") -> None:
        """Open the window with ``value``, which is selected, so that typing replaces it."""
        line = self.query_one(Input)
        line.value = value
        line.select_all()
        self.query_one(".hint", Static).update(Content(hint))
        self.open(title, done)

    def write(self, character: str) -> None:
        """Insert a character that was typed before the input had the focus."""
        line = self.query_one(Input)
        line.replace(character, *sorted(line.selection))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with the text, after enter."""
        self.close(event.value)

    def action_give_up(self) -> None:
        """Cancel, after esc."""
        self.close()


class Question(Window[bool]):
    """Asks for yes or no; every key but ``y`` is no."""

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
        """Open the window with this question."""
        self.query_one("#question", Static).update(Content(question))
        self.open(title, done)

    def action_answer(self, yes: bool) -> None:
        """Answer yes or no."""
        self.close(yes)


class Entries(Lines):
    """The lines of a list, of which one is selected."""

    class Chosen(Message):
        """An entry was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[tuple[str, str]] = []
        """Id and text of each."""
        self.place = 0
        """The index of the selected one."""

    def count(self) -> int:
        """One line for each entry."""
        return len(self.entries)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line for each entry."""
        return self.count()

    def line(self, number: int, width: int) -> Iterable[tuple[str, Style]]:
        """The text of an entry."""
        here = number == self.place
        look = style(self.app.theme, "background" if here else "foreground", bold=here, on="primary" if here else None)
        yield f"{'▶' if here else ' '} {self.entries[number][1]}", look

    def fills(self, number: int) -> bool:
        """The colour of the selected entry fills its line."""
        return number == self.place

    def go(self, place: int) -> None:
        """Select an entry by its index."""
        self.place = max(0, min(place, self.count() - 1))
        self.redraw()
        self.show_line(self.place)

    def on_click(self, event: events.Click) -> None:
        """Select and choose the entry that was clicked."""
        at = self.clicked(event)
        if at is not None:
            self.go(at[0])
            self.post_message(self.Chosen(at[0]))


class Listing(Window[str]):
    """A window with a list; :meth:`chosen` is called with the id of the entry that was chosen."""

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
        """The list and a hint."""
        with Vertical(classes="window"):
            yield Entries()
            yield Static(classes="hint", markup=False)

    @property
    def list(self) -> Entries:
        """The entries."""
        return self.query_one(Entries)

    def fill(self, entries: Iterable[tuple[str, str]], hint: str, place: int = 0) -> None:
        """Set the entries, as (id, text), and select the one at ``place``."""
        before = self.list.count()
        self.list.entries = [*entries]
        self.list.go(place)
        if self.list.count() != before:
            self.list.refresh(layout=True)
        self.query_one(".hint", Static).update(Content(hint))

    def chosen(self, name: str) -> None:
        """Handle the choice of an entry."""
        raise NotImplementedError

    def action_choose(self) -> None:
        """Choose the selected entry."""
        if self.list.entries:
            self.chosen(self.list.entries[self.list.place][0])

    def on_entries_chosen(self) -> None:
        """Choose the entry that was clicked, which is selected by now."""
        self.action_choose()

    def action_go(self, by: int) -> None:
        """Select the entry ``by`` lines further down."""
        self.list.go(self.list.place + by)


class Choice(Listing):
    """Asks for one of several choices; the answer is None when the user cancels."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "give_up", "Cancel")]

    def ask(self, title: str, choices: Iterable[tuple[str, str]], done: Callable[[str | None], None]) -> None:
        """Open the window; choices are (id, text)."""
        self.fill(choices, "enter chooses, esc goes back.")
        self.open(title, done)

    def chosen(self, name: str) -> None:
        """Answer with the id of the entry."""
        self.close(name)

    def action_give_up(self) -> None:
        """Cancel, after esc."""
        self.close()
