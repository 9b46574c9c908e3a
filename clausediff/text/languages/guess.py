"""Which language a text is written in, by the words that each language cannot do without.

A form of a few sentences is enough: a third to a half of the words of running text are its language's few dozen most
frequent ones (Zipf; the method is that of Ingle, *A Language Identification Table*, 1976). Scripts that put no spaces between
words are known by their characters.
"""

from __future__ import annotations

from collections import Counter

from clausediff import regex as re
from clausediff.text.languages.frequent import FREQUENT
from clausediff.text.words import tokenize

__all__ = ["UNDETERMINED", "guess"]

UNDETERMINED = "und"
"""The ISO 639 code for a language that nobody knows."""
_FEWEST = 12
"""Words below which nothing is said: a name and an address have none of a language's frequent words."""
_LEAST = 0.12
"""The share of a text's words that are frequent ones of a language, below which it is not written in it. English contracts
have 0.38 to 0.48 of them, lists of addresses and part numbers less."""
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
"""In the order in which they are asked: Japanese has Chinese characters as well."""
_IN_SCRIPT = 0.1
"""The share of a text's letters from which a script decides."""


def guess(text: str, default: str = "en") -> str:
    """The ISO 639 code of a text's language: ``default`` where it is too short to tell, ``und`` where it is none of those known."""
    letters = sum(map(str.isalpha, text))
    if not text.isascii():
        for code, script in _SCRIPTS:
            if letters and len(script.findall(text)) > _IN_SCRIPT * letters:
                return code
    counts = Counter(key for key in tokenize(text).keys if key.isalpha())
    total = counts.total()
    if total < _FEWEST:
        return default
    shares = {code: sum(counts[word] for word in words) / total for code, words in FREQUENT.items()}
    best = max(shares, key=lambda code: (shares[code], code == default, code))
    return best if shares[best] >= _LEAST else UNDETERMINED
