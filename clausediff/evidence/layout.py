"""What the marks between two words mean: typography, or a sign that changes a figure, a list or the whole text.

Only position proves layout: a digit that is not in a label or a page number is content, wherever it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from clausediff.canonical.reference import CanonicalWords
from clausediff.text.lines import touches_page_break, without_space
from clausediff.text.words import FOLD, MASK, Words, alnum_key, hidden_characters

_MARKUP = re.compile(r"[#*_~`^\\]+|-{3,}|={3,}|\.{4,}|[\t|]+")
_BULLET = re.compile(r"(?:(?<=\n)|^)[ \t]*(?:[-+>]|[•·▪●◦○‣∙oα«»])(?=[\s]|$)")
_STRUCK = re.compile(r"~~|</?(?:del|s|strike|ins)(?:\s[^<>]*)?>", re.IGNORECASE)
_TICKED = re.compile("[☒☑✓✔✗✘⊠🗹🗷]")
_COMMENT = re.compile("<!--|-->")
_COMBINING = re.compile("[\u0300-\u036f\u20d0-\u20ff]")
_DECIMAL = re.compile(r"[.,:'’/·٫٬-]")
_SOFT = frozenset("\u00ad\ufeff")
"""The soft hyphen and the byte order mark: invisible characters that are harmless at a line's end, or by themselves."""

_SIGN_BEFORE = re.compile(r"(?<=[\s(\[])([-+±~≈<>≤≥=≠]{1,2})(\s*)$")
_SIGN_AFTER = re.compile(r"[+±‰]")
_POINT = re.compile(r"(?:(?<=[\s(\[])|^)[.,]$")

_TITLE_LEAST = 8
"""Letters that a title must have for a garbled line to be known as it."""
_TITLE_ALIKE = 90
"""Similarity, in percent, from which a line is the title garbled."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What a difference between two gaps is."""

    code: str
    """The category of the finding."""
    reason: str
    grave: bool = False
    """Whether a person must look at it."""


def weigh_gap(
    canonical: str,
    scan: str,
    folded: tuple[str, str],
    *,
    digits: bool,
    signs: tuple[str, str],
    phrase: str | None,
    line_start: bool,
) -> Gap:
    """Say what the difference between two gaps is.

    ``canonical`` and ``scan`` are the gaps as printed, ``folded`` the same with markup masked. ``digits``: figures are on
    both sides of the gap; ``signs``: :func:`figure_sign` of each; ``phrase``: the must-match phrase that goes on across the
    gap; ``line_start``: the scan's gap (or the canonical's) holds a line's beginning.
    """
    if (hidden := _hidden(canonical, scan)) is not None:
        return hidden
    if signs[0] != signs[1]:
        return Gap("sign", "a sign before a figure is gained, lost or changed", grave=True)
    if (_TICKED.search(canonical) is None) != (_TICKED.search(scan) is None):
        return Gap("punctuation", "a box is ticked or cleared", grave=True)
    one, other = _plain(folded[0]), _plain(folded[1])
    if one == other:
        return _typography(canonical, scan, folded)
    if digits and (_DECIMAL.fullmatch(one) or _DECIMAL.fullmatch(other) or (one == "") != (other == "")):
        return Gap(
            "decimal", f"the sign between two figures differs: {_quoted(canonical)} against {_quoted(scan)}", grave=True
        )
    if phrase is not None:
        return Gap("must-match", f"inside the must-match phrase “{phrase}”", grave=True)
    if line_start and not one.strip("-") and not other.strip("-.,'\":;/"):
        return Gap("list-marker", "marks at a line's edge only")
    if ("/" in one) != ("/" in other):
        return Gap("connective", "a stroke between words is gained or lost", grave=True)
    if one.replace("-", "") == other.replace("-", ""):
        return Gap("hyphenation", "a hyphen only")
    return Gap("punctuation", f"punctuation read differently: {_quoted(canonical)} as {_quoted(scan)}")


def _hidden(canonical: str, scan: str) -> Gap | None:
    """What a viewer does not show, or shows struck, where the canonical has no such thing."""
    hidden = hidden_characters(scan)
    if hidden and hidden_characters(canonical) != hidden:
        soft = _SOFT.issuperset(hidden) and (not scan.strip("\u00ad\ufeff \n\t-") or "\n" in scan)
        if not soft:
            names = ", ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(hidden))
            return Gap("hidden", f"invisible characters in the scan: {names}", grave=True)
    if _COMBINING.search(scan):
        return Gap("hidden", "a combining mark that could strike out or change a letter", grave=True)
    if _COMMENT.search(scan) and not _COMMENT.search(canonical):
        return Gap("hidden", "words inside a comment, which a viewer does not show", grave=True)
    if _STRUCK.search(scan) and not _STRUCK.search(canonical):
        return Gap("struck", "words struck through, or put in, by markup", grave=True)
    return None


def _typography(canonical: str, scan: str, folded: tuple[str, str]) -> Gap:
    """Of two gaps with the same plain marks, what is different."""
    if MASK in folded[0] + folded[1] or _MARKUP.search(canonical + scan):
        return Gap("markup", "markup or ruling only")
    if _BULLET.search(scan) or _BULLET.search(canonical):
        return Gap("list-marker", "list marker only")
    return Gap("typography", "quote or dash style only")


def _plain(gap: str) -> str:
    """A folded gap without white space, markup, rules and list markers."""
    return without_space(_MARKUP.sub("", _BULLET.sub("", gap.replace(MASK, "")))).replace("''", '"')


def _quoted(gap: str) -> str:
    shown = " ".join(gap.translate(FOLD).split())
    return f"“{shown}”" if shown else "nothing"


def figure_sign(gap: str, *, after: bool, before: bool, line_start: bool, point: bool = False) -> str:
    """The signs in a whole folded gap that belong to a figure beside it: minus, plus, about, less than, a point …

    ``after``: a figure ends where the gap begins; ``before``: one begins where it ends. A sign before a figure stands
    free of the word before it (``W-9`` has none); where a line begins it touches the figure: spaced, it is a bullet.
    ``point``: no figure ends where the gap begins, so that a point that touches the figure after it is a decimal one.
    """
    gap = gap.replace(MASK, "")
    sign = match[0] if after and (match := _SIGN_AFTER.match(gap)) is not None else ""
    if point and not line_start and _POINT.search(gap):
        return sign + "."
    found = _SIGN_BEFORE.search(gap) if before else None
    if found is None or (found[2] and line_start):
        return sign
    return sign + found[1]


def is_title(canonical: CanonicalWords, words: Words, start: int, end: int) -> bool:
    """Whether an inserted line is the canonical's title again, as a running head at a page's edge."""
    line = words.text[start:end].strip()
    title = canonical.source.title
    key, wanted = alnum_key(line), alnum_key(title)
    if len(wanted) < _TITLE_LEAST or len(line.split()) > len(title.split()) or fuzz.ratio(key, wanted) < _TITLE_ALIKE:
        return False
    return touches_page_break(words.text, start, end)
