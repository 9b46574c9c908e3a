"""The windows over a screen: a line to type, a question, the filter, the help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from clausediff.model import Verdict
from clausediff.tui.copies import Filter
from clausediff.tui.keys import Key
from clausediff.tui.themes import SIGNS

WINDOWS = ("Line", "Question", "Filtering", "Choice", "Help")
"""The windows; the app's own style sheet has their style, so that opening one parses nothing."""

_STYLE = """
{name} {{ align: center middle; background: $background 60%; }}
{name} > .window {{
    width: 76; max-width: 94%; height: auto; max-height: 90%; padding: 0 1;
    background: $surface; border: round $primary;
}}
{name} Input {{ border: none; background: $panel; height: 1; padding: 0 1; margin: 1 0; }}
{name} Input:focus {{ border: none; }}
{name} OptionList {{ height: auto; max-height: 20; border: none; background: $surface; padding: 0; }}
{name} .hint {{ color: $foreground 70%; height: auto; }}
"""

CSS = "".join(_STYLE.format(name=name) for name in WINDOWS)


class Line(ModalScreen[str | None]):
    """One line of text from the reader; None when they thought better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss_none", "Cancel")]

    def __init__(self, title: str, hint: str, value: str = "") -> None:
        super().__init__()
        self.heading, self.hint, self.value = title, hint, value

    def compose(self) -> ComposeResult:
        """Title, input, hint."""
        with Vertical(classes="window") as window:
            window.border_title = Content(self.heading)
            yield Input(self.value, select_on_focus=True)
            yield Static(Content(self.hint), classes="hint", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        self.dismiss(event.value)

    def action_dismiss_none(self) -> None:
        """Esc."""
        self.dismiss(None)


class Question(ModalScreen[bool]):
    """Yes or no; no when in doubt."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes"),
        Binding("n,escape,enter,q", "answer(False)", "No"),
    ]

    def __init__(self, title: str, question: str) -> None:
        super().__init__()
        self.heading, self.question = title, question

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Vertical(classes="window") as window:
            window.border_title = Content(self.heading)
            yield Static(Content(self.question), markup=False)
            yield Static(Content("y yes   n no"), classes="hint", markup=False)

    def action_answer(self, yes: bool) -> None:
        """Either."""
        self.dismiss(yes)


class Filtering(ModalScreen[None]):
    """The filter: enter turns an entry on or off at once, esc closes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f,q", "close", "Close"),
        Binding("space,x", "turn", "Turn on or off"),
        Binding("j", "down", "Down", show=False),
        Binding("k", "up", "Up", show=False),
    ]

    def __init__(
        self, current: Filter, categories: list[tuple[str, int]], total: int, change: Callable[[Filter], int]
    ) -> None:
        super().__init__()
        self.current, self.categories, self.total, self.change = current, categories, total, change

    def compose(self) -> ComposeResult:
        """The entries."""
        with Vertical(classes="window") as window:
            window.border_title = Content("Filter")
            yield OptionList()
            yield Static(Content(""), classes="hint", id="count", markup=False)

    def on_mount(self) -> None:
        """Fill the list."""
        self.fill(self.total)

    def entries(self) -> list[tuple[str, str, bool]]:
        """(id, words, whether it is on)."""
        made = [
            (f"verdict:{v.value}", f"{SIGNS[v.value]} {v.value}", v in self.current.verdicts)
            for v in sorted(Verdict, key=lambda v: -v.gravity)
        ]
        made.append(("undecided", "only undecided", self.current.undecided))
        made += [
            (f"category:{name}", f"only {name} ({count})", name in self.current.categories)
            for name, count in self.categories
        ]
        return [*made, ("reset", "back to the usual filter", self.current == Filter())]

    def fill(self, total: int) -> None:
        """Draw the entries as they are now."""
        choices = self.query_one(OptionList)
        place = choices.highlighted or 0
        choices.clear_options()
        choices.add_options(
            Option(Content(f"{'[x]' if on else '[ ]'} {words}"), id=name) for name, words, on in self.entries()
        )
        choices.highlighted = place
        hint = (
            f"{total} finding{'s' if total != 1 else ''} to step through. enter or space turns on or off, esc closes."
        )
        self.query_one("#count", Static).update(Content(hint))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Turn an entry on or off."""
        self.turn(event.option.id or "")

    def turn(self, name: str) -> None:
        """Turn an entry on or off, by its id."""
        kind, _, what = name.partition(":")
        if kind == "verdict":
            self.current = replace(self.current, verdicts=self.current.verdicts ^ {Verdict(what)})
        elif kind == "category":
            self.current = replace(self.current, categories=self.current.categories ^ {what})
        elif kind == "undecided":
            self.current = replace(self.current, undecided=not self.current.undecided)
        else:
            self.current = Filter()
        self.fill(self.change(self.current))

    def action_turn(self) -> None:
        """The entry under the cursor."""
        choices = self.query_one(OptionList)
        if choices.highlighted is not None:
            self.turn(choices.get_option_at_index(choices.highlighted).id or "")

    def action_down(self) -> None:
        """Next entry."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Previous entry."""
        self.query_one(OptionList).action_cursor_up()

    def action_close(self) -> None:
        """Done."""
        self.dismiss(None)


class Choice(ModalScreen[str | None]):
    """One of several."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss_none", "Cancel"),
        Binding("j", "down", "Down", show=False),
        Binding("k", "up", "Up", show=False),
    ]

    def __init__(self, title: str, choices: list[tuple[str, str]]) -> None:
        super().__init__()
        self.heading, self.choices = title, choices

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(classes="window") as window:
            window.border_title = Content(self.heading)
            yield OptionList(*(Option(Content(words), id=name) for name, words in self.choices))
            yield Static(Content("enter chooses, esc goes back."), classes="hint", markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter."""
        self.dismiss(event.option.id)

    def action_dismiss_none(self) -> None:
        """Esc."""
        self.dismiss(None)

    def action_down(self) -> None:
        """Next entry."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Previous entry."""
        self.query_one(OptionList).action_cursor_up()


class Help(ModalScreen[None]):
    """Every key of the screen below, and what the signs mean."""

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

    def __init__(self, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self.keys = keys

    def compose(self) -> ComposeResult:
        """Two lists."""
        with VerticalScroll(classes="window") as window:
            window.border_title = Content("Help")
            yield Static(self.text(), markup=False)

    def text(self) -> Content:
        """Keys, then signs."""
        parts: list[tuple[str, str] | str] = []
        for key in self.keys:
            parts += [(f"{key.shown:<7}", "bold $primary"), f"{key.help}\n"]
        parts += [("ctrl+p ", "bold $primary"), "Command palette: every action by name\n\n"]
        for sign, meaning in self.MEANINGS:
            parts += [(f"{sign:<7}", "bold $primary"), f"{meaning}\n"]
        return Content.assemble(*parts)

    def action_close(self) -> None:
        """Done."""
        self.dismiss(None)

    def action_down(self) -> None:
        """Scroll."""
        self.query_one(VerticalScroll).scroll_down(animate=False)

    def action_up(self) -> None:
        """Scroll."""
        self.query_one(VerticalScroll).scroll_up(animate=False)
