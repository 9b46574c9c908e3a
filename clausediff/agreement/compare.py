"""One copy through all stages: aligned, compared, judged, and summed up clause by clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from clausediff import parallel
from clausediff.agreement.clauses import clauses_of_copy
from clausediff.agreement.definitions import with_definitions
from clausediff.agreement.findings import field_values, findings
from clausediff.agreement.references import with_references
from clausediff.agreement.whole_copy import (
    absent_parts,
    check_numbers_twice,
    compare_field_places,
    furniture_findings,
    furniture_within,
    withhold_verdicts,
)
from clausediff.alignment.align import align
from clausediff.alignment.boundaries import pair_figures, slide_added_clauses, slide_to_boundaries
from clausediff.alignment.copies import Copy
from clausediff.alignment.diff import find_edits
from clausediff.alignment.edits import Edit
from clausediff.alignment.moves import find_moves
from clausediff.alignment.print_columns import find_print_columns
from clausediff.alignment.signature_columns import LeftEdge, find_signature_columns
from clausediff.alignment.unit import Kind, Move, Unit
from clausediff.alignment.value_cells import find_value_cells
from clausediff.canonical.reference import CanonicalWords
from clausediff.canonical.variants import PreparedCanonical
from clausediff.evidence import channel, lexicon
from clausediff.evidence.page import ILLEGIBLE, Page
from clausediff.evidence.scales import Scales
from clausediff.judge import Judgement, finish, judge
from clausediff.judge.marks import judge_marks
from clausediff.model import Agreement, CanonicalRef, Range, agreement_verdict
from clausediff.scan.furniture import Furniture
from clausediff.scan.scan import Mark
from clausediff.text.lines import usual_line_length
from clausediff.text.protected import defined_terms, protected
from clausediff.text.words import Words

if TYPE_CHECKING:
    from clausediff.evidence.pixels import PixelWitness

__all__ = ["align_copy", "compare_copy", "read_page"]

_READ = 0.3
"""Share of a canonical's words that must be read in a copy for anything to be called clean or changed."""
_VERY_MANY = 30_000
"""Edits of one copy from which what was worked out for them is not kept for the next copy."""
_REMEMBERED = 64
"""Canonicals whose scales are kept: as many as are kept prepared."""


def compare_copy(
    number: str,
    copy: Copy,
    words: Words,
    text: str,
    furniture: Sequence[Furniture],
    marks: Sequence[Mark] = (),
    pixels: PixelWitness | None = None,
    jobs: int = 1,
    edge: LeftEdge | None = None,
) -> Agreement:
    """One copy through all stages.

    ``words`` are those of the whole scan without its furniture, ``text`` is the scan with it, ``marks`` are what its page
    shows over them, ``pixels`` answers questions on its pictures, and ``number`` becomes the agreement's id.
    ``jobs`` processes share the work where it is long; 0 is one on each core. ``edge`` is where words begin on the pages.
    """
    prepared = copy.candidate.prepared
    canonical = prepared.resolve(words.keys[copy.words.slice])
    of_full = canonical is prepared.full
    units, moves = align_copy(
        canonical, words, copy.candidate.ids, copy.words, copy.runs if of_full else None, jobs, edge
    )
    edits = find_edits(canonical, words, copy.span, units, moves)
    page, equal = read_page(prepared, canonical, words, copy.span, units, edits)
    judged = judge(page, edits, parallel.processes(jobs, parallel.seconds_for_edits(len(edits))))
    judged.extend(absent_parts(canonical, judged, copy.span))
    judged.extend(furniture_findings(canonical, words, text, units, judged, furniture_within(furniture, copy.span)))
    compare_field_places(canonical, judged)
    judged.extend(judge_marks(page, units, moves, judged, _within(marks, copy.span)))
    if pixels is not None and page.legible:
        _ask_pictures(page, units, judged, pixels)
    judged = finish(page, judged)
    if len(edits) > _VERY_MANY:
        page.scales.forget()
    check_numbers_twice(canonical, judged, words.text, copy.span)
    legible = _legible(page, units, judged)
    if not legible:
        withhold_verdicts(judged)
    judged.sort(key=lambda judgement: (judgement.scan, judgement.canonical))
    clauses, added = clauses_of_copy(canonical, words, units, moves, judged)
    del units, moves, edits, page  # of a long text they take as much memory as the findings do
    found = findings(number, canonical, text, judged, added)
    source = prepared.source
    made = Agreement(
        number,
        CanonicalRef(source.id, source.version, source.sha256, source.title, source.text, source.language),
        copy.span,
        agreement_verdict(found, tuple(clauses)),
        round(sum(judgement.errors for judgement in judged) / (equal + 1), 5),
        field_values(canonical, judged),
        tuple(clauses),
        found,
        legible,
    )
    return with_references(with_definitions(made))


