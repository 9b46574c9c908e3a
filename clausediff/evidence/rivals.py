"""Rivals: what else the marks in a scan could be than the canonical's words misread.

Each rival is a reading that would be an *edit* of the agreement, with a log penalty for how unlikely somebody is to have
written it: the marks taken at face value, the protected neighbours of each word, figures that the marks could be, words of
the lexicon that look like the marks, a word lost, and a word written in.

===============  ============  ==================================================================
canonical        scan          rivals
===============  ============  ==================================================================
``shall``        ``sha||``     ``may``, ``must``, ``will`` … (protected neighbours)
``60``           ``8O``        ``80`` (a figure that the marks could be)
``and the``      ``anthe``     ``the`` (a word lost), ``or the`` …
``days``         ``days not``  ``days not``, ``not days``, ``days no`` … (a word written in)
===============  ============  ==================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from clausediff import regex as re
from clausediff.evidence.lexicon import Lexicon
from clausediff.text.lookalikes import FIGURES
from clausediff.text.protected import Protected, protected

__all__ = ["AS_READ", "Rival", "Rivals", "figures", "in_case", "pieces", "usual"]

# Set by hand. In brackets what other values do by ``tools/vary_constants.py`` on 310 documents with 2,851 edits, where no
# edit went unseen at any value: how many more or fewer false ``review`` findings there are than 1,045.
_SHORT = 4
"""Letters of the longest ordinary word whose neighbours are rivals: of short words many are one glyph from another
(0: 1 fewer; no limit: the same)."""
_OTHER = -1.5
"""Log penalty of an edit that no protected word invites: an ordinary word exchanged, lost, or one written in
(0: 2 more; -4: 10 fewer)."""
AS_READ = -1.0
"""Log penalty of the marks taken as they are, or cut into words and figures as they are (0 and -3: the same)."""
_UNUSED = -5.0
"""Log penalty of a word that no contract was seen to use: nobody changes ``control`` into ``corral``
(-1: the same; no such words: 4 fewer)."""
_USUAL = (0.35, 8.0, -0.5)
"""Log penalty of a word that contracts use, from its log probability p: ``0.35 * (p + 8)``, at most -0.5
(slope 0: 4 fewer; slope 1: 3 fewer)."""
_STRANGE = 0.75
"""Share of letters that must be changed for a rival not to be weighed, which saves time: a word that nobody knows explains
such marks better (0.5, and no limit: the same)."""
_MORE_INK = 2
"""Characters that marks must have more than the canonical's words for a word to have been written in
(1: 1 more; never: the same)."""
_MOST_FIGURES = 64
"""How many figures some marks are taken to be at most, for ambiguous marks multiply (4: the same)."""
_LONG_FIGURE = 12
"""Glyphs beyond which marks are no figure."""
_STOPS = ".,;:()'\""
_PARTS = re.compile("[ -]")


class Rival(NamedTuple):
    """A reading that would be an edit."""

    text: str
    penalty: float
    """Natural log of how unlikely somebody is to have written it; 0 or less."""
    lexical: bool
    """Whether it is only a word that looks like the marks: how well it goes with the words beside it counts too."""


class Rivals:
    """Makes the rivals of a few words."""

    def __init__(
        self,
        lexicon: Lexicon,
        vocabulary: frozenset[str],
        terms: Collection[str],
        is_word: Callable[[str], bool],
        legal: Callable[[str], bool],
        words: Protected | None = None,
    ) -> None:
        """``vocabulary`` are the canonical's words, ``terms`` those that it defines; ``legal`` says what can be printed;
        ``words`` are the protected ones of its language, English without them."""
        self._protected = words or protected()
        self._lexicon = lexicon
        self._vocabulary = vocabulary
        self._terms = terms
        self._is_word = is_word
        self._legal = legal

    def of(self, truth: str, observed: str, keys: Sequence[str], guarded: Sequence[tuple[str, ...]]) -> list[Rival]:
        """All rivals that share enough letters with the marks, the canonical's own words left out."""
        own = truth.casefold()
        found = self.candidates(truth, observed, keys, guarded)
        return [rival for rival in found if rival.text.casefold() != own and not _strange(rival.text, observed)]

    def candidates(
        self, truth: str, observed: str, keys: Sequence[str], guarded: Sequence[tuple[str, ...]]
    ) -> Iterator[Rival]:
        """All rivals of the canonical's words ``truth``, which have these keys and protected classes."""
        words, marks = truth.split(" "), observed.split(" ")
        if len(parts := _PARTS.split(truth)) == len(keys) > len(words):
            words = parts  # each part of a compound is a word of its own
        if self._legal(observed):
            yield Rival(observed, AS_READ, False)
        for index, word in enumerate(words):
            classes = guarded[index] if index < len(guarded) else ()
            key = keys[index] if index < len(keys) else word.lower()
            yield from self._instead(words, marks, index, key, classes)
        if len(marks) != len(words) > 1:
            yield from self._cut(words, observed)
        if len(words) == len(marks) == 1:
            yield from self._look_alikes(words[0], observed)
        if sum(map(len, marks)) >= sum(map(len, words)) + _MORE_INK:
            for word in self._protected.words.insertable:
                yield Rival(f"{truth} {word}", _OTHER, False)
                yield Rival(f"{word} {truth}", _OTHER, False)

    def _instead(
        self, words: list[str], marks: list[str], index: int, key: str, classes: tuple[str, ...]
    ) -> Iterator[Rival]:
        """One of the words exchanged for a neighbour, read as another figure, or lost."""
        word = words[index]
        if classes or len(key) <= _SHORT:
            for other in self._protected.neighbours(key, classes, self._terms):
                yield Rival(_put(words, index, in_case(other, word)), 0.0 if classes else _OTHER, False)
        if any(char.isdigit() for char in word) and len(words) == len(marks):
            for figure in figures(marks[index]):
                if figure != word:
                    yield Rival(_put(words, index, figure), 0.0, False)
        if len(words) > 1 and (classes or len(words) == 2):
            yield Rival(" ".join(words[:index] + words[index + 1 :]), _OTHER, False)

    def _cut(self, words: list[str], observed: str) -> Iterator[Rival]:
        """Words that the marks run together hold as they are."""
        for index, parts in enumerate(pieces(words, observed)):
            if any(map(str.isdigit, words[index])):
                for figure in sorted({figure for piece in parts for figure in figures(piece)} - {words[index]}):
                    yield Rival(_put(words, index, figure), 0.0, False)
            lowered = {piece.lower() for piece in parts if piece.isalpha()} - {words[index].lower()}
            for other in sorted(lowered):
                if self._is_word(other):
                    yield Rival(_put(words, index, in_case(other, words[index])), AS_READ, False)

    def _look_alikes(self, word: str, observed: str) -> Iterator[Rival]:
        """Figures and words of the lexicon that look like the marks."""
        if not word.isdigit() and any(char.isdigit() for char in observed):
            for figure in figures(observed):
                yield Rival(figure, AS_READ, False)
        core = observed.strip(_STOPS)
        for other in self._lexicon.neighbours(core.lower(), self._vocabulary):
            yield Rival(
                observed.replace(core, in_case(other, core)), usual(other, self._lexicon, self._vocabulary), True
            )


