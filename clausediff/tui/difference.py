"""The screen of one difference: its actions, one for each key. :mod:`clausediff.tui.difference_layout` draws it."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType

from clausediff.decisions import Subject
from clausediff.tui.answering import about, ask_for_all, nothing_left
from clausediff.tui.citation import cited
from clausediff.tui.dialogs import Line
from clausediff.tui.difference_layout import DifferenceLayout
from clausediff.tui.difference_text import DifferenceText
from clausediff.tui.keys import DIFFERENCE, bindings
from clausediff.tui.opening import open_page
from clausediff.tui.picture import Picture
from clausediff.tui.session import Session
from clausediff.tui.stepping import Stepping


class DifferenceScreen(Stepping, DifferenceLayout):
    """One difference at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("difference", DIFFERENCE)]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._pending = False

    # Moving

    def action_open(self) -> None:
        """Open the agreement of the copy at the cursor."""
        self.holders.action_select()

    def step(self, by: int) -> None:
        """Move the cursor among the copies."""
        self.holders.go(self.holders.cursor + by)

    @property
    def tall(self) -> int:
        """How many of them are in sight."""
        return self.holders.size.height

    def action_first(self) -> None:
        """Go to the first copy, after the second ``g``."""
        if self._pending:
            super().action_first()
        self._pending = not self._pending

    def on_key(self, event: events.Key) -> None:
        """A key other than ``g`` ends what ``g`` began."""
        super().on_key(event)
        if event.key != "g":
            self._pending = False

    def action_next(self) -> None:
        """Go to the next undecided difference."""
        target = self.session.next_undecided(self.session.entry)
        if target is None:
            self.say(nothing_left(self.session))
        else:
            self._go(target)

    def action_next_entry(self) -> None:
        """Go to the next difference."""
        self._step(1)

    def action_previous_entry(self) -> None:
        """Go to the previous difference."""
        self._step(-1)

    def _step(self, by: int) -> None:
        shown = self.session.listed()
        if self.session.entry in shown:
            at = shown.index(self.session.entry) + by
            if 0 <= at < len(shown):
                self._go(shown[at])
            else:
                self.say("There is no difference beyond this one.")
        elif shown:
            self._go(shown[0])

    def _go(self, entry: int) -> None:
        self.session.entry = entry
        self.show()

    def action_back(self) -> None:
        """Return to the list."""
        self.host.show_list()

    # Decisions

    def action_select(self) -> None:
        """Select the copy at the cursor, or not, and go to the next one."""
        self.selected ^= {self.holders.cursor}
        self.show()
        self.action_down()

    def action_answer(self, action: str) -> None:
        """Answer the selected copies, or the one at the cursor."""
        entry = self.session.entries[self.session.entry]
        chosen = [entry.held[number] for number in sorted(self.selected)] or [self.held]
        self.answer([held.subject for held in chosen], action, self._answered)

    def action_answer_all(self, action: str) -> None:
        """Answer all copies, after a question when there are several."""
        entry = self.session.entries[self.session.entry]
        subjects: list[Subject] = [held.subject for held in entry.held]

        def confirmed(yes: bool | None) -> None:
            if yes:
                self.answer(subjects, action, self._answered)

        if len(subjects) > 1 and not self.session.readonly:
            ask_for_all(self, entry, action, len(subjects), confirmed)
        else:
            confirmed(True)

    def _answered(self, said: str) -> None:
        """Go on: to the next undecided copy of this difference, or to the next undecided difference."""
        session = self.session
        entry = session.entries[session.entry]
        told = f"{said}: {about(entry)}. u undoes."
        self.selected.clear()
        left = [number for number, held in enumerate(entry.held) if self.undecided(held)]
        # A question is no answer yet, but its reviewer has done with it for now.
        left = [number for number in left if session.decision_on(entry.held[number]) is None]
        following = session.next_undecided(session.entry)
        if left:
            self.show()
            after = [number for number in left if number >= self.holders.cursor]
            self.holders.go((after or left)[0])
        elif following is None or following == session.entry:
            self.show()
            told = f"{told} {nothing_left(session)}"
        else:
            self._go(following)
        self.say(told)

    def action_undo(self) -> None:
        """Undo the latest decision in all its copies, and go to its difference."""
        self.undo_latest()

    def action_comment(self) -> None:
        """Ask for a comment on the copy at the cursor."""
        subject = self.held.subject

        def keep(words: str | None) -> None:
            said = (words or "").strip()
            if said and self.written(lambda: self.session.answer([subject], "comment", said)):
                self.show()
                self.say("Comment kept")

        self.host.window(Line).ask("Comment", f"Kept in the ledger as {self.session.reviewer}.", keep)

    # Looking

    def action_view(self) -> None:
        """Show the sentence inline, or canonical and copy side by side."""
        text = self.query_one(DifferenceText)
        text.side_by_side = not text.side_by_side
        self.show()

    def action_trace(self) -> None:
        """Show every reason, and the rule that decided; or one sentence again."""
        self.full = not self.full
        self.show_copy()

    def action_picture(self) -> None:
        """Show or hide the picture of the words."""
        self.query_one(Picture).toggle(self.held.document, self.finding, whole=False)

    def action_whole_picture(self) -> None:
        """Show the picture of the whole page."""
        self.query_one(Picture).toggle(self.held.document, self.finding, whole=True)

    def action_open_page(self) -> None:
        """Open the page of the copy at the cursor."""
        held = self.held
        open_page(self, held.document, self.finding if held.finding is not None else None)

    def action_copy(self) -> None:
        """Copy a citation of the finding to the clipboard."""
        held = self.held
        if held.finding is None:
            self.say("There is nothing to cite: this is about a file.")
            return
        text = cited(self.session, held.copy, held.finding)
        self.app.copy_to_clipboard(text)
        self.say(f"Copied: {text}")
