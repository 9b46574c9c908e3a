"""Word by word inside one gap: the cheapest way to turn the canonical's words into the scan's.

A dynamic programme over (canonical words) × (scan words). Its costs only decide *which* words stand for each other; what a
difference means is for the evidence and the judge. A misread word is far cheaper than a word lost and another gained when
the two look alike, so an edit beside a garble keeps its own place; a field takes words in almost freely, within the bounds
of its type, and never across a blank line.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from clausediff.alignment.unit import Kind, Unit
from clausediff.canonical.fields import BINDING, NUMBER_WORDS
from clausediff.canonical.reference import CanonicalWords
from clausediff.canonical.template import FieldSpec
from clausediff.model import Range
from clausediff.text.words import Words

_LOST = 0.9
_GAINED = 0.9
_SPECK = 0.5
_BLANK = 0.12  # less than to open a field, so that words stay with the field that has most of them
_FILLED = 0.15
_SAME_LETTERS = 0.2
_JOIN_AT_LEAST = 0.65
_JOINS = ((2, 1), (1, 2), (1, 3), (3, 1), (4, 1), (5, 1), (6, 1), (8, 1))
_NEAR = re.compile(r"[ \n]?[^\w\s]{0,2}[ \n]?|-[ \t]*\n[ \t]*")  # what may stand between the pieces of one word
_APART = re.compile(r"\t|\f|\n[ \t]*\n|[ ]{4}")  # what may not, even where the letters are the same
_PLAIN = (" ", "\n", "", ", ", ". ")  # what stands between most words: near, not apart, no break
_BREAK = re.compile(r"\n[ \t]*\n|\f")
_TYPICAL = {
    "person": 6,
    "date": 6,
    "number": 3,
    "money": 5,
    "organization": 10,
    "signature": 6,
    "choice": 8,
    "checkbox": 3,
}
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_DATE_WORDS = frozenset("day of the and to st nd rd th".split())
_AMOUNT_WORDS = NUMBER_WORDS | frozenset("$ € £ ¥ % usd eur gbp chf dollars euros pounds and percent".split())
_INFINITE = float("inf")
_MERGED = (Kind.EQUAL, Kind.DELETE, Kind.INSERT)

# Glyphs that engines take for each other, by one representative: used to see that two words look alike.
_LOOKS = str.maketrans(
    {
        "1": "l",
        "i": "l",
        "|": "l",
        "!": "l",
        "j": "l",
        "0": "o",
        "q": "o",
        "5": "s",
        "$": "s",
        "8": "b",
        "6": "b",
        "2": "z",
        "@": "a",
        "©": "c",
        "9": "g",
        "€": "e",
        "§": "b",
    }
)
_GROUPS = (
    ("rn", "m"),
    ("nn", "m"),
    ("cl", "d"),
    ("vv", "w"),
    ("ii", "u"),
    ("li", "h"),
    ("ta", "m"),
    ("in", "m"),
    ("ll", "u"),
)


@lru_cache(maxsize=65536)
def skeleton(key: str) -> str:
    """The key with each glyph replaced by the representative of those that it is taken for."""
    for group, glyph in _GROUPS:
        if group in key:
            key = key.replace(group, glyph)
    return key.translate(_LOOKS)


@lru_cache(maxsize=65536)
def similarity(one: str, other: str) -> float:
    """How alike two keys look, 0 to 1; a misreading that engines make often counts little."""
    plain = Levenshtein.normalized_similarity(one, other)
    if plain >= 0.8:
        return plain
    return max(plain, Levenshtein.normalized_similarity(skeleton(one), skeleton(other)) - 0.03)


def cheapest(canonical: CanonicalWords, words: Words, c0: int, c1: int, s0: int, s1: int) -> list[Unit]:
    """The units of the cheapest alignment of ``canonical[c0:c1]`` with ``words[s0:s1]``, in order."""
    m, n = c1 - c0, s1 - s0
    theirs, ours = canonical.keys[c0:c1], words.keys[s0:s1]
    breaks, near, close = [False] * n, [False] * n, [False] * n
    for j in range(1, n):
        low, high = words.ends[s0 + j - 1], words.starts[s0 + j]
        if words.text[low:high] in _PLAIN:
            near[j] = close[j] = True
        else:
            breaks[j] = _BREAK.search(words.text, low, high) is not None
            near[j] = _NEAR.fullmatch(words.text, low, high) is not None
            close[j] = _APART.search(words.text, low, high) is None
    gained = [_SPECK if len(key) == 1 else _GAINED for key in ours]
    cost = [[_INFINITE] * (n + 1) for _ in range(m + 1)]
    step: list[list[tuple[Kind, int, int]]] = [[(Kind.EQUAL, 0, 0)] * (n + 1) for _ in range(m + 1)]
    cost[0][0] = 0.0
    for j in range(1, n + 1):
        cost[0][j] = cost[0][j - 1] + gained[j - 1]
        step[0][j] = (Kind.INSERT, 0, 1)
    for i in range(1, m + 1):
        spec = canonical.slots.get(c0 + i - 1)
        if spec is not None:
            crossing = s0 > 0 and n > 0 and _broken(words, s0) and not _canonical_break(canonical, c0 + i - 1)
            foreign = [_foreign(spec, mine) for mine in ours]
            _field_row(spec, cost[i - 1], cost[i], step[i - 1], step[i], gained, breaks, foreign, crossing)
            continue
        above, row, steps = cost[i - 1], cost[i], step[i]
        key = theirs[i - 1]
        row[0], steps[0] = above[0] + _LOST, (Kind.DELETE, 1, 0)
        joins = [
            (dc, ds, "".join(theirs[i - dc : i]), cost[i - dc])
            for dc, ds in _JOINS
            if dc <= i and ds <= n and all(theirs[i - dc : i])
        ]
        for j in range(1, n + 1):
            mine = ours[j - 1]
            if key == mine:
                best, move = above[j - 1], (Kind.EQUAL, 1, 1)
            else:
                alike = similarity(key, mine)
                best = above[j - 1] + 0.25 + 1.4 * (1.0 - alike)
                if alike < 0.3 and key[:1].isdigit() != mine[:1].isdigit():
                    best += 0.3  # a figure does not stand for a word
                move = (Kind.REPLACE, 1, 1)
            other = above[j] + _LOST
            if other < best:
                best, move = other, (Kind.DELETE, 1, 0)
            other = row[j - 1] + gained[j - 1]
            if other < best:
                best, move = other, (Kind.INSERT, 0, 1)
            if key == mine:  # a word that stands there itself is not joined with a stray mark
                row[j], steps[j] = best, move
                continue
            if key.endswith(mine) and (back := _pieces(key, ours, j, close)):
                other = cost[i - 1][j - back] + _SAME_LETTERS
                if other < best:
                    best, move = other, (Kind.REPLACE, 1, back)
            if mine.endswith(key) and (back := _pieces(mine, theirs, i, None)):
                other = cost[i - back][j - 1] + _SAME_LETTERS
                if other < best:
                    best, move = other, (Kind.REPLACE, back, 1)
            for dc, ds, one, from_row in joins:
                if ds > j or from_row[j - ds] + 0.35 >= best:
                    continue
                if ds > 1:
                    if not near[j - 1] or key in ours[j - ds : j] or not all(near[j - ds + 1 : j]):
                        continue
                    two = "".join(ours[j - ds : j])
                elif mine in theirs[i - dc : i]:
                    continue
                else:
                    two = mine
                if abs(len(one) - len(two)) > 2 + len(two) // 6:
                    continue
                alike = 1.0 if one == two else similarity(one, two)
                if alike < _JOIN_AT_LEAST:
                    continue
                other = from_row[j - ds] + 0.35 + 1.6 * (1.0 - alike)
                if other < best:
                    best, move = other, (Kind.REPLACE, dc, ds)
            row[j], steps[j] = best, move
    return _trace(step, m, n, c0, s0)


def _pieces(whole: str, parts: list[str], end: int, close: list[bool] | None) -> int:
    """How many of the ``parts`` before ``end``, two at least, make up ``whole`` when run together; 0 if they do not.

    ``close[k]`` tells whether part ``k`` stands close enough behind the one before it; None when all do.
    """
    rest, at = whole, end
    while rest and at > 0 and parts[at - 1] and rest.endswith(parts[at - 1]):
        rest = rest[: -len(parts[at - 1])]
        at -= 1
        if rest and at > 0 and close is not None and not close[at]:
            return 0
    return end - at if not rest and end - at >= 2 else 0


def fills(canonical: CanonicalWords, words: Words, c: int, s0: int, s1: int) -> bool:
    """Whether some words are plainly the filling of a field: not too many, none foreign to its type, in one paragraph."""
    spec = canonical.slots[c]
    if s1 - s0 > _TYPICAL.get(spec.type, max(12, spec.max_length // 5)):
        return False
    if any(_foreign(spec, key) for key in words.keys[s0:s1]):
        return False
    broken = any(_broken(words, index) for index in range(s0 + 1, s1))
    return not broken and (not _broken(words, s0) or _canonical_break(canonical, c))


def _trace(step: list[list[tuple[Kind, int, int]]], m: int, n: int, c0: int, s0: int) -> list[Unit]:
    """Read the steps back from the end; steps in a row that are equal, lost or gained become one unit."""
    found: list[Unit] = []
    i, j = m, n
    while i or j:
        kind, dc, ds = step[i][j]
        c_end, s_end = c0 + i, s0 + j
        i, j = i - dc, j - ds
        while (i or j) and kind in _MERGED and step[i][j][0] is kind:
            _, dc, ds = step[i][j]
            i, j = i - dc, j - ds
        found.append(Unit(kind, Range(c0 + i, c_end), Range(s0 + j, s_end)))
    found.reverse()
    return found


def _field_row(
    spec: FieldSpec,
    above: list[float],
    row: list[float],
    before: list[tuple[Kind, int, int]],
    steps: list[tuple[Kind, int, int]],
    gained: list[float],
    breaks: list[bool],
    foreign: list[float],
    crossing: bool,
) -> None:
    """Fill the row of a field: blank, or the words from some place on without a blank line between them."""
    typical = _TYPICAL.get(spec.type, max(12, spec.max_length // 5))
    if spec.many:
        typical *= 6
    free = spec.max_length > 400  # a field made for paragraphs
    row[0], steps[0] = above[0] + _BLANK, (Kind.FIELD, 1, 0)
    taken, taken_from = _INFINITE, 0
    for j in range(1, len(row)):
        broken = breaks[j - 1] and not free
        start = above[j - 1] + _FILLED + (0.5 if broken or (j == 1 and crossing) else 0.0)
        if before[j - 1][0] is Kind.DELETE:  # its label is missing here, so the words are more likely another field's
            start += 1.0
        elif before[j - 1][0] is Kind.INSERT:  # a filling follows its label
            start += 0.7
        start += foreign[j - 1]
        grown = _INFINITE if broken else taken + (0.02 if j - taken_from <= typical else 1.0) + foreign[j - 1]
        if start <= grown:
            taken, taken_from = start, j - 1
        else:
            taken = grown
        best, move = taken, (Kind.FIELD, 1, j - taken_from)
        if above[j] + _BLANK < best:
            best, move = above[j] + _BLANK, (Kind.FIELD, 1, 0)
        if row[j - 1] + gained[j - 1] < best:
            best, move = row[j - 1] + gained[j - 1], (Kind.INSERT, 0, 1)
        row[j], steps[j] = best, move


def _foreign(spec: FieldSpec, key: str) -> float:
    """What it costs a field to take in a word that fillings of its type do not have."""
    kind = spec.type
    if kind == "text":
        return 0.0
    if kind == "checkbox":
        return 0.0 if len(key) == 1 or key in ("yes", "no") else 1.0
    if kind == "choice":
        return 0.0 if len(key) == 1 or any(key in choice.lower() for choice in spec.choices) else 0.8
    if kind == "date" and key == "may":
        return 0.6  # a month, perhaps
    if kind == "date" and key in _DATE_WORDS:
        return 0.2
    if kind == "date" and not (key[:1].isdigit() or key in _DATE_WORDS or (len(key) >= 3 and key[:3] in _MONTHS)):
        return 0.9
    if kind in ("number", "money") and not (any(c.isdigit() for c in key) or key in _AMOUNT_WORDS):
        return 0.5
    if key in BINDING and not (kind == "date" and key == "may"):
        return 1.0
    return 0.9 if kind in ("person", "signature") and key[:1].isdigit() else 0.0


def _broken(words: Words, index: int) -> bool:
    """Whether a blank line or a page break stands before a word of the scan."""
    return bool(_BREAK.search(words.text, words.ends[index - 1] if index else 0, words.starts[index]))


def _canonical_break(canonical: CanonicalWords, index: int) -> bool:
    """Whether a blank line stands before a word (or field) of the canonical."""
    if index == 0:
        return True
    return bool(_BREAK.search(canonical.source.text, canonical.ends[index - 1], canonical.starts[index]))
