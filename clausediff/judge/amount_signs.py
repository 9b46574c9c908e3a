"""Signs at amounts whose currency is written in letters: ``EUR-500``, ``-EUR 500``, ``EUR 500 -``.

A word of letters may be run together with its figure, and then a sign between the two is inside a word for everything that cuts words
at blanks. Letters that are no currency have fewer signs: the full stop of ``No.5`` belongs to the abbreviation.
"""

from __future__ import annotations

from clausediff import regex as re
from clausediff.text.currencies import at_end, at_start

__all__ = ["closing_minus", "glued_signs", "is_currency"]

_JOINT = re.compile(r"(?P<word>[^\W\d_]+)(?P<marks>\W*)(?=\d)|(?<=\d)(?P<behind>\W*)(?P<unit>[^\W\d_]+)")
"""Letters beside a figure, and the marks between the two."""
_LOWERED = re.compile(r"~(\d+)~")
"""A figure that markup sets below the line: ``H~2~O``."""
_AMOUNT_SIGNS = frozenset("-.+±~≈<>≤≥=≠()")
_CODE_SIGNS = _AMOUNT_SIGNS - frozenset(".()")
_MINUS = re.compile(r" +- *(?=[ .,;:)\n]|\Z)")


def is_currency(word: str) -> bool:
    """Whether a word is a currency, alone or run together with a figure: ``EUR``, ``EUR500``, ``500EUR``."""
    if word.isdigit():
        return False
    return any(code and (not rest or rest.isdigit()) for code, rest in (at_start(word), at_end(word)))


def glued_signs(text: str, *, codes: bool) -> list[str]:
    """The signs between letters and a figure beside them, one item for each such place; ``codes``: of other letters than currencies, too.

    A blank is no sign, and the point of ``Rs.500`` is the currency's.
    """
    found = []
    for joint in _JOINT.finditer(_LOWERED.sub(r"\1", text)):
        word, marks, behind, unit = joint.group("word", "marks", "behind", "unit")
        if unit:
            code, _ = at_start(unit)
            signs = _AMOUNT_SIGNS if code else frozenset()
            marks = behind
        else:
            code, rest = at_start(word + marks)
            marks = rest if code else marks
            signs = _AMOUNT_SIGNS if code else _CODE_SIGNS if codes else frozenset()
        found.append("".join(mark for mark in marks if mark in signs))
    return found


def closing_minus(text: str, end: int) -> bool:
    """Whether a minus is behind an amount that ends at a place, a blank between the two: ``EUR 500 -``."""
    return _MINUS.match(text, end) is not None
