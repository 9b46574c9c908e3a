"""Wear that is put beside the edits: misreadings of ordinary words, and specks at the ends of lines."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from clausediff.evidence.lexicon import load
from clausediff.model import Range
from tests.fuzz.documents import MATERIAL, Change, Document

__all__ = ["decoys", "garbled", "specks"]

_LOOKALIKES = {
    "l": "1", "i": "l", "o": "0", "e": "c", "m": "rn", "n": "ri", "s": "5", "a": "o", "b": "h", "t": "i", "g": "q", "u": "v", "d": "cl",
}  # fmt: skip
_FREE = 60
"""Characters round an edit that keep clean."""
_GLYPHS = "zqrwyhf;:'"


def garbled(word: str, rng: random.Random, times: int = 1) -> str:
    """A word with some of its letters read as others, so that it is no word; the word itself where that cannot be."""
    for _ in range(20):
        places = [at for at, letter in enumerate(word) if letter in _LOOKALIKES]
        chosen = set(rng.sample(places, min(times, len(places))))
        made = "".join(_LOOKALIKES[letter] if at in chosen else letter for at, letter in enumerate(word))
        if made != word and not load("en").is_word(made):
            return made
    return word


def decoys(document: Document, rng: random.Random, changes: Sequence[Change]) -> list[Change]:
    """Misreadings of ordinary words all over the page, none near a change."""
    ordinary = {word for filler in MATERIAL["fillers"] for word in re.findall(r"\b[a-z]{5,}\b", filler)}
    found = []
    for span in _free([match.span() for match in document.literal(r"\b[a-z]{5,}\b")], changes):
        word = document.text[span.slice]
        if rng.random() < 0.04 and (word in ordinary or not document.name.startswith("made-up")):
            found.append(Change(span, garbled(word, rng)))
    return [change for change in found if change.new != document.text[change.span.slice]]


def specks(document: Document, rng: random.Random, changes: Sequence[Change]) -> list[Change]:
    """Single glyphs at the ends of printed lines, none near a change."""
    ends = [(match.start(), match.start()) for match in document.literal(r"(?<=[a-z,])\n(?=[a-z])")]
    return [Change(span, f" {rng.choice(_GLYPHS)}") for span in _free(ends, changes) if rng.random() < 0.5]


def _free(spans: Sequence[tuple[int, int]], changes: Sequence[Change]) -> Iterator[Range]:
    """The places that no change is near."""
    taken = sorted(change.span for change in changes)
    for low, high in spans:
        if all(high + _FREE <= start or end + _FREE <= low for start, end in taken):
            yield Range(low, high)
