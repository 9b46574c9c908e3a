"""Signature blocks that were read across: the lines of several parties side by side, where the canonical has one after another.

::

    canonical   SUPPLIER         scan   SUPPLIER              BUYER
                Name: {{a}}             Name: Ada Byron       Name: Li Wei
                Date: {{b}}             Date: May 5, 2020     Date: June 6, 2020
                BUYER
                Name: {{c}}
                Date: {{d}}

In a block of short lines with fields the words of a label say which line it is, and the n-th ``Name`` of the scan is the n-th
of the canonical, whether the block was read down its columns or across them. Where every label of the block is found as often
as the canonical has it, the lines are matched by their labels, and their order is the order of reading. A label that lacks a place
may be torn or misread by a letter: the words of matched lines are compared like all others.

An engine may lose one of several equal labels, where a signature runs over it. Whose the others are is then told by where they
stand on the page: in the column of which party, as the labels show that were all read. The line of the lost label is left out::

    SUPPLIER            BUYER
               ʃʋʋʃʋ    Sign: ʃʋʃʋ       the buyer's, not the first in the canonical
    Date: May 5, 2020   Date: June 6, 2020
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from clausediff.alignment.align import align_range
from clausediff.alignment.unit import Kind, Move, Unit
from clausediff.canonical.reference import CanonicalWords
from clausediff.model import Range
from clausediff.text.words import Words

_MISREAD = 5
"""Letters of a label that may be misread by one."""
_NEAREST = 0.25
"""Of the way to the next column: a label that is no further from where a column begins is in it."""
_APART = 36.0
"""In points: columns begin so far from each other, at least."""
LeftEdge = Callable[[int], "tuple[int, float] | None"]
"""The page of the scan's word at a character, and how far from the left it begins, where that is known."""
_Matched = tuple[Range, Range]
"""A line's words in the canonical, and in the scan."""


class _Line(NamedTuple):
    """A line of a block in the canonical."""

    words: Range
    """Indices of its words."""
    label: tuple[str, ...]
    """The keys of those before its first field, or of all."""


def find_signature_columns(
    canonical: CanonicalWords, words: Words, ids: Sequence[int], units: list[Unit], edge: LeftEdge | None = None
) -> tuple[list[Unit], list[Move]]:
    """Match the lines of each form block that is not in order: the units without those blocks, and a move for each line.

    ``edge`` is where words begin on the pages, if the scan has pages.
    """
    moves: list[Move] = []
    for block in _blocks(canonical):
        if not any(unit.kind is Kind.DELETE and _holds(block, unit.canonical) for unit in units):
            continue
        extent = _extent(units, block)
        lines = None if extent is None else _match(canonical, words, block, extent, edge)
        if extent is None or lines is None:
            continue
        found = [Move(line, seen, True, align_range(canonical, words, ids, line, seen)) for line, seen in lines]
        inside = [unit for each in found for unit in each.units]
        if _in_order(block, lines) and any(unit.kind is Kind.INSERT for unit in inside):
            # words that no field took may be values read before their labels, which are found in their places
            units = _with_lines(canonical, units, block, extent, lines, inside)
        else:
            units = _with_lines(canonical, units, block, extent, lines)
            moves.extend(found)
    return units, moves


def _in_order(block: Range, lines: Sequence[_Matched]) -> bool:
    """Whether all lines of a block follow each other in the scan as they do in the canonical: nothing has moved."""
    edges = [block.start, *(edge for line, _ in lines for edge in line), block.end]
    return edges[::2] == edges[1::2]


def _blocks(canonical: CanonicalWords) -> Iterator[Range]:
    """The words of each block of form lines that has more than one clause."""
    clause_of = canonical.clause_of
    first: int | None = None
    for index, form in enumerate([*(clause.form for clause in canonical.clauses), False]):
        if form and first is None:
            first = index
        if form or first is None:
            continue
        if index - first > 1:
            start, end = bisect_left(clause_of, first), bisect_left(clause_of, index)
            if start < end:
                yield Range(start, end)
        first = None


def _holds(block: Range, part: Range) -> bool:
    """Whether a range lies in a block."""
    return block.start <= part.start and part.end <= block.end


