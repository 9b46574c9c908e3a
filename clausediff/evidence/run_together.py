"""Words run together in the scan: which readings with one of them exchanged are as near to the marks as the words themselves.

====================  =============  ======================================================
canonical             marks          readings
====================  =============  ======================================================
``be rejected``       ``becjected``  ``beejected`` (*ejected* in the place of *rejected*) …
====================  =============  ======================================================
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from clausediff.evidence.lexicon import Lexicon
from clausediff.evidence.rivals import AS_READ, in_case, pieces, usual
from clausediff.text.protected import Protected

__all__ = ["Exchange", "RunTogether"]

_MISREAD = 1 / 3
"""Share of letters of words without spaces that may be misread for other words to be read in them."""


class Exchange(NamedTuple):
    """Words run together, one of them exchanged."""

    text: str
    """All of them without spaces."""
    word: str
    """The other word among them."""
    penalty: float
    """Natural log of how unlikely somebody is to have written it; 0 or less."""


class RunTogether:
    """Makes the readings of words run together."""

    def __init__(
        self, lexicon: Lexicon, vocabulary: frozenset[str], is_word: Callable[[str], bool], words: Protected
    ) -> None:
        """``vocabulary`` are the canonical's words, ``words`` the protected ones of its language."""
        self._lexicon = lexicon
        self._vocabulary = vocabulary
        self._is_word = is_word
        self._protected = words

    def exchanged(self, words: Sequence[str], marks: str, *, nearer: bool) -> Iterator[Exchange]:
        """Words run together with one of them exchanged, where that is as near to marks without spaces as the words themselves.

        ``be`` and ``rejected`` against ``becjected``: ``beejected``. Signs between the words stand among them and are never
        exchanged, and neither are figures. ``nearer`` leaves out what is only as near.
        """
        joined = "".join(words)
        seen = marks.casefold()
        most = min(Levenshtein.distance(joined.casefold(), seen) - nearer, int(_MISREAD * len(seen)))
        plain = joined.isascii() and seen.isascii()
        others = [
            (index, word, "".join(words[:index]), "".join(words[index + 1 :]))
            for index, word in enumerate(words if most >= 0 else ())
            if word.isalpha()
        ]
        others = [each for each in others if not plain or self._may_be_exchanged(*each[1:], seen, most)]
        parts = pieces(list(words), marks) if others else []
        for index, word, head, tail in others:
            for other, penalty in self._instead_of(word, parts[index]).items():
                text = f"{head}{in_case(other, word)}{tail}"
                if (
                    other not in ("", word.casefold())
                    and other.isalpha()
                    and Levenshtein.distance(text.casefold(), seen) <= most
                ):
                    yield Exchange(text, in_case(other, word), penalty)

    def _may_be_exchanged(self, word: str, head: str, tail: str, seen: str, most: int) -> bool:
        """Whether another word between ``head`` and ``tail`` can be so near to the marks ``seen``, before any is looked for.

        It need not be looked for where head and tail differ too much from the marks, or so much that the marks between them must be
        the word, and are none.
        """
        heads = _costs(head.casefold(), seen, most)
        tails = _costs(tail.casefold()[::-1], seen[::-1], most)
        exact = set()
        for before, cost in heads:
            for behind, more in tails:
                if cost + more <= most and before + behind <= len(seen):
                    if cost + more < most:
                        return True
                    exact.add(seen[before : len(seen) - behind])
        exact -= {"", word.casefold()}
        return any(
            self._is_word(other)
            or other in self._lexicon.words
            or "ss" in other  # which may be a sharp one
            or other in self._protected.turned(word.lower())
            for other in exact
            if other.isalpha()
        )

    def _instead_of(self, word: str, parts: Collection[str]) -> dict[str, float]:
        """What one word could be, of which some marks are read: words that look like them, and opposites of the word by its form."""
        found = {}
        marks = {piece.lower() for piece in parts}
        for piece in sorted(marks):
            for other in self._lexicon.neighbours(piece, self._vocabulary):
                found[other.lower()] = usual(other, self._lexicon, self._vocabulary)
        for other in self._protected.turned(word.lower()):
            read = other in marks and abs(len(word) - len(other)) > 1  # engines drop single letters, not prefixes
            if read or self._is_word(other) or self._protected.opposed(word.lower(), other):
                found[other] = AS_READ
        found |= {piece.lower(): AS_READ for piece in parts if self._is_word(piece.lower())}
        return found


def _costs(text: str, seen: str, most: int) -> list[tuple[int, int]]:
    """How many of the first marks may be a text, with how many letters differ, which are ``most`` at most."""
    found = []
    for size in range(max(0, len(text) - most), min(len(seen), len(text) + most) + 1):
        cost = Levenshtein.distance(text, seen[:size], score_cutoff=most)
        if cost <= most:
            found.append((size, cost))
    return found
