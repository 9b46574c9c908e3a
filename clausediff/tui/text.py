"""The widget with the text of an agreement, canonical and scan, from the current clause on."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from rich.style import Style
from textual import events
from textual.message import Message

from clausediff.model import Verdict
from clausediff.report.names import clause_path
from clausediff.report.visible import flat
from clausediff.tui import rows
from clausediff.tui.copies import OUTSIDE, Copy
from clausediff.tui.folding import fold_text
from clausediff.tui.lines import Bar, Lines
from clausediff.tui.pieces import Piece
from clausediff.tui.pile_rows import state_of
from clausediff.tui.rows import Row
from clausediff.tui.session import Session
from clausediff.tui.themes import SIGNS, piece_style, state_style, style
from clausediff.tui.units import Look
from clausediff.tui.wrap import cells, crop, crop_start, fill

VIEWS = ("side by side", "inline", "as scanned")
NARROW = 72
"""The least columns of text with which the view is side by side by default."""

CONTEXTS: tuple[int | None, ...] = (5, 15, 40, 120, None)
"""The words of context that ``{`` and ``}`` choose from; None is all words."""


class TextView(Lines):
    """The text of the current clause, and of the following ones as far as there is room."""

    class Chosen(Message):
        """A marked finding was clicked."""

        def __init__(self, finding: int) -> None:
            super().__init__()
            self.finding = finding

    GUTTER = 3
    BETWEEN = 3

    def __init__(self, session: Session, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.session = session
        self.view: str | None = None
        """One of :data:`VIEWS`, or None for the one that suits the width."""
        self.context = 2
        """Index into :data:`CONTEXTS`."""
        self.hit = ""
        """The words that were searched for, folded; they are highlighted."""
        self._cache: dict[object, list[Row]] = {}
        self._flow: tuple[object, list[Row]] = (None, [])

    @property
    def shape(self) -> str:
        """The view in use."""
        width = self.room
        return self.view or (VIEWS[0] if width >= NARROW else VIEWS[1])

    def column(self) -> int:
        """The width of one side."""
        width = self.room - self.GUTTER
        return (width - self.BETWEEN) // 2 if self.shape == VIEWS[0] else width

    def rows(self) -> list[Row]:
        """The rows of the current clause, and of the following ones until the widget is full."""
        session, place = self.session, self.session.place
        height = self.tall
        key = (session.version, place, self.shape, self.column(), self.context, height)
        if self._flow[0] != key:
            made = list(self.clause_rows(place.clause))
            following = place.clause + 1
            while made and len(made) + 1 < height and following < len(session.copies[place.copy].clauses):
                found = self.clause_rows(following)
                made += [Row(()), *found] if found else []
                following += 1
            self._flow = key, made
        return self._flow[1]

    def clause_rows(self, clause: int) -> list[Row]:
        """The rows of a clause of the current copy; cached by everything on which they depend."""
        session, place = self.session, self.session.place
        copy = session.copies[place.copy]
        if not copy.clauses:
            return []
        marked = frozenset(n for n in copy.of_clause(clause) if session.marked(place.copy, n))
        key = (place.copy, clause, self.shape, self.column(), self.context, marked)
        if key not in self._cache:
            if len(self._cache) > 256:
                self._cache.clear()
            self._cache[key] = self._made(copy, clause, marked)
        return self._cache[key]

    def _made(self, copy: Copy, index: int, marked: frozenset[int]) -> list[Row]:
        clause = copy.clauses[index]
        if clause.id == OUTSIDE:
            made: list[Row] = []
            for _, text in copy.outside:
                made += [*rows.plain(text, self.column()), Row(())]
            if self.shape == VIEWS[0]:
                made = [Row((), row.left) for row in made]
            return made[:-1]
        # Words of this clause may belong to a finding of the next or previous clause, which is marked here too.
        look = Look(
            lambda number, finding: number in marked or finding.verdict.gravity >= Verdict.REVIEW.gravity,
            CONTEXTS[self.context],
        )
        make = {VIEWS[0]: rows.side_by_side, VIEWS[1]: rows.inline, VIEWS[2]: rows.as_scanned}[self.shape]
        made = make(copy.stretches(index), copy.numbers, look, self.column())
        return made or [Row((Piece(crop("‹not in this copy›", self.column()), "fold"),))]

    def count(self) -> int:
        """The number of :meth:`rows`."""
        return len(self.rows())

    def line(self, number: int, width: int) -> Iterable[tuple[str, Style]]:
        """The gutter, the canonical's side and the scan's side of a row."""
        row, theme, place = self.rows()[number], self.app.theme, self.session.place
        quiet = style(theme, "quiet")
        marked = row.marked
        states = [self._state(each) for each in marked]
        state = max(states, key=_weight) if states else ""
        pointer = "▶" if place.finding in marked else " "
        yield f"{pointer}{SIGNS[state] if state else ' '} ", state_style(theme, state) if state else quiet
        column = self.column()
        yield from self._side(row.left, column)
        if self.shape == VIEWS[0]:
            yield " │ ", style(theme, "border")
            yield from self._side(row.right, column)

    def _state(self, number: int) -> str:
        decision = self.session.decision(self.session.place.copy, number)
        if decision is not None:
            return state_of(decision)
        return self.session.copies[self.session.place.copy].findings[number].verdict.value

    def _side(self, pieces: tuple[Piece, ...], width: int) -> Iterable[tuple[str, Style]]:
        theme, place = self.app.theme, self.session.place
        copy = self.session.copies[place.copy]
        taken = 0
        for text, piece in self._with_hits(pieces):
            verdict = copy.findings[piece.finding].verdict.value if piece.finding >= 0 else ""
            look = piece_style(theme, piece.role, verdict, piece.finding == place.finding)
            decided = piece.finding >= 0 and self.session.decision(place.copy, piece.finding)
            if decided and decided.clears and piece.role in ("removed", "added", "nothing"):
                look = style(theme, "on-quiet" if piece.finding == place.finding else "accepted", bold=True)
                if piece.finding == place.finding:
                    look += style(theme, "on-quiet", bold=True, on="accepted")
            if piece.letters:
                look += Style(reverse=True)
            if text[1]:
                look += Style(bgcolor=style(theme, "text", on="hit").bgcolor, bold=True, underline=True)
            yield text[0], look
            taken += cells(text[0])
        if taken < width:
            yield " " * (width - taken), Style()

    def _with_hits(self, pieces: tuple[Piece, ...]) -> Iterable[tuple[tuple[str, bool], Piece]]:
        """The pieces, divided where a highlighted text begins or ends, each with whether it is highlighted."""
        line = "".join(piece.text for piece in pieces)
        folded = line.casefold()
        spans = []
        if self.hit and len(folded) == len(line):
            at = folded.find(self.hit)
            while at >= 0:
                spans.append((at, at + len(self.hit)))
                at = folded.find(self.hit, at + len(self.hit))
        start = 0
        for piece in pieces:
            end = start + len(piece.text)
            cuts = sorted({start, end, *(edge for span in spans for edge in span if start < edge < end)})
            for left, right in pairwise(cuts):
                found = any(a <= left < b for a, b in spans)
                yield (line[left:right], found), piece
            start = end

    def search(self, words: str) -> None:
        """Highlight these words wherever a row contains them."""
        self.hit = fold_text(words)
        self.refresh()

    def show_finding(self) -> None:
        """Scroll to the current finding, or to the beginning of the clause when no finding is current."""
        finding = self.session.place.finding
        row = rows.find_row(self.rows(), finding) if finding is not None else None
        if row is None:
            self.scroll_to(y=0, animate=False, immediate=True)
        else:
            self.show_line(row, margin=4)

    def on_click(self, event: events.Click) -> None:
        """Go to the finding that was clicked."""
        clicked = self.clicked(event)
        if clicked is None:
            return
        row, at = self.rows()[clicked[0]], clicked[1] - self.GUTTER
        side = row.left
        if self.shape == VIEWS[0] and at >= self.column() + self.BETWEEN:
            side, at = row.right, at - self.column() - self.BETWEEN
        for piece in side:
            if 0 <= at < cells(piece.text) and piece.finding >= 0:
                self.post_message(self.Chosen(piece.finding))
                return
            at -= cells(piece.text)


def _weight(state: str) -> int:
    order = ("format", "field", "noise", "misread", "accepted", "agreed", "asked", "review", "substantive", "objected")
    return order.index(state) if state in order else -1


class Heads(Bar):
    """The line above the text: the names of the sides, the page, the view."""

    def __init__(self, view: TextView, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.view = view

    def pieces(self, width: int) -> Iterable[tuple[str, Style]]:
        """``Canonical  nda 2.  │ Copy p. 2  release.txt``."""
        session, place = self.view.session, self.view.session.place
        copy = session.copies[place.copy]
        if copy.agreement is None or not copy.clauses:
            return
        clause = copy.clauses[place.clause]
        bold = style(self.app.theme, "foreground", bold=True)
        page = f" p. {copy.page(clause.spans[0][0])}" if clause.spans and "\f" in copy.document.text else ""
        column = self.view.column()
        scan = f"Copy{page}  "
        scan += crop_start(flat(copy.document.path), max(8, column - cells(scan)))
        if clause.id == OUTSIDE:
            yield crop(f"   {scan}: text outside any agreement", width), bold
        elif self.view.shape == VIEWS[0]:
            name = f"Canonical  {flat(copy.agreement.canonical.id)} {clause_path(clause)}".rstrip()
            yield f"   {fill(name, column)}", bold
            yield " │ ", style(self.app.theme, "border")
            yield crop(scan, column), bold
        else:
            yield f"   {crop(scan, column)}", bold
