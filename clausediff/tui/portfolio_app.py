"""The app of a portfolio; an agreement is compared again when it is opened, in a review of its own."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType

from clausediff.batch.portfolio import Portfolios
from clausediff.batch.results import Results
from clausediff.errors import UsageError
from clausediff.report.portfolio import CopyRow
from clausediff.report.visible import flat
from clausediff.tui.base import Base, Opened
from clausediff.tui.dialogs import Line
from clausediff.tui.help import Help
from clausediff.tui.portfolio import PortfolioScreen
from clausediff.tui.themes import NAMES, themes
from clausediff.tui.window import Window

if TYPE_CHECKING:
    from clausediff.pipeline import Options

__all__ = ["PortfolioApp", "run"]


class PortfolioApp(App[CopyRow]):
    """Shows a portfolio; its return value is the copy that is to be opened, or None to quit."""

    TITLE = "clausediff"
    CSS = Window.STYLE + PortfolioScreen.STYLE
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "quit", show=False, priority=True)]

    def __init__(self, screen: PortfolioScreen, theme: str | None = None, said: str = "") -> None:
        super().__init__()
        self.animation_level = "none"
        for each in themes():
            self.register_theme(each)
        self.theme = f"clausediff-{theme or 'dark'}"
        self.first = screen
        self.said = said

    def on_mount(self) -> None:
        """Show the lists, and what became of the copy that was to be opened."""
        self.push_screen(self.first)
        if self.said:
            self.call_after_refresh(self.first.say, flat(self.said), grave=True)

    def window(self, kind: type[Opened]) -> Opened:
        """The window of that class, to be opened."""
        return kind()

    def action_help(self) -> None:
        """Open the help on the keys."""
        if isinstance(self.screen, Base):
            self.window(Help).ask(self.screen.KEYS)

    def on_key(self, event: events.Key) -> None:
        """Pass letters on to the line of text that is open, when they were typed before it had the focus."""
        if isinstance(self.screen, Line) and event.is_printable and event.character:
            event.prevent_default().stop()
            self.screen.write(event.character)


def run(folder: str, options: Options, *, reviewer: str | None = None, theme: str | None = None) -> int:
    """Show the portfolio of a folder of results until the user quits; returns 0.

    An agreement that is opened is compared again, in a review of its own; quitting that comes back to the lists.
    """
    if theme is not None and theme not in NAMES:
        raise UsageError(f"there is no theme {theme!r}; choose one of {', '.join(NAMES)}")
    terminal = sys.__stderr__
    if "TEXTUAL_DRIVER" not in os.environ and os.name == "posix" and (terminal is None or not terminal.isatty()):
        raise UsageError("the terminal UI draws on standard error, which is redirected; leave that out, or use --check")
    with Results(folder) as results:
        portfolio = Portfolios(results)
        said = ""
        screen: PortfolioScreen | None = None
        while True:
            before, screen = screen, PortfolioScreen(portfolio, folder)
            if before is not None:
                screen.come_back(before)
            app = PortfolioApp(screen, theme, said)
            chosen = app.run()
            theme = app.theme.removeprefix("clausediff-")
            if not isinstance(chosen, CopyRow):
                return 0
            said = _review(portfolio, folder, chosen, options, reviewer, theme)


def _review(
    portfolio: Portfolios, folder: str, chosen: CopyRow, options: Options, reviewer: str | None, theme: str
) -> str:
    """Open the agreement of a copy; what could not be done, or an empty string."""
    from clausediff.batch.reopening import compare_again, options_of
    from clausediff.decisions import default_path, default_reviewer
    from clausediff.model import Report
    from clausediff.tui.app import ReviewApp
    from clausediff.tui.comparing import Reporter

    row = portfolio.document(chosen.path)
    if row is None:
        return f"{chosen.path} is not in the results any more."
    told = portfolio.results.told

    def compare(report: Reporter) -> Report:
        return compare_again(
            row,
            options_of(told, options),
            str(told.get("column", "")),
            lambda at: report(at.stage, at.done, at.total, at.path),
        )

    app = ReviewApp(compare, default_path([folder]), reviewer or default_reviewer(), theme)
    app.run()
    return ""
