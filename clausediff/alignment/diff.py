"""From aligned words to edits: every place where the two texts differ, with its range in both.

The alignment compares words; here the gaps between them are compared too. The edits account for both texts: what is in no
edit is equal on both sides but for white space, and nothing is in two edits.
"""

from __future__ import annotations

from collections.abc import Sequence

from clausediff.alignment.collector import EditCollector
from clausediff.alignment.edits import Edit, EditKind
from clausediff.alignment.field_edits import filling_end, filling_start
from clausediff.alignment.gap_edits import compare_equal
from clausediff.alignment.move_edits import add_move
from clausediff.alignment.one_sided_edits import compare_between
from clausediff.alignment.unit import Kind, Move, Unit
from clausediff.canonical.reference import CanonicalWords
from clausediff.model import Range
from clausediff.text.words import Words


def find_edits(
    canonical: CanonicalWords, words: Words, span: Range, units: Sequence[Unit], moves: Sequence[Move]
) -> list[Edit]:
    """All edits of the copy in ``span`` of the scan's text, in the order of the scan."""
    collector = EditCollector(canonical, words, span)
    _compare_units(collector, units)
    for move in moves:
        add_move(collector, move)
    return sorted(collector.edits, key=lambda edit: (edit.scan, edit.canonical))


def _compare_units(collector: EditCollector, units: Sequence[Unit]) -> None:
    """Compare units and the gaps around them, from the beginning of both texts to the end.

    ``c_at`` and ``s_at`` are the offsets up to which they are compared, ``pending`` the units of one side since then.
    """
    canonical, words, printed, text = collector.canonical, collector.words, collector.printed, collector.text
    c_starts, c_ends, s_starts, s_ends = canonical.starts, canonical.ends, words.starts, words.ends
    c_at, s_at = canonical.source.body[0], collector.span.start
    pending: list[Unit] = []
    for unit in units:
        (c0, c1), (s0, s1) = unit.canonical, unit.scan
        if c0 == c1 or s0 == s1:
            pending.append(unit)
            continue
        c_from, s_from, c_to, s_to = c_starts[c0], s_starts[s0], c_ends[c1 - 1], s_ends[s1 - 1]
        if unit.kind is Kind.FIELD:
            if not pending:
                s_from = filling_start(collector, Range(c_at, c_from), Range(s_at, s_from))
            s_to = filling_end(collector, unit)
        if pending or printed[c_at:c_from] != text[s_at:s_from]:
            compare_between(collector, pending, Range(c_at, c_from), Range(s_at, s_from), c0, s0)
            pending = []
        if unit.kind is Kind.EQUAL:
            if printed[c_from:c_to] != text[s_from:s_to]:
                compare_equal(collector, unit)
        else:
            kind = EditKind.FIELD if unit.kind is Kind.FIELD else EditKind.REPLACE
            collector.add(kind, Range(c_from, c_to), Range(s_from, s_to), unit)
        c_at, s_at = c_to, s_to
    rest = Range(c_at, canonical.source.body[1]), Range(s_at, collector.span.end)
    compare_between(collector, pending, *rest, len(canonical), len(words))
