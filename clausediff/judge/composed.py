"""Words that are composed of parts, one of which was exchanged: no list has all such words.

::

    canonical   zwei|jährlich    bi|weekly     four|fold     gesamt|schuldnerisch
    scan        drei|jährlich    tri|weekly    forty|fold    teil|schuldnerisch
                ‾‾‾‾             ‾‾‾           ‾‾‾‾‾         ‾‾‾‾
                a word           a prefix      a word        a word

Engines misread letters and not parts: where all letters that differ are one part on both sides, the other word was written.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import takewhile

from clausediff.evidence.lexicon import Lexicon, load
from clausediff.judge.case import Case
from clausediff.judge.thresholds import USUAL

__all__ = ["composed"]

_WORD = 3
"""Letters of the shortest word that begins a composed one."""
_SHARED = 4
"""Letters of the shortest word that ends one."""
_ENDING = 5
"""Letters of the shortest ending, no word by itself, that several words have."""
_INFLECTED = 4
"""Letters that an ending may have more than a word that it is made of: schuldner-*isch*."""
_STEM = 6
"""Letters of the shortest word that such an ending may follow: shorter ones are in many words by accident (*amati*-on)."""
_PRODUCTIVE = 10
"""Words that are another word with the same letters before it: then these are a prefix."""
_SHORT = 50
"""The same of two letters, with which many words begin anyway."""
_LONG, _LINKED = 6, 5
"""Letters that are no word and no prefix, but a word with what links it to the next (zahlung-*s*), and words that have them."""
_COUNTING = frozenset(
    "uni mono bi di duo tri quad quadri quadru quadr tetra quinque quin quinqu penta sex hexa sept septi hepta octo oct octa deca dec"
    " cent centi semi demi hemi multi poly".split()
)
"""Prefixes that count, in Latin and in Greek: they are the same in all our languages."""


def composed(case: Case) -> str | None:
    """Another word that is composed as the canonical's is, with another part: *biweekly*, *triweekly*; *zweijährlich*, *dreijährlich*."""
    if not case.one_word or case.likelihood >= USUAL:
        return None
    one, other, lexicon = case.canonical_keys[0], case.scan_keys[0], case.page.scales.lexicon
    if not (lexicon.known and one.isalpha() and other.isalpha()) or one == other:
        return None
    if _other_beginning(lexicon, one, other) or _other_end(lexicon, one, other):
        return f"“{case.observed}” is composed as “{case.truth}” is, with another part"
    return None


def _other_beginning(lexicon: Lexicon, one: str, other: str) -> bool:
    """Whether two words have the same last part, and each another first one."""
    for size in range(_same(one[::-1], other[::-1]), _SHARED - 1, -1):
        first, second, rest = one[:-size], other[:-size], one[-size:]
        if _begins(lexicon, second) and _begins(lexicon, first) and _ends(lexicon, rest):
            return True
        numbers = all(part in _COUNTING or (len(part) >= _SHARED and lexicon.is_word(part)) for part in (first, second))
        if numbers and len(rest) >= _ENDING and _is_ending(lexicon.language, rest):
            return True
    return False


def _other_end(lexicon: Lexicon, one: str, other: str) -> bool:
    """Whether two words have the same first part, and each another last one."""
    for size in range(_same(one, other), 1, -1):
        first, second = one[size:], other[size:]
        long = min(len(first), len(second)) >= _SHARED
        begins = size >= _SHARED and lexicon.is_word(one[:size])  # a shorter one is the beginning of many names
        if long and begins and lexicon.is_word(second) and lexicon.is_word(first):
            return True
    return False


def _same(one: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _begins(lexicon: Lexicon, part: str) -> bool:
    """Whether letters are what a composed word begins with: a word, one with letters that link it, or a prefix."""
    return (
        (len(part) >= _WORD and lexicon.is_word(part))
        or part in _COUNTING
        or (len(part) > 1 and _is_prefix(lexicon.language, part))
    )


def _ends(lexicon: Lexicon, part: str) -> bool:
    """Whether letters are what a composed word ends with: a word, or one with an ending of its own."""
    inflected = (part[:-more] for more in range(1, _INFLECTED + 1) if len(part) - more >= _STEM)
    return lexicon.is_word(part) or any(map(lexicon.is_word, inflected))


@lru_cache(maxsize=1 << 12)
def _is_prefix(language: str, part: str) -> bool:
    """Whether many words of a language are another word with these letters before it; of two letters only long words tell."""
    lexicon, words, found = load(language), _in_order(language), 0
    short = len(part) < _WORD
    least, enough = (_LONG, _SHORT) if short else (_SHARED, _LINKED if len(part) >= _LONG else _PRODUCTIVE)
    for at in range(bisect_left(words, part), len(words)):
        if not words[at].startswith(part):
            break
        rest = words[at][len(part) :]
        found += len(rest) >= least and lexicon.is_word(rest)
        if found >= enough:
            return True
    return False


@lru_cache(maxsize=1 << 12)
def _is_ending(language: str, part: str) -> bool:
    """Whether two words of a language, or more, end in these letters."""
    ending = (word for word in load(language).words if word.endswith(part) and word != part)
    return next(ending, None) is not None and next(ending, None) is not None


@lru_cache(maxsize=2)
def _in_order(language: str) -> list[str]:
    """The words of a language in the order of their letters."""
    return sorted(load(language).words)
