"""What is said of a copy as a whole, after each of its edits was judged.

Optional parts that it rightly does not have, and page furniture, are told as ``format``; a field that is filled differently in
two places is for a person; labels that count on after a change are that change's; and of a page that cannot be read nothing
is said to be clean or changed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from clausediff.alignment.edits import Edit, EditKind
from clausediff.alignment.unit import Unit
from clausediff.canonical.fields import same
from clausediff.canonical.reference import CanonicalWords
from clausediff.judge.judgement import Judgement
from clausediff.model import Range, Verdict
from clausediff.scan.furniture import Furniture
from clausediff.text.words import Words


def absent(canonical: CanonicalWords, judged: list[Judgement], span: Range) -> list[Judgement]:
    """Optional parts and branches that this copy rightly does not have, at the place where they would stand."""
    found = []
    for low, high in canonical.absent:
        clause = next((i for i, c in enumerate(canonical.clauses) if c.span[0] <= low < c.span[1]), 0)
        place = min((j.scan.start for j in judged if j.canonical.start >= high), default=span[1])
        edit = Edit(EditKind.DELETE, Range(low, high), Range(place, place), Range(0, 0), Range(0, 0), clause)
        reason = "an optional part, or another of several wordings, that this copy does not have"
        found.append(
            Judgement(
                Verdict.FORMAT, "optional", edit.canonical, edit.scan, clause, 1.0, (reason,), edit, "copy/optional"
            )
        )
    return found


def within(furniture: Sequence[Furniture], span: Range) -> Sequence[Furniture]:
    """The furniture that lies in a copy."""
    low = bisect_left(furniture, ((span[0], -1), ""))
    return furniture[low : bisect_left(furniture, ((span[1], -1), ""))]


def furniture_of(
    canonical: CanonicalWords,
    words: Words,
    scan: str,
    units: Sequence[Unit],
    judged: list[Judgement],
    furniture: Sequence[Furniture],
) -> list[Judgement]:
    """Page furniture as findings, where no other finding runs across it; each in the clause that it follows.

    ``scan`` is the text with the furniture that ``words`` are without. A figure that stands where the canonical has one, or
    a field, that was not read may be just that, and is for a person.
    """
    if not furniture:
        return []
    wanting = _wanting(canonical, judged)
    taken = sorted(judgement.scan for judgement in judged if judgement.scan.size > 0)
    starts = [span[0] for span in taken]
    read = [unit for unit in units if unit.canonical.size > 0 and unit.scan.size > 0]
    firsts = [unit.scan.start for unit in read]
    found = []
    for span, reason in furniture:
        at = bisect_left(starts, span[1])
        if at and taken[at - 1][1] > span[0]:
            continue
        word = bisect_left(words.starts, span[0]) - 1
        unit = read[max(0, bisect_right(firsts, word) - 1)] if read else None
        index = 0
        if unit is not None:
            index = min(unit.canonical.end - 1, unit.canonical.start + max(0, word - unit.scan.start))
        place = canonical.ends[index]
        clause = canonical.clause_of[index]
        edit = Edit(EditKind.INSERT, Range(place, place), Range(*span), Range(0, 0), Range(0, 0), clause)
        told = Judgement(
            Verdict.FORMAT, "furniture", edit.canonical, edit.scan, edit.clause, 1.0, (reason,), edit, "copy/furniture"
        )
        if word + 1 in wanting and not any(map(str.isalpha, scan[slice(*span)])):
            told.category, told.score = "number", 0.3
            told.ask("or the figure that the canonical has here", "copy/furniture-or-figure")
        found.append(told)
    return found


def _wanting(canonical: CanonicalWords, judged: Sequence[Judgement]) -> set[int]:
    """The words of the scan before which a figure or a field of the canonical was not read."""
    found = set()
    for judgement in judged:
        edit = judgement.edit
        if edit.scan_words.size > 0:
            continue
        span = edit.canonical_words.indices
        figure = any(canonical.keys[i][:1].isdigit() and i not in canonical.pages for i in span)
        if (edit.kind is EditKind.DELETE and figure) or (edit.kind is EditKind.FIELD and not judgement.value):
            found.add(edit.scan_words.start)
    return found


def same_everywhere(canonical: CanonicalWords, judged: list[Judgement]) -> None:
    """A field that is filled differently in two places is for a person."""
    first: dict[str, str] = {}
    for judgement in judged:
        if judgement.edit.kind is not EditKind.FIELD:
            continue
        spec = canonical.slots[judgement.edit.canonical_words.start]
        value = judgement.value
        if not value:
            continue
        known = first.setdefault(spec.name, value)
        if not same(known, value):
            judgement.ask(
                f"{spec.name}: filled differently in two places: “{known}” and “{value}”", "field/same-everywhere"
            )


def withhold(judged: list[Judgement]) -> None:
    """An illegible page: nothing is clean and nobody is condemned."""
    for judgement in judged:
        if judgement.verdict in (Verdict.NOISE, Verdict.SUBSTANTIVE):
            reasons = judgement.reasons
            judgement.ask("", "copy/illegible")
            judgement.reasons = ("the page is too worn to be judged", *reasons)
