"""The regular expressions that say what a field takes.

A pattern comes from outside, in a canonical's front matter or in an SPDX template, and is used on text from a scan. So it
is checked before it is ever run, and it is only run on a filling that is no longer than its bound.
"""

from __future__ import annotations

from clausediff import regex as re

__all__ = ["MAX_LENGTH", "check_pattern", "longest_filling", "takes_anything"]

MAX_LENGTH = 10_000
"""The highest bound on a filling's length that a canonical may set, in characters."""

_ESCAPED = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
"""An escape or a set of characters: one unit, in which no sign repeats anything."""
_REPEATED = re.compile(r"[*+]|\{\d*,\}|\{\d*,\d{2,}\}")
"""A repetition that has no end, or one of ten and more."""
_ENDLESS = re.compile(r"(?<!\\)(?:\.|\]|\)|\\[wWdSD])(?:[*+]|\{\d*,\})")
"""A repetition that has no end, of something that may be many different characters."""
_BOUND = re.compile(r"\.\{\d*,(\d+)\}")
"""``.{0,300}``, which says itself how long a filling may be."""
_ANYTHING = re.compile(r"\.(?:[+*]|\{\d*,\d*\})")
_ENDLESS_LENGTH = 1000
"""The bound for ``.+`` and ``.*``: a copyright line and a list of holders fit, a clause hardly."""


def check_pattern(pattern: str) -> str | None:
    """What is wrong with a field's pattern, or None. Patterns that may take exponential time are refused."""
    try:
        re.fullmatch(pattern, "")  # compiles it now, which re.compile here puts off
    except (re.error, OverflowError, RecursionError) as error:
        return f"is not a regular expression: {error}"
    if _explosive(pattern):
        return "repeats a repetition or a choice, as in (a+)+ or (a|b)*, which can take forever; write it without"
    return None


def takes_anything(pattern: str) -> bool:
    """Whether a pattern takes any text at all, as ``.+`` does: the field's type must then do its work."""
    return _ANYTHING.fullmatch(pattern) is not None


def longest_filling(pattern: str, original: str) -> int:
    """The bound on a filling's length, where only the pattern and the form's own wording say how long it may be.

    The pattern's own bound (``.{0,300}``) counts first; else the longest of its wordings, or of the form's.
    """
    if bounds := _BOUND.findall(pattern):
        return max(1, min(MAX_LENGTH, sum(map(int, bounds)) + len(_BOUND.sub("", pattern))))
    if _ENDLESS.search(pattern):
        return max(_ENDLESS_LENGTH, 2 * len(original))
    return max(1, 2 * len(original), len(pattern))


def _explosive(pattern: str) -> bool:
    """Whether a group that holds a repetition or a choice is itself repeated many times.

    Such a pattern can match one text in exponentially many ways, all of which are tried before it fails.
    """
    plain = _ESCAPED.sub("x", pattern)
    holds: list[bool] = [False]  # for the pattern and each open group: whether it holds a repetition or a choice
    for at, char in enumerate(plain):
        if char == "(":
            holds.append(False)
        elif char == ")":
            inner = len(holds) > 1 and holds.pop()
            repeated = _REPEATED.match(plain, at + 1) is not None
            if inner and repeated:
                return True
            holds[-1] = holds[-1] or inner or repeated
        elif char == "|" or _REPEATED.match(plain, at):
            holds[-1] = True
    return False
