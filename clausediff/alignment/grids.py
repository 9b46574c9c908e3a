"""Tables of the form whose cells a copy has column by column: put back into rows.

::

    canonical   | Item | Price |       scan   Item    Price        read as   Item   Price
                | Oat  | $40   |              Oat     $40                    Oat    $40
                | Rye  | $18   |              Rye     $18                    Rye    $18
                                              (one cell a line)

The canonical says how many rows and columns there are. Lines of the scan that are most of its cells in the order of its columns are
the table; a cell that differs is then compared with the cell in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clausediff import regex as re
from clausediff.canonical.variants import PreparedCanonical
from clausediff.model import Range
from clausediff.scan.arrangement import Arrangement, Part, arrange
from clausediff.text.lines import line_spans
from clausediff.text.words import alnum_key

__all__ = ["Grid", "find_grids", "grids_of"]

_SAME = 0.6
"""Share of the cells with words of the form that must be in their places."""
_LEAST = 4
"""Cells of a table, at least."""
_MOST = 400
"""Cells of a table, at most."""
_RULE = re.compile(r"[\s|:+=-]*")
_SLOT = re.compile(r"\{\{[^{}]*\}\}|<<var.*?>>", re.DOTALL)


class Grid(NamedTuple):
    """A table of a canonical: the letters of its cells, row by row; ``None`` for a cell that is filled in."""

    rows: tuple[tuple[str | None, ...], ...]

    def down(self) -> list[str | None]:
        """The cells column by column."""
        return [row[column] for column in range(len(self.rows[0])) for row in self.rows]


def grids_of(prepared: PreparedCanonical) -> list[Grid]:
    """The tables of a canonical: lines with the same number of cells that follow each other."""
    found: list[Grid] = []
    rows: list[tuple[str | None, ...]] = []
    text = prepared.full.printed
    for line in [*line_spans(text, prepared.source.body), None]:
        printed = text[line.slice] if line is not None else ""
        if line is not None and (not printed.strip() or (rows and _RULE.fullmatch(printed))):
            continue  # rows may have blank lines between them; a table's rule is no row
        cells = _cells(printed)
        if rows and (cells is None or len(cells) != len(rows[0])):
            if len(rows) > 1 and _LEAST <= len(rows) * len(rows[0]) <= _MOST:
                found.append(Grid(tuple(rows)))
            rows = []
        if cells is not None:
            rows.append(cells)
    return found


def _cells(line: str) -> tuple[str | None, ...] | None:
    """The cells of a row, or None for a line that is none."""
    stripped = line.strip()
    if stripped.startswith("|") and stripped.endswith("|") and stripped.count("|") > 2:
        parts = stripped[1:-1].split("|")
    elif "\t" in stripped:
        parts = [part for part in stripped.split("\t") if part.strip()]
    else:
        return None
    return tuple(None if _SLOT.search(part) else alnum_key(part) for part in parts) if len(parts) > 1 else None


def find_grids(text: str, grids: Sequence[Grid]) -> Arrangement | None:
    """The text with the cells of each table row by row; None where no table is there column by column."""
    if not grids:
        return None
    lines = [line for line in line_spans(text) if text[line.slice].strip()]
    keys = [alnum_key(text[line.slice]) for line in lines]
    places = sorted(_places(keys, grids))
    if not places:
        return None
    parts: list[Part] = []
    at = 0
    last = 0
    for first, grid in places:
        if first < last:
            continue
        rows, columns = len(grid.rows), len(grid.rows[0])
        last = first + rows * columns
        if at < lines[first].start:
            parts.append(Part(Range(at, lines[first].start)))
        for row in range(rows):
            for column in range(columns):
                after = "\t" if column + 1 < columns else "\n"
                parts.append(Part(lines[first + column * rows + row], after))
        at = lines[last - 1].end
    if at < len(text):
        parts.append(Part(Range(at, len(text))))
    return arrange(text, parts)


def _places(keys: Sequence[str], grids: Sequence[Grid]) -> Iterator[tuple[int, Grid]]:
    """The first line of each table that is there column by column."""
    for grid in grids:
        down = grid.down()
        known = [(index, cell) for index, cell in enumerate(down) if cell]
        across = [cell for row in grid.rows for cell in row]
        if len(known) < 2 or down == across:
            continue
        anchor, wanted = known[0]
        for at, key in enumerate(keys):
            first = at - anchor
            if key != wanted or first < 0 or first + len(down) > len(keys):
                continue
            same = sum(keys[first + index] == cell for index, cell in known)
            straight = sum(keys[first + index] == cell for index, cell in enumerate(across) if cell)
            if same >= _SAME * len(known) and same > straight:
                yield first, grid
                break
