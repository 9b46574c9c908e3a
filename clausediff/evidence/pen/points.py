"""Where in the text ink on the page belongs: the point at which handwriting was put in."""

from __future__ import annotations

from collections.abc import Sequence

from clausediff.scan.pages import Box, LineBox, WordBox

__all__ = ["point_of"]

_BESIDE = 0.35
"""Of the lower of two heights: lines that overlap by more are side by side."""
_ON = 0.8
"""Of its height: ink that lies so far in a line's row, over its words, is on it, and not put in above the next one."""
_FAR = 40.0
"""In points: ink further above or below all lines belongs to none."""


def point_of(box: Box, words: Sequence[WordBox], lines: Sequence[LineBox], page: int) -> int | None:
    """The offset in the text where ink was put in; None where no line is near.

    ::

        pay within 30 days [sixty]         in a line's row: behind the last word to its left
                  not
        shall      ⋏   disclose            between two lines: in the lower one, where its middle is
    """
    own = [line for line in lines if line.page == page]
    if not own:
        return None
    rows = [line for line in own if _shared(line.box, box) >= _BESIDE * min(line.box.height, box.height)]
    left = [line for line in rows if line.box.right <= box.left + 0.25 * box.width]
    right = [line for line in rows if line.box.left >= box.right - 0.25 * box.width]
    over = [line for line in own if line.box.left < box.right and box.left < line.box.right]
    if left and not any(line in over for line in rows if line not in left):
        return max(left, key=lambda line: (_shared(line.box, box), line.box.right)).span.end
    if right and not over_rows(rows, box):
        return max(right, key=lambda line: (_shared(line.box, box), -line.box.left)).span.start
    below = [line for line in over if line.box.middle >= box.middle or _shared(line.box, box) >= _ON * box.height]
    chosen = min(below, key=lambda line: line.box.middle, default=None)
    if chosen is None or chosen.box.top - box.bottom > _FAR:
        above = [line for line in over if line.box.middle < box.middle and line.box.bottom >= box.top - _FAR]
        chosen = max(above, key=lambda line: line.box.middle, default=None)
        return None if chosen is None else chosen.span.end
    middle = (box.left + box.right) / 2
    before = [
        word
        for word in words
        if chosen.span.start <= word.span.start < chosen.span.end and (word.box.left + word.box.right) / 2 <= middle
    ]
    return max((word.span.end for word in before), default=chosen.span.start)


def over_rows(rows: Sequence[LineBox], box: Box) -> bool:
    """Whether one of these lines runs above or below ink, rather than beside it."""
    return any(
        line.box.left < box.right - 0.25 * box.width and box.left + 0.25 * box.width < line.box.right for line in rows
    )


def _shared(one: Box, other: Box) -> float:
    """By how much two boxes overlap from top to bottom."""
    return min(one.bottom, other.bottom) - max(one.top, other.top)
