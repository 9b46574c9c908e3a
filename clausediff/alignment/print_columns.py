"""Columns of print that were read across, or in another order: their lines are between other lines.

::

    page        a1 a2 a3     b1 b2 b3        canonical   a1 … a9 b1 … b9
                a4 a5 a6     b4 b5 b6        scan        a1 a2 a3 b1 b2 b3 a4 a5 a6 b4 b5 b6 …
                a7 a8 a9     b7 b8 b9

The alignment follows one column, finds the other one lost in one piece, ``b1 … b9``, and its lines gained here and there. Each
of those lines, which the page breaks in mid-sentence, is found again in the piece, and is a line that was read in another
order. Nobody edits a contract this way: a passage that somebody moved is in one piece (:mod:`clausediff.alignment.moves`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from clausediff import regex as re
from clausediff.alignment.align import align_range
from clausediff.alignment.moves import cut_out, lost_runs
from clausediff.alignment.unit import Kind, Move, Unit
from clausediff.canonical.reference import CanonicalWords, windows
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
"""Words on either side of where the piece should be among which its lines are looked for, or three times its length."""
_SHIFT = 3
"""Words that may be lost or gained in a line."""
_SHORTEST = 4
"""Words of a line; what is shorter is the last line of a paragraph, or was moved by somebody."""
_GUTTER = re.compile(r"\n|\f|\t| {3}")
"""What bounds a line of a column in the text of a scan."""


class _Line(NamedTuple):
    """A gained line that is of the lost piece."""

    matched: Range
    """Indices of the canonical's words, from the first that it has to the last."""
    seen: Range
    """Indices of the scan's words."""


def find_print_columns(
    canonical: CanonicalWords, words: Words, ids: Sequence[int], units: list[Unit]
) -> tuple[list[Unit], list[Move]]:
    """The units with both sides of each line that was read elsewhere marked ``MOVED``, and a move for each line."""
    gained = [unit.scan for unit in units if unit.kind is Kind.INSERT]
    if len(gained) < _LINES:
        return units, []
    starts = [seen.start for seen in gained]
    moves: list[Move] = []
    taken: set[Range] = set()
    for piece, place in lost_runs(units):
        if piece.size < _LEAST:
            continue
        reach = max(_PAGE, 3 * piece.size)
        low, high = bisect_left(starts, place - reach), bisect_left(starts, place + reach)
        near = [seen for seen in gained[low:high] if seen not in taken]
        lines = _printed(words, ids, _lines(canonical, ids, piece, near))
        if len(lines) < _LINES or sum(_in_mid_sentence(canonical, line) for line in lines) * 2 < len(lines):
            continue
        lines = _with_short_ones(canonical, words, ids, piece, lines, near)
        taken.update(line.seen for line in lines)
        exchanged = _exchanged(words, lines)
        for part, seen in _cuts(canonical, ids, piece, lines):
            order_only = seen.size >= _SHORTEST or not any(map(_counts, canonical.keys[part.slice]))
            order_only = order_only and not any(seen.start < high and low < seen.end for low, high in exchanged)
            moves.append(Move(part, seen, order_only, align_range(canonical, words, ids, part, seen)))
    return (cut_out(units, moves), moves) if moves else (units, [])


def _exchanged(words: Words, lines: list[_Line]) -> list[Range]:
    """Lines in places where lines of the other column should be, and the other way round: cells that changed places.

    Lines of two columns take turns on the page. Between two lines of the piece is one of the other column; where there is
    none, and behind it two, the lines in between are on the other side of the gutter::

        a1 b1   a2 b2   b3 a3   a4 b4        between b2 and b3: none; between b3 and b4: two
    """
    ordered = sorted(line.seen for line in lines)
    found: list[Range] = []
    waiting: list[Range] = []
    shift = 0
    for one, two in pairwise(ordered):
        between = _printed_parts(words, words.ends[one.end - 1], words.starts[two.start])
        inside = _printed_parts(words, words.starts[two.start], words.ends[two.end - 1])
        for step in (min(between, 2) - 1, 1 - inside):
            shift += step
            if shift or step:
                waiting.append(two)
            if shift == 0:
                found += waiting
                waiting = []
    return found


