"""How edits are made: by patterns in a clean copy, outside of its fields."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from clausediff.model import Range
from tests.fuzz.documents import Change, Document

__all__ = ["ALL_PAGES", "CLEAR", "DIRTY", "Edit", "Make", "Maker", "at", "other_figure", "swap", "written"]

Edit = tuple[Change, ...]
"""The changes of one edit; a finding at one of them is enough."""
Make = Callable[[Document, random.Random], Iterator[Edit]]
ALL_PAGES = ("clean", "misread", "printed", "dirty")
CLEAR = ("clean", "printed")
DIRTY = ("dirty",)


@dataclass(frozen=True, slots=True)
class Maker:
    """A way to make edits that look as one rule wants."""

    make: Make
    pages: tuple[str, ...] = ALL_PAGES
    """The pages on which the edit is one."""
    alone: bool = False
    """Whether other edits of the same copy could rightly explain it, so that the copy has no others."""


def at(match: re.Match[str], new: str, group: int = 0) -> Edit:
    """The match, or a group of it, replaced."""
    return (Change(Range(*match.span(group)), new),)


def swap(pattern: str, *news: str | Callable[[re.Match[str], random.Random], str | None]) -> Make:
    """Each match replaced by one of ``news``: a template with the groups of the match, or a function, which may find nothing."""

    def make(document: Document, rng: random.Random) -> Iterator[Edit]:
        for match in document.literal(pattern):
            new = rng.choice(news)
            made = match.expand(new) if isinstance(new, str) else new(match, rng)
            if made is not None and made != match[0]:
                yield at(match, made)

    return make


def written(word: str, model: str) -> str:
    """A word in the case of another one."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def other_figure(figure: str, rng: random.Random) -> str:
    """Another figure of as many digits."""
    while True:
        other = str(rng.randrange(10 ** (len(figure) - 1), 10 ** len(figure)))
        if other != figure:
            return other
