"""Each rule of the judge decides what its cases say that it must, and refuses what is near to it."""

from __future__ import annotations

from collections import Counter

import pytest

from clausediff.judge.rule import Effect
from clausediff.judge.rules import KINDS, ids
from clausediff.model import Verdict
from tests.judge.rule_cases import ABOVE, RuleCase, findings_at, load, pages

CASES = list(load())
PAGES = pages()
HARMLESS = ("format", "field", "noise")
PROOFS = {rule.id for kind in KINDS for rule in kind.rules if rule.effect is Effect.PROOF}


def test_every_rule_has_cases() -> None:
    """Each id in the registry has a case that it must decide and two that it must not, and no case names another id."""
    accepted = Counter(case.rule for case in CASES if case.accepts)
    refused = Counter(case.rule for case in CASES if not case.accepts)
    registered = [rule for rule in ids() if rule not in ABOVE]
    assert len(registered) == len(set(registered))
    assert {rule for rule in registered if not accepted[rule]} == set()
    assert {rule for rule in registered if refused[rule] < 2} == set()
    assert (accepted.keys() | refused.keys()) - set(registered) == set()
    assert {case.by for case in CASES} - set(registered) - {""} == set()


def test_cases_are_near_and_told_why() -> None:
    """What a rule refuses has a reason in words; what a PROOF refuses is for a person."""
    for case in CASES:
        assert case.page in PAGES, case.name
        if not case.accepts:
            assert case.why, case.name
            assert case.by != case.rule, case.name
            assert case.rule not in PROOFS or case.verdict not in HARMLESS, case.name


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(case: RuleCase) -> None:
    """The rule decides, with the verdict of the case; or another one does."""
    found = findings_at(case, PAGES[case.page])
    told = "\n".join(f"{f.verdict} {f.rule}: {f.canonical.text!r} -> {f.scan.text!r} {f.reasons}" for f in found)
    if case.accepts:
        own = [f for f in found if f.rule == case.rule]
        assert own, told
        assert {f.verdict.value for f in own} == {case.verdict}, told
        assert case.among or found[0].verdict is own[0].verdict, told
    else:
        assert case.rule not in {f.rule for f in found}, told
        if case.among:
            found = [f for f in found if f.rule == case.by]
        assert (found[0].verdict.value, found[0].rule) == (case.verdict, case.by), told


def test_harmless_cases_are_by_proof() -> None:
    """No case that is harmless is decided by a rule that is no proof."""
    doubts = {rule.id for kind in KINDS for rule in kind.rules if rule.effect is not Effect.PROOF}
    for case in CASES:
        if Verdict(case.verdict).gravity < Verdict.REVIEW.gravity:
            assert case.by not in doubts, case.name