def _printed_parts(words: Words, start: int, end: int) -> int:
    """How many lines, or sides of lines, have words in a stretch of the scan's text."""
    return sum(any(map(str.isalnum, part)) for part in _GUTTER.split(words.text[start:end]))


def _counts(key: str) -> bool:
    """Whether a word could change what a sentence says by its place alone."""
    return key.isdigit() or bool(classes(key))


def _lines(canonical: CanonicalWords, ids: Sequence[int], piece: Range, near: list[Range]) -> list[_Line]:
    """The insertions that are lines of a lost piece, in the piece's order, none over another."""
    lost = canonical.ids[piece.slice]
    places: dict[tuple[int, ...], list[int]] = {}
    for index, run in enumerate(windows(lost, _RUN)):
        places.setdefault(run, []).append(index)
    found: list[tuple[int, _Line]] = []
    for seen in near:
        matched = _matched(lost, places, ids[seen.slice])
        count = sum(high - low for low, high in matched)
        if count >= max(_SHORTEST, _OWN * seen.size):
            found.append((count, _Line(Range(piece.start + matched[0][0], piece.start + matched[-1][1]), seen)))
    kept: list[_Line] = []
    for _, line in sorted(found, key=lambda each: (-each[0], each[1].matched.start)):
        low, high = line.matched
        if all(high <= other.matched.start or other.matched.end <= low for other in kept):
            kept.append(line)
    return sorted(kept, key=lambda line: line.matched)


def _matched(
    lost: Sequence[int], places: dict[tuple[int, ...], list[int]], line: Sequence[int]
) -> list[tuple[int, int]]:
    """The stretches of a lost piece that a line has, where most of its runs are; ``places`` is where the piece has each."""
    votes = Counter(at - index for index, run in enumerate(windows(line, _RUN)) for at in places.get(run, ()))
    if not votes:
        return []
    shift = max(votes, key=lambda each: (votes[each], -each))
    low = max(0, shift - _SHIFT)
    opcodes = LCSseq.opcodes(lost[low : max(0, shift) + len(line) + _SHIFT], line)
    return _without_strays([(low + op.src_start, low + op.src_end) for op in opcodes if op.tag == "equal"])


