"""Signs at figures: minus, less than, a decimal point before one, brackets round it.

A sign may be apart from its figure by a blank (``- 5``), or touch it (``($-5.00)``).
"""

from __future__ import annotations

import re

from clausediff.evidence.layout import figure_sign
from clausediff.judge.gap_case import GapCase, ends_figure
from clausediff.text.words import MASK

__all__ = ["spaced_signs", "touching_signs"]

_CURRENCY = ("$", "€", "£", "¥")
_ROUND = str.maketrans("[]{}", "()()")


def spaced_signs(case: GapCase) -> bool:
    """Whether a sign that may be apart from its figure by a blank differs."""
    canonical, words = case.page.canonical, case.page.words
    c, s = case.edit.canonical_words.start, case.edit.scan_words.start
    if case.beside_label or not (0 < c < len(canonical) and 0 < s < len(words)) or {c - 1, c} & canonical.slots.keys():
        return False
    after = ends_figure(canonical.keys[c - 1]) and ends_figure(words.keys[s - 1])
    before = _begins_figure(canonical.keys, c) and _begins_figure(words.keys, s)
    if not after and not before:
        return False
    sides = []
    for keys, at, folded, low, high in (
        (canonical.keys, c, canonical.folded, canonical.ends[c - 1], canonical.starts[c]),
        (words.keys, s, words.folded, words.ends[s - 1], words.starts[s]),
    ):
        gap, key = folded[low:high], keys[at - 1]
        point = before and (key in _CURRENCY or (gap[:1].isspace() and not ends_figure(key)))
        sides.append(figure_sign(gap, after=after, before=before, line_start=case.starts_line, point=point))
    return sides[0] != sides[1]


def touching_signs(case: GapCase) -> bool:
    """Whether the marks that touch a figure beside the gap differ, but for stops, quotes and half a pair of brackets."""
    canonical, words = case.page.canonical, case.page.words
    for back in (0, 1):
        c, s = case.edit.canonical_words.start - back, case.edit.scan_words.start - back
        if not (0 <= c < len(canonical) and 0 <= s < len(words)) or c in canonical.labels or c in canonical.pages:
            continue
        if not (_figured(canonical.keys, c) and _figured(words.keys, s)):
            continue
        one = _figure(canonical.folded, canonical.starts[c], canonical.ends[c])
        other = _figure(words.folded, words.starts[s], words.ends[s])
        if one != other and not _half_bracket(one, other) and (case.clear or other.strip(".,") != one.strip(".,")):
            return True
    return False


def _figure(text: str, start: int, end: int) -> str:
    """The figure at a word with the marks that touch it: ``($-5.00)``, letters beside it left out, digits as ``0``.

    A full stop, comma or quote behind it is the sentence's, and a hyphen between it and a letter is the compound's.
    """
    low, high = start, end
    while low > 0 and not text[low - 1].isspace() and not text[low - 1].isalpha() and start - low < 12:
        low -= 1
    while high < len(text) and not text[high].isspace() and not text[high].isalpha() and high - end < 12:
        high += 1
    marks = text[low:high].replace(MASK, "").strip("\"'*_`#|~^•·").translate(_ROUND)
    marks = marks.rstrip(".,;:!?-'\"")
    if low > 0 and text[low - 1].isalpha():
        marks = marks.lstrip("-/'&.,:")
    return re.sub(r"\d+", "0", "".join(char for char in marks if not char.isalpha()))


def _half_bracket(one: str, other: str) -> bool:
    """Whether two figures differ by one half of a pair of brackets, which engines lose, or by its shape."""
    balanced = abs(_depth(one)) + abs(_depth(other)) > 0
    return balanced and _unbracketed(one) == _unbracketed(other)


def _unbracketed(figure: str) -> str:
    return figure.translate(str.maketrans("", "", "()[]{}")).rstrip(".,;:!?-'\"")


def _depth(figure: str) -> int:
    return sum((char in "([{") - (char in ")]}") for char in figure)


def _figured(keys: list[str], index: int) -> bool:
    """Whether a word is a figure, or the currency before one."""
    return keys[index][:1].isdigit() or (keys[index] in _CURRENCY and keys[index + 1 : index + 2] != [""])


def _begins_figure(keys: list[str], index: int) -> bool:
    """Whether a figure begins at a word, perhaps with its currency."""
    if keys[index] in _CURRENCY and index + 1 < len(keys):
        index += 1
    return keys[index][:1].isdigit()
