"""Edits of words that only one side has, and of the marks around them.

A mark that both sides have may be the one before the words that one side lacks, or the one after them::

    canonical   the price, plus tax, within 60 days
    scan        the price, within 60 days

    edit        the price[, plus tax], within 60 days
    or          the price, [plus tax,] within 60 days

It is taken for the one after them, unless they begin a line: then the mark before them closes the line above.
"""

from __future__ import annotations

from clausediff.alignment.collector import EditCollector, marks
from clausediff.alignment.edits import EditKind
from clausediff.alignment.field_edits import add_marked_field
from clausediff.alignment.gap_edits import compare_gap
from clausediff.alignment.unit import Kind, Unit
from clausediff.model import Range
from clausediff.text.lines import trim


def compare_between(
    collector: EditCollector, pending: list[Unit], canonical: Range, scan: Range, c: int, s: int
) -> None:
    """Add what differs between two places where both sides agree; ``pending`` are units of one side that lie there.

    ``canonical`` and ``scan`` are the texts between the two places, ``c`` and ``s`` the words after them.
    """
    lost = [unit for unit in pending if unit.canonical.size]
    gained = [unit for unit in pending if unit.scan.size]
    if not lost and not gained:
        compare_gap(collector, canonical, scan, c, s)
        return
    blank = len(lost) == 1 and not gained and lost[0].kind is Kind.FIELD
    if blank and add_marked_field(collector, lost[0], canonical, scan):
        return
    lost_text, gained_text = _with_marks(collector, lost, gained, canonical, scan, c, s)
    _add_lost(collector, lost, lost_text, gained_text.start)
    _add_gained(collector, gained, gained_text, lost_text.end)


def _with_marks(
    collector: EditCollector, lost: list[Unit], gained: list[Unit], canonical: Range, scan: Range, c: int, s: int
) -> tuple[Range, Range]:
    """What of both texts belongs to the words lost and gained; the marks around them that differ are edits of their own."""
    starts, ends = collector.canonical.starts, collector.canonical.ends
    s_starts, s_ends = collector.words.starts, collector.words.ends
    if lost:
        own = Range(starts[lost[0].canonical.start], ends[lost[-1].canonical.end - 1])
    if gained:
        seen = Range(s_starts[gained[0].scan.start], s_ends[gained[-1].scan.end - 1])
    if lost and gained:
        before = Range(canonical.start, own.start), Range(scan.start, seen.start)
        compare_gap(collector, *before, lost[0].canonical.start, gained[0].scan.start)
        compare_gap(collector, Range(own.end, canonical.end), Range(seen.end, scan.end), c, s)
        return own, seen
    if lost:
        if _is_mark_after(collector.printed, canonical, own, marks(collector.text[scan.slice])):
            return Range(canonical.start, own.end), Range(scan.start, scan.start)
        compare_gap(collector, Range(canonical.start, own.start), scan, c, s)
        return Range(own.start, canonical.end), Range(scan.end, scan.end)
    if _is_mark_after(collector.text, scan, seen, marks(collector.printed[canonical.slice])):
        return Range(canonical.start, canonical.start), Range(scan.start, seen.end)
    compare_gap(collector, canonical, Range(scan.start, seen.start), c, s)
    return Range(canonical.end, canonical.end), Range(seen.start, scan.end)


def _is_mark_after(text: str, between: Range, own: Range, stayed: str) -> bool:
    """Whether the marks that the other side has are those after the words of one side, ``own``, and not those before."""
    if not stayed or stayed != marks(text[own.end : between.end]):
        return False
    before = text[between.start : own.start]
    return "\n" not in before or marks(before) != stayed


def _add_lost(collector: EditCollector, lost: list[Unit], text: Range, place: int) -> None:
    """Add the words that the copy lacks, unit by unit; ``place`` is where they would be in the scan's text."""
    starts = collector.canonical.starts
    edges = [text.start, *(starts[unit.canonical.start] for unit in lost[1:]), text.end]
    for unit, low, high in zip(lost, edges, edges[1:], strict=False):
        span = trim(collector.printed, low, high)
        if unit.kind is Kind.MOVED:
            collector.moved_from[unit.canonical.start] = span
        elif unit.kind is Kind.FIELD:
            collector.add(EditKind.FIELD, span, Range(place, place), unit)
        else:
            _add_deletion(collector, unit, span, Range(place, place))


def _add_deletion(collector: EditCollector, unit: Unit, text: Range, place: Range) -> None:
    """Add a deletion, cut where a clause begins."""
    canonical = collector.canonical
    first, low = unit.canonical.start, text.start
    for index in range(first + 1, unit.canonical.end + 1):
        last = index == unit.canonical.end
        if not last and canonical.clause_of[index] == canonical.clause_of[first]:
            continue
        high = text.end if last else canonical.starts[index]
        span = trim(collector.printed, low, high)
        # an alternative's own marks are blank in what is printed, and belong to its words
        span = Range(min(span.start, canonical.starts[first]), max(span.end, canonical.ends[index - 1]))
        collector.add(EditKind.DELETE, span, place, Unit(Kind.DELETE, Range(first, index), unit.scan))
        first, low = index, high


def _add_gained(collector: EditCollector, gained: list[Unit], text: Range, place: int) -> None:
    """Add the words that the canonical lacks, unit by unit; ``place`` is where they are in the canonical's text."""
    starts = collector.words.starts
    edges = [text.start, *(starts[unit.scan.start] for unit in gained[1:]), text.end]
    for unit, low, high in zip(gained, edges, edges[1:], strict=False):
        span = trim(collector.text, low, high)
        if unit.kind is Kind.MOVED:
            collector.moved_to[unit.scan.start] = span, unit.canonical.start
        else:
            collector.add(EditKind.INSERT, Range(place, place), span, unit)
