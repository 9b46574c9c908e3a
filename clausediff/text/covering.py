"""What a letter, a cover sheet or a certificate beside a copy says of the deal.

A text that only sends a paper is made of names, addresses, function words and the words of letters
(:mod:`clausediff.text.languages.letters`). Any other word of a statement may take something back or add to it, in more ways
than a list could hold::

    Dear Ann, the signed copy is attached. Best regards        nothing
    Signed, subject to board approval.                         board
    Counteroffer.                                              Counteroffer

A line of names has no statement: *Lind Crates, Port Office*. It is asked about where all its words are the form's own
(*Interest Waived*), or one is a word of a signer who does not mean to be bound.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from clausediff import regex as re
from clausediff.text.languages.frequent import FREQUENT
from clausediff.text.languages.letters import ARTICLES, IFS, LETTERS
from clausediff.text.several import Guards
from clausediff.text.vocabulary import LANGUAGES, Vocabulary, vocabulary
from clausediff.text.words import alnum_key

__all__ = ["SPEAKS", "GuardedWord", "beyond_sending", "guarded_words", "without_greetings"]

_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")
_NAMELIKE = re.compile(r"[^\W\d_]{1,3}\.|[^\W\d_](?:\.[^\W\d_])+\.?")
"""An abbreviation or an initial, whose point ends no sentence."""
_JOINT = re.compile(r"[-‐–/'’]")
_ADDRESS = re.compile(r"@|://|www\.|\d", re.IGNORECASE)
_PARTICLES = frozenset(
    "van von der den ter ten de del della di da do dos das du des la le el al bin ibn und and of for the zu zum zur".split()
)
SPEAKS = {
    "negation": "denies something",
    "modal": "orders or allows something",
    "exclusivity": "limits or widens something",
    "cross-reference": "refers to a clause",
    "money": "names an amount",
}
"""The protected classes by which a text beside a copy may change what was agreed, with what their words do there."""
_LETTERS = frozenset[str]().union(*LETTERS.values())
"""Addresses and greetings are of any language."""
_GREETING = 3
"""Words of the longest greeting."""
_SHORTEST = 3
"""Letters from which a word says anything by itself."""


def beyond_sending(text: str, languages: Iterable[str], form_words: Collection[str] = ()) -> str:
    """The first word by which a text says more than that it sends a paper; empty where it says nothing more.

    ``languages`` are the ISO 639 codes of the languages that it may be written in, and ``form_words`` the words in small
    letters of the forms beside which it stands, as keys.
    """
    harmless, names, unbound, conditions = _lists(tuple(dict.fromkeys(languages)))
    for segment in _segments(text):
        said = [(at, word, alnum_key(word)) for at, word in enumerate(segment)]
        if _is_label(segment) or _is_title(segment, unbound | conditions):
            continue
        telling = [each for each in said if each[2] in conditions or _tells(*each[1:], harmless)]
        states = _ends(segment[-1]) or any(word[:1].islower() for _, word, _ in telling) or _relates(said, names)
        of_form = len(telling) > 1 and all(key in form_words for _, _, key in telling)
        for at, word, key in telling:
            small = at == 0 or word.lstrip("(\"'“‘").islower()
            if key in unbound or key in conditions or of_form or (states and small):
                return word.strip(".,;:!?()\"'“”‘’")
    return ""


class GuardedWord(NamedTuple):
    """A word of a text beside a copy."""

    written: str
    opened: str
    """Without the quotes and brackets that open before it."""
    key: str
    codes: tuple[str, ...]
    """Its protected classes."""


def guarded_words(text: str, guards: Guards) -> Iterator[GuardedWord]:
    """The words of a text but for its greetings."""
    pieces = without_greetings(text).split()
    keys = ["", *map(alnum_key, pieces), ""]
    for index, piece in enumerate(pieces):
        before, key, after = keys[index : index + 3]
        opened = piece.strip("(\"'“‘[„«")
        yield GuardedWord(piece, opened, key, guards.classes(key, before, after, opened))


def without_greetings(text: str) -> str:
    """A text without its greetings, in which *best* limits nothing: *Best regards*, at the end of a line or before a name."""
    lines = []
    for line in text.split("\n"):
        parts = (part for part in line.split(",") if part.strip())
        lines.append(",".join(part for part in parts if not _greets(part.split())))
    return "\n".join(lines)


def _greets(words: list[str]) -> bool:
    return len(words) <= _GREETING and all(alnum_key(word) in _LETTERS for word in words)


def _is_label(segment: list[str]) -> bool:
    """Whether a segment is the label of what stands behind it: ``Subject:``."""
    return len(segment) == 1 and segment[0].endswith(":")


def _is_title(segment: list[str], telling: Collection[str]) -> bool:
    """Whether a line is an article and one word, and no sentence: *The terms* names the paper and says nothing of it."""
    if len(segment) != 2 or _ends(segment[1]):
        return False
    article, name = map(alnum_key, segment)
    return article in ARTICLES and name not in telling


def _segments(text: str) -> Iterator[list[str]]:
    """The words of each line's sentences."""
    for line in text.split("\n"):
        for sentence in _SENTENCE.split(line.strip()):
            words = sentence.split()
            if words:
                yield words


def _tells(word: str, key: str, harmless: Collection[str]) -> bool:
    """Whether a word is neither an address nor a number, nor among those that say nothing of the deal."""
    if len(key) < _SHORTEST or key in harmless or _ADDRESS.search(word) is not None:
        return False
    return not all(alnum_key(part) in harmless for part in _JOINT.split(word) if len(part) > 1)


def _relates(said: list[tuple[int, str, str]], names: Collection[str]) -> bool:
    """Whether a line has a function word that names and addresses do not have: *Arbitration in Geneva*."""
    return any(word.isalpha() and word.islower() and len(key) > 1 and key not in names for _, word, key in said)


def _ends(word: str) -> bool:
    """Whether a word ends a sentence."""
    bare = word.rstrip("\"'”’)")
    return bare.endswith(("!", "?")) or (bare.endswith(".") and _NAMELIKE.fullmatch(bare) is None)


@lru_cache(maxsize=16)
def _lists(languages: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """The words that say nothing of the deal in these languages, those of names and letters among them, those of a signer who
    does not mean to be bound, and those that make all depend on something."""
    names = _PARTICLES | _LETTERS
    harmless = set(names)
    unbound: set[str] = set()
    conditions: set[str] = set()
    for code in languages:
        harmless |= FREQUENT.get(code, frozenset())
        if code in LANGUAGES:
            held: Vocabulary = vocabulary(code)
            harmless |= {*held.months, *held.month_abbreviations, *held.weekdays}
            conditions |= {*held.conditions, IFS[code]}
            unbound |= held.statuses | held.refusals | held.reservations | held.denying_answers
    return frozenset(harmless), names, frozenset(unbound), frozenset(conditions)
