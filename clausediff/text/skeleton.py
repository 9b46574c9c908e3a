"""The skeleton of a word, and how similar two words look.

A skeleton replaces each glyph by one representative of those that OCR engines take for each other, so that words which an
engine may confuse have the same one::

    60  ->  bo        rnarket  ->  market        state  ->  smte
    6o  ->  bo        market   ->  market        smte   ->  smte

The term is that of Unicode Technical Standard #39, *Unicode Security Mechanisms*, section 4. Its table is of characters that
look alike in a font; this one is of glyphs that engines confuse.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

_LOOKS = str.maketrans(
    {
        "1": "l",
        "i": "l",
        "|": "l",
        "!": "l",
        "j": "l",
        "0": "o",
        "q": "o",
        "5": "s",
        "$": "s",
        "8": "b",
        "6": "b",
        "2": "z",
        "@": "a",
        "©": "c",
        "9": "g",
        "€": "e",
        "§": "b",
    }
)
_GROUPS = (
    ("rn", "m"),
    ("nn", "m"),
    ("cl", "d"),
    ("vv", "w"),
    ("ii", "u"),
    ("li", "h"),
    ("ta", "m"),
    ("in", "m"),
    ("ll", "u"),
)
_SIMILAR = 0.8
"""Similarity of the words themselves from which their skeletons are not compared."""
_SKELETON = 0.03
"""What words lose whose skeletons are more similar than they are: only a word itself has similarity 1."""


@lru_cache(maxsize=65536)
def skeleton(key: str) -> str:
    """The key with each glyph replaced by the representative of those that it is taken for."""
    for group, glyph in _GROUPS:
        if group in key:
            key = key.replace(group, glyph)
    return key.translate(_LOOKS)


@lru_cache(maxsize=65536)
def similarity(one: str, other: str) -> float:
    """How similar two keys look, 0 to 1; a misreading that engines make often counts little."""
    plain = Levenshtein.normalized_similarity(one, other)
    if plain >= _SIMILAR:
        return plain
    return max(plain, Levenshtein.normalized_similarity(skeleton(one), skeleton(other)) - _SKELETON)
