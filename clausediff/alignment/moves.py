"""Find what was moved: words missing in one place of a copy and standing, the same, in another.

A clause read in another place is a change (its meaning can depend on its place); a line of a signature block read in
another order is the OCR engine's way through columns and boxes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

from clausediff.alignment.align import align_range
from clausediff.alignment.unit import Kind, Move, Unit
from clausediff.canonical.clauses import BLANK_LABELS
from clausediff.canonical.reference import CanonicalWords
from clausediff.model import Range
from clausediff.text.words import Words

_LEAST = 5
"""Words that a stretch must have to be called moved rather than lost here and gained there."""
_ALIKE = 0.75


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
            if unit.scan.size < size * _ALIKE or any(
                x < unit.scan.end and unit.scan.start < y for x, y in taken.get(id(unit), ())
            ):
                continue
            ops = [op for op in LCSseq.opcodes(wanted, ids[unit.scan.slice]) if op.tag == "equal"]
            if not ops:
                continue
            share = sum(op.src_end - op.src_start for op in ops) / size
            low, high = unit.scan.start + ops[0].dest_start, unit.scan.start + ops[-1].dest_end
            dense = share * size / max(1, high - low) >= (0.2 if form else _ALIKE)
            if share >= _ALIKE and dense and (best is None or share > best[0]):
                best = (share, low, high, unit)
        if best is None:
            continue
        _, low, high, unit = best
        if form:
            if not _same_block(canonical, units, unit, c0):
                continue
            while canonical.slots.get(c1 - 1) and high < unit.scan.end and not _breaks(words, high):
                high += 1  # the filling that follows its label, on its line
        taken.setdefault(id(unit), []).append((low, high))
        told = form and _told_apart(canonical, c0, c1)
        lost_words, found_words = Range(c0, c1), Range(low, high)
        inside = align_range(canonical, words, ids, lost_words, found_words)
        moves.append(Move(lost_words, found_words, told, inside))
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
        lost = unit.kind is Kind.DELETE or (unit.kind is Kind.FIELD and unit.scan.size == 0)
        if lost and goes_on:
            runs[-1] = (runs[-1][0], unit.canonical.end, unit.scan.start)
        elif lost:
            runs.append((unit.canonical.start, unit.canonical.end, unit.scan.start))
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
    before = next((u.canonical.end - 1 for u in reversed(units[:at]) if u.kind is not Kind.INSERT), 0)
    after = next((u.canonical.start for u in units[at + 1 :] if u.kind is not Kind.INSERT), len(canonical) - 1)
    return canonical.clause_of[before] >= first - 1 and canonical.clause_of[min(after, len(canonical) - 1)] <= last + 1


def cut_out(units: list[Unit], moves: list[Move]) -> list[Unit]:
    """The units with the moved words cut out of their deletions and insertions, as units of kind ``MOVED``."""
    kept: list[Unit] = []
    for unit in units:
        if unit.kind is Kind.INSERT:
            kept.extend(_cut_insertion(unit, moves))
        elif unit.kind is Kind.DELETE or (unit.kind is Kind.FIELD and unit.scan.size == 0):
            _cut_deletion(unit, moves, kept)
        else:
            kept.append(unit)
    return kept


def _cut_insertion(unit: Unit, moves: list[Move]) -> Iterator[Unit]:
    """The parts of an insertion: what is still gained, and what was moved here."""
    at = unit.scan.start
    for low, high in sorted(m.scan for m in moves if unit.scan.start <= m.scan.start and m.scan.end <= unit.scan.end):
        if at < low:
            yield Unit(unit.kind, unit.canonical, Range(at, low))
        yield Unit(Kind.MOVED, unit.canonical, Range(low, high))
        at = high
    if at < unit.scan.end:
        yield Unit(unit.kind, unit.canonical, Range(at, unit.scan.end))


def _cut_deletion(unit: Unit, moves: list[Move], kept: list[Unit]) -> None:
    """Append the parts of a deletion: what is still lost, and what was moved away.

    One move may run over several units and is one unit then; two moves that touch stay two.
    """
    at, stop = unit.canonical
    for start, end in sorted(
        m.canonical for m in moves if m.canonical.start < stop and unit.canonical.start < m.canonical.end
    ):
        low, high = max(start, unit.canonical.start), min(end, stop)
        if at < low:
            kept.append(Unit(unit.kind, Range(at, low), unit.scan))
        last = kept[-1] if kept else None
        goes_on = start < low and last is not None and last.kind is Kind.MOVED and last.canonical.end == low
        if goes_on and last is not None and last.canonical.size > 0:
            kept[-1] = Unit(Kind.MOVED, Range(last.canonical.start, high), last.scan)
        else:
            kept.append(Unit(Kind.MOVED, Range(low, high), unit.scan))
        at = high
    if at < stop:
        kept.append(Unit(unit.kind, Range(at, stop), unit.scan))
