"""The agreement screen: clauses, both texts, why; and every decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from clausediff.errors import LedgerError
from clausediff.report.visible import flat
from clausediff.tui import notes
from clausediff.tui.base import Base
from clausediff.tui.citation import citation
from clausediff.tui.copies import Filter
from clausediff.tui.dialogs import Line
from clausediff.tui.filtering import Filtering
from clausediff.tui.keys import REVIEW, Key, KeyBar
from clausediff.tui.lines import Across, Down
from clausediff.tui.panels import ClauseList, Panel, Title
from clausediff.tui.searching import find_clause
from clausediff.tui.session import Session
from clausediff.tui.text import CONTEXTS, NARROW, VIEWS, Heads, TextView
from clausediff.tui.wrap import crop_start


class ReviewScreen(Base):
    """One agreement of the bundle."""

    KEYS: ClassVar[tuple[Key, ...]] = REVIEW
    BINDINGS: ClassVar[list[BindingType]] = [key.binding for key in REVIEW]

    STYLE = """
    ReviewScreen #title { background: $panel; }
    ReviewScreen #bar { background: $panel; }
    ReviewScreen #main { height: 1fr; }
    ReviewScreen #left { width: 38; }
    ReviewScreen #clauses { height: 1fr; border: round $border-color; border-title-color: $foreground; }
    ReviewScreen #fields { height: auto; max-height: 9; border: round $border-color; border-title-color: $foreground; }
    ReviewScreen #right { width: 1fr; }
    ReviewScreen #text { height: 1fr; border: round $border-color; border-title-color: $foreground; }
    ReviewScreen #why { height: 9; border: round $border-color; border-title-color: $foreground; }
    ReviewScreen #heads { background: $surface; }
    ReviewScreen #text, ReviewScreen #why { border-subtitle-color: $foreground 60%; }
    ReviewScreen.-low #why { height: 7; }
    ReviewScreen.-narrow #left { width: 30; }
    ReviewScreen #fields.-hidden { display: none; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.fields_wanted: bool | None = None
        self._fields_shown: object = None
        self._fields_height = -1
        self._drawn: object = None
        self._titled: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Clauses and fields at the left, texts and why at the right."""
        yield Title(self.session, id="title")
        with Across(id="main"):
            with Down(id="left"):
                yield ClauseList(self.session, id="clauses")
                yield Panel(self.session, notes.fields, id="fields")
            with Down(id="right"):
                with Vertical(id="text"):
                    view = TextView(self.session, id="view")
                    yield Heads(view, id="heads")
                    yield view
                yield Panel(self.session, notes.why, id="why")
        yield KeyBar(REVIEW, id="bar")
        yield self.too_small()

    def on_mount(self) -> None:
        """Notice a second reviewer."""
        if self.closing:
            return
        self.query_one("#clauses").border_title = Content("Clauses")
        self.query_one("#fields").border_title = Content("Fields")
        self.set_interval(2.0, self.look_again)
        notes_now = [*self.session.report.notes, *self.session.notes]
        if notes_now and len(self.session.copies) == 1:
            more = f" (and {len(notes_now) - 1} more)" if len(notes_now) > 1 else ""
            self.say(f"{flat(notes_now[0])}{more}", grave=True)

    def on_resize(self, event: events.Resize) -> None:
        """Give the text what room there is; the place is kept."""
        super().on_resize(event)
        if self.closing:
            return
        self.set_class(event.size.width < 100, "-narrow")
        self.set_class(event.size.height < 30, "-low")
        self.call_after_refresh(self.show)

    def on_screen_resume(self) -> None:
        """Back from a window, or from the overview with another agreement."""
        if not self.closing and self._drawn != self._drawing():
            self.call_after_refresh(self.show)

    def _drawing(self) -> object:
        """All that :meth:`show` draws from; a window that was closed without effect leaves it as it was."""
        session, view = self.session, self.view
        return session.version, session.place, self.size, self.app.theme, view.view, view.context, view.hit

    @property
    def view(self) -> TextView:
        """The text."""
        return self.query_one(TextView)

    def show(self) -> None:
        """Draw everything as it is now, with the current finding in sight."""
        if self.closing or not self.is_mounted:
            return
        place = self.session.place
        fields = self.query_one("#fields", Panel)
        wanted = self.size.height >= 30 if self.fields_wanted is None else self.fields_wanted
        fields_now = (place.copy, wanted, self.size, self.app.theme)
        if self._fields_shown != fields_now:
            # a change of its height lays out the whole screen anew, so it is not done at every key
            self._fields_shown = fields_now
            lines = fields.count() if wanted else 0
            height = min(9, lines + 2) if lines else 0
            if self._fields_height != height:
                self._fields_height = height
                fields.set_class(not lines, "-hidden")
                fields.styles.height = height
            fields.redraw()
        clauses = self.query_one("#clauses", ClauseList)
        for panel in (clauses, self.view, self.query_one("#why", Panel)):
            panel.redraw()
        clauses.show_line(place.clause, margin=2)
        self.view.show_finding()
        self.query_one("#why", Panel).scroll_to(y=0, animate=False, immediate=True)
        self.query_one("#title").refresh()
        self.query_one("#heads").refresh()
        self._titles()
        bar = self.bar
        bar.possible = {key.action for key in REVIEW} - self._impossible()
        bar.refresh()
        self._drawn = self._drawing()

    def _titles(self) -> None:
        session = self.session
        text, why = self.query_one("#text"), self.query_one("#why")
        name = f" · filter: {session.filter.name}" if session.filter.name else ""
        at, total = session.position()
        where = f"finding {at} of {total}" if at else f"{total} finding{'s' if total != 1 else ''}"
        context = CONTEXTS[self.view.context]
        # the path of a file can hold anything
        self._title(text, "border_title", f"{self.view.shape} · {where}{name}")
        self._title(text, "border_subtitle", f"{context} words of context" if context is not None else "all words")
        self._title(why, "border_title", "Why")
        self._title(why, "border_subtitle", f"decisions: {crop_start(flat(str(session.ledger.path)), 48)}")

    def _title(self, widget: Widget, name: str, words: str) -> None:
        """Set a title where it is another: to set it draws the widget and all in it anew."""
        if self._titled.get(f"{widget.id} {name}") != words:
            self._titled[f"{widget.id} {name}"] = words
            setattr(widget, name, Content(words))

    def _impossible(self) -> set[str]:
        session = self.session
        out = set()
        if session.place.finding is None:
            out |= {"accept", "reject", "comment", "undo", "copy"}
        elif session.effective(session.place.copy, session.place.finding) is None:
            out.add("undo")
        if session.position()[1] == 0:
            out |= {"next", "previous"}
        return out

    def look_again(self) -> None:
        """Show what another reviewer decided in the meantime."""
        try:
            changed = self.session.reload()
        except LedgerError as error:
            self.say(flat(str(error)), grave=True)
            return
        if changed and self.is_current:
            self.show()

    # the way

    def action_next(self) -> None:
        """Next finding."""
        self._step(True)

    def action_previous(self) -> None:
        """Previous finding."""
        self._step(False)

    def _step(self, forward: bool) -> None:
        session = self.session
        before, copy = session.position()[0], session.place.copy
        if not session.step(forward):
            self.say("No finding passes the filter; f changes it, w shows noise.")
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
        """Next clause."""
        self._clause(self.session.place.clause + 1)

    def action_clause_up(self) -> None:
        """Previous clause."""
        self._clause(self.session.place.clause - 1)

    def action_first(self) -> None:
        """First clause."""
        self._clause(0)

    def action_last(self) -> None:
        """Last clause."""
        self._clause(len(self.session.copies[self.session.place.copy].clauses) - 1)

    def action_copy_down(self) -> None:
        """Next agreement."""
        self._copy(1)

    def action_copy_up(self) -> None:
        """Previous agreement."""
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

    def on_clause_list_chosen(self, message: ClauseList.Chosen) -> None:
        """A click on a clause."""
        self._clause(message.clause)

    def on_text_view_chosen(self, message: TextView.Chosen) -> None:
        """A click on a finding."""
        self.session.go(self.session.place.copy, message.finding)
        self.show()

    def action_page_down(self) -> None:
        """Scroll the text; at its end, on to the next clause."""
        view = self.view
        if view.scroll_offset.y >= view.max_scroll_y:
            self.action_clause_down()
            view.scroll_to(y=0, animate=False, immediate=True)
        else:
            view.page(1)

    def action_page_up(self) -> None:
        """Scroll the text back; at its beginning, on to the previous clause."""
        if self.view.scroll_offset.y <= 0:
            self.action_clause_up()
        else:
            self.view.page(-1)

    def action_back(self) -> None:
        """To the overview, if there is one."""
        if not self.review_app.show_overview():
            self.say("This is the only agreement; q quits.")

    # decisions

    def action_accept(self) -> None:
        """Harmless."""
        self._decide("accept", "Accepted as harmless")

    def action_reject(self) -> None:
        """A real change."""
        self._decide("reject", "Rejected: a real change")

    def _decide(self, action: str, said: str, comment: str = "") -> None:
        if self.session.place.finding is None:
            self.say("No finding is chosen here; n goes to the next one.")
            return
        if self._written(lambda: self.session.decide(action, comment)):
            self.say(f"{said}; {self._progress()}. n next, u undo, c comment.")

    def _written(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except LedgerError as error:
            self.say(f"Not kept: {flat(str(error))}", grave=True)
            return False
        self.show()
        return True

    def action_comment(self) -> None:
        """Words on the finding."""
        session = self.session
        if session.place.finding is None:
            self.say("No finding is chosen here; n goes to the next one.")
            return
        place = session.place
        found = session.effective(place.copy, place.finding or 0)

        def keep(words: str | None) -> None:
            if words is not None and words.strip():
                self._decide("comment", "Comment kept", words.strip())

        hint = f"Kept in the ledger as {session.reviewer}; enter keeps it, esc does not."
        self.review_app.window(Line).ask("Comment", hint, keep, found.comment if found else "")

    def action_undo(self) -> None:
        """Take back the latest step on this finding."""
        if self.session.place.finding is None:
            self.say("No finding is chosen here; n goes to the next one.")
            return
        undone: list[str | None] = []
        if self._written(lambda: undone.append(self.session.undo())):
            what = {"accept": "acceptance", "reject": "rejection"}.get(undone[0] or "", undone[0])
            self.say(f"Undone: the {what}; {self._progress()}" if what else "Nothing to undo on this finding.")

    # what is shown

    def action_filter(self) -> None:
        """Choose what to step through."""

        session = self.session

        def change(wanted: Filter) -> int:
            session.set_filter(wanted)
            self.show()
            return session.position()[1]

        self.review_app.window(Filtering).ask(session.filter, session.categories(), session.position()[1], change)

    def action_noise(self) -> None:
        """Fold or unfold what is harmless."""
        shown = self.session.toggle_noise()
        self.show()
        self.say("Noise, format and field findings are shown" if shown else "Noise, format and field are folded away")

    def action_view(self) -> None:
        """Another view."""
        view = self.view
        view.view = VIEWS[(VIEWS.index(view.shape) + 1) % len(VIEWS)]
        self.show()
        cramped = view.view == VIEWS[0] and view.room < NARROW
        self.say(f"View: {view.view}" + (" (a wider window would suit it)" if cramped else ""))

    def action_less(self) -> None:
        """Less context."""
        self._widen(-1)

    def action_more(self) -> None:
        """More context."""
        self._widen(1)

    def _widen(self, by: int) -> None:
        view = self.view
        view.context = max(0, min(len(CONTEXTS) - 1, view.context + by))
        self.show()
        context = CONTEXTS[view.context]
        self.say("All words" if context is None else f"{context} words of context round a finding")

    def action_fields(self) -> None:
        """The fields panel."""
        panel = self.query_one("#fields", Panel)
        self.fields_wanted = panel.has_class("-hidden")
        self.show()
        if self.fields_wanted and not panel.count():
            self.say("This agreement has no fields.")

    def action_search(self) -> None:
        """Words in canonical and scan."""

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

        self.review_app.window(Line).ask("Find", "In canonical and scan, whatever the case.", find, self.view.hit)

    def action_go(self) -> None:
        """A clause by its label."""

        def go(wanted: str | None) -> None:
            if wanted is None:
                return
            clause = find_clause(self.session.copies[self.session.place.copy], wanted)
            if clause is None:
                self.say(f"There is no clause “{flat(wanted)}”.")
            else:
                self._clause(clause)

        self.review_app.window(Line).ask("Go to clause", "A number, a label, or the first words.", go)

    def action_copy(self) -> None:
        """A citation to the clipboard."""
        text = citation(self.session)
        if not text:
            self.say("No finding is chosen here; n goes to the next one.")
            return
        self.app.copy_to_clipboard(text)
        self.say(f"Copied: {text}")
