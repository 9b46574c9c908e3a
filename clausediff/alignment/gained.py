"""Where in a copy words that it lacks elsewhere may be: its insertions, to be looked up by their words.

A stretch that was moved has most of its words in the insertion. So of the stretch's rarest words, as many as it may lack and
one more, at least one is there, and only the insertions with one of them are compared with it (the prefix filter of set
similarity joins: S. Chaudhuri, V. Ganti and R. Kaushik, 2006).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from math import ceil

from rapidfuzz.distance import LCSseq
from rapidfuzz.process import extract_iter

from clausediff.alignment.unit import Kind, Unit
from clausediff.model import Range

_HUGE = 20_000
"""Words of an insertion from which only the surroundings of words that follow each other in a stretch, too, are looked at."""
_GRAM = 3
"""How many such words."""
_PLACES = 8
"""Places of such words that are looked at."""
_UNKNOWN, _FIELD = "\x00", "\x01"
"""What stands for a word of the scan that the canonical lacks, and for a field; no two of them are equal."""


class Gained:
    """The insertions of a copy, without what was found in them."""

    def __init__(self, ids: Sequence[int], units: Sequence[Unit]) -> None:
        """``ids`` are the scan's words as the canonical's integers."""
        self.places = [(index, unit.scan) for index, unit in enumerate(units) if unit.kind is Kind.INSERT]
        """Each insertion, or what is left of it: its index among the units, and its words in the scan. In order."""
        self._starts = [part.start for _, part in self.places]
        self._where: dict[int, list[int]] = {}
        for _, part in self.places:
            for at in part.indices:
                self._where.setdefault(ids[at], []).append(at)
        self._texts = [_as_text(ids[part.slice]) for _, part in self.places]
        self._grams: dict[tuple[int, ...], list[int]] = {}
        """Where in very long insertions so many words follow each other."""
        for _, (start, end) in self.places:
            for at in range(start, end - _GRAM + 1) if end - start > _HUGE else ():
                self._grams.setdefault(tuple(ids[at : at + _GRAM]), []).append(at)
        self._large: dict[int, tuple[list[int], list[str]]] = {}
        """The numbers of the insertions of so many words at least, and their words."""

    def take(self, number: int, place: Range) -> None:
        """Cut a place out of an insertion; what is left on both sides may have been moved too."""
        index, (start, end) = self.places[number]
        if not (start <= place.start and place.end <= end):
            return
        rest = [part for part in (Range(start, place.start), Range(place.end, end)) if part.size]
        self.places[number : number + 1] = [(index, part) for part in rest]
        self._starts[number : number + 1] = [part.start for part in rest]
        self._texts[number : number + 1] = [self._texts[number][part.start - start : part.end - start] for part in rest]
        self._large.clear()

    def matching(self, lost: Sequence[int], share: float) -> Iterator[tuple[int, list[Range], int]]:
        """The insertions that have so large a share of the words of a stretch, in its order.

        Each is given by its number, in the order of the scan, with the runs of its words that are the stretch's, and how many
        these are. Fields, whose integers are negative, are none of its words.
        """
        size = sum(1 for each in lost if each > 0)
        least = ceil(share * size - 1e-9)
        text = _as_text(lost)
        numbers, others = self._having(lost, size - least + 1, least)
        starts = [self.places[number][1].start for number in numbers]
        if self._grams:
            numbers, starts, others = self._windows(lost, numbers, others)
        for other, _, index in extract_iter(text, others, scorer=LCSseq.similarity, score_cutoff=least):
            start = starts[index]
            equal = [op for op in LCSseq.opcodes(text, other) if op.tag == "equal"]
            runs = [Range(start + op.dest_start, start + op.dest_end) for op in equal]
            yield numbers[index], runs, sum(run.size for run in runs)

    def _windows(
        self, lost: Sequence[int], numbers: Sequence[int], texts: Sequence[str]
    ) -> tuple[list[int], list[int], list[str]]:
        """Instead of very long insertions their parts in which a stretch may be: around some words of it that follow each other.

        A part is given by the number of its insertion, its first word in the scan, and its words.
        """
        kept: list[int] = []
        starts: list[int] = []
        others: list[str] = []
        size = len(lost)
        seen = sorted(
            at - index
            for index in range(size - _GRAM + 1)
            for at in self._grams.get(tuple(lost[index : index + _GRAM]), ())[:_PLACES]
        )
        for number, text in zip(numbers, texts, strict=True):
            start, end = self.places[number][1]
            windows = [Range(start, end)]
            if end - start > _HUGE:
                windows = []
                for at in seen[bisect_left(seen, start - size) : bisect_right(seen, end)]:
                    low, high = max(start, at - size), min(end, at + 2 * size)
                    if windows and low <= windows[-1].end:
                        windows[-1] = Range(windows[-1].start, max(high, windows[-1].end))
                    elif low < high:
                        windows.append(Range(low, high))
            for low, high in windows:
                kept.append(number)
                starts.append(low)
                others.append(text[low - start : high - start])
        return kept, starts, others

    def _having(self, lost: Sequence[int], count: int, least: int) -> tuple[list[int], list[str]]:
        """The insertions of so many words at ``least``, with one of so many of a stretch's rarest words; and their words."""
        large = self._large.get(least)
        if large is None:
            numbers = [number for number, (_, (start, end)) in enumerate(self.places) if end - start >= least]
            large = self._large[least] = numbers, [self._texts[number] for number in numbers]
        where = [self._where.get(each, []) for each in lost if each > 0]
        rarest = sorted(where, key=len)[:count]
        if sum(map(len, rarest)) > len(large[0]):
            return large
        found = set()
        for at in (at for places in rarest for at in places):
            number = bisect_right(self._starts, at) - 1
            if number >= 0 and at < self.places[number][1].end:
                found.add(number)
        numbers = [number for number in sorted(found) if self.places[number][1].size >= least]
        return numbers, [self._texts[number] for number in numbers]


def _as_text(ids: Sequence[int]) -> str:
    """Words as a text of one character each, which is compared faster than a list."""
    return "".join([chr(each + 2) if each > 0 else _UNKNOWN if each == -1 else _FIELD for each in ids])
