"""The protected words of all the languages that a page may be printed in: those of its forms, and English.

A signing service, a fax machine and a foreign counterparty write English beside a text in any language. A word of another
language that is one of the form's own most frequent words is left out: German *was* is no verb of English.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from clausediff.text.languages.frequent import FREQUENT
from clausediff.text.protected import protected
from clausediff.text.vocabulary import LANGUAGES, base_code

__all__ = ["ENGLISH", "Guards", "guards_of"]


class Guards:
    """The protected words of several languages, looked up together."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        """``languages`` are ISO 639 codes, the forms' own first."""
        known = [code for code in languages if code in LANGUAGES]
        self.languages = tuple(dict.fromkeys((*known, "en")))
        """Those that have word lists, English among them."""
        self._parts = [
            (protected(code), _common(other for other in languages if other != code)) for code in self.languages
        ]
        self.sentence = frozenset[str]().union(
            *(part.words.sentence - common for part, common in self._parts),
        )
        """Words that a running head does not have, in any of the languages."""

    def classes(self, key: str, before: str = "", after: str = "", raw: str = "") -> tuple[str, ...]:
        """The protected classes of a word, of the first language that has any."""
        for part, common in self._parts:
            if key not in common and (found := part.classes(key, before, after, raw)):
                return found
        return ()

    def exchanged(self, one: str, other: str) -> bool:
        """Whether two words are opposites by their form in any of the languages."""
        return any(part.opposite(one, other) or part.opposed(one, other) for part, _ in self._parts)


def _common(languages: Iterable[str]) -> frozenset[str]:
    """The most frequent words of some languages."""
    return frozenset[str]().union(*(FREQUENT.get(code, frozenset()) for code in languages))


@lru_cache(maxsize=32)
def _guards(languages: tuple[str, ...]) -> Guards:
    return Guards(languages)


def guards_of(languages: Iterable[str]) -> Guards:
    """The protected words of these languages (``de``, ``en-GB``) and of English."""
    return _guards(tuple(dict.fromkeys(map(base_code, languages))))


ENGLISH = guards_of(("en",))