def _ask_pictures(page: Page, units: Sequence[Unit], judged: list[Judgement], pixels: PixelWitness) -> None:
    """Put doubts to the pictures of the pages; what a text, which has none, need not load."""
    from clausediff.judge.pixels import weigh_pixels
    from clausediff.judge.pixels_equal import check_equal_words
    from clausediff.judge.pixels_fields import ask_about_fillings
    from clausediff.judge.pixels_unread import look_in_unread_ink

    weigh_pixels(page, judged, pixels)
    ask_about_fillings(page, judged, pixels)
    look_in_unread_ink(page, judged, pixels)
    judged.extend(check_equal_words(page, units, judged, pixels))


def _within(marks: Sequence[Mark], span: Range) -> list[Mark]:
    """The marks over words of a copy, and those at a point of it."""
    return [
        mark
        for mark in marks
        if (mark.span[0] < span[1] and span[0] < mark.span[1])
        or (not mark.span.size and span[0] <= mark.span[0] <= span[1])
    ]


def align_copy(
    canonical: CanonicalWords,
    words: Words,
    ids: Sequence[int],
    part: Range,
    known: list[tuple[int, int, int]] | None = None,
    jobs: int = 1,
    edge: LeftEdge | None = None,
) -> tuple[list[Unit], list[Move]]:
    """Align a part of the scan's words with the canonical: the units in order, and what is elsewhere in the copy.

    ``ids`` are the scan's words as the canonical's integers; ``known`` are anchors that were found with the copy,
    ``jobs`` processes share what is long, and ``edge`` is where words begin on the pages.
    """
    units = align(canonical, words, ids, part, known, jobs)
    units, signature = find_signature_columns(canonical, words, ids, units, edge)
    units, cells = find_value_cells(canonical, words, units)
    units, printed = find_print_columns(canonical, words, ids, units)
    units = slide_added_clauses(canonical, words, slide_to_boundaries(canonical, units))
    units = pair_figures(canonical, words, units)
    units, moves = find_moves(canonical, words, ids, units)
    return units, [*signature, *cells, *printed, *moves]


def read_page(
    prepared: PreparedCanonical,
    canonical: CanonicalWords,
    words: Words,
    span: Range,
    units: Sequence[Unit],
    edits: Sequence[Edit],
) -> tuple[Page, int]:
    """The page of a copy, calibrated on its own edits, and how many characters of the canonical read equal."""
    page = Page(canonical, words, _scales(prepared), line=usual_line_length(words.text[slice(*span)]))
    same = [unit.canonical for unit in units if unit.kind is Kind.EQUAL]
    equal = sum(canonical.ends[end - 1] - canonical.starts[start] for start, end in same)
    page.calibrate(edits, equal)
    return page, equal


def _legible(page: Page, units: Sequence[Unit], judged: Sequence[Judgement]) -> bool:
    """Whether enough of a copy was read, and read well enough, for anything to be called clean or changed."""
    canonical = page.canonical
    read = sum(unit.canonical.size for unit in units if unit.kind is Kind.EQUAL) + sum(each.words for each in judged)
    return page.legible and page.rate <= ILLEGIBLE and read >= _READ * (len(canonical) - len(canonical.slots))


_SCALES: dict[tuple[str, str], Scales] = {}


def _scales(prepared: PreparedCanonical) -> Scales:
    """What weighing needs for one canonical; made when its first copy is compared."""
    source = prepared.source
    key = (source.path, source.sha256)
    if key not in _SCALES:
        while len(_SCALES) >= _REMEMBERED:
            del _SCALES[next(iter(_SCALES))]
        terms = defined_terms(source.text[slice(*source.body)])
        words = protected(source.language)
        _SCALES[key] = Scales(channel.load, lexicon.load(source.language), prepared.words, terms, words)
    return _SCALES[key]
