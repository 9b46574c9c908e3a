"""Text that belongs to no copy in a scan, where it may change what was agreed: a side letter, an amendment, an unread paper.

A cover sheet, an address or a list of senders says nothing of the deal. What denies, orders or allows something, names an
amount, a clause or a party of the form is for a person; so is what could not be read, and every statement that says more
than a letter which only sends a paper (:mod:`clausediff.text.covering`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache, reduce
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

from clausediff import regex as re
from clausediff.model import Excerpt, Finding, Range, Verdict
from clausediff.scan.furniture import Furniture
from clausediff.text.covering import SPEAKS, beyond_sending, guarded_words
from clausediff.text.languages.frequent import FREQUENT
from clausediff.text.lines import trim
from clausediff.text.protected import AMOUNT, defined_terms, protected
from clausediff.text.several import ENGLISH, Guards
from clausediff.text.vocabulary import base_code
from clausediff.text.words import alnum_key

__all__ = ["NO_TERMS", "FormTerms", "form_terms", "outside_furniture", "outside_text"]

_USED = 2
"""How often a form must use a word with a capital within sentences for it to be a party or a term."""
_CAPITAL_NOUNS = frozenset({"de"})
"""Languages that write every noun with a capital."""
_GARBLED = 0.2
"""Share of garbled words from which a text could not be read."""
_FEW = 8
"""Words of a text below which nothing is said of how it was read."""
_ADDRESS = re.compile(r"@|://|www\.", re.IGNORECASE)
_WITHIN = re.compile(
    r"[^\W\d_][^\w\s'’\-‐–—/&.][^\W\d_]|[^\W\d_]{2}\.[^\W\d_]|[^\W\d_]_[^\W\d_]|[^\w\s.,;:!?)\]}'\"’”*_-]$"
)
"""Marks within a word, or behind it, that no spelling has."""


class FormTerms(NamedTuple):
    """What a form speaks of, as keys."""

    names: frozenset[str] = frozenset()
    """Its parties and its defined terms."""
    words: frozenset[str] = frozenset()
    """Its words in small letters, function words left out."""

    @staticmethod
    def of_all(each: Iterable[FormTerms]) -> FormTerms:
        """Those of several forms together."""
        return reduce(lambda one, other: FormTerms(one.names | other.names, one.words | other.words), each, FormTerms())


NO_TERMS = FormTerms()


@lru_cache(maxsize=64)
def form_terms(text: str, title: str = "", language: str = "en") -> FormTerms:
    """The parties and terms of a form: what it defines, and what has a capital within its sentences; and its words.

    In a language that writes every noun with a capital, only what is defined and the words for a party count.
    """
    counted: Counter[str] = Counter()
    every_noun = base_code(language) in _CAPITAL_NOUNS
    party = protected(language)
    words = text.split()
    for (before, word), count in Counter(pairwise(words)).items():
        if not (word[0].isupper() and before[-1].isalpha() and before.islower()):
            continue
        key = alnum_key(word)
        if len(key) > 2 and key.isalpha() and not (every_noun and "party" not in party.classes(key)):
            counted[key] += count
    own = {alnum_key(word) for word in title.split()}
    names = frozenset({key for key, count in counted.items() if count >= _USED} | defined_terms(text)) - own
    small = frozenset(alnum_key(word) for word in set(words) if word.strip("(\"'“‘.,;:").islower())
    return FormTerms(names, small - own - FREQUENT.get(base_code(language), frozenset()))


def outside_text(
    text: str, stretches: Iterable[Range], terms: FormTerms, guards: Guards = ENGLISH
) -> list[tuple[Range, str]]:
    """The stretches that a person must read, each with what it says of the agreement.

    ``guards`` has the protected words of the forms' languages.
    """
    found = []
    for start, end in stretches:
        span = trim(text, start, end)
        reason = _speaks(text[span.slice], terms, guards) if span.start < span.end else ""
        if reason:
            found.append((span, f"text that belongs to no agreement {reason}"))
    return found


def outside_furniture(text: str, lines: Iterable[Furniture]) -> tuple[Finding, ...]:
    """Lines that stand at several pages' edges, the first of them outside all copies, where a person is asked about it."""
    found = []
    for span, reason, rule, _ in lines:
        said = text[span.slice]
        name = blake2b(f"furniture\n{said}\n{span.start}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        nowhere = Excerpt(Range(0, 0), "")
        found.append(
            Finding(name, Verdict.REVIEW, "furniture", "", nowhere, Excerpt(span, said), 0.0, (reason,), rule=rule)
        )
    return tuple(found)


def _speaks(text: str, terms: FormTerms, guards: Guards) -> str:
    """What a text says of an agreement; empty where it says nothing of it."""
    for word in guarded_words(text, guards):
        for code in word.codes:
            if code in SPEAKS:
                return f"{SPEAKS[code]}: “{word.written}”"
        if not AMOUNT.isdisjoint(word.written) and any(map(str.isdigit, word.written)):
            return f"names an amount: “{word.written}”"
        if word.key in terms.names and word.opened[:1].isupper():
            return f"speaks of a party or a term of the canonical: “{word.written}”"
    words = [piece for piece in text.split() if any(map(str.isalpha, piece)) and not _ADDRESS.search(piece)]
    garbled = sum(_WITHIN.search(word) is not None for word in words)
    if len(words) >= _FEW and garbled >= _GARBLED * len(words):
        return "could not be read"
    more = beyond_sending(text, guards.languages, terms.words)
    return f"says more than that it sends a paper: “{more}”" if more else ""
