"""The words of a list that are one misreading away from some marks: one letter, or one confused group of letters.

==========================  ==========================================================================
:func:`one_letter_away`     every string one letter away, to be looked up in a set of words: for few look-ups
:class:`WordIndex`          the words near by, found by their halves, which are sorted once: for many look-ups
:func:`one_confusion_away`  every string with another group of letters, such as ``rn`` for ``m``
==========================  ==========================================================================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache

from clausediff.text.lookalikes import SEGMENTS

__all__ = ["OwnWords", "WordIndex", "index_of", "one_confusion_away", "one_letter_away", "own_words"]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TO_ONE = {a: [b for x, b in SEGMENTS if x == a] for a, _ in SEGMENTS}
_TO_TWO = {b: [a for a, x in SEGMENTS if x == b] for _, b in SEGMENTS}


class OwnWords:
    """An extra vocabulary: its words in lower case, and how each is spelt."""

    def __init__(self, extra: Iterable[str]) -> None:
        """Of words that differ in case only, the first in alphabetical order gives the spelling."""
        self.spelling = {word.lower(): word for word in sorted(extra, reverse=True)}
        self.words = frozenset(self.spelling)


own_words = lru_cache(maxsize=8)(OwnWords)


class WordIndex:
    """Words by their halves: of two words that are one edit apart, the first half or the second half is the same."""

    def __init__(self, words: frozenset[str]) -> None:
        from rapidfuzz.distance import Levenshtein
        from rapidfuzz.process import extract

        self._distance: Callable[..., int] = Levenshtein.distance
        self._extract = extract
        self._words = words
        self._letters = frozenset("".join(words))
        self._lengths: dict[int, list[str]] = defaultdict(list)
        for word in words:
            self._lengths[len(word)].append(word)
        self._halves: dict[int, tuple[dict[str, list[str]], dict[str, list[str]]]] = {}

    def _split(self, length: int) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """The words of one length by their first halves and by their second."""
        heads: dict[str, list[str]] = defaultdict(list)
        tails: dict[str, list[str]] = defaultdict(list)
        half = length >> 1
        for word in self._lengths.get(length, ()):
            heads[word[:half]].append(word)
            tails[word[half:]].append(word)
        known = self._halves[length] = heads, tails
        return known

    def _mended(self, word: str) -> list[str]:
        """The same for marks of which no word has one: it must be the letter that is another one, or is not there."""
        strange = [at for at, mark in enumerate(word) if mark not in self._letters]
        if len(strange) > 1:
            return []
        head, tail = word[: strange[0]], word[strange[0] + 1 :]
        return [other for letter in ("", *self._letters) if (other := head + letter + tail) in self._words]

    def near(self, word: str) -> list[str]:
        """Words at most one insertion, deletion or substitution away, perhaps twice, in no order."""
        if not self._letters.issuperset(word):
            return self._mended(word)
        length, halves = len(word), self._halves
        candidates: list[str] = []
        for other in (length - 1, length, length + 1):
            half = other >> 1
            heads, tails = halves.get(other) or self._split(other)
            candidates += heads.get(word[:half], ())
            candidates += tails.get(word[length - other + half :], ())
        near = self._extract(word, candidates, scorer=self._distance, score_cutoff=1, limit=None)
        return [each for each, _, _ in near]


index_of = lru_cache(maxsize=8)(WordIndex)


def one_letter_away(word: str) -> list[str]:
    """Every string one letter away, some of them twice, and the word itself."""
    found = [word + letter for letter in _LETTERS]
    for at in range(len(word)):
        head, tail, rest = word[:at], word[at:], word[at + 1 :]
        found.append(head + rest)
        found += [head + letter + rest for letter in _LETTERS]
        found += [head + letter + tail for letter in _LETTERS]
    return found


def one_confusion_away(word: str) -> list[str]:
    """Every string one confusion segment away."""
    found = []
    for at, mark in enumerate(word):
        pair = word[at : at + 2]
        if pair in _TO_ONE:
            found += [word[:at] + one.lower() + word[at + 2 :] for one in _TO_ONE[pair]]
        if mark in _TO_TWO:
            found += [word[:at] + two.lower() + word[at + 1 :] for two in _TO_TWO[mark]]
    return found
