"""Rows of fragments: what stands side by side in one line of print, across columns and cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median_low

from clausediff.scan.pages import Box
from clausediff.scan.reading_order.pieces import Fragment, same_row

__all__ = ["Line", "is_wrapped", "pitch_of", "rows"]


@dataclass(slots=True)
class Line:
    """Fragments of one line of print, from left to right."""

    fragments: tuple[Fragment, ...]
    """At least one."""
    block: int = 0
    """Lines with the same number belong to one column, cell or stretch of the page."""

    box: Box = field(init=False, repr=False)
    """Around its fragments, levelled."""

    def __post_init__(self) -> None:
        first, *others = self.fragments
        self.box = first.box
        for each in others:
            self.box = self.box.joined(each.box)


def rows(fragments: list[Fragment], block: int = 0) -> list[Line]:
    """Fragments as lines from top to bottom, each from left to right.

    Each line is held together by its first fragment, the one whose centre is highest, so that rows of two columns that do
    not line up are not chained together::

        first row   ▔▔▔▔▔▔▔▔
                                 ▔▔▔▔▔▔▔  half a line lower: a row of its own
        second row  ▔▔▔▔▔▔▔▔
    """
    gathered: list[list[Fragment]] = []
    for each in sorted(fragments, key=lambda each: (each.box.middle, each.box.left, each.source)):
        home = next((row for row in reversed(gathered[-3:]) if same_row(row[0].box, each.box)), None)
        if home is None:
            gathered.append([each])
        else:
            home.append(each)
    return [Line(tuple(sorted(row, key=lambda each: (each.box.left, each.source))), block) for row in gathered]


def is_wrapped(high: Line, low: Line, reach: float, em: float) -> bool:
    """Whether a line ends because the next one's first word did not fit before ``reach``: nothing new begins there.

    ::

        Confidential     wrapped: "Information"        (a)     not wrapped: "(b)" would
        Information      would not fit behind          (b)     fit behind "(a)"
    """
    return high.fragments[-1].box.right + 0.25 * em + low.fragments[0].first_width > reach


def pitch_of(lines: list[Line], em: float) -> float:
    """The usual distance between the centres of lines that follow each other."""
    steps = [
        low.box.middle - high.box.middle
        for high, low in pairwise(lines)
        if 0.6 * em < low.box.middle - high.box.middle < 3 * em
    ]
    return median_low(steps) if steps else 1.3 * em
