"""Signs of a sentence in a language other than English: what running text has and the name of something has not.

A pronoun, a modal or an everyday verb in lower case; a verb before an article; and, behind a mark, a noun of which a
participle says what is done (``piezas incluidas``). In a language without lists whatever is longer than a name is refused.
"""

from __future__ import annotations

from functools import cache

from clausediff import regex as re
from clausediff.canonical.fields.phrases import Stretch
from clausediff.canonical.fields.riders import words_of
from clausediff.text.protected import protected
from clausediff.text.terms import Terms
from clausediff.text.vocabulary import vocabulary

__all__ = ["longer_than_a_name", "predicates"]

_TAIL_CLASSES = frozenset("negation modal money exclusivity time".split())
"""Classes that a stretch behind a mark has no word of."""
_NAME = 5
"""Words of a name, at most, in a language that is not known."""
_CHARACTERS = 20
"""Characters of a name in a script without spaces, at most."""
_SHORT = 3
"""Letters of a particle, at most."""


@cache
def _spoken_words(language: str) -> frozenset[str]:
    """Pronouns, verbs and words that bind, which only sentences have."""
    lists, words = _terms(language), vocabulary(language)
    verbs = words.verbs | words.binding | ((words.payments | words.grants) - words.nouns) | words.relatives
    return (verbs | lists.pronouns | lists.negations) - lists.homographs - lists.articles


def _terms(language: str) -> Terms:
    from clausediff.text.terms import terms

    found = terms(language)
    assert found is not None
    return found


def predicates(it: Stretch, lists: Terms) -> list[str]:
    """The words of a stretch that only a sentence has there."""
    spoken = _spoken_words(lists.language)
    found = []
    for index, (word, key) in enumerate(zip(it.words, it.keys, strict=True)):
        refuses = key in lists.negations and (key,) not in lists.manner  # but a title may begin with *sans*
        opens = index == 0 and (it.tail or refuses)
        if (
            (key in spoken and (word.islower() or opens))
            or (it.tail and _of_a_term(word, key, lists))
            or _verb(it, index, lists)
        ):
            found.append(word)
    if it.tail and len(it.keys) > 1 and _done(it, lists):
        found += it.words[-2:]
    return list(dict.fromkeys(found))


def _of_a_term(word: str, key: str, lists: Terms) -> bool:
    """Whether a word behind a mark is of a class that only terms have there. German nouns have capitals."""
    if key in lists.functions or key in lists.homographs or not (word.islower() or lists.language == "de"):
        return False
    return not _TAIL_CLASSES.isdisjoint(protected(lists.language).classes(key))


def _verb(it: Stretch, index: int, lists: Terms) -> bool:
    """Whether a word in lower case stands before an article, where a phrase has a preposition between: *zahlt der Mieter*."""
    if index + 1 >= len(it.keys) or index == 0 or it.keys[index + 1] not in lists.articles:
        return False
    key, before = it.keys[index], it.keys[index - 1]
    plain = it.words[index].islower() and it.words[index + 1].islower() and len(key) > _SHORT
    return plain and key.isalpha() and key not in lists.functions and before not in lists.functions


def _done(it: Stretch, lists: Terms) -> bool:
    """Whether the stretch ends in a noun and what is done with it: *Haustiere erlaubt*."""
    noun, last = it.keys[-2:]
    if not it.words[-1].islower() or noun in lists.functions or not noun.isalpha() or last in lists.functions:
        return False
    if lists.language == "de":  # what describes a noun stands before it, and nouns have capitals
        return it.words[-2][:1].isupper()
    return re.fullmatch(lists.participle, last) is not None


def longer_than_a_name(text: str) -> list[str]:
    """What a stretch has besides a name and its particles, in a language without lists."""
    words = words_of(text)
    cased = [word for word in words if word.lower() != word.upper()]
    if not cased:
        return [text] if len(text) > _CHARACTERS else []
    found = [word for word in cased if word.islower() and len(word) > _SHORT]
    return found if found and len(words) > 1 else cased if len(cased) > _NAME else []
