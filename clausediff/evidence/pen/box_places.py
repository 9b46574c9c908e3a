"""Where on the pages of a scan a form's boxes must be: beside the words that stand beside them in the canonical.

::

    canonical   … an extra fee. {{a}} If this box       scan   fee.☐If this box      a joint: after "fee", before "if"
    region      what lies in the row between the words of a joint; where only one of them is there, what lies beside it

The words are found by their letters alone, so that it does not matter whether an engine joined them over the box, or read the box
as a letter between them. Whether a box is there says the ink (:mod:`~clausediff.evidence.pen.frames`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from statistics import median

from clausediff.canonical.form_places import FormPlaces
from clausediff.model import Range
from clausediff.scan.pages import Box
from clausediff.scan.scan import Scan

__all__ = ["Letters", "Place", "in_a_row", "places_of"]

_GRAM = 4
"""Letters by which a context is looked for."""
_ALIKE, _BETTER = 0.8, 0.1
"""Similarity from which letters are those of a context, misread; and by how much more alike others may be at most."""
_ALONE, _EXACT = 5, 6
"""Letters of a context from which it finds a box by itself; below the second it must be read as it is spelt."""
_READ_AS = 3
"""Letters that an engine may have made of a box, at most."""
_APART = 6
"""Letters between two choices of a field, at most: what an engine made of their boxes, and an ``or``."""
_BRACKETS = frozenset("[](){}")
_ROW = 0.4
"""Of the lower of two heights: words that overlap by more are in one row."""
_ABOVE, _BELOW, _INTO = 0.45, 0.35, 0.3
"""Of a word's height: how far a box reaches over its row, and into the box of a word beside it."""
_NARROW, _BROAD = 0.55, 1.5
"""How wide some letters are beside the usual ones."""
_FAR = 7.0
"""In heights of the word, how far before a word its box is; behind a word it may be at the end of the row."""
_LONG, _TOKENS = 4, 3
"""A longer token between a box and its word is a word of its own; and of how many tokens a box may be read."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a box may be."""

    page: int
    """0-based index into the scan's pages."""
    region: Box
    """Where it is looked for, in points."""
    before: int | None
    """The offset behind the letters that it follows; None where the form has none."""
    behind: int | None
    """The offset of the letters that it is before."""
    group: int = -1
    """Of a field with choices: which one it is; a choice ends at ``before``, or begins at ``behind``, or both."""
    words: tuple[int, ...] = ()
    """Indices of the scan's words before it and behind it, whose letters are not the box's."""
    free: tuple[float, float] = (0.0, 1e9)
    """From where to where across the page no letters of those words are."""
    height: float = 10.0
    """Of the words beside it, in points."""
    bracketed: bool = False
    """Whether a bracket was read there."""


def places_of(scan: Scan, form: FormPlaces, pages: Sequence[int]) -> list[Place]:
    """The places of a form's boxes on some pages of a scan."""
    found: list[Place] = []
    for page in pages:
        letters = Letters(scan, page)
        if not letters.text:
            continue
        joints = [(joint, -1) for joint in sorted(_joints(letters, form), key=lambda each: each[0] or each[1] or 0)]
        for group, run in enumerate(_choices(letters, form)):
            ends, starts = [span.end for span in run], [span.start for span in run]
            joints += [(joint, group) for joint in zip([None, *ends], [*starts, None], strict=True)]
        letters.known = {letters.words[at] for (end, _), _ in joints if end for at in (end - 1,)}
        letters.known |= {letters.words[start] for (_, start), _ in joints if start is not None}
        for joint, group in joints:
            found += _placed(letters, *joint, group)
    return list(dict.fromkeys(found))


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

    def find(self, wanted: str) -> Iterator[Range]:
        """Where letters are, read as they are spelt or nearly so."""
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
        yield from (span for alike, span in found if alike >= most - _BETTER)

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

    def between(self, before: int | None, behind: int | None) -> str:
        """What was read between two offsets, or in the tokens beside one of them that may be a box."""
        text = self.scan.text
        if before is not None and behind is not None:
            return text[before:behind]
        if before is not None:
            return "".join(_short(text[before : before + 12].split("\n")[0].split(" ")))
        tokens = text[max(0, (behind or 0) - 12) : behind].split("\n")[-1].split(" ")
        return "".join(_short(reversed(tokens)))

    @cached_property
    def unit(self) -> float:
        """The usual width of a character of usual width, in points."""
        words = [self.scan.words[at] for at in self.own]
        wide = [(word.box.width, _widths(self.scan.text[word.span.slice])) for word in words if word.span.size > _LONG]
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


def _widths(letters: str) -> float:
    """How wide letters are in print, in characters of usual width."""
    return sum(_NARROW if letter in "fijlrtI.,:;'|!()[]" else _BROAD if letter in "mwMW" else 1.0 for letter in letters)


def _short(tokens: Iterable[str]) -> Iterator[str]:
    """The first tokens, as long as they are short."""
    return takewhile(lambda token: len(token) <= _LONG, tokens)


