"""Words that are written as a part of another one: elided before an apostrophe, or behind a verb.

No list of words has all that they make, so each is known by its parts::

    l'acheteur      le + acheteur            dell'acquirente   della + acquirente
    comunicárselo   comunicar + se + lo      darglielo         dare + glielo
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from clausediff.text.vocabulary import Vocabulary

__all__ = ["elided", "hosts"]

_ACUTE = "\u0301"
_MOST_ENCLITICS = 2
"""Enclitics behind one verb, where each is listed by itself."""
_SHORTEST = 2
"""Letters of the shortest verb form that has enclitics: *dar*, *fa-r*."""


def elided(key: str, words: Vocabulary) -> tuple[str, str] | None:
    """The word that is elided in a key, as it is written in full, and the word behind its apostrophe; None for any other key."""
    head, mark, rest = key.partition("'")
    full = words.elisions.get(head) if mark and rest else None
    return None if full is None else (full, rest)


def hosts(key: str, words: Vocabulary) -> Iterator[str]:
    """What a key may be without words that are written as a part of it; not all of them are words."""
    parts = elided(key, words)
    if parts is not None:
        yield parts[1]
    yield from _without_enclitics(key if parts is None else parts[1], words, _MOST_ENCLITICS)


def _without_enclitics(key: str, words: Vocabulary, most: int) -> Iterator[str]:
    """Infinitives and gerunds that a key may be made of, without the accent that they have only there."""
    for enclitic in words.enclitics:
        stem = key.removesuffix(enclitic)
        if stem == key or len(stem) < _SHORTEST:
            continue
        if stem.endswith(("r", "ndo")):
            bare = normalize("NFC", normalize("NFD", stem).replace(_ACUTE, ""))
            yield from {stem, bare, f"{stem}e", f"{stem}re"}
        elif most > 1:
            yield from _without_enclitics(stem, words, most - 1)
