"""Ink that looks like a line of text and gave no words: engines drop whole lines and leave no trace of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clausediff.scan.ocr.straight import find_ink
from clausediff.scan.pages import Box
from clausediff.scan.reading_order import Piece
from clausediff.scan.reading_order.pieces import em_of

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["unread_ink", "unread_lines"]

_LONGEST = 1400
"""Pixels of the longer side of what is looked at: an em of 10 points then has about 18."""
_WIDEST_GAP = 1.5
"""In em: a wider gap ends a line."""
_STRIP = 14.0
"""In em: how wide a strip is looked at at once."""
_SHORTEST = 3.0
"""In em: shorter ink is a speck, a tick or a page number."""
_LINE = 8.0
"""In em: lines of text that are looked for letters or not are no shorter; signatures, ticks and initials mostly are."""
_HEIGHT = (0.35, 1.7)
"""In em: lower ink is a rule or dots, higher ink is a picture or a signature."""
_DENSITY = (0.1, 0.55)
"""Of its box: lighter ink is dirt, darker ink a bar."""
_GAPS = 0.6
"""White columns an em: letters have gaps between them, the strokes of a signature have few."""
_GAPS_UPRIGHT = 1.0
"""The same of a line that stands on its side: boxes or bullets below each other have one for each line of print, which is less."""


def unread_ink(page: Image, dpi: float, pieces: list[Piece]) -> list[Box]:
    """Where on a straight page there is such ink outside the boxes of its words, in points.

    ::

        The Recipient shall keep it secret.     read: its boxes are taken away
        and shall not copy it                   left over: letters of one height with gaps between them
        ───────────────────────                 a rule: too low
        ⟆⟆_/‾\\_⟆                                 a signature: few gaps
    Lines that stand on their side are found as well.
    """
    solid, em, scale = _rest(page, dpi, pieces)
    level = _lines(_found(solid, em, _GAPS), em)
    # Lines that stand on their side, as stamps and notes in a margin do, where no level line was found.
    upright = [Box(box.top, box.left, box.bottom, box.right) for box in _lines(_found(solid.T, em, _GAPS_UPRIGHT), em)]
    lines = level + [box for box in upright if not any(box.overlap(other) for other in level)]
    return sorted((Box(*(side / scale for side in box)) for box in lines), key=lambda line: (line.top, line.left))


def unread_lines(page: Image, dpi: float, pieces: list[Piece]) -> list[Box]:
    """Where on a straight page there is ink as long and as high as a line of text outside the boxes of its words, in points.

    Letters or not: a stroke through a line leaves no gaps between its letters.
    """
    solid, em, scale = _rest(page, dpi, pieces)
    lines = [box for box in _lines(_found(solid, em, 0.0), em) if box.width >= _LINE * em]
    return [Box(*(side / scale for side in box)) for box in lines]


def _rest(page: Image, dpi: float, pieces: list[Piece]) -> tuple[Any, float, float]:
    """The ink of a page outside the boxes of its words and without specks, an em in its pixels, and its pixels a point."""
    ink = find_ink(page, _LONGEST)
    scale = ink.shape[1] / max(1, page.width) * dpi / 72  # pixels a point
    em = min(24.0, max(6.0, em_of(pieces))) * scale
    for piece in pieces:
        left, top, right, bottom = (side * scale for side in piece.box)
        rest = ink[max(0, int(top - 0.25 * em)) : int(bottom + 0.25 * em) + 1]
        rest[:, max(0, int(left - 0.5 * em)) : int(right + 0.5 * em) + 1] = False
    # A pixel without neighbours above and below, or beside it, is a speck.
    solid = ink.copy()
    solid[1:-1, 1:-1] &= (ink[:-2, 1:-1] | ink[2:, 1:-1]) & (ink[1:-1, :-2] | ink[1:-1, 2:])
    return solid, em, scale


def _found(solid: Any, em: float, gaps: float) -> list[Box]:
    """Stretches of level lines of text in what is left of a page, in its pixels; they have so many gaps an em."""
    import numpy

    found: list[Box] = []
    strip = max(1, int(_STRIP * em))
    # Strip by strip: the lines of a photograph are level over a short way only, and what lies beside the paper is kept apart.
    for west in range(0, solid.shape[1], strip):
        part = solid[:, west : west + strip]
        for top, bottom in _runs(part.sum(axis=1) >= 0.3 * em, 1):
            if not _HEIGHT[0] * em <= bottom - top <= 6 * em:
                continue
            for left, right in _runs(part[top:bottom].any(axis=0), int(_WIDEST_GAP * em)):
                rows = _if_text(numpy, part[top:bottom, left:right], em, gaps)
                if rows is not None:
                    found.append(Box(west + left, top + rows[0], west + right, top + rows[1]))
    return found


def _lines(boxes: list[Box], em: float) -> list[Box]:
    """Boxes of neighbouring strips joined into lines, from above."""
    lines: list[Box] = []
    for box in sorted(boxes):
        for at, line in enumerate(lines):
            beside = -0.1 * em <= box.left - line.right <= 2 * em
            if beside and min(box.bottom, line.bottom) - max(box.top, line.top) > 0.3 * em:
                lines[at] = line.joined(box)
                break
        else:
            lines.append(box)
    return sorted(lines, key=lambda line: (line.top, line.left))


def _runs(active: Any, gap: int) -> list[tuple[int, int]]:
    """Stretches of true values, those joined that are no further apart than a gap."""
    runs: list[tuple[int, int]] = []
    start = last = -1
    for at in active.nonzero()[0].tolist():
        if start < 0:
            start = at
        elif at - last > gap:
            runs.append((start, last + 1))
            start = at
        last = at
    if start >= 0:
        runs.append((start, last + 1))
    return runs


def _if_text(numpy: Any, part: Any, em: float, least: float) -> tuple[int, int] | None:
    """The rows of a stretch of ink that looks like a line of text, else None."""
    high = part.any(axis=1).nonzero()[0]
    if len(high) == 0:
        return None
    top, bottom = int(high[0]), int(high[-1]) + 1
    part = part[top:bottom]
    wide = part.shape[1]
    if wide < _SHORTEST * em or not _HEIGHT[0] * em <= bottom - top <= _HEIGHT[1] * em:
        return None
    columns = part.any(axis=0)
    gaps = int((columns[:-1] & ~columns[1:]).sum())
    density = float(part.mean())
    # Letters are as high as the line; dots and dirt are not.
    tall = float(numpy.median(part.sum(axis=0)[columns])) if columns.any() else 0.0
    if gaps < least * wide / em or not _DENSITY[0] <= density <= _DENSITY[1] or tall < 0.12 * em:
        return None
    return top, bottom
