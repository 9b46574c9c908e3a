"""What stands in or beside a name in a language other than English, and is no part of it.

    Jürgen von der Heide          Heide, Jürgen          Jürgen von der Heide, Geschäftsführer
    Jürgen von der Heide, Bürge   (a capacity)           Jürgen von der Heide unter Vorbehalt   (a condition)

A name has words with capitals and the particles of its kind. Behind a comma there is an office, or, where a surname stands
before it, a first name. A short name may be any word at all (Wilhelm Ohne); a longer one has no word by which terms are made.
"""

from __future__ import annotations

from clausediff import regex as re
from clausediff.canonical.fields.phrases import also_written_in, on_what_terms, stretch
from clausediff.text.terms import Terms, key_of, terms
from clausediff.text.vocabulary import base_code, vocabulary

__all__ = ["PARTICLES", "beside_a_name", "honour", "signed_with"]

PARTICLES = frozenset(
    "auf vom zum zur am das in op aan 's med los las dei degli delle des het 't d' de' de del della der den van von zu zur la "
    "le du da dos di el al bin ibn ben y e of the st ter ten af av und".split()
)
"""Words in lower case that stand inside names."""
_HONOURS = frozenset(
    "dr hc prof mr mrs ms miss mx sir dame hon rev jr sr esq phd md dds jd llm llb mba msc bsc ma ba cpa dipl ing mag ra dott dra sra "
    "srta don doña sig avv mme mlle frau herr dhr mevr drs dphil edd psyd beng meng bcom mphil aca acca fca cfa pe rn dvm frcs frics frs "
    "kc qc mp mep obe mbe cbe kbe ret".split()
)
"""Titles before a name and degrees behind it, without their points."""
_ABBREVIATED = re.compile(r"(?:[^\W\d_]\.){2,}")
_SURNAME = {"es": 2, "pt": 2}
"""Words of a surname, where it has more than one."""
_FIRST = 3
"""First names, at most."""
_SHORT = 2
"""Words of a name that may be any words."""
_STROKES = 2
"""Letters of a word that engines read in the strokes of a pen as easily as not."""
_ABBREVIATION = 4
"""Letters of an abbreviation, at most."""
_JOINED = re.compile(r"[^\W\d_]{1,3}[/&+][^\W\d_]{1,3}(?:[/&+][^\W\d_]{1,3})*")


def honour(word: str) -> bool:
    """Whether a word is a title before a name or a degree behind it."""
    return word.lower().replace(".", "") in _HONOURS


def beside_a_name(value: str, language: str, *, signed: bool = False) -> list[str]:
    """The words of a value that no name has: English ones are known by their lexicon and are not asked here."""
    found = _signed_for(value, language, signed=signed)
    if base_code(language) == "en":
        return found + _in_another_language(value)
    lists = terms(language)
    head, *behind = (re.findall(r"[^\s,;:()\[\]]+", part) for part in re.split(r"[,;:(\[]", value))
    found += _in_a_name(head, lists, signed=signed)
    for part in behind:
        if not _may_follow(head, part, lists, language, many=len(behind) > 1):
            found += part
    return list(dict.fromkeys(found))


def _in_another_language(value: str) -> list[str]:
    """On what terms a person signs, said in another language than the form's: *ohne Anerkennung*, *sous réserve*."""
    lists = terms("en")
    assert lists is not None
    it = stretch(value, tail=False)
    return [each for other in also_written_in(it, lists) for each in on_what_terms(it, other)]


def _signed_for(value: str, language: str, *, signed: bool) -> list[str]:
    """Abbreviations by which people sign for others, or with a reserve: *i. A.*, *p. o.*, *V. C.* They stand before a name in
    lower case, or behind it; initials have capitals and a surname behind them."""
    words = re.split(r"[\s,;()]+", re.sub(r"(?<=\b[^\W\d_]\.) (?=[^\W\d_]\.(?:\s|$))", "", value.strip()))
    lists = terms(language)
    offices = lists.offices if lists else frozenset()
    full = [word for word in words if len(word.strip(".")) > _STROKES and not word.endswith(".") and not honour(word)]
    found = []
    for index, word in enumerate(words):
        if not _ABBREVIATED.fullmatch(word) or honour(word) or word.replace(".", "").lower() in offices:
            continue
        initialled = len(words[0].strip(".")) == 1 and bool(full)  # initials stand before a surname, or behind it
        last = index > 0 and index == len(words) - 1 and (len(full) > 1 or initialled)
        if word[:1].islower() or (signed and last):
            found.append(word)
    return found


