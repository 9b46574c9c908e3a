"""Doubts put to the picture of the page: which of several texts is printed at the place of a finding?

It comes after the judgements on the text and before the vetoes, so that what it calls harmless passes them like everything else
(:mod:`clausediff.judge.vetoes` says of each veto whether the picture answers it). What it may change:

===============  ==================================  ==================================  =====================
a finding is     the canonical's words are printed   the words as read are printed       other words are printed
===============  ==================================  ==================================  =====================
``substantive``  becomes ``review``                  stays                               stays
``review``       becomes ``noise``                   becomes ``substantive``             stays
``noise``        stays; vetoes may be answered       becomes ``review``                  becomes ``review``
===============  ==================================  ==================================  =====================

Nothing changes where the page is too worn for the recogniser, where it doubts what it sees at the place, or where a pen or a mark
of the file is over the words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from clausediff import regex as re
from clausediff.alignment.edits import EditKind
from clausediff.evidence.page import Page
from clausediff.evidence.pixels import Answer, PixelWitness, Question
from clausediff.judge.case import Case
from clausediff.judge.judgement import Judgement
from clausediff.judge.vetoes import objection_to
from clausediff.model import Pixels, Range, Verdict
from clausediff.text.excerpts import excerpt
from clausediff.text.lookalikes import unaccented
from clausediff.text.words import one_line

__all__ = [
    "CERTAIN_DOUBT",
    "CERTAIN_PAGE",
    "GARBLED",
    "NOT_PRINTED",
    "PIXEL_RULES",
    "PRINTED",
    "STROKE",
    "WAVERING",
    "PixelCase",
    "PixelRule",
    "canonical_words",
    "known_places",
    "weigh_pixels",
]

PRINTED = 3.0
"""Score from which the canonical's words are printed. On pages that were fitted on, edits made before printing scored -11 at most."""
NOT_PRINTED = -10.0
"""Score below which they are not. What an engine misread scored more in 99 of 100 cases."""
GARBLED = 0.12
"""Share of letters that the recogniser and the reader read differently around the findings of a page: above it, nothing is taken back."""
CERTAIN_PAGE = 0.03
"""The same above which nothing is made graver."""
_DOUBT = 0.1
"""Nats a letter by which the recogniser may doubt the place more than the page, where the canonical's words are taken for printed."""
CERTAIN_DOUBT = 0.03
"""The same for protected words and figures, over which a pen may have gone, and for words that are made graver."""
STROKE = 0.7
"""Share of a place's width from which a dark way through it may be a stroke: then nothing is taken back. On words in five faces struck by
lines of 2 to 5 pixels, see ``docs/how-pages-are-judged.md``."""
_ACCENT, WAVERING = -4.0, 0.2
"""Score from which letters may be printed without the accent that was read (of specks on worn pages -1.2 or more), and how much the
recogniser may doubt such a place, in nats a letter: it wavers between the letter with and without the speck."""
_SHORT = 1.0
"""Nats by which a text may fall short of what the picture reads best to be what is printed."""
_WORDS = 6
"""A longer finding is no matter of misreading."""
_MARKUP = re.compile(r"[*_`#\\>|]+")
_KINDS = (EditKind.REPLACE, EditKind.DELETE, EditKind.INSERT, EditKind.GAP)
_PLACED = ("mark/", "pen/", "order/", "label/", "copy/", "furniture/", "moved/", "field/")
"""Rules that speak of a place, of a mark over the words or of several edits: which words are printed answers none of them."""
_MARKS = ("mark/", "pen/")
_PEN = ("struck", "written", "box")
"""Rules and categories of what is over the words: the recogniser reads through many strokes and proves nothing there."""
_LABELS = re.compile(r"label|page-number|title|signature|hidden")
"""The same among the rules of words."""
_ASKED_LABELS = ("replaced/other-label", "replaced/unlike-label")
"""Those of them that say which marks are in a label's place."""
_ROMAN, _UPRIGHTS = re.compile(r"i+"), re.compile(r"[il1|!]+")
"""A Roman numeral of equal strokes, and what engines read for one."""


