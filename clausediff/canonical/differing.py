"""Where the filled copies of one form differ: all are aligned with one of them, the base, word by word.

A place is a stretch of the base where not all copies read alike, made as wide as what was filled in there::

    base      Date: May 3, 2021       for the talk On Engines in its journal
    another   Date: June 14, 2021     for the talk On Looms in its journal
    differ          ~~~~~                             ~~~~~~~
    place           ~~~~~~~~~~~                       ~~~~~~~
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from clausediff import regex as re
from clausediff.canonical.filling_types import narrowest_type
from clausediff.errors import UsageError
from clausediff.model import Range

__all__ = ["MARKUP", "FilledCopy", "Place", "differing_places", "folded", "nearest_first"]

MARKUP = re.compile(r"</?[a-zA-Z][^<>\n]{0,40}>|\*\*|__")
"""What sets words in bold or the like, and belongs neither to the form nor to a filling."""
_WORD = re.compile(r"\w+(?:['’.,/:-]\w+)*|[^\w\s]")
_LEAST_ALIKE = 0.5
"""Share of words that a copy must have in common with the base to be a copy of the same form."""
_MAJORITY = 0.6
"""Share of the copies that must read alike for their reading to be the form's text."""
_FORM_LINE = 40
"""Words of a line that may be a form's, at most."""
_FORM_LABEL = 6
"""Words before the colon of such a line, at most."""
_NEAR = 1
"""Words between two stretches that are one filling, at most."""
_REACH = ((0, 0), (1, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 0))
"""How many words to the left and right are tried to complete a date or an amount, in this order."""
_PROSE = re.compile(r"[^.;:()\n]*")


@dataclass(frozen=True, slots=True)
class FilledCopy:
    """One filled copy as words."""

    path: str
    text: str
    spans: list[Range]
    """Of the words in ``text``."""
    keys: list[str]
    """The words, case folded."""

    @staticmethod
    def of(path: str, text: str) -> FilledCopy:
        """Cut a text into words; markup is in none of them."""
        masked = MARKUP.sub(lambda found: " " * len(found[0]), text)
        spans = [Range(*found.span()) for found in _WORD.finditer(masked)]
        return FilledCopy(path, text, spans, [text[span.slice].casefold() for span in spans])

    def words(self, start: int, end: int) -> str:
        """The text of the words ``start`` to ``end``, on one line."""
        if start >= end:
            return ""
        return " ".join(MARKUP.sub(" ", self.text[self.spans[start].start : self.spans[end - 1].end]).split())


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the base where copies differ."""

    words: Range
    """The base's words; empty where only other copies have words."""
    readings: tuple[str, ...]
    """What each copy has there, the base first; empty for nothing."""

    @property
    def filled(self) -> list[str]:
        """The readings that are not empty."""
        return [reading for reading in self.readings if reading]

    def majority(self) -> str | None:
        """The reading, :func:`folded`, of a clear majority of the copies, or None.

        Two of three are one: the third may be an edit, and as a field the place would accept any reading.
        """
        (winner, count), *_ = Counter(map(folded, self.readings)).most_common(1)
        return winner if count > 1 and count >= _MAJORITY * len(self.readings) else None


def folded(reading: str) -> str:
    """A reading by which it is compared with others: white space and case folded."""
    return " ".join(reading.casefold().split())


def nearest_first(copies: Sequence[FilledCopy]) -> list[FilledCopy]:
    """The copies with the best base first: the one nearest to all others.

    Raises UsageError for one that is no copy of the form.
    """
    from rapidfuzz.distance import Indel

    count = len(copies)
    similarity = [[1.0] * count for _ in copies]
    for left in range(count):
        for right in range(left):
            value = Indel.normalized_similarity(copies[left].keys, copies[right].keys)
            similarity[left][right] = similarity[right][left] = value
    base = max(range(count), key=lambda index: (sum(similarity[index]), -index))
    for index in range(count):
        if similarity[base][index] < _LEAST_ALIKE:
            raise UsageError(
                f"{copies[index].path}: is too unlike {copies[base].path} to be a copy of the same form; "
                "give files that hold one copy each"
            )
    return [copies[base], *(copy for index, copy in enumerate(copies) if index != base)]


