"""One copy through all stages: aligned, compared, judged, and told clause by clause."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from clausediff.agreement.clauses import pair
from clausediff.agreement.findings import field_values, findings
from clausediff.agreement.whole_copy import absent, furniture_of, renumbered, same_everywhere, withhold, within
from clausediff.alignment.align import align
from clausediff.alignment.boundaries import settle
from clausediff.alignment.copies import Copy
from clausediff.alignment.edits import Differ
from clausediff.alignment.moves import find_moves
from clausediff.alignment.print_columns import read_across
from clausediff.alignment.signature_columns import read_columns
from clausediff.alignment.word_by_word import Kind
from clausediff.canonical.reference import PreparedCanonical
from clausediff.judge import ILLEGIBLE, Page, judge
from clausediff.model import Agreement, CanonicalRef, Range, agreement_verdict
from clausediff.scan.furniture import Furniture
from clausediff.text.words import Words

if TYPE_CHECKING:
    from clausediff.evidence.rivals import Scales

__all__ = ["compare_copy"]

_SEEN = 0.3
"""Share of a canonical's words that must be read in a copy for anything to be called clean or changed."""


def compare_copy(number: str, copy: Copy, words: Words, text: str, furniture: Sequence[Furniture]) -> Agreement:
    """One copy through all stages."""
    prepared = copy.candidate.prepared
    reference = prepared.resolve(words.keys[copy.first : copy.last])
    known = copy.runs if reference is prepared.full else None
    units = align(reference, words, copy.candidate.ids, copy.first, copy.last, known)
    units, across = read_columns(reference, words, copy.candidate.ids, units)
    units, lines = read_across(reference, words, copy.candidate.ids, units)
    units = settle(reference, units)
    units, moves = find_moves(reference, words, copy.candidate.ids, units)
    moves = [*across, *lines, *moves]
    edits = Differ(reference, words, copy.span).diff(units, moves)
    page = Page(reference, words, _scales(prepared), line=_line(words.text, copy.span))
    equal = sum(reference.ends[unit.c1 - 1] - reference.starts[unit.c0] for unit in units if unit.kind is Kind.EQUAL)
    page.calibrate(edits, equal)
    judged = judge(page, edits)
    judged.extend(absent(reference, judged, copy.span))
    judged.extend(furniture_of(reference, words, text, units, judged, within(furniture, copy.span)))
    same_everywhere(reference, judged)
    renumbered(judged)
    errors = sum(judgement.errors for judgement in judged)
    seen = sum(unit.c1 - unit.c0 for unit in units if unit.kind is Kind.EQUAL) + sum(j.words for j in judged)
    legible = page.legible and page.rate <= ILLEGIBLE and seen >= _SEEN * (len(reference) - len(reference.slots))
    if not legible:
        withhold(judged)
    judged.sort(key=lambda judgement: (judgement.s, judgement.c))
    clauses, added = pair(reference, words, units, moves, judged)
    found = findings(number, reference, text, judged, added)
    template = prepared.template
    ref = CanonicalRef(template.id, template.version, template.sha256, template.title, template.text)
    verdict = agreement_verdict(found, tuple(clauses))
    return Agreement(
        number,
        ref,
        copy.span,
        verdict,
        round(errors / (equal + 1), 5),
        field_values(reference, judged),
        tuple(clauses),
        found,
        legible,
    )


_SCALES: dict[tuple[str, str], Scales] = {}


def _scales(prepared: PreparedCanonical) -> Scales:
    """What weighing needs for one canonical; made at the first copy."""
    from clausediff.evidence import channel, lexicon
    from clausediff.evidence.rivals import Scales
    from clausediff.text.protected import defined_terms

    template = prepared.template
    key = (template.path, template.sha256)
    if key not in _SCALES:
        while len(_SCALES) >= 64:
            del _SCALES[next(iter(_SCALES))]
        terms = defined_terms(template.text[slice(*template.body)])
        _SCALES[key] = Scales(channel.load(), lexicon.load(template.language), prepared.words, terms)
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
