"""Figures that were read together with the form's word beside their field: engines lose spaces.

::

    canonical   within {{days}} business days
    scan        within 30business days
    words       within  30  business  days       and not one word that is neither a filling nor the form's

A figure and letters are two words here where the letters are what a form has directly before or behind a date, an amount or a number
to fill in, and the two together are no word of it. No letter is added or lost: only where the one word ends.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from itertools import pairwise

from clausediff import regex as re
from clausediff.canonical.reference import CanonicalWords
from clausediff.canonical.variants import PreparedCanonical
from clausediff.text.words import Words

__all__ = ["cut_words", "with_figures_apart"]

_FIGURES = ("date", "money", "number")
_JOINED = re.compile(r"\d[^\W\d_]{2}|[^\W\d_]{2}\d")
_BEHIND, _BEFORE = re.compile(r"(\d+)([^\W\d_]{2,})"), re.compile(r"([^\W\d_]{2,})(\d+)")


def with_figures_apart(words: Words, candidates: Sequence[PreparedCanonical]) -> Words:
    """The words, with figures cut off the words that the canonicals have beside such fields."""
    if not _JOINED.search(words.folded):
        return words
    before, behind = ({key for prepared in candidates for key in _beside(prepared.full, step)} for step in (-1, 1))
    known = set[str]().union(*(prepared.words for prepared in candidates))
    cuts: dict[int, list[int]] = {}
    for index, key in enumerate(words.keys):
        if (
            key[:1].isdigit() == key[-1:].isdigit()
            or key in known
            or len(key) != words.ends[index] - words.starts[index]
        ):
            continue
        pattern, letters, beside = (_BEHIND, 2, behind) if key[0].isdigit() else (_BEFORE, 1, before)
        found = pattern.fullmatch(key)
        if found is not None and found[letters] in beside:
            cuts[index] = [words.starts[index] + found.end(1)]
    return cut_words(words, cuts) if cuts else words


def _beside(canonical: CanonicalWords, step: int) -> set[str]:
    """The words that a canonical has directly before or behind a field for a figure."""
    return {
        canonical.keys[index + step]
        for index, spec in canonical.slots.items()
        if spec.type in _FIGURES and 0 <= index + step < len(canonical) and index + step not in canonical.slots
    }


def cut_words(words: Words, cuts: Mapping[int, Sequence[int]]) -> Words:
    """The words, some of them cut at so many offsets in the text, in order."""
    keys: list[str] = []
    starts, ends = array("i"), array("i")
    for index, key in enumerate(words.keys):
        first = words.starts[index]
        for start, end in pairwise([first, *cuts.get(index, ()), words.ends[index]]):
            keys.append(key[start - first : end - first])
            starts.append(start)
            ends.append(end)
    return Words(words.text, words.folded, keys, starts, ends)
