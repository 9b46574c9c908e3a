"""The top line of the screen of a difference."""

from __future__ import annotations

from collections.abc import Iterable

from rich.style import Style

from clausediff.report.visible import flat
from clausediff.tui.lines import Bar
from clausediff.tui.session import Session
from clausediff.tui.themes import SIGNS, STATE_WORDS, state_style, style
from clausediff.tui.wrap import cells, crop


class DifferenceTitle(Bar):
    """The top line: the clause, which difference of how many, and what is left."""

    def __init__(self, session: Session, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.session = session

    def pieces(self, width: int) -> Iterable[tuple[str, Style]]:
        """``7.1 Notice   SUBSTANTIVE number   3/11 · 11 differences · 3 decided``."""
        session, theme = self.session, self.app.theme
        if not session.entries:
            return
        entry = session.entries[session.entry]
        state = session.standing(session.entry)[0]
        verdict = entry.verdict.value
        shown = session.listed()
        at = f"{shown.index(session.entry) + 1}/{len(shown)} · " if session.entry in shown else ""
        name = f" · filter: {flat(session.filter.name)}" if session.filter.name else ""
        right = f"{at}{session.tally()}{name} "
        head = f" {SIGNS[verdict]} {verdict.upper()} {flat(entry.category)}  "
        said = "" if state == "open" else f"{SIGNS[state]} {STATE_WORDS[state]}  "
        if cells(head) + cells(said) + cells(entry.place) + cells(right) + 3 > width:
            head = f" {SIGNS[verdict]} {verdict.upper()}  "  # what is left, and what was not compared, stays in sight
        room = width - cells(head) - cells(said) - 1
        free = room - cells(right) - 2
        named = f"{entry.place} {entry.heading}" if entry.difference else "about files"
        left = crop(named, free) if free > cells(entry.place) + 4 else entry.place
        right = crop(right, max(0, room - cells(left) - 1))
        yield head, state_style(theme, verdict)
        yield left, style(theme, "foreground", bold=True)
        yield f"  {said}" if said else "", state_style(theme, state)
        gap = width - cells(head) - cells(left) - (cells(said) + 2 if said else 0) - cells(right)
        yield " " * max(1, gap), Style()
        yield right, style(theme, "text")
