"""Which of the words that read as the canonical's are put to the picture, with which rivals, and what its answer makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from clausediff.evidence.pixels import Answer, Question
from clausediff.judge import Judgement, judge
from clausediff.judge.pixels_equal import NEAR_RIVAL, check_equal_words
from clausediff.model import Range, Verdict
from tests.judge.rule_cases import pages
from tests.stages import moved, page

FORM = "1. The Grower shall sell 60 crates of dry pears to the Press within two weeks.\n\n2. The Press may keep them.\n"
RIVAL = Answer(score=-40.04, rival="may", read=0.0, short=0.0, garbled=0.0)


@dataclass
class Picture:
    """Notes what it is asked, and gives one answer to all."""

    scan: str
    answer: Answer | None
    unsure: Sequence[str]
    """The words of which the engine was not sure; it knows nothing of ``crates``."""
    sure: float = 0.79
    asked: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def ask(self, questions: Sequence[Question], known: Sequence[tuple[Range, str]] = ()) -> list[Answer | None]:
        """The same to each."""
        for question in questions:
            assert self.scan[question.span.slice] == question.canonical
            self.asked[question.canonical] = question.rivals
        return [self.answer for _ in questions]

    def confidence(self, span: Range) -> float | None:
        """How sure the engine was of a word."""
        word = self.scan[span.slice]
        return None if word == "crates" else self.sure if word in self.unsure else 0.8

    def look_for(self, place: Range, text: str) -> float | None:
        """Nothing is unread."""
        return None


def looked(
    *unsure: str, answer: Answer | None = RIVAL, form: str = FORM, scan: str = "", sure: float = 0.79, **front: Any
) -> tuple[list[Judgement], dict[str, tuple[str, ...]]]:
    """What is found where the engine was not sure of some words, and what the picture was asked."""
    scan = scan or form
    found, _ = moved(form, scan, **front)
    made, edits = page(form, scan, **front)
    picture = Picture(scan, answer, unsure, sure)
    return check_equal_words(made, found.units, judge(made, edits), picture), picture.asked


def test_the_finding() -> None:
    """It is on the one word on both sides, for a person, and says what the picture has."""
    ((found,), asked) = looked("shall")
    at = FORM.index("shall")
    assert list(asked) == ["shall"]
    assert (found.verdict, found.category, found.rule) == (Verdict.REVIEW, "modal", NEAR_RIVAL)
    assert found.scan == Range(at, at + 5)
    assert found.canonical.size == 5
    assert found.edit.canonical_words == found.edit.scan_words
    assert found.edit.canonical_words.size == found.words == 1
    assert "rather has “may” here" in found.reasons[0]
    assert found.pixels is not None
    assert (found.pixels.score, found.pixels.rival) == (-40.0, "may")
    assert found.clause == 0


@pytest.mark.parametrize(
    ("unsure", "asked"),
    [
        (["60"], ["60"]),
        (["two"], ["two"]),
        (["may"], ["may"]),
        (["Grower", "dry", "pears"], []),
        (["crates", "60", "shall"], ["shall", "60"]),
        ([], []),
    ],
)
def test_which_words_are_asked(unsure: list[str], asked: list[str]) -> None:
    """Those that change what is agreed, of which the engine was not sure."""
    found, questions = looked(*unsure)
    assert list(questions) == asked
    assert len(found) == len([word for word in asked if word != "may"])


def test_words_of_must_match_phrases_are_asked() -> None:
    """Whatever they are; what is said of them is that they are in one."""
    answer = Answer(score=-40.0, rival="wet", read=0.0, short=0.0, garbled=0.0)
    ((found,), asked) = looked("dry", "pears", answer=answer, must_match=["dry"])
    assert list(asked) == ["dry"]
    assert found.category == "must-match"


def test_words_that_are_judged_anyway_are_not_asked() -> None:
    """Nor labels, of which the canonical's clauses tell."""
    changed = FORM.replace("shall", "will")
    assert looked("will", "1", "2", scan=changed)[1] == {}


def test_labels_and_fields_are_not_asked() -> None:
    """A label is compared as one, and a field has no words that could be others."""
    form = "1. The Press pays {{sum}} within 60 days.\n\n2. It may keep them.\n"
    scan = form.replace("{{sum}}", "50 pounds")
    assert list(looked("1", "2", "50", "pounds", "60", form=form, scan=scan, fields={"sum": {"type": "money"}})[1]) == [
        "60"
    ]


def test_page_numbers_are_not_asked() -> None:
    """They are layout."""
    form = pages()["numbered"].form.replace("{line}", "2")
    made, _ = page(form, form)
    assert {made.canonical.keys[index] for index in made.canonical.pages} == {"1", "2", "3"}
    assert looked("1", "2", "3", "each", form=form)[1].keys() == {"each"}


def test_an_engine_that_is_sure_enough() -> None:
    """A word is asked about below a confidence, not at it."""
    assert looked("shall", sure=0.8)[1] == {}


def test_the_rivals_of_a_figure() -> None:
    """Each digit in the place of each of its own, and no figure that has another length or is the same."""
    rivals = looked("60")[1]["60"]
    assert {f"{digit}0" for digit in "012345789"} | {f"6{digit}" for digit in "123456789"} <= set(rivals)
    assert "60" not in rivals
    assert {len(each) for each in rivals if each.isdigit()} == {2}


def test_the_rivals_of_a_figure_with_letters() -> None:
    """Its digits alone are exchanged."""
    rivals = looked("7th", form=FORM.replace("60", "7th"))[1]["7th"]
    assert {f"{digit}th" for digit in "012345689"} == {each for each in rivals if each.endswith("th")}


@pytest.mark.parametrize(("figure", "tried"), [("123456", True), ("1234567", False)])
def test_long_figures_have_no_rivals(figure: str, tried: bool) -> None:
    """Too many would have to be tried."""
    form = FORM.replace("60", figure)
    assert bool(looked(figure, form=form)[1].get(figure)) is tried


@pytest.mark.parametrize(("word", "other"), [("shall", "may"), ("Shall", "May"), ("SHALL", "MAY")])
def test_rivals_are_in_the_case_of_the_word(word: str, other: str) -> None:
    """As the print has it."""
    form = FORM.replace("shall", word)
    rivals = looked(word, form=form)[1][word]
    assert other in rivals
    assert word not in rivals


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ({}, 1),
        ({"score": -10.0}, 1),
        ({"score": -9.9}, 0),
        ({"garbled": 0.03}, 1),
        ({"garbled": 0.031}, 0),
        ({"doubt": 0.03}, 1),
        ({"doubt": 0.031}, 0),
        ({"rival": ""}, 0),
        ({"rival": "shall,"}, 0),
        ({"rival": "(may)."}, 1),
        ({"rival": "no"}, 0),
        ({"rival": "ought not"}, 0),
        ({"rival": "shaXq"}, 0),
        ({"rival": "understand"}, 1),
        ({"rival": "information"}, 0),
    ],
)
def test_what_the_picture_must_say(answer: dict[str, Any], found: int) -> None:
    """One other legal word of about the same width, for certain, on a page that it reads well."""
    told = {"score": -40.0, "rival": "may", "read": 0.0, "short": 0.0, "garbled": 0.0} | answer
    assert len(looked("shall", answer=Answer(**told))[0]) == found


def test_a_place_without_a_picture() -> None:
    """Nothing is said of it."""
    assert looked("shall", answer=None)[0] == []
