"""The screen of a portfolio: the results of a batch as three lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import TabbedContent, TabPane

from clausediff.batch.portfolio import CLAUSE_SORTS, COPY_SORTS, DIFFERENCE_SORTS, Portfolios, Wanted
from clausediff.errors import ClausediffError
from clausediff.report.portfolio_writing import require_format, write_portfolio
from clausediff.report.visible import flat
from clausediff.tui.base import Base
from clausediff.tui.dialogs import Line
from clausediff.tui.keys import Key, bindings
from clausediff.tui.paged_list import PagedList
from clausediff.tui.pile_bars import Head
from clausediff.tui.portfolio_keys import PORTFOLIO
from clausediff.tui.portfolio_lines import (
    COLUMNS,
    clause_head,
    clause_line,
    copy_head,
    copy_line,
    difference_head,
    difference_line,
    narrowed_to,
)
from clausediff.tui.stepping import Stepping
from clausediff.tui.themes import style

__all__ = ["PortfolioScreen"]

TABS = ("differences", "clauses", "copies")
SORTS = {"differences": tuple(DIFFERENCE_SORTS), "clauses": tuple(CLAUSE_SORTS), "copies": tuple(COPY_SORTS)}
FILTERS = ("", "substantive", "review")


class PortfolioScreen(Stepping, Base):
    """Differences over all copies, clauses, and copies with the clauses that deviate most."""

    KEYS: ClassVar[tuple[Key, ...]] = PORTFOLIO
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("portfolio", PORTFOLIO)]

    STYLE = """
    PortfolioScreen #tally { background: $panel; }
    PortfolioScreen TabbedContent { height: 1fr; }
    PortfolioScreen TabPane { padding: 0; }
    PortfolioScreen Tab { color: $foreground 85%; }
    PortfolioScreen Tab.-active { color: $foreground; text-style: bold; }
    PortfolioScreen Head { background: $surface; }
    PortfolioScreen PagedList { height: 1fr; background: $background; }
    """

    def __init__(self, portfolio: Portfolios, folder: str) -> None:
        super().__init__()
        self.portfolio = portfolio
        self.folder = folder
        self.wanted = Wanted()
        self.sorts = dict.fromkeys(TABS, 0)
        self.tab = TABS[0]
        """The tab to begin with."""
        self.cursors: dict[str, int] = {}
        """Where the cursor of a list is to be when it is first shown."""
        self._shown: dict[str, object] = {}
        self._clauses: dict[str, tuple[tuple[str, str], ...]] = {}

    def compose(self) -> ComposeResult:
        """The tally, the tabs, and a line for what the results as a whole say."""
        yield Head(id="tally")
        with TabbedContent(id="tabs", initial=self.tab):
            for number, name in enumerate(TABS, 1):
                with TabPane(f"{number} {name.capitalize()}", id=name):
                    yield Head(id=f"{name}-head")
                    yield PagedList(id=f"{name}-list")
        yield Head(id="hint")
        yield from self.foot()

    def on_mount(self) -> None:
        """Show the first list."""
        if not self.closing:
            self.list.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out the columns anew."""
        super().on_resize(event)
        if not self.closing:
            self.call_after_refresh(self.show)

    @property
    def active(self) -> str:
        """The tab: ``differences``, ``clauses`` or ``copies``."""
        return self.query_one(TabbedContent).active or TABS[0]

    @property
    def list(self) -> PagedList:
        """The list of the tab."""
        return self.query_one(f"#{self.active}-list", PagedList)

    @property
    def order(self) -> str:
        """The order of the list of the tab."""
        return SORTS[self.active][self.sorts[self.active]]

    def show(self) -> None:
        """Draw everything in its current state."""
        if self.closing or not self.is_mounted:
            return
        name, wanted, order = self.active, self.wanted, self.order
        state = (wanted, order, self.size.width, self.app.theme)
        if self._shown.get(name) != state:
            before = self._shown.get(name)
            self._shown[name] = state
            kept = isinstance(before, tuple) and before[:2] == state[:2]
            fetch, draw = self._source(name)
            self.list.fill(
                self.portfolio.total(name, wanted),
                lambda offset, limit: fetch(wanted, order, offset, limit),
                draw,
                self.list.cursor if kept else self.cursors.pop(name, 0),
            )
        self._bars()

    def _source(self, name: str) -> tuple[Callable[..., Any], Callable[[Any, int], Any]]:
        """What asks for the rows of a list, and what makes a line of one."""
        if name == "differences":
            return self.portfolio.differences, lambda row, width: difference_line(row, self.app.theme, width)
        if name == "clauses":
            return self.portfolio.clauses, lambda row, width: clause_line(row, self.app.theme, width)
        return self.portfolio.copies, lambda row, width: copy_line(
            row, self.app.theme, width, self._columns(row.canonical)
        )

    def _columns(self, canonical: str) -> tuple[tuple[str, str], ...]:
        """The clauses of a form that have a column of signs in the list of copies."""
        if canonical not in self._clauses:
            self._clauses[canonical] = self.portfolio.deviating(canonical, COLUMNS)
        return self._clauses[canonical]

    def _bars(self) -> None:
        """The top line, the head of the list, and the line below it."""
        name, width = self.active, self.list.room
        heads = {"differences": difference_head, "clauses": clause_head}
        here = self.list.current if name == "copies" else None
        head = heads[name](width) if name in heads else copy_head(width, self._columns(here.canonical) if here else ())
        self._set(f"#{name}-head", head, "foreground", bold=True)
        counts = self.portfolio.results.told.get("counts", {})
        said = ", ".join(f"{counts.get(each, 0):,} {each}" for each in ("clean", "review", "substantive", "error"))
        narrowed = narrowed_to(self.wanted)
        self._set("#tally", f" {said}   {narrowed or self.order}", "review" if narrowed else "foreground", bold=True)
        state = self.portfolio.state()
        if state != "complete":
            self._set("#hint", f" Not everything is here: {flat(state)}.", "substantive", bold=True)
        elif not self.list.total:
            self._set(
                "#hint",
                " Nothing passes the filter; esc shows everything." if narrowed else " Nothing differs.",
                "review",
            )
        else:
            place = f"{self.list.cursor + 1:,} of {self.list.total:,}"
            self._set("#hint", f" {place} in {flat(self.folder)}", "quiet")

    def _set(self, name: str, text: str, look: str, *, bold: bool = False) -> None:
        head = self.query_one(name, Head)
        head.text = [(text, style(self.app.theme, look, bold=bold))]
        head.refresh()

    def come_back(self, before: PortfolioScreen) -> None:
        """Begin where another one was left."""
        self.wanted, self.sorts, self.tab, self.cursors = before.wanted, before.sorts, before.tab, before.cursors

    def narrow(self, wanted: Wanted) -> None:
        """Show only what is wanted."""
        self.wanted = wanted
        self.show()

    # Moving

    def on_tabbed_content_tab_activated(self) -> None:
        """Draw the tab that was chosen, with the focus in it."""
        self.call_after_refresh(self._enter)

    def _enter(self) -> None:
        if not self.closing:
            self.show()
            if self.is_current:
                self.list.focus()

    def action_tab(self, name: str) -> None:
        """Go to a tab."""
        self.query_one(TabbedContent).active = name

    def step(self, by: int) -> None:
        """Move the cursor of the tab's list."""
        self.list.go(self.list.cursor + by)
        self._bars()

    @property
    def tall(self) -> int:
        """How many lines of it are in sight."""
        return self.list.tall

    def action_page_down(self) -> None:
        """Go down by a page."""
        self.step(max(1, self.tall - 1))

    def action_page_up(self) -> None:
        """Go up by a page."""
        self.step(-max(1, self.tall - 1))

    def on_paged_list_chosen(self) -> None:
        """Open what was clicked twice."""
        self.action_open()

    def action_open(self) -> None:
        """Open the copies of a difference, the variants of a clause, or the agreement of a copy."""
        row = self.list.current
        if row is None:
            return
        if self.active == "copies":
            self.tab, self.cursors = self.active, {self.active: self.list.cursor}
            self.app.exit(row)
            return
        if self.active == "differences":
            self.wanted = Wanted(difference=row.id)
            self.action_tab("copies")
        else:
            self.wanted = Wanted(clause=(row.canonical, row.clause), called=row.label.strip() or row.heading.strip())
            self.action_tab("differences")
            self.say("The variants of this clause; 3 lists the copies in which it deviates.")

    # What is listed

    def action_filter(self) -> None:
        """Only substantive, only review, or both."""
        following = FILTERS[(FILTERS.index(self.wanted.verdict) + 1) % len(FILTERS)]
        self.narrow(replace(self.wanted, verdict=following))

    def action_search(self) -> None:
        """Ask for words, and list only what holds them."""

        def chosen(words: str | None) -> None:
            if words is not None:
                self.narrow(replace(self.wanted, words=words.strip()))

        window = self.app.window(Line)  # type: ignore[attr-defined]
        window.ask(
            "Find", "In texts, clauses, parties and the names of files; empty for all.", chosen, self.wanted.words
        )

    def action_clear(self) -> None:
        """Take the filter away."""
        self.narrow(Wanted())

    def action_sort(self) -> None:
        """Sort the list by the next criterion."""
        name = self.active
        self.sorts[name] = (self.sorts[name] + 1) % len(SORTS[name])
        self.show()
        self.say(f"{name.capitalize()}: {self.order}")

    def action_export(self) -> None:
        """Ask for a name, and write the portfolio."""

        def chosen(path: str | None) -> None:
            if path is None or not path.strip():
                return
            target = str(Path(path.strip()).expanduser())
            try:
                require_format(target)
                write_portfolio(self.portfolio.whole(self.folder), target)
            except ClausediffError as error:
                self.say(flat(str(error)), grave=True)
            else:
                self.say(f"Written: {flat(target)}")

        hint = f"Its suffix says how: .html or .xlsx. Relative to {Path.cwd()}."
        self.app.window(Line).ask("Export the portfolio to", hint, chosen, "portfolio.html")  # type: ignore[attr-defined]
