"""English words, and which of them people are called by: what tells a name from a sentence in capitals.

``Ada Moore Fees Waived`` and ``Ada Moore Grace Hill`` are shaped alike. What tells them apart is that people are called
Grace and Hill, and nobody Fees or Waived. So an English word in a name must be one that people are known to be called by;
a word that English does not have may be anyone's name. Both lists load when first used.
"""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

__all__ = ["is_word", "names", "ordinary", "short_names", "words"]

_WORDS = Path(__file__).parents[1] / "evidence" / "data" / "words-en.txt.gz"
_NAMES = Path(__file__).with_name("data") / "names-en.txt.gz"


@cache
def words() -> frozenset[str]:
    """Every English word of the lexicon, in lower case; ASCII letters only."""
    return frozenset(gzip.decompress(_WORDS.read_bytes()).decode("ascii").split())


@cache
def _name_lists() -> tuple[frozenset[str], frozenset[str]]:
    first, _, second = gzip.decompress(_NAMES.read_bytes()).decode("ascii").partition("\n\n")
    return frozenset(first.split()), frozenset(second.split())


def names() -> frozenset[str]:
    """The English words that people are called by, in lower case: ``hill``, ``grace``, ``may``.

    Words of contracts that are next to nobody's name (``fees``, ``agent``) are left out (``tools/fit_names.py``).
    """
    return _name_lists()[0]


def short_names() -> frozenset[str]:
    """Function words that are some people's names (Kaiming He, Anthony To), in lower case."""
    return _name_lists()[1]


def is_word(word: str) -> bool:
    """Whether a word is English, in whatever case."""
    return word.lower() in words()


def ordinary(word: str) -> bool:
    """Whether a word is English and nobody's name, in whatever case; of single letters, which may be initials, none is."""
    key = word.lower()
    return len(key) > 1 and key in words() and key not in names()
