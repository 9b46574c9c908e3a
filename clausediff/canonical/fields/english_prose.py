"""What no free text in English has: verbs, acts of law, words of scope without a noun, and what a tail may not name.

The other languages are checked by lists (:mod:`clausediff.canonical.fields.phrases`); English has a word list of its own to tell verbs by.
"""

from __future__ import annotations

from itertools import pairwise

from clausediff.canonical.fields.riders import (
    in_class,
    inflected_act,
    legal_act,
    legal_thing,
    parts,
)
from clausediff.canonical.fields.segments import Segment
from clausediff.text import english
from clausediff.text.function_words import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION_WORDS,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    SUBORDINATORS,
    negates,
)
from clausediff.text.protected import NUMBER_WORDS, NUMBERED
from clausediff.text.terms import terms

_SENTENCE = PRONOUNS | AUXILIARIES | MODALS | SUBORDINATORS
"""Words that only sentences have."""
_BEFORE_A_PHRASE = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | AUXILIARIES | SUBORDINATORS | NUMBER_WORDS
"""Words behind which an article may stand in a phrase."""
_VERB_BEFORE = ARTICLES | POSSESSIVES | frozenset("all each every no these this those".split())
"""Words that begin a noun phrase, and so stand behind a verb or a preposition."""
_BEGINS_NOUN = ARTICLES | POSSESSIVES
"""Words that begin a noun phrase and nothing else."""
_AROUND = frozenset("back over".split())
"""Adverbs that belong to a verb."""
_SCOPE = ("exclusivity", "money")
"""Protected classes whose words are adjectives of scope or of price."""
_TERMS = ("negation", "modal", "money", "exclusivity", "connective", "quantifier", "time", "party")
"""Classes that a tail may not have a word of; figures, places and dates stand in descriptions and addresses."""
_PARTICIPLES = frozenset("found given known seen shown written".split())
"""Irregular participles that follow ``as`` (``as seen``)."""
_STEM = 4
"""Letters from which what stands behind un- is a word that it turns: ``unpaid``, but not ``units``."""
_ANY = frozenset("all any each every".split())
"""Quantifiers that take in whatever there is."""
_JOINING = frozenset("and by from of on or to with but".split())
"""Connectives that join the parts of a phrase."""
_ALWAYS_TERMS = frozenset("forever freely solely exclusively".split())
"""Adverbs of scope, which describe no noun wherever they stand."""


def said_in_english(segment: Segment, words: list[str], *, titled: bool) -> list[str]:
    """The words of a segment that no filling has there."""
    keys = [word.lower() for word in words]
    for index, after in enumerate(keys[1:]):
        if keys[index] == "no" and after[0].isdigit():
            keys[index] = "number"
    if titled:
        return _said_in_title(segment, words, keys)
    if segment.stopped and len(words) > 1:
        return [segment.text]
    found = [word for word, key in zip(words, keys, strict=True) if negates(key) or key in _SENTENCE]
    found = [word for word in found if word != "I" or not _numeral(words, keys)]
    found += (
        _part_of(words, keys)
        + _relatives(words, keys)
        + _predicates(words, keys)
        + _verbs(words, keys)
        + _fates(words, keys)
    )
    found += [word for word, key in zip(words, keys, strict=True) if legal_act(key) or key in _ALWAYS_TERMS]
    if segment.tail:
        found += [
            word
            for index, (word, key) in enumerate(zip(words, keys, strict=True))
            if key not in _JOINING
            and (legal_thing(key) or in_class(key, *_TERMS) or _negative(key))
            and not _counts_parts(keys, index)
        ]
    return found + _as_it_is(words, keys)


def _counts_parts(keys: list[str], index: int) -> bool:
    """Whether a quantifier behind a preposition counts what is described: ``planed on both sides``, ``of all sizes``."""
    if keys[index] not in QUANTIFIERS or not 0 < index < len(keys) - 1 or keys[index - 1] not in ("in", "of", "on"):
        return False
    return not _of_law(keys[index + 1]) and keys[index + 1] not in FUNCTION_WORDS


def _numeral(words: list[str], keys: list[str]) -> bool:
    """Whether a capital I is the numeral that it is behind *class* or *phase*."""
    at = words.index("I")
    return at > 0 and keys[at - 1] in NUMBERED


def _said_in_title(segment: Segment, words: list[str], keys: list[str]) -> list[str]:
    """The same for words in capitals: what stands behind a full stop, and what says what becomes of a thing."""
    things = [word for word, key in zip(words, keys, strict=True) if legal_thing(key) or key in ("fee", "fees")]
    acts = [word for word, key in zip(words, keys, strict=True) if inflected_act(key)]
    if segment.stopped:
        codes = ("negation", "modal", "money", "exclusivity")
        return things + acts + [w for w, k in zip(words, keys, strict=True) if negates(k) or in_class(k, *codes)]
    found = _as_it_is(words[-2:], keys[-2:])
    found += _acting(words, keys)
    if segment.tail and segment.mark != ":":
        found += [word for word, key in zip(words, keys, strict=True) if negates(key)]
        pairs = zip(keys, words[1:], keys[1:], strict=False)
        found += [word for before, word, key in pairs if before in PREPOSITIONS and in_class(key, "party")]
    return found + things + acts if segment.tail and things and acts else found


