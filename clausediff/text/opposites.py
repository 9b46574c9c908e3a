"""Opposites by form: words that differ by a prefix or an ending that turns the meaning.

Two questions are asked of two words: whether their stems go with such prefixes or endings (``opposite``, of words that a list
has: *lawful*, *unlawful*; *licensor*, *licensee*), and whether what differs turns the meaning of any word at all (``opposed``, of
words that no list has: *pledgor*, *pledgee*; *interstate*, *intrastate*).

The prefixes and endings are the language's (:mod:`clausediff.text.vocabulary`). Whether the words exist is for the caller to ask.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from clausediff.text.vocabulary import Vocabulary

__all__ = ["Opposites"]

_STEM = 2
"""Letters of the longest stem that is too short to be a word with another prefix."""


class Opposites:
    """The prefixes and endings of one language, made ready for look-up."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._prefix_pairs = _Exchanges(words.prefix_pairs)
        self._ending_pairs = _Exchanges(words.ending_pairs)
        self._opposite_endings = _Exchanges(words.opposite_endings)
        self._exchanged_prefixes = _Exchanges(combinations((*words.opposite_prefixes, *words.exchanged_prefixes), 2))

    def turned(self, key: str) -> tuple[str, ...]:
        """What a word becomes by a prefix or an ending that may turn its meaning, words or not: *able*, *unable*, *disable* …"""
        words = self._words
        prefixes = dict.fromkeys((*words.opposite_prefixes, *words.reversing_prefixes, *words.exchanged_prefixes))
        pairs = [pair for first, second in words.prefix_pairs for pair in ((first, second), (second, first))]
        endings = [
            pair
            for first, second in (*words.opposite_endings, *words.ending_pairs)
            for pair in ((first, second), (second, first))
        ]
        bare = [key, *(key[len(prefix) :] for prefix in prefixes if key.startswith(prefix))]
        found = [*bare, *(prefix + stem for prefix in prefixes for stem in bare)]
        found += [other + key[len(one) :] for one, other in pairs if key.startswith(one)]
        found += [key[: -len(one)] + other for one, other in endings if key.endswith(one)]
        return tuple(dict.fromkeys(other for other in found if len(other) > _STEM and other != key))

    def opposed(self, one: str, other: str) -> bool:
        """Whether two words are opposites by their form alone, known words or not: pledg(or|ee), (inter|intra)state."""
        if one.endswith("s") and other.endswith("s"):
            one, other = one[:-1], other[:-1]
        longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
        words = self._words
        if len(shorter) > 3 and longer.endswith(shorter) and longer[: -len(shorter)] in words.reversing_prefixes:
            return True
        if longer.startswith(shorter) and longer[len(shorter) :] in words.depriving_endings:
            return True
        return self._prefix_pairs.before_rest(one, other, 3) or self._ending_pairs.behind_stem(one, other, 3)

    def opposite(self, one: str, other: str, *, strictly: bool = False) -> bool:
        """Whether two words differ by a prefix or an ending that turns the meaning: (un)lawful, licens(or|ee).

        ``strictly`` counts only a prefix that one of them lacks altogether.
        """
        words = self._words
        longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
        if len(shorter) > 2 and longer.endswith(shorter):
            prefix = longer[: -len(shorter)]
            if prefix in words.opposite_prefixes or (not strictly and prefix in words.exchanged_prefixes):
                return True
        if strictly:
            return False
        return self._exchanged_prefixes.before_rest(one, other, 4) or self._opposite_endings.behind_stem(one, other, 0)


class _Exchanges:
    """Pairs of prefixes or endings, looked up by what two words have before or behind what they share."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Each pair counts in both directions."""
        self._pairs = {pair for a, b in pairs for pair in ((a, b), (b, a)) if a != b}
        self._longest = max((len(a) for a, _ in self._pairs), default=0)

    def before_rest(self, one: str, other: str, least: int) -> bool:
        """Whether two words are a pair's prefixes before the same letters, so many at least."""
        size = self._least_shared(one, other, least)
        shorter = min(len(one), len(other))
        if one[-size:] != other[-size:]:
            return False
        while (one[:-size], other[:-size]) not in self._pairs:
            size += 1
            if size > shorter or one[-size] != other[-size]:
                return False
        return True

    def behind_stem(self, one: str, other: str, least: int) -> bool:
        """Whether two words are a pair's endings behind the same letters, so many at least."""
        size = self._least_shared(one, other, least)
        shorter = min(len(one), len(other))
        if one[:size] != other[:size]:
            return False
        while (one[size:], other[size:]) not in self._pairs:
            if size >= shorter or one[size] != other[size]:
                return False
            size += 1
        return True

    def _least_shared(self, one: str, other: str, least: int) -> int:
        """How many letters two words share at least, if what differs is a pair."""
        return max(least, max(len(one), len(other)) - self._longest)
