"""The agreement screen: its actions, one for each key. :mod:`clausediff.tui.review_layout` draws it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from clausediff.report.visible import flat
from clausediff.tui.base import SAID
from clausediff.tui.citation import citation
from clausediff.tui.dialogs import Line
from clausediff.tui.keys import REVIEW, bindings
from clausediff.tui.opening import open_page
from clausediff.tui.panels import ClauseList, Panel
from clausediff.tui.picture import Picture
from clausediff.tui.review_layout import ReviewLayout
from clausediff.tui.searching import find_clause
from clausediff.tui.text import CONTEXTS, NARROW, VIEWS, TextView


class ReviewScreen(ReviewLayout):
    """One agreement at a time of those that were compared."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review", REVIEW)]

    # Navigation

    def action_next(self) -> None:
        """Go to the next finding."""
        self._step(True)

    def action_previous(self) -> None:
        """Go to the previous finding."""
        self._step(False)

    def _step(self, forward: bool) -> None:
        session = self.session
        before, copy = session.position()[0], session.place.copy
        if not session.step(forward):
            decided, total = session.progress()
            hidden = f"{total - decided} undecided are hidden; " if decided < total else ""
            self.say(f"No finding passes the filter; {hidden}f changes it, w shows noise.")
            return
        after, total = session.position()
        self.show()
        if before and (after <= before if forward else after >= before):
            end = (
                "The only finding" if total == 1 else ("Round to the first finding" if forward else "Round to the last")
            )
            self.say(f"{end}; {self._progress()}")
        elif session.place.copy != copy:
            self.say(f"Agreement {session.place.copy + 1} of {len(session.copies)}")

    def _progress(self) -> str:
        decided, total = self.session.progress()
        return f"{decided} of {total} decided"

    def _clause(self, clause: int) -> None:
        self.session.go_clause(clause)
        self.show()

    def action_clause_down(self) -> None:
        """Go to the next clause that is listed."""
        self._listed(1)

    def action_clause_up(self) -> None:
        """Go to the previous clause that is listed."""
        self._listed(-1)

    def _listed(self, by: int) -> None:
        here, shown = self.session.place.clause, self.query_one("#clauses", ClauseList).listed()
        further = [clause for clause in shown if clause > here] if by > 0 else [c for c in shown if c < here][::-1]
        if further:
            self._clause(further[min(abs(by), len(further)) - 1])

    def action_half_down(self) -> None:
        """Go down in the list of clauses by half a page."""
        self._listed(max(1, self.query_one("#clauses").size.height // 2))

    def action_half_up(self) -> None:
        """Go up in the list of clauses by half a page."""
        self._listed(-max(1, self.query_one("#clauses").size.height // 2))

    def action_clean(self) -> None:
        """Show or hide clauses with nothing to look at."""
        clauses = self.query_one("#clauses", ClauseList)
        clauses.all = not clauses.all
        self.show()
        self.say("All clauses are listed" if clauses.all else "Clauses with nothing to look at are not listed")

    def action_first(self) -> None:
        """Go to the first clause."""
        self._clause(0)

    def action_last(self) -> None:
        """Go to the last clause."""
        self._clause(len(self.session.copies[self.session.place.copy].clauses) - 1)

    def action_copy_down(self) -> None:
        """Go to the next agreement."""
        self._copy(1)

    def action_copy_up(self) -> None:
        """Go to the previous agreement."""
        self._copy(-1)

    def _copy(self, by: int) -> None:
        session = self.session
        index = session.place.copy + by
        while 0 <= index < len(session.copies) and session.copies[index].agreement is None:
            index += by
        if 0 <= index < len(session.copies):
            session.go_copy(index)
            self.show()
        else:
            self.say("There is no agreement beyond this one.")

    def on_text_view_chosen(self, message: TextView.Chosen) -> None:
        """Go to the finding that was clicked."""
        self.session.go(self.session.place.copy, message.finding)
        self.show()

    def action_page_down(self) -> None:
        """Scroll the text down; at its end, go to the next clause."""
        view = self.view
        if view.scroll_offset.y >= view.max_scroll_y:
            self.action_clause_down()
            view.scroll_to(y=0, animate=False, immediate=True)
        else:
            view.page(1)

    def action_page_up(self) -> None:
        """Scroll the text up; at its beginning, go to the previous clause."""
        if self.view.scroll_offset.y <= 0:
            self.action_clause_up()
        else:
            self.view.page(-1)

    def action_back(self) -> None:
        """Return to the overview, if there is one."""
        if not self.host.show_list():
            self.say("This is the only agreement; q quits.")

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
            self.say(f"{said}; {self._progress()}. n next, u undo, c comment.")

        self.answer([subject], action, told)

    def _keep(self, comment: str) -> None:
        if self.written(lambda: self.session.decide("comment", comment)):
            self.show()
            self.say(f"Comment kept; {self._progress()}. n next, u undo, c comment.")

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
            self.say(f"Undone: {what}; {self._progress()}" if what else "Nothing to undo on this finding.")

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

        self.host.window(Line).ask("Find", "In canonical and scan, whatever the case.", find, self.view.hit)

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
                self._clause(clause)

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
