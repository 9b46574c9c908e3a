"""Words that read as the canonical's, put to the picture of the page: is it rather one of their neighbours that is printed?

An engine that misreads ``now`` as ``not`` where the canonical has ``not`` hides an edit, and no text shows it. Asked are words that
change what is agreed (figures, negations, modals, must-match phrases, defined terms) and that the engine itself was not sure of::

    canonical   within 60 days      as read   within 60 days (sure by 0.71)      asked   60, or 10, 20 … 66, 68, 80?
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausediff.alignment.edits import Edit, EditKind
from clausediff.alignment.unit import Kind, Unit
from clausediff.evidence.page import Page
from clausediff.evidence.pixels import Answer, PixelWitness, Question
from clausediff.judge.judgement import Judgement
from clausediff.judge.pixels import CERTAIN_DOUBT, CERTAIN_PAGE, NOT_PRINTED, known_places
from clausediff.model import Pixels, Range, Verdict
from clausediff.text.protected import category as category_of
from clausediff.text.protected import neighbours
from clausediff.text.words import alnum_key

__all__ = ["NEAR_RIVAL", "check_equal_words"]

NEAR_RIVAL = "pixels/near-rival"
"""The rule's id."""
_SURE = 0.8
"""An engine's confidence from which a word is not asked about."""
_WIDTH = 0.5
"""Share of the longer word's letters that the shorter one has, at least."""
_LONGEST_FIGURE = 6
"""Digits of a figure whose neighbours are tried."""


def check_equal_words(
    page: Page, units: Sequence[Unit], judged: Sequence[Judgement], witness: PixelWitness
) -> list[Judgement]:
    """A ``review`` for each word that reads as the canonical's where the picture has another word for certain."""
    taken = {index for judgement in judged for index in judgement.edit.canonical_words.indices}
    asked = [
        (index, word)
        for unit in units
        if unit.kind is Kind.EQUAL
        for index, word in zip(unit.canonical.indices, unit.scan.indices, strict=True)
        if index not in taken and _matters(page, index) and _is_unsure(page, word, witness)
    ]
    if not asked:
        return []
    questions = [_question(page, index, word) for index, word in asked]
    found = []
    for (index, word), answer in zip(asked, witness.ask(questions, known_places(page, judged)), strict=True):
        if answer is not None and _other_is_printed(page, word, answer):
            found.append(_said(page, index, word, answer))
    return found


def _matters(page: Page, index: int) -> bool:
    """Whether another word in the place of a canonical's word would change what is agreed."""
    canonical = page.canonical
    if index in canonical.slots or index in canonical.pages or index in canonical.labels:
        return False
    return index in canonical.must or bool(page.classes(index))


def _is_unsure(page: Page, word: int, witness: PixelWitness) -> bool:
    confidence = witness.confidence(_span(page, word))
    return confidence is not None and confidence < _SURE


def _span(page: Page, word: int) -> Range:
    return Range(page.words.starts[word], page.words.ends[word])


def _question(page: Page, index: int, word: int) -> Question:
    text = page.words.text[_span(page, word).slice]
    return Question(_span(page, word), text, tuple(_rivals(page, index, text)))


def _rivals(page: Page, index: int, text: str) -> Iterator[str]:
    """Legal words and figures that are near a word as read, in its case."""
    if any(map(str.isdigit, text)) and len(text) <= _LONGEST_FIGURE:
        for at, char in enumerate(text):
            if char.isdigit():
                yield from (text[:at] + digit + text[at + 1 :] for digit in "0123456789" if digit != char)
    for each in neighbours(page.canonical.keys[index], page.classes(index), page.scales.terms):
        yield each.upper() if text.isupper() and len(text) > 1 else each.capitalize() if text[:1].isupper() else each


def _other_is_printed(page: Page, word: int, answer: Answer) -> bool:
    """Whether the picture has one other legal word for certain."""
    rival = answer.rival.strip(".,;:()'\"")
    sure = answer.garbled <= CERTAIN_PAGE and answer.doubt <= CERTAIN_DOUBT and answer.score <= NOT_PRINTED
    own, other = alnum_key(page.words.raw(word)), alnum_key(rival)
    # A word of quite another width is the neighbour, taken for this one.
    near = other not in ("", own) and min(len(own), len(other)) >= _WIDTH * max(len(own), len(other))
    return sure and near and " " not in rival and page.scales.legal(rival)


def _said(page: Page, index: int, word: int, answer: Answer) -> Judgement:
    """The finding for one word."""
    canonical = page.canonical
    own = Range(canonical.starts[index], canonical.ends[index])
    edit = Edit(
        EditKind.REPLACE,
        own,
        _span(page, word),
        Range(index, index + 1),
        Range(word, word + 1),
        canonical.clause_of[index],
    )
    classes = page.classes(index)
    category = category_of(classes) if classes else "must-match"
    reason = f"reads as the canonical, but the picture of the page rather has “{answer.rival}” here"
    made = Judgement(Verdict.REVIEW, category, own, edit.scan, edit.clause, (reason,), edit, NEAR_RIVAL, words=1)
    made.pixels = Pixels(round(answer.score, 1), answer.rival)
    return made