def _joints(letters: Letters, form: FormPlaces) -> set[tuple[int | None, int | None]]:
    """Where boxes are between letters: the index behind those before, and that of those behind."""
    found: set[tuple[int | None, int | None]] = set()
    for before, behind in form.boxes:
        ends = {span.end for span in letters.find(before)} if before else set()
        starts = {span.start for span in letters.find(behind)} if behind else set()
        pairs = {(end, start) for end in ends for start in starts if 0 <= start - end <= _READ_AS}
        found |= pairs
        if len(before) >= _ALONE:
            found |= {(end, None) for end in ends - {end for end, _ in pairs}}
        if len(behind) >= _ALONE:
            found |= {(None, start) for start in starts - {start for _, start in pairs}}
    both = [pair for pair in found if None not in pair]
    ends, starts = {end for end, _ in both}, {start for _, start in both}
    return {pair for pair in found if None not in pair or not (pair[0] in ends or pair[1] in starts)}


def _choices(letters: Letters, form: FormPlaces) -> list[list[Range]]:
    """For each field with choices that is on the page, where its choices are."""
    found = []
    for names in sorted(form.choices):
        places = sorted(
            (span, number)
            for number, name in enumerate(names)
            for span in letters.find(name)
            if len(name) > _LONG or letters.is_bounded(span)
        )
        run: list[tuple[Range, int]] = []
        for span, number in [*places, (Range(1 << 30, 1 << 30), -1)]:
            if run and (span.start - run[-1][0].end > _APART or number in {seen for _, seen in run}):
                if len(run) >= max(2, len(names) - 1):
                    found.append([each for each, _ in run])
                run = []
            run.append((span, number))
    return found


def _placed(letters: Letters, end: int | None, start: int | None, group: int) -> Iterator[Place]:
    """The places of one joint: one between its words, or two where they are in different rows."""
    words = letters.scan.words
    before = letters.words[end - 1] if end else None
    behind = None if start is None else letters.words[start]
    known = tuple(dict.fromkeys(at for at in (before, behind) if at is not None))
    if not known:
        return
    parts = [known]
    if len(known) == 2:
        one, other = (words[at].box for at in known)
        if not in_a_row(one, other) or other.left < one.left:
            parts = [known[:1], known[1:]]
    after = letters.offsets[end - 1] + 1 if end else None
    at = None if start is None else letters.offsets[start]
    for part in parts:
        own = words[part[-1]].box
        low = _free_from(letters, part, start) if before not in part or not end else letters.stop(end - 1)
        high = _free_to(letters, part, end) if behind not in part or start is None else letters.start(start)
        slack = _INTO * own.height
        left = low - slack if before in part else max(low - slack, own.left - _FAR * own.height)
        above, below = own.top - _ABOVE * own.height, own.bottom + _BELOW * own.height
        if high + slack - left > own.height:
            region = Box(max(0.0, left), max(0.0, above), high + slack, below).rounded()
            bracketed = not _BRACKETS.isdisjoint(letters.between(after, at))
            height = round(own.height, 1)
            yield Place(letters.page, region, after, at, group, known, (low, high), height, bracketed)


def _free_from(letters: Letters, part: Sequence[int], start: int | None) -> float:
    """Where the white before a word begins: behind the next word to the left, or behind earlier letters of its own token."""
    own = letters.scan.words[part[0]].box
    edge = own.left + 2 * _INTO * own.height
    free = max((box.right for box in _row(letters, part) if box.right <= edge), default=0.0)
    if start is not None and letters.joined(start - _READ_AS, start):
        free = max(free, letters.stop(start - 1))
    return free


def _free_to(letters: Letters, part: Sequence[int], end: int | None) -> float:
    """Where the white behind a word ends."""
    own = letters.scan.words[part[-1]].box
    edge, page = own.right - 2 * _INTO * own.height, letters.scan.pages[letters.page].width
    free = min((box.left for box in _row(letters, part) if box.left >= edge), default=page)
    if end is not None and letters.joined(end - 1, end + _READ_AS - 1):
        free = min(free, letters.start(end))
    return free


def _row(letters: Letters, part: Sequence[int]) -> list[Box]:
    """The other words of a row, but for what may have been read of a box."""
    words, own = letters.scan.words, letters.scan.words[part[-1]].box
    return [
        words[other].box
        for other in letters.own
        if other not in part
        and in_a_row(words[other].box, own)
        and (other in letters.known or not _may_be_a_box(letters, other, part))
    ]


def in_a_row(one: Box, other: Box) -> bool:
    """Whether two words stand side by side."""
    return min(one.bottom, other.bottom) - max(one.top, other.top) > _ROW * min(one.height, other.height)


def _may_be_a_box(letters: Letters, word: int, beside: Sequence[int]) -> bool:
    """Whether a token beside some words is so short that an engine may have read it in a box; ``[``, ``x`` and ``]`` are three."""
    words = letters.scan.words
    return any(
        abs(word - at) <= _TOKENS
        and all(words[each].span.size <= _LONG for each in range(min(word, at + 1), max(word + 1, at)))
        for at in beside
    )
