"""Names of persons, and signatures: a name has name words and nothing else.

People are called by almost any word, so a name is told from a sentence by what it does not have: function words where no
particle belongs, negations, and English words that nobody is called by (:mod:`clausediff.text.english`).
"""

from __future__ import annotations

from clausediff import regex as re
from clausediff.canonical.fields.beside_names import PARTICLES, beside_a_name, honour, signed_with
from clausediff.canonical.fields.riders import (
    CALLED,
    binding,
    in_class,
    inflected_act,
    legal_act,
    negations,
    parts,
    words_of,
)
from clausediff.canonical.template import FieldSpec
from clausediff.scan.binding import reserves
from clausediff.text import english
from clausediff.text.dates import read_dates
from clausediff.text.function_words import SUBORDINATORS
from clausediff.text.placeholders import is_label
from clausediff.text.protected import classes
from clausediff.text.terms import terms
from clausediff.text.vocabulary import vocabulary

_LETTERED = re.compile(r"['’]?[^\W\d_][\w'’.\-‐‑–]*\.?")
_NICKNAME = re.compile(r"(?<=\s)[(\"“'‘]([^\W\d_a-z][\w'’.-]*)[)\"”'’](?=\s)")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_POSSESSIVE = re.compile(r"\w+['’]s")
_OFFICES = frozenset(
    "president vice director directors officer chief executive financial operating general managing manager member partner "
    "secretary treasurer chair chairman chairwoman ceo cfo coo cto vp svp evp counsel head owner founder of and".split()
)
"""Offices that a person may name behind a comma: none of them limits what he signs, as Agent or Witness does."""
_UNABLE = frozenset("infant minor ward".split())
"""Who cannot bind himself; people are called so, too."""
_LONGEST = 7
_SHORT = 2
"""Words of a full name, at least."""
_LONGEST_SIGNATURE = 8
_LONGEST_SURNAME_FIRST = 3

_SENTENCE_CLASSES = ("negation", "modal", "exclusivity", "connective", "time")
"""Protected classes that no name has a word of, in a language without a list of its words."""
_CHARACTERS = 6
"""Characters of a name in a script that has no capitals, at most."""
_STROKES = 2
"""Letters of a word that engines read in the strokes of a pen as easily as not."""
_DISTANT = frozenset("n/a na nil nul non tbd tba x".split())
"""What people write who do not sign."""
_STATUSES = vocabulary("en").not_a_signature | vocabulary("en").refusals
"""What is stamped on a paper that nobody signed; with a name beside it, it may be one (Ada Sample)."""
_SPECK = re.compile(r"[·•˙]")
"""What engines read of a speck beside a name."""
_MARK = re.compile(
    r"(?:/s/|s/|[(\[]signed[)\]]|\(sgd\.?\)|by:|(?:gez|fdo|get|signé|firmato|assinado)[.:])\s*", re.IGNORECASE
)
_SLASHED = re.compile(r"/([^/]+)/")
_STAMP = re.compile(r"(?:docu|e-?|digitally |electronically )?signed(?: by)?:?\s*", re.IGNORECASE)
_STAMP_TIME = re.compile(r"[(\[]?(?:date:?\s*)?([^()\[\]]*\d[^()\[\]]*?)[)\]]?", re.IGNORECASE)
_STAMP_WORDS = 8
"""Words of a day and an hour, at most."""
_STAMP_ID = re.compile(r"(?=[0-9A-F-]*\d)(?=[0-9-]*[A-F])[0-9A-F][0-9A-F-]{7,}(?:\.{3}|…)?")


def person(_: FieldSpec, value: str, language: str) -> list[str]:
    """What is wrong with the name of a person."""
    shown = _NICKNAME.sub(r"\1", _SPECK.sub(" ", value).rstrip(" ;:"))
    words = [word for word in shown.replace(",", " ").split() if word.strip(".")]
    if problems := _contract_language(shown):
        return problems
    if any(char.isdigit() for char in shown):
        return ["not a name: holds digits"]
    if len(words) > _LONGEST:
        return [f"not a name: {len(words)} words"]
    if not all(_LETTERED.fullmatch(word) for word in words):
        return ["not a name: holds signs that names do not have"]
    head = re.split(r"[,;:]", shown)[0].split()
    if len(words) > 1 and any(
        word.islower()
        and not (at == 0 and _may_be_a_capital(word))
        and not honour(word)
        and word.strip(".") not in (PARTICLES if word in head else PARTICLES | _OFFICES)
        for at, word in enumerate(words)
    ):
        return ["not a name: holds words in lower case"]
    if is_label(shown) or not any(len(word.strip(".")) > 1 or not word.isascii() for word in words if not honour(word)):
        return ["not a name, but what a form calls one"]
    return _more(_spoken(shown, language) + beside_a_name(shown, language))


def _may_be_a_capital(word: str) -> bool:
    """Whether the first letter of a name may be an I, which many faces print as an l: ``lan Bews``, ``lngrid Olsen``."""
    return word[0] == "l" and len(word) > _SHORT and word.isalpha() and not _contract_language(word)


