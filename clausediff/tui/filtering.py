"""The window of the filter: enter switches an entry on or off, with immediate effect; esc closes the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from clausediff.model import Verdict
from clausediff.tui.copies import Filter
from clausediff.tui.dialogs import Listing
from clausediff.tui.themes import SIGNS


class Filtering(Listing):
    """The filter by verdicts, decisions and categories; each change takes effect at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f,q", "close", "Close"),
        Binding("space,x", "choose", "Turn on or off"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.current = Filter()
        self.categories: list[tuple[str, int]] = []
        self.change: Callable[[Filter], int] = lambda _: 0

    def ask(
        self, current: Filter, categories: list[tuple[str, int]], total: int, change: Callable[[Filter], int]
    ) -> None:
        """Open the window. ``categories``: name and number of findings of each. ``change``: applies a filter and returns
        how many findings pass it."""
        self.current, self.categories, self.change = current, categories, change
        self.show_entries(total, 0)
        self.open("Filter")

    def switches(self) -> list[tuple[str, str, bool]]:
        """The entries, as (id, text, whether it is on)."""
        made = [
            (f"verdict:{v.value}", f"{SIGNS[v.value]} {v.value}", v in self.current.verdicts)
            for v in sorted(Verdict, key=lambda v: -v.gravity)
        ]
        made.append(("undecided", "only undecided", self.current.undecided))
        made += [
            (f"category:{name}", f"only {name} ({count})", name in self.current.categories)
            for name, count in self.categories
        ]
        if self.current.words:
            made.append(("words", f"only with “{self.current.words}”", True))
        return [*made, ("reset", "back to the usual filter", self.current == Filter())]

    def show_entries(self, total: int, place: int) -> None:
        """Draw the entries in their current state; ``total`` is how many findings pass the filter."""
        entries = ((name, f"{'[x]' if on else '[ ]'} {words}") for name, words, on in self.switches())
        many = f"{total} finding{'s' if total != 1 else ''} pass{'es' if total == 1 else ''}."
        self.fill(entries, f"{many} enter or space turns on or off, esc closes.", place)

    def chosen(self, name: str) -> None:
        """Switch an entry on or off, by its id."""
        kind, _, what = name.partition(":")
        if kind == "verdict":
            self.current = replace(self.current, verdicts=self.current.verdicts ^ {Verdict(what)})
        elif kind == "category":
            self.current = replace(self.current, categories=self.current.categories ^ {what})
        elif kind == "words":
            self.current = replace(self.current, words="")
        elif kind == "undecided":
            self.current = replace(self.current, undecided=not self.current.undecided)
        else:
            self.current = Filter()
        self.show_entries(self.change(self.current), self.list.highlighted or 0)
        self.draw()

    def action_close(self) -> None:
        """Close the window."""
        self.close()
