"""Lays out a clause as the rows of a view: pure functions ``(stretches, width) -> rows``.

There are three views: side by side (canonical left, scan right, the same words in the same row), inline (one text, with
both readings where they differ), and as scanned (with the scan's own line ends).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clausediff.model import Finding
from clausediff.report.letters import Part, changed_letters
from clausediff.report.segments import Stretch
from clausediff.report.visible import visible
from clausediff.report.wording import struck
from clausediff.tui.one_sided import one_sided
from clausediff.tui.pieces import MARKED, NOTHING, Piece, append, enclosed
from clausediff.tui.readable import both
from clausediff.tui.units import Look, Unit, units
from clausediff.tui.wrap import cells, chop, crop

TAB = 8


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a view."""

    left: tuple[Piece, ...]
    """The canonical's side, or the whole row in the views with one column."""
    right: tuple[Piece, ...] = ()
    """The scan's side."""
    fold: bool = False
    """Whether the row replaces words that are not shown."""

    @property
    def marked(self) -> list[int]:
        """The indices of the findings that are marked in this row, each once."""
        return list(dict.fromkeys(p.finding for p in (*self.left, *self.right) if p.role in MARKED))


def side_by_side(stretches: Sequence[Stretch], numbers: dict[str, int], look: Look, width: int) -> list[Row]:
    """Rows of two columns, each ``width`` columns wide."""
    return _lay(units(stretches, numbers, look), width)


def inline(stretches: Sequence[Stretch], numbers: dict[str, int], look: Look, width: int) -> list[Row]:
    """Rows of one column: the scan's words, preceded by the canonical's where a finding is marked."""
    return [Row(row.left, fold=row.fold) for row in _lay(list(one_sided(units(stretches, numbers, look))), width)]


def as_scanned(stretches: Sequence[Stretch], numbers: dict[str, int], look: Look, width: int) -> list[Row]:
    """Rows of one column: the scan's text with its own line ends and tabs, and the findings marked in it."""
    lines: list[list[Piece]] = [[]]
    for stretch in stretches:
        for piece in _raw(stretch, numbers, look):
            head, *rest = piece.text.split("\n")
            lines[-1].append(piece._replace(text=head))
            lines += [[piece._replace(text=line)] for line in rest]
    while lines and not any(piece.text.strip() for piece in lines[-1]):
        lines.pop()
    while lines and not any(piece.text.strip() for piece in lines[0]):
        lines.pop(0)
    return [Row(tuple(row)) for line in lines for row in broken(line, width)]


def plain(text: str, width: int) -> list[Row]:
    """Rows of one column for text that was not compared, with its own line ends."""
    lines = [[Piece(line, "plain")] for line in visible(text).replace("\r", "\n").strip("\n").split("\n")]
    return [Row(tuple(row)) for line in lines for row in broken(line, width)]


def find_row(rows: Sequence[Row], finding: int) -> int | None:
    """The index of the first row with text of the finding, or None."""
    for index, row in enumerate(rows):
        if any(piece.finding == finding for piece in (*row.left, *row.right)):
            return index
    return None


def _lay(made: list[Unit], width: int) -> list[Row]:
    rows: list[Row] = []
    line = _Line(width)
    for group in _groups(made):
        if group[0].folded:
            rows += line.flush()
            piece = Piece(crop(group[0].note, width), "fold")
            rows.append(Row((piece,), (piece,), fold=True))
            continue
        if group[0].paragraph:
            rows += line.flush()
            rows.append(Row(()))
        if not line.takes(group):
            rows += line.flush()
        for word in _by_word(group):
            if not line.takes(word):
                rows += line.flush()
            for unit in word:
                rows += line.add(unit)
    return rows + line.flush()


def _by_word(group: list[Unit]) -> Iterable[list[Unit]]:
    """The units of a group, those of one marked word together: a group that is wider than a row is broken between."""
    word: list[Unit] = []
    for unit in group:
        if word and not unit.continues:
            yield word
            word = []
        word.append(unit)
    yield word


def _groups(made: list[Unit]) -> Iterable[list[Unit]]:
    """The units in groups without white space inside. Lines are broken between groups where possible."""
    group: list[Unit] = []
    for unit in made:
        if group and (unit.folded or unit.paragraph or any(unit.space)):
            yield group
            group = []
        group.append(unit)
        if unit.folded:
            yield group
            group = []
    if group:
        yield group


