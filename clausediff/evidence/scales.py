"""Weighing: the canonical's words misread, against everything else that the marks could be.

Each reading is sent through the same noisy channel, and the evidence is the log likelihood ratio between the canonical's
words and the best of the others (Kernighan, Church and Gale: A spelling correction program based on a noisy channel model,
1990; here every rival is a possible *edit*)::

    ratio  =  log P(marks | canonical's words)  -  max over rivals of [ log P(marks | rival) + penalty ]
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from math import inf, log
from typing import NamedTuple

from clausediff import regex as re
from clausediff.compiled import ordinary_class
from clausediff.evidence.channel import Channel, Reading
from clausediff.evidence.lexicon import Lexicon
from clausediff.evidence.rivals import AS_READ, Rival, Rivals
from clausediff.evidence.run_together import Exchange, RunTogether
from clausediff.lazy import lazy
from clausediff.text.clitics import elided
from clausediff.text.protected import Protected, is_figure, protected
from clausediff.text.words import tokenize

__all__ = ["Scales", "Weighing"]

# Set by hand. In brackets what other values do by ``tools/vary_constants.py`` on 310 documents with 2,851 edits, where no
# edit went unseen at any value: how many more or fewer false ``review`` findings there are than 1,045.
_NOVEL = log(1e-4)
"""Log probability that a word that nobody knows begins here (1e-2: 9 more; 1e-6: 4 more)."""
_NOVEL_NAME = log(1e-2)
"""The same for a word that is written as a name where the canonical has none (1e-4: 1 fewer)."""
_NOVEL_LETTER = log(1 / 14)
"""Log probability of each letter of such a word, as if it were one of 14 equally likely ones (8: 5 fewer; 26: 3 more)."""
_CLOSE = 9.0
"""The context of a rival that trails by more than this is not looked up, which saves time (no limit: the same)."""
_CONTEXT = (0.5, 4.0)
"""Weight and bound, in nats, of what the words beside a rival count against it: the table of pairs is small
(none: 10 more; 1 and 12: 10 more)."""
_REMEMBERED = 100_000
"""How many answers are kept before a cache is emptied."""
_RIVALS_REMEMBERED = 10_000
_SIGNS = frozenset("&$%‰§€£")
"""Signs that can be printed by themselves."""
_NOT_PRINTED = re.compile(r"\w[|!@\\^~{}<>*]\w|[|]")
"""Marks inside a word that no printed word has."""


class Weighing(NamedTuple):
    """The evidence on one edit in which other words are read for the canonical's."""

    own: float
    """Log likelihood of the marks, given the canonical's words misread at the page's rate."""
    rival: str
    """The reading that competes best, or empty for a word that nobody knows."""
    ratio: float
    """``own`` less the rival's (log likelihood and penalty)."""
    legal: bool
    """Whether the marks are words, figures and signs as they are."""
    reading: Reading
    """How the marks would have come about."""


