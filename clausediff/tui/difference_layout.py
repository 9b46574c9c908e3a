"""The layout of the screen of one difference: the sentence, why it is one, and the copies that read so."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from clausediff.differences import same_reading
from clausediff.model import Finding
from clausediff.report.visible import elide, flat
from clausediff.report.wording import in_words
from clausediff.tui.base import Base
from clausediff.tui.difference_text import DifferenceText, sentence, why
from clausediff.tui.difference_title import DifferenceTitle
from clausediff.tui.entries import Held
from clausediff.tui.keys import DIFFERENCE, Key
from clausediff.tui.listing import Pieces, RowList
from clausediff.tui.opening import open_page
from clausediff.tui.picture import Picture
from clausediff.tui.pile_rows import held_line
from clausediff.tui.readable import readable
from clausediff.tui.session import Session


class DifferenceLayout(Base):
    """The widgets of the screen, and how they are drawn from the session."""

    KEYS: ClassVar[tuple[Key, ...]] = DIFFERENCE

    STYLE = """
    DifferenceLayout #title { background: $panel; }
    DifferenceLayout #sentence { height: 1fr; min-height: 5; border: round $border-color; }
    DifferenceLayout #sentence:focus, DifferenceLayout #holders:focus { border: round $primary; }
    DifferenceLayout #sentence, DifferenceLayout #holders { border-title-color: $foreground; border-subtitle-color: $foreground; }
    DifferenceLayout #holders { height: auto; min-height: 3; max-height: 50%; border: round $border-color; }
    DifferenceLayout #why { height: auto; max-height: 14; overflow-y: auto; padding: 0 1; color: $foreground; }
    DifferenceLayout #picture { height: auto; max-height: 45%; border: round $border-color; display: none; }
    DifferenceLayout #picture.-shown { display: block; }
    DifferenceLayout #picture.-whole { max-height: 65%; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.selected: set[int] = set()
        self.full = False
        self._entry = -1
        self._drawn: object = None

    def compose(self) -> ComposeResult:
        """Title, sentence, picture, reason, copies."""
        yield DifferenceTitle(self.session, id="title")
        yield DifferenceText(self.session, id="sentence")
        yield Picture(id="picture")
        yield Static(Content(""), id="why", markup=False)
        yield RowList(self.at_copy, self.open_copy, id="holders")
        yield from self.foot()

    def on_mount(self) -> None:
        """Look for decisions of a second reviewer at intervals."""
        if not self.closing:
            self.holders.focus()
            self.set_interval(2.0, self.look_again)

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew."""
        super().on_resize(event)
        if not self.closing:
            self.call_after_refresh(self.show)

    def on_screen_resume(self) -> None:
        """Draw again what has changed meanwhile."""
        if not self.closing and self._drawn != self._drawing():
            self.call_after_refresh(self.show)

    def _drawing(self) -> object:
        """What :meth:`show` draws from."""
        return self.session.version, self.session.entry, self.size, self.app.theme

    @property
    def holders(self) -> RowList:
        """The copies."""
        return self.query_one("#holders", RowList)

    @property
    def held(self) -> Held:
        """The copy at the cursor."""
        held = self.session.entries[self.session.entry].held
        return held[min(self.holders.cursor, len(held) - 1)]

    @property
    def finding(self) -> Finding:
        """The finding of the copy at the cursor."""
        held = self.held
        if held.finding is None:
            return self.session.entries[self.session.entry].finding
        return self.session.copies[held.copy].findings[held.finding]

    def show(self) -> None:
        """Draw everything in its current state."""
        session = self.session
        if self.closing or not self.is_mounted or not session.entries:
            return
        entry = session.entries[session.entry]
        fresh = self._entry != session.entry
        if fresh:
            self._entry = session.entry
            self.selected.clear()
            self.full = False
        holders = self.holders
        cursor = holders.cursor
        if fresh:
            open_ones = (n for n, held in enumerate(entry.held) if self.undecided(held))
            cursor = next(open_ones, 0)
        names = [f"{session.entry}-{number}" for number in range(len(entry.held))]

        def line(number: int, width: int) -> Pieces:
            return held_line(session, entry.held[number], self.app.theme, width, selected=number in self.selected)

        holders.fill(names, line, cursor)
        many = len(entry.held)
        self._title("holders", f"{many} cop{'y reads' if many == 1 else 'ies read'} exactly so")
        chosen = f"{len(self.selected)} selected" if self.selected else ""
        holders.border_subtitle = Content(chosen)
        self.show_copy()
        self.query_one("#title").refresh()
        self._drawn = self._drawing()

    def _title(self, name: str, words: str) -> None:
        widget = self.query_one(f"#{name}")
        if str(widget.border_title) != words:
            widget.border_title = Content(words)

    def show_copy(self) -> None:
        """Draw what depends on the copy at the cursor."""
        session, held = self.session, self.held
        text = self.query_one(DifferenceText)
        text.held = held
        text.redraw()
        text.show_difference()
        copy = session.copies[held.copy]
        name = session.name_of(held.copy) if held.finding is not None else ""
        self._title("sentence", f"{name}  {flat(held.document.path)}".strip())
        entry = session.entries[session.entry]
        said = why(entry, self.finding.reasons)
        if entry.difference is not None and not entry.category.startswith("field"):
            said = f"{said} {self._elsewhere(held)}".rstrip()
        elsewhere = entry.difference is not None and not entry.category.startswith("field")
        also = [each for each in self.finding.reasons[1:] if not (elsewhere and " other cop" in each)]
        if also and not self.full:
            said = f"{said}\nAlso: {in_words('; '.join(map(flat, also)))}."
        if self.full:
            more = [f"• {sentence(reason)}" for reason in self.finding.reasons]
            rule = f"rule {self.finding.rule}, " if self.finding.rule else ""
            chance = f"• {rule}chance that it is only misread: {self.finding.score:.1%}; id {entry.id}"
            said = "\n".join([said, *more, chance])
        if copy.agreement is None and held.finding is not None:
            said = ""
        self.query_one("#why", Static).update(Content(said))
        picture = self.query_one(Picture)
        if picture.wanted:
            picture.look(held.document, self.finding)

    def _elsewhere(self, held: Held) -> str:
        """``34 other copies read “30”.``"""
        read = self.session.elsewhere(held.copy, held.finding) if held.finding is not None else []
        here = same_reading(self.finding.scan.text)
        told = [(count, text) for count, text in read if same_reading(text) != here][:3]
        said = ", ".join(
            f"{count} cop{'y reads' if count == 1 else 'ies read'} “{elide(readable(flat(text)).strip(), 6)}”"
            if text.strip()
            else f"{count} cop{'y lacks' if count == 1 else 'ies lack'} it"
            for count, text in told
        )
        return f"Elsewhere: {said}." if said else ""

    def undecided(self, held: Held) -> bool:
        """Whether a person must still decide on a copy."""
        decision = self.session.decision_on(held)
        return decision is None or decision.asks

    # What the list calls when its cursor was moved, or a line of it chosen

    def at_copy(self, _name: str) -> None:
        """Show the sentence as the copy at the cursor has it."""
        self.show_copy()

    def open_copy(self, _name: str) -> None:
        """Open the agreement at this difference."""
        held = self.held
        if held.finding is None:
            open_page(self, held.document, None)
            return
        self.session.go(held.copy, held.finding)
        self.host.show_review()
