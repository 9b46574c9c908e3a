"""Words that are composed of parts: of another one of them no list need know that it is a word.

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
_LINKED = 5
"""Letters of the shortest word with letters behind it that link it to the next: zahlung-*s*."""
_PREFIX = 5
"""Letters of the longest prefix that is no word: *semi*, *quadr*."""
_PRODUCTIVE = 10
"""Words that are another word with the same letters before it: then these are a prefix."""


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
    return False


def _other_end(lexicon: Lexicon, one: str, other: str) -> bool:
    """Whether two words have the same first part, and each another last one."""
    for size in range(_same(one, other), 1, -1):
        first, second = one[size:], other[size:]
        long = min(len(first), len(second)) >= _SHARED
        if long and lexicon.is_word(second) and lexicon.is_word(first) and _begins(lexicon, one[:size]):
            return True
    return False


def _same(one: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _begins(lexicon: Lexicon, part: str) -> bool:
    """Whether letters are what a composed word begins with: a word, one with letters that link it, or a prefix."""
    if len(part) >= _WORD and lexicon.is_word(part):
        return True
    if any(len(part) - links >= _LINKED and lexicon.is_word(part[:-links]) for links in (1, 2)):
        return True
    return 1 < len(part) <= _PREFIX and _is_prefix(lexicon.language, part)


def _ends(lexicon: Lexicon, part: str) -> bool:
    """Whether letters are what a composed word ends with: a word, one with an ending of its own, or the end of several words."""
    if lexicon.is_word(part):
        return True
    if any(len(part) - more >= _ENDING and lexicon.is_word(part[:-more]) for more in range(1, _INFLECTED + 1)):
        return True
    return len(part) >= _ENDING and _is_ending(lexicon.language, part)


@lru_cache(maxsize=1 << 12)
def _is_prefix(language: str, part: str) -> bool:
    """Whether several words of a language are another word with these letters before it."""
    lexicon, words, found = load(language), _in_order(language), 0
    for at in range(bisect_left(words, part), len(words)):
        rest = words[at].removeprefix(part)
        if rest == words[at]:
            break
        found += len(rest) >= _SHARED and lexicon.is_word(rest)
        if found >= _PRODUCTIVE:
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
