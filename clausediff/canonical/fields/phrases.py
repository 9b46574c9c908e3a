"""What a stretch of a filling says, by the place of its words: the part of the check that every language shares.

    a study of cost            cost is what the study is about
    repair at the owner's cost a preposition of manner puts it on somebody
    repair, cost excluded      behind a mark it stands for itself, and something is said of it
    repair, cost accounting    a noun behind it is what is meant

So no word is refused for itself but the few that make a term wherever they stand (``gratis``). Capitals make no difference:
a term in capitals is one. The words are those of :mod:`clausediff.text.terms`.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from clausediff import regex as re
from clausediff.text import english
from clausediff.text.protected import protected
from clausediff.text.terms import LANGUAGES, Terms, key_of, phrases, terms
from clausediff.text.vocabulary import vocabulary

_WORD = re.compile(r"[A-Z]+(?:&[A-Z]+)+|\d[\d.,]*%?|[^\W\d_]+(?:['’][sS]\b)?(?:[-‐‑–][^\W_]+)*|&")
_CODES = frozenset("EXW FCA FAS FOB CFR CIF CPT CIP DAP DPU DDP DAF DEQ DDU DAT FOT C&F CNF COD CWO E&OE".split())
"""The delivery terms of the International Chamber of Commerce, those of its older lists, and abbreviations by which trade
says when a price is paid or what is not warranted: each shifts cost or risk."""
_POINTED = re.compile(r"\b(?:[A-Z]\.){2,}")
"""An abbreviation with points: ``F.O.B.``"""
_OPEN_ENDED = phrases(
    "etc;etcetera;et cetera;and so on;and so forth;usw;u s w;und so weiter;u a m;uam;u ä;ecc;eccetera;enz;etcétera"
)
"""What leaves a list open, in whatever language: what else belongs to it is not written here."""
_BOUND = 8
"""Words of a noun phrase, at most."""
_LETTERS = 2
"""Letters of a word that tells no language."""
_WITHOUT = ("free", "less", "frei", "los", "lose", "vrij", "loos")
"""Endings of compounds that say that a thing is owed or not: ``tax-free``, ``gebührenpflichtig``."""


class Stretch(NamedTuple):
    """The words of a filling between two marks, ready to be asked."""

    words: tuple[str, ...]
    keys: tuple[str, ...]
    """The words as the lists have them."""
    tail: bool
    """Whether the stretch stands behind the first mark of the filling."""
    office: bool = False
    """Whether the filling begins with an office, behind which the names of departments stand."""
    heading: bool = False
    """Whether it stands behind the colon of a title, where a noun may stand for itself."""


def stretch(text: str, *, tail: bool, office: bool = False, heading: bool = False) -> Stretch:
    """The words of a text."""
    words = tuple(_WORD.findall(_POINTED.sub(lambda found: found[0].replace(".", ""), text)))
    return Stretch(words, tuple(map(key_of, words)), tail, office, heading)


def said(it: Stretch, lists: Terms) -> list[str]:
    """The words that make the stretch more than the name of something, each with what makes it so."""
    found = on_what_terms(it, lists)
    for start, length in _places(it, _OPEN_ENDED):
        found.append(" ".join(it.words[start : start + length]))
    if len(it.keys) > 2 and it.keys[-2] in lists.comparing and it.words[-1].islower():
        found.append(it.words[-1])  # nouns have capitals there
    for index, key in enumerate(it.keys):
        if _makes_a_term(it, index, key, lists):
            found.append(it.words[index])
    return list(dict.fromkeys(found))


def also_written_in(it: Stretch, lists: Terms) -> list[Terms]:
    """Other languages of which a stretch has a word that the form's language has not: *ohne*, *gratuit*."""
    own = lists.functions | lists.pronouns | lists.always | lists.negations
    keys = {key for key in it.keys if len(key) > _LETTERS and key not in own}
    others = (terms(code) for code in sorted(LANGUAGES - {lists.language})) if keys else ()
    return [other for other in others if other is not None and _is_told(other, keys)]


