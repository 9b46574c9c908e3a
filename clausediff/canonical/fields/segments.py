"""The stretches of a filling between its marks: its head first, then its tails."""

from __future__ import annotations

from typing import NamedTuple

from clausediff import regex as re
from clausediff.canonical.fields.riders import words_of
from clausediff.text import english
from clausediff.text.function_words import FUNCTION_WORDS

__all__ = ["Segment", "segments", "titled"]

_ABBREVIATED = frozenset("apt art bldg blvd corp dept fig mar prof sec sept".split())
"""Abbreviations with a capital that are English words as well."""
_WORD = 30
"""Letters of a word, at most."""
_TAIL = re.compile(r"([,;:()\[\]–—|]|\s-+\s|\s/\s)")
_STOP = re.compile(r"(?P<mark>[.!?]+)[\"”'’)]*\s+(?=\S)")
_LAST_WORD = re.compile(r"[^\W\d_]*\Z")


class Segment(NamedTuple):
    """A stretch of a filling between two marks."""

    text: str
    mark: str
    """The mark before it, empty for the head."""
    tail: bool
    """Whether it stands behind the first mark."""
    stopped: bool
    """Whether it stands behind the end of a sentence or of a paragraph."""


def segments(paragraphs: list[str]) -> list[Segment]:
    """The stretches of a filling: its head first, then its tails."""
    found: list[Segment] = []
    for number, paragraph in enumerate(paragraphs):
        at, stopped = 0, number > 0
        for stop in [*_stops(paragraph), len(paragraph)]:
            parts = _TAIL.split(paragraph[at:stop])
            for index, part in enumerate(parts[::2]):
                mark = parts[2 * index - 1].strip() if index else ""
                if part.strip():
                    found.append(Segment(part.strip(), mark, bool(found), stopped and (index == 0 or bool(found))))
            at, stopped = stop, True
    return found


def _stops(paragraph: str) -> list[int]:
    """Where a sentence ends and another one begins.

    A full stop behind a short capital word that English does not have, or before a word in lower case or a figure, is
    an abbreviation's: ``St. Louis``, ``approx. 5 kg``.
    """
    found = []
    for stop in _STOP.finditer(paragraph):
        last = _LAST_WORD.search(paragraph[max(0, stop.start() - _WORD) : stop.start()])
        word, behind = last[0] if last else "", paragraph[stop.end()]
        unknown = word.islower() and len(word) < 4 and not english.is_word(word)
        short = unknown or (
            word[:1].isupper() and len(word) <= 4 and (not english.is_word(word) or word.lower() in _ABBREVIATED)
        )
        if stop["mark"] != "." or not (short or not word or behind.islower() or behind.isdigit()):
            found.append(stop.end())
    return found


def titled(text: str) -> bool:
    """Whether the words that carry the sense begin with capitals, as in titles, names and addresses."""
    content = [word for word in words_of(text) if word[:1].isalpha() and word.lower() not in FUNCTION_WORDS]
    return bool(content) and 4 * sum(word[:1].isupper() for word in content) >= 3 * len(content)
