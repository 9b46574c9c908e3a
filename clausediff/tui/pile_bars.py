"""The top line of the first screen of a pile, and the heads of its lists."""

from __future__ import annotations

from collections.abc import Iterable

from rich.style import Style

from clausediff.report.visible import flat
from clausediff.tui.lines import Bar
from clausediff.tui.session import Session
from clausediff.tui.themes import style
from clausediff.tui.wrap import cells, crop


class Tally(Bar):
    """The top line: what is left for a person, and the filter. It is always in sight, and never reassures too early."""

    def __init__(self, session: Session, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.session = session
        self.said = ""

    def pieces(self, width: int) -> Iterable[tuple[str, Style]]:
        """``11 differences · 3 decided · 1 file not compared · 1 page not read``, and the filter."""
        session, theme = self.session, self.app.theme
        tally = session.tally()
        left = f" {tally}"
        if tally.finished:
            left += " · nothing is left for a person"
        name = f"filter: {flat(session.filter.name)} " if session.filter.name else f"{self.said} "
        look = "accepted" if tally.finished else "foreground"
        shown = crop(left, width - (min(cells(name), width // 2) if session.filter.name else 0))
        yield shown, style(theme, look, bold=True)
        name = crop(name, max(0, width - cells(shown) - 2))
        yield " " * max(0, width - cells(shown) - cells(name)), Style()
        yield name, style(theme, "review" if session.filter.name else "text", bold=bool(session.filter.name))


class Head(Bar):
    """The head of a list."""

    text: Iterable[tuple[str, Style]] = ()

    def pieces(self, width: int) -> Iterable[tuple[str, Style]]:
        """The names of the columns."""
        return self.text
