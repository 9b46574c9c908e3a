"""Check boxes as signs in the text: ``☒`` and ``☐`` beside their words, in place of what an engine made of the boxes.

::

    fee.If this box     O Accept     event &        what an engine read
    fee. ☒ If this box  ☐ Accept     event ☒        as the fields read it
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from clausediff import regex as re
from clausediff.evidence.pen.letters import FRAME, is_a_stack
from clausediff.evidence.pen.placed import Placed
from clausediff.model import Range
from clausediff.scan.pages import Box, LineBox, WordBox
from clausediff.scan.scan import Scan
from clausediff.text.ticks import Tick, read_ticks

__all__ = ["with_ticks"]

_SIGNS = {True: "☒", False: "☐", None: ""}
_ATTACHED = 2
"""Characters of a box that an engine joined to its word, at most."""
_SHORT = 4
"""Characters that an engine makes of a box that stands alone, at most."""
_COVERED, _OTHERS = 0.3, 0.5
"""Of the smaller of two boxes: a token that lies over a box was read from it; a longer one, from the second on, is no box."""
_WIDER, _WORD = 1.6, 3
"""In widths of a box: so many letters that are wider together are a word, and the box is one of them."""
_INTO = 0.4
"""Of a box's width: so much of it is in a token whose first letters are its."""
_SPECK = frozenset("•·∙*+")
"""What an engine reads in a box where a speck is."""
_MARGIN, _STROKES = 0.3, 2
"""Of its width: how far beside a box what an engine made of its sides may lie; and of how many characters that is at most."""
_ENDS = re.compile(r"[.,:;]")
_PUNCTUATION = re.compile(r"[.,:;]*")


class _Change(NamedTuple):
    """What is put into the text in place of some of it."""

    span: Range
    text: str
    page: int = 0
    box: Box | None = None
    """Of the sign."""


def with_ticks(scan: Scan, boxes: Sequence[Placed]) -> Scan:
    """The scan with a sign for each box that is certain, its words, lines and marks moved with the text."""
    beside = {word for each in boxes for word in each.place.words}
    changes: list[_Change] = []
    for each in boxes:
        made = [one for one in _changes(scan, each, beside) if one not in changes]
        if not any(one.span.meets(two.span) for one in made for two in changes):
            changes += made
    changes.sort(key=lambda change: change.span)
    if not changes or any(one.span.end > two.span.start for one, two in pairwise(changes)):
        return scan
    moved = _Moved(changes)
    words = [word._replace(span=moved.word(word.span)) for word in scan.words]
    signs = [
        WordBox(moved.sign(number), change.page, change.box)
        for number, change in enumerate(changes)
        if change.box is not None
    ]
    words = sorted([*(word for word in words if word.span.size), *signs], key=lambda word: word.span)
    return replace(
        scan,
        text=moved.text(scan.text),
        words=tuple(words),
        lines=tuple(_line(line, moved) for line in scan.lines),
        marks=tuple(mark._replace(span=moved.word(mark.span)) for mark in scan.marks),
        unread=tuple(part if part.span is None else part._replace(span=moved.word(part.span)) for part in scan.unread),
        page_starts=tuple(moved.before(start) for start in scan.page_starts),
    )


def _line(line: LineBox, moved: _Moved) -> LineBox:
    return line._replace(span=Range(moved.before(line.span.start), moved.behind(line.span.end)))


def _changes(scan: Scan, placed: Placed, beside: Collection[int]) -> list[_Change]:
    """A box's sign beside its words, and what was read from the box taken out; none where that is not certain."""
    place, box = placed.place, placed.box.box
    over = [
        at
        for at, word in enumerate(scan.words)
        if word.page == place.page and at not in beside and _share(word.box, _reach(box, word)) >= _COVERED
    ]
    if any(scan.words[at].span.size > _SHORT and _share(scan.words[at].box, box) >= _OTHERS for at in over):
        return []  # a letter of another word
    if any(
        scan.words[at].box.width > _WIDER * box.width
        and scan.words[at].span.size >= _WORD
        and scan.text[scan.words[at].span.slice].isalpha()
        and not is_a_stack(scan.words[at], place.height)
        for at in over
    ):
        return []
    text = scan.text
    spans = {scan.words[at].span for at in over if scan.words[at].span.size <= _SHORT}
    after, at = place.before, place.behind
    follows = at is None or (placed.before is None and box.left - place.free[0] < place.free[1] - box.right)
    if after is not None and (follows or placed.before is False):
        word = scan.words[place.words[0]].span
        behind = _PUNCTUATION.match(text, after, word.end)
        start = behind.end() if behind else after
        end = word.end if at is None or word.end <= at else at
        end = end if 0 < end - start <= _ATTACHED else start
        spans |= {*_frames_beside(scan, place.words[0], 1, beside), *_at_the_next(scan, placed)}
        change = _Change(Range(start, end), f" {_SIGNS[placed.box.marked]}", place.page, box)
    else:
        assert at is not None
        word = scan.words[place.words[-1]].span
        start = word.start if after is None or after <= word.start else after
        start = start if 0 < at - start <= _ATTACHED and not _ENDS.search(text, start, at) else at
        spans |= set(_frames_beside(scan, place.words[-1], -1, beside))
        glue = "" if start == 0 or text[start - 1].isspace() else " "
        change = _Change(Range(start, at), f"{glue}{_SIGNS[placed.box.marked]} ", place.page, box)
    if placed.box.marked is None:
        # An engine's empty box is no evidence where the ink inside may be a mark; nor is a dot in it, which may be dirt.
        read = " ".join(text[span.slice] for span in sorted({*spans, change.span}))
        if (not change.span.size and not spans) or any(_is_a_mark(tick, read) for tick in read_ticks(read)):
            return []
        change = _Change(change.span, " " if change.span.size else "")
    return [
        change,
        *(_Change(span, "") for span in spans if span.end <= change.span.start or span.start >= change.span.end),
    ]