class PixelCase(Case):
    """A judgement and what the picture says of it."""

    def __init__(self, page: Page, judgement: Judgement, answer: Answer, veto: str) -> None:
        super().__init__(page, judgement.edit)
        self.judgement_before = judgement
        self.answer = answer
        self.veto = veto
        """The veto that waits for a harmless judgement; empty where none does."""

    @property
    def verdict(self) -> Verdict:
        """What the judge said of the text."""
        return self.judgement_before.verdict

    @property
    def grave(self) -> bool:
        """Whether the words, or what may have been made of them, change what is agreed."""
        return self.protected or self.phrase is not None or self.figures or self.label or bool(self.veto)

    @property
    def read_printed(self) -> bool:
        """Whether the words as read are what is printed, for certain."""
        answer = self.answer
        return answer.read <= NOT_PRINTED and answer.short <= _SHORT and self._sure

    @property
    def other_printed(self) -> bool:
        """Whether one other legal word, or figure, is printed in the place of one, for certain."""
        answer, rival = self.answer, self.answer.rival.strip(".,;:()'\"")
        one = self.one_word and rival != "" and " " not in rival and self.page.scales.legal(rival)
        return one and answer.score <= NOT_PRINTED and answer.short > _SHORT and self._sure

    @property
    def _sure(self) -> bool:
        return self.answer.garbled <= CERTAIN_PAGE and self.answer.doubt <= CERTAIN_DOUBT


def _canonical_printed(case: PixelCase) -> str | None:
    """The canonical's words are printed, and what was read for them is not: the picture makes them likelier than any other text."""
    asked = case.verdict is Verdict.REVIEW or (case.verdict is Verdict.NOISE and case.veto)
    if not asked or not _is_printed(case):
        return None
    words = case.known if case.edit.kind is EditKind.INSERT else []
    if words or (len(case.observed) > 2 and case.edit.kind is EditKind.INSERT):
        return None  # ink that may be words: the recogniser does not see every pen
    return f"the picture of the page has {_shown(case)} here"


def _strokes_printed(case: PixelCase) -> str | None:
    """A label of upright strokes that was read with more or fewer of them, and the picture has as many as the canonical: ``(ii)`` for
    ``(iii)``. Recognisers read letters that are all alike as one too few."""
    if case.verdict is not Verdict.REVIEW or case.judgement_before.rule not in _ASKED_LABELS or not case.one_word:
        return None
    (one,), (other,) = case.canonical_keys, case.scan_keys
    strokes = _ROMAN.fullmatch(one) is not None and _UPRIGHTS.fullmatch(other) is not None and len(one) != len(other)
    counted = strokes and case.answer.uprights == len(one) and case.answer.way < STROKE
    return f"the picture of the page has {_shown(case)} here" if counted else None


def _accent_beside(case: PixelCase) -> str | None:
    """The canonical's letters with an accent that no word of this language has, and the picture has them without it about as well: a
    speck above or below a letter."""
    if case.verdict is not Verdict.REVIEW or case.edit.kind is not EditKind.REPLACE or not case.one_word:
        return None
    lexicon, answer = case.page.scales.lexicon, case.answer
    if not lexicon.unaccented or lexicon.is_word(case.observed) or unaccented(case.truth) != unaccented(case.observed):
        return None
    if case.truth.lower() == case.observed.lower() or not case.truth.isascii() or answer.score < _ACCENT:
        return None
    clear = answer.garbled <= GARBLED and answer.doubt <= WAVERING and answer.way < STROKE
    return f"{case.observed} is {case.truth} with a speck at a letter" if clear else None


def _is_printed(case: PixelCase) -> bool:
    answer = case.answer
    doubt = CERTAIN_DOUBT if case.grave else _DOUBT
    clear = answer.garbled <= GARBLED and answer.doubt <= doubt and answer.way < STROKE
    return answer.score >= PRINTED and clear


def _rather_canonical(case: PixelCase) -> str | None:
    """The text has other words than the canonical, and the picture has the canonical's: for a person."""
    if case.verdict is not Verdict.SUBSTANTIVE or not _is_printed(case):
        return None
    return f"the picture of the page rather has {_shown(case)} here"


def _shown(case: PixelCase) -> str:
    """The canonical's words, for a reason."""
    words = one_line(case.printed)
    return excerpt(words) if words else "no such ink"


def _read_printed(case: PixelCase) -> str | None:
    """The words as read are printed, each a word or a figure, in the place of the canonical's."""
    if case.verdict is not Verdict.REVIEW or case.edit.kind is not EditKind.REPLACE or not case.read_printed:
        return None
    if not case.legal or case.edit.canonical_words.size != case.edit.scan_words.size or case.at_margin:
        return None
    if case.canonical_keys == case.scan_keys or case.label:
        return None
    return f"the picture of the page has {excerpt(case.observed)} here"


def _words_printed(case: PixelCase) -> str | None:
    """What was taken for a misreading is printed as it was read, or another word is printed there."""
    if (
        case.verdict is not Verdict.NOISE
        or case.edit.kind is not EditKind.REPLACE
        or case.canonical_keys == case.scan_keys
    ):
        return None
    if "".join(case.canonical_keys) == "".join(case.scan_keys):
        return None
    if case.read_printed and case.legal:
        return f"the picture of the page has {excerpt(case.observed)} here"
    if case.other_printed:
        return f"the picture of the page has {excerpt(case.answer.rival)} here"
    return None


