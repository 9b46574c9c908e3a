"""The closed classes of English: the words that hold sentences together and that languages do not add to.

A name or a figure has next to none of them, a description of goods has articles and prepositions, and only a sentence has
pronouns, auxiliaries and subordinators. That is how a clause is found in a place where no clause belongs. The classes are
those of the grammars (Quirk et al., *A Comprehensive Grammar of the English Language*, chapter 2), in lower case.
"""

from __future__ import annotations

__all__ = [
    "ARTICLES",
    "AUXILIARIES",
    "CONJUNCTIONS",
    "DETERMINERS",
    "FUNCTION_WORDS",
    "MODALS",
    "NEGATIONS",
    "POSSESSIVES",
    "PREPOSITIONS",
    "PRONOUNS",
    "QUANTIFIERS",
    "SUBORDINATORS",
    "negates",
]

ARTICLES = frozenset("a an the".split())
POSSESSIVES = frozenset("my your his her its our their whose".split())
QUANTIFIERS = frozenset(
    "all another any both each either enough every few fewer half least less many more most much neither no other several "
    "some such".split()
)
DETERMINERS = ARTICLES | POSSESSIVES | QUANTIFIERS | frozenset("this that these those".split())
"""Words that begin a noun phrase."""

PRONOUNS = frozenset(
    "i me mine myself you yours yourself yourselves he him himself she hers herself it itself we us ours ourselves they them "
    "theirs themselves who whom whoever whomever which whichever what whatever anybody anyone anything everybody everyone "
    "everything somebody someone something nobody none nothing".split()
)
AUXILIARIES = frozenset("am is are was were be been being has have had having do does did".split())
MODALS = frozenset("can cannot could may might must ought shall should will would".split())
NEGATIONS = frozenset(
    "barely cannot hardly neither never no nobody non none nor not nothing nowhere scarcely without".split()
)
PREPOSITIONS = frozenset(
    "about above across after against along amid among amongst around as at before behind below beneath beside besides "
    "between beyond by concerning despite down during for from in inside into like minus near of off on onto opposite out "
    "outside over past per plus regarding round since than through throughout till to toward towards under underneath until "
    "unto up upon versus via vs with within without worth".split()
)
CONJUNCTIONS = frozenset("and but nor or so yet".split())
SUBORDINATORS = frozenset(
    "although because except if lest notwithstanding provided though unless until whatever when whenever where whereas "
    "whereby wherever whether while whilst".split()
)
"""Words that begin a clause which depends on another one, conditions and exceptions among them."""

FUNCTION_WORDS = DETERMINERS | PRONOUNS | AUXILIARIES | MODALS | NEGATIONS | PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS


def negates(word: str) -> bool:
    """Whether a word in lower case negates what it stands with: ``not``, ``never``, ``isn't``."""
    return word in NEGATIONS or word.replace("’", "'").endswith("n't")