def _extent(units: list[Unit], block: Range) -> Range | None:
    """The scan's words between what is aligned before a block and after it; None where an unequal unit is in and out of it."""
    low, high = (units[0].scan.start, units[-1].scan.end) if units else (0, 0)
    for unit in units:
        (c0, c1), (s0, s1) = unit.canonical, unit.scan
        if c0 == c1:
            continue
        straddles = c0 < block.start < c1 or c0 < block.end < c1
        if straddles and unit.kind is not Kind.EQUAL:
            return None
        if c0 < block.start:
            low = s1 if c1 <= block.start else s0 + block.start - c0
        if c1 > block.end:
            high = s0 if c0 >= block.end else s0 + block.end - c0
            break
    return Range(low, high) if low < high else None


def _match(
    canonical: CanonicalWords, words: Words, block: Range, extent: Range, edge: LeftEdge | None
) -> list[_Matched] | None:
    """The lines of a block with their words in the scan, or None when their labels are not enough to match them."""
    lines = list(_lines(canonical, block))
    if not all(line.label for line in lines):
        return None
    found = _places(words, extent, lines, edge)
    if found is None:
        return None
    headings = [number for _, number in found if lines[number].words.size == len(lines[number].label)]
    if headings != sorted(headings):  # the parties' headings changed places: whose line is whose is unknown
        return None
    matched: list[_Matched] = []
    for (label, number), (following, _) in pairwise([*found, (Range(extent.end, extent.end), -1)]):
        if following.start < label.end:
            return None
        matched.append((lines[number].words, Range(label.start, following.start)))
    return matched


def _lines(canonical: CanonicalWords, block: Range) -> Iterator[_Line]:
    """The lines of a block."""
    start = block.start
    for at in range(block.start + 1, block.end + 1):
        if at == block.end or canonical.clause_of[at] != canonical.clause_of[start] or _begins_line(canonical, at):
            field = next((index for index in range(start, at) if index in canonical.slots), at)
            yield _Line(Range(start, at), tuple(canonical.keys[start:field]))
            start = at


def _places(words: Words, extent: Range, lines: list[_Line], edge: LeftEdge | None) -> list[tuple[Range, int]] | None:
    """Where the lines' labels are in the scan, in order, and the numbers of the lines; None where it is not known whose they are."""
    labels = list(dict.fromkeys(line.label for line in lines))
    exact = {label: list(_exact(words, extent, label)) for label in labels}
    taken = [place for places in exact.values() for place in places]
    found: list[tuple[Range, int]] = []
    short: list[tuple[list[Range], list[int]]] = []
    for label in labels:
        numbers = [number for number, line in enumerate(lines) if line.label == label]
        places = exact[label]
        if len(places) < len(numbers):
            near = [place for place in _near(words, extent, label) if not any(place.meets(other) for other in taken)]
            places = sorted([*places, *near])
        if len(places) > len(numbers) or not places:
            return None
        if len(places) < len(numbers):
            short.append((places, numbers))
        else:
            found.extend(zip(places, numbers, strict=True))
    for places, numbers in short:
        columns = None if edge is None else _columns(words, lines, found, len(numbers), edge)
        those = None if columns is None or edge is None else [_column(words, place, columns, edge) for place in places]
        if those is None or None in those or len(set(those)) < len(those):
            return None
        found.extend((place, numbers[at]) for place, at in zip(places, those, strict=True) if at is not None)
    return sorted(found)


def _columns(
    words: Words, lines: list[_Line], found: list[tuple[Range, int]], count: int, edge: LeftEdge
) -> list[tuple[int, float]] | None:
    """Where the columns of so many parties begin, as a row of equal labels that were all read, or of headings, shows it."""
    rows: dict[tuple[str, ...], list[tuple[int, Range]]] = {}
    for place, number in found:
        is_heading = lines[number].words.size == len(lines[number].label)
        rows.setdefault(() if is_heading else lines[number].label, []).append((number, place))
    for row in rows.values():
        if len(row) != count:
            continue
        edges = [edge(words.starts[place.start]) for _, place in sorted(row)]
        known = [each for each in edges if each is not None]
        lefts = sorted(left for _, left in known)
        apart = all(other - one >= _APART for one, other in pairwise(lefts))
        if len(known) == count > 1 and apart and len({page for page, _ in known}) == 1:
            return known
    return None


def _column(words: Words, place: Range, columns: list[tuple[int, float]], edge: LeftEdge) -> int | None:
    """The number of the column that a label stands in; None where it is not near enough to one."""
    own = edge(words.starts[place.start])
    if own is None or own[0] != columns[0][0]:
        return None
    (off, at), (next_off, _) = sorted((abs(left - own[1]), at) for at, (_, left) in enumerate(columns))[:2]
    return at if off <= _NEAREST * (off + next_off) else None


