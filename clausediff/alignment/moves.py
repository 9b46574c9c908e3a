"""Find what was moved: words that one place of a copy lacks and another place has.

::

    canonical   1 2 3 4      units   EQUAL 1   DELETE 2   EQUAL 3 4   INSERT 2
    scan        1 3 4 2      after   EQUAL 1   MOVED 2    EQUAL 3 4   MOVED 2

A clause in another place is a change, because its meaning can depend on its place. A line of a signature block in another
place is the order in which the OCR engine read columns and boxes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from clausediff.alignment.align import align_range
from clausediff.alignment.gained import Gained
from clausediff.alignment.unit import Kind, Move, Unit
from clausediff.canonical.clauses import BLANK_LABELS
from clausediff.canonical.reference import CanonicalWords
from clausediff.model import Range
from clausediff.text.words import Words

_LEAST = 5
"""Words that a stretch must have to be called moved rather than lost here and gained there."""
_SIMILAR = 0.75
"""Share of the stretch's words that must be in the other place, in its order, and of the words there that must be its."""
_FILLED = 0.2
"""The latter for a line of a form, which may be mostly filling."""


def find_moves(
    canonical: CanonicalWords, words: Words, ids: Sequence[int], units: list[Unit]
) -> tuple[list[Unit], list[Move]]:
    """The units, with both sides of each moved stretch marked ``MOVED``, and the moves in canonical order."""
    lost = _stretches(canonical, units)
    gained = Gained(ids, units) if lost else None
    if gained is None or not gained.places:
        return units, []
    moves: list[Move] = []
    for stretch in lost:
        form = all(canonical.clauses[canonical.clause_of[i]].form for i in stretch.indices)
        found = _place(canonical.ids[stretch.slice], gained, form=form)
        if found is None:
            continue
        number, place = found
        index = gained.places[number][0]
        if form:
            if not _in_block(canonical, units, index, stretch.start):
                continue
            place = _with_filling(canonical, words, stretch, place, units[index].scan.end)
        gained.take(number, place)
        inside = align_range(canonical, words, ids, stretch, place)
        moves.append(Move(stretch, place, form and _is_known_line(canonical, stretch), inside))
    moves = list(_joined(moves))
    return (cut_out(units, moves), moves) if moves else (units, [])


def _joined(moves: list[Move]) -> Iterator[Move]:
    """Clauses that were moved together as one move."""
    last: Move | None = None
    for move in sorted(moves, key=lambda each: each.canonical):
        together = (
            last is not None
            and not (last.order_only or move.order_only)
            and last.canonical.end == move.canonical.start
            and last.scan.end == move.scan.start
        )
        if last is not None and together:
            last = Move(
                Range(last.canonical.start, move.canonical.end),
                Range(last.scan.start, move.scan.end),
                False,
                (*last.units, *move.units),
            )
            continue
        if last is not None:
            yield last
        last = move
    if last is not None:
        yield last


def _place(lost: list[int], gained: Gained, *, form: bool) -> tuple[int, Range] | None:
    """The insertion, by its number, and the words of it that are most like what was lost; None where none is like it."""
    size = sum(1 for each in lost if each > 0)  # a field's id is negative
    if size < (1 if form else _LEAST):
        return None
    best, found = 0.0, None
    for number, runs, count in gained.matching(lost, _SIMILAR):
        share = count / size
        place = Range(runs[0].start, runs[-1].end)
        dense = count / max(1, place.size) >= (_FILLED if form else _SIMILAR)
        if share >= _SIMILAR and dense and share > best:
            best, found = share, (number, place)
            if count == size:
                break  # no other one has more
    return found


def _with_filling(canonical: CanonicalWords, words: Words, line: Range, place: Range, limit: int) -> Range:
    """The place of a form's line with what follows its label on the line, if the line ends with a field."""
    end = place.end
    while canonical.slots.get(line.end - 1) and end < limit and not _ends_line(words, end):
        end += 1
    return Range(place.start, end)


def _is_known_line(canonical: CanonicalWords, line: Range) -> bool:
    """Whether a line of a form has a field, which says whose line it is, or nothing but the label of a blank."""
    if any(i in canonical.slots for i in line.indices):
        return True
    return all(canonical.keys[i] in BLANK_LABELS for i in line.indices)


def _ends_line(words: Words, index: int) -> bool:
    """Whether a line ends before a word of the scan."""
    return "\n" in words.text[words.ends[index - 1] : words.starts[index]]


