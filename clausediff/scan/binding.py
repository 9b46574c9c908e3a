"""Whether a line that stands beside the text, in a header, a footer or a note, could bind anyone."""

from __future__ import annotations

from clausediff.text.protected import AMOUNT
from clausediff.text.several import ENGLISH, Guards

__all__ = ["binds", "is_furniture"]

_NAME_WORDS = 8
"""Words of the longest running head that is not named in the canonical."""
_BINDING = frozenset({"negation", "modal", "exclusivity"})
_AROUND = ".,;:()[]\"'|-–—_„“”«»‹›"


def binds(line: str, guards: Guards = ENGLISH) -> bool:
    """Whether a line of a header or footer could bind anyone: it denies, orders or allows something."""
    words = [word.strip(_AROUND).lower() for word in line.split()]
    return any(not _BINDING.isdisjoint(guards.classes(word, raw=word)) for word in words if word)


def is_furniture(line: str, guards: Guards = ENGLISH) -> bool:
    """Whether a line that stands in a header or footer says nothing that could bind anyone: a name, a page's number.

    No verb, no protected word, no amount: however often a sentence stands at the foot of a page, it is a sentence.
    """
    words = [word.strip(_AROUND) for word in line.split()]
    words = [word for word in words if any(char.isalpha() for char in word)]
    if len(words) > _NAME_WORDS or not AMOUNT.isdisjoint(line):
        return False
    return all((word[:1].isupper() or len(word) <= 3) and _may_be_titled(word.lower(), guards) for word in words)


def _may_be_titled(key: str, guards: Guards) -> bool:
    """Whether a word can stand in a running head; *confidential* is protected, but a usual heading."""
    return key not in guards.sentence and (key in _HEADINGS or not guards.classes(key, raw=key))


_HEADINGS = frozenset("confidential vertraulich confidentiel confidencial riservato vertrouwelijk".split())
"""*Confidential* in the languages that have word lists."""
