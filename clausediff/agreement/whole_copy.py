"""What is judged of a copy as a whole, after each of its edits was judged.

- optional parts that it rightly lacks, and page furniture, become findings of their own (``format``);
- a number in words and in figures that says two things is told;
- a field that is filled differently in two places is for a person;
- labels that count on after a missing, added or moved clause are that change's;
- nothing on a page that cannot be read is called clean or changed.
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
from clausediff.text.numbers_twice import numbers_that_differ
from clausediff.text.words import Words

_NO_WORDS = Range(0, 0)


def absent_parts(canonical: CanonicalWords, judged: list[Judgement], span: Range) -> list[Judgement]:
    """Optional parts and branches that this copy rightly does not have, at the place where they would be."""
    found = []
    for low, high in canonical.absent:
        clause = next((i for i, c in enumerate(canonical.clauses) if c.span[0] <= low < c.span[1]), 0)
        place = min((j.scan.start for j in judged if j.canonical.start >= high), default=span[1])
        edit = Edit(EditKind.DELETE, Range(low, high), Range(place, place), _NO_WORDS, _NO_WORDS, clause)
        reason = "an optional part, or another of several wordings, that this copy does not have"
        found.append(
            Judgement(Verdict.FORMAT, "optional", edit.canonical, edit.scan, clause, (reason,), edit, "copy/optional")
        )
    return found


def furniture_within(furniture: Sequence[Furniture], span: Range) -> Sequence[Furniture]:
    """The furniture that is in a copy; ``furniture`` is in order."""
    low = bisect_left(furniture, span[0], key=lambda each: each.span.start)
    return furniture[low : bisect_left(furniture, span[1], key=lambda each: each.span.start)]


def furniture_findings(
    canonical: CanonicalWords,
    words: Words,
    scan: str,
    units: Sequence[Unit],
    judged: list[Judgement],
    furniture: Sequence[Furniture],
) -> list[Judgement]:
    """Page furniture as findings, where no other finding runs across it; each in the clause that it follows.

    ``scan`` is the text with the furniture that ``words`` are without. A figure that is found where a figure or a field of
    the canonical was not read may be just that, and is for a person.
    """
    if not furniture:
        return []
    unread = _before_unread_figures(canonical, judged)
    taken = sorted(judgement.scan for judgement in judged if judgement.scan.size > 0)
    starts = [span.start for span in taken]
    read = [unit for unit in units if unit.canonical.size > 0 and unit.scan.size > 0]
    firsts = [unit.scan.start for unit in read]
    found = []
    for span, reason, rule, asks in furniture:
        at = bisect_left(starts, span.end)
        if at and taken[at - 1].end > span.start and not asks:
            continue
        word = bisect_left(words.starts, span.start) - 1
        index = _canonical_word(read[max(0, bisect_right(firsts, word) - 1)], word) if read else 0
        place, clause = canonical.ends[index], canonical.clause_of[index]
        edit = Edit(EditKind.INSERT, Range(place, place), span, _NO_WORDS, _NO_WORDS, clause)
        judgement = Judgement(Verdict.FORMAT, "furniture", edit.canonical, span, clause, (reason,), edit, rule)
        if asks:
            judgement.verdict = Verdict.REVIEW
        if word + 1 in unread and not any(map(str.isalpha, scan[span.slice])):
            judgement.category = "number"
            judgement.ask("or the figure that the canonical has here", "copy/furniture-or-figure")
        found.append(judgement)
    return found


def _canonical_word(unit: Unit, word: int) -> int:
    """The canonical's word for a word of the scan in or behind a unit."""
    return min(unit.canonical.end - 1, unit.canonical.start + max(0, word - unit.scan.start))


def _before_unread_figures(canonical: CanonicalWords, judged: Sequence[Judgement]) -> set[int]:
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


def compare_field_places(canonical: CanonicalWords, judged: list[Judgement]) -> None:
    """A field that is filled differently in two places is for a person.

    Values are compared by the field's type. Where the form wants a field the same everywhere, a blank beside a filled place
    differs as well; a blank that the form requires to be filled is told of already.
    """
    language = canonical.source.language
    first: dict[str, Judgement] = {}
    for judgement in judged:
        if judgement.edit.kind is not EditKind.FIELD:
            continue
        spec = canonical.slots[judgement.edit.canonical_words.start]
        if not judgement.value and (spec.required or not spec.same_everywhere):
            continue
        known = first.setdefault(spec.name, judgement)
        if not same(spec, known.value, judgement.value, language):
            said = f"filled differently in two places: {_quoted(known.value)} and {_quoted(judgement.value)}"
            judgement.ask(f"{spec.name}: {said}", "field/same-everywhere")


def _quoted(value: str) -> str:
    return f"“{value}”" if value else "a blank"


def check_numbers_twice(canonical: CanonicalWords, judged: list[Judgement], text: str, span: Range) -> None:
    """A number that a copy has in words and in figures with two values is a reason for what is found there, and a question
    where nothing grave is: in a blank beside the form's own figure. What the form itself has so is its author's.

    ::

        within {{days}} (60) days      filled with *ninety*
    """
    language = canonical.source.language
    found = numbers_that_differ(text[span.slice], language)
    own = {each[1:] for each in numbers_that_differ(canonical.source.masked(), language)} if found else set()
    for twice in found:
        low, high = twice.span.start + span.start, twice.span.end + span.start
        meets = [each for each in judged if each.scan.start < high and low < each.scan.end]
        worst = max(meets, key=lambda each: each.verdict.gravity, default=None)
        if worst is None or twice[1:] in own:
            continue
        if worst.verdict.gravity >= Verdict.REVIEW.gravity:
            worst.reasons = (*worst.reasons, twice.says)
        else:
            worst.ask(twice.says, "copy/number-twice")


def withhold_verdicts(judged: list[Judgement]) -> None:
    """Make what is called noise or a change on an illegible page ``review``."""
    for judgement in judged:
        if judgement.verdict in (Verdict.NOISE, Verdict.SUBSTANTIVE):
            reasons = judgement.reasons
            judgement.ask("", "copy/illegible")
            judgement.reasons = ("the page is too worn to be judged", *reasons)
