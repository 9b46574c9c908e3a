"""The sentence of a difference with its changed words, as one copy has it, and why it is one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.style import Style

from clausediff.model import Verdict
from clausediff.report.names import clause_path
from clausediff.report.visible import elide, flat
from clausediff.tui import rows
from clausediff.tui.copies import Copy
from clausediff.tui.entries import Entry, Held
from clausediff.tui.lines import Lines
from clausediff.tui.pieces import Piece
from clausediff.tui.readable import readable
from clausediff.tui.rows import Row
from clausediff.tui.session import Session
from clausediff.tui.themes import SIGNS, piece_style, state_style, style
from clausediff.tui.units import Look
from clausediff.tui.wrap import cells

__all__ = ["DifferenceText", "lead_in", "sentence", "why"]

AROUND = 80
"""The words around the changed ones that are shown."""


def lead_in(copy: Copy, clause: str) -> str:
    """The words that a list item continues: the parent's, up to its last colon or the end of its first sentence."""
    parent = clause.rpartition(".")[0]
    found = next((each for each in copy.clauses if each.id == parent), None)
    if found is None or copy.agreement is None:
        return ""
    text = readable(copy.agreement.canonical.text[slice(*found.canonical_span)])
    words = " ".join(text.split())
    if not words:
        return ""
    end = re.search(r"[:.;](?= |$)(?!.*:)|:", words)
    return elide(flat(words[: end.end()] if end and end.end() > 20 else words), 24)


def why(entry: Entry, finding_reasons: tuple[str, ...] = ()) -> str:
    """One plain sentence: what kind of change it is, in how many copies, and the weightiest reason."""
    reasons = finding_reasons or entry.finding.reasons
    if entry.difference is None:
        return f"{sentence(reasons[0])} ({entry.risk})"
    risk = entry.risk
    return f"{risk[:1].upper()}{risk[1:]}. {sentence(reasons[0])}"


def sentence(reason: str) -> str:
    """A reason as a sentence, safe to print."""
    said = elide(flat(reason).strip(), 40)
    return f"{said[:1].upper()}{said[1:]}{'' if said.rstrip('”')[-1:] in '.!?…' else '.'}"


class DifferenceText(Lines):
    """The clause as the copy at the cursor has it, with the changed words marked."""

    def __init__(self, session: Session, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.session = session
        self.held: Held | None = None
        self.side_by_side = False
        self._made: tuple[object, list[Row]] = (None, [])

    def rows(self) -> list[Row]:
        """The rows at the current width."""
        held = self.held
        if held is None:
            return []
        key = (self.session.entry, held.copy, held.finding, self.room, self.side_by_side)
        if self._made[0] != key:
            self._made = key, self._build(held)
        return self._made[1]

    @property
    def column(self) -> int:
        """The width of one side."""
        return (self.room - 6) // 2 if self.side_by_side else self.room - 3

    def _build(self, held: Held) -> list[Row]:
        copy = self.session.copies[held.copy]
        entry = self.session.entries[self.session.entry]
        if held.finding is None:
            return self._about_file(entry)
        finding = copy.findings[held.finding]
        index = copy.places.get(finding.clause)
        if index is None:
            return []
        made: list[Row] = []
        lead = lead_in(copy, finding.clause)
        if lead:
            parent = next(each for each in copy.clauses if each.id == finding.clause.rpartition(".")[0])
            line = [
                Piece(f"{clause_path(parent)}  {lead}" if not lead.startswith(clause_path(parent)) else lead, "lead")
            ]
            made += [Row(tuple(row)) for row in rows.broken(line, self.room - 3)]
        look = Look(lambda number, found: found.verdict.gravity >= Verdict.REVIEW.gravity, AROUND)
        make = rows.side_by_side if self.side_by_side else rows.inline
        made += make(copy.stretches(index), copy.numbers, look, self.column)
        return made

    def _about_file(self, entry: Entry) -> list[Row]:
        text = flat(entry.finding.scan.text).strip()
        lines = [[Piece(sentence(entry.finding.reasons[0]), "plain")]]
        if text:
            lines.append([Piece(elide(text, 120), "quiet")])
        return [Row(tuple(row)) for line in lines for row in rows.broken(line, self.room - 3)]

    def count(self) -> int:
        """The number of :meth:`rows`."""
        return len(self.rows())

    def line(self, number: int, width: int) -> Iterable[tuple[str, Style]]:
        """The gutter, and the words of a row."""
        row, theme = self.rows()[number], self.app.theme
        held = self.held
        here = held is not None and held.finding in row.marked
        verdict = self.session.entries[self.session.entry].verdict.value
        yield f"▶{SIGNS[verdict]} " if here else "   ", state_style(theme, verdict)
        yield from self._pieces(row.left)
        if self.side_by_side and not any(piece.role == "lead" for piece in row.left):
            used = sum(cells(piece.text) for piece in row.left)
            yield " " * max(0, self.column - used) + " │ ", style(theme, "border")
            yield from self._pieces(row.right)

    def _pieces(self, pieces: tuple[Piece, ...]) -> Iterable[tuple[str, Style]]:
        theme, held = self.app.theme, self.held
        copy = self.session.copies[held.copy] if held is not None else None
        for piece in pieces:
            if piece.role == "lead":
                yield piece.text, style(theme, "quiet")
                continue
            known = copy is not None and piece.finding >= 0
            verdict = copy.findings[piece.finding].verdict.value if known and copy else ""
            look = piece_style(theme, piece.role, verdict, held is not None and piece.finding == held.finding)
            yield piece.text, look + Style(reverse=True) if piece.letters else look

    def show_difference(self) -> None:
        """Scroll to the changed words."""
        held = self.held
        if held is not None:
            row = rows.find_row(self.rows(), held.finding) if held.finding is not None else None
            if row is None:
                self.scroll_to(y=0, animate=False, immediate=True)
            else:
                self.show_line(row, margin=3)