def _exact(words: Words, extent: Range, label: tuple[str, ...]) -> Iterator[Range]:
    """Where a label is in the scan as the canonical has it."""
    for at in range(extent.start, extent.end - len(label) + 1):
        place = Range(at, at + len(label))
        if tuple(words.keys[place.slice]) == label and _is_label(words, place):
            yield place


def _near(words: Words, extent: Range, label: tuple[str, ...]) -> Iterator[Range]:
    """Where a label is torn in the scan, or its words are run together, or misread by one letter."""
    letters = "".join(label)
    slack = int(len(letters) >= _MISREAD)
    for at in range(extent.start, extent.end):
        for size in range(max(1, len(label) - 1), min(len(label) + 1, extent.end - at) + 1):
            place = Range(at, at + size)
            read = "".join(words.keys[place.slice])
            if Levenshtein.distance(read, letters, score_cutoff=slack) <= slack and _is_label(words, place):
                yield place
                break


def _begins_line(canonical: CanonicalWords, index: int) -> bool:
    """Whether the canonical begins a line at a word."""
    return "\n" in canonical.printed[canonical.ends[index - 1] : canonical.starts[index]]


def _is_label(words: Words, part: Range) -> bool:
    """Whether words of the scan begin a line or a column, or end in a colon."""
    text, start = words.text, words.starts[part.start]
    stop = words.starts[part.end] if part.end < len(words) else len(text)
    if ":" in text[words.ends[part.end - 1] : stop]:
        return True
    before = text[words.ends[part.start - 1] if part.start else 0 : start]
    if "\t" in before or "   " in before:
        return True
    line = text.rfind("\n", 0, start) + 1
    return not any(char.isalnum() for char in text[line:start])


def _lost(block: Range, lines: list[Range]) -> Iterator[Range]:
    """The stretches of a block that are in none of its matched lines."""
    at = block.start
    for line in [*sorted(lines), Range(block.end, block.end)]:
        if at < line.start:
            yield Range(at, line.start)
        at = line.end


def _left_out(canonical: CanonicalWords, lost: Range, here: Range) -> Iterator[Unit]:
    """The units of a line that was not found: its words are missing, its fields are blank."""
    for is_field, at in groupby(lost.indices, key=canonical.slots.__contains__):
        own = list(at)
        parts = [Range(index, index + 1) for index in own] if is_field else [Range(own[0], own[-1] + 1)]
        yield from (Unit(Kind.FIELD if is_field else Kind.DELETE, part, here) for part in parts)


def _with_lines(
    canonical: CanonicalWords,
    units: list[Unit],
    block: Range,
    extent: Range,
    lines: list[_Matched],
    in_order: Sequence[Unit] = (),
) -> list[Unit]:
    """The units with a block cut out, whose lines are moved on both sides; or ``in_order`` in its place."""
    before: list[Unit] = []
    after: list[Unit] = []
    for unit in units:
        (c0, c1), (s0, s1) = unit.canonical, unit.scan
        if unit.kind is Kind.EQUAL and c0 < block.start < c1:
            before.append(Unit(Kind.EQUAL, Range(c0, block.start), Range(s0, s0 + block.start - c0)))
        if unit.kind is Kind.EQUAL and c0 < block.end < c1:
            after.append(Unit(Kind.EQUAL, Range(block.end, c1), Range(s0 + block.end - c0, s1)))
        if c1 <= block.start and s1 <= extent.start:
            before.append(unit)
        elif c0 >= block.end and s0 >= extent.end:
            after.append(unit)
    start = min(seen.start for _, seen in lines)
    inside = []
    if extent.start < start:
        inside.append(Unit(Kind.INSERT, Range(block.start, block.start), Range(extent.start, start)))
    if in_order:
        return [*before, *inside, *in_order, *after]
    here = Range(extent.start, extent.start)
    inside.extend(Unit(Kind.MOVED, line, here) for line, _ in sorted(lines))
    for lost in _lost(block, [line for line, _ in lines]):
        inside.extend(_left_out(canonical, lost, here))
    inside.sort(key=lambda unit: unit.canonical)
    there = Range(block.end, block.end)
    inside.extend(Unit(Kind.MOVED, there, seen) for _, seen in sorted(lines, key=lambda each: each[1].start))
    return [*before, *inside, *after]
