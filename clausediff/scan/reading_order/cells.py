"""Table cells, hanging labels and forms: what a gutter parts that are no columns of prose."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from clausediff.scan.pages import Box
from clausediff.scan.reading_order.gutters import Gutter
from clausediff.scan.reading_order.lines import Line, is_wrapped, pitch_of, rows
from clausediff.scan.reading_order.pieces import Fragment, same_row

__all__ = ["in_cells"]

_NEW_ROW = 1.3
"""In pitches: rows of a table that are further apart than this have a gap between them."""


@dataclass(slots=True)
class _Cell:
    """Fragments of one column that follow each other in the source."""

    column: int
    fragments: list[Fragment]

    @property
    def top(self) -> float:
        return self.fragments[0].box.top

    @property
    def bottom(self) -> float:
        return self.fragments[-1].box.bottom


def in_cells(
    fragments: list[Fragment], lines: list[Line], gutters: list[Gutter], em: float, *, trust_source: bool
) -> list[Line]:
    """Lines from top to bottom; where a cell holds several lines beside another cell, a cell at a time.

    Row by row is right for hanging labels and for tables whose cells hold one line::

        (a)   the Recipient shall not disclose any    →  "(a)\\tthe Recipient …"
              Confidential Information

        Fee        $ 500     →  "Fee\\t$ 500"
        Deposit    $ 100     →  "Deposit\\t$ 100"

    but not where a cell to the left of another one is wrapped::

        Confidential   all information that a      →  "Confidential\\nInformation\\nall information that a\\n
        Information    party discloses                 party discloses"
    """
    pitch = pitch_of(lines, em)
    ordered: list[Line] = []
    block = 0
    for band in _bands(lines, gutters, pitch):
        columns = _columns(band, gutters)
        chosen: list[list[Line]] | None = None
        wraps = bool(columns) and _wraps(band, columns)
        if columns and trust_source and (wraps or not _in_source_order(band)):
            chosen = _by_source(band, columns, pitch)
        if wraps and chosen is None:
            chosen = _by_gaps(band, columns, pitch, em)
        for part in chosen if chosen is not None else [band]:
            ordered += [Line(line.fragments, block) for line in part]
            block += chosen is not None
    return ordered


def _bands(lines: list[Line], gutters: list[Gutter], pitch: float) -> list[list[Line]]:
    """Runs of lines beside the same gutters; lines across all gutters are runs of their own kind."""
    bands: list[list[Line]] = []
    before: frozenset[int] = frozenset()
    bottom = 0.0
    for line in lines:
        middle = line.box.middle
        beside = frozenset(
            number
            for number, gutter in enumerate(gutters)
            if gutter.top <= middle <= gutter.bottom and not any(gutter.crossed_by(each.box) for each in line.fragments)
        )
        if not bands or not (beside & before or (not beside and not before)) or line.box.top - bottom > 2 * pitch:
            bands.append([])
        bands[-1].append(line)
        before = beside
        bottom = max(bottom, line.box.bottom) if len(bands[-1]) > 1 else line.box.bottom
    return bands


def _columns(band: list[Line], gutters: list[Gutter]) -> list[float]:
    """Where gutters part this band, from left to right: those that no fragment of it crosses."""
    boxes = [each.box for line in band for each in line.fragments]
    cuts: list[float] = []
    for gutter in gutters:
        inside = gutter.top <= band[-1].box.middle and gutter.bottom >= band[0].box.middle
        if inside and not any(gutter.crossed_by(box) for box in boxes):
            both = any(box.right <= gutter.middle for box in boxes) and any(box.left >= gutter.middle for box in boxes)
            near = any(abs(gutter.middle - cut) < 1 or not _between(boxes, gutter.middle, cut) for cut in cuts)
            if both and not near:
                cuts.append(gutter.middle)
    return sorted(cuts)


def _between(boxes: list[Box], one: float, other: float) -> bool:
    """Whether any box stands between two cuts."""
    low, high = min(one, other), max(one, other)
    return any(box.left >= low and box.right <= high for box in boxes)


def _column(fragment: Fragment, cuts: list[float]) -> int:
    return sum(fragment.box.left >= cut for cut in cuts)


def _wraps(band: list[Line], cuts: list[float]) -> bool:
    """Whether a cell that is not the last of its row may hold several lines: two lines follow each other in a column left of the last."""
    last = len(cuts)
    counts = [0] * (last + 1)
    for line in band:
        for column in {_column(each, cuts) for each in line.fragments}:
            counts[column] += 1
    return any(count >= 2 for count in counts[:last]) and len(band) >= 2


def _in_source_order(band: list[Line]) -> bool:
    """Whether the source goes row by row, so that it has nothing to say. It does not where cells are centred in a row::

    Title    Date    Identifying
                     Number
    """
    order = [each.source for line in band for each in line.fragments]
    return order == sorted(order)


def _by_source(band: list[Line], cuts: list[float], pitch: float) -> list[list[Line]] | None:
    """Cells in the order of the source, where that order is one of cells: each read down, the next beside it or below.

    ``None`` where the source goes row by row, which says nothing, or in an order that no reader could follow.
    """
    ordered = sorted((each for line in band for each in line.fragments), key=lambda each: each.source)
    cells: list[_Cell] = []
    for each in ordered:
        column = _column(each, cuts)
        if cells and cells[-1].column == column and each.box.middle > cells[-1].fragments[-1].box.top:
            cells[-1].fragments.append(each)
        else:
            cells.append(_Cell(column, [each]))
    if all(len(rows(cell.fragments)) == 1 for cell in cells):
        return None
    reached = [float("-inf")] * (len(cuts) + 1)
    for cell in cells:
        if cell.top < reached[cell.column] - pitch / 2:
            return None  # it goes back up a column
        reached[cell.column] = cell.bottom
    for one, next_one in pairwise(cells):
        if next_one.column > one.column and next_one.top > one.bottom + pitch:
            return None
        if next_one.column < one.column and next_one.top < one.top + pitch / 2:
            return None  # labels drawn after what they label
    return _one_line_cells_joined([rows(cell.fragments) for cell in cells])


def _one_line_cells_joined(cells: list[list[Line]]) -> list[list[Line]]:
    """Cells of one line joined to the first line of the cell to their right: a label, or a row of short cells."""
    joined: list[list[Line]] = []
    for cell in cells:
        last = joined[-1] if joined else []
        if len(last) == 1 and same_row(last[0].box, cell[0].box) and last[0].box.right <= cell[0].box.left:
            joined[-1] = [Line(last[0].fragments + cell[0].fragments), *cell[1:]]
        else:
            joined.append(cell)
    return joined


def _by_gaps(band: list[Line], cuts: list[float], pitch: float, em: float) -> list[list[Line]] | None:
    """Cells of the rows that gaps across all columns part; ``None`` where no gap shows where rows begin."""
    parts: list[list[Line]] = [[band[0]]]
    for high, low in pairwise(band):
        if low.box.middle - high.box.middle > _NEW_ROW * pitch:
            parts.append([])
        parts[-1].append(low)
    if len(parts) < 2:
        return None
    boxes: list[list[Box]] = [[] for _ in range(len(cuts) + 1)]
    for line in band:
        for each in line.fragments:
            boxes[_column(each, cuts)].append(each.box)
    # A cell reaches to where the next column begins, the last one as far as its longest line.
    starts = [min((box.left for box in column), default=0.0) - em for column in boxes[1:]]
    reach = [*starts, max((box.right for box in boxes[-1]), default=0.0)]
    cells: list[list[Line]] = []
    for part in parts:
        inside = [
            rows([each for line in part for each in line.fragments if _column(each, cuts) == column])
            for column in range(len(cuts) + 1)
        ]
        if _wraps(part, cuts) and all(
            is_wrapped(high, low, reach[at], em) for at, cell in enumerate(inside) for high, low in pairwise(cell)
        ):
            cells += [cell for cell in inside if cell]
        else:
            cells.append(part)
    return cells
