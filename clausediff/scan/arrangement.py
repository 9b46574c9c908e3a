"""A scan's text in another order, with the way back: pages put in order, columns read one after the other.

A text is cut into pieces, which are joined in the order in which they are to be read::

    scan      page 1 ⏏ page 3 ⏏ page 2          arranged   page 1 ⏏ page 2 ⏏ page 3
              [0..9)   [10..19)  [20..29)                  [0..9)   [10..19)  [20..29)

Everything behind this stage works on the arranged text. Its spans are mapped back at the end, so that each still slices the
text of the scan as it was read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from clausediff.model import Range
from clausediff.scan.pages import LineBox, WordBox
from clausediff.scan.scan import Mark, Scan

__all__ = ["Arrangement", "Part", "arrange"]

_Placed = TypeVar("_Placed", Mark, WordBox, LineBox)


class Part(NamedTuple):
    """A piece to be joined."""

    span: Range
    """In the scan's text."""
    after: str = ""
    """What ends it in the arranged text: a form feed, a line feed. It is not the scan's."""


class Arrangement(NamedTuple):
    """The text of a scan in the order in which it is to be read."""

    text: str
    """The arranged text."""
    starts: tuple[int, ...]
    """Where each piece begins in the arranged text, ascending."""
    spans: tuple[Range, ...]
    """The span of each piece in the scan's text."""

    def back(self, start: int, end: int) -> list[Range]:
        """The stretches of the scan's text that a stretch of the arranged text consists of, in reading order.

        Stretches that touch are joined; what is only in the arranged text is left out.
        """
        found: list[Range] = []
        index = max(0, bisect_right(self.starts, start) - 1)
        while index < len(self.starts) and self.starts[index] < end:
            at, (low, high) = self.starts[index], self.spans[index]
            first, last = max(low, low + start - at), min(high, low + end - at)
            if first < last:
                if found and found[-1].end == first:
                    first = found.pop().start
                found.append(Range(first, last))
            index += 1
        return found

    def point(self, at: int) -> int:
        """The place in the scan's text of a place between two characters; between two pieces, the end of the first."""
        index = max(0, bisect_right(self.starts, at) - 1)
        if index and self.starts[index] == at:
            index -= 1
        low, high = self.spans[index]
        return max(low, min(high, low + at - self.starts[index]))

    def forth(self, span: Range) -> list[Range]:
        """The stretches of the arranged text that a stretch of the scan's text became, in the order of the former."""
        found = []
        for at, (low, high) in zip(self.starts, self.spans, strict=True):
            first, last = max(low, span.start), min(high, span.end)
            if first < last:
                found.append(Range(at + first - low, at + last - low))
        return found

    def of(self, scan: Scan) -> Scan:
        """The scan with the arranged text; boxes and marks that are cut in two are left out of it."""
        starts = [0, *(index + 1 for index, char in enumerate(self.text) if char == "\f")]
        return replace(
            scan,
            text=self.text,
            page_starts=tuple(starts),
            words=tuple(self._moved(scan.words)),
            lines=tuple(self._moved(scan.lines)),
            marks=tuple(sorted(self._moved(scan.marks), key=lambda mark: mark.span)),
        )

    def _moved(self, placed: Iterable[_Placed]) -> list[_Placed]:
        """Boxes or marks with their spans in the arranged text."""
        found = []
        for each in placed:
            parts = self.forth(each.span)
            if len(parts) == 1:
                found.append(each._replace(span=parts[0]))
        return found


def arrange(text: str, parts: Sequence[Part]) -> Arrangement:
    """Join parts of a scan's text in the order given."""
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for span, after in parts:
        starts.append(at)
        pieces += [text[span.slice], after]
        at += span.size + len(after)
    return Arrangement("".join(pieces), tuple(starts), tuple(part.span for part in parts))