@ordinary_class
class Scales:
    """What weighing needs for one canonical: the channel, the lexicon and the canonical's own words, with caches.

    The same garble stands on a page many times, and on every page of a pile.
    """

    def __init__(
        self,
        channel: Callable[[], Channel],
        lexicon: Lexicon,
        vocabulary: Collection[str],
        terms: Collection[str],
        words: Protected | None = None,
    ) -> None:
        """``channel`` loads the channel, of which a page without misread words has no need.

        ``vocabulary`` are the canonical's words, ``terms`` the words of the terms that it defines, ``words`` the protected
        ones of its language (English without them)."""
        self._load_channel = channel
        self.lexicon = lexicon
        self.protected = words or protected()
        parts = (elided(key, self.protected.words) for key in vocabulary if "'" in key)
        behind = (part[1] for part in parts if part is not None)  # *acheteur* of *l'acheteur*
        self.vocabulary = frozenset(key for key in (*vocabulary, *behind) if len(key) > 2)
        self.terms = terms
        self._makes = Rivals(lexicon, self.vocabulary, terms, self.is_word, self.legal, self.protected)
        self._run_together = RunTogether(lexicon, self.vocabulary, self.is_word, self.protected)
        self._words: dict[str, bool] = {}
        self._legal: dict[str, bool] = {}
        self._rivals: dict[tuple[str, str, tuple[str, ...], tuple[tuple[str, ...], ...]], list[Rival]] = {}
        self._weighed: dict[
            tuple[str, str, tuple[str, ...], tuple[tuple[str, ...], ...], float],
            tuple[float, tuple[tuple[str, float, bool], ...], bool, Reading],
        ] = {}
        self._exchanges: dict[tuple[tuple[str, ...], str, bool], tuple[Exchange, ...]] = {}
        self._misfits: dict[tuple[str, str, tuple[str, str]], float] = {}

    def forget(self) -> None:
        """Give the memory of all answers back: those of a very long copy take as much as its findings, and few are asked for again."""
        for known in (self._words, self._legal, self._rivals, self._weighed, self._exchanges, self._misfits):
            known.clear()
        self.channel.forget()
        self.lexicon.forget()

    @lazy
    def channel(self) -> Channel:
        """How engines misread."""
        return self._load_channel()

    def is_word(self, key: str) -> bool:
        """Whether a key is a word or figure that can be printed in a text; the canonical's own words are."""
        known = self._words.get(key)
        if known is None:
            if len(self._words) > _REMEMBERED:
                self._words.clear()
            known = self._words[key] = self._is_word(key)
        return known

    def _is_word(self, key: str) -> bool:
        if key.isascii() and key.isdigit():
            return True
        if "/" in key:  # a fraction
            return is_figure(key)
        if not key.isalpha() and any(char.isdigit() for char in key):  # an ordinal: 60th; "6o" is garbled
            return is_figure(key) and len(key) > 2 and not key[-1:].isdigit() and not key[-2:-1].isdigit()
        if len(key) == 1:
            return key in _SIGNS or key in self.protected.words.letters
        return key in self.vocabulary or self.lexicon.is_word(key) or self._is_plural(key) or self._is_elided(key)

    def _is_elided(self, key: str) -> bool:
        """Whether a key is a word of the canonical behind an elided one."""
        parts = elided(key, self.protected.words) if "'" in key else None
        return parts is not None and parts[1] in self.vocabulary

    def _is_plural(self, key: str) -> bool:
        """Whether a key is a word of the canonical with an s behind it, which lists of words need not have: of a name, say."""
        stem = key.removesuffix("s")
        return len(stem) > 3 and stem != key and stem[-1] not in "s'" and stem in self.vocabulary

    def legal(self, text: str) -> bool:
        """Whether every word of a reading can be printed in a text."""
        known = self._legal.get(text)
        if known is None:
            if len(self._legal) > _REMEMBERED:
                self._legal.clear()
            known = self._legal[text] = self._is_legal(text)
        return known

    def _is_legal(self, text: str) -> bool:
        if text.isascii() and text.isalnum():  # most texts: one word without signs
            return self.is_word(text.lower())
        if _NOT_PRINTED.search(text):
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
        own, rivals, legal, reading = self._scored(truth, observed, keys, guarded, rate)
        best, rival = self.novel(truth, observed), ""
        for text, alone, lexical in rivals:
            if alone > best:
                close = lexical and alone > own - _CLOSE
                score = alone - self._misfit(keys[0], text.lower(), beside) if close else alone
                if score > best:
                    best, rival = score, text
        return Weighing(own, rival, own - best, legal, reading)

    def _scored(
        self, truth: str, observed: str, keys: list[str], guarded: list[tuple[str, ...]], rate: float
    ) -> tuple[float, tuple[tuple[str, float, bool], ...], bool, Reading]:
        """Of :meth:`weigh` what does not depend on the words beside: the own likelihood, and those of the rivals that may be the best.

        Most places of a page have the page's own rate, and the same words misread alike are at many of them.
        """
        case = (truth, observed, tuple(keys), tuple(guarded), rate)
        known = self._weighed.get(case)
        if known is not None:
            return known
        channel = self.channel
        own = channel.log_likelihood(observed, truth, rate)
        least = self.novel(truth, observed)
        found = []
        for text, penalty, lexical in self._known_rivals(truth, observed, keys, guarded):
            if penalty <= least:
                continue
            score = channel.log_likelihood(observed, text, rate) + penalty
            if score > least:
                found.append((text, score, lexical))
                if not (lexical and score > own - _CLOSE):
                    least = score  # which no word beside it changes
        if len(self._weighed) > _RIVALS_REMEMBERED:
            self._weighed.clear()
        known = self._weighed[case] = own, tuple(found), self.legal(observed), channel.read(observed, truth)
        return known

    def respaced(self, words: Sequence[str], marks: str, rate: float, *, nearer: bool) -> tuple[str, float]:
        """Words against marks whose spaces prove nothing: the word that one of them is exchanged for in the best rival, and the ratio.

        Neither side has spaces, so that a word which was torn or glued to its neighbour is weighed as if it were whole. The
        word is empty, and the ratio infinite, where no other word is as near to the marks as the words themselves, or ``nearer``.
        """
        own = self.channel.log_likelihood(marks, "".join(words), rate)
        best, rival = -inf, ""
        for text, word, penalty in self._known_exchanges(words, marks, nearer=nearer):
            score = self.channel.log_likelihood(marks, text, rate) + penalty
            if score > best:
                best, rival = score, word
        return rival, own - best

    def _known_exchanges(self, words: Sequence[str], marks: str, *, nearer: bool) -> tuple[Exchange, ...]:
        """The rivals of words run together, made once: each misread word in a run of ink asks for those of the run."""
        case = (tuple(words), marks, nearer)
        found = self._exchanges.get(case)
        if found is None:
            if len(self._exchanges) > _RIVALS_REMEMBERED:
                self._exchanges.clear()
            found = self._exchanges[case] = tuple(self._run_together.exchanged(words, marks, nearer=nearer))
        return found

    def own(self, truth: str, observed: str, rate: float) -> tuple[float, Reading]:
        """Log likelihood of the marks given the canonical's words, and how they would have come about."""
        return self.channel.log_likelihood(observed, truth, rate), self.channel.read(observed, truth)

    def as_read(self, observed: str, rate: float) -> float:
        """Log likelihood and penalty of the marks as they are, where they can be printed: the least that the best rival has."""
        return self.channel.log_likelihood(observed, observed, rate) + AS_READ

    def novel(self, truth: str, observed: str) -> float:
        """Log likelihood of the marks as a word that nobody knows, likelier when it is written as a name."""
        named = observed[:1].isupper() and not truth[:1].isupper()
        return (_NOVEL_NAME if named else _NOVEL) + (len(observed) - observed.count(" ")) * _NOVEL_LETTER

    def _known_rivals(self, truth: str, observed: str, keys: list[str], guarded: list[tuple[str, ...]]) -> list[Rival]:
        """The rivals of some words, made once."""
        case = (truth, observed, tuple(keys), tuple(guarded))
        found = self._rivals.get(case)
        if found is None:
            if len(self._rivals) > _RIVALS_REMEMBERED:
                self._rivals.clear()
            found = self._rivals[case] = self._makes.of(truth, observed, keys, guarded)
        return found

    def _misfit(self, key: str, other: str, beside: tuple[str, str]) -> float:
        """How badly an ordinary rival goes with the words beside it, in nats; never held against a protected one."""
        case = (key, other, beside)
        known = self._misfits.get(case)
        if known is None:
            if len(self._misfits) > _REMEMBERED:
                self._misfits.clear()
            core = other.strip(".,;:()'\"")
            odds = (
                0.0
                if self.protected.classes(core, *beside)
                else self.lexicon.context_log_odds(beside[0], key, core, beside[1])
            )
            weight, most = _CONTEXT
            known = self._misfits[case] = max(0.0, min(most, weight * odds))
        return known
