"""Align one gap word by word: the cheapest way to turn the canonical's words into the scan's.

A dynamic programme over (canonical words) × (scan words), as for an edit distance (R. A. Wagner and M. J. Fischer, 1974),
with more kinds of steps than that has::

    canonical   may      not     assign   the    agreement   on     {{date}}
    scan        rnay             as sign  the    agree-ment  on     May 5, 2020  |
    step        REPLACE  DELETE  REPLACE  EQUAL  REPLACE     EQUAL  FIELD        INSERT

Costs only decide *which* words correspond; what a difference means is for the evidence and the judge. A misread word is far
cheaper than a word lost and another one gained when the two look alike, so an edit beside a misread word keeps its place.
"""

from __future__ import annotations

from itertools import accumulate

from clausediff import regex as re
from clausediff.alignment.field_costs import (
    BEHIND,
    BREAK,
    Step,
    break_before,
    canonical_break_before,
    field_row,
    is_own,
    taken_in,
)
from clausediff.alignment.unit import Kind, Unit
from clausediff.canonical.reference import CanonicalWords
from clausediff.canonical.template import FieldSpec
from clausediff.model import Range
from clausediff.text.skeleton import similarities, similarity
from clausediff.text.words import Words

_LOST = 0.9
"""A word of the canonical that the scan lacks."""
_GAINED = 0.9
"""A word of the scan that the canonical lacks."""
_SPECK = 0.5
"""The same of a single character, which may be dirt."""
_MISREAD, _UNLIKE = 0.25, 1.4
"""A word for another one, and how much more for one that looks nothing like it."""
_FIGURE = 0.3
"""More, for a figure that a word would correspond to, or the other way round, where the two look unlike."""
_DISSIMILAR = 0.3
"""Similarity below which two words look unlike."""
_SAME_LETTERS = 0.2
"""A word for the pieces that make it up, letter by letter."""
_JOINED, _JOINED_UNLIKE = 0.35, 1.6
"""Several words for one, or one for several, that look alike when run together; and how much more where they do not."""
_JOIN_AT_LEAST = 0.65
"""Similarity of words run together from which they can correspond."""
_JOINS = ((2, 1), (1, 2), (1, 3), (3, 1), (4, 1), (5, 1), (6, 1), (8, 1))
"""How many words of the canonical, and of the scan, are tried for each other."""
_MOST = 8
_POSSIBLE = [
    [tuple((taken, given) for taken, given in _JOINS if taken <= rows and given <= columns) for columns in range(4)]
    for rows in range(_MOST + 1)
]
"""Those of them that take at most so many words of the canonical (first index) and of the scan (second)."""
_NEAR = re.compile(r"[ \n]?[^\w\s]{0,2}[ \n]?|-[ \t]*\n[ \t]*")
"""What may be between pieces of one word of which some letters were misread."""
_APART = re.compile(r"\t|\f|\n[ \t]*\n|[ ]{4}")
"""What may not be between pieces of one word even where all letters are the same."""
_PLAIN = frozenset((" ", "\n", "", ", ", ". "))
"""What is between most words: near, not apart, and no break."""
_INFINITE = float("inf")

_EQUAL: Step = (Kind.EQUAL, 1, 1)
_REPLACE: Step = (Kind.REPLACE, 1, 1)
_DELETE: Step = (Kind.DELETE, 1, 0)
_INSERT: Step = (Kind.INSERT, 0, 1)
_MERGED = (Kind.EQUAL, Kind.DELETE, Kind.INSERT)
"""Steps that become one unit when they follow each other."""

_Join = tuple[int, int, list[float]]
"""How many words of each side are tried for each other, and the row before those of the canonical."""


def cheapest(canonical: CanonicalWords, words: Words, of_canonical: Range, of_scan: Range) -> list[Unit]:
    """The units of the cheapest alignment of a part of the canonical with a part of the scan, in order."""
    table = _Table(canonical.keys[of_canonical.slice], words, of_scan)
    slots = canonical.slots
    for row, index in enumerate(of_canonical.indices, 1):
        if index in slots:
            crossing = _crossing(canonical, words, index, of_scan)
            language = canonical.source.language
            table.fill_field(row, slots[index], language, crossing=crossing, goes_on=_goes_on(canonical, index))
        else:
            table.fill_word(row)
    return table.trace(of_canonical.start, of_scan.start)


def _crossing(canonical: CanonicalWords, words: Words, field: int, of_scan: Range) -> bool:
    """Whether a break is before the scan's words that the canonical does not have before the field."""
    return (
        of_scan.start > 0
        and of_scan.size > 0
        and break_before(words, of_scan.start)
        and not canonical_break_before(canonical, field)
    )


