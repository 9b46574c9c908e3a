"""Converts offsets of a text to lines and columns, for formats that refer to places in files."""

from __future__ import annotations

from bisect import bisect_right

from clausediff.model import Range

__all__ = ["Lines"]


class Lines:
    """The line starts of one text."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of ``offset``, both from 1, the column in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def region(self, span: Range) -> tuple[int, int, int, int]:
        """Line and column where ``span`` starts, and where it ends (the end is exclusive)."""
        return (*self.place(span[0]), *self.place(span[1]))
