"""The overview: agreements by clauses as a matrix of signs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import BindingType

from clausediff.errors import LedgerError
from clausediff.report.visible import flat
from clausediff.tui.base import Base
from clausediff.tui.dialogs import Choice, Line
from clausediff.tui.keys import OVERVIEW, Key, KeyBar
from clausediff.tui.lines import Bar
from clausediff.tui.searching import fold_text
from clausediff.tui.session import Session
from clausediff.tui.table import Table, TableHead
from clausediff.tui.themes import style
from clausediff.tui.wrap import cells, crop

SORTS = ("gravest first", "by file", "by name", "most undecided first")
FILTERS = ("all", "needing a person", "substantive", "review", "undecided", "not compared")
_GRAVITY = {"substantive": 0, "error": 1, "none": 2, "review": 3, "clean": 4}


class OverviewTitle(Bar):
    """The top line: how many, and how far."""

    def __init__(self, session: Session, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.session = session
        self.said = ""

    def pieces(self, width: int) -> Iterable[tuple[str, Style]]:
        """``clausediff  12 agreements in 3 files  ·  sorted …``."""
        session, theme = self.session, self.app.theme
        agreements = sum(copy.agreement is not None for copy in session.copies)
        files = len(session.report.documents)
        decided, total = session.progress()
        left = f" {agreements} agreement{'s' * (agreements != 1)} in {files} file{'s' * (files != 1)}  "
        right = f"{decided} of {total} decided "
        yield left, style(theme, "foreground", bold=True)
        yield crop(self.said, max(0, width - len(left) - len(right))), style(theme, "text")
        gap = width - len(left) - min(cells(self.said), max(0, width - len(left) - len(right))) - len(right)
        yield " " * max(0, gap), Style()
        yield right, style(theme, "accepted" if decided == total else "text")


class Hint(Bar):
    """Where decisions are kept, or why the table is empty."""

    said = ""

    def pieces(self, width: int) -> Iterable[tuple[str, Style]]:
        """One sentence."""
        yield f" {self.said}", style(self.app.theme, "quiet")


class OverviewScreen(Base):
    """Every agreement of the bundle or the folder."""

    KEYS: ClassVar[tuple[Key, ...]] = OVERVIEW
    BINDINGS: ClassVar[list[BindingType]] = [key.binding for key in OVERVIEW]

    STYLE = """
    OverviewScreen #title { background: $panel; }
    OverviewScreen #head { background: $surface; }
    OverviewScreen #table { height: 1fr; }
    OverviewScreen #bar { background: $panel; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.sort = 0
        self.only = 0
        self.words = ""
        self._sorted: object = None

    def compose(self) -> ComposeResult:
        """Title, head, table, hint, keys."""
        table = Table(self.session, id="table")
        yield OverviewTitle(self.session, id="title")
        yield TableHead(table, id="head")
        yield table
        yield Hint(id="hint")
        yield KeyBar(OVERVIEW, id="bar")
        yield self.too_small()

    def on_mount(self) -> None:
        """Sort, and notice a second reviewer."""
        self.resort()
        self._move(0)
        self.set_interval(2.0, self.look_again)

    def on_screen_resume(self) -> None:
        """Back from a window, or from an agreement, which may have been decided."""
        if self._sorted != self._sorting():
            self.resort()

    @property
    def table(self) -> Table:
        """The list."""
        return self.query_one(Table)

    def _sorting(self) -> object:
        """All that :meth:`resort` sorts by."""
        return self.session.version, self.session.place.copy, self.sort, self.only, self.words

    def resort(self) -> None:
        """Sort and filter, keeping the cursor on its agreement; findings are stepped through in this order."""
        self._sorted = self._sorting()
        table, session = self.table, self.session
        kept = [index for index in range(len(session.copies)) if self._passes(index)]
        kept.sort(key=self._rank)
        table.order = kept
        session.sequence = [i for i in kept if session.copies[i].agreement is not None] or session.sequence
        current = session.place.copy
        table.cursor = kept.index(current) if current in kept else min(table.cursor, max(0, len(kept) - 1))
        only = f", {FILTERS[self.only]}" if self.only else ""
        words = f", with “{flat(self.words)}”" if self.words else ""
        self.query_one(OverviewTitle).said = f"{SORTS[self.sort]}{only}{words}"
        table.empty = (
            "No agreement passes the filter; esc shows all of them again."
            if session.copies
            else "There is nothing to compare: name files or folders with scans."
        )
        about = [
            f"{document.path}: {'; '.join(finding.reasons)}"
            for document in session.report.documents
            for finding in document.findings
        ]
        notes = [*about, *session.report.notes, *session.notes]
        more = f" (and {len(notes) - 1} more)" if len(notes) > 1 else ""
        kept_in = f"Decisions are kept in {flat(str(session.ledger.path))}"
        self.query_one(Hint).said = f"{flat(notes[0])}{more}" if notes else kept_in
        self.show()

    def show(self) -> None:
        """Draw, with the cursor in sight."""
        self.table.redraw()
        self.table.show_line(self.table.cursor, margin=2)
        for name in ("#title", "#head", "#hint"):
            self.query_one(name).refresh()

    def _passes(self, index: int) -> bool:
        verdict = self.session.verdict_of(index)
        wanted = FILTERS[self.only]
        decided, total = self.session.progress_of(index)
        if self.words:
            copy = self.session.copies[index]
            signer = copy.agreement.signer if copy.agreement else ""
            if fold_text(self.words) not in fold_text(f"{copy.document.path} {signer}"):
                return False
        return {
            "all": True,
            "needing a person": verdict != "clean",
            "undecided": decided < total,
            "not compared": verdict in ("error", "none"),
        }.get(wanted, verdict == wanted)

    def _rank(self, index: int) -> tuple[int | str, ...]:
        copy = self.session.copies[index]
        if self.sort == 0:
            return (_GRAVITY[self.session.verdict_of(index)], index)
        if self.sort == 2:
            return (fold_text(copy.agreement.signer if copy.agreement else "\uffff"), index)
        if self.sort == 3:
            decided, total = self.session.progress_of(index)
            return (decided - total, index)
        return (index,)

    def look_again(self) -> None:
        """Show what another reviewer decided in the meantime."""
        if not self.is_current:
            return
        try:
            changed = self.session.reload()
        except LedgerError as error:
            self.say(flat(str(error)), grave=True)
            return
        if changed:
            self.resort()

    def _move(self, to: int) -> None:
        table = self.table
        table.cursor = max(0, min(to, len(table.order) - 1))
        if table.order:
            self.session.go_copy(table.order[table.cursor])
        self.show()

    def action_down(self) -> None:
        """Next line."""
        self._move(self.table.cursor + 1)

    def action_up(self) -> None:
        """Previous line."""
        self._move(self.table.cursor - 1)

    def action_page_down(self) -> None:
        """A window on."""
        self._move(self.table.cursor + max(1, self.table.size.height - 1))

    def action_page_up(self) -> None:
        """A window back."""
        self._move(self.table.cursor - max(1, self.table.size.height - 1))

    def action_first(self) -> None:
        """First line."""
        self._move(0)

    def action_last(self) -> None:
        """Last line."""
        self._move(len(self.table.order) - 1)

    def action_left(self) -> None:
        """Clauses to the left."""
        self._pan(-10)

    def action_right(self) -> None:
        """Clauses to the right."""
        self._pan(10)

    def _pan(self, by: int) -> None:
        table = self.table
        most = max((len(copy.clauses) for copy in self.session.copies), default=0)
        table.first_clause = max(0, min(table.first_clause + by, most - 1))
        self.show()

    def action_sort(self) -> None:
        """Another order."""
        self.sort = (self.sort + 1) % len(SORTS)
        self.resort()
        self.say(f"Sorted: {SORTS[self.sort]}")

    def action_filter(self) -> None:
        """Choose which agreements to list."""

        def chosen(name: str | None) -> None:
            if name is not None:
                self.only = FILTERS.index(name)
                self.resort()

        self.review_app.window(Choice).ask("Show", [(name, name) for name in FILTERS], chosen)

    def action_search(self) -> None:
        """Only those whose file or signer holds some words."""

        def chosen(words: str | None) -> None:
            if words is not None:
                self.words = words.strip()
                self.resort()

        hint = "Words of the file's name or the signer's."
        self.review_app.window(Line).ask("Find an agreement", hint, chosen, self.words)

    def action_clear(self) -> None:
        """All again."""
        self.only, self.words = 0, ""
        self.resort()

    def action_open(self) -> None:
        """The agreement under the cursor."""
        if self.table.order:
            self._open(self.table.order[self.table.cursor])

    def on_table_opened(self, message: Table.Opened) -> None:
        """A second click."""
        self._open(message.copy)

    def _open(self, copy: int) -> None:
        found = self.session.copies[copy]
        if found.agreement is None:
            error = found.document.error
            self.say(flat(error.message) if error else "No agreement was found in this file.", grave=True)
            return
        self.session.go_copy(copy)
        self.review_app.show_review()

    def action_next(self) -> None:
        """Straight to the findings."""
        for index in self.table.order:
            if self.session.admitted(index):
                self.session.go_copy(index)
                self.review_app.show_review()
                return
        self.say("No finding here needs a person.")
