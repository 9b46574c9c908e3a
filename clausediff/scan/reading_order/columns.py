"""Columns of prose are read one after the other; all else from top to bottom."""

from __future__ import annotations

from collections import Counter
from itertools import chain, pairwise
from math import inf
from statistics import median

from clausediff.scan.reading_order.cells import in_cells
from clausediff.scan.reading_order.gutters import Gutter, find_gutters, shortened, sides
from clausediff.scan.reading_order.lines import Line, is_wrapped, pitch_of, rows
from clausediff.scan.reading_order.pieces import Fragment

__all__ = ["arrange"]

_LINES = 4
"""A column has at least so many lines."""
_WORDS = 2.4
"""… of so many words on average."""
_ROWS = 0.67
"""Share of the lines with the same number of fragments, from which these are the cells of rows, or columns side by side."""
_WRAPPED = 0.5
"""Of its lines: so many go on in the next one; those that end a paragraph do not."""
_BANDS = 3
"""A table of prose has at least so many rows."""
_NEW_ROW = 1.3
"""In pitches: lines that are further apart than this have a gap between them."""
_MAX_DEPTH = 12


def arrange(fragments: list[Fragment], em: float, *, trust_source: bool, depth: int = 0) -> list[Line]:
    """The lines of a page, or of a part of one, in reading order; lines of one column share a number.

    ::

        ▔▔▔▔▔▔▔▔ 1 ▔▔▔▔▔▔▔▔        a heading across both columns
        ▔▔ 2 ▔▔▔    ▔▔ 3 ▔▔▔▔      the left column from top to bottom,
        ▔▔▔▔▔▔▔     ▔▔▔▔▔▔▔        then the right one
        ▔▔▔▔▔▔▔▔ 4 ▔▔▔▔▔▔▔▔
    """
    if not fragments:
        return []
    lines = rows(fragments)
    pitch = pitch_of(lines, em)
    gutters = find_gutters(fragments, em, pitch) if any(len(line.fragments) > 1 for line in lines) else []
    tried = chain.from_iterable(_as_tall(gutter, fragments, pitch) for gutter in gutters)
    for gutter in tried if depth < _MAX_DEPTH else []:
        above, left, right, below = sides(gutter, fragments)
        if not _are_columns(left, right, em):
            continue
        parts = (above, left, right, below)
        return _numbered([arrange(part, em, trust_source=trust_source, depth=depth + 1) for part in parts])
    return in_cells(fragments, lines, gutters, em, trust_source=trust_source)


def _as_tall(gutter: Gutter, fragments: list[Fragment], pitch: float) -> list[Gutter]:
    """The gutter and those that end at a white band in it, in the order in which they are tried.

    Where rows have more columns below a band than above it, the gutter first ends there.
    """
    shorter = shortened(gutter, fragments, pitch)
    beside = [each for each in fragments if gutter.top <= each.box.middle <= gutter.bottom]
    first = [
        each for each in shorter if _columns_of(beside, above=each.bottom) < _columns_of(beside, below=each.bottom)
    ]
    return [*first, gutter, *(each for each in shorter if each not in first)]


def _columns_of(fragments: list[Fragment], *, above: float = inf, below: float = -inf) -> float:
    """How many fragments most rows have that are above, or below, a height."""
    return median(
        len(line.fragments) for line in rows([each for each in fragments if below < each.box.middle <= above])
    )


def _numbered(parts: list[list[Line]]) -> list[Line]:
    """The parts' lines one after the other, the numbers of their blocks made distinct."""
    lines: list[Line] = []
    first = 0
    for part in parts:
        lines += [Line(line.fragments, line.block + first) for line in part]
        first += 1 + max((line.block for line in part), default=0)
    return lines


def _are_columns(left: list[Fragment], right: list[Fragment], em: float) -> bool:
    """Whether both sides of a gutter are prose, and not the cells of a table's rows."""
    sides_lines = [rows(side) for side in (left, right)]
    return all(_is_prose(lines, em) for lines in sides_lines) and not _share_rows(sides_lines[0], sides_lines[1], em)


def _is_prose(lines: list[Line], em: float) -> bool:
    """Whether lines look like running text: several words each, and most of them end because the next word did not fit."""
    if len(lines) < _LINES:
        return False
    words = sum(len(each.indices) for line in lines for each in line.fragments)
    reach = max(line.fragments[-1].box.right for line in lines)
    wrapped = sum(is_wrapped(high, low, reach, em) for high, low in pairwise(lines))
    return words >= _WORDS * len(lines) and wrapped >= _WRAPPED * (len(lines) - 1) and not _are_cells(lines)


def _are_cells(lines: list[Line]) -> bool:
    """Whether lines are the rows of a table: most have the same number of fragments, and one of these has hardly a word or two."""
    count, times = Counter(len(line.fragments) for line in lines).most_common(1)[0]
    if count == 1 or times < _ROWS * len(lines):
        return False
    cells = [[len(each.indices) for each in line.fragments] for line in lines if len(line.fragments) == count]
    return any(sum(column) < _WORDS * times for column in zip(*cells, strict=True))


def _share_rows(left: list[Line], right: list[Line], em: float) -> bool:
    """Whether the gaps between paragraphs of both sides are at the same heights: rows of a table, or of two languages.

    ::

        Obligation of the     Remedy of the            ▔▔▔▔▔▔▔   ▔▔▔▔▔▔▔
        Supplier to warn      Customer                 ▔▔▔▔▔▔▔   ▔▔▔▔▔▔▔
                                                                 ▔▔▔▔▔▔▔
        Obligation to pay     Interest at 8 %          ▔▔▔▔▔▔▔
                              a year                   ▔▔▔▔▔▔▔   ▔▔▔▔▔▔▔
               rows of a table                      columns: gaps of their own
    """
    bands, gaps = 1, 0
    for side, other in ((left, right), (right, left)):
        pitch = pitch_of(side, em)
        for high, low in pairwise(side):
            if low.box.middle - high.box.middle <= _NEW_ROW * pitch:
                continue
            gaps += 1
            top, bottom = high.box.bottom, low.box.top
            bands += not any(line.box.top < bottom and line.box.bottom > top for line in other)
    return bands // 2 + 1 >= _BANDS and bands - 1 >= 0.9 * gaps
