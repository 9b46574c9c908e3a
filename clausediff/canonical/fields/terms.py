"""Terms in a filling that their words alone show, in running text and in capitals alike.

    at the sole expense of the Buyer      payment 90 days      sold as seen      and all other goods

Titles in capitals are checked for less than running text, because many titles are sentences.
"""

from __future__ import annotations

from itertools import pairwise

from clausediff.canonical.fields.riders import in_class, inflected_act, legal_state, legal_thing, parts
from clausediff.text import english
from clausediff.text.function_words import POSSESSIVES, PREPOSITIONS, negates
from clausediff.text.vocabulary import vocabulary

__all__ = ["JOINING", "everywhere", "in_title", "is_negative"]

_PARTICIPLES = frozenset("found given known seen shown written".split())
"""Irregular participles that follow ``as`` (``as seen``)."""
_STEM = 4
"""Letters from which what stands behind un- is a word that it turns: ``unpaid``, but not ``units``."""
_ANY = frozenset("all any each every".split())
"""Quantifiers that take in whatever there is."""
_BORNE = frozenset("account charge cost costs discretion expense expenses option risk".split())
"""What somebody bears, or decides."""
_SUITS = frozenset("arbitration jurisdiction venue".split())
"""Where suits are brought."""
_AT = frozenset("at by for on to".split())
_REACH = 4
"""Words between the preposition and what is borne: *at* the sole risk and *expense*."""
JOINING = frozenset("and by from of on or to with but".split())
"""Connectives that join the parts of a phrase."""
_LIMITS = vocabulary().statuses | vocabulary().reservations
"""Words by which whoever signs limits what he signs."""


def everywhere(words: list[str], keys: list[str]) -> list[str]:
    """The words of terms that no filling has, in capitals or not. ``keys`` are the words in lower case."""
    return _as_it_is(words, keys) + _borne(words, keys) + _whatever(words, keys) + _due(words, keys)


def in_title(words: list[str], keys: list[str], *, tail: bool, stopped: bool) -> list[str]:
    """The words of a title that no filling has: behind a full stop, and what says what becomes of a thing.

    ``tail``: the title is behind a comma or a bracket; ``stopped``: behind a full stop.
    """
    free = [word for word, key, after in zip(words, keys, keys[1:], strict=False) if key == "free" and after == "of"]
    things = [word for word, key in zip(words, keys, strict=True) if legal_thing(key) or key in ("fee", "fees")]
    acts = [word for word, key in zip(words, keys, strict=True) if inflected_act(key)]
    if stopped:
        codes = ("negation", "modal", "money", "exclusivity")
        return things + acts + [w for w, k in zip(words, keys, strict=True) if negates(k) or in_class(k, *codes)]
    return free + (_in_tail(words, keys, things + acts) if tail else [])


def _in_tail(words: list[str], keys: list[str], terms: list[str]) -> list[str]:
    """What limits or denies in a tail in capitals, and any two words of terms; one alone may be a department's."""
    found = [
        word
        for word, key in zip(words, keys, strict=True)
        if negates(key) or is_negative(key) or legal_state(key) or key in _LIMITS | _SUITS
    ]
    codes = ("money", "exclusivity", "negation", "modal", "connective", "party")
    more = [
        word
        for word, key in zip(words, keys, strict=True)
        if key not in JOINING and (key in _BORNE or in_class(key, *codes))
    ]
    terms = list(dict.fromkeys(terms + more))
    kinds = len(terms) > 1 and not all(legal_thing(term.lower()) for term in terms)
    return found + (terms if kinds else [])


def is_negative(key: str) -> bool:
    """Whether a word is another one with a prefix that negates it: ``non-returnable``, ``unpaid``."""
    stem = key.removeprefix("un")
    turned = stem != key and len(stem) >= _STEM and english.is_word(key) and english.is_word(stem)
    return turned or any(map(negates, parts(key)))


def _as_it_is(words: list[str], keys: list[str]) -> list[str]:
    """``as seen``, ``as agreed``: what is meant is left to something that is not written here."""
    pairs = zip(words, keys, keys[1:], strict=False)
    return [
        f"{word} {after}"
        for word, key, after in pairs
        if key == "as" and (after.endswith("ed") or after in _PARTICIPLES)
    ]


def _whatever(words: list[str], keys: list[str]) -> list[str]:
    """``and all``, ``and of any``, which add to the filling whatever there is; and ``and its``, before other parties."""
    found = []
    for index, key in enumerate(keys):
        behind = [each for each in keys[max(0, index - 2) : index] if each not in PREPOSITIONS][-1:]
        joined = behind in (["and"], ["or"])
        parties = key in POSSESSIVES and any(in_class(each, "party") for each in keys[index + 1 : index + 2])
        if joined and (key in _ANY or parties):
            found.append(words[index])
    return found


def _due(words: list[str], keys: list[str]) -> list[str]:
    """What is owed, and within what time: ``payment 90 days``."""
    timed = any(key.isdigit() and in_class(after, "time") for key, after in pairwise(keys))
    return [word for word, key in zip(words, keys, strict=True) if timed and legal_thing(key)]


def _borne(words: list[str], keys: list[str]) -> list[str]:
    """Who bears something: ``at the risk and expense of``."""
    found = []
    for index, key in enumerate(keys[:-1]):
        before = keys[max(0, index - _REACH) : index]
        if key in _BORNE and keys[index + 1] == "of" and not _AT.isdisjoint(before):
            found.append(words[index])
    return found