def usual(other: str, lexicon: Lexicon, vocabulary: Collection[str]) -> float:
    """The log penalty of a word of the lexicon: rare words are rarely written."""
    if other not in vocabulary and not lexicon.counted(other):
        return _UNUSED
    slope, middle, most = _USUAL
    return max(_UNUSED, min(most, slope * (lexicon.log_probability(other) + middle)))


@lru_cache(maxsize=4096)
def figures(marks: str) -> tuple[str, ...]:
    """The figures that some marks could be read as: ``6O`` is 60, ``l5`` is 15; at most a few dozen."""
    if len(marks) > _LONG_FIGURE:
        return ()
    options: list[tuple[str, ...]] = []
    for char in marks:
        if (char.isascii() and char.isdigit()) or char in ".,":
            options.append((char,))
        elif char in FIGURES:
            options.append(tuple(FIGURES[char]))
        else:
            return ()
    return tuple("".join(each) for each in islice(product(*options), _MOST_FIGURES))


def _strange(text: str, observed: str) -> bool:
    """Whether a rival shares so few letters with the marks that it explains nothing."""
    longer = max(len(text), len(observed))
    return longer > 3 and Levenshtein.distance(text, observed) > _STRANGE * longer


def pieces(words: list[str], observed: str) -> list[set[str]]:
    """What may be in the place of each word where marks run words together: in ``ofthls`` these are ``of`` and ``thls``.

    Where a word ends in such marks is known to a glyph, so each has several readings.
    """
    truth = " ".join(words)
    place = list(range(len(truth) + 1))
    for op in Levenshtein.opcodes(truth, observed):
        for offset in range(op.src_end - op.src_start):
            place[op.src_start + offset] = min(op.dest_start + offset, op.dest_end)
    place[len(truth)] = len(observed)
    found, at = [], 0
    for word in words:
        low, high = place[at], place[at + len(word)]
        slices = (observed[max(0, low - more) : high + behind] for more in (0, 1) for behind in (0, 1))
        found.append({piece.strip() for piece in slices if piece.strip().isalnum()})
        at += len(word) + 1
    return found


def _put(words: list[str], index: int, word: str) -> str:
    """The words with another one at ``index``."""
    return " ".join([*words[:index], word, *words[index + 1 :]])


def in_case(word: str, model: str) -> str:
    """``word`` in the case of ``model``."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
