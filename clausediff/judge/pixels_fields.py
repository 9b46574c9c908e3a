"""Fillings that do not fit, or differ in two places, are put to the picture before a person is asked.

::

    text      within 30. days                 Amara Lindhoim … Amara Lindholm                $145. 00
    picture   within 30 days: fits            Amara Lindholm at both places: filled alike    $145.00: as likely, and fits

What is printed at the place counts, and only for what is read there: a filling that another engine reads as it was read stays as it is.
But blanks within a figure, its marks, and letters for its digits are what engines waver about: where such another spelling fits, and the
picture has it about as well, it is what is there. A digit more or less, or another one, is no other spelling.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from clausediff import regex as re
from clausediff.alignment.edits import EditKind
from clausediff.canonical.fields import read_field, same
from clausediff.canonical.template import FieldSpec
from clausediff.evidence.page import Page
from clausediff.evidence.pixels import Answer, PixelWitness, Question
from clausediff.judge.judgement import Judgement
from clausediff.judge.pixels import (
    CERTAIN_DOUBT,
    CERTAIN_PAGE,
    GARBLED,
    PRINTED,
    STROKE,
    WAVERING,
    known_places,
)
from clausediff.model import Pixels, Verdict
from clausediff.text.lookalikes import FIGURES
from clausediff.text.words import one_line

__all__ = ["AS_PRINTED", "FILLED_ALIKE", "ask_about_fillings"]

AS_PRINTED, FILLED_ALIKE = "pixels/filling", "pixels/filled-alike"
"""The rules' ids."""
_REASONS = 2
"""Of a filling that differs from another one: what it is, and that it differs. With more a mark is over it, and it stays as it is."""
_ALIKE = 0.6
"""Share of letters that what is printed and what was read have in common: otherwise it is another place's."""
_ABOUT = -2.0
"""Score from which another spelling is about as likely as what was read."""
_FIGURES = ("date", "money", "number")
_MARKS_APART = re.compile(r"(?<=\d) ?([.,/:-]) ?(?=\d)")
_CENTS = re.compile(r"[.,](?=\d\d$)")
_BEHIND_A_DIGIT = re.compile(r"(?<=\d)\S+")


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
    spelled = [(each, text) for each in doubtful for text in _spelled(page, each)]
    questions = [Question(each.scan, one_line(each.value)) for each in doubtful]
    questions += [Question(each.scan, text) for each, text in spelled]
    for each, other in pairs:
        questions += [Question(other.scan, one_line(each.value)), Question(each.scan, one_line(other.value))]
    answers = witness.ask(questions, known_places(page, judged))
    for judgement, answer in zip(doubtful, answers, strict=False):
        if answer is not None:
            _fit(page, judgement, answer)
    rest = answers[len(doubtful) :]
    for (judgement, text), answer in zip(spelled, rest, strict=False):
        if answer is not None and answer.score >= _ABOUT and judgement.rule != AS_PRINTED and _is_clear(answer):
            judgement.pixels = Pixels(round(answer.score, 1), answer.rival)
            _take(page, judgement, text)
    rest = rest[len(spelled) :]
    for (each, other), here, there in zip(pairs, rest[::2], rest[1::2], strict=True):
        spec, language = page.canonical.slots[each.edit.canonical_words.start], page.canonical.source.language
        alike = other.rule == AS_PRINTED and same(spec, each.value or "", other.value or "", language)
        if alike or _is_printed(here) or _is_printed(there):
            name = spec.name
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


def _is_clear(answer: Answer) -> bool:
    """Whether the picture is good enough for the same digits, spelled otherwise: at a blank or a mark the recogniser may waver."""
    return answer.garbled <= GARBLED and answer.doubt <= WAVERING and answer.way < STROKE


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
    _take(page, judgement, value)


def _take(page: Page, judgement: Judgement, value: str) -> None:
    """Make a filling another text, which fits."""
    spec = page.canonical.slots[judgement.edit.canonical_words.start]
    reason = f"{spec.name}: the picture of the page has “{value}”"
    judgement.explain_away(Verdict.FIELD, judgement.category, AS_PRINTED, reason)
    judgement.value, judgement.problems = value, ()


def _spelled(page: Page, judgement: Judgement) -> list[str]:
    """A filling with a figure, spelled otherwise, as far as that fits: blanks beside its marks left out, point for comma, digits for
    the letters among them."""
    spec, language = page.canonical.slots[judgement.edit.canonical_words.start], page.canonical.source.language
    if spec.type not in _FIGURES:
        return []
    own = one_line(judgement.value or "")
    found = dict.fromkeys(text for text in _otherwise(own) if text != own)
    return [text for text in found if _fits(spec, text, language)]


def _fits(spec: FieldSpec, text: str, language: str) -> bool:
    value, problems = read_field(spec, text, language)
    return not problems and one_line(value) == text


def _otherwise(text: str) -> Iterator[str]:
    """Other spellings of a text with figures."""
    closed = _MARKS_APART.sub(r"\1", text)
    for each in (text, closed, _with_digits(text), _with_digits(closed)):
        yield each
        yield _CENTS.sub(".", each)
        yield _CENTS.sub(",", each)


def _with_digits(text: str) -> str:
    """A text with digits for what engines read for them behind a digit; before it the sign of a currency may stand."""
    return _BEHIND_A_DIGIT.sub(
        lambda tail: "".join(FIGURES.get(char, char)[0] if char.isalpha() else char for char in tail[0]), text
    )
