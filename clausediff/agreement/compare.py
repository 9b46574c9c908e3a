"""One copy through all stages: aligned, compared, judged, and told clause by clause."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from clausediff.agreement.clauses import pair
from clausediff.agreement.findings import field_values, findings
from clausediff.agreement.whole_copy import absent, furniture_of, renumbered, same_everywhere, withhold, within
from clausediff.alignment.align import Unit, align
from clausediff.alignment.boundaries import settle
from clausediff.alignment.copies import Copy
from clausediff.alignment.edits import Differ, Edit
from clausediff.alignment.moves import Move, find_moves
from clausediff.alignment.print_columns import read_across
from clausediff.alignment.signature_columns import read_columns
from clausediff.alignment.word_by_word import Kind
from clausediff.canonical.reference import CanonicalWords, PreparedCanonical
from clausediff.judge import ILLEGIBLE, Judgement, Page, judge
from clausediff.judge.marks import judge_marks
from clausediff.model import Agreement, CanonicalRef, Range, agreement_verdict
from clausediff.scan.furniture import Furniture
from clausediff.scan.scan import Mark
from clausediff.text.words import Words

if TYPE_CHECKING:
    from clausediff.evidence.rivals import Scales

__all__ = ["align_copy", "compare_copy", "read_page"]

_SEEN = 0.3
"""Share of a canonical's words that must be read in a copy for anything to be called clean or changed."""


def compare_copy(
    number: str, copy: Copy, words: Words, text: str, furniture: Sequence[Furniture], marks: Sequence[Mark] = ()
) -> Agreement:
    """One copy through all stages.

    ``words`` are those of the whole scan without its furniture, ``text`` is the scan with it, ``marks`` are what its page
    shows over them, and ``number`` becomes the agreement's id.
    """
    prepared = copy.candidate.prepared
    canonical = prepared.resolve(words.keys[copy.first : copy.last])
    known = copy.runs if canonical is prepared.full else None
    units, moves = align_copy(canonical, words, copy.candidate.ids, copy.first, copy.last, known)
    edits = Differ(canonical, words, copy.span).diff(units, moves)
    page, equal = read_page(prepared, canonical, words, copy.span, units, edits)
    judged = judge(page, edits)
    judged.extend(judge_marks(page, units, moves, judged, _within(marks, copy.span)))
    judged.extend(absent(canonical, judged, copy.span))
    judged.extend(furniture_of(canonical, words, text, units, judged, within(furniture, copy.span)))
    same_everywhere(canonical, judged)
    renumbered(judged)
    legible = _legible(page, units, judged)
    if not legible:
        withhold(judged)
    judged.sort(key=lambda judgement: (judgement.s, judgement.c))
    clauses, added = pair(canonical, words, units, moves, judged)
    found = findings(number, canonical, text, judged, added)
    source = prepared.source
    return Agreement(
        number,
        CanonicalRef(source.id, source.version, source.sha256, source.title, source.text),
        copy.span,
        agreement_verdict(found, tuple(clauses)),
        round(sum(judgement.errors for judgement in judged) / (equal + 1), 5),
        field_values(canonical, judged),
        tuple(clauses),
        found,
        legible,
    )


def _within(marks: Sequence[Mark], span: Range) -> list[Mark]:
    """The marks over words of a copy."""
    return [mark for mark in marks if mark.span[0] < span[1] and span[0] < mark.span[1]]


def align_copy(
    canonical: CanonicalWords,
    words: Words,
    ids: Sequence[int],
    first: int,
    last: int,
    known: list[tuple[int, int, int]] | None = None,
) -> tuple[list[Unit], list[Move]]:
    """Align the scan's words ``first`` to ``last`` with the canonical: the units in order, and what stands elsewhere.

    ``ids`` are the scan's words as the canonical's integers; ``known`` are anchors that were found with the copy.
    """
    units = align(canonical, words, ids, first, last, known)
    units, signature = read_columns(canonical, words, ids, units)
    units, printed = read_across(canonical, words, ids, units)
    units = settle(canonical, units)
    units, moves = find_moves(canonical, words, ids, units)
    return units, [*signature, *printed, *moves]


def read_page(
    prepared: PreparedCanonical,
    canonical: CanonicalWords,
    words: Words,
    span: Range,
    units: Sequence[Unit],
    edits: Sequence[Edit],
) -> tuple[Page, int]:
    """The page of a copy, calibrated on its own edits, and how many characters of the canonical read equal."""
    page = Page(canonical, words, _scales(prepared), line=_line(words.text, span))
    equal = sum(canonical.ends[unit.c1 - 1] - canonical.starts[unit.c0] for unit in units if unit.kind is Kind.EQUAL)
    page.calibrate(edits, equal)
    return page, equal


def _legible(page: Page, units: Sequence[Unit], judged: Sequence[Judgement]) -> bool:
    """Whether enough of a copy was read, and read well enough, for anything to be called clean or changed."""
    canonical = page.canonical
    read = sum(unit.c1 - unit.c0 for unit in units if unit.kind is Kind.EQUAL) + sum(each.words for each in judged)
    return page.legible and page.rate <= ILLEGIBLE and read >= _SEEN * (len(canonical) - len(canonical.slots))


_SCALES: dict[tuple[str, str], Scales] = {}


def _scales(prepared: PreparedCanonical) -> Scales:
    """What weighing needs for one canonical; made at the first copy."""
    from clausediff.evidence import channel, lexicon
    from clausediff.evidence.rivals import Scales
    from clausediff.text.protected import defined_terms

    source = prepared.source
    key = (source.path, source.sha256)
    if key not in _SCALES:
        while len(_SCALES) >= 64:
            del _SCALES[next(iter(_SCALES))]
        terms = defined_terms(source.text[slice(*source.body)])
        _SCALES[key] = Scales(channel.load(), lexicon.load(source.language), prepared.words, terms)
    return _SCALES[key]


def _line(text: str, span: Range) -> int:
    """The usual length of the scan's lines where it keeps those of the page, or 0 where it does not."""
    lines = text[slice(*span)].split("\n")
    full = sorted(len(line) for line in lines if len(line.strip()) > 3)
    if len(full) < 4:
        return 0
    inner = sum(1 for one, two in itertools.pairwise(lines) if len(one.strip()) > 30 and two.strip())
    usual = full[len(full) * 3 // 4]
    return usual if inner >= 0.3 * len(full) and usual <= 150 else 0
