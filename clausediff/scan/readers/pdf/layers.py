"""Where a PDF's hidden text layer says other than the picture over it: an older OCR's reading, or a text that was put in to deceive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from clausediff.text.protected import classes, is_figure
from clausediff.text.words import tokenize

__all__ = ["differences"]

_MISREAD = 55.0
"""Runs that are as similar as this, of 100, may be two readings of the same ink."""
_MANY = 3
"""So many words that only one side has are no matter of reading."""


def differences(layer: Sequence[str], picture: Sequence[str]) -> list[tuple[str, str]]:
    """Runs of words in which the two differ by more than what OCR misreads, in the layer's order.

    A figure or a protected word that only one of them has counts; other words count where several are unlike. Words that
    stand in both in another order do not: layers are often written column by column.
    """
    one, other = tokenize(" ".join(layer)).keys, tokenize(" ".join(picture)).keys
    spare_one, spare_other = Counter(one) - Counter(other), Counter(other) - Counter(one)
    found = []
    for step in Levenshtein.opcodes(one, other):
        if step.tag == "equal":
            continue
        left = [key for key in one[step.src_start : step.src_end] if _take(spare_one, key)]
        right = [key for key in other[step.dest_start : step.dest_end] if _take(spare_other, key)]
        if (left or right) and _matters(left, right):
            found.append((" ".join(left), " ".join(right)))
    return found


def _take(spare: Counter[str], key: str) -> bool:
    if spare[key] <= 0:
        return False
    spare[key] -= 1
    return True


def _matters(left: list[str], right: list[str]) -> bool:
    if left and right and all(map(is_figure, left + right)):
        return True
    similar = fuzz.ratio("".join(left), "".join(right)) >= _MISREAD
    if similar:
        # Two legal words of one class: no misreading makes "may" of "must".
        return any(classes(key, raw=key) for key in left) and any(classes(key, raw=key) for key in right)
    if len(left) >= _MANY or len(right) >= _MANY:
        return True
    return any(classes(key, raw=key) for key in (*left, *right))
