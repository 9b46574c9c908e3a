"""Free text and names in the languages other than English that have word lists.

What a filling may not have is told by the lists of its language alone: a word that denies, binds or excepts; a party beside a
price or a risk; and behind a mark any word of a protected class. Capitals tell nothing, for German nouns have them all.
"""

from __future__ import annotations

from itertools import pairwise

from clausediff.canonical.fields.riders import words_of
from clausediff.text.languages.frequent import FREQUENT
from clausediff.text.protected import Protected, protected
from clausediff.text.things import THINGS, is_thing
from clausediff.text.vocabulary import LANGUAGES, Vocabulary, base_code
from clausediff.text.words import fold_word

__all__ = ["frequent_words", "has_lists", "is_party", "said_in_name", "said_in_text"]

_ANYWHERE = frozenset(("negation", "modal", "money"))
_TAIL = frozenset(("negation", "modal", "money", "exclusivity", "connective", "quantifier", "time", "party"))
"""Classes that a tail may not have a word of, as in English."""
_NAME = frozenset(("negation", "modal", "exclusivity", "connective", "time"))


def has_lists(language: str) -> bool:
    """Whether a language other than English has word lists."""
    return base_code(language) in LANGUAGES - {"en"}


def frequent_words(language: str) -> frozenset[str]:
    """The words of a language that hold sentences together, some of which are words of English as well."""
    return FREQUENT.get(base_code(language), frozenset())


def said_in_text(text: str, *, tail: bool, language: str) -> list[str]:
    """The words of a stretch of free text that no filling has there."""
    look_up = protected(base_code(language))
    words = [(word, fold_word(word.lower().replace("’", "'"))) for word in words_of(text)]
    denied = _denied(look_up.words)
    found = [word for word, key in words if key in denied or _classes(look_up, key) & _ANYWHERE]
    found += _whatever(words, look_up)
    party = any("party" in _classes(look_up, key) for _, key in words)
    borne = [word for word, key in words if is_thing(key, look_up.words.language)]
    if tail:
        found += [word for word, key in words if _classes(look_up, key) & _TAIL - _joining(look_up, key)]
    return list(dict.fromkeys(found + (borne if tail or party else [])))


def said_in_name(word: str, language: str) -> bool:
    """Whether a word stands in no name."""
    look_up = protected(base_code(language))
    key, words = fold_word(word.lower()), look_up.words
    listed = words.not_a_name | words.not_a_signature | words.binding
    return key in listed or bool(_classes(look_up, key) & _NAME) or key in THINGS[words.language]


def is_party(word: str, language: str) -> bool:
    """Whether a word names a party by its part in an agreement."""
    return "party" in _classes(protected(base_code(language)), fold_word(word.lower()))


def _denied(words: Vocabulary) -> frozenset[str]:
    """Words that deny, bind or except, wherever they stand."""
    limits = (words.reservations | words.refusals) - words.common
    return words.binding | words.denials | words.exceptions | words.denying_answers | limits


def _classes(look_up: Protected, key: str) -> frozenset[str]:
    return frozenset(look_up.classes(key))


def _joining(look_up: Protected, key: str) -> frozenset[str]:
    """The class of a connective that only joins what is named."""
    return frozenset(("connective",)) if key in look_up.words.joiners else frozenset()


def _whatever(words: list[tuple[str, str]], look_up: Protected) -> list[str]:
    """A quantifier behind a word that joins, which adds to the filling whatever there is: *und alle Rechte*."""
    joiners = look_up.words.joiners
    return [
        word
        for (_, key), (word, after) in pairwise(words)
        if key in joiners and "quantifier" in _classes(look_up, after)
    ]
