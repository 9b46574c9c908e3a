"""Protected words: the classes whose change changes an agreement, and what each word could be turned into.

A word is *protected* when it is in a guard (:data:`GUARDS`), a figure, part of a cross-reference or of a defined term:
context never explains it away, and it is called noise only when the marks are no legal value themselves and no *neighbour*
explains them nearly as well. A word's neighbours are the other legal values that compete with the canonical's reading for
the marks on the page.

The words are a language's data (:mod:`clausediff.text.vocabulary`); :class:`Protected` looks them up. The functions and
lists of this module are those of English.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from functools import cache, lru_cache

from clausediff import regex as re
from clausediff.text.clitics import elided
from clausediff.text.opposites import Opposites
from clausediff.text.vocabulary import Guard, Vocabulary, vocabulary
from clausediff.text.words import tokenize

__all__ = [
    "AMOUNT",
    "BINDING",
    "CARDINALS",
    "CURRENCIES",
    "FIRM",
    "GUARDS",
    "INSERTABLE",
    "NOT_A_NAME",
    "NOT_A_SIGNATURE",
    "NUMBERED",
    "NUMBER_WORDS",
    "RUNNING_TEXT",
    "SENTENCE",
    "VOWELS",
    "Guard",
    "Protected",
    "category",
    "classes",
    "defined_terms",
    "guard",
    "is_figure",
    "is_quantity",
    "neighbours",
    "points",
    "protected",
]

AMOUNT = frozenset("$€£¥%‰§")
"""Signs that no page number has: a figure with one of them is content wherever it is."""

_FIRST = ("must-match", "money", "cross-reference", "number")
"""The classes that name a finding before all guards; ``defined-term`` comes after them."""
_ROMAN = frozenset("ivxlc")
_SMALL_ROMAN = frozenset(("ii", "iii", "iv", "vi"))
_FIGURE = re.compile(r"\d+(?:st|nd|rd|th|[a-z]|/\d+)?")
_DEFINITION = re.compile(r"[(\s](?:[“\"”„]|[«»]\s?)([^\W\d_a-z][^“”„\"«»\n{}<>]{0,50}?)(?:[”\"“]|\s?[»«])")
VOWELS = tuple("aeiouyhàâäáèéêëìíîïòóôöùúûü")
"""Letters before which words are elided."""
_SHORT_ELISION = 2
"""Letters of the longest elided word that another one is taken for: of these each is one glyph from the others."""
_LONGEST_REFERENCE = 8
"""Words before a numeral among which the word for what is referred to must be."""


class Protected:
    """The protected words of one language, made ready for look-up."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self._classes: dict[str, tuple[str, ...]] = {}
        self._neighbours: dict[str, tuple[str, ...]] = {}
        for each in words.guards:
            for group in each.groups:
                for word in group:
                    if word not in words.common:
                        self._classes[word] = (*self._classes.get(word, ()), each.code)
                    self._neighbours[word] = (*self._neighbours.get(word, ()), *sorted(group - {word}))
        self._guards = {each.code: each for each in words.guards}
        order = (*_FIRST, *self._guards, "defined-term")
        self._rank = {code: rank for rank, code in enumerate(dict.fromkeys(order))}
        self._references = words.all_references
        self._currencies = words.currencies
        self._amount_units = words.amount_units
        self._joiners = words.joiners | _SMALL_ROMAN
        opposites = Opposites(words)
        self.opposed = lru_cache(maxsize=1 << 14)(opposites.opposed)
        self.opposite = lru_cache(maxsize=1 << 14)(opposites.opposite)
        self.turned = lru_cache(maxsize=1 << 12)(opposites.turned)

    def guard(self, code: str) -> Guard | None:
        """The guard with this code; None for the classes that have no word list."""
        return self._guards.get(code)

    def category(self, found: Sequence[str]) -> str:
        """Of several classes the one that names the finding."""
        return min(found, key=lambda code: self._rank.get(code, len(self._rank)))

    def classes(
        self, key: str, before: str = "", after: str = "", raw: str = "", terms: Collection[str] = ()
    ) -> tuple[str, ...]:
        """The protected classes of one word between its neighbours in the text; empty for an ordinary word."""
        if not key:
            return ()
        if key == "non" and "exclusivity" in self._classes.get(after, ()):
            return ("exclusivity",)
        has_digit = not key.isalpha() and any(char.isdigit() for char in key)
        if self._refers(before) and (
            has_digit or (key != "i" and len(key) == 1) or (len(key) <= 5 and _ROMAN.issuperset(key) and key != "i")
        ):
            return ("cross-reference",)
        if has_digit:
            money = before in self._currencies or after in self._amount_units
            return ("money", "number") if money else ("number",)
        found = self._classes.get(key, ())
        if "'" in key and not found:
            found = self._elided_classes(key)
        if found in (("date", "modal"), ("modal", "date")):
            found = ("date",) if raw[:1].isupper() and after[:1].isdigit() else ("modal",)
        if raw[:1].isupper() and key in terms:
            found = (*found, "defined-term")
        return found

    def _elided_classes(self, key: str) -> tuple[str, ...]:
        """The classes of a word and of the one that is elided before it: *n'excède* has those of *ne* and *excède*."""
        parts = elided(key, self.words)
        if parts is None:
            return ()
        full, rest = parts
        return tuple(dict.fromkeys((*self._classes.get(full, ()), *self._classes.get(rest, ()))))

    def _refers(self, key: str) -> bool:
        """Whether a word is one before the number of a clause, perhaps behind an elided one: *l'article*."""
        if key in self._references:
            return True
        parts = elided(key, self.words) if "'" in key else None
        return parts is not None and parts[1] in self._references

    def _elided_neighbours(self, key: str) -> Iterator[str]:
        """What a word could be turned into where a language elides: *l'achat*, *d'achat*; *est*, *n'est*."""
        heads = self.words.elisions
        head, mark, rest = key.partition("'")
        rest = rest if mark else key
        if not rest.startswith(VOWELS) or (mark and head not in heads):
            return
        same = self._neighbours.get(rest, ()) if mark else ()
        yield from (f"{head}'{other}" for other in same if other.startswith(VOWELS))
        near = self._neighbours.get(heads[head], ()) if mark else ()
        for other, full in heads.items():
            close = full in near or len(other) <= _SHORT_ELISION
            if other != head and (close if mark else full in self._classes and close):
                yield f"{other}'{rest}"
        if mark:
            yield rest

    def neighbours(self, key: str, classes_of: Iterable[str], terms: Collection[str] = ()) -> tuple[str, ...]:
        """Other legal values that a protected word could have been turned into (figures are read, not listed)."""
        found = self._neighbours.get(key, ())
        if self.words.elisions:
            found = (*found, *self._elided_neighbours(key))
        if "defined-term" in classes_of:
            found = (*found, *sorted(term for term in terms if term != key))
        return found

    def points(self, keys: Sequence[str], index: int, labels: Container[int] = ()) -> bool:
        """Whether the word at ``index`` is part of a cross-reference: ``Section 3.1(b)``, ``Sections 5, 6 and 7``.

        ``labels`` holds the indices of words that begin a clause, where no cross-reference goes on.
        """
        key = keys[index]
        if not key or len(key) > 5 or not (key.isdigit() or len(key) == 1 or _ROMAN.issuperset(key)):
            return False
        for back in range(1, _LONGEST_REFERENCE):
            if index < back or index - back + 1 in labels:
                return False
            before = keys[index - back]
            if self._refers(before):
                return True
            if not before or not (before.isdigit() or len(before) == 1 or before in self._joiners):
                return False
        return False

    def is_quantity(self, key: str) -> bool:
        """Whether a word is a figure, or one that figures and single letters go with: a unit, a currency, a reference, a choice.

        A stray mark beside such a word may make another amount, another reference or another choice of it.
        """
        words = self.words
        if any(map(str.isnumeric, key)) or key in self._currencies or key in self._amount_units:
            return True
        return (
            key in self._references
            or key in words.number_words
            or key in words.choices
            or "time" in self._classes.get(key, ())
        )