def _without_strays(matched: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that match, without a word at either end that matches by chance, apart from the others."""
    while len(matched) > 1 and matched[0][1] - matched[0][0] == 1 and matched[1][0] > matched[0][1]:
        matched = matched[1:]
    while len(matched) > 1 and matched[-1][1] - matched[-1][0] == 1 and matched[-1][0] > matched[-2][1]:
        matched = matched[:-1]
    return matched


def _printed(words: Words, ids: Sequence[int], lines: list[_Line]) -> list[_Line]:
    """Those of the lines that are lines of a column on the page, when they are in its order; none otherwise.

    Where the text keeps the gutter between columns, a line has it (or a line's end) on both sides; where it does not, the
    lines of a column have the line's end all on the same side. What is written among other sentences has neither.
    """
    edges = [_edges(words, ids, line.seen) for line in lines]
    gutters = any(_GUTTER.search(_gap(words, at).replace("\n", "")) for line in lines for at in line.seen)
    both = [line for line, (left, right) in zip(lines, edges, strict=True) if left and right]
    if gutters or len(both) * 4 >= len(lines) * 3:
        kept = both
    else:
        sides = [[line for line, edge in zip(lines, edges, strict=True) if edge[side]] for side in (0, 1)]
        kept = max(sides, key=len)
    back = sum(1 for one, other in pairwise(kept) if other.seen.start < one.seen.start)
    return kept if back <= 1 + len(kept) // 8 else []


def _edges(words: Words, ids: Sequence[int], seen: Range) -> tuple[bool, bool]:
    """Whether a gained line is bounded at its beginning and at its end.

    What is gained between equal words may as well begin a word or two earlier or later; the best place counts.
    """
    best = (_bounded(words, seen.start), _bounded(words, seen.end))
    for step in (1, -1):
        low, high = seen
        for _ in range(_SHIFT):
            one, other = (low, high) if step > 0 else (low - 1, high - 1)
            if one < 0 or other >= len(words) or ids[one] != ids[other] or ids[one] < 0:
                break
            low, high = low + step, high + step
            best = max(best, (_bounded(words, low), _bounded(words, high)), key=sum)
    return best


def _bounded(words: Words, at: int) -> bool:
    """Whether a line's end, a gutter or the text's edge is before a word of the scan."""
    return at <= 0 or at >= len(words) or _GUTTER.search(_gap(words, at)) is not None


def _gap(words: Words, at: int) -> str:
    """What is before a word of the scan."""
    return words.text[words.ends[at - 1] : words.starts[at]] if 0 < at < len(words) else "\n"


def _with_short_ones(
    canonical: CanonicalWords,
    words: Words,
    ids: Sequence[int],
    piece: Range,
    lines: list[_Line],
    near: list[Range],
) -> list[_Line]:
    """The lines, and with them the last lines of paragraphs: a few words that are just what is lost between two lines.

    They are lines of their own, and are on the page between the two.
    """
    known = {line.seen for line in lines}
    short: dict[tuple[int, ...], list[Range]] = {}
    for seen in near:
        if seen not in known and seen.size <= 2 * _RUN and _bounded(words, seen.start) and _bounded(words, seen.end):
            short.setdefault(tuple(ids[seen.slice]), []).append(seen)
    layout = canonical.pages | canonical.labels
    edges = [(piece.start, -1), *((line.matched.end, line.seen.start) for line in lines)]
    nexts = [*((line.matched.start, line.seen.start) for line in lines), (piece.end, len(words))]
    found = list(lines)
    for (low, after), (high, before) in zip(edges, nexts, strict=True):
        if low >= high or layout.issuperset(range(low, high)):
            continue
        waiting = short.get(tuple(canonical.ids[low:high]), [])
        own = next((seen for seen in waiting if after < seen.start < before), None)
        if own is not None:
            waiting.remove(own)
            found.append(_Line(Range(low, high), own))
    return sorted(found, key=lambda line: line.matched)


def _in_mid_sentence(canonical: CanonicalWords, line: _Line) -> bool:
    """Whether a line begins where no sentence and no clause does."""
    first = line.matched.start
    if first == 0 or first in canonical.labels or first - 1 in canonical.labels:
        return False
    before = canonical.printed[canonical.ends[first - 1] : canonical.starts[first]].strip(" \n\"'")
    return not before or before[-1] not in ".;:!?"


def _cuts(
    canonical: CanonicalWords, ids: Sequence[int], piece: Range, lines: list[_Line]
) -> Iterator[tuple[Range, Range]]:
    """The words of both sides that belong to each line: with unread words at its ends, as many as both sides have.

    What else is gained with a line stays where it is gained: it may be an edit of the column beside it.
    """
    low = piece.start
    for number, line in enumerate(lines):
        high = lines[number + 1].matched.start if number + 1 < len(lines) else piece.end
        (first, end), seen = line.matched, line.seen
        lead = _unread(canonical.ids[first], ids[seen.slice])
        trail = _unread(canonical.ids[end - 1], ids[seen.slice][::-1])
        before, behind = min(first - low, lead), min(high - end, trail)
        yield Range(first - before, end + behind), Range(seen.start + lead - before, seen.end - trail + behind)
        low = end + behind


def _unread(wanted: int, line: Sequence[int]) -> int:
    """How many words of a line are before the one that was matched."""
    return next((count for count, each in enumerate(line) if each == wanted), 0)
