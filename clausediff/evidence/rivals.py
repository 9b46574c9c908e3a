"""Competing readings of a few words: what else could the marks in the scan be?

The canonical's words, the marks taken at face value, the protected neighbours of each word, the lexicon's words that look
like the marks, a word lost and a word slipped in: each is sent through the same noisy channel, and the evidence is the log
likelihood ratio between the canonical's words and the best of the others (Kernighan, Church and Gale: A spelling
correction program based on a noisy channel model, 1990; here every rival is a possible *edit*).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import log

from rapidfuzz.distance import Levenshtein

from clausediff.evidence.channel import Channel, Reading, digit_lookalikes
from clausediff.evidence.lexicon import Lexicon
from clausediff.text.protected import classes, is_figure, neighbours
from clausediff.text.words import tokenize

_NOVEL = log(1e-4)
_NOVEL_NAME = log(1e-2)
"""A word that nobody knows as the rival (likelier when it is written as a name): its start, then each of its letters."""
_NOVEL_LETTER = log(1 / 14)
_SLIPPED = (
    "not",
    "no",
    "non",
    "and",
    "or",
    "if",
    "may",
    "shall",
    "must",
    "un",
    "in",
    "any",
    "all",
    "only",
    "nor",
    "to",
    "of",
    "the",
    "a",
)
_UNUSED = -5.0
"""The log penalty of a rival that no contract was seen to use: nobody changes ``control`` into ``corral``."""
_PENALTY_OTHER = -1.5
_CLOSE = 9.0
"""A rival that trails by more than this decides nothing, whatever it stands beside."""
_CONTEXT = 4.0
_REMEMBER = 100_000
_REMEMBER_RIVALS = 10_000
_FIGURE_CAP = 64

_Rival = tuple[str, float, bool]
"""A reading, its log penalty, and whether it is of the lexicon."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The evidence on one edit in which words stand for words."""

    own: float
    """Log likelihood of the marks, given the canonical's words misread at the page's rate."""
    rival: str
    """The reading that competes best, or empty for a word that nobody knows."""
    ratio: float
    """``own`` less the rival's (log likelihood and penalty)."""
    legal: bool
    """Whether the marks are words, figures and signs as they stand."""
    reading: Reading
    """How the marks would have come about."""

    @property
    def spurious(self) -> int:
        """Ink that the canonical's words do not have, in characters."""
        return sum(
            len(swap.observed) for swap in self.reading.swaps if not swap.truth.strip() and swap.observed.strip()
        )


