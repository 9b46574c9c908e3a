"""The words by which the filling of a blank becomes a term of the agreement, one module a language.

A filling names something: goods, a place, an office, a person. A term says who bears or owes what, under which law, until
when, on what condition, or how far. The words of these classes are few in every language, and their place in the phrase
tells whether they are said of the filling (``repair at the owner's cost``) or only name what it is about
(``a study of cost``, ``cost accounting``).

To add a language, copy ``en.py`` to a module named by the language's ISO 639 code, fill each list by its class, name the
language in ``LANGUAGES``, and write accepted and refused fillings in ``tests/cases/fields_languages.yaml``.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import NamedTuple

from clausediff.text.vocabulary import base_code

__all__ = ["LANGUAGES", "Terms", "key_of", "phrases", "terms"]

LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "nl", "pt"})
"""The languages that have these lists."""


class Terms(NamedTuple):
    """The lists of one language, in lower case as :func:`key_of` writes words."""

    language: str
    """Its ISO 639 code."""
    functions: frozenset[str]
    """Articles, prepositions and conjunctions, contracted forms among them."""
    pronouns: frozenset[str]
    """Pronouns and subordinators that are no articles as well: only sentences have them."""
    negations: frozenset[str]
    """Words that negate, prepositions such as *without* among them."""
    joiners: frozenset[str]
    """Conjunctions that add something."""
    universal: frozenset[str]
    """Words for whatever there is besides: *all*, *any*, *further*. Behind a conjunction they widen the filling."""
    manner: tuple[tuple[str, ...], ...]
    """Prepositions, of one word or several, that say on what terms something is done: *under*, *at*, *on behalf of*."""
    burdens: tuple[tuple[str, ...], ...]
    """Phrases that put something on somebody, whatever it is: *at the expense of*, *zu Lasten*."""
    things: frozenset[str]
    """What parties bear, owe, grant, reserve or submit to: costs, law, liability, time, rights, conditions."""
    capacities: frozenset[str]
    """In what capacity somebody signs, and who stands behind a party: *guarantor*, *agent*, *heirs*."""
    effects: frozenset[str]
    """Adjectives and participles that say what holds, with no noun behind them that they describe: *included*, *void*."""
    always: frozenset[str]
    """Words that make a term wherever they stand: *gratis*, *exclusively*, and verbs that say whose something is: *belongs*."""
    articles: frozenset[str]
    """Articles that begin a noun phrase and are nothing else."""
    formed: frozenset[str]
    """Those of :attr:`things` and :attr:`effects` by which companies are formed: under a *law*, with *limited liability*."""
    kinds: frozenset[str]
    """What is formed under a law: *corporation*, *partnership*."""
    participle: str = r"(?!)"
    """A regular expression for the forms of a participle: behind a noun at the end of a stretch it says what is done."""
    compounds: bool = False
    """Whether nouns are joined to one word, of which the last part is the thing."""
    of: frozenset[str] = frozenset()
    """Prepositions, with their articles, behind which a noun describes the one before them; none where that one stands first."""
    offices: frozenset[str] = frozenset()
    """Words of which offices are called."""
    adding: frozenset[str] = frozenset()
    """Words that end a preposition which adds something to the filling, or leaves it out: *including*, *zuzüglich*."""
    scopes: frozenset[str] = frozenset()
    """What something may be used for, or where. They are named in descriptions as well (*for commercial use*), but not behind
    what adds or excepts (*including commercial use*), nor in a tail with a word that says how far (*exclusive territory*)."""
    pointers: tuple[tuple[str, ...], ...] = ()
    """What sends the reader to a paper that is named behind it: *as per*, *laut*, *selon*."""
    looks: frozenset[str] = frozenset()
    """Those of :attr:`pointers`, of one word, that send the reader elsewhere whatever they name: *see*, *siehe*, *voir*."""
    papers: frozenset[str] = frozenset()
    """Papers that people write to each other or hang on an agreement: *letter*, *Angebot*, *devis*."""
    comparing: frozenset[str] = frozenset()
    """Words behind which a last word that is no noun leaves it to something else what is meant, where nouns have capitals: *wie
    besprochen*."""
    homographs: frozenset[str] = frozenset()
    """Forms of everyday verbs, pronouns and participles that are nouns or names of things as well."""

    def is_thing(self, key: str) -> bool:
        """Whether a word is one of :attr:`things`, or in a language with compounds ends in one."""
        return key in self.things or (self.compounds and _ends(key, _long(self.things)))

    def is_capacity(self, key: str) -> bool:
        """Whether a word is one of :attr:`capacities`."""
        return key in self.capacities or (self.compounds and _ends(key, _long(self.capacities)))


_PART = 4
"""Letters of a word that others end in, at least."""
_BEFORE = 3
"""Letters of what stands before it in a compound, at least."""


@cache
def _long(things: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(word for word in things if len(word) >= _PART))


def _ends(key: str, endings: tuple[str, ...]) -> bool:
    return any(key.endswith(ending) and len(key) - len(ending) >= _BEFORE for ending in endings)


def key_of(word: str) -> str:
    """A word as the lists have it: in lower case, *ss* for *ß*, *oe* for *œ*."""
    return word.lower().replace("ß", "ss").replace("œ", "oe").replace("’", "'")


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases of several words, between semicolons, the longest first."""
    return tuple(sorted((tuple(each.split()) for each in text.split(";")), key=lambda each: (-len(each), each)))


@cache
def terms(language: str) -> Terms | None:
    """The lists of a language (``de``, ``de-CH``); None where it has none."""
    code = base_code(language)
    if code not in LANGUAGES:
        return None
    found: Terms = import_module(f"clausediff.text.terms.{code}").TERMS
    return found
