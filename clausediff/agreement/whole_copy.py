"""What is said of a copy as a whole, after each of its edits was judged.

Optional parts that it rightly does not have, and page furniture, are told as ``format``; a field that is filled differently in
two places is for a person; labels that count on after a change are that change's; and of a page that cannot be read nothing
is said to be clean or changed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from clausediff.alignment.align import Unit
from clausediff.alignment.edits import Edit, EditKind
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
        place = min((j.s[0] for j in judged if j.c[0] >= high), default=span[1])
        edit = Edit(EditKind.DELETE, (low, high), (place, place), 0, 0, 0, 0, clause)
        reason = "an optional part, or another of several wordings, that this copy does not have"
        found.append(Judgement(Verdict.FORMAT, "optional", edit.c, edit.s, clause, 1.0, (reason,), edit))
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
    taken = sorted(judgement.s for judgement in judged if judgement.s[0] < judgement.s[1])
    starts = [span[0] for span in taken]
    read = [unit for unit in units if unit.c0 < unit.c1 and unit.s0 < unit.s1]
    firsts = [unit.s0 for unit in read]
    found = []
    for span, reason in furniture:
        at = bisect_left(starts, span[1])
        if at and taken[at - 1][1] > span[0]:
            continue
        word = bisect_left(words.starts, span[0]) - 1
        unit = read[max(0, bisect_right(firsts, word) - 1)] if read else None
        index = min(unit.c1 - 1, unit.c0 + max(0, word - unit.s0)) if unit is not None else 0
        place = canonical.ends[index]
        edit = Edit(EditKind.INSERT, (place, place), span, 0, 0, 0, 0, canonical.clause_of[index])
        told = Judgement(Verdict.FORMAT, "furniture", edit.c, edit.s, edit.clause, 1.0, (reason,), edit)
        if word + 1 in wanting and not any(map(str.isalpha, scan[slice(*span)])):
            told.category, told.score = "number", 0.3
            told.ask("or the figure that the canonical has here")
        found.append(told)
    return found


def _wanting(canonical: CanonicalWords, judged: Sequence[Judgement]) -> set[int]:
    """The words of the scan before which a figure or a field of the canonical was not read."""
    found = set()
    for judgement in judged:
        edit = judgement.edit
        if edit.s0 != edit.s1:
            continue
        span = range(edit.c0, edit.c1)
        figure = any(canonical.keys[i][:1].isdigit() and i not in canonical.pages for i in span)
        if (edit.kind is EditKind.DELETE and figure) or (edit.kind is EditKind.FIELD and not judgement.value):
            found.add(edit.s0)
    return found


def same_everywhere(canonical: CanonicalWords, judged: list[Judgement]) -> None:
    """A field that is filled differently in two places is for a person.

    Values are compared by the field's type. Where the form wants a field the same everywhere, a blank beside a filled place
    differs as well; a blank that the form requires to be filled is told of already.
    """
    language = canonical.source.language
    first: dict[str, Judgement] = {}
    for judgement in judged:
        if judgement.edit.kind is not EditKind.FIELD:
            continue
        spec = canonical.slots[judgement.edit.c0]
        if not judgement.value and (spec.required or not spec.same_everywhere):
            continue
        known = first.setdefault(spec.name, judgement)
        if not same(spec, known.value, judgement.value, language):
            said = f"filled differently in two places: {_quoted(known.value)} and {_quoted(judgement.value)}"
            judgement.ask(f"{spec.name}: {said}")


def _quoted(value: str) -> str:
    return f"“{value}”" if value else "a blank"


def renumbered(judged: list[Judgement]) -> None:
    """Labels that go on counting after a clause is missing, added or moved are that change's, not changes of their own."""
    shifted = min((j.clause for j in judged if j.category in ("missing", "added", "moved")), default=None)
    for judgement in judged:
        if (
            judgement.category == "label"
            and judgement.verdict is Verdict.REVIEW
            and shifted is not None
            and judgement.clause >= shifted
        ):
            judgement.verdict = Verdict.FORMAT
            judgement.reasons = (*judgement.reasons, "renumbered after another change")


def withhold(judged: list[Judgement]) -> None:
    """An illegible page: nothing is clean and nobody is condemned."""
    for judgement in judged:
        if judgement.verdict in (Verdict.NOISE, Verdict.SUBSTANTIVE):
            judgement.verdict = Verdict.REVIEW
            judgement.reasons = ("the page is too worn to be judged", *judgement.reasons)
