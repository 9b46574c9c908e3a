"""Check boxes as signs in the text: ``☒`` and ``☐`` at the words beside them, where OCR reads nothing or a letter."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from clausediff.evidence.pen.boxes import CheckBox
from clausediff.model import Range
from clausediff.scan.pages import Box, WordBox
from clausediff.scan.scan import Scan

__all__ = ["Placed", "with_ticks"]

_SIGNS = {True: "☒", False: "☐"}
_REACH = 2.5
"""In sides of the box: a word that is no further away is beside it."""
_LOOKS = re.compile(r"[^\w\s]|[OoDCcQU0口日回区囗]|[xXvV](?=\W|$)", re.UNICODE)
"""What engines make of a box at the beginning of a word."""
_SHORT = 2
"""Letters of a word that an engine made of a box alone."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A box on one page of a scan."""

    page: int
    """0-based index into the scan's pages."""
    box: CheckBox


@dataclass(frozen=True, slots=True)
class _Change:
    """A sign that is put into the text, in place of what an engine made of the box."""

    span: Range
    text: str
    page: int
    box: Box
    instead: bool = False
    """Whether the sign takes the place of a whole word."""


def with_ticks(scan: Scan, boxes: Sequence[Placed]) -> Scan:
    """The scan with a sign for each box that is certain, its words, lines and marks moved with the text."""
    changes = sorted(
        (change for each in boxes if (change := _change(scan, each)) is not None), key=lambda change: change.span
    )
    changes = [
        change for at, change in enumerate(changes) if not at or changes[at - 1].span.end < max(1, change.span.start)
    ]
    if not changes:
        return scan
    text, at = [], 0
    for change in changes:
        text += [scan.text[at : change.span.start], change.text]
        at = change.span.end
    moved = _Moved(changes)
    words = [replace(word, span=moved.span(word.span)) for word in scan.words]
    lines = [replace(line, span=Range(moved.end(line.span.start), moved.end(line.span.end))) for line in scan.lines]
    for change in (change for change in changes if not change.instead):
        start = moved.end(change.span.start)
        sign = next(i for i, char in enumerate(change.text) if not char.isspace())
        words.append(WordBox(Range(start + sign, start + sign + 1), change.page, change.box))
    return replace(
        scan,
        text="".join([*text, scan.text[at:]]),
        words=tuple(sorted((word for word in words if word.span.size), key=lambda word: word.span)),
        lines=tuple(lines),
        marks=tuple(replace(mark, span=moved.span(mark.span)) for mark in scan.marks),
        unread=tuple(part if part.span is None else replace(part, span=moved.span(part.span)) for part in scan.unread),
        page_starts=tuple(moved.end(start) for start in scan.page_starts),
    )


def _change(scan: Scan, placed: Placed) -> _Change | None:
    """Where a box's sign goes: before the word to its right, else behind the one to its left."""
    sign, box = _SIGNS.get(placed.box.marked) if placed.box.marked is not None else None, placed.box.box
    if sign is None:
        return None
    row = [word for word in scan.words if word.page == placed.page and _same_row(word.box, box)]
    for word in row:
        text = scan.text[word.span.slice]
        if word.box.overlap(box) >= 0.4 * min(word.box.width, box.width) * min(word.box.height, box.height):
            if len(text) <= _SHORT:
                return _Change(word.span, sign, placed.page, box, instead=True)
            if word.box.left > box.left - 0.6 * box.width and (read := _LOOKS.match(text)) is not None:
                start = word.span.start
                return _Change(Range(start, start + read.end()), f"{sign} ", placed.page, box)
    right = [word for word in row if -0.5 * box.width <= word.box.left - box.right <= _REACH * box.width]
    if right:
        at = min(right, key=lambda word: word.box.left).span.start
        return _Change(Range(at, at), f"{sign} ", placed.page, box)
    left = [word for word in row if -0.5 * box.width <= box.left - word.box.right <= _REACH * box.width]
    if left:
        at = max(left, key=lambda word: word.box.right).span.end
        return _Change(Range(at, at), f" {sign}", placed.page, box)
    return None


def _same_row(word: Box, box: Box) -> bool:
    shared = min(word.bottom, box.bottom) - max(word.top, box.top)
    return shared >= 0.5 * min(word.height, box.height)


class _Moved:
    """Offsets after the changes."""

    def __init__(self, changes: Sequence[_Change]) -> None:
        self._starts = [change.span.start for change in changes]
        self._before = [
            len(change.text) if change.text[-1] == " " else 0 for change in changes
        ]  # what stands before the word
        self._by: list[int] = [0]
        for change in changes:
            self._by.append(self._by[-1] + len(change.text) - change.span.size)

    def end(self, offset: int) -> int:
        """Of an offset that stays before what is put in there."""
        return offset + self._by[bisect_left(self._starts, offset)]

    def start(self, offset: int) -> int:
        """Of an offset at which a word begins: what is put in before the word moves it."""
        at = bisect_left(self._starts, offset)
        before = self._before[at] if at < len(self._starts) and self._starts[at] == offset else 0
        return offset + self._by[at] + before

    def span(self, span: Range) -> Range:
        """Of a word, or of what is over words."""
        start = self.start(span.start)
        return Range(start, max(start, self.end(span.end)))
