"""Words that are composed of parts, one of which was exchanged: no list has all such words.

::

    canonical   zwei|jährlich    bi|weekly     four|fold     gesamt|schuldnerisch    con|formed    render|ed
    scan        drei|jährlich    tri|weekly    forty|fold    teil|schuldnerisch      de|formed     render|or
                ‾‾‾‾             ‾‾‾           ‾‾‾‾‾         ‾‾‾‾                    ‾‾                   ‾‾
                a word           a prefix      a word        a word                  a prefix      an ending

Engines misread letters and not parts: where all letters that differ are one part on both sides, the other word was written. Which
letters are a prefix or an ending is not listed but counted in the language's words.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import takewhile

from clausediff.evidence.lexicon import Lexicon, load
from clausediff.judge.case import Case
from clausediff.judge.thresholds import USUAL
from clausediff.text.vocabulary import vocabulary

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
_ROOT = 4
"""Letters of the shortest rest, no word by itself, behind two prefixes (the *cept* of *accept* and *except*) or before two endings."""
_LONGEST = 5
"""Letters of the longest ending that is exchanged for another one."""
_EXCHANGED = 10
"""Words of the language in which one ending takes the place of another: so many show that it does so in any word…"""
_SHARE = 0.12
"""…where they are so large a part of all words with that ending: of those in *-er* a third has *-ed* too, but four in a hundred in
*-t* end in *-d* as well."""
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
    exchanges = (_other_beginning, _other_end, _other_prefix, _other_ending)
    if any(exchanged(lexicon, one, other) for exchanged in exchanges):
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


def _other_prefix(lexicon: Lexicon, one: str, other: str) -> bool:
    """Whether two words have each another prefix before the same letters. Where these are a word, the canonical's need have none."""
    for size in range(_same(one[::-1], other[::-1]), _ROOT - 1, -1):
        first, second = one[:-size], other[:-size]
        before = _is_part(lexicon, first) or lexicon.is_word(one[-size:])
        if before and _is_part(lexicon, second):
            return True
    return False


def _is_part(lexicon: Lexicon, part: str) -> bool:
    """Whether letters are a prefix of the language."""
    return part in _COUNTING or (len(part) > 1 and _is_prefix(lexicon.language, part))


def _other_ending(lexicon: Lexicon, one: str, other: str) -> bool:
    """Whether two words have each another ending behind the same letters, as many words of the language have."""
    shared = _same(one, other)
    for size in range(shared, _ROOT - 1, -1):
        first, second = one[size:], other[size:]
        if max(len(first), len(second)) > _LONGEST:
            return False
        doubled = one[size - 1]  # transfer|red, transfer|or; no letter read twice is an ending
        pairs = ((first, second), (first.removeprefix(doubled), second), (first, second.removeprefix(doubled)))
        for before, ending in pairs:
            if ending not in ("", doubled) and _is_exchanged(lexicon.language, before, ending, whole=size == shared):
                return True
    return False


def _same(one: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _begins(lexicon: Lexicon, part: str) -> bool:
    """Whether letters are what a composed word begins with: a word, one with letters that link it, or a prefix."""
    return (len(part) >= _WORD and lexicon.is_word(part)) or _is_part(lexicon, part)


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


@lru_cache(maxsize=1 << 12)
def _is_exchanged(language: str, one: str, other: str, *, whole: bool) -> bool:
    """Whether many words that end in ``other`` are words with ``one`` in its place too.

    More are asked for where the two endings begin alike, so that fewer letters differ than are counted (not ``whole``), but for the
    endings by which parties are named.
    """
    words = load(language).words
    named = any(other in pair for pair in vocabulary(language).ending_pairs)
    ending = [word for word in words if word.endswith(other) and len(word) >= len(other) + _WORD]
    both = sum(1 for word in ending if word[: -len(other)] + one in words)
    return both >= _EXCHANGED and both >= (_SHARE if whole or named else 2 * _SHARE) * len(ending)


@lru_cache(maxsize=2)
def _in_order(language: str) -> list[str]:
    """The words of a language in the order of their letters."""
    return sorted(load(language).words)