def _acting(words: list[str], keys: list[str]) -> list[str]:
    """What a party does, in capitals: ``Owner Pays``, but not ``the Owner Pays Principle``."""
    return [
        f"{words[index]} {words[index + 1]}"
        for index, (who, act) in enumerate(pairwise(keys))
        if in_class(who, "party") and not who.endswith("'s") and act.endswith("s") and inflected_act(act)
        if index + 2 == len(keys) or keys[index + 2] in FUNCTION_WORDS
    ]


def _negative(key: str) -> bool:
    """Whether a word negates what parties do, owe or bear: ``non-returnable``, ``unpaid``, but not ``unsalted``."""
    if negates(key):
        return True
    pieces = parts(key)
    stem = key.removeprefix("un") if english.is_word(key) else key
    turned = (
        pieces[1:] if len(pieces) > 1 and negates(pieces[0]) else [stem] if stem != key and len(stem) >= _STEM else []
    )
    endings = ("", "able", "ible", "ed", "d")
    return any(_of_law(word.removesuffix(ending)) for word in turned for ending in endings)


def _of_law(key: str) -> bool:
    """Whether a word is one by which rights and duties are named."""
    lists = terms("en")
    listed = lists is not None and (key in lists.effects or key in lists.things or key in lists.scopes)
    return listed or legal_act(key) or legal_thing(key) or in_class(key, *_TERMS)


def _part_of(words: list[str], keys: list[str]) -> list[str]:
    """A sign or a word for a part, before what the field names: ``½ the licensing``, ``half of the flour``."""
    sign = words[0].isnumeric() and not words[0].isdecimal()
    behind = keys[2:3] if keys[1:2] == ["of"] and not words[0].isdecimal() else keys[1:2]
    if (sign or keys[0] == "half" or words[0].isdecimal()) and not _BEGINS_NOUN.isdisjoint(behind):
        return words[:1]
    return []


def _relatives(words: list[str], keys: list[str]) -> list[str]:
    """``that`` behind a noun, where it begins a clause; behind a preposition it points (``of that kind``). And ``and all``,
    which adds to the filling whatever there is."""
    found = []
    for word, key, before in zip(words[1:], keys[1:], keys, strict=False):
        if (key == "that" and before not in PREPOSITIONS | CONJUNCTIONS) or (key in _ANY and before in ("and", "or")):
            found.append(word)
    return found


def _predicates(words: list[str], keys: list[str]) -> list[str]:
    """Words of scope and money with no noun behind them that they could describe: ``sacks free``, ``exclusive to``."""
    found = []
    for index, key in enumerate(keys):
        last = index + 1 == len(keys)
        if in_class(key, *_SCOPE) and (last or keys[index + 1] in FUNCTION_WORDS):
            found.append(words[index])
    return found


def _as_it_is(words: list[str], keys: list[str]) -> list[str]:
    """``as seen``, ``as agreed``: what is meant is left to something that is not written here."""
    pairs = zip(words, keys, keys[1:], strict=False)
    return [
        f"{word} {after}"
        for word, key, after in pairs
        if key == "as" and (after.endswith("ed") or after in _PARTICIPLES or after == "is")
    ]


def _verbs(words: list[str], keys: list[str]) -> list[str]:
    """English words before an article that are nothing that stands there in a phrase, and so verbs: ``owns the Mill``.

    A participle in -ing, and a base form behind ``to``, stand in phrases as well: ``to test the pumps``. Behind a party with a
    capital a word in -s is a verb, too: ``the Supplier sells flour``.
    """
    found = []
    infinitive = False
    for index, key in enumerate(keys[:-1]):
        infinitive = infinitive or (key == "to" and keys[index + 1] not in DETERMINERS)
        if (
            words[index][:1].isupper()
            and in_class(key, "party")
            and _finite(words[index + 1])
            and not key.endswith("'s")
        ):
            found.append(words[index + 1])
        if key in _BEFORE_A_PHRASE or key.endswith("ing") or keys[index + 1] not in _VERB_BEFORE:
            continue
        if english.is_word(key) and words[index + 1].islower() and not (infinitive and not key.endswith("s")):
            found.append(words[index])
    return found


def _fates(words: list[str], keys: list[str]) -> list[str]:
    """Verbs behind a thing of law, with what stands behind a verb and not behind a noun: ``title passes at once``, ``risk passes to
    the Buyer``, but not ``tax returns of 2020``."""
    lists = terms("en")
    return [
        words[index + 1]
        for index, key in enumerate(keys[:-2])
        if (legal_thing(key) or (lists is not None and lists.is_thing(key)))
        and _finite(words[index + 1])
        and _behind_a_verb(keys[index + 2 :])
    ]


def _behind_a_verb(keys: list[str]) -> bool:
    """Whether words go on behind a verb: when or how it happens, or to whom."""
    first, *rest = keys
    if first in QUANTIFIERS | PRONOUNS | _AROUND or first.endswith("ly") or keys[:2] == ["at", "once"]:
        return True
    return first in PREPOSITIONS and any(in_class(key, "party") for key in rest[:2])


def _finite(word: str) -> bool:
    """Whether a word may be a verb of the third person: ``sells``."""
    stems = (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)
    return word.islower() and word.endswith("s") and english.is_word(word) and any(map(english.is_word, stems))
