"""The agreement screen: its actions, one for each key. :mod:`clausediff.tui.review_layout` draws it, and
:mod:`clausediff.tui.review_moves` moves in it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from clausediff.report.visible import flat
from clausediff.tui.base import SAID
from clausediff.tui.citation import citation
from clausediff.tui.dialogs import Line
from clausediff.tui.keys import REVIEW, bindings
from clausediff.tui.opening import open_page
from clausediff.tui.panels import Panel
from clausediff.tui.picture import Picture
from clausediff.tui.review_moves import ReviewMoves
from clausediff.tui.searching import find_clause
from clausediff.tui.text import CONTEXTS, NARROW, VIEWS


class ReviewScreen(ReviewMoves):
    """One agreement at a time of those that were compared."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review", REVIEW)]

    # Decisions

    def action_answer(self, action: str) -> None:
        """Answer the finding."""
        if self.session.place.finding is None:
            self.say("No finding is chosen here; n goes to the next one.")
            return
        place = self.session.place
        subject = self.session.copies[place.copy].subjects[place.finding or 0]

        def told(said: str) -> None:
            self.show()
            self.say(f"{said}; {self.told_progress()}. n next, u undo, c comment.")

        self.answer([subject], action, told)

    def _keep(self, comment: str) -> None:
        if self.written(lambda: self.session.decide("comment", comment)):
            self.show()
            self.say(f"Comment kept; {self.told_progress()}. n next, u undo, c comment.")

    def action_comment(self) -> None:
        """Ask for a comment on the finding."""
        session = self.session
        if session.place.finding is None:
            self.say("No finding is chosen here; n goes to the next one.")
            return
        place = session.place
        found = session.effective(place.copy, place.finding or 0)

        def keep(words: str | None) -> None:
            if words is not None and words.strip():
                self._keep(words.strip())

        hint = f"Kept in the ledger as {session.reviewer}; enter keeps it, esc does not."
        self.host.window(Line).ask("Comment", hint, keep, found.comment if found else "")

    def action_undo(self) -> None:
        """Undo the latest decision or comment on the finding."""
        if self.session.place.finding is None:
            self.say("No finding is chosen here; n goes to the next one.")
            return
        undone: list[str | None] = []
        if self.written(lambda: undone.append(self.session.undo())):
            self.show()
            what = SAID.get(undone[0] or "", "").lower()
            self.say(f"Undone: {what}; {self.told_progress()}" if what else "Nothing to undo on this finding.")

    # View

    def action_noise(self) -> None:
        """Show or fold away noise, format and field findings."""
        shown = self.session.toggle_noise()
        self.show()
        self.say("Noise, format and field findings are shown" if shown else "Noise, format and field are folded away")

    def action_view(self) -> None:
        """Use the next view: side by side, inline, as scanned."""
        view = self.view
        view.view = VIEWS[(VIEWS.index(view.shape) + 1) % len(VIEWS)]
        self.show()
        cramped = view.view == VIEWS[0] and view.room < NARROW
        self.say(f"View: {view.view}" + (" (a wider window would suit it)" if cramped else ""))

    def action_less(self) -> None:
        """Show fewer words of context."""
        self._widen(-1)

    def action_more(self) -> None:
        """Show more words of context."""
        self._widen(1)

    def _widen(self, by: int) -> None:
        view = self.view
        view.context = max(0, min(len(CONTEXTS) - 1, view.context + by))
        self.show()
        context = CONTEXTS[view.context]
        self.say("All words" if context is None else f"{context} words of context round a finding")

    def action_fields(self) -> None:
        """Show or hide the fields."""
        panel = self.query_one("#fields", Panel)
        self.fields_wanted = panel.has_class("-hidden")
        self.show()
        if self.fields_wanted and not panel.count():
            self.say("This agreement has no fields.")

    def action_search(self) -> None:
        """Ask for words, and go to the next clause that has them in canonical or scan."""

        def find(words: str | None) -> None:
            if words is None:
                return
            self.view.search(words)
            hits = self.session.search(words)
            self.show()
            if words.strip():
                said = f"{hits} clause{'s' if hits != 1 else ''} with “{flat(words)}”"
                self.say(
                    f"{said}; / and enter goes to the next" if hits else f"“{flat(words)}” is not in this agreement."
                )

        self.host.window(Line).ask("Find", "In canonical and copy, whatever the case.", find, self.view.hit)

    def action_go(self) -> None:
        """Ask for a path, a label or first words, and go to that clause; a second ``g`` goes to the first one."""

        def go(wanted: str | None) -> None:
            if wanted is None:
                return
            if wanted == "g":
                self.action_first()
                return
            clause = find_clause(self.session.copies[self.session.place.copy], wanted)
            if clause is None:
                self.say(f"There is no clause “{flat(wanted)}”.")
            else:
                self.go_to(clause)

        hint = "A number, a path as 3.1(b), or the first words; g goes to the first clause."
        self.host.window(Line).ask("Go to clause", hint, go, at_once=lambda value: value == "g")

    def action_trace(self) -> None:
        """Show every reason, and the rule that decided; or one sentence again."""
        self.full = not self.full
        self.query_one("#why", Panel).forget()
        self.show()

    def action_picture(self) -> None:
        """Show or hide the picture of the words."""
        self._picture(False)

    def action_whole_picture(self) -> None:
        """Show the picture of the whole page."""
        self._picture(True)

    def _picture(self, whole: bool) -> None:
        place = self.session.place
        copy = self.session.copies[place.copy]
        if place.finding is None:
            self.say("No finding is chosen here; n goes to the next one.")
            return
        self.query_one(Picture).toggle(copy.document, copy.findings[place.finding], whole=whole)

    def action_open_page(self) -> None:
        """Open the page of the finding."""
        place = self.session.place
        copy = self.session.copies[place.copy]
        open_page(self, copy.document, copy.findings[place.finding] if place.finding is not None else None)

    def action_copy(self) -> None:
        """Copy a citation of the finding to the clipboard."""
        text = citation(self.session)
        if not text:
            self.say("No finding is chosen here; n goes to the next one.")
            return
        self.app.copy_to_clipboard(text)
        self.say(f"Copied: {text}")
