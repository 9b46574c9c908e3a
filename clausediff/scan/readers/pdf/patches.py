"""Connected patches of ink that one drawing of a page has and another has not."""

from __future__ import annotations

from clausediff.scan.pages import Box
from clausediff.scan.readers.pdf.covered import SCALE, Pixels

__all__ = ["patches"]

_FEWEST = 2
"""Pixels: fewer are the edge of something else."""


def patches(with_it: Pixels, without: Pixels, box: Box, darker: int) -> list[Box]:
    """The boxes of connected patches of pixels, within a box, that are darker by so much in one drawing of a page.

    Runs of such pixels of one row are joined with those of the row above that they touch, corners included.
    """
    rows, columns = with_it.inside(Box(box.left - 0.5, box.top - 0.5, box.right + 0.5, box.bottom + 0.5))
    above: list[tuple[int, int, int]] = []
    found: list[list[int]] = []  # left, top, right, bottom, pixels
    joined: list[int] = []

    def root(number: int) -> int:
        while joined[number] != number:
            number = joined[number]
        return number

    for row in rows:
        at = row * with_it.wide
        one, other = (each.data[at + columns.start : at + columns.stop] for each in (with_it, without))
        here: list[tuple[int, int, int]] = []
        for first, last in _runs(one, other, darker) if one != other else ():
            number = len(found)
            found.append([first, row, last, row + 1, last - first])
            joined.append(number)
            for left, right, upper in above:
                if left <= last and first <= right:
                    joined[root(upper)] = root(number)
            here.append((first, last, number))
        above = here
    whole: dict[int, list[int]] = {}
    for number, (left, top, right, bottom, count) in enumerate(found):
        sides = whole.setdefault(root(number), [left, top, right, bottom, 0])
        sides[:] = [
            min(sides[0], left),
            min(sides[1], top),
            max(sides[2], right),
            max(sides[3], bottom),
            sides[4] + count,
        ]
    return [
        Box((columns.start + left) / SCALE, top / SCALE, (columns.start + right) / SCALE, bottom / SCALE)
        for left, top, right, bottom, count in whole.values()
        if count >= _FEWEST
    ]


def _runs(one: bytes, other: bytes, darker: int) -> list[tuple[int, int]]:
    """Where pixels of one row are darker than those of another, as half-open runs."""
    runs: list[tuple[int, int]] = []
    start = -1
    for at, (a, b) in enumerate(zip(one, other, strict=True)):
        if b - a >= darker:
            start = at if start < 0 else start
        elif start >= 0:
            runs.append((start, at))
            start = -1
    if start >= 0:
        runs.append((start, len(one)))
    return runs
