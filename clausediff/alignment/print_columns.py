"""Columns of print that were read across, or in another order: their lines stand between other lines.

The alignment follows one column, finds the other one lost in a piece, and its lines gained here and there. Each of those
lines, broken in mid-sentence where the page breaks it, is found again in the piece, and is a line read in another order. No
hand writes a contract so; a passage that somebody moved stands in one piece (:mod:`clausediff.alignment.moves`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from clausediff.alignment.align import align_range
from clausediff.alignment.moves import cut_out, lost_runs
from clausediff.alignment.unit import Kind, Move, Unit
from clausediff.canonical.reference import CanonicalWords
from clausediff.model import Range
from clausediff.text.protected import classes
from clausediff.text.words import Words

_LEAST = 20
"""Words of the piece of a column that was lost."""
_LINES = 4
"""Lines in which it was gained."""
_RUN = 3
"""Words in a row by which a line is found in the piece."""
_OWN = 0.7
"""Share of a gained line's words that must be of the piece, in its order."""
_PAGE = 800
"""Words on either side of where the piece should stand among which its lines are looked for, or three times its length."""
_SHIFT = 3
"""Words that may be lost or gained in a line."""

_SHORTEST = 4
"""Words of a line; what is shorter is the last line of a paragraph, or was moved by hand."""
_GUTTER = re.compile(r"\n|\f|\t| {3}")
"""What bounds a line of a column in the text of a scan."""
_Line = tuple[int, int, Unit]
"""The first and last word of the canonical that a gained line matches, and the line."""


def find_print_columns(
    canonical: CanonicalWords, words: Words, ids: Sequence[int], units: list[Unit]
) -> tuple[list[Unit], list[Move]]:
    """The units with both sides of each line that was read elsewhere marked ``MOVED``, and a move for each line."""
    gained = [unit for unit in units if unit.kind is Kind.INSERT]
    if len(gained) < _LINES:
        return units, []
    starts = [unit.scan.start for unit in gained]
    moves: list[Move] = []
    taken: set[int] = set()
    for c0, c1, place in lost_runs(units):
        if c1 - c0 < _LEAST:
            continue
        reach = max(_PAGE, 3 * (c1 - c0))
        low, high = bisect_left(starts, place - reach), bisect_left(starts, place + reach)
        near = [unit for unit in gained[low:high] if unit.scan.start not in taken]
        lines = _printed(words, ids, _lines(canonical, ids, c0, c1, near))
        if len(lines) < _LINES or sum(_in_mid_sentence(canonical, line) for line in lines) * 2 < len(lines):
            continue
        lines = _with_short_ones(canonical, words, ids, c0, c1, lines, near)
        taken.update(unit.scan.start for _, _, unit in lines)
        for piece, line in _cuts(canonical, ids, c0, c1, lines):
            keys = canonical.keys[piece.slice]
            order_only = line.size >= _SHORTEST or not any(classes(key) or key.isdigit() for key in keys)
            moves.append(Move(piece, line, order_only, align_range(canonical, words, ids, piece, line)))
    return (cut_out(units, moves), moves) if moves else (units, [])


def _lines(canonical: CanonicalWords, ids: Sequence[int], c0: int, c1: int, near: list[Unit]) -> list[_Line]:
    """The insertions that are lines of a lost piece, in the piece's order, none over another."""
    lost = canonical.ids[c0:c1]
    places: dict[tuple[int, ...], list[int]] = {}
    for index, run in enumerate(zip(*(lost[offset:] for offset in range(_RUN)), strict=False)):
        places.setdefault(run, []).append(index)
    found: list[tuple[int, _Line]] = []
    for unit in near:
        line = ids[unit.scan.slice]
        votes: dict[int, int] = {}
        for index, run in enumerate(zip(*(line[offset:] for offset in range(_RUN)), strict=False)):
            for at in places.get(run, ()):
                votes[at - index] = votes.get(at - index, 0) + 1
        if not votes:
            continue
        shift = max(votes, key=lambda each: (votes[each], -each))
        low = max(0, shift - _SHIFT)
        matched = _without_strays(
            [
                (low + op.src_start, low + op.src_end)
                for op in LCSseq.opcodes(lost[low : max(0, shift) + len(line) + _SHIFT], line)
                if op.tag == "equal"
            ]
        )
        count = sum(high - start for start, high in matched)
        if count >= max(_SHORTEST, _OWN * len(line)):
            found.append((count, (c0 + matched[0][0], c0 + matched[-1][1] - 1, unit)))
    kept: list[_Line] = []
    for _, (first, last, unit) in sorted(found, key=lambda each: (-each[0], each[1][0])):
        if all(last < low or high < first for low, high, _ in kept):
            kept.append((first, last, unit))
    return sorted(kept, key=lambda line: line[0])


