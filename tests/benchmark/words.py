"""Words with their places, a coarse fold of them, and an alignment of two word lists: what labels and baselines need.

This is deliberately not the engine's own code: a benchmark that shared the engine's eyes would share its blind spots.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

Range = tuple[int, int]
_WORD = re.compile(r"\S+")
_EDGE = re.compile(r"^[^\w$€£%]+|[^\w$€£%]+$")
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "\ufeff": " "})


@dataclass(frozen=True, slots=True)
class Word:
    """A run of non-space, or a piece of it between dashes."""

    span: Range
    text: str
    fold: str
    """Compatibility form, lower case, without punctuation at its edges; never empty."""


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """``text`` in compatibility form and lower case, quotes and dashes made plain, edges stripped of punctuation."""
    return _EDGE.sub("", unicodedata.normalize("NFKC", text).translate(_QUOTES).casefold())


def words(text: str) -> list[Word]:
    """The words of ``text`` in order; marks without a letter or digit are left out."""
    found = []
    for match in _WORD.finditer(text):
        folded = fold(match[0])
        if folded:
            found.append(Word(match.span(), match[0], folded))
    return found


def opcodes(left: Sequence[str], right: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """``equal``, ``replace``, ``delete`` and ``insert`` blocks that turn ``left`` into ``right``, merged."""
    blocks: list[tuple[str, int, int, int, int]] = []
    for op in Indel.opcodes(left, right):
        tag = "equal" if op.tag == "equal" else "replace"
        if blocks and blocks[-1][0] == tag:
            _, a, _, b, _ = blocks[-1]
            blocks[-1] = (tag, a, op.src_end, b, op.dest_end)
        else:
            blocks.append((tag, op.src_start, op.src_end, op.dest_start, op.dest_end))
    return [
        (tag if tag == "equal" or (a < b and c < d) else "delete" if a < b else "insert", a, b, c, d)
        for tag, a, b, c, d in blocks
    ]


def pair_up(left: Sequence[str], right: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Pairs of indices of two short word lists, in order, by :func:`rapidfuzz.fuzz.ratio`; ``None`` is a gap.

    A gap costs as much as a pair of similarity 40; blocks of more than 4,000 cells are paired in order.
    """
    m, n = len(left), len(right)
    if m * n > 4000:
        shared = min(m, n)
        return (
            [(i, i) for i in range(shared)]
            + [(i, None) for i in range(shared, m)]
            + [(None, j) for j in range(shared, n)]
        )
    gap = 0.6
    cost = [[0.0] * (n + 1) for _ in range(m + 1)]
    for i in range(1, m + 1):
        cost[i][0] = cost[i - 1][0] + gap
    for j in range(1, n + 1):
        cost[0][j] = cost[0][j - 1] + gap
    similarity = [[fuzz.ratio(a, b) / 100 for b in right] for a in left]
    for i in range(1, m + 1):
        row, above, alike = cost[i], cost[i - 1], similarity[i - 1]
        for j in range(1, n + 1):
            row[j] = min(above[j - 1] + 1 - alike[j - 1], above[j] + gap, row[j - 1] + gap)
    pairs: list[tuple[int | None, int | None]] = []
    i, j = m, n
    while i or j:
        if i and j and cost[i][j] == cost[i - 1][j - 1] + 1 - similarity[i - 1][j - 1]:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif i and cost[i][j] == cost[i - 1][j] + gap:
            i -= 1
            pairs.append((i, None))
        else:
            j -= 1
            pairs.append((None, j))
    return pairs[::-1]


def widen(text: str, span: Range, count: int = 1) -> Range:
    """``span`` grown to whole words, and by ``count`` words more on either side; a rule or a list mark is no word."""
    start, end = span
    while 0 < start < len(text) and not text[start - 1].isspace() and not text[start].isspace():
        start -= 1
    while 0 < end < len(text) and not text[end - 1].isspace() and not text[end].isspace():
        end += 1
    for _ in range(count):
        while start > 0:
            at = start
            while at > 0 and text[at - 1].isspace():
                at -= 1
            stop = at
            while at > 0 and not text[at - 1].isspace():
                at -= 1
            start = at
            if fold(text[at:stop]):
                break
        while end < len(text):
            begin = end
            while begin < len(text) and text[begin].isspace():
                begin += 1
            end = begin
            while end < len(text) and not text[end].isspace():
                end += 1
            if fold(text[begin:end]):
                break
    return start, end


def overlap(a: Range, b: Range) -> bool:
    """Whether two half-open spans touch; an empty span touches where it stands within, or at the edge of, the other."""
    if a[0] == a[1] or b[0] == b[1]:
        return a[0] <= b[1] and b[0] <= a[1]
    return a[0] < b[1] and b[0] < a[1]


def around(text: str, span: Range, count: int = 6) -> str:
    """``span`` in its context of ``count`` words, marked with ``⟦ ⟧``, on one line."""
    left = " ".join(text[max(0, span[0] - 200) : span[0]].split()[-count:])
    right = " ".join(text[span[1] : span[1] + 200].split()[:count])
    inner = " ".join(text[span[0] : span[1]].split())
    return f"{left} ⟦{inner if len(inner) < 200 else inner[:90] + ' … ' + inner[-90:]}⟧ {right}".strip()


def slide(text: str, at: int, inserted: str) -> Range:
    """Where in ``text`` the insertion of ``inserted`` at ``at`` may as well be said to stand.

    "The Buyer pays. The Buyer signs." has gained its first or its last three words: both are right.
    """
    new = [w.fold for w in words(inserted)]
    reach = 2 * len(inserted) + 200
    low = max(0, at - reach)
    before, after = words(text[low:at]), words(text[at : at + reach])
    right = 0
    while right < min(len(new), len(after)) and new[right] == after[right].fold:
        right += 1
    left = 0
    while left < min(len(new), len(before)) and new[-1 - left] == before[-1 - left].fold:
        left += 1
    return low + before[-left].span[0] if left else at, at + after[right - 1].span[1] if right else at
