"""Which of many canonicals a scan can hold copies of: those of which it has runs of words, or the beginning of a line.

A library may have hundreds of forms. The runs of all of them are in one table, so that a scan is looked up once and not once
for each form. A copy must have a share of its form's words in runs that occur once; a form of which the scan has too few runs
of any kind for that share is left out, and what is left is compared as if it were all there is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from clausediff.alignment.drafts import COVER
from clausediff.alignment.page_places import line_heads
from clausediff.canonical.reference import ANCHOR
from clausediff.canonical.variants import PreparedCanonical
from clausediff.text.lines import line_spans
from clausediff.text.words import Words, alnum_key

__all__ = ["candidates_in"]

_FEW = 4
"""Canonicals that are all compared."""


def candidates_in(candidates: Sequence[PreparedCanonical], words: Words, text: str) -> list[PreparedCanonical]:
    """The canonicals of which a scan has anything by which a copy is found, in their order. ``text`` is the whole scan's."""
    if len(candidates) <= _FEW:
        return list(candidates)
    return [candidates[number] for number in sorted(_shelf(tuple(candidates)).standing_in(words, text))]


class _Shelf:
    """The anchors of several canonicals, and the lines with fields, each with the numbers of the canonicals that have it."""

    def __init__(self, candidates: Sequence[PreparedCanonical]) -> None:
        self._anchors: dict[tuple[str, ...], tuple[int, ...]] = {}
        self._heads: dict[str, tuple[int, ...]] = {}
        for number, prepared in enumerate(candidates):
            for run in _runs(prepared.full.keys):
                self._anchors[run] = _with(self._anchors.get(run, ()), number)
            for head in line_heads(prepared):
                self._heads[head] = _with(self._heads.get(head, ()), number)
        self._sizes = [len(prepared.full) for prepared in candidates]
        self._longest = max(map(len, self._heads), default=0)

    def standing_in(self, words: Words, text: str) -> set[int]:
        """The numbers of the canonicals that have enough words in runs, or the beginning of a line, in common with a scan."""
        hits = Counter(number for run in set(_runs(words.keys)) for number in self._anchors.get(run, ()))
        found = {number for number, count in hits.items() if count * ANCHOR >= COVER * self._sizes[number]}
        if "\f" in text:  # pages of a form are placed by their lines, too
            for line in line_spans(text):
                key = alnum_key(text[line.slice])
                for size in range(3, min(len(key), self._longest) + 1):
                    found.update(self._heads.get(key[:size], ()))
        return found


_shelf = lru_cache(maxsize=2)(_Shelf)


def _runs(keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(keys[offset:] for offset in range(ANCHOR)), strict=False)


def _with(known: tuple[int, ...], number: int) -> tuple[int, ...]:
    return known if known and known[-1] == number else (*known, number)
