"""What is known of glyphs before any page is seen: which look alike, and how a never-seen misreading is priced."""

from __future__ import annotations

import unicodedata
from functools import cache
from math import log
from typing import Any

__all__ = ["DIGITS", "SEGMENTS", "Prior", "fold"]

_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´ʼ", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\t\n\r\f", " "),
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
    }
)

ALIKE = (
    "Il1|!i",
    "Ij]J)}/",
    "[(l{I1",
    "!t1f",
    "tlfrI",
    "it:;j",
    "l/\\|I",
    "O0oQDU",
    "oceaO0©",
    "CGcO(<6",
    "S5s8$§",
    "Z2z7",
    "B8R3E&6",
    "G6b0",
    "q9gpy4",
    "A4",
    "T7I1Y",
    "TFEPRf",
    "uvnoa",
    "vywuVY",
    "VWUNvw",
    "nhrmub",
    "hbkLfiln",
    "mnwM",
    "MNHWKX",
    "aos@eds",
    "eco",
    "xX*k%",
    "kKRXx",
    "DOPB",
    "dao4q",
    "LEIt",
    "LI[|",
    ".,':;`_-~*",
    "-_~=.:",
    "'\"`^*°,",
    "?7P2",
    "&8$g",
    "©cCGe@",
    "3aB8E9",
    "EeF",
    "rtcf",
    "yvgj",
    "pPnqD",
    "zZsr2",
)
"""Groups of glyphs that look alike, in the fonts of contracts, to an eye or to an engine."""

STICKS = "Il1|!]["
"""Glyphs that are one upright stroke: what is seen of one of them is taken as said of them all."""

DIGITS = {
    **dict.fromkeys("OoQDU°", "0"),
    **dict.fromkeys("lI|!iL][tj", "1"),
    **dict.fromkeys("Zz", "2"),
    "?": "27",
    "A": "4",
    **dict.fromkeys("Ss$", "58"),
    "§": "85",
    **dict.fromkeys("Gb", "6"),
    **dict.fromkeys("TY", "7"),
    **dict.fromkeys("B&", "8"),
    "g": "98",
    "q": "9",
}
"""Letters and marks that are read where the page has a figure, each with the figures it may be, likeliest first."""

SEGMENTS = (
    ("rn", "m"), ("in", "m"), ("ni", "m"), ("ta", "m"), ("tu", "m"), ("nn", "m"), ("cl", "d"), ("ci", "d"),
    ("ii", "u"), ("li", "u"), ("li", "h"), ("ll", "u"), ("ll", "H"), ("lt", "h"), ("vv", "w"), ("rv", "w"), ("ri", "n"),
    ("ti", "n"), ("il", "u"), ("iv", "w"), ("fi", "h"), ("ol", "d"), ("lc", "k"), ("lo", "b"), ("oo", "w"), ("rr", "n"),
    ("fl", "n"), ("VV", "W"), ("LI", "U"), ("I)", "D"), ("l)", "D"), ("()", "O"), ("1)", "D"), ("l<", "k"), ("fi", "n"),
)  # fmt: skip
"""Pairs of glyphs that are read as one and the other way round, known from print and from the literature."""


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

_ASCII = [chr(code) for code in range(32, 127)] + list(SYMBOLS)
_MEMBERS = {kind: sum(_kind(mark) == kind for mark in _ASCII) for kind in "a0. "} | {"x": 5000}


@cache
def _alike(mark: str) -> frozenset[str]:
    return frozenset("".join(group for group in ALIKE if mark in group)) - {mark}


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
    if truth in STICKS and observed in STICKS:
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
        return 20
    if name == "foreign":
        return 5000
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
