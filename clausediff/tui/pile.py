"""The first screen of a pile: its differences, its copies and their fields, as three tabs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import DataTable, OptionList, TabbedContent, TabPane

from clausediff.report.visible import flat
from clausediff.tui.answering import about, ask_for_all, nothing_left
from clausediff.tui.base import Base
from clausediff.tui.copies import Filter
from clausediff.tui.dialogs import Line
from clausediff.tui.fields_table import fill_fields
from clausediff.tui.keys import PILE, Key, bindings
from clausediff.tui.listing import RowList, joined
from clausediff.tui.opening import open_page
from clausediff.tui.pile_bars import Head, Tally
from clausediff.tui.pile_rows import copy_head, copy_line, entry_head, entry_line, order_of
from clausediff.tui.session import Session
from clausediff.tui.themes import style

SORTS = ("gravest first", "by file", "by name", "most undecided first")


class PileScreen(Base):
    """Everything that was compared: what differs, in which copies, and how they are filled in."""

    KEYS: ClassVar[tuple[Key, ...]] = PILE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("pile", PILE)]

    STYLE = """
    PileScreen #tally { background: $panel; }
    PileScreen TabbedContent { height: 1fr; }
    PileScreen TabPane { padding: 0; }
    PileScreen Tab { color: $foreground 85%; }
    PileScreen Tab.-active { color: $foreground; text-style: bold; }
    PileScreen Head { background: $surface; }
    PileScreen #hint { color: $foreground; }
    PileScreen DataTable { height: 1fr; scrollbar-size-vertical: 1; }
    PileScreen DataTable, PileScreen DataTable:focus { background: $background; background-tint: $foreground 0%; }
    PileScreen DataTable > .datatable--cursor { background: $panel; color: $foreground; text-style: bold; }
    PileScreen DataTable > .datatable--header { background: $surface; color: $foreground; text-style: bold; }
    PileScreen DataTable > .datatable--fixed-cursor { background: $panel; color: $foreground; text-style: bold; }
    PileScreen DataTable > .datatable--header-cursor { background: $surface; color: $foreground; text-style: bold; }
    PileScreen DataTable > .datatable--even-row { background: $background; }
    PileScreen DataTable > .datatable--odd-row { background: $background; }
    PileScreen DataTable > .datatable--fixed { background: $surface; color: $foreground; }
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
        self._pending = False
        self._fields: object = None
        self._lines: tuple[object, dict[int, Text]] = (None, {})

    def compose(self) -> ComposeResult:
        """The tally, the tabs, and a line for what the run as a whole says."""
        yield Tally(self.session, id="tally")
        with TabbedContent(id="tabs"):
            with TabPane("1 Differences", id="differences"):
                yield Head(id="entry-head")
                yield RowList(id="entries")
            with TabPane("2 Copies", id="copies"):
                yield Head(id="copy-head")
                yield RowList(id="copy-list")
            with TabPane("3 Fields", id="fields"):
                yield DataTable(id="field-table", cursor_type="row", fixed_columns=1, zebra_stripes=False)
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
        """The list of the tab: that of the copies also for the fields."""
        return self.query_one("#entries" if self.active == "differences" else "#copy-list", RowList)

    def show(self) -> None:
        """Draw everything in its current state."""
        if self.closing or not self.is_mounted:
            return
        state = (self.session.version, self.session.entry, self.session.place.copy, self.size, self.app.theme)
        drawn = (*state, self.active, self.sort)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        session, theme = self.session, self.app.theme
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
        elif self._fields != (tuple(self.order), theme):
            self._fields = (tuple(self.order), theme)
            fill_fields(self.query_one("#field-table", DataTable), session, self.order, theme)
        self._hint()

    def _show_differences(self) -> None:
        session, theme = self.session, self.app.theme
        entries = self.query_one("#entries", RowList)
        width = entries.room
        self._head("#entry-head", [(entry_head(width), style(theme, "foreground", bold=True))])
        lines = [joined(entry_line(session, index, theme, width), width) for index in self.shown]
        cursor = self.shown.index(session.entry) if session.entry in self.shown else None
        entries.fill([str(index) for index in self.shown], lines, cursor)

    def _show_copies(self) -> None:
        session, theme = self.session, self.app.theme
        copies = self.query_one("#copy-list", RowList)
        width = copies.room
        here = session.place.copy if session.copies else None
        self._head("#copy-head", copy_head(session, theme, width, here))
        basis = (session.version, theme, width)
        if self._lines[0] != basis:
            self._lines = basis, {}
        made = self._lines[1]
        for index in self.order:
            if index not in made:
                made[index] = joined(copy_line(session, index, theme, width), width)
        lines = [made[index] for index in self.order]
        copies.fill([str(i) for i in self.order], lines, self.order.index(here) if here in self.order else None)

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
            kept = "for reading only" if session.readonly else f"decisions of {flat(session.reviewer)} are kept"
            said, look = f"{kept} in {flat(str(session.ledger.path))}", quiet
        self._head("#hint", [(f" {said}", look)])

    def _passes(self, index: int) -> bool:
        session, wanted = self.session, self.session.filter
        if wanted.words and wanted.words.casefold() not in session.haystack(index):
            return False
        return not (wanted.categories or wanted.undecided) or bool(session.admitted(index))

    # Moving

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Follow the cursor."""
        number = int(event.option.id or 0)
        if event.option_list.id == "entries":
            self.session.entry = number
        elif number != self.session.place.copy:
            self.session.go_copy(number)
            theme, session = self.app.theme, self.session
            self._head("#copy-head", copy_head(session, theme, self.list.room, number))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        self.action_open()

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Open the copy that was chosen."""
        self._open_copy(int(event.row_key.value or 0))

    def on_tabbed_content_tab_activated(self) -> None:
        """Draw the tab that was chosen, with the focus in it."""
        self.call_after_refresh(self._enter_tab)

    def _enter_tab(self) -> None:
        if self.closing:
            return
        self.show()
        if not self.is_current:
            return
        self.query_one("#field-table" if self.active == "fields" else f"#{self.list.id}").focus()

    def action_tab(self, name: str) -> None:
        """Go to a tab."""
        self.query_one(TabbedContent).active = name

    def action_down(self) -> None:
        """Go to the next line."""
        self._step(1)

    def action_up(self) -> None:
        """Go to the previous line."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.active == "fields":
            table = self.query_one(DataTable)
            table.move_cursor(row=table.cursor_row + by)
        else:
            self.list.go(self.list.cursor + by)

    def action_first(self) -> None:
        """Go to the first line, after the second ``g``."""
        if self._pending:
            self._step(-(10**6))
        else:
            self.say("g again: to the first line")
        self._pending = not self._pending

    def action_last(self) -> None:
        """Go to the last line."""
        self._step(10**6)

    def action_half_down(self) -> None:
        """Go down by half a page."""
        self._step(max(1, self.list.size.height // 2))

    def action_half_up(self) -> None:
        """Go up by half a page."""
        self._step(-max(1, self.list.size.height // 2))

    def on_key(self, event: events.Key) -> None:
        """A key other than ``g`` ends what ``g`` began."""
        super().on_key(event)
        if event.key != "g":
            self._pending = False

    def action_open(self) -> None:
        """Open the difference, or the copy, at the cursor."""
        if self.active == "differences":
            if self.shown:
                self.host.show_difference()
        elif self.order:
            self._open_copy(self.session.place.copy)

    def _open_copy(self, copy: int) -> None:
        found = self.session.copies[copy]
        if found.agreement is None:
            error = found.document.error
            self.say(flat(error.message) if error else "No agreement was found in this file.", grave=True)
            return
        self.session.go_copy(copy)
        self.host.show_review()

    def action_open_page(self) -> None:
        """Open the file of the copy at the cursor."""
        session = self.session
        if self.active == "differences" and self.shown:
            held = session.entries[session.entry].held[0]
            finding = session.copies[held.copy].findings[held.finding] if held.finding is not None else None
            open_page(self, held.document, finding)
        elif self.order:
            open_page(self, session.copies[session.place.copy].document, None)

    def action_next(self) -> None:
        """Open the next undecided difference."""
        session = self.session
        target = session.next_undecided(session.entry - 1 if self.active == "differences" else -1)
        if target is None:
            self.say(nothing_left(session))
            return
        session.entry = target
        self.host.show_difference()

    # Decisions

    def action_answer_all(self, action: str) -> None:
        """Answer the difference at the cursor in all its copies, after a question when there are several."""
        session = self.session
        if self.active != "differences" or not self.shown:
            self.say("Answers are for differences; 1 shows them, enter opens a copy.")
            return
        entry = session.entries[session.entry]
        subjects = [held.subject for held in entry.held]

        def done(said: str) -> None:
            following = session.next_undecided(session.entry)
            session.entry = session.entry if following is None else following
            self.show()
            left = "" if following is not None else f" {nothing_left(session)}"
            self.say(f"{said}: {about(entry)}. u undoes.{left}")

        def confirmed(yes: bool | None) -> None:
            if yes:
                self.answer(subjects, action, done)

        if len(subjects) > 1 and not session.readonly:
            ask_for_all(self, entry, action, len(subjects), confirmed)
        else:
            confirmed(True)

    def action_undo(self) -> None:
        """Undo the latest decision, and go to its difference."""
        self.undo_latest()

    # What is listed

    def action_search(self) -> None:
        """Ask for words, and list only what holds them."""

        def chosen(words: str | None) -> None:
            if words is not None:
                self.session.search_for(words.strip())
                self.show()

        hint = "In the texts, the fields and the names of files; empty for all."
        self.host.window(Line).ask("Find", hint, chosen, self.session.filter.words)

    def action_clear(self) -> None:
        """Take the filter away."""
        self.session.set_filter(Filter())
        self.show()

    def action_sort(self) -> None:
        """Sort the copies by the next criterion."""
        self.sort = (self.sort + 1) % len(SORTS)
        self.show()
        self.say(f"Copies: {SORTS[self.sort]}")
