"""The prior of the noise channel: the price of a misreading that was never seen, by the kinds of its glyphs.

Nothing is known of most of the ten thousand ways to read one glyph as another, so a pair takes a share of its class: two
strokes, two glyphs of like shape, upper and lower case, a letter for a figure, and so on. What the classes weigh is learned
(``prior`` in ``data/channel.json``); which glyphs look alike is said in :mod:`clausediff.text.lookalikes`.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from math import log
from typing import Any

from clausediff.text.lookalikes import SHAPES, STROKES
from clausediff.text.words import FOLD, LIGATURES

__all__ = ["Prior", "fold", "relation"]

_PRICED = "`«»"
"""Marks that engines read for others, and that the channel prices as they are, though they are typography elsewhere."""
_FOLDED = (
    {code: plain for code, plain in FOLD.items() if chr(code) not in _PRICED}
    | dict.fromkeys(map(ord, "\t\n\r\f"), " ")
    | {ord(sign): letters for sign, letters in LIGATURES.items() if "ﬀ" <= sign <= "ﬄ"}
)


def fold(text: str) -> str:
    """Text with typographic quotes, dashes, ligatures and odd spaces made plain: those are style, not a misreading."""
    return text if text.isascii() else text.translate(_FOLDED)


@cache
def _base(mark: str) -> str:
    """The glyph without its accents."""
    return unicodedata.normalize("NFKD", mark)[0]


@cache
def _kind(mark: str) -> str:
    if mark == " ":
        return " "
    if mark.isascii():
        return "a" if mark.isalpha() else "0" if mark.isdigit() else "."
    if mark in SYMBOLS:
        return "."
    return "a" if _base(mark).isascii() and _base(mark).isalpha() else "x"


SYMBOLS = "©®™€£§°«»•·¢¥±¶†"
"""Marks past ASCII that engines do put into English text."""

_ACCENTED = 20
"""Glyphs that differ from a letter by an accent alone, about."""
_FOREIGN = 5000
"""Glyphs of other scripts that an engine could put into a text, about: so that each of them is the dearest misreading."""
_ASCII = [chr(code) for code in range(32, 127)] + list(SYMBOLS)
_MEMBERS = {kind: sum(_kind(mark) == kind for mark in _ASCII) for kind in "a0. "} | {"x": _FOREIGN}


@cache
def _alike(mark: str) -> frozenset[str]:
    return frozenset("".join(group for group in SHAPES if mark in group)) - {mark}


@cache
def relation(truth: str, observed: str) -> str:
    """The class of a 1:1 misreading: ``digit``, ``accent``, ``stick``, ``shape``, ``case``, or both kinds of glyph."""
    kinds = _kind(truth) + _kind(observed)
    if kinds == "00":
        return "digit"
    if "x" in kinds:
        return "foreign"
    plain = (_base(truth), _base(observed))
    if plain != (truth, observed) and kinds == "aa":
        return "accent" if plain[0] == plain[1] else "foreign"
    if truth in STROKES and observed in STROKES:
        return "stick"
    if observed in _alike(truth):
        return "shape"
    if truth.lower() == observed.lower():
        return "case"
    return kinds


@cache
def _share_of(truth: str, name: str) -> int:
    """How many glyphs stand in the relation ``name`` to the truth; at least 1."""
    if name == "accent":
        return _ACCENTED
    if name == "foreign":
        return _FOREIGN
    return max(1, sum(mark != truth and relation(truth, mark) == name for mark in _ASCII))


class Prior:
    """The price of a misreading that was never (or hardly ever) seen."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._classes: dict[str, float] = data["classes"]

    def swap(self, truth: str, observed: str) -> float:
        """Natural log of the share of a 1:1 misreading, before any evidence about this very pair."""
        name = relation(truth, observed)
        weight = self._classes.get(f"{_kind(truth)}:{name}", self._classes["floor"])
        return log(weight / _share_of(truth, name))

    @staticmethod
    def kind(mark: str) -> str:
        """``a`` letter, ``0`` figure, ``.`` mark, space, ``x`` any other script."""
        return _kind(mark)

    @staticmethod
    def members(mark: str) -> int:
        """How many glyphs are of this kind."""
        return _MEMBERS[_kind(mark)]

    @staticmethod
    def alike(mark: str) -> frozenset[str]:
        """Glyphs of a like shape."""
        return _alike(mark)
