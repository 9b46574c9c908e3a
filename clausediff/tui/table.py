"""The table of the overview: a line for each agreement, with a column of signs for each clause."""

from __future__ import annotations

from collections.abc import Iterable

from rich.style import Style
from textual import events
from textual.message import Message

from clausediff.model import Verdict
from clausediff.report.visible import elide, flat
from clausediff.tui.copies import Copy
from clausediff.tui.lines import Bar, Lines
from clausediff.tui.session import Session
from clausediff.tui.themes import SIGNS, WORDS, state_style, style
from clausediff.tui.wrap import cells, crop, crop_start, fill

_STATES = ("absent", "clean", "noise", "accepted", "outside", "review", "substantive", "rejected")
"""The states of clauses, from harmless to grave."""


class Table(Lines):
    """The lines of the table, one for each agreement and for each file without any."""

    class Opened(Message):
        """The line at the cursor was clicked."""

        def __init__(self, copy: int) -> None:
            super().__init__()
            self.copy = copy

    def __init__(self, session: Session, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.session = session
        self.order: list[int] = list(range(len(session.copies)))
        self.cursor = 0
        self.first_clause = 0
        self.empty = ""
        """The sentence to show when there is no line."""

    def columns(self, width: int) -> tuple[int, int]:
        """The widths of the name and of the signer."""
        rest = width - 2 - 14 - 15 - 8 - 20
        longest = max((cells(copy.document.path) for copy in self.session.copies), default=0) + 6
        signer = max(0, min(24, rest * 2 // 5 - 1)) if width >= 96 else 0
        return max(14, min(longest, rest - signer)), signer

    def count(self) -> int:
        """The number of agreements that pass the filter, or three lines for a sentence."""
        return len(self.order) or 3

    def line(self, number: int, width: int) -> Iterable[tuple[str, Style]]:
        """Sign, verdict, name, signer, counts, progress, and the signs of the clauses."""
        theme, session = self.app.theme, self.session
        if not self.order:
            if number == 1:
                yield f"  {self.empty}", style(theme, "foreground", bold=True)
            return
        index = self.order[number]
        copy = session.copies[index]
        here = number == self.cursor
        on = Style(bgcolor=style(theme, "text", on="panel").bgcolor) if here else Style()
        verdict = session.verdict_of(index)
        path_width, signer_width = self.columns(width)
        yield "▶ " if here else "  ", style(theme, "primary", bold=True) + on
        word = {"substantive": "substantive", "none": "no match"}.get(verdict, WORDS[verdict])
        yield fill(f"{SIGNS[verdict]} {word}", 14), state_style(theme, verdict) + on
        ordinal = f" #{copy.agreement.id}" if copy.agreement and len(copy.document.agreements) > 1 else ""
        name = crop_start(flat(copy.document.path), path_width - cells(ordinal) - 1) + ordinal
        yield fill(name, path_width) + " ", style(theme, "foreground", bold=here) + on
        if copy.agreement is None:
            error = copy.document.error
            said = flat(error.message) if error else "No agreement was found in this file; see --canonical."
            yield crop(said, max(0, width - path_width - 17)), style(theme, "review") + on
            return
        if signer_width:
            yield fill(elide(flat(copy.agreement.signer), 6).strip(), signer_width) + " ", style(theme, "text") + on
        for kind in (Verdict.SUBSTANTIVE, Verdict.REVIEW, Verdict.NOISE):
            found = copy.counts[kind]
            yield (
                f"{f'{SIGNS[kind.value]}{found}' if found else '·':>4} ",
                (state_style(theme, kind.value) if found else style(theme, "quiet")) + on,
            )
        decided, total = session.progress_of(index)
        ratio = f"{decided}/{total}" if total else "–"
        yield f"{ratio:>6}  ", style(theme, "accepted" if total and decided == total else "text") + on
        for _, clauses in self.matrix(copy, width)[self.first_clause :]:
            state = max((session.state_of(index, clause)[0] for clause in clauses), key=_STATES.index)
            yield SIGNS[state] if SIGNS[state] != " " else "·", state_style(theme, state) + on

    def matrix(self, copy: Copy, width: int) -> list[tuple[str, list[int]]]:
        """The columns of signs: one for each clause, or where they do not fit, one for each top-level clause."""
        each = [(clause.label, [index]) for index, clause in enumerate(copy.clauses)]
        path, signer = self.columns(width)
        room = width - path - 1 - (signer + 1 if signer else 0) - 2 - 14 - 15 - 8
        return each if len(each) <= room else copy.groups

    def fills(self, number: int) -> bool:
        """The colour of the cursor fills its line."""
        return number == self.cursor and bool(self.order)

    def on_click(self, event: events.Click) -> None:
        """Go to the line that was clicked; a click on the cursor opens its agreement."""
        at = self.clicked(event)
        number = at[0] if at else -1
        if 0 <= number < len(self.order):
            if number == self.cursor:
                self.post_message(self.Opened(self.order[number]))
            self.cursor = number
            self.refresh()


class TableHead(Bar):
    """The head of the table; above the signs, the last character of each clause's label."""

    def __init__(self, table: Table, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.table = table

    def pieces(self, width: int) -> Iterable[tuple[str, Style]]:
        """The names of the columns."""
        bold = style(self.app.theme, "foreground", bold=True)
        path_width, signer_width = self.table.columns(self.table.room)
        yield "  " + fill("Verdict", 14) + fill("Agreement", path_width) + " ", bold
        if signer_width:
            yield fill("Signer", signer_width) + " ", bold
        yield f"{'sub.':>4} {'rev.':>4} {'noise':>5}{'done':>6}  ", bold
        copies = self.table.session.copies
        order = self.table.order
        shown = copies[order[self.table.cursor]] if order else None
        matrix = self.table.matrix(shown, self.table.room) if shown else []
        labels = [label.strip(" .()")[-1:] or "¶" for label, _ in matrix]
        quiet = style(self.app.theme, "quiet")
        yield flat("".join(labels[self.table.first_clause :])) or "clauses", quiet
