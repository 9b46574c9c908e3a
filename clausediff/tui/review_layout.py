"""The layout of the agreement screen: clauses and fields at the left, both texts and the reasons at the right."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from clausediff.report.visible import flat
from clausediff.tui import notes
from clausediff.tui.base import Base
from clausediff.tui.keys import REVIEW, Key
from clausediff.tui.panels import ClauseList, Panel, Title
from clausediff.tui.picture import Picture
from clausediff.tui.session import Session
from clausediff.tui.text import CONTEXTS, Heads, TextView
from clausediff.tui.wrap import crop_start


class ReviewLayout(Base):
    """The widgets of the agreement screen, and how they are drawn from the session."""

    KEYS: ClassVar[tuple[Key, ...]] = REVIEW

    STYLE = """
    ReviewLayout #title { background: $panel; }
    ReviewLayout #main { height: 1fr; }
    ReviewLayout #left { width: 38; }
    ReviewLayout #clauses { height: 1fr; border: round $border-color; border-title-color: $foreground; border-subtitle-color: $foreground; }
    ReviewLayout #fields { height: auto; max-height: 9; border: round $border-color; border-title-color: $foreground; }
    ReviewLayout #right { width: 1fr; }
    ReviewLayout #text { height: 1fr; border: round $border-color; border-title-color: $foreground; }
    ReviewLayout #why { height: 9; border: round $border-color; border-title-color: $foreground; }
    ReviewLayout #heads { background: $surface; }
    ReviewLayout #text, ReviewLayout #why { border-subtitle-color: $foreground; }
    ReviewLayout #clauses:focus, ReviewLayout #why:focus, ReviewLayout #fields:focus, ReviewLayout #text:focus-within {
        border: round $primary;
    }
    ReviewLayout #picture { height: auto; max-height: 45%; border: round $border-color; display: none; }
    ReviewLayout #picture.-shown { display: block; }
    ReviewLayout #picture.-whole { max-height: 65%; }
    ReviewLayout.-low #why { height: 7; }
    ReviewLayout.-narrow #left { width: 30; }
    ReviewLayout #fields.-hidden { display: none; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.full = False
        """Whether every reason and the rule are shown."""
        self.fields_wanted: bool | None = None
        self._fields_shown: object = None
        self._fields_height = -1
        self._drawn: object = None
        self._titled: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Clauses and fields at the left, the texts and the reasons at the right."""
        yield Title(self.session, id="title")
        with Horizontal(id="main"):
            with Vertical(id="left"):
                yield ClauseList(self.session, self.at_clause, id="clauses")
                yield Panel(self.session, notes.fields, id="fields")
            with Vertical(id="right"):
                with Vertical(id="text"):
                    view = TextView(self.session, id="view")
                    yield Heads(view, id="heads")
                    yield view
                yield Picture(id="picture")
                yield Panel(self.session, lambda session: notes.why(session, full=self.full), id="why")
        yield from self.foot()

    def on_mount(self) -> None:
        """Set the titles, and look for decisions of a second reviewer at intervals."""
        if self.closing:
            return
        self.query_one("#view").focus()
        self.query_one("#fields").border_title = Content("Fields")
        self.set_interval(2.0, self.look_again)
        notes_now = [*self.session.report.notes, *self.session.notes]
        if notes_now and len(self.session.copies) == 1:
            more = f" (and {len(notes_now) - 1} more)" if len(notes_now) > 1 else ""
            self.say(f"{flat(notes_now[0])}{more}", grave=True)

    def on_resize(self, event: events.Resize) -> None:
        """Adapt the layout to the size; the place in the text is kept."""
        super().on_resize(event)
        if self.closing:
            return
        self.set_class(event.size.width < 100, "-narrow")
        self.set_class(event.size.height < 30, "-low")
        self.call_after_refresh(self.show)

    def on_screen_resume(self) -> None:
        """Draw again after a window was closed, or when the overview opened another agreement."""
        if not self.closing and self._drawn != self._drawing():
            self.call_after_refresh(self.show)

    def _drawing(self) -> object:
        """Everything that :meth:`show` draws from. It is unchanged after a window that was closed without effect."""
        session, view = self.session, self.view
        return session.version, session.place, self.size, self.app.theme, view.view, view.context, view.hit, self.full

    @property
    def view(self) -> TextView:
        """The widget of the two texts."""
        return self.query_one(TextView)

    def show(self) -> None:
        """Draw everything in its current state, and scroll to the current finding."""
        if self.closing or not self.is_mounted:
            return
        place = self.session.place
        fields = self.query_one("#fields", Panel)
        wanted = self.size.height >= 30 if self.fields_wanted is None else self.fields_wanted
        fields_now = (place.copy, wanted, self.size, self.app.theme)
        if self._fields_shown != fields_now:
            # Setting the height causes a layout of the whole screen, so it is not done at every key.
            self._fields_shown = fields_now
            lines = fields.count() if wanted else 0
            height = min(9, lines + 2) if lines else 0
            if self._fields_height != height:
                self._fields_height = height
                fields.set_class(not lines, "-hidden")
                fields.styles.height = height
            fields.redraw()
        clauses = self.query_one("#clauses", ClauseList)
        clauses.show()
        for panel in (self.view, self.query_one("#why", Panel)):
            panel.redraw()
        self.view.show_finding()
        self.query_one("#why", Panel).scroll_to(y=0, animate=False, immediate=True)
        self.query_one("#title").refresh()
        self.query_one("#heads").refresh()
        self._titles()
        picture = self.query_one(Picture)
        if picture.wanted and place.finding is not None:
            copy = self.session.copies[place.copy]
            picture.look(copy.document, copy.findings[place.finding])
        self._drawn = self._drawing()

    def _titles(self) -> None:
        session = self.session
        text, why = self.query_one("#text"), self.query_one("#why")
        name = f" · filter: {session.filter.name}" if session.filter.name else ""
        at, total = session.position()
        where = f"finding {at} of {total}" if at else f"{total} finding{'s' if total != 1 else ''}"
        context = CONTEXTS[self.view.context]

        self._title(text, "border_title", f"{self.view.shape} · {where}{name}")
        self._title(text, "border_subtitle", f"{context} words of context" if context is not None else "all words")
        hidden = len(session.copies[session.place.copy].clauses) - self.query_one("#clauses", ClauseList).count()
        self._title(self.query_one("#clauses"), "border_title", "Clauses")
        self._title(self.query_one("#clauses"), "border_subtitle", f"{hidden} clean, h shows them" if hidden else "")
        self._title(why, "border_title", "Why, in full" if self.full else "Why")
        self._title(why, "border_subtitle", f"decisions: {crop_start(flat(str(session.ledger.path)), 48)}")

    def _title(self, widget: Widget, name: str, words: str) -> None:
        """Set a title if it has changed: setting it repaints the widget with everything in it."""
        if self._titled.get(f"{widget.id} {name}") != words:
            self._titled[f"{widget.id} {name}"] = words
            setattr(widget, name, Content(words))

    def at_clause(self, name: str) -> None:
        """Go to the clause to which the cursor of the list was moved."""
        if int(name) != self.session.place.clause:
            self.session.go_clause(int(name))
            self.show()