def _printed(words: Words, ids: Sequence[int], lines: list[_Line]) -> list[_Line]:
    """Those of the lines that stand on the page as lines of a column, when they stand in its order; none otherwise.

    Where the text keeps the gutter between columns, a line has it (or a line's end) on both sides; where it does not, the
    lines of a column have the line's end all on the same side. What is written among other sentences has neither.
    """
    edges = [_edges(words, ids, unit) for _, _, unit in lines]
    wide = any(
        _GUTTER.search(_gap(words, at).replace("\n", ""))
        for _, _, unit in lines
        for at in (unit.scan.start, unit.scan.end)
    )
    both = [line for line, (left, right) in zip(lines, edges, strict=True) if left and right]
    if wide or len(both) * 4 >= len(lines) * 3:
        kept = both
    else:
        sides = [[line for line, edge in zip(lines, edges, strict=True) if edge[side]] for side in (0, 1)]
        kept = max(sides, key=len)
    back = sum(1 for one, other in pairwise(kept) if other[2].scan.start < one[2].scan.start)
    return kept if back <= 1 + len(kept) // 8 else []


def _edges(words: Words, ids: Sequence[int], unit: Unit) -> tuple[bool, bool]:
    """Whether a gained line is bounded at its beginning and at its end.

    What is gained between equal words may as well begin a word or two earlier or later; the best place counts.
    """
    best = (_bounded(words, unit.scan.start), _bounded(words, unit.scan.end))
    for step in (1, -1):
        low, high = unit.scan.start, unit.scan.end
        for _ in range(_SHIFT):
            one, other = (low, high) if step > 0 else (low - 1, high - 1)
            if one < 0 or other >= len(words) or ids[one] != ids[other] or ids[one] < 0:
                break
            low, high = low + step, high + step
            best = max(best, (_bounded(words, low), _bounded(words, high)), key=sum)
    return best


def _bounded(words: Words, at: int) -> bool:
    """Whether a line's end, a gutter or the text's edge stands before a word of the scan."""
    return at <= 0 or at >= len(words) or _GUTTER.search(_gap(words, at)) is not None


def _gap(words: Words, at: int) -> str:
    return words.text[words.ends[at - 1] : words.starts[at]] if 0 < at < len(words) else "\n"


def _without_strays(matched: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that match, without a word at either end that matches by chance, apart from the others."""
    while len(matched) > 1 and matched[0][1] - matched[0][0] == 1 and matched[1][0] > matched[0][1]:
        matched = matched[1:]
    while len(matched) > 1 and matched[-1][1] - matched[-1][0] == 1 and matched[-1][0] > matched[-2][1]:
        matched = matched[:-1]
    return matched


def _with_short_ones(
    canonical: CanonicalWords, words: Words, ids: Sequence[int], c0: int, c1: int, lines: list[_Line], near: list[Unit]
) -> list[_Line]:
    """The lines, and with them the last lines of paragraphs: a few words that are just what is lost between two lines.

    They are lines of their own, and stand on the page between the two.
    """
    known = {unit.scan.start for _, _, unit in lines}
    short: dict[tuple[int, ...], list[Unit]] = {}
    for unit in near:
        whole = _bounded(words, unit.scan.start) and _bounded(words, unit.scan.end)
        if unit.scan.start not in known and unit.scan.size <= 2 * _RUN and whole:
            short.setdefault(tuple(ids[unit.scan.slice]), []).append(unit)
    edges = [(c0, c0, -1), *((first, last + 1, unit.scan.start) for first, last, unit in lines), (c1, c1, len(words))]
    layout = canonical.pages | canonical.labels
    for (_, low, after), (high, _, before) in pairwise(edges):
        if low >= high or layout.issuperset(range(low, high)):
            continue
        waiting = short.get(tuple(canonical.ids[low:high]), [])
        own = next((each for each in waiting if after < each.scan.start < before), None)
        if own is not None:
            waiting.remove(own)
            lines = [*lines, (low, high - 1, own)]
    return sorted(lines, key=lambda line: line[0])


def _in_mid_sentence(canonical: CanonicalWords, line: _Line) -> bool:
    """Whether a line begins where no sentence and no clause does."""
    first = line[0]
    if first == 0 or first in canonical.labels or first - 1 in canonical.labels:
        return False
    before = canonical.printed[canonical.ends[first - 1] : canonical.starts[first]].strip(" \n\"'")
    return not before or before[-1] not in ".;:!?"


def _cuts(
    canonical: CanonicalWords, ids: Sequence[int], c0: int, c1: int, lines: list[_Line]
) -> Iterator[tuple[Range, Range]]:
    """The lines with the words of both sides that belong to them: unread words at their ends, as many as both sides have.

    What else is gained with a line stays where it is gained: it may be an edit of the column beside it.
    """
    low = c0
    for number, (first, last, unit) in enumerate(lines):
        high = lines[number + 1][0] if number + 1 < len(lines) else c1
        lead = _unread(canonical, ids, unit.scan.indices, first)
        trail = _unread(canonical, ids, range(unit.scan.end - 1, unit.scan.start - 1, -1), last)
        before, behind = min(first - low, lead), min(high - last - 1, trail)
        line = Range(unit.scan.start + lead - before, unit.scan.end - trail + behind)
        yield Range(first - before, last + 1 + behind), line
        low = last + 1 + behind


def _unread(canonical: CanonicalWords, ids: Sequence[int], places: range, word: int) -> int:
    """How many words of a line lie outside of the first (or last) one that was matched."""
    wanted = canonical.ids[word]
    return next((count for count, index in enumerate(places) if ids[index] == wanted), 0)
