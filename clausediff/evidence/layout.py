"""Layout: what between and around the words is typography, and what only looks like it.

Only position proves layout. Page furniture stands on lines of its own, at a page's edge or again and again; a label stands
where a clause begins. A digit anywhere else is content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from clausediff.alignment.edits import Edit
from clausediff.canonical.reference import CanonicalWords
from clausediff.text.protected import AMOUNT
from clausediff.text.words import FOLD, MASK, Words, alnum_key, hidden_characters

_MARKS = re.compile(r"[#*_~`^\\]+|-{3,}|={3,}|\.{4,}|[\t|]+")
_BULLET = re.compile(r"(?:(?<=\n)|^)[ \t]*(?:[-+>]|[•·▪●◦○‣∙oα«»])(?=[\s]|$)")
_PAGE = re.compile(
    r"[\W_]*(?:page|pg\.?|seite|p\.)?[\W_]*(?:\d{1,4}|[ivxlc]{1,6})(?:[\W_]*(?:of|/|von)[\W_]*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)
_PAGE_SURE = re.compile(
    r"[\W_]*(?:page|seite)[\W_]*\d{1,4}(?:[\W_]*(?:of|/|von)[\W_]*\d{1,4})?[\W_]*|[\W_]*\d{1,4}[\W_]*(?:of|/)[\W_]*\d{1,4}[\W_]*",
    re.IGNORECASE,
)
_LABEL_LIKE = re.compile(r"[\s\-*•#(\[]*(?:[0-9IVXLivxl|SOo]{1,4}|[a-zA-Z])\s*[.):\]]?(?:\s*[0-9]{1,2}[.)]?)?[\s*]*")
_STRUCK = re.compile(r"~~|</?(?:del|s|strike|ins)(?:\s[^<>]*)?>", re.IGNORECASE)

_BEFORE = re.compile(
    r"(?<=[\s(\[])([-+±~<>=×÷¬\u2200-\u2218\u221a-\u22c4\u22c6-\u22ff]{1,2})(\s*)$"
)  # ∙ and ⋅ are bullets
_POINT = re.compile(r"(?:(?<=[\s(\[])|^)[.,]$")
_AFTER = re.compile(r"[+±‰]")
_TICKED = re.compile("[☒☑✓✔✗✘⊠🗹🗷]")
DECIMAL = re.compile(r"[.,:'’/·٫٬-]")


@dataclass(frozen=True, slots=True)
class Gap:
    """What a difference between two gaps is."""

    code: str
    reason: str
    grave: bool = False
    """Whether a person must look at it."""


def weigh_gap(
    theirs: str,
    ours: str,
    folded: tuple[str, str],
    *,
    digits: bool,
    signs: tuple[str, str],
    phrase: str | None,
    line_start: bool,
) -> Gap:
    """Tell typography from a sign that changes a figure or hides something.

    ``theirs`` and ``ours`` are the gaps as they stand, ``folded`` the same with markup masked.
    ``digits``: figures on both sides of the gap; ``signs``: :func:`figure_sign` of each side; ``phrase``: the must-match
    phrase that goes on across the gap; ``line_start``: the scan's gap holds a line's beginning (or the canonical's).
    """
    hidden = hidden_characters(ours)
    if hidden and hidden_characters(theirs) != hidden:
        soft = set(hidden) <= {"\u00ad", "\ufeff"} and (not ours.strip("\u00ad\ufeff \n\t-") or "\n" in ours)
        if not soft:
            names = ", ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(hidden))
            return Gap("hidden", f"invisible characters in the scan: {names}", grave=True)
    if any("\u0300" <= char <= "\u036f" or "\u20d0" <= char <= "\u20ff" for char in ours):
        return Gap("hidden", "a combining mark that could strike out or change a letter", grave=True)
    if ("<!--" in ours or "-->" in ours) and "<!--" not in theirs and "-->" not in theirs:
        return Gap("hidden", "words inside a comment, which a viewer does not show", grave=True)
    if _STRUCK.search(ours) and not _STRUCK.search(theirs):
        return Gap("struck", "words struck through, or put in, by markup", grave=True)
    if signs[0] != signs[1]:
        return Gap("sign", "a sign before a figure is gained, lost or changed", grave=True)
    if (_TICKED.search(theirs) is None) != (_TICKED.search(ours) is None):
        return Gap("punctuation", "a box is ticked or cleared", grave=True)
    one, other = _plain(folded[0]), _plain(folded[1])
    if one == other:
        if MASK in folded[0] + folded[1] or _MARKS.search(theirs + ours):
            return Gap("markup", "markup or ruling only")
        if _BULLET.search(ours) or _BULLET.search(theirs):
            return Gap("list-marker", "list marker only")
        return Gap("typography", "quote or dash style only")
    if digits and (DECIMAL.fullmatch(one) or DECIMAL.fullmatch(other) or (one == "") != (other == "")):
        return Gap(
            "decimal", f"the sign between two figures differs: {_show(theirs)} against {_show(ours)}", grave=True
        )
    if phrase is not None:
        return Gap("must-match", f"inside the must-match phrase “{phrase}”", grave=True)
    if line_start and not one.strip("-") and not other.strip("-.,'\":;/"):
        return Gap("list-marker", "marks at a line's edge only")
    if ("/" in one) != ("/" in other):
        return Gap("connective", "a stroke between words is gained or lost", grave=True)
    if one.replace("-", "") == other.replace("-", ""):
        return Gap("hyphenation", "a hyphen only")
    return Gap("punctuation", f"punctuation read differently: {_show(theirs)} as {_show(ours)}")


def _plain(gap: str) -> str:
    """A folded gap without white space, markup, rules and list markers."""
    folded = gap.replace(MASK, "")
    folded = _BULLET.sub("", folded)
    return "".join(_MARKS.sub("", folded).split()).replace("''", '"')


def _show(gap: str) -> str:
    shown = " ".join(gap.translate(FOLD).split())
    return f"“{shown}”" if shown else "nothing"


def figure_sign(gap: str, *, after: bool, before: bool, line_start: bool, point: bool = False) -> str:
    """The signs in a whole folded gap that belong to a figure beside it: minus, plus, about, less than, a point …

    ``after``: a figure ends where the gap begins; ``before``: one begins where it ends. A sign before a figure stands
    free of the word before it (``W-9`` has none); where a line begins it touches the figure: spaced, it is a bullet.
    ``point``: no figure ends where the gap begins, so that a point that touches the figure after it is a decimal one.
    """
    gap = gap.replace(MASK, "")
    sign = match[0] if after and (match := _AFTER.match(gap)) is not None else ""
    if point and not line_start and _POINT.search(gap):
        return sign + "."
    found = _BEFORE.search(gap) if before else None
    if found is None or (found[2] and line_start):
        return sign
    return sign + found[1]


def is_title(canonical: CanonicalWords, words: Words, start: int, end: int) -> bool:
    """Whether an inserted line is the canonical's title again, as a running head at a page's edge."""
    line = words.text[start:end].strip()
    title = canonical.source.title
    key, wanted = alnum_key(line), alnum_key(title)
    if len(wanted) < 8 or len(line.split()) > len(title.split()) or fuzz.ratio(key, wanted) < 90:
        return False
    before, after = words.text[max(0, start - 80) : start], words.text[end : end + 80]
    return ("\f" in before and not alnum_key(before.rpartition("\f")[2])) or (
        "\f" in after and not alnum_key(after.partition("\f")[0])
    )


def page_line(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a canonical is a page number on a line of its own."""
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    high = len(text) if high < 0 else high
    line = text[low:high].strip()
    if not AMOUNT.isdisjoint(line):
        return False
    alone = not text[:low].strip(" \t") or text[:low].rstrip(" \t").endswith(("\n\n", "\f", "\n \n"))
    return bool(_PAGE.fullmatch(line)) and (
        bool(_PAGE_SURE.fullmatch(line)) or alone or text[high : high + 2].strip(" \t") in ("\n\n", "\n\f", "\f", "")
    )


def label_like(text: str) -> bool:
    """Whether marks could be a clause's label, garbled perhaps (``- 1 .``, ``l.``, ``(ii``)."""
    return bool(_LABEL_LIKE.fullmatch(text)) and len(text.strip()) <= 8


def opens_line(words: Words, index: int) -> bool:
    """Whether only marks stand between a line's beginning and a word of the scan."""
    start = words.starts[index]
    line = words.text.rfind("\n", 0, start) + 1
    return alnum_key(words.text[line:start]) == ""


def split_lines(words: Words, edit: Edit) -> list[tuple[int, int, bool]]:
    """Cut an insertion's words into lines: (first word, one past the last, whether the whole line is inserted)."""
    text = words.text
    pieces: list[tuple[int, int, bool]] = []
    at = edit.s0
    while at < edit.s1:
        start = words.starts[at]
        line_start = max(text.rfind("\n", 0, start), text.rfind("\f", 0, start)) + 1
        stop = min((e for e in (text.find("\n", start), text.find("\f", start)) if e >= 0), default=len(text))
        to = at
        while to < edit.s1 and words.starts[to] < stop:
            to += 1
        opens = at == 0 or words.ends[at - 1] <= line_start
        closes = to >= len(words) or words.starts[to] >= stop
        pieces.append((at, to, opens and closes))
        at = to
    return pieces
