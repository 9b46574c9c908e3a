"""Finds the letters that differ between two readings of a word or a few words, to emphasise them in views for people.

    Marlowe     [M]arlowe
    Harlowe     [H]arlowe

Uses the character diff of diff-match-patch and its semantic clean-up, which removes coincidental matches of single
letters. Where the readings have little in common (``shall`` and ``may``), or are long, no letters are emphasised: the
whole reading is marked as changed by the view anyway.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

__all__ = ["LIMIT", "Part", "changed_letters"]

LIMIT = 80
"""The most characters of a reading. Single letters in a longer one are of no use to a reader, and the time of the diff
grows with the product of the lengths."""
ALIKE = 0.5
"""The least share of the letters of both readings that must be equal. With it, ``60`` and ``90`` have one emphasised
letter each, and ``thirty`` and ``60`` none."""
_PRIVATE_USE = range(0xF0000, 0xFFFFE)
_ESCAPES = {"x": 4, "u": 6, "U": 10}
"""The lengths of the escapes with which :func:`~clausediff.report.visible.visible` writes hidden characters."""


class Part(NamedTuple):
    """A part of a reading; the texts of all its parts, joined, are the reading."""

    text: str
    changed: bool
    """Whether the letters are to be emphasised."""


@lru_cache(maxsize=4096)
def changed_letters(canonical: str, scan: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The parts of both readings. Where no letters are to be emphasised, each reading is one part.

    Combining marks, and the escapes of hidden characters, are not separated from their base or divided.
    """
    whole = (_whole(canonical), _whole(scan))
    if not canonical or not scan or canonical == scan or max(len(canonical), len(scan)) > LIMIT:
        return whole
    from diff_match_patch import diff_match_patch

    one, other, clusters = _encoded(canonical, scan)
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # a limit of time would make the result depend on the machine
    diffs = engine.diff_main(one, other, False)
    engine.diff_cleanupSemantic(diffs)
    equal = sum(len(text) for operation, text in diffs if operation == engine.DIFF_EQUAL)
    if 2 * equal < ALIKE * (len(one) + len(other)):
        return whole
    decoded = [(operation, "".join(clusters.get(char, char) for char in text)) for operation, text in diffs]
    left = tuple(Part(text, op != engine.DIFF_EQUAL) for op, text in decoded if op != engine.DIFF_INSERT)
    right = tuple(Part(text, op != engine.DIFF_EQUAL) for op, text in decoded if op != engine.DIFF_DELETE)
    return left, right


def _whole(text: str) -> tuple[Part, ...]:
    return (Part(text, False),) if text else ()


def _encoded(canonical: str, scan: str) -> tuple[str, str, dict[str, str]]:
    """Both texts with one character for each cluster, and the clusters of more than one character by that character."""
    free = (chr(code) for code in _PRIVATE_USE if chr(code) not in canonical + scan)
    codes: dict[str, str] = {}
    encoded = []
    for text in (canonical, scan):
        characters = []
        for cluster in _clusters(text):
            if len(cluster) > 1 and cluster not in codes:
                codes[cluster] = next(free)
            characters.append(codes.get(cluster, cluster))
        encoded.append("".join(characters))
    return encoded[0], encoded[1], {code: cluster for cluster, code in codes.items()}


def _clusters(text: str) -> list[str]:
    """The text in pieces that must not be divided: a character with its combining marks, or an escape."""
    clusters = []
    at = 0
    while at < len(text):
        end = at + (_ESCAPES.get(text[at + 1 : at + 2], 1) if text[at] == "\\" else 1)
        while end < len(text) and unicodedata.category(text[end]).startswith("M"):
            end += 1
        clusters.append(text[at:end])
        at = end
    return clusters
