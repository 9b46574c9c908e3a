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

_KEPT = 1024
"""Other keys for which a similarity to one key is kept."""
_VALUES: dict[float, float] = {}
"""Each similarity there is, once: they are fractions of lengths of words, and there are few."""
_similarity = Levenshtein.normalized_similarity


@lru_cache(maxsize=65536)
def skeleton(key: str) -> str:
    """The key with each glyph replaced by the representative of those that it is taken for."""
    for group, glyph in _GROUPS:
        if group in key:
            key = key.replace(group, glyph)
    return key.translate(_LOOKS)


def similarity(one: str, other: str) -> float:
    """How similar two keys look, 0 to 1; a misreading that engines make often counts little."""
    found = _similarity(one, other)
    if found < _SIMILAR:
        shape, other_shape = skeleton(one), skeleton(other)
        if shape != one or other_shape != other:
            found = max(found, _similarity(shape, other_shape) - _SKELETON)
            if len(one) == len(other):  # glyph for glyph: "in" and "ln" are alike, though "in" may also be an "m"
                found = max(found, _similarity(one.translate(_LOOKS), other.translate(_LOOKS)) - _SKELETON)
    return _VALUES.setdefault(found, found)


class _Similarities(dict[str, float]):
    """How similar other keys look to one key, each worked out when it is first asked for."""

    __slots__ = ("_key",)

    def __init__(self, key: str) -> None:
        self._key = key

    def __missing__(self, other: str) -> float:
        found = similarity(self._key, other)
        if len(self) < _KEPT:
            self[other] = found
        return found


similarities = lru_cache(maxsize=1024)(_Similarities)
"""How similar others look to a key, by the other key. A gap's every word is compared with every other one, and texts repeat."""
