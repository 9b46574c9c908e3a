"""Find what was moved: words missing in one place of a copy and standing, the same, in another.

A clause read in another place is a change (its meaning can depend on its place); a line of a signature block read in
another order is the OCR engine's way through columns and boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import LCSseq

from clausediff.alignment.align import Unit, align_range
from clausediff.alignment.word_by_word import Kind
from clausediff.canonical.clauses import BLANK_LABELS
from clausediff.canonical.reference import CanonicalWords
from clausediff.text.words import Words

_LEAST = 5
"""Words that a stretch must have to be called moved rather than lost here and gained there."""
_ALIKE = 0.75


@dataclass(slots=True)
class Move:
    """A stretch of the canonical that stands elsewhere in the copy."""

    c0: int
    c1: int
    s0: int
    s1: int
    form: bool
    """Only read in another order: a line of a block of short lines, or of a column of print."""
    units: list[Unit] = field(default_factory=list)
    """The stretch aligned with itself."""


def find_moves(
    canonical: CanonicalWords, words: Words, ids: Sequence[int], units: list[Unit]
) -> tuple[list[Unit], list[Move]]:
    """The units, with both sides of each moved stretch marked ``MOVED``, and the moves in canonical order."""
    lost = _stretches(canonical, units)
    gained = [unit for unit in units if unit.kind is Kind.INSERT]
    if not lost or not gained:
        return units, []
    moves: list[Move] = []
    taken: dict[int, list[tuple[int, int]]] = {}
    for c0, c1 in lost:
        form = all(canonical.clauses[canonical.clause_of[i]].form for i in range(c0, c1))
        wanted = canonical.ids[c0:c1]
        size = sum(1 for each in wanted if each > 0)
        if size < (1 if form else _LEAST):
            continue
        best: tuple[float, int, int, Unit] | None = None
        for unit in gained:
            if unit.s1 - unit.s0 < size * _ALIKE or any(
                x < unit.s1 and unit.s0 < y for x, y in taken.get(id(unit), ())
            ):
                continue
            ops = [op for op in LCSseq.opcodes(wanted, ids[unit.s0 : unit.s1]) if op.tag == "equal"]
            if not ops:
                continue
            share = sum(op.src_end - op.src_start for op in ops) / size
            low, high = unit.s0 + ops[0].dest_start, unit.s0 + ops[-1].dest_end
            dense = share * size / max(1, high - low) >= (0.2 if form else _ALIKE)
            if share >= _ALIKE and dense and (best is None or share > best[0]):
                best = (share, low, high, unit)
        if best is None:
            continue
        _, low, high, unit = best
        if form:
            if not _same_block(canonical, units, unit, c0):
                continue
            while canonical.slots.get(c1 - 1) and high < unit.s1 and not _breaks(words, high):
                high += 1  # the filling that follows its label, on its line
        taken.setdefault(id(unit), []).append((low, high))
        told = form and _told_apart(canonical, c0, c1)
        moves.append(Move(c0, c1, low, high, told, align_range(canonical, words, ids, c0, c1, low, high)))
    return (cut_out(units, moves), moves) if moves else (units, [])


def _told_apart(canonical: CanonicalWords, c0: int, c1: int) -> bool:
    """Whether a line of a form has a field, which says whose line it is, or nothing but the label of a blank."""
    span = range(c0, c1)
    return any(i in canonical.slots for i in span) or all(canonical.keys[i] in BLANK_LABELS for i in span)


def _breaks(words: Words, index: int) -> bool:
    """Whether a line ends before a word of the scan."""
    return "\n" in words.text[words.ends[index - 1] : words.starts[index]]


def lost_runs(units: list[Unit]) -> list[tuple[int, int, int]]:
    """Runs of canonical words that the copy lacks, with blank fields among them: half-open, and the word of the scan before
    which they should stand. What is gained between two of them parts them.
    """
    runs: list[tuple[int, int, int]] = []
    goes_on = False
    for unit in units:
        lost = unit.kind is Kind.DELETE or (unit.kind is Kind.FIELD and unit.s0 == unit.s1)
        if lost and goes_on:
            runs[-1] = (runs[-1][0], unit.c1, unit.s0)
        elif lost:
            runs.append((unit.c0, unit.c1, unit.s0))
        goes_on = lost
    return runs


def _stretches(canonical: CanonicalWords, units: list[Unit]) -> list[tuple[int, int]]:
    """Runs of canonical words that the copy lacks (with blank fields among them), cut at the clauses of form blocks."""
    cut: list[tuple[int, int]] = []
    for c0, c1, _ in lost_runs(units):
        at = c0
        for index in range(c0 + 1, c1):
            clause, before = canonical.clause_of[index], canonical.clause_of[index - 1]
            if clause != before:
                cut.append((at, index))
                at = index
        cut.append((at, c1))
    return [(a, b) for a, b in cut if any(canonical.ids[i] > 0 for i in range(a, b))]


def _same_block(canonical: CanonicalWords, units: list[Unit], target: Unit, c0: int) -> bool:
    """Whether an insertion stands inside the block of form lines to which a canonical word belongs."""
    first = last = canonical.clause_of[c0]
    while first > 0 and canonical.clauses[first - 1].form:
        first -= 1
    while last + 1 < len(canonical.clauses) and canonical.clauses[last + 1].form:
        last += 1
    at = next(i for i, unit in enumerate(units) if unit is target)
    before = next((u.c1 - 1 for u in reversed(units[:at]) if u.kind is not Kind.INSERT), 0)
    after = next((u.c0 for u in units[at + 1 :] if u.kind is not Kind.INSERT), len(canonical) - 1)
    return canonical.clause_of[before] >= first - 1 and canonical.clause_of[min(after, len(canonical) - 1)] <= last + 1


def cut_out(units: list[Unit], moves: list[Move]) -> list[Unit]:
    """The units with the moved words cut out of their deletions and insertions, as units of kind ``MOVED``."""
    kept: list[Unit] = []
    for unit in units:
        if unit.kind is Kind.INSERT:
            at = unit.s0
            for low, high in sorted((m.s0, m.s1) for m in moves if unit.s0 <= m.s0 and m.s1 <= unit.s1):
                if at < low:
                    kept.append(Unit(unit.kind, unit.c0, unit.c1, at, low))
                kept.append(Unit(Kind.MOVED, unit.c0, unit.c1, low, high))
                at = high
            if at < unit.s1:
                kept.append(Unit(unit.kind, unit.c0, unit.c1, at, unit.s1))
        elif unit.kind is Kind.DELETE or (unit.kind is Kind.FIELD and unit.s0 == unit.s1):
            at = unit.c0
            spans = sorted((m.c0, m.c1) for m in moves if m.c0 < unit.c1 and unit.c0 < m.c1)
            for start, end in spans:
                low, high = max(start, unit.c0), min(end, unit.c1)
                if at < low:
                    kept.append(Unit(unit.kind, at, low, unit.s0, unit.s1))
                last = kept[-1] if kept else None
                # one move may run over several units; two that touch stay two
                goes_on = start < low and last is not None and last.kind is Kind.MOVED and last.c1 == low
                if goes_on and last is not None and last.c0 < last.c1:
                    last.c1 = high
                else:
                    kept.append(Unit(Kind.MOVED, low, high, unit.s0, unit.s1))
                at = high
            if at < unit.c1:
                kept.append(Unit(unit.kind, at, unit.c1, unit.s0, unit.s1))
        else:
            kept.append(unit)
    return kept
