"""From words with boxes to fragments: words side by side with no more than a word space between them."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

from clausediff.scan.pages import Box, around

__all__ = ["Fragment", "Piece", "by_line", "em_of", "fragments", "same_row"]

_WORD_GAP = 0.9
"""In em: a wider gap parts fragments. A word space is a quarter, in justified print up to three quarters; a gutter between
columns is seldom less than 1.2."""
_EM_PER_CHARACTER = 2.1
"""An em in average widths of a character in a book face."""
_DEFAULT_EM = 10.0
_LEVEL = 0.002
"""Lines that fall by less, in points a point, are level: a line as wide as the page is off by a point."""
_STEEPEST = 10.0
"""Degrees: lines that fall by more are no lines."""
_LINES = 120
"""So many long lines say how a page lies."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word as its source gives it."""

    text: str
    """Without white space at its ends; never empty."""
    box: Box
    """Where it is on the page."""
    line: int = -1
    """Which of its source's lines it belongs to; -1 where the source knows no lines."""
    confidence: float | None = None
    """Of the engine that read it, 0 to 1."""


@dataclass(slots=True)
class Fragment:
    """Words side by side in one line of print, from left to right."""

    indices: list[int]
    """Of its words in the page's pieces."""
    box: Box
    """Around its words, levelled where the page is askew."""
    last: Box = field(repr=False)
    """The levelled box of its last word: print may climb along a line."""
    source: int = 0
    """The least of its indices: where its source put it."""
    first_width: float = 0.0
    """Of its first word."""


