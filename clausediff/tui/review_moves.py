"""How the agreement screen goes from finding to finding, clause to clause and copy to copy."""

from __future__ import annotations

from clausediff.tui.panels import ClauseList
from clausediff.tui.review_layout import ReviewLayout
from clausediff.tui.text import TextView


class ReviewMoves(ReviewLayout):
    """The actions of the agreement screen that change the place and nothing else."""

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
            self.say(f"{end}; {self.told_progress()}")
        elif session.place.copy != copy:
            self.say(f"Agreement {session.place.copy + 1} of {len(session.copies)}")

    def told_progress(self) -> str:
        """``2 of 3 decided``."""
        decided, total = self.session.progress()
        return f"{decided} of {total} decided"

    def go_to(self, clause: int) -> None:
        """Go to a clause."""
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
            self.go_to(further[min(abs(by), len(further)) - 1])

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
        self.go_to(0)

    def action_last(self) -> None:
        """Go to the last clause."""
        self.go_to(len(self.session.copies[self.session.place.copy].clauses) - 1)

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