class Scales:
    """What weighing needs: the channel, the lexicon and the canonical's own vocabulary."""

    def __init__(self, channel: Channel, lexicon: Lexicon, vocabulary: Collection[str], terms: Collection[str]) -> None:
        self.channel = channel
        self.lexicon = lexicon
        self.vocabulary = frozenset(key for key in vocabulary if len(key) > 2)
        self.terms = terms
        self._words: dict[str, bool] = {}
        self._legal: dict[str, bool] = {}
        self._rivals: dict[tuple[str, str, tuple[str, ...], tuple[tuple[str, ...], ...]], list[_Rival]] = {}
        self._misfits: dict[tuple[str, str, tuple[str, str]], float] = {}

    def is_word(self, key: str) -> bool:
        """Whether a key is a word or figure that can stand in a text; the canonical's own words are."""
        known = self._words.get(key)
        if known is None:
            if len(self._words) > _REMEMBER:
                self._words.clear()
            known = self._words[key] = self._is_word(key)
        return known

    def _is_word(self, key: str) -> bool:
        if key.isascii() and key.isdigit():
            return True
        if not key.isalpha() and any(char.isdigit() for char in key):
            return is_figure(key) and len(key) > 2 and not key[-1:].isdigit() and not key[-2:-1].isdigit()
        if len(key) == 1:
            return key in ("a", "i", "&", "$", "%", "§", "€", "£")
        return key in self.vocabulary or self.lexicon.is_word(key) or self._is_plural(key)

    def _is_plural(self, key: str) -> bool:
        """Whether a key is a word of the canonical with an s behind it, which lists of words need not have: of a name, say."""
        stem = key.removesuffix("s")
        return len(stem) > 3 and stem != key and stem[-1] not in "s'" and stem in self.vocabulary

    def legal(self, text: str) -> bool:
        """Whether every word of a reading can stand in a text."""
        known = self._legal.get(text)
        if known is None:
            if len(self._legal) > _REMEMBER:
                self._legal.clear()
            known = self._legal[text] = self._is_legal(text)
        return known

    def _is_legal(self, text: str) -> bool:
        if re.search(r"\w[|!@\\^~{}<>*]\w|[|]", text):
            return False
        keys = tokenize(text).keys
        return bool(keys) and all(self.is_word(key) for key in keys)

    def weigh(
        self,
        truth: str,
        observed: str,
        keys: list[str],
        guarded: list[tuple[str, ...]],
        rate: float,
        beside: tuple[str, str] = ("", ""),
    ) -> Weighing:
        """Weigh the canonical's words ``truth`` (their keys and protected classes) against all that ``observed`` could be.

        ``truth`` and ``observed`` have single spaces and folded quotes and dashes; ``rate`` is in errors a character;
        ``beside`` are the keys before and after, which make an ordinary rival more or less likely, never a protected one.
        """
        channel = self.channel
        own = channel.log_likelihood(observed, truth, rate)
        legal = self.legal(observed)
        best, rival = self.novel(truth, observed), ""
        for text, penalty, lexical in self._known_rivals(truth, observed, keys, guarded):
            if penalty <= best:
                continue
            score = channel.log_likelihood(observed, text, rate) + penalty
            if score > best and lexical and score > own - _CLOSE:
                score -= self._misfit(keys[0], text.lower(), beside)
            if score > best:
                best, rival = score, text
        return Weighing(own, rival, own - best, legal, channel.read(observed, truth))

    def own(self, truth: str, observed: str, rate: float) -> tuple[float, Reading]:
        """Log likelihood of the marks given the canonical's words, and how they would have come about."""
        return self.channel.log_likelihood(observed, truth, rate), self.channel.read(observed, truth)

    def novel(self, truth: str, observed: str) -> float:
        """Log likelihood of the marks as a word that nobody knows, likelier when it is written as a name."""
        named = observed[:1].isupper() and not truth[:1].isupper()
        return (_NOVEL_NAME if named else _NOVEL) + (len(observed) - observed.count(" ")) * _NOVEL_LETTER

    def _known_rivals(self, truth: str, observed: str, keys: list[str], guarded: list[tuple[str, ...]]) -> list[_Rival]:
        """:meth:`rivals` without the canonical's own words; the same garble stands on a page many times."""
        case = (truth, observed, tuple(keys), tuple(guarded))
        found = self._rivals.get(case)
        if found is None:
            if len(self._rivals) > _REMEMBER_RIVALS:
                self._rivals.clear()
            same = truth.casefold()
            listed = self.rivals(truth, observed, keys, guarded)
            found = self._rivals[case] = [
                rival for rival in listed if rival[0].casefold() != same and not _hopeless(rival[0], observed)
            ]
        return found

    def rivals(
        self,
        truth: str,
        observed: str,
        keys: list[str],
        guarded: list[tuple[str, ...]],
    ) -> list[_Rival]:
        """Readings that would be an edit, each with a log penalty for how unlikely it is, and whether it is of the lexicon."""
        found: list[_Rival] = []
        words = truth.split(" ")
        marks = observed.split(" ")
        if self.legal(observed):
            found.append((observed, -1.0, False))
        for index, word in enumerate(words):
            key_classes = guarded[index] if index < len(guarded) else ()
            key = keys[index] if index < len(keys) else word.lower()
            if key_classes or len(key) <= 4:
                for other in neighbours(key, key_classes, self.terms):
                    found.append(
                        (_put(words, index, _like(other, word)), 0.0 if key_classes else _PENALTY_OTHER, False)
                    )
            if any(char.isdigit() for char in word) and len(words) == len(marks):
                found.extend(
                    (_put(words, index, figure), 0.0, False) for figure in figures(marks[index]) if figure != word
                )
            if len(words) > 1 and (key_classes or len(words) == 2):
                found.append((" ".join(words[:index] + words[index + 1 :]), _PENALTY_OTHER, False))
        if len(marks) != len(words) > 1:
            for index, pieces in enumerate(_pieces(words, observed)):
                if any(map(str.isdigit, words[index])):
                    read = sorted({figure for piece in pieces for figure in figures(piece)} - {words[index]})
                    found.extend((_put(words, index, figure), 0.0, False) for figure in read)
                lowered = {piece.lower() for piece in pieces if piece.isalpha()} - {words[index].lower()}
                others = sorted(filter(self.is_word, lowered))
                found.extend((_put(words, index, _like(other, words[index])), -1.0, False) for other in others)
        if len(words) == 1 and len(marks) == 1:
            if not words[0].isdigit():
                found.extend(
                    (figure, -1.0, False) for figure in figures(observed) if any(c.isdigit() for c in observed)
                )
            core = observed.strip(".,;:()'\"")
            for other in self.lexicon.neighbours(core.lower(), self.vocabulary):
                found.append((observed.replace(core, _like(other, core)), self._usual(other), True))
        if sum(map(len, marks)) >= sum(map(len, words)) + 2:
            for word in _SLIPPED:
                found.append((f"{truth} {word}", _PENALTY_OTHER, False))
                found.append((f"{word} {truth}", _PENALTY_OTHER, False))
        return found

    def _usual(self, other: str) -> float:
        """A log penalty for a rival from the lexicon: rare words are rarely written."""
        if other not in self.vocabulary and not self.lexicon.counted(other):
            return _UNUSED
        return max(_UNUSED, min(-0.5, 0.35 * (self.lexicon.log_probability(other) + 8.0)))

    def _misfit(self, key: str, other: str, beside: tuple[str, str]) -> float:
        """How badly an ordinary rival goes with the words beside it, in nats; never held against a protected one."""
        case = (key, other, beside)
        known = self._misfits.get(case)
        if known is None:
            if len(self._misfits) > _REMEMBER:
                self._misfits.clear()
            core = other.strip(".,;:()'\"")
            odds = 0.0 if classes(core, *beside) else self.lexicon.context_log_odds(beside[0], key, core, beside[1])
            known = self._misfits[case] = max(0.0, min(_CONTEXT, 0.5 * odds))
        return known


@lru_cache(maxsize=4096)
def figures(marks: str) -> tuple[str, ...]:
    """The figures that some marks could be read as: ``6O`` is 60, ``l5`` is 15; at most a few dozen."""
    options: list[tuple[str, ...]] = []
    table = digit_lookalikes
    for char in marks:
        if (char.isascii() and char.isdigit()) or char in ".,":
            options.append((char,))
        elif char in table:
            options.append(tuple(table[char]))
        else:
            return ()
        if len(options) > 12:
            return ()
    found = []
    for combination in product(*options):
        found.append("".join(combination))
        if len(found) >= _FIGURE_CAP:
            break
    return tuple(found)


def _hopeless(text: str, observed: str) -> bool:
    """Whether a rival shares so few letters with the marks that a word nobody knows explains them better."""
    longer = max(len(text), len(observed))
    return longer > 3 and Levenshtein.distance(text, observed) > 0.75 * longer


def _pieces(words: list[str], observed: str) -> list[set[str]]:
    """What may stand for each word where marks run words together: in ``ofthls`` these are ``of`` and ``thls``.

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
    return " ".join([*words[:index], word, *words[index + 1 :]])


def _like(word: str, model: str) -> str:
    """``word`` in the case of ``model``."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
