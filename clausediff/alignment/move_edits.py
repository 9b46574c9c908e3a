"""Edits of what is elsewhere in the copy.

There is one edit for each run of equal words, because what was changed inside what moved is an edit of its own::

    canonical   shall pay the agreed price        a line of a column
    scan        shall pay the fair price          the same, between other lines
    edits       MOVE "shall pay the"  REPLACE "agreed"  MOVE "price"

Of a passage that was moved, the first run has the place to which it moved, and the others continue it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from clausediff.alignment.collector import EditCollector, marks
from clausediff.alignment.edits import EditKind
from clausediff.alignment.field_edits import filling_start
from clausediff.alignment.gap_edits import add_case, case_differs
from clausediff.alignment.unit import Kind, Move, Unit
from clausediff.model import Range
from clausediff.text.lines import trim

_KINDS = {
    Kind.FIELD: EditKind.FIELD,
    Kind.REPLACE: EditKind.REPLACE,
    Kind.DELETE: EditKind.DELETE,
    Kind.INSERT: EditKind.INSERT,
}


def add_move(collector: EditCollector, move: Move) -> None:
    """Add the edits of one move, both sides of which the collector knows."""
    canonical = collector.moved_from[move.canonical.start]
    scan, at = collector.moved_to[move.scan.start]
    if not move.units:
        collector.add(EditKind.MOVE, canonical, scan, Unit(Kind.MOVED, move.canonical, move.scan), at=at)
        return
    first = len(collector.edits)
    for unit, c_span, s_span in _parts(collector, move, canonical, scan):
        if unit.kind is Kind.EQUAL:
            _add_equal(collector, unit, c_span, s_span)
        else:
            collector.add(_KINDS[unit.kind], c_span, s_span, unit)
    number = 0
    for index in range(first, len(collector.edits)):
        edit = collector.edits[index]
        if edit.kind is EditKind.MOVE:
            place = -1 if move.order_only else at
            continues = number > 0 and not move.order_only
            collector.edits[index] = replace(edit, order_only=move.order_only, at=place, continues=continues)
            number += 1


def _parts(collector: EditCollector, move: Move, canonical: Range, scan: Range) -> Iterator[tuple[Unit, Range, Range]]:
    """The units of a move with their text on both sides, each up to the next unit's."""
    starts, s_starts = collector.canonical.starts, collector.words.starts
    c_at, s_at = canonical.start, scan.start
    for index, unit in enumerate(move.units):
        rest = move.units[index + 1 :]
        c_to, s_to = c_at, s_at
        if unit.canonical.size:
            c_to = next((starts[later.canonical.start] for later in rest if later.canonical.size), canonical.end)
        if unit.scan.size:
            s_to = next((s_starts[later.scan.start] for later in rest if later.scan.size), scan.end)
            if unit.kind is Kind.EQUAL and rest and rest[0].kind is Kind.FIELD and rest[0].scan.size:
                gap = Range(collector.canonical.ends[unit.canonical.end - 1], c_to)
                s_to = filling_start(collector, gap, Range(collector.words.ends[unit.scan.end - 1], s_to))
        yield unit, trim(collector.printed, c_at, c_to), trim(collector.text, s_at, s_to)
        c_at, s_at = c_to, s_to


def _add_equal(collector: EditCollector, unit: Unit, canonical: Range, scan: Range) -> None:
    """Add words that are equal in another place: run by run, with an edit for each gap or case that differs."""
    starts, ends, printed = collector.canonical.starts, collector.canonical.ends, collector.printed
    s_starts, s_ends, text = collector.words.starts, collector.words.ends, collector.text
    first, stop = unit.canonical
    shift = unit.scan.start - first
    c_low, s_low = canonical.start, scan.start  # where the run that begins with the word ``first`` begins
    for c in range(first, stop + 1):
        s = c + shift
        c_from, s_from = (ends[c - 1], s_ends[s - 1]) if c > unit.canonical.start else (canonical.start, scan.start)
        c_to, s_to = (starts[c], s_starts[s]) if c < stop else (canonical.end, scan.end)
        if marks(printed[c_from:c_to]) != marks(text[s_from:s_to]):
            _add_run(collector, Range(first, c), shift, Range(c_low, c_from), Range(s_low, s_from))
            gap = Unit(Kind.EQUAL, Range(c, c), Range(s, s))
            collector.add(EditKind.GAP, trim(printed, c_from, c_to), trim(text, s_from, s_to), gap)
            first, c_low, s_low = c, c_to, s_to
        if c < stop and case_differs(collector, c, s):
            _add_run(collector, Range(first, c), shift, Range(c_low, starts[c]), Range(s_low, s_starts[s]))
            add_case(collector, c, s)
            first, c_low, s_low = c + 1, ends[c], s_ends[s]
    _add_run(collector, Range(first, stop), shift, Range(c_low, canonical.end), Range(s_low, scan.end))


def _add_run(collector: EditCollector, words: Range, shift: int, canonical: Range, scan: Range) -> None:
    """Add a run of moved words, and the marks beside them that are the same on both sides."""
    if words.size:
        unit = Unit(Kind.EQUAL, words, Range(words.start + shift, words.end + shift))
        c_span, s_span = trim(collector.printed, *canonical), trim(collector.text, *scan)
        collector.add(EditKind.MOVE, c_span, s_span, unit)