def lost_runs(units: list[Unit]) -> list[tuple[Range, int]]:
    """Runs of canonical words that the copy lacks, with blank fields among them, and the word of the scan before which they
    should be. What is gained between two of them parts them.
    """
    runs: list[tuple[Range, int]] = []
    goes_on = False
    for unit in units:
        lost = is_lost(unit)
        if lost:
            start = runs.pop()[0].start if goes_on else unit.canonical.start
            runs.append((Range(start, unit.canonical.end), unit.scan.start))
        goes_on = lost
    return runs


def is_lost(unit: Unit) -> bool:
    """Whether the copy lacks the words of a unit; a blank field counts."""
    return unit.kind is Kind.DELETE or (unit.kind is Kind.FIELD and unit.scan.size == 0)


def _stretches(canonical: CanonicalWords, units: list[Unit]) -> list[Range]:
    """Runs of canonical words that the copy lacks, cut where a clause begins; those of blank fields alone are left out."""
    cut: list[Range] = []
    for (start, end), _ in lost_runs(units):
        first = start
        for index in range(start + 1, end):
            if canonical.clause_of[index] != canonical.clause_of[index - 1]:
                cut.append(Range(first, index))
                first = index
        cut.append(Range(first, end))
    return [stretch for stretch in cut if any(canonical.ids[i] > 0 for i in stretch.indices)]


def _in_block(canonical: CanonicalWords, units: list[Unit], index: int, word: int) -> bool:
    """Whether an insertion is inside the block of form lines to which a word of the canonical belongs."""
    first = last = canonical.clause_of[word]
    while first > 0 and canonical.clauses[first - 1].form:
        first -= 1
    while last + 1 < len(canonical.clauses) and canonical.clauses[last + 1].form:
        last += 1
    end = len(canonical) - 1
    before = next((units[i].canonical.end - 1 for i in range(index - 1, -1, -1) if units[i].kind is not Kind.INSERT), 0)
    later = range(index + 1, len(units))
    after = next((units[i].canonical.start for i in later if units[i].kind is not Kind.INSERT), end)
    return canonical.clause_of[before] >= first - 1 and canonical.clause_of[min(after, end)] <= last + 1


def cut_out(units: list[Unit], moves: list[Move]) -> list[Unit]:
    """The units with the moved words cut out of their deletions and insertions, as units of kind ``MOVED``."""
    kept: list[Unit] = []
    places = sorted(move.scan for move in moves)
    stretches = sorted(move.canonical for move in moves)
    for unit in units:
        if unit.kind is Kind.INSERT:
            kept.extend(_cut_insertion(unit, places))
        elif is_lost(unit):
            _cut_deletion(unit, stretches, kept)
        else:
            kept.append(unit)
    return kept


def _cut_insertion(unit: Unit, places: list[Range]) -> Iterator[Unit]:
    """The parts of an insertion: what is still gained, and what was moved here."""
    at, stop = unit.scan
    for index in range(bisect_left(places, unit.scan[:1]), len(places)):
        low, high = places[index]
        if low >= stop:
            break
        if high > stop:
            continue
        if at < low:
            yield Unit(unit.kind, unit.canonical, Range(at, low))
        yield Unit(Kind.MOVED, unit.canonical, Range(low, high))
        at = high
    if at < stop:
        yield Unit(unit.kind, unit.canonical, Range(at, stop))


def _cut_deletion(unit: Unit, stretches: list[Range], kept: list[Unit]) -> None:
    """Append the parts of a deletion: what is still lost, and what was moved away.

    One move may run over several units and is one unit then; two moves that touch stay two.
    """
    at, stop = unit.canonical
    first = bisect_left(stretches, (at, 0))
    while first > 0 and stretches[first - 1].end > at:
        first -= 1
    for index in range(first, len(stretches)):
        start, end = stretches[index]
        if start >= stop:
            break
        if end <= unit.canonical.start:
            continue
        low, high = max(start, unit.canonical.start), min(end, stop)
        if at < low:
            kept.append(Unit(unit.kind, Range(at, low), unit.scan))
        last = kept[-1] if kept else unit
        if start < low == last.canonical.end and last.kind is Kind.MOVED and last.canonical.size > 0:
            kept[-1] = Unit(Kind.MOVED, Range(last.canonical.start, high), last.scan)
        else:
            kept.append(Unit(Kind.MOVED, Range(low, high), unit.scan))
        at = high
    if at < stop:
        kept.append(Unit(unit.kind, Range(at, stop), unit.scan))
