"""How a case is decided by rules: what ends the search, what is told, and what a doubt does to it."""

from __future__ import annotations

import pytest

from clausediff.alignment.edits import EditKind
from clausediff.judge.case import Case
from clausediff.judge.rule import Default, Effect, Rule, decide
from clausediff.model import Verdict
from tests.stages import page

FORM = "The Grower keeps a document about the weather in the yard.\n"


def a_case() -> Case:
    """A case of one misread word."""
    made, edits = page(FORM, FORM.replace("document", "docurnent"))
    (edit,) = (edit for edit in edits if edit.kind is EditKind.REPLACE)
    return Case(made, edit)


def rule(name: str, effect: Effect, *reasons: str, holds: bool = True, **more: object) -> Rule[Case]:
    """A rule that holds, or does not."""
    verdicts = {Effect.PROOF: Verdict.NOISE, Effect.CHANGE: Verdict.SUBSTANTIVE, Effect.DOUBT: Verdict.REVIEW}
    return Rule(name, effect, lambda case: reasons if holds else None, verdicts[effect], **more)  # type: ignore[arg-type]


def proof(name: str, *reasons: str, **more: object) -> Rule[Case]:
    """A proof."""
    return rule(name, Effect.PROOF, *reasons, **more)


def change(name: str, *reasons: str, **more: object) -> Rule[Case]:
    """A change."""
    return rule(name, Effect.CHANGE, *reasons, **more)


def doubt(name: str, *reasons: str, **more: object) -> Rule[Case]:
    """A doubt."""
    return rule(name, Effect.DOUBT, *reasons, **more)


DEFAULT: Default[Case] = Default(
    "default", "What is left.", Verdict.REVIEW, lambda case: ("own",), lambda case: "word", 0.4, ("alone",)
)
SURE: Default[Case] = Default("sure", "What is left.", Verdict.SUBSTANTIVE, lambda case: (), lambda case: "word", 0.01)


def test_the_first_proof_ends_the_search() -> None:
    """What stands behind it is not asked, and the default's reasons are not told of what is harmless."""
    made = decide(a_case(), (proof("one", "a"), change("two", "b"), doubt("three", "c")), DEFAULT)
    assert (made.verdict, made.rule, made.reasons) == (Verdict.NOISE, "one", ("a",))


def test_the_first_change_ends_the_search() -> None:
    """And the default's reasons go before its own, each told once."""
    made = decide(a_case(), (change("one", "a", "own"), proof("two")), DEFAULT)
    assert (made.verdict, made.rule, made.reasons) == (Verdict.SUBSTANTIVE, "one", ("own", "a"))


def test_a_rule_that_does_not_hold_is_passed_over() -> None:
    """The next one decides."""
    assert decide(a_case(), (proof("one", holds=False), change("two")), DEFAULT).rule == "two"


@pytest.mark.parametrize("behind", [proof("end", "z"), change("end", "z")])
def test_doubts_before_the_end_cap_the_verdict(behind: Rule[Case]) -> None:
    """Whatever would have followed, a person is asked; the first doubt names the finding and each is told."""
    made = decide(a_case(), (doubt("one", "a", category="sign", score=0.6), doubt("two", "b"), behind), DEFAULT)
    assert (made.verdict, made.rule, made.category, made.score) == (Verdict.REVIEW, "one", "sign", 0.6)
    assert made.reasons == ("own", "a", "b")


def test_doubts_behind_the_end_are_not_told() -> None:
    """They were not reached."""
    assert decide(a_case(), (doubt("one", "a"), proof("end"), doubt("two", "b")), DEFAULT).reasons == ("own", "a")


def test_a_doubt_caps_the_default() -> None:
    """A default that is a change is one no more."""
    assert decide(a_case(), (doubt("one", "a"),), SURE).verdict is Verdict.REVIEW
    assert decide(a_case(), (doubt("one", "a", holds=False),), SURE).verdict is Verdict.SUBSTANTIVE


def test_the_default_decides_where_nothing_holds() -> None:
    """With its own reasons and with what is said where it decides by itself."""
    made = decide(a_case(), (), DEFAULT)
    assert (made.verdict, made.rule, made.category, made.score) == (Verdict.REVIEW, "default", "word", 0.4)
    assert made.reasons == ("own", "alone")


def test_a_rule_without_a_category_has_the_words_own() -> None:
    """And a score may be worked out from the case."""
    made = decide(a_case(), (change("one", score=lambda case: 0.07),), DEFAULT)
    assert (made.category, made.score) == ("word", 0.07)
    told = decide(a_case(), (), Default("d", "x", Verdict.REVIEW, lambda case: (), lambda case: "w", lambda case: 0.2))
    assert told.score == 0.2


def test_words_that_count_as_read() -> None:
    """A proof that the words were read in spite of the noise adds to what was read, and to the page's errors."""
    read = decide(a_case(), (proof("one", read=True),), DEFAULT)
    assert (read.errors, read.words) == (1, 1)
    passed = decide(a_case(), (proof("one"),), DEFAULT)
    assert (passed.errors, passed.words) == (0, 0)


def test_the_judgement_is_on_the_edit() -> None:
    """It has the edit's places and clause."""
    case = a_case()
    made = decide(case, (proof("one"),), DEFAULT)
    edit = case.edit
    assert (made.canonical, made.scan, made.clause, made.edit) == (edit.canonical, edit.scan, edit.clause, edit)
