"""The windows that ask for a line of text, for yes or no, or for one of several choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from clausediff.tui.window import Window

VIM: list[BindingType] = [
    Binding("j", "step(1)", "Down", show=False),
    Binding("k", "step(-1)", "Up", show=False),
    Binding("G", "step(100000)", "Last", show=False),
    Binding("g", "step(-100000)", "First", show=False),
    Binding("ctrl+d", "step(8)", "Further down", show=False),
    Binding("ctrl+u", "step(-8)", "Further up", show=False),
]
"""Keys of lists beside those of Textual's own widget."""


class Line(Window[str]):
    """Asks for a line of text; the answer is None when the user cancels."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Cancel")]

    def __init__(self) -> None:
        super().__init__()
        self.at_once: Callable[[str], bool] = lambda _: False
        """Whether this value is an answer without enter."""
        self.value = ""
        self.hint = ""
        self.typed = ""
        """What was typed before the input was there."""

    def compose(self) -> ComposeResult:
        """The input and a hint."""
        with Vertical(classes="window"):
            yield Input()
            yield Static(Content(""), classes="hint", markup=False)

    def draw(self) -> None:
        """Show the value, selected, so that typing replaces it; or what was typed already."""
        super().draw()
        line = self.query_one(Input)
        with self.prevent(Input.Changed):
            line.value = self.typed or self.value
        line.select_on_focus = not self.typed
        line.action_end() if self.typed else line.select_all()
        self.query_one(".hint", Static).update(Content(self.hint))
        self.typed = ""

    def ask(
        self,
        title: str,
        hint: str,
        done: Callable[[str | None], None],
        value: str = "",
        *,
        at_once: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """Open the window with ``value``, which is selected, so that typing replaces it."""
        self.value, self.hint, self.at_once = value, hint, at_once
        self.open(title, done)

    def write(self, character: str) -> None:
        """Insert a character that was typed before the input had the focus."""
        found = self.query(Input)
        if found:
            found[0].replace(character, *sorted(found[0].selection))
        else:
            self.typed += character

    def on_input_changed(self, event: Input.Changed) -> None:
        """Answer without enter where the value says so."""
        if self.at_once(event.value):
            self.close(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with the text, after enter."""
        self.close(event.value)

    def action_give_up(self) -> None:
        """Cancel, after esc."""
        self.close()


class Question(Window[bool]):
    """Asks for yes or no; every key but ``y`` and that of the question is no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes"),
        Binding("n,escape,enter,q", "answer(False)", "No"),
    ]

    question = ""

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Vertical(classes="window"):
            yield Static(Content(""), id="question", markup=False)
            yield Static(Content("y yes   n no"), classes="hint", markup=False)

    def draw(self) -> None:
        """Show the question."""
        super().draw()
        self.query_one("#question", Static).update(Content(self.question))

    def ask(self, title: str, question: str, done: Callable[[bool | None], None]) -> None:
        """Open the window with this question."""
        self.question = question
        self.open(title, done)

    def action_answer(self, yes: bool) -> None:
        """Answer yes or no."""
        self.close(yes)


class Listing(Window[str]):
    """A window with a list; :meth:`chosen` is called with the id of the entry that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*VIM]

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[tuple[str, str]] = []
        """The id and the text of each."""
        self.hint = ""
        self.place = 0

    def compose(self) -> ComposeResult:
        """The list and a hint."""
        with Vertical(classes="window"):
            yield OptionList(markup=False)
            yield Static(Content(""), classes="hint", markup=False)

    def draw(self) -> None:
        """Show the entries and the hint."""
        super().draw()
        options = self.list
        if [option.id for option in options.options] == [name for name, _ in self.entries]:
            for index, (_, words) in enumerate(self.entries):
                options.replace_option_prompt_at_index(index, _line(words))
        else:
            options.set_options(Option(_line(words), id=name) for name, words in self.entries)
        options.highlighted = self.place if self.entries else None
        self.query_one(".hint", Static).update(Content(self.hint))

    @property
    def list(self) -> OptionList:
        """The entries."""
        return self.query_one(OptionList)

    def fill(self, entries: Iterable[tuple[str, str]], hint: str, place: int = 0) -> None:
        """Set the entries, as (id, text), and select the one at ``place``."""
        self.entries = [*entries]
        self.hint, self.place = hint, max(0, min(place, len(self.entries) - 1))

    def chosen(self, name: str) -> None:
        """Handle the choice of an entry."""
        raise NotImplementedError

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Handle the choice of an entry, by enter or a click."""
        self.chosen(event.option.id or "")

    def action_choose(self) -> None:
        """Choose the selected entry."""
        self.list.action_select()

    def action_step(self, by: int) -> None:
        """Select the entry ``by`` lines further down."""
        if self.list.option_count:
            self.list.highlighted = max(0, min((self.list.highlighted or 0) + by, self.list.option_count - 1))


def _line(words: str) -> Text:
    return Text(words, no_wrap=True, overflow="ellipsis")


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