def _goes_on(canonical: CanonicalWords, field: int) -> bool:
    """Whether words follow a field on its line, which a filling may be run into."""
    behind = (
        canonical.source.text[canonical.ends[field] : canonical.starts[field + 1]]
        if field + 1 < len(canonical)
        else "\n"
    )
    return "\n" not in behind


class _Table:
    """The costs of all cells and the last step to each.

    ``cost[i][j]`` is what it costs to align the first ``i`` words of the canonical with the first ``j`` of the scan.
    """

    def __init__(self, keys: list[str], words: Words, of_scan: Range) -> None:
        self.keys = keys
        self.ends = [0, *accumulate(map(len, keys))]  # how many letters the words before each have, and all of them
        self.seen_keys = words.keys[of_scan.slice]
        self.words, self.of_scan = words, of_scan
        self.seen_ends = [0, *accumulate(map(len, self.seen_keys))]
        self.gained = [_SPECK if len(key) == 1 else _GAINED for key in self.seen_keys]
        self.breaks, self.near, self.close = _spacing(words, of_scan)
        lasts, digits = [key[-1] for key in self.seen_keys], [key[0].isdigit() for key in self.seen_keys]
        self.seen = self.seen_keys, self.gained, lasts, digits
        letters = max(map(len, self.seen_keys), default=0)
        self.longest = [given * letters + 2 + given * letters // 6 for given in range(4)]  # letters that may be joined
        self.fitting: dict[tuple[int, int], list[int]] = {}
        self.field = 0  # the row of the last field, over which no words are joined
        self.behind: list[float] = []  # that row, with what a word costs more that is lost behind a filling
        rows, columns = len(keys) + 1, len(self.seen_keys) + 1
        self.cost = [[_INFINITE] * columns for _ in range(rows)]
        self.steps = [[_INSERT] * columns for _ in range(rows)]
        self.cost[0] = [0.0, *accumulate(self.gained)]
        self.steps[0][0] = _EQUAL

    def fill_field(self, i: int, spec: FieldSpec, language: str, *, crossing: bool, goes_on: bool) -> None:
        """Fill the row of a field."""
        taken = taken_in(spec, self.words, self.of_scan, language)
        own = [is_own(spec, key, language) for key in self.seen_keys]
        above, row, steps_above, steps = self.cost[i - 1], self.cost[i], self.steps[i - 1], self.steps[i]
        self.field = i
        field_row(spec, above, row, steps_above, steps, self.gained, self.breaks, taken, own, crossing)
        self.behind = row
        if goes_on:
            self.behind = [
                cost + (BEHIND if kind is Kind.FIELD and given else 0.0)
                for cost, (kind, _, given) in zip(row, steps, strict=True)
            ]

    def fill_word(self, i: int) -> None:
        """Fill the row of a word."""
        # The inner loop of the whole alignment: names are local, and what few cells need is in other functions.
        key, above, row, steps = self.keys[i - 1], self.cost[i - 1], self.cost[i], self.steps[i]
        joins = self._joins(i)
        alike_to = similarities(key)
        last, digit = key[-1], key[0].isdigit()
        diagonal = above[0]
        left = row[0] = diagonal + _LOST
        steps[0] = _DELETE
        lost = self.behind if self.field and self.field == i - 1 else above
        columns = zip(*self.seen, above[1:], lost[1:], strict=True)
        for j, (seen, gained, seen_last, seen_digit, up, without) in enumerate(columns, 1):
            best, step = without + _LOST, _DELETE
            if left + gained < best:
                best, step = left + gained, _INSERT
            if key == seen:
                # a word that is there itself is not joined with a stray mark
                if diagonal <= best:
                    best, step = diagonal, _EQUAL
            else:
                if diagonal + _MISREAD < best:  # else no similarity would do
                    alike = alike_to[seen]
                    cost = diagonal + _MISREAD + _UNLIKE * (1.0 - alike)
                    if alike < _DISSIMILAR and digit != seen_digit:
                        cost += _FIGURE
                    if cost <= best:
                        best, step = cost, _REPLACE
                if last == seen_last and (key.endswith(seen) or seen.endswith(key)):
                    best, step = self._pieced(i, j, best, step)
                if j in joins:
                    best, step = self._joined(joins[j], i, j, best, step)
            row[j], steps[j] = best, step
            left, diagonal = best, up

    def _pieced(self, i: int, j: int, best: float, step: Step) -> tuple[float, Step]:
        """The best step to a cell, with those tried too that take a word for the pieces which make it up."""
        key, seen, cost = self.keys[i - 1], self.seen_keys[j - 1], self.cost
        count = _pieces(key, self.seen_keys, j, self.close)
        if count and cost[i - 1][j - count] + _SAME_LETTERS < best:
            best, step = cost[i - 1][j - count] + _SAME_LETTERS, (Kind.REPLACE, 1, count)
        count = _pieces(seen, self.keys, i, None)
        if count and cost[i - count][j - 1] + _SAME_LETTERS < best:
            best, step = cost[i - count][j - 1] + _SAME_LETTERS, (Kind.REPLACE, count, 1)
        return best, step

    def _joins(self, i: int) -> dict[int, list[_Join]]:
        """The ways in which the words of the canonical up to a row may be joined or split, by the column where they end."""
        ends, end, cost, above = self.ends, self.ends[i], self.cost, self.cost[i - 1]
        found: dict[int, list[_Join]] = {}
        for taken, given in _POSSIBLE[min(i - self.field, _MOST)][min(len(self.seen_keys), 3)]:
            size = end - ends[i - taken]
            if size <= self.longest[given]:
                before = cost[i - taken]
                join = taken, given, before
                for j in self._of_size(given, size):
                    if before[j - given] + _JOINED < above[j] + _LOST:  # else a lost word is cheaper
                        found.setdefault(j, []).append(join)
        return found

    def _of_size(self, given: int, size: int) -> list[int]:
        """The columns before which so many words of the scan have about so many letters, and may be pieces of one word."""
        known = self.fitting.get((given, size))
        if known is None:
            ends, near = self.seen_ends, self.near
            known = self.fitting[given, size] = [
                j
                for j in range(given, len(ends))
                if abs(size - (seen_size := ends[j] - ends[j - given])) <= 2 + seen_size // 6
                and (given == 1 or all(near[j - given + 1 : j]))
            ]
        return known

    def _joined(self, joins: list[_Join], i: int, j: int, best: float, step: Step) -> tuple[float, Step]:
        """The best step to a cell, with those tried too that take words for words which look alike when run together."""
        keys, seen_keys = self.keys, self.seen_keys
        for taken, given, before in joins:
            cost = before[j - given] + _JOINED
            if cost >= best:
                continue
            if given > 1:
                if keys[i - 1] in seen_keys[j - given : j]:
                    continue
                alike = similarity(keys[i - 1], "".join(seen_keys[j - given : j]))
            elif seen_keys[j - 1] in keys[i - taken : i]:
                continue
            else:
                alike = similarity("".join(keys[i - taken : i]), seen_keys[j - 1])
            if alike < _JOIN_AT_LEAST:
                continue
            cost += _JOINED_UNLIKE * (1.0 - alike)
            if cost < best:
                best, step = cost, (Kind.REPLACE, taken, given)
        return best, step

    def trace(self, c: int, s: int) -> list[Unit]:
        """The units from the last cell back to the first, whose words are ``c`` and ``s``; then in order.

        Steps in a row that are equal, lost or gained become one unit.
        """
        steps = self.steps
        found: list[Unit] = []
        i, j = len(steps) - 1, len(steps[0]) - 1
        while i or j:
            kind, taken, given = steps[i][j]
            c_end, s_end = c + i, s + j
            i, j = i - taken, j - given
            while (i or j) and kind in _MERGED and steps[i][j][0] is kind:
                _, taken, given = steps[i][j]
                i, j = i - taken, j - given
            found.append(Unit(kind, Range(c + i, c_end), Range(s + j, s_end)))
        found.reverse()
        return found


def _spacing(words: Words, part: Range) -> tuple[list[bool], list[bool], list[bool]]:
    """Of each word of the scan, whether a paragraph ends before it, whether it may be a piece of the word before it, and
    whether it may be if all letters are the same.
    """
    text, (first, stop) = words.text, part
    gaps = [text[low:high] for low, high in zip(words.ends[first:stop], words.starts[first + 1 : stop], strict=False)]
    if _PLAIN.issuperset(gaps):
        near = [False] + [True] * len(gaps)
        return [False] * len(near), near, near
    breaks = [False, *(BREAK.search(gap) is not None for gap in gaps)]
    near = [False, *(_NEAR.fullmatch(gap) is not None for gap in gaps)]
    close = [False, *(_APART.search(gap) is None for gap in gaps)]
    return breaks, near, close


def _pieces(whole: str, parts: list[str], end: int, close: list[bool] | None) -> int:
    """How many of the ``parts`` before ``end``, two at least, make up ``whole`` when run together; 0 if they do not.

    ``close[k]`` is whether part ``k`` is close enough behind the one before it; None when all do.
    """
    rest, at = whole, end
    while rest and at > 0 and parts[at - 1] and rest.endswith(parts[at - 1]):
        rest = rest[: -len(parts[at - 1])]
        at -= 1
        if rest and at > 0 and close is not None and not close[at]:
            return 0
    return end - at if not rest and end - at >= 2 else 0
