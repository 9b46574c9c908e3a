"""The layout of the first screen of a pile: its differences, its copies and their fields, as three tabs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.widgets import TabbedContent, TabPane

from clausediff.report.visible import flat
from clausediff.tui.base import Base
from clausediff.tui.fields_table import Column, columns, field_head, field_line, shifted
from clausediff.tui.folding import fold_text
from clausediff.tui.keys import PILE, Key
from clausediff.tui.listing import Pieces, RowList
from clausediff.tui.pile_bars import Head, Tally
from clausediff.tui.pile_rows import copy_head, copy_line, entry_head, entry_line, order_of
from clausediff.tui.session import Session
from clausediff.tui.themes import style

LISTS = {"differences": "#entries", "copies": "#copy-list", "fields": "#field-list"}
"""The list of each tab."""

SORTS = ("gravest first", "by file", "by name", "most undecided first")
"""The orders of the copies."""


class PileLayout(Base):
    """The widgets of the first screen, and how they are drawn from the session."""

    KEYS: ClassVar[tuple[Key, ...]] = PILE

    STYLE = """
    PileLayout #tally { background: $panel; }
    PileLayout TabbedContent { height: 1fr; }
    PileLayout TabPane { padding: 0; }
    PileLayout Tab { color: $foreground 85%; }
    PileLayout Tab.-active { color: $foreground; text-style: bold; }
    PileLayout Head { background: $surface; }
    PileLayout #hint { color: $foreground; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.sort = 0
        self.order: list[int] = []
        """The copies that are listed."""
        self.shown: list[int] = []
        """The entries that are listed."""
        self._drawn: object = None
        self.shift = 0
        """The fields at the left that are out of sight."""
        self._columns: list[Column] = []

    def compose(self) -> ComposeResult:
        """The tally, the tabs, and a line for what the run as a whole says."""
        yield Tally(self.session, id="tally")
        with TabbedContent(id="tabs"):
            with TabPane("1 Differences", id="differences"):
                yield Head(id="entry-head")
                yield RowList(self.at_entry, self.open_entry, id="entries")
            with TabPane("2 Copies", id="copies"):
                yield Head(id="copy-head")
                yield RowList(self.at_copy, self.open_copy, id="copy-list")
            with TabPane("3 Fields", id="fields"):
                yield Head(id="field-head")
                yield RowList(self.at_copy, self.open_copy, id="field-list")
        yield Head(id="hint")
        yield from self.foot()

    def on_mount(self) -> None:
        """Show the list, and look for decisions of a second reviewer at intervals."""
        if self.closing:
            return
        self.query_one("#entries", RowList).focus()
        self.set_interval(2.0, self.look_again)

    def on_resize(self, event: events.Resize) -> None:
        """Lay out the columns anew."""
        super().on_resize(event)
        if not self.closing:
            self.call_after_refresh(self.show)

    def on_screen_resume(self) -> None:
        """Draw again what has changed meanwhile."""
        if not self.closing and self._drawn is not None:
            self.show()

    @property
    def active(self) -> str:
        """The tab: ``differences``, ``copies`` or ``fields``."""
        return self.query_one(TabbedContent).active

    @property
    def list(self) -> RowList:
        """The list of the tab."""
        return self.query_one(LISTS[self.active], RowList)

    @property
    def room(self) -> int:
        """The columns of a line of the lists, also of one that is not shown."""
        return max(0, self.size.width - 1)

    def show(self) -> None:
        """Draw everything in its current state."""
        if self.closing or not self.is_mounted:
            return
        state = (self.session.version, self.session.entry, self.session.place.copy, self.size, self.app.theme)
        drawn = (*state, self.active, self.sort, self.shift)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        session = self.session
        self.shown = session.listed()
        kept = [index for index in range(len(session.copies)) if self._passes(index)]
        self.order = order_of(kept, session, self.sort)
        session.sequence = [i for i in self.order if session.copies[i].agreement is not None] or session.sequence
        tally = self.query_one("#tally", Tally)
        copies = sum(copy.agreement is not None for copy in session.copies)
        tally.said = f"{copies} cop{'y' if copies == 1 else 'ies'}" + (
            f", {SORTS[self.sort]}" if self.active == "copies" else ""
        )
        tally.refresh()
        if self.active == "differences":
            self._show_differences()
        elif self.active == "copies":
            self._show_copies()
        else:
            self._show_fields()
        self._hint()

    def _show_differences(self) -> None:
        session, theme = self.session, self.app.theme
        entries, shown = self.query_one("#entries", RowList), self.shown
        self._head("#entry-head", [(entry_head(self.room), style(theme, "foreground", bold=True))])
        if shown and session.entry not in shown:
            session.entry = shown[0]
        names = [str(index) for index in shown]
        entries.fill(names, lambda n, width: entry_line(session, shown[n], self.app.theme, width), self._at(shown))

    def _at(self, shown: Sequence[int]) -> int | None:
        return shown.index(self.session.entry) if shown else None

    def _show_copies(self) -> None:
        session, copies, order = self.session, self.query_one("#copy-list", RowList), self.order
        here = self._copy_in_order()
        self._head("#copy-head", copy_head(session, self.app.theme, self.room, here))
        names = [str(index) for index in order]
        at = order.index(here) if here is not None else None
        copies.fill(names, lambda n, width: copy_line(session, order[n], self.app.theme, width), at)

    def _show_fields(self) -> None:
        session, fields, order = self.session, self.query_one("#field-list", RowList), self.order
        self._columns = self._columns or columns(session)
        look = style(self.app.theme, "foreground", bold=True)
        self._head("#field-head", [(field_head(self._columns, self.shift, self.room), look)])
        here = self._copy_in_order()
        names = [str(index) for index in order]
        at = order.index(here) if here is not None else None

        def line(n: int, width: int) -> Pieces:
            return field_line(session, order[n], self._columns, self.shift, self.app.theme, width)

        fields.fill(names, line, at)

    def shifted(self, by: int) -> int:
        """How many fields are out of sight after a step to the right or left."""
        return shifted(self._columns, self.shift, by)

    def _copy_in_order(self) -> int | None:
        """The current copy, which is one of those that are listed."""
        if not self.order:
            return None
        if self.session.place.copy not in self.order:
            self.session.go_copy(self.order[0])
        return self.session.place.copy

    def _head(self, name: str, pieces: Iterable[tuple[str, Style]]) -> None:
        head = self.query_one(name, Head)
        head.text = list(pieces)
        head.refresh()

    def _hint(self) -> None:
        """The line below the lists: why it is empty, or a note on the run, or where decisions are kept."""
        session, theme = self.session, self.app.theme
        notes = [*session.report.notes, *session.notes]
        quiet = style(theme, "quiet")
        if self.active == "differences" and not self.shown:
            undecided = sum(bool(session.standing(index)[1]) for index in range(len(session.entries)))
            if session.filter.name and session.entries:
                said = f"The filter shows none of {len(session.entries)} differences, {undecided} of them undecided; esc shows all."
            elif not session.copies:
                said = "There is nothing to compare: name files or folders with scans."
            elif session.tally().finished:
                said = "No copy differs from its canonical past what is noise."
            else:
                said = f"No difference was found. Still: {session.tally()}"
            look = style(theme, "review", bold=True)
        elif self.active != "differences" and not self.order and session.copies:
            said, look = "No copy passes the filter; esc shows all of them again.", style(theme, "review", bold=True)
        elif notes:
            more = f" (and {len(notes) - 1} more)" if len(notes) > 1 else ""
            said, look = f"{flat(notes[0])}{more}", style(theme, "review")
        else:
            where = flat(str(session.ledger.path))
            said = f"decisions of {flat(session.reviewer)} are kept in {where}"
            said, look = (f"for reading only; decisions are those in {where}" if session.readonly else said), quiet
        self._head("#hint", [(f" {said}", look)])

    def _passes(self, index: int) -> bool:
        session, wanted = self.session, self.session.filter
        if wanted.words and fold_text(wanted.words) not in session.haystack(index):
            return False
        return not (wanted.categories or wanted.undecided) or bool(session.admitted(index))

    # What a list calls when its cursor was moved, or a line of it chosen

    def at_entry(self, name: str) -> None:
        """Follow the cursor."""
        self.session.entry = int(name)

    def at_copy(self, name: str) -> None:
        """Follow the cursor; the head shows the clauses of the copy."""
        self.session.go_copy(int(name))
        if self.active == "copies":
            self._head("#copy-head", copy_head(self.session, self.app.theme, self.room, int(name)))

    def open_entry(self, _name: str) -> None:
        """Open the difference at the cursor."""
        if self.shown:
            self.host.show_difference()

    def open_copy(self, name: str) -> None:
        """Open a copy, or say why it cannot be opened."""
        found = self.session.copies[int(name)]
        if found.agreement is None:
            error = found.document.error
            self.say(flat(error.message) if error else "No agreement was found in this file.", grave=True)
            return
        self.session.go_copy(int(name))
        self.host.show_review()
