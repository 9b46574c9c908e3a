"""Words that are exchanged for others that end alike, and then torn or glued to their neighbours, as engines tear and glue words."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache

from clausediff.evidence.lexicon import load
from clausediff.model import Range
from clausediff.text.protected import classes
from tests.fuzz.documents import Change, Document
from tests.fuzz.making import Edit
from tests.fuzz.pages import garbled

__all__ = ["DRESSES", "exchanged", "kept"]

_TAIL = 5
"""Letters at the end that two words share."""
_LONGER = 4
"""Letters that the beginning of one of them has, at most."""
Dress = Callable[[str, str, str, random.Random], str | None]
"""The word before, the word and the word behind, to what is read of the three; None where it cannot be."""


def exchanged(document: Document, rng: random.Random) -> Iterator[Edit]:
    """Other words that end as a word of the document does, torn or glued."""
    for span, before, word, behind in _places(document):
        others = [other for other in _relatives().get(word[-_TAIL:], ()) if other != word]
        if others and (made := _dressed(before, rng.choice(others), behind, rng)) is not None:
            yield (Change(span, made),)


def kept(document: Document, rng: random.Random) -> Iterator[Edit]:
    """The document's own words, torn or glued in the same ways."""
    for span, before, word, behind in _places(document):
        if (made := _dressed(before, word, behind, rng)) is not None:
            yield (Change(span, made),)


def _places(document: Document) -> Iterator[tuple[Range, str, str, str]]:
    """Ordinary words with the words beside them, outside of must-match phrases, where a sentence goes on."""
    phrases = list(document.phrases())
    for match in document.literal(r"\b([a-z]{2,}) ([a-z]{5,}) ([a-z]{2,})\b"):
        span = Range(*match.span())
        if any(span.start <= phrase.end and phrase.start <= span.end for phrase in phrases):
            continue
        if not any(map(classes, match.groups())):
            yield span, *match.groups()


@cache
def _relatives() -> dict[str, list[str]]:
    """The words that contracts use, by their last letters; only those with short beginnings."""
    lexicon = load("en")
    found = defaultdict(list)
    for word in sorted(lexicon.words):
        if word.isalpha() and _TAIL <= len(word) <= _TAIL + _LONGER and lexicon.counted(word):
            found[word[-_TAIL:]].append(word)
    return found


def _dressed(before: str, word: str, behind: str, rng: random.Random) -> str | None:
    return DRESSES[rng.choice(list(DRESSES))](before, word, behind, rng)


def _torn(sign: str) -> Dress:
    def made(before: str, word: str, behind: str, rng: random.Random) -> str | None:
        cut = rng.randrange(1, len(word))
        parts = (word[:cut], word[cut:])
        if any(load("en").is_word(part) for part in parts):
            return None  # then it is words as it stands
        return f"{before} {parts[0]}{sign}{parts[1]} {behind}"

    return made


def _shifted(before: str, word: str, behind: str, rng: random.Random) -> str | None:
    """The first letter of the word left at the word before it."""
    parts = (before + word[0], word[1:])
    return None if any(map(load("en").is_word, parts)) else f"{parts[0]} {parts[1]} {behind}"


def _glued_and_misread(before: str, word: str, behind: str, rng: random.Random) -> str | None:
    """Letters of the end misread: of a misread beginning nobody could say which word it was."""
    return f"{before}{word[:-_TAIL]}{garbled(word[-_TAIL:], rng)} {behind}"


DRESSES: dict[str, Dress] = {
    "torn": _torn(" "),
    "over a line": _torn("-\n"),
    "shifted": _shifted,
    "glued before": lambda before, word, behind, rng: f"{before}{word} {behind}",
    "glued behind": lambda before, word, behind, rng: f"{before} {word}{behind}",
    "glued": lambda before, word, behind, rng: f"{before}{word}{behind}",
    "glued and misread": _glued_and_misread,
}
"""What engines do to words, by name."""
