"""Where in a copy words that it lacks elsewhere may be: its insertions, to be looked up by their words.

A stretch that was moved has most of its words in the insertion. So of the stretch's rarest words, as many as it may lack and
one more, at least one is there, and only the insertions with one of them are compared with it (the prefix filter of set
similarity joins: S. Chaudhuri, V. Ganti and R. Kaushik, 2006).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from rapidfuzz.distance import LCSseq

from clausediff.alignment.unit import Kind, Unit
from clausediff.model import Range

_UNKNOWN, _FIELD = "\x00", "\x01"
"""What stands for a word of the scan that the canonical lacks, and for a field; no two of them are equal."""


class Gained:
    """The insertions of a copy, without what was found in them."""

    def __init__(self, ids: Sequence[int], units: Sequence[Unit]) -> None:
        """``ids`` are the scan's words as the canonical's integers."""
        self.places: list[tuple[int, Range]] = []
        """Each insertion, or what is left of it: its index among the units, and its words in the scan."""
        self._ids = ids
        self._free: list[bool] = []
        self._texts: dict[int, str] = {}
        self._having: dict[int, list[int]] = {}
        for index, unit in enumerate(units):
            if unit.kind is Kind.INSERT:
                self._add(index, unit.scan)

    def take(self, number: int, place: Range) -> None:
        """Cut a place out of an insertion; what is left on both sides may have been moved too."""
        index, (start, end) = self.places[number]
        if not (start <= place.start and place.end <= end):
            return
        self._free[number] = False
        for part in (Range(start, place.start), Range(place.end, end)):
            if part.size:
                self._add(index, part)

    def _add(self, index: int, part: Range) -> None:
        number = len(self.places)
        self.places.append((index, part))
        self._free.append(True)
        for each in set(self._ids[part.slice]):
            self._having.setdefault(each, []).append(number)

    def matching(self, lost: Sequence[int], share: float) -> Iterator[tuple[int, list[Range], int]]:
        """The free insertions that have so large a share of the words of a stretch, in its order.

        Each is given by its number, in the order of the scan, with the runs of its words that are the stretch's, and how many these
        are. Fields, whose integers are negative, are none of its words.
        """
        wanted = sorted((each for each in lost if each > 0), key=lambda each: len(self._having.get(each, ())))
        least = ceil(share * len(wanted) - 1e-9)
        numbers: set[int] = set()
        for each in wanted[: len(wanted) - least + 1]:
            numbers.update(self._having.get(each, ()))
        text = _as_text(lost)
        for number in sorted(numbers, key=lambda each: self.places[each][1]):
            part = self.places[number][1]
            if not self._free[number] or part.size < least:
                continue
            other = self._text(number)
            if LCSseq.similarity(text, other, score_cutoff=least) < least:
                continue
            equal = [op for op in LCSseq.opcodes(text, other) if op.tag == "equal"]
            runs = [Range(part.start + op.dest_start, part.start + op.dest_end) for op in equal]
            yield number, runs, sum(run.size for run in runs)

    def _text(self, number: int) -> str:
        """The words of an insertion, a character each."""
        known = self._texts.get(number)
        if known is None:
            known = self._texts[number] = _as_text(self._ids[self.places[number][1].slice])
        return known


def _as_text(ids: Sequence[int]) -> str:
    """Words as a text of one character each, which is compared faster than a list."""
    return "".join([chr(each + 2) if each > 0 else _UNKNOWN if each == -1 else _FIELD for each in ids])