class _Line:
    """The row that is being filled, on both sides."""

    def __init__(self, width: int) -> None:
        self.width = max(4, width)
        self.sides: tuple[list[Piece], list[Piece]] = ([], [])
        self.taken = [0, 0]

    def takes(self, group: list[Unit]) -> bool:
        """Whether the whole group fits into the rest of the row."""
        needed = [0, 0]
        for unit in group:
            for side, piece in enumerate((unit.left, unit.right)):
                if piece is not None:
                    needed[side] += cells(piece.text) + bool(unit.space[side] and (self.taken[side] or needed[side]))
        return all(taken + more <= self.width for taken, more in zip(self.taken, needed, strict=True))

    def add(self, unit: Unit) -> list[Row]:
        """Add a unit; returns the rows that are complete."""
        done = self.flush() if not self.takes([unit]) and any(self.taken) else []
        chopped = [
            [] if piece is None else [piece._replace(text=part) for part in chop(piece.text, self.width)]
            for piece in (unit.left, unit.right)
        ]
        for number in range(max(len(parts) for parts in chopped)):
            if number:
                done += self.flush()
            for side, parts in enumerate(chopped):
                if number < len(parts):
                    self._put(side, parts[number], unit.space[side] and not number)
        return done

    def _put(self, side: int, piece: Piece, space: bool) -> None:
        line = self.sides[side]
        self.taken[side] += cells(piece.text)
        if space and line:
            self.taken[side] += 1
            last = line[-1]
            if (last.role, last.finding) == (piece.role, piece.finding):
                append(line, Piece(" ", piece.role, piece.finding))
            elif last.role == "plain":
                line[-1] = last._replace(text=f"{last.text} ")
            elif piece.role == "plain":
                piece = piece._replace(text=f" {piece.text}")
            else:
                line.append(Piece(" ", "plain"))
        append(line, piece)

    def flush(self) -> list[Row]:
        """End the row; returns it unless it is empty."""
        left, right = self.sides
        self.sides, self.taken = ([], []), [0, 0]
        return [Row(tuple(left), tuple(right))] if left or right else []


def _raw(stretch: Stretch, numbers: dict[str, int], look: Look) -> list[Piece]:
    text = visible(stretch.scan_text).replace("\r", "\n")
    finding = stretch.finding
    if finding is None:
        return [Piece(text, "plain" if stretch.kind == "equal" else "quiet")] if text else []
    number = numbers[finding.id]
    if not look.shown(number, finding):
        role = finding.verdict.value if finding.verdict.value in ("noise", "field") else "plain"
        return [Piece(text, role, number)] if text else []
    return _marked_raw(finding, number, text)


def _marked_raw(finding: Finding, number: int, text: str) -> list[Piece]:
    removed, added = both(finding, finding.canonical.text, finding.scan.text)
    left, right = changed_letters(removed, added)
    if struck(finding):
        left = ()  # the words are the same: they are shown once, with the line through them
    if added.strip() and added != text:
        right = (Part(text, False),)  # with the scan's own line ends, in which no letters are emphasised
    made = [*enclosed(left, "removed", "[-", "-]", number), *enclosed(right, "added", "{+", "+}", number)]
    return made or [Piece(NOTHING, "nothing", number)]


def broken(line: list[Piece], width: int, indent: int = 0) -> list[list[Piece]]:
    """One line broken into rows of at most ``width`` columns, between words where possible, with tabs as spaces.

    The rows after the first begin with ``indent`` spaces.
    """
    width = max(4, width)
    indent = min(indent, width // 2)
    rows: list[list[Piece]] = [[]]
    taken = 0
    tokens = [(token, piece) for piece in line for token in _TOKENS.findall(piece.text)]
    for index, (token, piece) in enumerate(tokens):
        text = " " * (TAB - taken % TAB) if token == "\t" else token
        columns = cells(text)
        if text.isspace():
            if indent and len(rows) > 1 and taken <= indent:
                continue
            # White space at the end of a row must not cause another row.
            text = chop(text, width - taken)[0] if taken < width else ""
            columns = needed = cells(text)
        else:
            needed = _word_width(tokens, index, width)
        if taken + needed > width and taken > (indent if len(rows) > 1 else 0):
            rows.append([Piece(" " * indent, "plain")] if indent else [])
            taken = indent
        for number, part in enumerate(chop(text, width - taken if columns > width else width)):
            if number:
                rows.append([])
                taken = 0
            append(rows[-1], piece._replace(text=part))
            taken += cells(part)
    return rows


_TOKENS = re.compile(r"\t|[^\t\s]+|[^\S\t]+")


def _word_width(tokens: list[tuple[str, Piece]], index: int, width: int) -> int:
    """The columns of a token with the following ones that continue its word: those of the same side of a finding. Only
    those of the token where the whole word is wider than a row."""
    token, piece = tokens[index]
    total = cells(token)
    for following, other in tokens[index + 1 :]:
        if following.isspace() or other is piece or other[1:3] != piece[1:3] or piece.finding < 0:
            break
        total += cells(following)
    return total if total <= width else cells(token)
