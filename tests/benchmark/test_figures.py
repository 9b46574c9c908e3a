"""The promises of ``docs/benchmark.md`` that every change must keep, on the data that ships."""

from __future__ import annotations

import pytest

from tests.benchmark.arms import ARMS, Absent
from tests.benchmark.score import Result, score
from tests.benchmark.systems import clausediff
from tests.benchmark.table import alarms

pytestmark = pytest.mark.slow


def results(arm: str, step: int = 1) -> list[Result]:
    """Every ``step``-th case of an arm as clausediff answers it; skips where the arm's data is absent."""
    try:
        recipes = list(ARMS[arm]())[::step]
    except Absent as reason:
        pytest.skip(str(reason))
    cases = [recipe() for recipe in recipes]
    return [score(case, "clausediff", clausediff(case)) for case in cases]


def hidden(answered: list[Result]) -> list[dict[str, object]]:
    """The edits that would go unseen, for the message of the assertion."""
    return [f for r in answered for f in r.failures if f["show"] == "silent"]


def test_no_crash_and_no_substantive_on_the_nine() -> None:
    """The nine real agreements were not edited."""
    answered = results("seeds")
    assert [r.error for r in answered] == [""] * len(answered)
    assert sum(r.false_substantive for r in answered) == 0


@pytest.mark.parametrize("arm", ["seeds-reverse", "own-edited", "own-reverse"])
def test_no_edit_is_hidden(arm: str) -> None:
    """No edit made before printing, or in the canonical of a real reading, goes unseen."""
    answered = results(arm)
    assert sum(len(r.outcomes) for r in answered) > 100
    assert hidden(answered) == []


def test_no_adversary_is_hidden() -> None:
    """No edit dressed as noise, format or a filling goes unseen."""
    assert hidden(results("adversaries", step=4)) == []


def test_few_alarms_on_our_own_forms() -> None:
    """At most one false substantive finding per 1,000 words on worn but legible scans."""
    assert alarms(results("own-plain"), "substantive").value <= 0.001