def differing_places(base: FilledCopy, others: Sequence[FilledCopy]) -> list[Place]:
    """Where not all copies read alike, in the order of the base; what is one filling is one place."""
    alignment = _Alignment(base, others, [_aligned(base, other) for other in others])
    merged: list[Range] = []
    for stretch in alignment.differing():
        place, wide = alignment.place(stretch), stretch
        if place.filled and place.majority() is None:
            wide = alignment.completed(alignment.widened(stretch))
        if merged and (wide.start < merged[-1].end or alignment.one_filling(merged[-1], wide)):
            before = merged.pop()
            wide = Range(min(before.start, wide.start), max(before.end, wide.end))
        merged.append(wide)
    return [place for place in map(alignment.place, merged) if place.filled]


def _aligned(base: FilledCopy, other: FilledCopy) -> list[int]:
    """For each word of the base the index of the equal word in the other, or -1."""
    from rapidfuzz.distance import Indel

    mapped = [-1] * len(base.keys)
    for code in Indel.opcodes(base.keys, other.keys):
        if code.tag == "equal":
            for offset in range(code.src_end - code.src_start):
                mapped[code.src_start + offset] = code.dest_start + offset
    return mapped


@dataclass(frozen=True, slots=True)
class _Alignment:
    """All copies against the base."""

    base: FilledCopy
    others: Sequence[FilledCopy]
    maps: list[list[int]]
    """For each other copy: for each word of the base the index of the equal word, or -1."""

    def agreed(self, index: int) -> bool:
        """Whether all copies have this word of the base; true of both ends."""
        return not 0 <= index < len(self.base.keys) or all(mapped[index] >= 0 for mapped in self.maps)

    def place(self, stretch: Range) -> Place:
        """What each copy has between the agreed words on both sides of a stretch."""
        start, end = stretch
        readings = [self.base.words(start, end)]
        for other, mapped in zip(self.others, self.maps, strict=True):
            first = mapped[start - 1] + 1 if start else 0
            stop = mapped[end] if end < len(self.base.keys) else len(other.keys)
            readings.append(other.words(first, stop))
        return Place(stretch, tuple(readings))

    def differing(self) -> list[Range]:
        """Stretches of the base, possibly empty, where not all copies agree, each as short as it can be."""
        count = len(self.base.keys)
        stretches = []
        index = 0
        while index <= count:
            before = [mapped[index - 1] if index else -1 for mapped in self.maps]
            end = index
            while end < count and not self.agreed(end):
                end += 1
            after = [
                mapped[end] if end < count else len(other.keys)
                for mapped, other in zip(self.maps, self.others, strict=True)
            ]
            if end > index or any(b + 1 != a for b, a in zip(before, after, strict=True)):
                stretches.append(Range(index, end))
            index = end + 1
        return stretches

    def widened(self, stretch: Range) -> Range:
        """The whole filling of a form's line (``Date: Jul 14, 2020``), where the stretch is part of one."""
        base, (start, end) = self.base, stretch
        at = base.spans[start - 1].end if start else 0
        line_start = base.text.rfind("\n", 0, at) + 1
        line_end = base.text.find("\n", base.spans[end - 1].end if end > start else at)
        line_end = len(base.text) if line_end < 0 else line_end
        first = bisect_left(base.spans, (line_start, 0))
        last = bisect_left(base.spans, (line_end, 0))
        colon = next((i for i in range(first, start) if base.keys[i] == ":"), -1)
        short = last - first <= _FORM_LINE and 0 < colon - first <= _FORM_LABEL
        if short and self.agreed(colon) and self.agreed(last) and last >= end:
            return Range(colon + 1, last)
        return stretch

    def completed(self, stretch: Range) -> Range:
        """The whole date or amount, where all copies share the stretch's neighbours (``, 2021`` or ``$``)."""
        start, end = stretch
        for left, right in _REACH:
            low, high = start - left, end + right
            inside = low >= 0 and high <= len(self.base.keys)
            if inside and all(self.agreed(index) for index in (*range(low - 1, start), *range(end, high + 1))):
                filled = self.place(Range(low, high)).filled
                if filled and narrowest_type(filled)[0] in ("date", "money"):
                    return Range(low, high)
        return stretch

    def one_filling(self, before: Range, after: Range) -> bool:
        """Whether two stretches with a word between them are one filling, such as a title that copies half share."""
        base = self.base
        if not (before.start < before.end < after.start <= before.end + _NEAR):
            return False
        between = base.text[base.spans[before.end - 1].end : base.spans[after.start - 1].end]
        if not _PROSE.fullmatch(between):
            return False
        fillings = [self.place(stretch).filled for stretch in (before, after)]
        return all(not filled or narrowest_type(filled)[0] == "text" for filled in fillings)
