"""The letters of a page in reading order, by which the words of a form are found on it however an engine cut them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from statistics import median

from clausediff.model import Range
from clausediff.scan.pages import Box, WordBox
from clausediff.scan.scan import Scan

__all__ = ["FRAME", "LONG", "READ_AS", "Letters", "in_a_row", "is_a_stack", "under"]

FRAME = re.compile(r"[\[\](){}□☐☒☑■○●◯口日回区囗]+")
"""What engines make of a box, and of nothing else beside the words of one."""
LONG = 4
"""A longer token between a box and its word is a word of its own."""
READ_AS = 3
"""Letters that an engine may have made of a box, at most."""
_EXACT = 6
"""Letters of which fewer must be read as they are spelt."""
_GRAM = 4
"""Letters by which a context is looked for."""
_ALIKE, _BETTER = 0.8, 0.1
"""Similarity from which letters are those of a context, misread; and by how much more alike others may be at most."""
_ROW = 0.4
"""Of the lower of two heights: words that overlap by more are in one row."""
_COVERED = 0.45
"""Of a word's width: with less under a stroke, where another word of its box has more, it is not struck out."""
_PIECE = re.compile(r"[^\W_]+")
_STACKED = 1.6
"""In heights of the words of a row: a short token that is higher was read from things in several rows."""
_NARROW, _BROAD = 0.55, 1.5
"""How wide some letters are beside the usual ones."""


class Letters:
    """The letters of one page in reading order, and the word of each."""

    def __init__(self, scan: Scan, page: int) -> None:
        self.scan, self.page = scan, page
        self.own = [at for at, word in enumerate(scan.words) if word.page == page]
        found: list[tuple[str, int, int]] = []
        for at in self.own:
            span = scan.words[at].span
            for offset in range(span.start, span.end):
                letter = scan.text[offset]
                if letter.isalnum():
                    found += [(each, offset, at) for each in letter.lower()]
        self.text = "".join(letter for letter, _, _ in found)
        self.offsets = [offset for _, offset, _ in found]
        self.words = [word for _, _, word in found]
        self.known: set[int] = set()
        """The words that are beside boxes, and so are none."""

    @cached_property
    def grams(self) -> dict[str, list[int]]:
        """Where each run of a few letters begins."""
        made: dict[str, list[int]] = {}
        for at in range(len(self.text) - _GRAM + 1):
            made.setdefault(self.text[at : at + _GRAM], []).append(at)
        return made

    def find(self, wanted: str, better: float = _BETTER) -> Iterator[Range]:
        """Where letters are, read as they are spelt or nearly so; ``better`` is how much less alike than the best of them."""
        from rapidfuzz.distance import Levenshtein

        if len(wanted) < _EXACT:
            at = self.text.find(wanted)
            while at >= 0:
                yield Range(at, at + len(wanted))
                at = self.text.find(wanted, at + 1)
            return
        votes = Counter(
            at - shift
            for shift in range(len(wanted) - _GRAM + 1)
            for at in self.grams.get(wanted[shift : shift + _GRAM], ())
        )
        found: list[tuple[float, Range]] = []
        for start, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
            spans = [
                Range(max(0, low), high)
                for low in range(start - 1, start + 2)
                for high in range(start + len(wanted) - 2, start + len(wanted) + 3)
            ]
            alike = [Levenshtein.normalized_similarity(wanted, self.text[span.slice]) for span in spans]
            best = max(range(len(spans)), key=lambda at: (alike[at], -abs(spans[at].size - len(wanted))))
            span = spans[best]
            if alike[best] >= _ALIKE and not any(
                span.start < other.end and other.start < span.end for _, other in found
            ):
                found.append((alike[best], span))
        most = max((alike for alike, _ in found), default=0.0)
        yield from (span for alike, span in found if alike >= most - better)

    def is_bounded(self, span: Range) -> bool:
        """Whether short letters are words of their own, and not a part of longer ones."""
        text = self.scan.text
        before, behind = self.offsets[span.start], self.offsets[span.end - 1] + 1
        return not (text[before - 1 : before].isalnum() and text[before - 2 : before - 1].isalnum()) and not (
            text[behind : behind + 1].isalnum() and text[behind + 1 : behind + 2].isalnum()
        )

    def joined(self, low: int, high: int) -> bool:
        """Whether some letters are all of one word, and more than an engine makes of a box."""
        return low >= 0 and high < len(self.words) and self.words[low] == self.words[high]

    @cached_property
    def unit(self) -> float:
        """The usual width of a character of usual width, in points."""
        words = [self.scan.words[at] for at in self.own]
        wide = [(word.box.width, _widths(self.scan.text[word.span.slice])) for word in words if word.span.size > LONG]
        return median([points / widths for points, widths in wide] or [6.0])

    @cached_property
    def high(self) -> float:
        """The usual height of a word's box, in points."""
        return median(self.scan.words[at].box.height for at in self.own)

    def start(self, index: int) -> float:
        """How far to the right the letters of a word begin, from one on: a word's box may have begun with a box to mark."""
        word = self.scan.words[self.words[index]]
        letters = self.scan.text[self.offsets[index] : word.span.end]
        return max(word.box.left, word.box.right - self.unit * _widths(letters))

    def stop(self, index: int) -> float:
        """How far to the right the letters of a word go, up to one."""
        word = self.scan.words[self.words[index]]
        letters = self.scan.text[word.span.start : self.offsets[index] + 1]
        return min(word.box.right, word.box.left + self.unit * _widths(letters))


def under(word: WordBox, text: str, reach: tuple[float, float]) -> Range:
    """The stretch of a word's text that a stroke from one place to another goes through.

    An engine may read a stroke as hyphens and so join the words before and behind it with those that it goes through::

        giving─60─days      read as “giving-60-days”: the stroke is over “60”, and touches the others at most

    Where there are several words in one box, the box is divided in proportion to the letters. Those of which the stroke covers
    half or more are under it; where that is none, or all, it is the whole.
    """
    letters = text[word.span.slice]
    pieces = list(_PIECE.finditer(letters))
    wide = _widths(letters)
    if len(pieces) < 2 or not wide:
        return word.span
    unit = word.box.width / wide
    covered = []
    for piece in pieces:
        left = word.box.left + unit * _widths(letters[: piece.start()])
        right = left + unit * _widths(piece[0])
        if min(right, reach[1]) - max(left, reach[0]) >= _COVERED * (right - left):
            covered.append(piece)
    if not covered:
        return word.span
    low = 0 if covered[0] is pieces[0] else covered[0].start()
    high = len(letters) if covered[-1] is pieces[-1] else covered[-1].end()
    return Range(word.span.start + low, word.span.start + high)


def _widths(letters: str) -> float:
    """How wide letters are in print, in characters of usual width."""
    return sum(
        _NARROW if letter in "fijlrtI.,:;'’|!()[]-‐–" else _BROAD if letter in "mwMW" else 1.0 for letter in letters
    )


def in_a_row(one: Box, other: Box) -> bool:
    """Whether two words stand side by side."""
    return min(one.bottom, other.bottom) - max(one.top, other.top) > _ROW * min(one.height, other.height)


def is_a_stack(word: WordBox, height: float) -> bool:
    """Whether a token beside words of some height was read from boxes that are below each other: it is short and goes over rows."""
    return word.span.size <= LONG and word.box.height > _STACKED * height