def by_line(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The words of each of the source's lines, in the order in which the lines come first."""
    lines: dict[int, list[Piece]] = {}
    for piece in pieces:
        lines.setdefault(piece.line, []).append(piece)
    return list(lines.values())


def em_of(pieces: list[Piece]) -> float:
    """The page's usual type size, estimated from the widths of its words.

    Widths and not heights: the boxes of one source reach from ascender to descender, those of another are as tight as the ink.
    """
    sizes = sorted(
        piece.box.width / len(piece.text) * _EM_PER_CHARACTER
        for piece in pieces
        if len(piece.text) >= 3 and piece.box.width > 0 and piece.text[0] != piece.text[-1]
    )
    return sizes[len(sizes) // 2] if sizes and sizes[len(sizes) // 2] > 0 else _DEFAULT_EM


def same_row(one: Box, other: Box) -> bool:
    """Whether two boxes overlap by half of the lower one's height: they stand in one line of print."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0 and shared >= 0.5 * min(one.height, other.height)


def fragments(pieces: list[Piece]) -> tuple[list[Fragment], float]:
    """The fragments of a page in the order of their source, and the em."""
    em = em_of(pieces)
    level = _levelled(pieces, em)
    made: list[Fragment] = []
    start = 0
    for end in range(1, len(pieces) + 1):
        ends = end == len(pieces) or pieces[end].line != pieces[end - 1].line
        if ends or not _follows(level[end - 1], level[end], em):
            run = level[start:end]
            made.append(Fragment(list(range(start, end)), around(run), run[-1], start, run[0].width))
            start = end
    return _joined(made, level, em), em


def _follows(left: Box, right: Box, em: float) -> bool:
    """Whether a word stands to the right of another, about a word space away."""
    _, left_top, left_right, left_bottom = left
    right_left, right_top, right_right, right_bottom = right
    if not (-0.5 * em <= right_left - left_right <= _WORD_GAP * em and right_right >= left_right):
        return False
    if left_top == right_top and left_bottom == right_bottom:
        return left_bottom > left_top
    return same_row(left, right)


def _levelled(pieces: list[Piece], em: float) -> list[Box]:
    """The boxes as they were if the page's lines were level, and each at least as high as a small letter.

    A source that knows its lines tells how they climb; a comma or an underscore gets the height of its line.
    """
    climb = _climb(pieces, em)
    boxes = []
    for piece in pieces:
        left, top, right, bottom = piece.box
        low = bottom - top < 0.6 * em
        if climb is None and not low:
            boxes.append(piece.box)
            continue
        if low:
            middle = (top + bottom) / 2
            top, bottom = middle - 0.35 * em, middle + 0.35 * em
        if climb is not None:
            shift = climb.shift((left + right) / 2, (top + bottom) / 2)
            top, bottom = top - shift, bottom - shift
        boxes.append(Box(left, top, right, bottom))
    return boxes


@dataclass(frozen=True, slots=True)
class _Climb:
    """How lines fall to the right: by ``slope`` at the top of the page, and by ``growth`` more for each point further down.

    On a page laid askew all lines fall alike. On a photograph they converge, as parallels do in perspective::

        ───────────────        growth 0           ───────────────      growth above 0
        ───────────────  level, or askew alike    ───────────────___
        ───────────────                           ─────────────-----___
    """

    slope: float
    growth: float
    across: float
    """Where lines are measured: the middle of the page, from the left."""

    def shift(self, x: float, y: float) -> float:
        """How far below its line's height at the middle of the page a place is."""
        away = x - self.across
        level = (y - self.slope * away) / max(0.2, 1 + self.growth * away)
        return y - level


def _climb(pieces: list[Piece], em: float) -> _Climb | None:
    """How the source's long lines fall; None where it knows too few lines, or they are level."""
    ends: dict[int, tuple[Piece, Piece]] = {}
    for piece in pieces:
        if piece.line >= 0:
            first, last = ends.get(piece.line, (piece, piece))
            ends[piece.line] = (
                piece if piece.box.left < first.box.left else first,
                piece if piece.box.right > last.box.right else last,
            )
    long = [
        ((first.box.middle + last.box.middle) / 2, (last.box.middle - first.box.middle) / wide)
        for first, last in ends.values()
        if (wide := last.box.left - first.box.left) > 10 * em
    ][:_LINES]
    if len(long) < 3:
        return None
    # Theil and Sen: medians, so that a few lines with a wrong box do not matter.
    steps = [
        (one[1] - other[1]) / (one[0] - other[0])
        for number, one in enumerate(long)
        for other in long[:number]
        if abs(one[0] - other[0]) > 5 * em
    ]
    growth = median(steps) if len(long) >= 6 and steps else 0.0
    slope = median(falls - growth * down for down, falls in long)
    steepest = max(abs(slope + growth * down) for down, _ in long)
    if not _LEVEL < steepest < math.tan(math.radians(_STEEPEST)):
        return None
    sides = [piece.box.left for piece in pieces] + [piece.box.right for piece in pieces]
    return _Climb(slope, growth, (min(sides) + max(sides)) / 2)


def _joined(made: list[Fragment], level: list[Box], em: float) -> list[Fragment]:
    """Fragments joined to those that they follow, whatever the order in which their source had them."""
    ordered = sorted(made, key=lambda each: (each.box.left, each.source))
    open_at: list[tuple[float, int, Fragment]] = []  # by how far down its last word is
    for number, each in enumerate(ordered):
        first = level[each.indices[0]]
        at = bisect_left(open_at, (first.middle - 3 * em, -1), key=lambda item: item[:2])
        best = -1
        while at < len(open_at) and open_at[at][0] <= first.middle + 3 * em:
            candidate = open_at[at][2]
            if _follows(candidate.last, first, em) and (best < 0 or candidate.last.right > open_at[best][2].last.right):
                best = at
            at += 1
        grown = each
        if best >= 0:
            grown = open_at.pop(best)[2]
            grown.indices += each.indices
            grown.box = grown.box.joined(each.box)
            grown.last = each.last
            grown.source = min(grown.source, each.source)
        item = (grown.last.middle, number, grown)
        open_at.insert(bisect_left(open_at, item[:2], key=lambda other: other[:2]), item)
    return sorted((item[2] for item in open_at), key=lambda each: each.source)
