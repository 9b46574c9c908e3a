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
    "default", "What is left.", Verdict.REVIEW, lambda case: ("own",), lambda case: "word", ("alone",)
)
SURE: Default[Case] = Default("sure", "What is left.", Verdict.SUBSTANTIVE, lambda case: (), lambda case: "word")


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
    made = decide(a_case(), (doubt("one", "a", category="sign"), doubt("two", "b"), behind), DEFAULT)
    assert (made.verdict, made.rule, made.category) == (Verdict.REVIEW, "one", "sign")
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
    assert (made.verdict, made.rule, made.category) == (Verdict.REVIEW, "default", "word")
    assert made.reasons == ("own", "alone")


def test_a_rule_without_a_category_has_the_words_own() -> None:
    """So that a finding is told by what was changed."""
    assert decide(a_case(), (change("one"),), DEFAULT).category == "word"


def test_a_proof_by_likelihood_is_told_with_it() -> None:
    """A rule of another effect has none, and neither has a proof that a doubt stands before."""
    likely = proof("one", likelihood=lambda case: 0.97)
    assert decide(a_case(), (likely,), DEFAULT).score == 0.97
    assert decide(a_case(), (proof("one"),), DEFAULT).likelihood is None
    assert decide(a_case(), (doubt("two"), likely), DEFAULT).likelihood is None
