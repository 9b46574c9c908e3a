"""The first screen of a pile: its actions, one for each key. :mod:`clausediff.tui.pile_layout` draws it."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widgets import TabbedContent

from clausediff.tui.answering import about, ask_for_all, nothing_left
from clausediff.tui.copies import Filter
from clausediff.tui.dialogs import Line
from clausediff.tui.keys import PILE, bindings
from clausediff.tui.opening import open_page
from clausediff.tui.pile_layout import SORTS, PileLayout
from clausediff.tui.session import Session
from clausediff.tui.stepping import Stepping


class PileScreen(Stepping, PileLayout):
    """Everything that was compared: what differs, in which copies, and how they are filled in."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("pile", PILE)]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._pending = False

    # Moving

    def on_tabbed_content_tab_activated(self) -> None:
        """Draw the tab that was chosen by a click, with the focus in it."""
        if not self.closing:
            self.show()
            if self.is_current:
                self.list.focus()

    def action_tab(self, name: str) -> None:
        """Go to a tab."""
        self.query_one(TabbedContent).active = name
        self.show()  # before the first paint of the tab, which would show what it held before
        self.list.focus()

    def step(self, by: int) -> None:
        """Move the cursor of the tab's list."""
        self.list.go(self.list.cursor + by)

    @property
    def tall(self) -> int:
        """How many lines of it are in sight."""
        return self.list.size.height

    def action_first(self) -> None:
        """Go to the first line, after the second ``g``."""
        if self._pending:
            super().action_first()
        else:
            self.say("g again: to the first line")
        self._pending = not self._pending

    def on_key(self, event: events.Key) -> None:
        """A key other than ``g`` ends what ``g`` began."""
        super().on_key(event)
        if event.key != "g":
            self._pending = False

    def action_open(self) -> None:
        """Open the difference, or the copy, at the cursor."""
        self.list.action_select()

    def action_right(self) -> None:
        """Show the next field at the right."""
        self._shift(1)

    def action_left(self) -> None:
        """Show the fields further at the left."""
        self._shift(-1)

    def _shift(self, by: int) -> None:
        if self.active == "fields":
            self.shift = self.shifted(by)
            self.show()

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
