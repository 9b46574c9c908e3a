"""The panels around the text on the agreement screen: the top line, the list of clauses, *Why* and *Fields*."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable

from rich.style import Style

from clausediff.model import Status, Verdict
from clausediff.report.visible import elide, flat
from clausediff.tui import rows
from clausediff.tui.lines import Bar, Lines
from clausediff.tui.listing import RowList
from clausediff.tui.pieces import Piece
from clausediff.tui.rows import Row
from clausediff.tui.session import Session
from clausediff.tui.themes import SIGNS, WORDS, state_style, style
from clausediff.tui.wrap import cells, crop_start, fill

PATH = 24
"""The columns that are kept for the path; the signer's name is left out when it would take some of them."""

_STATUS_WORDS = {
    Status.MISSING: "missing",
    Status.ADDED: "added",
    Status.MOVED: "moved",
    Status.SPLIT: "split",
    Status.MERGED: "merged",
    Status.RENUMBERED: "renumb.",
}


class Title(Bar):
    """The top line: the agreement, its counts of findings, and the progress of the review."""

    def __init__(self, session: Session, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.session = session

    def pieces(self, width: int) -> Iterable[tuple[str, Style]]:
        """The name at the left, the counts at the right; the name is shortened when there is too little room."""
        theme, session = self.app.theme, self.session
        copy = session.copies[session.place.copy]
        right = self.counts(width >= 100)
        taken = sum(cells(text) for text, _ in right)
        many = f"  {session.place.copy + 1}/{len(session.copies)}" if len(session.copies) > 1 else ""
        name = session.name_of(session.place.copy)
        who = f"  {elide(name, 6)}" if name else ""
        room = width - taken - cells(many) - 4
        who = who if cells(who) + PATH <= room else ""
        path = crop_start(flat(copy.document.path), max(8, room - cells(who)))
        yield f" {path}", style(theme, "foreground", bold=True)
        yield many, style(theme, "primary")
        yield who, style(theme, "text")
        yield " " * max(0, width - taken - 1 - cells(path) - cells(many) - cells(who)), Style()
        yield from right

    def counts(self, roomy: bool) -> list[tuple[str, Style]]:
        """``1 substantive  1 review  4 noise  0/2 decided``."""
        session, theme = self.session, self.app.theme
        copy = session.copies[session.place.copy]
        pieces = []
        counted = (Verdict.SUBSTANTIVE, Verdict.REVIEW, Verdict.NOISE, Verdict.FORMAT)
        for verdict in counted if roomy else counted[:3]:
            number = copy.counts[verdict]
            word = verdict.value if roomy else {"substantive": "subst."}.get(verdict.value, verdict.value)
            look = state_style(theme, verdict.value) if number else style(theme, "quiet")
            pieces.append((f"{SIGNS[verdict.value]}{number} {word}  ", look))
        if copy.unread:
            pieces.append((f"?{copy.unread} unread  ", state_style(theme, "review")))
        decided, total = session.progress()
        pieces.append((f"{decided} of {total} decided ", style(theme, "accepted" if decided == total else "text")))
        return pieces


QUIET = ("clean", "absent", "noise", "accepted")
"""States of clauses with nothing to look at."""


class ClauseList(RowList):
    """The list of clauses: path, first words and state of each; those with nothing to look at only when they are wanted."""

    def __init__(self, session: Session, moved: Callable[[str], None], *, id: str | None = None) -> None:
        super().__init__(moved, moved, id=id)
        self.session = session
        self.all = False
        """Whether clauses with nothing to look at are listed."""
        self._paths = 0
        self._noted: tuple[object, list[int]] = (None, [])
        self._drawn: object = None
        self._shown: list[int] = []

    def listed(self) -> list[int]:
        """The clauses that are listed: always the current one."""
        session, here = self.session, self.session.place.clause
        key = (session.version, session.place.copy, self.all)
        if self._noted[0] != key:
            copy = session.place.copy
            every = range(len(session.copies[copy].clauses))
            noted = every if self.all else (n for n in every if session.state_of(copy, n)[0] not in QUIET)
            self._noted = key, list(noted)
        kept = self._noted[1]
        at = bisect_left(kept, here)
        return kept if kept[at : at + 1] == [here] else [*kept[:at], here, *kept[at:]]

    def show(self) -> None:
        """Draw the clauses in their current states, with the cursor on the current one."""
        session, shown = self.session, self.listed()
        drawn = (session.version, session.place.copy, self.all, self.room, self.app.theme)
        if self._drawn != drawn or self._shown != shown:
            paths = session.copies[session.place.copy].paths
            self._paths = max((len(paths[number]) for number in shown), default=0)
            self._drawn, self._shown = drawn, shown
        here = bisect_left(shown, session.place.clause)
        self.fill([str(number) for number in shown], lambda n, width: self._clause(shown[n], width), here)

    def _clause(self, number: int, width: int) -> Iterable[tuple[str, Style]]:
        """``> 3.1(b)  Other publication   ! subst.``"""
        session, theme = self.session, self.app.theme
        copy = session.copies[session.place.copy]
        clause = copy.clauses[number]
        state, count = session.state_of(session.place.copy, number)
        here = number == session.place.clause
        word = WORDS[state]
        if clause.status in _STATUS_WORDS and state in ("substantive", "review", "clean", "noise"):
            word = _STATUS_WORDS[clause.status]
        tail = f"{SIGNS[state]} {word}" + (f" {count}" if count > 1 else "")
        tail = fill(tail, max(9, cells(tail)))
        label = fill(copy.paths[number], min(10, max(3, self._paths)))
        room = max(0, width - 2 - cells(label) - 1 - cells(tail) - 1)
        heading = flat(clause.heading).strip().removeprefix(flat(clause.label)).strip()
        name = style(theme, "foreground" if here or state not in ("clean", "absent") else "text", bold=here)
        yield "▶ " if here else "  ", style(theme, "primary", bold=True)
        yield label + " ", name
        yield fill(heading, room) + " ", name
        yield tail, state_style(theme, state)


class Panel(Lines):
    """A panel of short wrapped text: *Why* or *Fields*."""

    def __init__(
        self, session: Session, build: Callable[[Session], list[list[Piece]]], *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self.session = session
        self.build = build
        self._made: tuple[object, list[Row]] = (None, [])
        self._width = 0

    def forget(self) -> None:
        """Build the text anew at the next drawing."""
        self._made = None, []

    def rows(self) -> list[Row]:
        """The lines at the current width."""
        # A hidden panel has no width, but its height is needed before it is shown again.
        self._width = self.room or self._width
        key = (self.session.version, self.session.place, self._width)
        if self._made[0] != key:
            made = [Row(tuple(row)) for line in self.build(self.session) for row in rows.broken(line, key[2], 2)]
            self._made = key, made
        return self._made[1]

    def count(self) -> int:
        """The number of lines after wrapping."""
        return len(self.rows())

    def line(self, number: int, width: int) -> Iterable[tuple[str, Style]]:
        """The pieces of a line; the role of each is the name of its colour."""
        for piece in self.rows()[number].left:
            name, _, weight = piece.role.replace("plain", "text").partition("+")
            yield piece.text, style(self.app.theme, name, bold=weight == "bold")
