"""Signature blocks that were read across: ``Name: A   Name: B`` where the canonical has one party's lines, then the other's.

In a block of short lines with fields the words of a label say which line it is, and the n-th ``Name`` in the scan is the
n-th in the canonical, whether the block was read down its columns or across them. Where every label of the block is found
as often as the canonical has it, the lines are matched by their labels, and their order is the engine's.
"""

from __future__ import annotations

from collections.abc import Sequence

from clausediff.alignment.align import align_range
from clausediff.alignment.unit import Kind, Move, Unit
from clausediff.canonical.reference import CanonicalWords
from clausediff.model import Range
from clausediff.text.words import Words


def find_signature_columns(
    canonical: CanonicalWords, words: Words, ids: Sequence[int], units: list[Unit]
) -> tuple[list[Unit], list[Move]]:
    """Re-read each form block that did not align in order: the units with those blocks cut out, and a move for each line."""
    moves: list[Move] = []
    for first, last in _blocks(canonical):
        c0 = next((i for i, clause in enumerate(canonical.clause_of) if clause >= first), len(canonical))
        c1 = next((i for i, clause in enumerate(canonical.clause_of) if clause > last), len(canonical))
        if c0 >= c1:
            continue
        if not any(u.kind is Kind.DELETE and c0 <= u.canonical.start and u.canonical.end <= c1 for u in units):
            continue
        extent = _extent(units, c0, c1, len(words) if not units else units[-1].scan.end)
        if extent is None:
            continue
        s0, s1 = extent
        lines = _match(canonical, words, c0, c1, s0, s1)
        if lines is None:
            continue
        units = _replace(units, c0, c1, s0, s1, lines)
        moves.extend(Move(mine, seen, True, align_range(canonical, words, ids, mine, seen)) for mine, seen in lines)
    return units, moves


def _blocks(canonical: CanonicalWords) -> list[tuple[int, int]]:
    """First and last clause of each block of form lines."""
    blocks: list[tuple[int, int]] = []
    for index, clause in enumerate(canonical.clauses):
        if not clause.form:
            continue
        if blocks and blocks[-1][1] == index - 1:
            blocks[-1] = (blocks[-1][0], index)
        else:
            blocks.append((index, index))
    return [block for block in blocks if block[1] > block[0]]


def _extent(units: list[Unit], c0: int, c1: int, end: int) -> tuple[int, int] | None:
    """The words of the scan between what is aligned before the block and after it; None where a unit straddles an edge."""
    low, high = None, end
    for unit in units:
        if unit.canonical.start < c0 < unit.canonical.end and unit.kind is not Kind.EQUAL:
            return None
        if unit.canonical.start < c1 < unit.canonical.end and unit.kind is not Kind.EQUAL:
            return None
        if unit.canonical.end <= c0 and unit.canonical.size > 0:
            low = unit.scan.end
        elif unit.canonical.start < c0 < unit.canonical.end:
            low = unit.scan.start + (c0 - unit.canonical.start)
        if unit.canonical.start >= c1 and unit.canonical.size > 0:
            high = unit.scan.start
            break
        if unit.canonical.start < c1 < unit.canonical.end:
            high = unit.scan.start + (c1 - unit.canonical.start)
            break
    low = units[0].scan.start if low is None and units else low
    return (low, high) if low is not None and low < high else None


def _match(
    canonical: CanonicalWords, words: Words, c0: int, c1: int, s0: int, s1: int
) -> list[tuple[Range, Range]] | None:
    """The block's lines as canonical and scan ranges, or None when the labels do not tell."""
    lines: list[tuple[int, int, tuple[str, ...]]] = []
    at = c0
    while at < c1:
        stop = at + 1
        while stop < c1 and canonical.clause_of[stop] == canonical.clause_of[at] and not _new_line(canonical, stop):
            stop += 1
        end = next((index for index in range(at, stop) if index in canonical.slots), stop)
        if end == at:
            return None
        lines.append((at, stop, tuple(canonical.keys[at:end])))
        at = stop
    found: list[tuple[int, int]] = []  # (scan index, line)
    for label in dict.fromkeys(line[2] for line in lines):
        wanted = [number for number, line in enumerate(lines) if line[2] == label]
        places = [
            index
            for index in range(s0, s1 - len(label) + 1)
            if tuple(words.keys[index : index + len(label)]) == label
            and _is_label(words, index, index + len(label) - 1)
        ]
        if len(places) != len(wanted):
            return None
        found.extend(zip(places, wanted, strict=True))
    found.sort()
    heads = [number for _, number in found if lines[number][1] - lines[number][0] == len(lines[number][2])]
    if heads != sorted(heads):  # the parties' headings changed places: whose line is whose cannot be told
        return None
    matched = []
    for (index, number), following in zip(found, [*found[1:], (s1, -1)], strict=True):
        if following[0] < index + len(lines[number][2]):
            return None
        matched.append((Range(lines[number][0], lines[number][1]), Range(index, following[0])))
    return matched


def _new_line(canonical: CanonicalWords, index: int) -> bool:
    """Whether the canonical begins a line at this word."""
    return "\n" in canonical.printed[canonical.ends[index - 1] : canonical.starts[index]]


def _is_label(words: Words, first: int, last: int) -> bool:
    """Whether words open a line or a column, or end in a colon."""
    text = words.text
    stop = words.starts[last + 1] if last + 1 < len(words) else len(text)
    if ":" in text[words.ends[last] : stop]:
        return True
    before = text[words.ends[first - 1] if first else 0 : words.starts[first]]
    if "\t" in before or "   " in before:
        return True
    start = text.rfind("\n", 0, words.starts[first]) + 1
    return not any(char.isalnum() for char in text[start : words.starts[first]])


def _replace(units: list[Unit], c0: int, c1: int, s0: int, s1: int, lines: list[tuple[Range, Range]]) -> list[Unit]:
    """The units with the block cut out, its lines standing as moved on both sides."""
    before: list[Unit] = []
    after: list[Unit] = []
    for unit in units:
        if unit.kind is Kind.EQUAL and unit.canonical.start < c0 < unit.canonical.end:
            split = unit.scan.start + (c0 - unit.canonical.start)
            before.append(Unit(Kind.EQUAL, Range(unit.canonical.start, c0), Range(unit.scan.start, split)))
        if unit.kind is Kind.EQUAL and unit.canonical.start < c1 < unit.canonical.end:
            split = unit.scan.start + (c1 - unit.canonical.start)
            after.append(Unit(Kind.EQUAL, Range(c1, unit.canonical.end), Range(split, unit.scan.end)))
        if unit.canonical.end <= c0 and unit.scan.end <= s0:
            before.append(unit)
        elif unit.canonical.start >= c1 and unit.scan.start >= s1:
            after.append(unit)
    first = min(seen.start for _, seen in lines)
    block = [Unit(Kind.INSERT, Range(c0, c0), Range(s0, first))] if first > s0 else []
    block.extend(Unit(Kind.MOVED, mine, Range(s0, s0)) for mine, _ in sorted(lines))
    block.extend(Unit(Kind.MOVED, Range(c1, c1), seen) for _, seen in sorted(lines, key=lambda line: line[1].start))
    return [*before, *block, *after]
