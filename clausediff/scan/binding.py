"""Whether a line that stands beside the text, in a header, a footer or a note, could bind anyone."""

from __future__ import annotations

from clausediff import regex as re
from clausediff.text.dates import read_date
from clausediff.text.protected import AMOUNT
from clausediff.text.several import ENGLISH, Guards, guards_of
from clausediff.text.terms import key_of
from clausediff.text.vocabulary import LANGUAGES, vocabulary

__all__ = ["binds", "is_furniture", "names_and_numbers", "reserves", "says_nothing", "without_dates"]

_NAME_WORDS = 8
"""Words of the longest running head that is not named in the canonical."""
_DATE = 4
"""Words of the longest date in a stamp or a line of figures."""
_BINDING = frozenset({"negation", "modal", "exclusivity"})
_AROUND = ".,;:()[]\"'|-–—_„“”«»‹›"


_LONG = 5
"""Letters of a word that is known in others that were read as one with it; a shorter one stands in names by chance."""


_ADDRESS = re.compile(r"@|://|\w[./\\]\w")
"""What the address of a page, a mailbox or a file has."""
_HARMLESS = frozenset({"number", "defined-term", "party", "place", "date"})
"""Classes of words that names and numbers may have."""
_SHORT = 3
"""Letters of words that titles have without a capital."""


def binds(line: str, guards: Guards = ENGLISH) -> bool:
    """Whether a line of a header or footer could bind anyone: it denies, orders or allows something."""
    words = [word.strip(_AROUND).lower() for word in line.split()]
    return any(not _BINDING.isdisjoint(guards.classes(word, raw=word)) for word in words if word)


def is_furniture(line: str, guards: Guards = ENGLISH) -> bool:
    """Whether a line that stands in a header or footer says nothing that could bind anyone: a name, a page's number.

    No verb, no protected word, no amount: however often a sentence stands at the foot of a page, it is a sentence.
    """
    words = [word.strip(_AROUND) for word in line.split()]
    words = [word for word in words if any(char.isalpha() for char in word)]
    if len(words) > _NAME_WORDS or not AMOUNT.isdisjoint(line):
        return False
    return all((word[:1].isupper() or len(word) <= 3) and _may_be_titled(word.lower(), guards) for word in words)


def _may_be_titled(key: str, guards: Guards) -> bool:
    """Whether a word can stand in a running head; *confidential* is protected, but a usual heading."""
    return key not in guards.sentence and (key in _HEADINGS or not guards.classes(key, raw=key))


_HEADINGS = frozenset("confidential vertraulich confidentiel confidencial riservato vertrouwelijk".split())
"""*Confidential* in the languages that have word lists."""


def without_dates(text: str) -> str:
    """The words that are in no date of at most so many words; a figure that is none stays."""
    words, kept, at = text.split(), list[str](), 0
    while at < len(words):
        begins = any(map(str.isdigit, " ".join(words[at : at + 2])))  # a month may be before the figures
        sizes = (size for size in range(min(_DATE, len(words) - at), 0, -1) if begins)
        size = next((size for size in sizes if read_date(" ".join(words[at : at + size])) is not None), 0)
        kept += words[at : at + 1] if not size else []
        at += max(1, size)
    return " ".join(kept)


def says_nothing(text: str) -> bool:
    """Whether the words of a seal are names and dates, in whatever language: nothing that binds, ends or reserves anything."""
    rest = without_dates(text)
    if any(map(str.isdigit, rest)) or not is_furniture(rest, guards_of(LANGUAGES)):
        return False
    return not _refuses(rest)


def names_and_numbers(text: str, guards: Guards = ENGLISH) -> bool:
    """Whether print beside the text reads as names, addresses and numbers: no verb, no amount, no word that binds or reserves.

    A name may be the form's, an address anybody's, and a figure may count anything: this is no proof that nothing is agreed.
    """
    rest = without_dates(text)
    if not AMOUNT.isdisjoint(rest) or _refuses(rest):
        return False
    words = [word.strip(_AROUND) for word in rest.split()]
    words = [word for word in words if any(map(str.isalpha, word)) and not _ADDRESS.search(word)]
    if any(
        key in guards.sentence or not _HARMLESS.issuperset(guards.classes(key, raw=key))
        for key in map(str.lower, words)
    ):
        return False
    named = sum(word[:1].isupper() or len(word) <= _SHORT or any(map(str.isdigit, word)) for word in words)
    return named * 2 > len(words) or not words


def _refuses(text: str) -> bool:
    """Whether a word of a text, in whatever language, refuses, reserves, denies or says that something is not in force."""
    keys = {key_of(word.strip(_AROUND)) for word in text.split()}
    lists = [vocabulary(code) for code in LANGUAGES]
    return any(keys & (each.refusals | each.statuses | each.reservations | each.denials) for each in lists)


def reserves(text: str) -> bool:
    """Whether words refuse, reserve or deny something, words of handwriting that were read without a blank between them too.

    ``signedunderprotest`` ends in a word that reserves something; a name does so by a rare chance, and is then asked about.
    """
    keys = {"".join(filter(str.isalpha, key_of(word))) for word in text.split()}
    lists = [vocabulary(code) for code in LANGUAGES]
    known = {word for each in lists for word in each.refusals | each.reservations | each.denials if len(word) >= _LONG}
    return any(key[:at] in known or key[at:] in known for key in keys for at in range(len(key) + 1))
