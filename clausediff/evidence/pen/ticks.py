"""Check boxes as signs in the text: ``☒`` and ``☐`` at the words beside them, where OCR reads nothing or a letter."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from clausediff import regex as re
from clausediff.evidence.pen.boxes import CheckBox
from clausediff.model import Range
from clausediff.scan.pages import Box, WordBox
from clausediff.scan.scan import Scan
from clausediff.text.words import alnum_key

__all__ = ["Placed", "is_of_the_form", "with_ticks"]

_SIGNS = {True: "☒", False: "☐"}
_REACH = 2.5
"""In sides of the box: a word that is no further away is beside it."""
_ALONE = re.compile(r"[^\w\s]{1,3}|[OoDCcQU0LlIxXvV口日回区囗]", re.UNICODE)
"""What engines make of a box that stands alone."""
_TOUCHING = re.compile(r"[□☐☒☑■口日回区囗]", re.UNICODE)
"""The same at the beginning of a word: letters may be the word's own."""


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


def with_ticks(scan: Scan, boxes: Sequence[Placed], beside: Collection[str]) -> Scan:
    """The scan with a sign for each box that is certain, its words, lines and marks moved with the text.

    ``beside`` are the words that stand beside a form's boxes, as :func:`~clausediff.text.words.alnum_key` has them: a square
    elsewhere is none of them.
    """
    signs = [(each, _SIGNS[each.box.marked]) for each in boxes if each.box.marked is not None]
    changes = sorted(
        (change for each, sign in signs if (change := _change(scan, each, beside, sign)) is not None),
        key=lambda change: change.span,
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


def is_of_the_form(scan: Scan, placed: Placed, beside: Collection[str]) -> bool:
    """Whether a square is beside the words that a form's boxes stand beside, and no letter of them."""
    return _change(scan, placed, beside, _SIGNS[False]) is not None


def _change(scan: Scan, placed: Placed, beside: Collection[str], sign: str) -> _Change | None:
    """Where a box's sign goes: before the word to its right, else behind the one to its left."""
    box = placed.box.box
    row = [word for word in scan.words if word.page == placed.page and _same_row(word.box, box)]
    over = [
        word
        for word in row
        if word.box.overlap(box) >= 0.3 * min(word.box.width, box.width) * min(word.box.height, box.height)
    ]
    right = [
        word for word in row if word not in over and -0.5 * box.width <= word.box.left - box.right <= _REACH * box.width
    ]
    left = [
        word for word in row if word not in over and -0.5 * box.width <= box.left - word.box.right <= _REACH * box.width
    ]
    before = min(right, key=lambda word: word.box.left, default=None)
    behind = max(left, key=lambda word: word.box.right, default=None)
    known = [word for word in (before, behind) if word is not None and _key(scan, word.span) in beside]
    if len(over) == 1:
        span = over[0].span
        text = scan.text[span.slice]
        if known and _ALONE.fullmatch(text):
            return _Change(span, sign, placed.page, box, instead=True)
        read = _TOUCHING.match(text)
        if read is not None and _key(scan, Range(span.start + 1, span.end)) in beside:
            return _Change(Range(span.start, span.start + 1), f"{sign} ", placed.page, box)
    if over or not known:
        return None  # a letter, or a square that is no box of the form's
    if known[0] is before:
        return _Change(Range(known[0].span.start, known[0].span.start), f"{sign} ", placed.page, box)
    return _Change(Range(known[0].span.end, known[0].span.end), f" {sign}", placed.page, box)


def _key(scan: Scan, span: Range) -> str:
    return alnum_key(scan.text[span.slice])


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