def _at_the_next(scan: Scan, placed: Placed) -> Iterator[Range]:
    """What an engine read of a box that is behind a word and joined to the word behind the box.

    ::

        S ☐ M      read as “S OM”: the O is over the box
    """
    place, at = placed.place, placed.place.behind
    word = scan.words[place.words[-1]]
    begins = word.span.start
    room = min(place.free[1], placed.box.box.right) - max(word.box.left, placed.box.box.left)
    if (
        at is not None
        and len(place.words) > 1
        and 0 < at - begins <= _ATTACHED
        and room >= _INTO * placed.box.box.width
    ):
        yield Range(begins, at)


def _is_a_mark(tick: Tick, text: str) -> bool:
    """Whether an engine read a mark in a box that is more than a speck."""
    return tick.on and _SPECK.isdisjoint(text[tick.span.slice])


def _frames_beside(scan: Scan, word: int, step: int, beside: Collection[int]) -> Iterator[Range]:
    """The tokens directly beside a word, in one direction, that are nothing but a box's brackets, with what is between them."""
    passed: list[Range] = []
    at = word + step
    while 0 <= at < len(scan.words) and at not in beside and len(passed) < _SHORT:
        span = scan.words[at].span
        low, high = sorted((span.start, scan.words[word].span.start))
        if span.size > _SHORT or "\n" in scan.text[low:high]:
            return
        passed.append(span)
        if FRAME.fullmatch(scan.text[span.slice]):
            yield from passed
            passed = []
        at += step


def _reach(box: Box, word: WordBox) -> Box:
    """A box with its margin, in which one of its own strokes may have been read as a letter."""
    wide = _MARGIN * box.width if word.span.size <= _STROKES else 0.0
    return Box(box.left - wide, box.top, box.right + wide, box.bottom)


def _share(word: Box, box: Box) -> float:
    """How much of the smaller of two boxes lies in both."""
    return word.overlap(box) / max(0.01, min(word.width * word.height, box.width * box.height))


class _Moved:
    """Offsets after some changes, which are in order and do not overlap."""

    def __init__(self, changes: Sequence[_Change]) -> None:
        self._changes = changes
        self._starts = [change.span.start for change in changes]
        self._ends = [change.span.end for change in changes]
        self._by = [0]
        for change in changes:
            self._by.append(self._by[-1] + len(change.text) - change.span.size)

    def text(self, text: str) -> str:
        """The text with all changes made."""
        return "".join(self._pieces(text))

    def _pieces(self, text: str) -> Iterable[str]:
        at = 0
        for change in self._changes:
            yield text[at : change.span.start]
            yield change.text
            at = change.span.end
        yield text[at:]

    def before(self, offset: int) -> int:
        """An offset; what is put in there stands behind it."""
        count = bisect_left(self._starts, offset)
        moved = offset + self._by[count]
        if count and offset < self._ends[count - 1]:
            return self._starts[count - 1] + self._by[count - 1]
        return moved

    def behind(self, offset: int) -> int:
        """An offset; what is put in there stands before it."""
        count = bisect_right(self._starts, offset)
        if count and offset < self._ends[count - 1]:
            return self._ends[count - 1] + self._by[count]
        return offset + self._by[count]

    def word(self, span: Range) -> Range:
        """The span of a word, or of what is over words: nothing that is put in beside it belongs to it."""
        start, count = self.behind(span.start), bisect_left(self._starts, span.end)
        end = self.before(span.end)
        if count and span.end == self._ends[count - 1]:
            end = self._starts[count - 1] + self._by[count - 1]
        return Range(start, max(start, end))

    def sign(self, number: int) -> Range:
        """Where the sign of a change is."""
        change = self._changes[number]
        start = change.span.start + self._by[number] + len(change.text) - len(change.text.lstrip())
        return Range(start, start + 1)
