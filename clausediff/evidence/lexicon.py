"""Which words there are, how often contracts use them, and which of them are one misreading apart.

Evidence on ordinary words only: that ``Smte`` is no word, that ``the`` follows ``of`` where ``he`` does not. It must
never touch a figure, a negation, a modal or any other protected word: an edit makes a plausible sentence, too.

The English words are SCOWL's (see ``data/words-en.copyright``) with a few dozen legal terms; the counts are of public NDAs,
by ``tools/fit_lexicon.py``. The words of other languages are pyspellchecker's, where that is installed, with its counts; no
pairs of words are known for them, so that context says nothing. Everything loads when first used.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, cached_property, lru_cache
from importlib.util import find_spec
from math import log
from pathlib import Path

from clausediff.evidence.near_words import index_of, one_confusion_away, one_letter_away, own_words
from clausediff.text import english
from clausediff.text.clitics import hosts
from clausediff.text.vocabulary import base_code, vocabulary
from clausediff.text.words import fold_word

__all__ = ["Lexicon", "load"]

LISTED = frozenset("de fr es it nl pt".split())
"""Languages whose words pyspellchecker lists, and whose protected words are known."""

UNKNOWN = -20.0
"""Natural log of the probability given to a word that is in no list."""
UNCOUNTED = 0.3
"""How often a word of the list that no contract used is taken to have been seen."""
ORDINARY = 1e-6
"""Share of a text's words from which a listed word is taken to be no name (of Italian names, *Ferrari* has 1e-7)."""
DISCOUNT = 0.75
"""Absolute discount of the pairs (Ney, Essen and Kneser 1994)."""
LEAST_REST = 0.01
"""The least share that is kept for words that were never seen to follow another."""
FEW = 1000
"""Words that are looked up edit by edit before the index of the whole list is made: without it a look-up takes 50 microseconds
longer, and making it takes 50 milliseconds."""
LEAST, MOST = -12.0, 12.0
"""Bounds of the context's log odds: a small table is no evidence for more."""


def _data(name: str) -> str:
    import gzip

    packed = Path(__file__).with_name("data").joinpath(name).read_bytes()
    return gzip.decompress(packed).decode("ascii")


