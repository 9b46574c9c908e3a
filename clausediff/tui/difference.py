"""The screen of one difference: the sentence, why it is one, and the copies that read so."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from clausediff.decisions import Subject
from clausediff.differences import same_reading
from clausediff.model import Finding
from clausediff.report.visible import elide, flat
from clausediff.tui.answering import about, ask_for_all, nothing_left
from clausediff.tui.base import Base
from clausediff.tui.citation import cited
from clausediff.tui.dialogs import Line
from clausediff.tui.difference_text import DifferenceText, sentence, why
from clausediff.tui.difference_title import DifferenceTitle
from clausediff.tui.entries import Held
from clausediff.tui.keys import DIFFERENCE, Key, bindings
from clausediff.tui.listing import Pieces, RowList
from clausediff.tui.opening import open_page
from clausediff.tui.picture import Picture
from clausediff.tui.pile_rows import held_line
from clausediff.tui.readable import readable
from clausediff.tui.session import Session


class DifferenceScreen(Base):
    """One difference at a time."""

    KEYS: ClassVar[tuple[Key, ...]] = DIFFERENCE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("difference", DIFFERENCE)]

    STYLE = """
    DifferenceScreen #title { background: $panel; }
    DifferenceScreen #sentence { height: 1fr; min-height: 5; border: round $border-color; }
    DifferenceScreen #sentence:focus, DifferenceScreen #holders:focus { border: round $primary; }
    DifferenceScreen #sentence, DifferenceScreen #holders { border-title-color: $foreground; border-subtitle-color: $foreground; }
    DifferenceScreen #holders { height: auto; min-height: 3; max-height: 50%; border: round $border-color; }
    DifferenceScreen #why { height: auto; max-height: 12; padding: 0 1; color: $foreground; }
    DifferenceScreen #picture { height: auto; max-height: 45%; border: round $border-color; display: none; }
    DifferenceScreen #picture.-shown { display: block; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.selected: set[int] = set()
        self.full = False
        self._entry = -1
        self._pending = False
        self._drawn: object = None

    def compose(self) -> ComposeResult:
        """Title, sentence, picture, reason, copies."""
        yield DifferenceTitle(self.session, id="title")
        yield DifferenceText(self.session, id="sentence")
        yield Picture(id="picture")
        yield Static(Content(""), id="why", markup=False)
        yield RowList(self._at_copy, self._open_copy, id="holders")
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
            open_ones = (n for n, held in enumerate(entry.held) if self._undecided(held))
            cursor = next(open_ones, 0)
        names = [f"{session.entry}-{number}" for number in range(len(entry.held))]

        def line(number: int, width: int) -> Pieces:
            return held_line(session, entry.held[number], self.app.theme, width, selected=number in self.selected)

        holders.fill(names, line, cursor)
        many = len(entry.held)
        self._title("holders", f"{many} cop{'y reads' if many == 1 else 'ies read'} exactly so")
        chosen = f"{len(self.selected)} selected" if self.selected else ""
        holders.border_subtitle = Content(chosen)
        self._show_copy()
        self.query_one("#title").refresh()
        self._drawn = self._drawing()

    def _title(self, name: str, words: str) -> None:
        widget = self.query_one(f"#{name}")
        if str(widget.border_title) != words:
            widget.border_title = Content(words)

    def _show_copy(self) -> None:
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

    def _undecided(self, held: Held) -> bool:
        decision = self.session.decision_on(held)
        return decision is None or decision.asks

    # Moving

    def _at_copy(self, _name: str) -> None:
        """Show the sentence as the copy at the cursor has it."""
        self._show_copy()

    def _open_copy(self, _name: str) -> None:
        """Open the agreement at this difference."""
        held = self.held
        if held.finding is None:
            self.action_open_page()
            return
        self.session.go(held.copy, held.finding)
        self.host.show_review()

    def action_down(self) -> None:
        """Go to the next copy."""
        self.holders.go(self.holders.cursor + 1)

    def action_up(self) -> None:
        """Go to the previous copy."""
        self.holders.go(self.holders.cursor - 1)

    def action_first(self) -> None:
        """Go to the first copy, after the second ``g``."""
        if self._pending:
            self.holders.go(0)
        self._pending = not self._pending

    def on_key(self, event: events.Key) -> None:
        """A key other than ``g`` ends what ``g`` began."""
        super().on_key(event)
        if event.key != "g":
            self._pending = False

    def action_last(self) -> None:
        """Go to the last copy."""
        self.holders.go(10**6)

    def action_half_down(self) -> None:
        """Go down by half a page."""
        self.holders.half(1)

    def action_half_up(self) -> None:
        """Go up by half a page."""
        self.holders.half(-1)

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
        left = [number for number, held in enumerate(entry.held) if self._undecided(held)]
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
        self._show_copy()

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