def defined_terms(text: str) -> frozenset[str]:
    """Lower-case words of the terms that a canonical defines: ``("Effective Date")``, ``"Services" means``."""
    terms: set[str] = set()
    for match in _DEFINITION.finditer(" " + text):
        words = tokenize(match[1])
        for index, key in enumerate(words.keys):
            if words.raw(index)[:1].isupper() and len(key) > 2:
                terms.add(key)
    return frozenset(terms)


@lru_cache(maxsize=1 << 14)
def is_figure(key: str) -> bool:
    """Whether a key is a figure: all digits, perhaps with an ordinal's ending or a letter, or a fraction."""
    return key.isdigit() or _FIGURE.fullmatch(key) is not None


@cache
def protected(language: str = "en") -> Protected:
    """The protected words of a language; those of English where it has no lists."""
    return Protected(vocabulary(language))


_ENGLISH = protected("en")
_WORDS = _ENGLISH.words

guard = _ENGLISH.guard
category = _ENGLISH.category
classes = _ENGLISH.classes
neighbours = _ENGLISH.neighbours
points = _ENGLISH.points
is_quantity = _ENGLISH.is_quantity

GUARDS = _WORDS.guards
NUMBERED = _WORDS.numbered
NUMBER_WORDS = _WORDS.number_words
CARDINALS = _WORDS.cardinals
CURRENCIES = _WORDS.currencies
INSERTABLE = _WORDS.insertable
BINDING = _WORDS.binding
RUNNING_TEXT = _WORDS.running_text
NOT_A_NAME = _WORDS.not_a_name
NOT_A_SIGNATURE = _WORDS.not_a_signature
SENTENCE = _WORDS.sentence
FIRM = _WORDS.firm
