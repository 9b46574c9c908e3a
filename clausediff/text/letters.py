"""Letters as Unicode stores them: composed and decomposed ones, marks drawn over them, and letters in other dress.

An accent may be stored with its letter (``é``, one code point) or behind it (``e`` and U+0301): it is the same letter. A
mark that *overlays* a letter (U+0336, U+20E0) or *encloses* it (U+20DD) is no accent: it strikes the letter out, or circles
it, and the letter stays to be read. Folding takes all of these to the plain letter and keeps every offset, so that words
are compared letter by letter; :func:`overlays` and :func:`~clausediff.text.words.alien_letters` find what folding took away.
"""

from __future__ import annotations

import unicodedata

from clausediff import regex as re

__all__ = ["ENCLOSED", "JOINER", "UNDERLINES", "WIDE", "compose", "encloses", "is_overlay"]

JOINER = "\u1160"
"""Stands in folded text for a mark that has gone into the letter before it. Python takes it for a letter (it fills the
place of one in Korean), so that it does not end a word; the word's key is without it."""

UNDERLINES = frozenset("\u0332\u0333\u0347\u035f")
"""Combining lines under letters: emphasis, as underlining is."""

_BEHIND = "\u0300-\u036f\u0483-\u0489\u0653-\u0655\u1ab0-\u1ace\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f"
_CLUSTER = re.compile(rf"[^\W_][{_BEHIND}]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?")
"""A letter with the marks behind it, or a Korean syllable in its parts."""
_UNSEEN = re.compile("[\u0332-\u0338\u0347\u035f\u0488\u0489\u1abe\u20d0-\u20f0]")
"""Quick look for marks that composing does not take into a letter."""

WIDE = (
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code).isalnum() or chr(code - 0xFEE0) in "$%&@|"}
    | {0xFFE0: "¢", 0xFFE1: "£", 0xFFE5: "¥"}
    | {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFF66, 0xFFA0)}
)
"""Full-width letters, figures and signs that are words, and half-width kana, to the usual ones."""

ENCLOSED = {
    first + index: letters[index]
    for first, letters in (
        (0x24B6, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        (0x24D0, "abcdefghijklmnopqrstuvwxyz"),
        (0x1F130, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        (0x1F150, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        (0x1F170, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    )
    for index in range(26)
}
"""Letters in a circle or a square to the letters."""


def compose(text: str) -> str:
    """Letters and the marks behind them as one letter; the same length, with :data:`JOINER` in the place of each mark."""
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and _UNSEEN.search(text) is None):
        return text
    return _CLUSTER.sub(lambda match: _composed(match[0]), text)


def _composed(cluster: str) -> str:
    """A letter and its marks, composed; as it is where Unicode has no such letter."""
    kept = "".join(char for char in cluster if not is_overlay(char) and char not in UNDERLINES)
    letter = unicodedata.normalize("NFC", kept)
    return letter + JOINER * (len(cluster) - len(letter)) if len(letter) == 1 else cluster


def is_overlay(char: str) -> bool:
    """Whether a combining mark is drawn over or around its letter, not above or below it."""
    return unicodedata.combining(char) == 1 or "\u20d0" <= char <= "\u20f0" or encloses(char)


def encloses(char: str) -> bool:
    """Whether a combining mark is drawn around its letter; a sign of prohibition strikes it."""
    return char != "\u20e0" and unicodedata.category(char) == "Me"
