"""What a language's data holds: the words that an agreement depends on, each list with the class that it stands for.

The data is in :mod:`clausediff.text.languages`, one module a language: a Python literal loads in a fiftieth of the time
that a TOML file with its parser takes. Lists that overlap are made out of one another here, so that no word has to be
kept up to date in two places.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple

__all__ = ["LANGUAGES", "Guard", "Vocabulary", "base_code", "vocabulary"]


class Guard(NamedTuple):
    """A class of protected words: a change of one of them changes the agreement."""

    code: str
    """The category of its findings, and the code for ``clausediff explain``."""
    title: str
    says: str
    """The reason given in a finding."""
    groups: tuple[frozenset[str], ...]
    """Words that compete with each other for the marks on a page; a word's neighbours are the rest of its groups."""


class Vocabulary(NamedTuple):
    """The word lists of one language, in lower case (a tuple, since a dataclass of so many fields is slow to make)."""

    language: str
    """Its ISO 639 code."""

    guards: tuple[Guard, ...]
    """The classes of protected words, in the order in which a finding's category is chosen."""
    common: frozenset[str]
    """Words that a protected word could be turned into, but that are too common to be protected themselves."""
    opposite_prefixes: tuple[str, ...]
    """Prefixes that turn a word into its opposite where another form has none: *un*-lawful."""
    exchanged_prefixes: tuple[str, ...]
    """Prefixes that change a word's meaning where another form has another prefix: *re*-, *de*-."""
    opposite_endings: tuple[tuple[str, str], ...]
    """Pairs of endings by which two words of one stem are opposites: licens-*or*, licens-*ee*."""
    reversing_prefixes: tuple[str, ...]
    """Prefixes that reverse a word's meaning, whether or not any list knows the two words."""
    prefix_pairs: tuple[tuple[str, str], ...]
    """Pairs of prefixes by which two words of one stem are opposites: *inter*-state, *intra*-state."""
    ending_pairs: tuple[tuple[str, str], ...]
    """Pairs of endings by which they are, whether or not any list knows them: pledg-*or*, pledg-*ee*."""
    depriving_endings: tuple[str, ...]
    """Endings that take away what the word without them says: worth-*less*."""
    insertable: tuple[str, ...]
    """Short words that are easily written in beside another, and change what the sentence says."""

    cardinals: frozenset[str]
    """Words that count."""
    fractions: frozenset[str]
    """Words for parts, multiples and repetition."""
    currencies: frozenset[str]
    """Signs and codes before an amount."""
    currency_names: frozenset[str]
    """Words after an amount."""
    currency_codes: frozenset[str]
    """Codes and smaller units that follow an amount as well, and signs of a share."""
    time_units: frozenset[str]
    """Words after a length of time."""
    months: tuple[str, ...]
    """The names, January first."""
    month_abbreviations: frozenset[str]
    weekdays: frozenset[str]

    labels: tuple[str, ...]
    """Words that the label of a clause begins with: *Section* 3."""
    references: frozenset[str]
    """Words before the number of a clause that is referred to, :attr:`labels` not repeated: *Sections* 5 and 6."""
    numbered: frozenset[str]
    """What a letter or a Roman numeral behind it numbers: *Class* B, *Phase* II."""
    choices: frozenset[str]
    """Words that are ticked, crossed out or left."""
    joiners: frozenset[str]
    """Words between the numbers of one reference: Sections 5, 6 *and* 7."""

    modals: frozenset[str]
    """Verbs that make a duty or a right."""
    promises: frozenset[str]
    """Forms of the verbs of promise and of giving up that are in no name, title or heading."""
    agreeing: frozenset[str]
    """Those of :attr:`promises` that a text *about* an agreement has as well."""
    payments: frozenset[str]
    """Forms of the verbs of paying and owing."""
    grants: frozenset[str]
    """Forms of the verbs by which a right is given away; a heading or a name may have them, in capitals."""
    nouns: frozenset[str]
    """Those of :attr:`payments` and :attr:`grants` that are nouns as well, and so no proof of a sentence."""
    verbs: frozenset[str]
    """Forms of everyday verbs: a line that has one is a sentence, not a running head, a title or a name."""
    conditions: frozenset[str]
    """Words that open a condition or an exception."""
    drafting: frozenset[str]
    """Adverbs and prepositions that only legal drafting has."""
    liabilities: frozenset[str]
    """What somebody owes."""
    freedoms: frozenset[str]
    """What somebody may do, and how far."""
    relatives: frozenset[str]
    """Words that go on with a sentence."""
    denials: frozenset[str]
    """Words that deny, in running text."""
    denying_answers: frozenset[str]
    """Words that deny by themselves: somebody who is asked for a name and writes one of them gives none."""
    refusals: frozenset[str]
    """What a person writes who does not mean to be bound."""
    reservations: frozenset[str]
    """What a person writes who signs for a part only, or on a condition."""
    statuses: frozenset[str]
    """What a stamp or a heading says of an agreement that is not, or no longer, in force."""

    negators: frozenset[str]
    """Words that deny a verb; no name, no signature and no address has them."""
    formal: frozenset[str]
    """Words that bind, of :attr:`modals` and :attr:`conditions`, that a text *about* an agreement does not have."""
    exceptions: frozenset[str]
    """Words that take something out of what is said."""
    called: frozenset[str]
    """Those of :attr:`denying_answers` that people are called by."""

    letters: frozenset[str]
    """Words of one letter."""
    elisions: Mapping[str, str] = MappingProxyType({})
    """What is left of a word before an apostrophe, with the word in full: *l'*, *le*."""
    nouns_have_capitals: bool = False
    """Whether all nouns are written with a capital, not names alone."""
    polite: frozenset[str] = frozenset()
    """Pronouns that speak to somebody where they have a capital, and of others where they have none: *Sie*, *sie*."""
    enclitics: tuple[str, ...] = ()
    """Pronouns that are written as the end of an infinitive or a gerund: comunicar-*se*-*lo*."""

    # -- made out of the lists above

    @property
    def number_words(self) -> frozenset[str]:
        """All words for numbers."""
        return self.cardinals | self.fractions

    @property
    def dates(self) -> frozenset[str]:
        """Months and days of the week."""
        return frozenset(self.months) | self.month_abbreviations | self.weekdays

    @property
    def amount_units(self) -> frozenset[str]:
        """Words, codes and signs after an amount."""
        return self.currency_names | self.currency_codes

    @property
    def all_references(self) -> frozenset[str]:
        """Words before the number of a clause that is referred to."""
        return self.references | frozenset(self.labels)

    @property
    def binding(self) -> frozenset[str]:
        """Words that contracts bind with, in any case: a name, a date or a title that has one is more than a filling."""
        return self.modals | self.promises | self.conditions | self.drafting | self.negators

    @property
    def running_text(self) -> frozenset[str]:
        """Words that show a sentence where they are in lower case; in capitals they are a title's."""
        verbs = (self.payments | self.grants) - self.nouns
        return verbs | self.liabilities | self.freedoms | self.relatives | self.denials

    @property
    def not_a_name(self) -> frozenset[str]:
        """Words, in any case, by which a person refuses to be named."""
        return self.refusals | (self.denying_answers - self.called) | self.negators

    @property
    def not_a_signature(self) -> frozenset[str]:
        """Words, in any case, that a signature does not have."""
        return self.reservations | self.statuses | self.denying_answers | self.negators

    @property
    def sentence(self) -> frozenset[str]:
        """Words that a running head does not have: verbs, and what a stamp says of the whole agreement."""
        return self.promises | self.payments | self.grants | self.verbs | self.statuses

    @property
    def firm(self) -> frozenset[str]:
        """Words that the description of a web page does not have: it may well say *not*, *agree* and *may*."""
        return (self.promises - self.agreeing) | self.payments | self.currency_names | self.formal


def base_code(language: str) -> str:
    """The ISO 639 code in the name of a language: ``en`` of ``en-GB`` and ``EN_us``."""
    return language.lower().replace("_", "-").partition("-")[0]


@cache
def vocabulary(language: str = "en") -> Vocabulary:
    """The word lists of a language (``en``, ``en-GB``); English where there are none for it."""
    code = base_code(language)
    found: Vocabulary = import_module(f"clausediff.text.languages.{code if code in LANGUAGES else 'en'}").VOCABULARY
    return found


LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "nl", "pt"})
"""The languages that have word lists."""
