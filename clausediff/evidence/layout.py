"""What the layout proves: the sign of a figure, and a running head.

Only position proves layout: a digit that is not in a label or a page number is content, wherever it is.
"""

from __future__ import annotations

from rapidfuzz import fuzz

from clausediff import regex as re
from clausediff.canonical.reference import CanonicalWords
from clausediff.text.lines import touches_page_break
from clausediff.text.words import MASK, Words, alnum_key

_SIGN_BEFORE = re.compile(r"(?<=[\s(\[])([-+±~≈<>≤≥=≠]{1,2})(\s*)$")
_SIGN_AFTER = re.compile(r"[+±‰]")
_POINT = re.compile(r"(?:(?<=[\s(\[])|^)[.,]$")

_TITLE_LEAST = 8
"""Letters that a title must have for a garbled line to be known as it."""
_TITLE_ALIKE = 90
"""Similarity, in percent, from which a line is the title garbled."""
_TITLE_AGAIN = 2
"""Lines more than the form has that are its title and nothing else, from which they are the heads or feet of pages."""
_TITLE_LINE = 200
"""Characters of the longest line that is looked at for a title."""


def figure_sign(gap: str, *, after: bool, before: bool, line_start: bool, point: bool) -> str:
    """The signs in a whole folded gap that belong to a figure beside it: minus, plus, about, less than, a point …

    ``after``: a figure ends where the gap begins; ``before``: one begins where it ends. A sign before a figure stands
    free of the word before it (``W-9`` has none); where a line begins it touches the figure: spaced, it is a bullet.
    ``point``: no figure ends where the gap begins, so that a point that touches the figure after it is a decimal one.
    """
    gap = gap.replace(MASK, "")
    sign = match[0] if after and (match := _SIGN_AFTER.match(gap)) is not None else ""
    if point and (not line_start or gap.endswith("\n.")) and _POINT.search(gap):
        return sign + "."
    found = _SIGN_BEFORE.search(gap) if before else None
    if found is None or (found[2] and line_start):
        return sign
    return sign + found[1]


def is_title(canonical: CanonicalWords, words: Words, start: int, end: int) -> bool:
    """Whether an inserted line is the canonical's title again, as a running head or foot.

    It stands at a page's edge; or, in a text that does not tell its pages, alone at several places more than the form has it.
    """
    line = words.text[start:end].strip()
    title = canonical.source.title
    key, wanted = alnum_key(line), alnum_key(title)
    if len(wanted) < _TITLE_LEAST or len(line.split()) > len(title.split()) or fuzz.ratio(key, wanted) < _TITLE_ALIKE:
        return False
    if touches_page_break(words.text, start, end):
        return True
    if "\f" in words.text:
        return not words.text[:start].strip() or not words.text[end:].strip()
    return _times(words.text, wanted) >= _times(canonical.source.text, wanted) + _TITLE_AGAIN


def _times(text: str, key: str) -> int:
    """How many lines of a text have these letters and no others."""
    return sum(alnum_key(line) == key for line in text.split("\n") if len(line) <= _TITLE_LINE)
