"""The windows that ask: for a line of text, for yes or no, for one of several."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from clausediff.tui.window import Window


class Line(Window[str]):
    """One line of text from the reader; None when they thought better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Cancel")]

    def compose(self) -> ComposeResult:
        """Input and hint."""
        with Vertical(classes="window"):
            yield Input(select_on_focus=True)
            yield Static(classes="hint", markup=False)

    def ask(self, title: str, hint: str, done: Callable[[str | None], None], value: str = "") -> None:
        """Open it with ``value`` to be typed over."""
        self.query_one(Input).value = value
        self.query_one(".hint", Static).update(Content(hint))
        self.open(title, done)

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


class Listing(Window[str]):
    """A list to go up and down in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "down", "Down", show=False),
        Binding("k", "up", "Up", show=False),
    ]

    def compose(self) -> ComposeResult:
        """List and hint."""
        with Vertical(classes="window"):
            yield OptionList()
            yield Static(classes="hint", markup=False)

    def fill(self, entries: Iterable[tuple[str, str]], hint: str, place: int = 0) -> None:
        """Entries as (id, words), the one at ``place`` marked."""
        choices = self.query_one(OptionList)
        choices.clear_options()
        choices.add_options(Option(Content(words), id=name) for name, words in entries)
        choices.highlighted = place
        self.query_one(".hint", Static).update(Content(hint))

    def action_down(self) -> None:
        """Next entry."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Previous entry."""
        self.query_one(OptionList).action_cursor_up()


class Choice(Listing):
    """One of several; None when none is wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "give_up", "Cancel")]

    def ask(self, title: str, choices: Iterable[tuple[str, str]], done: Callable[[str | None], None]) -> None:
        """Open it; choices are (id, words)."""
        self.fill(choices, "enter chooses, esc goes back.")
        self.open(title, done)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter."""
        self.close(event.option.id)

    def action_give_up(self) -> None:
        """Esc."""
        self.close()
