"""English words, and which of them people are called by: what tells a name from a sentence in capitals.

``Ada Moore Fees Waived`` and ``Ada Moore Grace Hill`` are shaped alike. What tells them apart is that people are called
Grace and Hill, and nobody Fees or Waived. So an English word in a name must be one that people are known to be called by;
a word that English does not have may be anyone's name. Both lists load when first used.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from pathlib import Path

from clausediff.lazy import lazy

__all__ = ["is_word", "listed", "names", "ordinary", "short_names", "words"]

_WORDS = Path(__file__).parents[1] / "evidence" / "data" / "words-en.txt.gz"
_NAMES = Path(__file__).with_name("data") / "names-en.txt.gz"


_FEW = 1_000
"""So many words are looked up in the file before a set of all is worth its making, which takes as long as to compare three pages."""


class _WordFile:
    """Words of ASCII letters in lower case, a line each, sorted; loaded when one is first asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._looked_up = 0

    @lazy
    def _texts(self) -> tuple[bytes, ...]:
        """The lists of the file, between which a line is empty."""
        return tuple(gzip.decompress(self._path.read_bytes()).split(b"\n\n"))

    @lazy
    def lists(self) -> tuple[frozenset[str], ...]:
        """The words of each list."""
        return tuple(frozenset(text.decode("ascii").split()) for text in self._texts)

    def has(self, word: str) -> bool:
        """Whether the first list has a word."""
        if self._looked_up > _FEW or "lists" in self.__dict__:  # the sets were made
            return word in self.lists[0]
        self._looked_up += 1
        text, wanted = self._texts[0], word.encode("utf-8", "surrogatepass")

        def line_at(at: int) -> bytes:
            start, end = text.rfind(b"\n", 0, at) + 1, text.find(b"\n", at)
            return text[start : end if end >= 0 else len(text)]

        at = bisect_left(range(len(text)), wanted, key=line_at)
        return at < len(text) and line_at(at) == wanted


_words, _names = _WordFile(_WORDS), _WordFile(_NAMES)


def words() -> frozenset[str]:
    """Every English word of the lexicon, in lower case; ASCII letters only."""
    return _words.lists[0]


def names() -> frozenset[str]:
    """The English words that people are called by, in lower case: ``hill``, ``grace``, ``may``.

    Words of contracts that are next to nobody's name (``fees``, ``agent``) are left out (``tools/fit_names.py``).
    """
    return _names.lists[0]


def short_names() -> frozenset[str]:
    """Function words that are some people's names (Kaiming He, Anthony To), in lower case."""
    return _names.lists[1]


def is_word(word: str) -> bool:
    """Whether a word is English, in whatever case."""
    return listed(word.lower())


listed = _words.has
"""Whether a word in lower case is one of :func:`words`; the first ones are found without loading all."""


def ordinary(word: str) -> bool:
    """Whether a word is English and nobody's name, in whatever case; of single letters, which may be initials, none is."""
    key = word.lower()
    return len(key) > 1 and listed(key) and not _names.has(key)