def _is_told(lists: Terms, keys: set[str]) -> bool:
    """Whether words tell a language; of those that English has as well only longer ones that negate do (*sans*)."""
    return any(
        lists.language == "en" or not english.is_word(key) or (key in lists.negations and len(key) > _LETTERS + 1)
        for key in keys & _listed(lists.language)
    )


@cache
def _listed(language: str) -> frozenset[str]:
    """The words of a language that may tell it."""
    lists = terms(language)
    return lists.functions | lists.always | lists.negations if lists is not None else frozenset()


def _makes_a_term(it: Stretch, index: int, key: str, lists: Terms) -> bool:
    """Whether a word says something of the filling where it stands."""
    if _formed(it, index, key, lists):
        return False
    if key in lists.always or it.words[index] in _CODES or key == "incoterms" or owed(key, lists):
        return True
    if key in lists.effects:
        return not _describes(it, index, lists) or _scoped(it, index, lists)
    if key in lists.universal:
        return _joined(it, index, lists)
    if lists.is_capacity(key):
        return it.tail or _joined(it, index, lists)
    if lists.is_thing(key):
        return _stands_for_itself(it, index, lists)
    return it.tail and key in vocabulary(lists.language).time_units and index > 0 and _figure(it.keys[index - 1], lists)


def _scoped(it: Stretch, index: int, lists: Terms) -> bool:
    """Whether a word in a tail says how far something goes: ``exclusive territory``, ``free delivery``."""
    return it.tail and index + 1 < len(it.keys) and it.keys[index + 1] in lists.scopes


def _stands_for_itself(it: Stretch, index: int, lists: Terms) -> bool:
    """Whether something is said of the thing at ``index``, be it by its place alone."""
    if _is_described(it, index, lists):
        return False
    if index and it.keys[index - 1].endswith("%"):
        return True
    after = it.keys[index + 1] if index + 1 < len(it.keys) else ""
    if after and (_figure(after, lists) or _states(after, lists)):
        return True
    if not it.tail or _describes(it, index, lists):
        return False
    return not ((it.heading or it.office) and not _counted(it, lists))


def _is_described(it: Stretch, index: int, lists: Terms) -> bool:
    """Whether the thing says of another one what it is about (*estudio de costes*), as in languages that put it behind."""
    at = index - 1
    while at > 0 and it.keys[at] in lists.articles | lists.of:
        if it.keys[at] in lists.of:
            return it.keys[at - 1] not in lists.functions
        at -= 1
    return False


def _describes(it: Stretch, index: int, lists: Terms) -> bool:
    """Whether the word at ``index`` describes the noun behind it: ``cost accounting``, ``the free tier``.

    German and Dutch write such nouns as one word; in the languages of the south the noun comes first.
    """
    if index + 1 == len(it.keys):
        return False
    word, key = it.words[index + 1], it.keys[index + 1]
    if key in lists.functions or key in lists.pronouns or not key[0].isalpha() or _number(key, lists):
        return False
    if _states(key, lists) or key in lists.always or "place" in protected(lists.language).classes(key):
        return False
    if lists.language == "en":
        return english.is_word(key.removesuffix("'s"))
    if lists.is_thing(it.keys[index]):
        return False
    return not lists.of and (word[:1].isupper() or lists.language != "de")


def _states(key: str, lists: Terms) -> bool:
    """Whether a word says what becomes of the one before it: *included*, *fixed*."""
    return key in lists.effects or re.fullmatch(lists.participle, key) is not None


def _figure(key: str, lists: Terms) -> bool:
    return key[0].isdigit() or _number(key, lists)


def _number(key: str, lists: Terms) -> bool:
    return key in protected(lists.language).words.number_words


