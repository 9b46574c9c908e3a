"""Riders: words that bind, refuse or limit, and that no mere filling has.

A filling names something. A word that gives, takes or limits a right makes a term of it, in whatever capitals it stands.
"""

from __future__ import annotations

from functools import lru_cache

from clausediff import regex as re
from clausediff.text.function_words import FUNCTION_WORDS, MODALS, NEGATIONS, SUBORDINATORS, negates
from clausediff.text.lookalikes import FIGURES
from clausediff.text.protected import GUARDS, classes

BINDING = frozenset(
    "shall must may not will agree agrees agreed provided unless except notwithstanding waive waives "
    "indemnify warrants terminate subject jointly severally herein hereby hereof thereof pursuant".split()
)
"""Words that contracts bind with: a name, a date or a title that holds one is more than a filling."""

CALLED = frozenset(("may", "will"))
"""Modals that people are called by: Grace May, Will Young."""

NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion half".split()
)
"""Words that the alignment takes for parts of an amount."""

_ACTS = frozenset(
    "accept agree approve assign bind cancel consent decline deny disclaim disclose encumber exclude exempt forfeit grant guarantee "
    "indemnify object oblige mortgage owe own pay permit pledge prohibit promise refuse reject release relinquish renounce rescind reserve "
    "resign revoke sublease sublet surrender suspend terminate transfer undertake void waive warrant withdraw withhold".split()
)
"""Acts by which rights and duties are made, changed and ended, in the base form."""
_IRREGULAR = frozenset("bound paid undertaken undertook withdrawn withdrew withheld".split())
_THINGS = frozenset(
    "guarantee indemnity insurance interest liability licence license lien option ownership payment payments penalty refund refunds return "
    "returns risk risks royalties tax taxes title warranties warranty".split()
)
"""What parties owe, own or bear."""
_STATES = frozenset("duress liable payable prejudice protest recourse void".split())
"""What is said of whoever is not bound, or is."""
_MASKABLE = tuple(sorted(BINDING | MODALS | NEGATIONS | SUBORDINATORS))
"""Words that are recognized with figures for some of their letters."""
_ENDINGS = ("ing", "ed", "es", "d", "s")
AMOUNT = re.compile(r"[$€£¥¢₹₽₩]\s*\d|\d\s*[$€£¥¢₹₽₩]|\b(?:USD|EUR|GBP|CHF|JPY|CAD|AUD)\b")
"""An amount of money, wherever it stands."""
_NUMBER = re.compile(r"\b[Nn][Oo]\. ?(?=\d)")
"""The abbreviation of *number*."""
_APART = re.compile(r"[\s,;:()\[\]{}/|]+")
_HYPHEN = re.compile(r"[-‐‑–]")


def words_of(value: str) -> list[str]:
    """The words of a value as they stand, without the marks around them; ``n0t`` is the *not* that it looks like."""
    return [unmasked(bare) for word in _APART.split(value) if (bare := word.strip(".\"“”„'‘’!?"))]


@lru_cache(maxsize=4096)
def unmasked(word: str) -> str:
    """A word with figures among its letters as the word that binds or negates which it looks like: ``n0t``, ``sha1l``.

    No name and no goods are called so, and an engine that misread the form's word beside a field may have read it so.
    """
    if word.isalpha() or not any(map(str.isalpha, word)):
        return word
    key = word.lower()
    return next((meant for meant in _MASKABLE if looks_like(key, meant)), word)


def looks_like(word: str, meant: str) -> bool:
    """Whether a word has the letters of another one, or figures that look like them."""
    return len(word) == len(meant) and all(
        one == other or (one.isdigit() and one in FIGURES.get(other, "") + FIGURES.get(other.upper(), ""))
        for one, other in zip(word, meant, strict=True)
    )


def parts(word: str) -> list[str]:
    """The parts of a compound in lower case: ``Non-Accept`` is ``non`` and ``accept``."""
    return [part for part in _HYPHEN.split(word.lower()) if part]


@lru_cache(maxsize=4096)
def inflected_act(word: str) -> bool:
    """Whether a word in lower case is an act of law in a form that is no base form: ``waives``, ``waived``, ``paid``."""
    if word in _IRREGULAR or word in _STATES:
        return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        doubled = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
        if stem != word and not _ACTS.isdisjoint((stem, stem + "e", re.sub(r"i\Z", "y", stem), doubled)):
            return True
    return False


def legal_act(word: str) -> bool:
    """Whether a word in lower case is an act of law in any form: ``waive``, ``waives``, ``waived``, ``waiving``."""
    return word in _ACTS or inflected_act(word)


def legal_thing(word: str) -> bool:
    """Whether a word in lower case is something that parties owe, own or bear: ``title``, ``risk``, ``warranty``."""
    return word in _THINGS


def binding(value: str) -> list[str]:
    """A sentence for the binding words in a value, in whatever case; none where there are none."""
    found = sorted({word.lower() for word in words_of(value)} & BINDING)
    return [f"holds contract language: {', '.join(found)}"] if found else []


def negations(value: str) -> list[str]:
    """The words of a value that negate, in whatever case, also as a part of another one (``Non-Accept``)."""
    words = words_of(_NUMBER.sub(" ", value))
    return [word for word in words if negates(word.lower()) or any(map(negates, parts(word)))]


@lru_cache(maxsize=16)
def _group_words(code: str) -> frozenset[str]:
    """The words of a guard, common ones among them, without the function words that only serve as rivals."""
    listed = next(guard.groups for guard in GUARDS if guard.code == code)
    return frozenset(word for group in listed for word in group) - FUNCTION_WORDS


def in_class(word: str, *codes: str) -> bool:
    """Whether a word in lower case is of one of these protected classes, be it as a common word (``free``), as a plural
    (``users``) or as a possessive (``buyer's``)."""
    word = word.replace("’", "'").removesuffix("'s")
    forms = {word, word.removesuffix("s")}
    return any(code in classes(form) or form in _group_words(code) for form in forms for code in codes)
