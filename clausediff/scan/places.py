"""Where on its pages a stretch of a scan's text is: one box for each line that it touches."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from clausediff.model import Range
from clausediff.scan.pages import Box, LineBox, WordBox, around
from clausediff.scan.scan import Scan

__all__ = ["Place", "Places"]


class Place(NamedTuple):
    """A place on one page."""

    page: int
    """0-based index into :attr:`~clausediff.scan.scan.Scan.pages`."""
    boxes: tuple[Box, ...]
    """One for each line, from the first to the last; never empty."""


class Places:
    """Looks up the places of stretches of one scan's text. Made once a scan; false where the scan has no boxes."""

    def __init__(self, scan: Scan) -> None:
        self.words = scan.words
        self.lines = scan.lines
        self._starts = [word.span.start for word in scan.words]
        self._ends = [word.span.end for word in scan.words]
        self._line_starts = [line.span.start for line in scan.lines]

    def __bool__(self) -> bool:
        return bool(self.words)

    def at(self, span: Range) -> Place | None:
        """Where a stretch is; where it touches no word, the place between its neighbours. None where nothing is known.

        A stretch that runs over several pages is at its beginning's.
        """
        low, high = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        if low >= high:
            return self._between(low - 1, high)
        page = self.words[low].page
        boxes: dict[int, Box] = {}
        for word in self.words[low:high]:
            if word.page != page:
                break
            line = self.line_at(word.span.start)
            boxes[line] = boxes[line].joined(word.box) if line in boxes else word.box
        return Place(page, tuple(box.rounded() for box in boxes.values()))

    def within(self, span: Range) -> tuple[WordBox, ...]:
        """The words that a stretch touches."""
        return self.words[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]

    def left_edge(self, offset: int) -> tuple[int, float] | None:
        """The page of the word at a character, and how far from the left it begins, in points; None where it has no place."""
        word = next(iter(self.within(Range(offset, offset + 1))), None)
        return None if word is None else (word.page, word.box.left)

    def line_at(self, offset: int) -> int:
        """The index of the line that holds an offset, or of the last one before it; -1 before the first."""
        return bisect_right(self._line_starts, offset) - 1

    def _between(self, before: int, after: int) -> Place | None:
        """The place between two words that follow each other; either may be absent."""
        one = self.words[before] if 0 <= before < len(self.words) else None
        other = self.words[after] if 0 <= after < len(self.words) else None
        if one is None or other is None or one.page != other.page:
            if one is not None:
                return Place(one.page, (_behind(one.box),))
            return Place(other.page, (_before(other.box),)) if other is not None else None
        line, next_line = self.line_at(one.span.start), self.line_at(other.span.start)
        if line == next_line:
            top, bottom = min(one.box.top, other.box.top), max(one.box.bottom, other.box.bottom)
            left, right = sorted((one.box.right, other.box.left))
            return Place(one.page, (Box(left, top, right, bottom).rounded(),))
        return Place(one.page, self._between_lines(one, other, self.lines[line], self.lines[next_line]))

    @staticmethod
    def _between_lines(one: WordBox, other: WordBox, upper: LineBox, lower: LineBox) -> tuple[Box, ...]:
        """The white between two lines where there is room for a line of print, else the end of one and the beginning of the other."""
        gap = lower.box.top - upper.box.bottom
        if gap >= upper.box.height:
            whole = around((upper.box, lower.box))
            return (Box(whole.left, upper.box.bottom, whole.right, lower.box.top).rounded(),)
        return _behind(one.box), _before(other.box)


def _behind(box: Box) -> Box:
    """A narrow box where a word would go on."""
    return Box(box.right, box.top, box.right + box.height / 2, box.bottom).rounded()


def _before(box: Box) -> Box:
    """A narrow box where a word would stand before."""
    return Box(max(0.0, box.left - box.height / 2), box.top, box.left, box.bottom).rounded()