def _counted(it: Stretch, lists: Terms) -> bool:
    """Whether a stretch has a figure, a place or an effect, which no name of a department has."""
    classes = protected(lists.language).classes
    return any(_figure(key, lists) or key in lists.effects or "place" in classes(key) for key in it.keys)


def owed(key: str, lists: Terms) -> bool:
    """Whether a compound says that a thing is owed or not: ``tax-free``, *provisionsfrei*."""
    if lists.compounds and key.endswith(("pflichtig", "plichtig")):
        return True
    for ending in _WITHOUT:
        stem = key.removesuffix(ending)
        if stem != key and (stem.endswith("-") or lists.compounds):
            return any(lists.is_thing(each) for each in (stem.rstrip("-"), stem.removesuffix("s"), stem + "e"))
    return False


def _joined(it: Stretch, index: int, lists: Terms) -> bool:
    """Whether a conjunction adds the word, with nothing but words such as *of*, *its* and *all* between."""
    at = index - 1
    if lists.of and at > 0 and it.keys[at] not in lists.functions | lists.universal:
        at -= 1  # there what describes a noun stands behind it: *o trabajos similares*
    while at >= 0 and it.keys[at] not in lists.joiners:
        if it.keys[at] not in lists.functions | lists.pronouns | lists.universal:
            return False
        at -= 1
    return at > 0 or (at == 0 and it.tail)


def on_what_terms(it: Stretch, lists: Terms) -> list[str]:
    """Prepositions of manner and negations with the thing that they put on somebody: *at the risk*, *ohne Kaution*."""
    found = []
    for start, length in _places(it, lists.burdens):
        found.append(" ".join(it.words[start : start + length]))
    for start, length in [
        *_places(it, lists.manner),
        *((at, 1) for at, key in enumerate(it.keys) if key in lists.negations),
    ]:
        negated = it.keys[start] in lists.negations
        adds = negated or it.keys[start + length - 1] in lists.adding
        for index in range(start + length, min(len(it.keys), start + length + _BOUND)):
            key = it.keys[index]
            if key in lists.functions and key not in lists.articles | lists.joiners | lists.pronouns | {"a"}:
                break
            scoped = key in lists.scopes and adds and start + length < index  # ``including commercial use``
            on_terms = lists.is_thing(key) or lists.is_capacity(key) or key in lists.effects or scoped
            on_terms = on_terms or (adds and not negated and key.endswith("%"))
            if on_terms and not _describes(it, index, lists) and not _formed(it, start, key, lists, negated=negated):
                found.append(" ".join(it.words[start : index + 1]))
                break
    return found


def elsewhere(it: Stretch, lists: Terms) -> list[str]:
    """What sends the reader to another paper: *see letter*, *laut Angebot vom 3. Mai*, *selon devis*."""
    found = []
    if it.keys and it.keys[0] in lists.looks and len(it.keys) > 1 and (it.tail or it.words[0].islower()):
        found.append(" ".join(it.words[:2]))
    for start, length in _places(it, lists.pointers):
        for index in range(start + length, min(len(it.keys), start + length + _BOUND)):
            if it.keys[index] in lists.papers:
                found.append(" ".join(it.words[start : index + 1]))
                break
            if it.keys[index] in lists.functions and it.keys[index] not in lists.articles | lists.pronouns:
                break
    return found


def _places(it: Stretch, phrases: tuple[tuple[str, ...], ...]) -> list[tuple[int, int]]:
    """Where phrases stand, and their lengths; of two in one place the longer."""
    found = []
    for start in range(len(it.keys)):
        length = next((len(each) for each in phrases if it.keys[start : start + len(each)] == each), 0)
        if length:
            found.append((start, length))
    return found


def _formed(it: Stretch, start: int, key: str, lists: Terms, *, negated: bool = False) -> bool:
    """Whether a law or a liability is the one with which a company is formed: ``a partnership under the laws of Ohio``."""
    return key in lists.formed and not negated and not lists.kinds.isdisjoint(it.keys[:start])
