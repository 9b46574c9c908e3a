"""Fillings that do not fit, or differ in two places, are put to the picture before a person is asked.

::

    text      within 30. days                 Amara Lindhoim … Amara Lindholm
    picture   within 30 days: fits            Amara Lindholm at both places: filled alike

What is printed at the place counts, and only for what is read there: a filling that another engine reads as it was read stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from clausediff.alignment.edits import EditKind
from clausediff.canonical.fields import read_field, same
from clausediff.evidence.page import Page
from clausediff.evidence.pixels import Answer, PixelWitness, Question
from clausediff.judge.judgement import Judgement
from clausediff.judge.pixels import CERTAIN_DOUBT, CERTAIN_PAGE, PRINTED, STROKE, known_places
from clausediff.model import Pixels, Verdict
from clausediff.text.words import one_line

__all__ = ["AS_PRINTED", "FILLED_ALIKE", "ask_about_fillings"]

AS_PRINTED, FILLED_ALIKE = "pixels/filling", "pixels/filled-alike"
"""The rules' ids."""
_REASONS = 2
"""Of a filling that differs from another one: what it is, and that it differs. With more a mark is over it, and it stays as it is."""
_ALIKE = 0.6
"""Share of letters that what is printed and what was read have in common: otherwise it is another place's."""


def ask_about_fillings(page: Page, judged: Sequence[Judgement], witness: PixelWitness) -> None:
    """Take back what is asked about a filling where the picture has one that fits, or the same at both places."""
    fillings = [each for each in judged if each.edit.kind is EditKind.FIELD and each.value]
    doubtful = [each for each in fillings if each.rule == "field/problem" and len(each.reasons) == len(each.problems)]
    pairs = [
        (each, first)
        for each in fillings
        if each.rule == "field/same-everywhere" and not each.problems and len(each.reasons) == _REASONS
        if (first := _first(page, each, fillings)) is not each
    ]
    if not doubtful and not pairs:
        return
    questions = [Question(each.scan, one_line(each.value)) for each in doubtful]
    for each, other in pairs:
        questions += [Question(other.scan, one_line(each.value)), Question(each.scan, one_line(other.value))]
    answers = witness.ask(questions, known_places(page, judged))
    for judgement, answer in zip(doubtful, answers, strict=False):
        if answer is not None:
            _fit(page, judgement, answer)
    rest = answers[len(doubtful) :]
    for (each, other), here, there in zip(pairs, rest[::2], rest[1::2], strict=True):
        if _is_printed(here) or _is_printed(there):
            name = page.canonical.slots[each.edit.canonical_words.start].name
            said = one_line(each.value if _is_printed(here) else other.value)
            why = f"{name}: the picture of the page has “{said}” at both places"
            each.explain_away(Verdict.FIELD, each.category, FILLED_ALIKE, why)


def _first(page: Page, judgement: Judgement, fillings: Sequence[Judgement]) -> Judgement:
    """The first filling of a field, from which another one differs."""
    name = page.canonical.slots[judgement.edit.canonical_words.start].name
    return next(each for each in fillings if page.canonical.slots[each.edit.canonical_words.start].name == name)


def _is_printed(answer: Answer | None) -> bool:
    """Whether the text that was asked for is what is printed, for certain."""
    return answer is not None and answer.score >= PRINTED and _is_sure(answer)


def _is_sure(answer: Answer) -> bool:
    return answer.garbled <= CERTAIN_PAGE and answer.doubt <= CERTAIN_DOUBT and answer.way < STROKE


def _fit(page: Page, judgement: Judgement, answer: Answer) -> None:
    """Make a filling that does not fit what is printed in its place, where that fits and is a misreading away."""
    spec, language = page.canonical.slots[judgement.edit.canonical_words.start], page.canonical.source.language
    judgement.pixels = Pixels(round(answer.score, 1), answer.rival)
    if answer.score > -PRINTED or not _is_sure(answer):
        return
    value, problems = read_field(spec, answer.rival, language)
    near = Levenshtein.normalized_similarity(one_line(judgement.value), value) >= _ALIKE
    if problems or not value or not near or same(spec, value, judgement.value, language):
        return
    reason = f"{spec.name}: the picture of the page has “{value}”"
    judgement.explain_away(Verdict.FIELD, judgement.category, AS_PRINTED, reason)
    judgement.value, judgement.problems = value, ()