class Lexicon:
    """The words of one language. With ``known`` false (no list for it) nothing is a word and every odds is 0."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._own = language == "en"
        self.known = self._own or (language in LISTED and _installed())
        self._looked_up = 0
        self._near = lru_cache(maxsize=1 << 16)(self._find_near)
        self._follows = lru_cache(maxsize=1 << 16)(self._log_follows)
        self._beyond = lru_cache(maxsize=8)(lambda extra: own_words(extra).words - self.words)

    @property
    def unaccented(self) -> bool:
        """Whether an accent makes no other word, as in English: *façade*, *facade*."""
        return self._own

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word, in lower case."""
        if self._own:
            return english.words()
        return frozenset(self._counts) | (self._protected if self.known else frozenset())

    @cached_property
    def _protected(self) -> frozenset[str]:
        """The words of the language's guards: a list of subtitles' words need not have those of contracts."""
        listed = (word for guard in vocabulary(self.language).guards for group in guard.groups for word in group)
        return frozenset(word for word in listed if word.isalpha())

    def is_word(self, word: str) -> bool:
        """Whether it is a word, in any case; ``Party's``, ``non-exclusive``, *l'article* and *darlo* are when their parts are.

        Of the single letters only those of the language are, ``a`` and ``I``; figures are not.
        """
        has = english.listed if self._own else self.words.__contains__
        word = word.lower()
        if has(word):
            return True
        if not word.isascii():
            word = fold_word(word.replace("’", "'"))
            if has(word):
                return True
        if not self._own and self.known and any(map(has, hosts(word, vocabulary(self.language)))):
            return True
        if word.endswith("'s"):
            return has(word[:-2])
        if word.endswith("s'"):
            return has(word[:-1])
        return "-" in word and all(len(part) > 1 and has(part) for part in word.split("-"))

    def counted(self, word: str) -> bool:
        """Whether any of the contracts that were counted used a word."""
        return fold_word(word.lower()) in self._counts

    def ordinary(self, word: str) -> bool:
        """Whether a word in capitals is one that texts use, and no name: lists of other languages have names as well, rare ones.

        Where all nouns have capitals, nobody can tell the two apart.
        """
        if self._own or (self.known and vocabulary(self.language).nouns_have_capitals):
            return self.counted(word)
        word = fold_word(word.lower())
        return word in self._protected or self._counts.get(word, 0) >= ORDINARY * self._total

    def log_probability(self, word: str) -> float:
        """Natural log of the word's probability in a contract; :data:`UNKNOWN` where it is no word."""
        word = word.lower()
        count = self._counts.get(word)
        if count is not None:
            return log(count / self._total)
        return log(UNCOUNTED / self._total) if self.is_word(word) else UNKNOWN

    def neighbours(self, word: str, extra: Collection[str] = ()) -> tuple[str, ...]:
        """Words one letter, or one often confused group of letters (``rn`` for ``m``), away; the likeliest first.

        ``extra``: further words, such as the canonical's own vocabulary, given back as they are spelt; pass the same
        frozenset each time and it is indexed once. The word itself is never among them, in whatever case.
        """
        own = extra if isinstance(extra, frozenset) else frozenset(extra)
        return self._near(word.lower(), own)

    def foresee(self, count: int) -> None:
        """Say how many words will be looked up: for many of them the index of all words is made at the first one."""
        if count > FEW:
            self._looked_up = max(self._looked_up, FEW)

    def forget(self) -> None:
        """Give the memory of what was looked up back."""
        self._near.cache_clear()
        self._follows.cache_clear()

    def context_log_odds(self, before: str, word: str, instead: str, after: str) -> float:
        """Natural log of P(word | before, after) / P(instead | before, after); -12 to 12, 0 when nothing is known.

        ``before`` and ``after`` are the neighbouring words as they stand, punctuation and all; empty at a page's edge.
        """
        if not self._own:
            return 0.0
        left, right = _context(before, last=True), _context(after, last=False)
        word, instead = word.lower(), instead.lower()
        odds = self._follows(left, word) - self._follows(left, instead)
        odds += self._follows(word, right) - self._follows(instead, right)
        return min(max(odds, LEAST), MOST)

    @cached_property
    def _counts(self) -> dict[str, int]:
        if not self._own:
            return _listed(self.language) if self.known else {}
        lines = _data(f"counts-{self.language}.tsv.gz").splitlines()
        return {word: int(count) for word, count in (line.split("\t") for line in lines)}

    @cached_property
    def _total(self) -> float:
        return sum(self._counts.values()) + UNCOUNTED * len(self.words) + 1.0

    @cached_property
    def _pairs(self) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        first = ""
        for line in _data(f"pairs-{self.language}.tsv.gz").splitlines():
            head, second, count = line.split("\t")
            first = head or first
            found.setdefault(first, {})[second] = int(count)
        return found

    @cached_property
    def _totals(self) -> dict[str, int]:
        """For each first word: how often anything was seen to follow it."""
        return {first: max(self._counts.get(first, 0), sum(row.values())) for first, row in self._pairs.items()}

    @cached_property
    def _rest(self) -> dict[str, float]:
        """For each first word: the share of what follows it that the table of pairs does not list."""
        totals = self._totals
        return {
            first: 1.0 - (sum(row.values()) - DISCOUNT * len(row)) / totals[first] for first, row in self._pairs.items()
        }

    def _log_follows(self, first: str, second: str) -> float:
        """Natural log of P(second | first), backing off to the second's own frequency."""
        count = self._counts.get(second)
        alone = count / self._total if count is not None else UNCOUNTED / self._total
        row = self._pairs.get(first)
        if row is None:
            return log(alone)
        listed = max(row.get(second, 0) - DISCOUNT, 0.0) / self._totals[first]
        return log(listed + max(self._rest[first], LEAST_REST) * alone)

    def _find_near(self, word: str, extra: frozenset[str]) -> tuple[str, ...]:
        self._looked_up += 1
        few = self._looked_up <= FEW and self._own
        near = list(self.words.intersection(one_letter_away(word))) if few else index_of(self.words).near(word)
        confused = one_confusion_away(word)
        near += [other for other in confused if other in self.words]
        if extra:
            own = own_words(extra)
            # Of those in the list, all that are near were found in it.
            near += index_of(own.words if few else self._beyond(extra)).near(word)
            near += [other for other in confused if other in own.words]
            found = {other: own.spelling.get(other, other) for other in near}
        else:
            found = {other: other for other in near}
        found.pop(word, None)
        if len(found) < 2:
            return tuple(found.values())
        return tuple(found[other] for other in sorted(found, key=lambda other: (-self._counts.get(other, 0), other)))


def _context(token: str, *, last: bool) -> str:
    """A neighbouring token as the table of pairs names it: a word, ``0`` for a figure, or the mark between."""
    token = token.lower().replace("’", "'").strip("\"'“”‘ ")
    if not token:
        return "."
    mark = token[-1] if last else token[0]
    if mark in ",()":
        return mark
    if mark in ".;:":
        return "."
    token = token.strip("\"'“”‘.,;:()[]")
    return "0" if token[:1].isdigit() else token or "."


def _installed() -> bool:
    return find_spec("spellchecker") is not None


def _listed(language: str) -> dict[str, int]:
    """pyspellchecker's words of a language and their counts; those that are several words or hold signs are left out."""
    from spellchecker import SpellChecker

    counted = SpellChecker(language=language, distance=1).word_frequency.dictionary
    return {
        fold_word(word): count for word, count in counted.items() if word.replace("-", "").replace("'", "").isalpha()
    }


def load(language: str = "en") -> Lexicon:
    """The lexicon of a language (``en``, ``en-GB``). Cached; the lists load when first used."""
    return _load(base_code(language))


_load = cache(Lexicon)