def signature(_: FieldSpec, value: str, language: str) -> list[str]:
    """What is wrong with a signature: a name as typed, as a signing service stamps it, or as engines read ink."""
    shown = signed_name(value, language)
    words = shown.split()
    if problems := _contract_language(shown):
        return problems
    if len(words) > _LONGEST_SIGNATURE:
        return [f"not a signature: {len(words)} words"]
    if reserves(shown):
        return ["not a signature alone: reserves or denies something"]
    if _ink(words):
        return []
    if is_label(shown):
        return ["not a signature, but what a form calls one"]
    if _STATUSES.issuperset(map(str.lower, words_of(shown))):
        return ["not a signature, but what a stamp says of a paper"]
    if any(sum(map(str.isdigit, word)) > 1 for word in words):
        return ["not a signature that can be told: holds figures"]
    if not any(char.isupper() for char in value) and not _uncased(shown):
        return ["not a signature that can be told: no capital letter"]
    head = re.split(r"[,;:]", shown)[0].split()
    found = [
        word
        for word in _spoken(shown, language)
        if word not in head or len(word) > _STROKES or word.lower() in SUBORDINATORS
    ]
    found += [word for inside in _BRACKETS.findall(shown) for word in words_of(inside) if english.is_word(word)]
    beside = beside_a_name(shown, language, signed=True) + signed_with(shown, language)
    found += [word for word in dict.fromkeys(beside) if word not in found]
    return _more(found, "not a signature that can be told: it says more than a name")


def _more(found: list[str], problem: str = "more than a name") -> list[str]:
    return [f"{problem}: {' '.join(found)}"] if found else []


def _contract_language(value: str) -> list[str]:
    """A sentence for binding and negating words.

    People are called May and Will: with a capital, such a word is a name where it begins or ends the name, or where a name
    follows (Will Young, Grace May, Ada May Byron). ``Ada May Cancel`` is a sentence.
    """
    words = words_of(value)
    kept = []
    for index, word in enumerate(words):
        called = len(words) > 1 and word[:1].isupper() and word.lower() in CALLED
        inside = 0 < index < len(words) - 1
        if not called or (inside and _ordinary_or_act(words[index + 1])):
            kept.append(word)
    found = negations(value)
    return binding(" ".join(kept)) or _more(found, "holds more than a name")


def _ordinary_or_act(word: str) -> bool:
    return english.ordinary(word) or legal_act(word.lower())


def _spoken(value: str, language: str) -> list[str]:
    """The words of a value that stand in no name."""
    head, *behind = (part.split() for part in re.split(r"[,;:]", value))
    found = []
    for index, word in enumerate(head):
        last = index > 0 and index == len(head) - 1 and len(head) <= _LONGEST_SURNAME_FIRST
        first = index == 0 and len(head) == 2 and not english.is_word(head[1])
        role = len(_named(head[:index])) >= _SHORT and in_class(word.lower(), "party")
        if role or _no_name(word, language, short=first or last):
            found.append(word)
    for word in (word for group in behind for word in group):
        office = word.strip(".").lower() in _OFFICES
        if not office and (_no_name(word, language) or _capacity(head, word, language)):
            found.append(word)
    return found


def _capacity(head: list[str], word: str, language: str) -> bool:
    """Whether a word behind a full name says in what capacity a person signs, though people are called so: *Ada Byron, Minor*."""
    lists = terms(language)
    key = word.strip("().").lower()
    capacity = key in _UNABLE or (lists is not None and lists.is_capacity(key)) or in_class(key, "party")
    return len(_named(head)) >= _SHORT and capacity


def _named(words: list[str]) -> list[str]:
    """The words of a name without particles, initials and titles."""
    return [word for word in words if word.lower() not in PARTICLES and not honour(word) and len(word.strip(".")) > 1]


def _no_name(word: str, language: str, *, short: bool = False) -> bool:
    """Whether a word stands in no name. With ``short``, a function word that is a surname does (Kaiming He)."""
    bare = word.strip(".,;:()\"“”'‘’")
    key = bare.lower()
    if honour(bare) or (bare.islower() and bare in PARTICLES):
        return False
    if _POSSESSIVE.fullmatch(bare.lower()):
        return True
    if not language.lower().startswith("en"):
        return inflected_act(key) or any(in_class(part, *_SENTENCE_CLASSES) for part in parts(key))
    if short and bare[:1].isupper() and key in english.short_names():
        return False
    pieces = parts(key)
    syllables = english.short_names() if len(pieces) > 1 else frozenset()  # Su-In, Man-Cho
    return key == "et" or any(english.ordinary(part) and part not in syllables for part in pieces)


def signed_name(value: str, language: str) -> str:
    """The name in a signature: without ``/s/``, and without what a signing service prints around it.

    DocuSigned by: Julia Ortega 4F2A9C11D0B84E7...        Julia Ortega Julia Ortega (Mar 4, 2024 10:33 EST)
    """
    shown = _MARK.sub("", value, count=1)
    shown = shown[found.end() :] if (found := _STAMP.match(shown)) else shown
    if slashed := _SLASHED.fullmatch(shown):
        shown = slashed[1]
    words = [word for word in shown.split() if not _STAMP_ID.fullmatch(word)]
    for index in range(max(0, len(words) - _STAMP_WORDS), len(words)):
        timed = _STAMP_TIME.fullmatch(" ".join(words[index:]))
        if timed and read_dates(timed[1], language):
            words = words[: index or None]  # a date alone is no signature
            break
    return " ".join(words)


def _uncased(value: str) -> bool:
    """Whether a value is a short name in a script that has no capitals."""
    letters = [char for char in value if char.isalpha()]
    return bool(letters) and len(letters) <= _CHARACTERS and all(char.lower() == char.upper() for char in letters)


def _ink(words: list[str]) -> bool:
    """Whether marks are what engines read in a signature's strokes: few of them, and no word that says anything."""
    marks = [word.strip(".,;:()\"'").lower() for word in words]
    return (
        len(marks) <= 3
        and all(len(mark) <= _STROKES and not classes(mark) for mark in marks)
        and _DISTANT.isdisjoint(marks)
    )