class PixelRule(NamedTuple):
    """What the picture may say of a judgement."""

    id: str
    verdict: Verdict
    """What the judgement becomes."""
    when: Callable[[PixelCase], str | None]
    """The reason if it holds; its docstring says what it is about."""


PIXEL_RULES = (
    PixelRule("pixels/canonical-printed", Verdict.NOISE, _canonical_printed),
    PixelRule("pixels/label-strokes", Verdict.NOISE, _strokes_printed),
    PixelRule("pixels/accent", Verdict.NOISE, _accent_beside),
    PixelRule("pixels/rather-canonical", Verdict.REVIEW, _rather_canonical),
    PixelRule("pixels/read-printed", Verdict.SUBSTANTIVE, _read_printed),
    PixelRule("pixels/words-printed", Verdict.REVIEW, _words_printed),
)
"""In the order in which they are tried; the first that holds decides."""


def weigh_pixels(page: Page, judged: Sequence[Judgement], witness: PixelWitness) -> None:
    """Put the judgements that are a matter of reading to the picture, and change them by :data:`PIXEL_RULES`."""
    marked = [each for each in judged if each.rule.startswith(_MARKS) or each.category in _PEN]
    asked: list[tuple[Judgement, str]] = []
    for judgement in judged:
        if _is_askable(judgement, marked):
            veto = objection_to(page, judgement).veto if judgement.harmless else ""
            if _is_worth_asking(page, judgement, veto != ""):
                asked.append((judgement, veto))
    if not asked:
        return
    questions = [Question(judgement.edit.scan, canonical_words(page, judgement)) for judgement, _ in asked]
    answers = witness.ask(questions, known_places(page, judged))
    for (judgement, name), answer in zip(asked, answers, strict=True):
        if answer is not None:
            judgement.pixels = Pixels(round(answer.score, 1), answer.rival)
            _decide(PixelCase(page, judgement, answer, name), judgement)


def _is_askable(judgement: Judgement, marked: Sequence[Judgement]) -> bool:
    """Whether a judgement is about which words are printed."""
    edit = judgement.edit
    if judgement.verdict.gravity < Verdict.NOISE.gravity or edit.kind not in _KINDS:
        return False
    if judgement.category in _PEN or judgement.rule.startswith(_PLACED):
        return False
    if _LABELS.search(judgement.rule) and judgement.rule not in _ASKED_LABELS:
        return False
    if max(edit.canonical_words.size, edit.scan_words.size) > _WORDS:
        return False
    return not any(
        each.canonical.start <= judgement.canonical.end and judgement.canonical.start <= each.canonical.end
        for each in marked
    )


def _is_worth_asking(page: Page, judgement: Judgement, vetoed: bool) -> bool:
    """Whether the answer may matter: plain garbles that nothing speaks against are left alone, for each question takes time."""
    if not judgement.harmless or vetoed:
        return True
    case = Case(page, judgement.edit)
    return judgement.edit.kind is EditKind.REPLACE and (case.legal or case.protected)


def known_places(page: Page, judged: Sequence[Judgement]) -> list[tuple[Range, str]]:
    """The places where a copy differs in words or marks, with the canonical's for them."""
    return [(each.edit.scan, canonical_words(page, each)) for each in judged if each.edit.kind in _KINDS]


def canonical_words(page: Page, judgement: Judgement) -> str:
    """The canonical's words as they would be printed in the line; words that were left out are set apart from their neighbours."""
    printed = page.canonical.printed[judgement.edit.canonical.slice]
    if judgement.edit.kind is EditKind.GAP:
        return _MARKUP.sub("", printed) or (" " if printed else "")
    words = " ".join(_MARKUP.sub(" ", printed).split())
    return f" {words} " if judgement.edit.kind is EditKind.DELETE else words


def _decide(case: PixelCase, judgement: Judgement) -> None:
    for rule in PIXEL_RULES:
        reason = rule.when(case)
        if reason is None:
            continue
        reasons = judgement.reasons
        if rule.verdict is Verdict.NOISE:
            judgement.explain_away(Verdict.NOISE, judgement.category, rule.id, reason)
            judgement.reasons = (reason, *reasons)
            judgement.errors, judgement.words = case.errors, judgement.edit.canonical_words.size
        elif rule.verdict is Verdict.REVIEW:
            judgement.ask(reason, rule.id)
            judgement.errors = 0
        else:
            judgement.verdict, judgement.rule, judgement.reasons = rule.verdict, rule.id, (reason, *reasons)
        return
