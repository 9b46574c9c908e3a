"""Look-alikes: which glyphs an eye or an OCR engine takes for one another; the one source of all such tables.

======================  ==========================================================  ===================================
table                   says                                                        used for
======================  ==========================================================  ===================================
:data:`SHAPES`          groups of single glyphs of like shape                       the price of a misreading never seen
:data:`STROKES`         glyphs that are one upright stroke                          the same
:data:`FIGURES`         marks that are read where the page has a figure             what figures some marks could be
:data:`LETTERS`         figures that are read where a word has a letter              the word that such marks are
:data:`MERGES`          two glyphs read as one, common enough for word shapes       the skeleton of a word, and:
:data:`SEGMENTS`        all pairs of glyphs read as one, and the other way round    rivals, the channel's prior
:data:`SKELETON`        one glyph for all those that it is taken for                the skeleton of a word
:data:`LONE_LETTERS`    marks that are nothing else where a word of one letter is   words of one letter
======================  ==========================================================  ===================================

How *often* each is misread is not said here: that is learned from real OCR (``docs/channel.md``). What can be derived from
another table is; the rest is by choice, as ``SKELETON`` must keep apart what ``SHAPES`` may confuse (``t`` and ``1``).
"""

from __future__ import annotations

from unicodedata import combining, normalize

__all__ = ["FIGURES", "LETTERS", "LONE_LETTERS", "MERGES", "SEGMENTS", "SHAPES", "SKELETON", "STROKES", "unaccented"]

SHAPES = (
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
    "aos@ed",
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
"""Groups of glyphs that look alike in the fonts of contracts."""

STROKES = "Il1|!]["
"""Glyphs that are one upright stroke: what is seen of one of them is taken as said of them all."""

FIGURES = {
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

LETTERS = (str.maketrans("015", "ols"), str.maketrans("015", "ois"))
"""The letters that figures within a word are read for, in two tables, for a 1 may be either of two."""

MERGES = (
    ("rn", "m"), ("nn", "m"), ("cl", "d"), ("vv", "w"), ("ii", "u"), ("li", "h"), ("ta", "m"), ("in", "m"), ("ll", "u"),
)  # fmt: skip
"""Pairs of glyphs that are read as one so often that words are compared with them merged, in this order."""

SEGMENTS = (
    *MERGES,
    ("ni", "m"), ("tu", "m"), ("ci", "d"), ("li", "u"), ("ll", "H"), ("lt", "h"), ("rv", "w"), ("ri", "n"), ("ti", "n"),
    ("il", "u"), ("iv", "w"), ("fi", "h"), ("ol", "d"), ("lc", "k"), ("lo", "b"), ("oo", "w"), ("rr", "n"), ("fl", "n"),
    ("VV", "W"), ("LI", "U"), ("I)", "D"), ("l)", "D"), ("()", "O"), ("1)", "D"), ("l<", "k"), ("fi", "n"),
)  # fmt: skip
"""Pairs of glyphs that are read as one and the other way round, known from print and from the literature."""

_LETTERS = {"0": "o", "1": "l", "2": "z", "5": "s", "6": "b", "8": "b", "9": "g"}
"""The letter that takes the place of a figure in a skeleton; 3, 4 and 7 have none."""

SKELETON = (
    _LETTERS
    | {mark: _LETTERS[FIGURES[mark][0]] for mark in "ij|!$§"}
    | {"q": "o", "@": "a", "©": "c", "€": "e"}
)  # fmt: skip
"""Each glyph (in lower case) that is replaced where words are compared by their shape, with what replaces it."""

LONE_LETTERS = {"I": "|l!][JTLi/\\1", "l": "|I", "a": "@", "E": "€£", "C": "€©"}
"""For a word of one letter: the single marks that engines read for it. No other letter reads as a figure but by an edit: a letter
by itself is most often a name (``Row B``)."""


def unaccented(text: str) -> str:
    """A text without its accents, in lower case."""
    if text.isascii():
        return text.lower()
    return "".join(char for char in normalize("NFD", text.lower()) if not combining(char))