def signed_with(value: str, language: str) -> list[str]:
    """Abbreviations without points in a signature, by which people sign for others or with a reserve.

    ::

        P/O Ada Byron     Ada Byron E&OE     Ada Byron (pp)     Ada Byron STC
        Ada Byron, KC     Ada Byron AB       Ada Byron III      a degree, the name's own initials, a numeral

    Engines read the strokes of a pen as such letters, too, but not behind a name that they read in full.
    """
    lists = terms(language)
    offices = lists.offices if lists else frozenset()
    words = value.split()
    named = [word for word in words if len(word) > _STROKES and word[:1].isupper() and word[1:2].islower()]
    found = []
    for index, word in enumerate(words):
        bare = word.strip("()[]{}.,;:")
        if _JOINED.fullmatch(bare):
            pieces = re.split("[/&+]", bare.lower())
            found += [] if bare.lower() == "n/a" or all(honour(each) or each in offices for each in pieces) else [word]
        elif index == 0 and len(named) >= _SHORT and _consonants(bare):
            found.append(word)
        elif len(named) >= _SHORT and index >= _SHORT and bare.isalpha() and len(bare) <= _ABBREVIATION:
            bracketed = word[:1] in "([" and (bare.islower() or bare.isupper())
            capitals = len(bare) > 1 and bare.isupper() and not words[index - 1].endswith(",")
            own = {each[0] for each in words[:index] if each[:1].isalpha()}
            known = honour(bare) or bare.lower() in offices or own.issuperset(bare) or set("IVX").issuperset(bare)
            found += [word] if (bracketed or capitals) and not known and not re.search(r"\d", value) else []
    return found


def _consonants(word: str) -> bool:
    """Whether small letters before a name are none that a name begins with: ``pp Ada Byron``."""
    plain = word.isalpha() and word.islower() and 1 < len(word) <= _ABBREVIATION and set(word).isdisjoint("aeiouy")
    return plain and not honour(word) and word not in PARTICLES


def _in_a_name(words: list[str], lists: Terms | None, *, signed: bool) -> list[str]:
    """Words in lower case that are no particles, and words of terms in a name of more than two words."""
    small = [
        word
        for word in words
        if word.islower()
        and word.strip(".") not in PARTICLES
        and len(words) > 1
        and (len(word) > _STROKES or not signed)
    ]
    if lists is None:
        return small
    named = [word for word in words if word[:1].isupper() and not honour(word)]
    doubtful = [word for word in named if _of_terms(word, lists)]
    if len(named) == _SHORT and len(doubtful) == 1 and not small:
        return []
    return small + doubtful


def _of_terms(word: str, lists: Terms) -> bool:
    """Whether a word is one by which terms are made, or by which a person refuses to be named."""
    key = key_of(word.strip(".\"“”'’"))
    words = vocabulary(lists.language)
    return (
        lists.is_thing(key)
        or lists.is_capacity(key)
        or key in lists.always | lists.effects | lists.negations
        or (key in lists.functions and key not in PARTICLES)
        or key in words.not_a_name | words.not_a_signature | words.binding
    )


def _may_follow(head: list[str], part: list[str], lists: Terms | None, language: str, *, many: bool) -> bool:
    """Whether words may stand behind a comma: an office, a degree, or first names behind a surname."""
    keys = [key_of(word.strip(".")) for word in part]
    if all(honour(word) or word in ("II", "III", "IV") for word in part):
        return True
    if lists is not None and not lists.offices.isdisjoint(keys):
        return all(key in lists.offices | lists.functions or honour(key) for key in keys)
    surname = [word for word in head if word.lower() not in PARTICLES and not honour(word)]
    first = all(word[:1].isupper() or word[:1].lower() == word[:1].upper() or word in PARTICLES for word in part)
    plain = lists is None or not any(_of_terms(word, lists) for word in (*surname, *part) if word[:1].isupper())
    return not many and first and plain and len(part) <= _FIRST and len(surname) <= _SURNAME.get(base_code(language), 1)
