"""Print at the head and the foot of a page, apart from its text: found by where the lines are, not by what they say.

::

    ┌──────────────────────────┐
    │ Harrow Mills             │ ◄─ a head: within the page's upper margin, a wide step above the text
    │                          │
    │ 4. The Buyer pays within │
    │ a week. ...              │
    │                          │
    │ Form 7b, March 2025      │ ◄─ a foot
    └──────────────────────────┘

What is printed there may still be a term. So this is no proof: it says of words that the form lacks where they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from clausediff.model import Range
from clausediff.scan.pages import LineBox, Page
from clausediff.scan.scan import Mark, Scan

__all__ = ["edge_lines"]

# Set by hand, by what pages of letters, forms and contracts look like.
_MARGIN = 0.14
"""Share of a page's height at either end in which its head and its foot are."""
_STEP = 1.3
"""White above a foot or below a head, in heights of a usual line, at least; between paragraphs there is less."""
_WIDER = 2.0
"""The same in the usual white between two rows, of a page whose lines are far apart."""
_ROWS = 4
"""Rows of print of the longest head or foot."""
_FEWEST = 6
"""Lines of a page whose usual line is known."""


def edge_lines(scan: Scan) -> list[Mark]:
    """The marks of the heads and feet of the pages whose lines have places, in the order of the text."""
    found: list[Mark] = []
    for number, on_page in groupby(scan.lines, key=lambda line: line.page):
        lines = list(on_page)
        if len(lines) >= _FEWEST and number < len(scan.pages):
            found += _of_page(number, scan.pages[number], lines)
    return sorted(found, key=lambda mark: mark.span)


def _of_page(number: int, page: Page, lines: Sequence[LineBox]) -> Iterator[Mark]:
    """The marks of the head and the foot of one page, one for each run of their lines in the text."""
    rows = _rows(lines)
    between = [_white(upper, lower) for upper, lower in pairwise(rows)]
    widest = max(_STEP * _middle(line.box.height for line in lines), _WIDER * _middle(between))
    for end, where in ((rows, "head"), (rows[::-1], "foot")):
        edge = _apart(end, widest, page.height, foot=where == "foot")
        for run in _runs(lines, edge):
            says = f"is printed at the {where} of page {page.number}, apart from the text"
            boxes = tuple(line.box for line in run)
            yield Mark("edge", Range(run[0].span.start, run[-1].span.end), says, False, number, boxes)


def _rows(lines: Sequence[LineBox]) -> list[list[LineBox]]:
    """The lines from the top down, those beside each other in one row."""
    rows: list[list[LineBox]] = []
    for line in sorted(lines, key=lambda line: line.box.middle):
        if rows and line.box.middle - rows[-1][-1].box.middle < line.box.height / 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _middle(values: Iterable[float]) -> float:
    """The median, the higher one of two; ``statistics`` takes long to load for a text."""
    ordered = sorted(values) or [0.0]
    return ordered[len(ordered) // 2]


def _white(upper: Sequence[LineBox], lower: Sequence[LineBox]) -> float:
    """The white between two rows."""
    return min(line.box.top for line in lower) - max(line.box.bottom for line in upper)


def _apart(rows: Sequence[Sequence[LineBox]], widest: float, height: float, *, foot: bool) -> list[LineBox]:
    """The lines of the outer rows, which come first, up to the widest white of so many points; empty where none is so wide."""
    best = 0
    for count in range(1, min(_ROWS + 1, len(rows))):
        outer, inner = rows[count - 1], rows[count]
        within = min(line.box.bottom for line in outer) if foot else max(line.box.top for line in outer)
        if (height - within if foot else within) > _MARGIN * height:
            break
        white = _white(inner, outer) if foot else _white(outer, inner)
        if white >= widest:
            best, widest = count, white
    return [line for row in rows[:best] for line in row]


def _runs(lines: Sequence[LineBox], edge: Sequence[LineBox]) -> Iterator[list[LineBox]]:
    """Some of the lines as runs of those that follow each other in the text."""
    ordered = sorted(lines, key=lambda line: line.span)
    wanted = set(edge)
    for of_edge, run in groupby(ordered, key=wanted.__contains__):
        if of_edge:
            yield list(run)
