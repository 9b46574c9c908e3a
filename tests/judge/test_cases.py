"""Each kind of difference gets the verdict that the cases call right, whichever module of the judge gives it."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.judge import Judgement
from clausediff.model import Verdict
from tests.stages import cases, judged

DATA: dict[str, Any] = cases("judge")
PAGES: dict[str, Any] = cases("judge_pages")
CASES = [(group, case) for group in ("replaced", "lost", "gained", "between") for case in DATA[group]]


def judgements(form: str, scan: str) -> list[Judgement]:
    """What the judge says of the differences of a page."""
    one, other = (f"{DATA['before']}\n2. {line}\n{DATA['after']}" for line in (form, scan))
    if form.startswith("("):
        one, other = (f"{DATA['before']}\n2. All of it:\n\n{line}\n{DATA['after']}" for line in (form, scan))
    elif scan.startswith("2. "):
        one, other = (f"{DATA['before']}\n{line}\n{DATA['after']}" for line in (form, scan))
    elif not scan:
        other = f"{DATA['before']}{DATA['after']}"
    return judged(one, other, must_match=["royalty free"], title="Supply of Flour")


def listed(what: str | list[str]) -> list[str]:
    """One or several."""
    return [what] if isinstance(what, str) else what


@pytest.mark.parametrize(("group", "case"), CASES, ids=[f"{group}: {case['name']}" for group, case in CASES])
def test_verdict(group: str, case: dict[str, Any]) -> None:
    """The verdict and the category are right, and the reasons say why."""
    del group
    found = judgements(case["form"], case["scan"])
    assert found
    worst = max(found, key=lambda judgement: judgement.verdict.gravity)
    told = [(j.verdict.value, j.category, j.reasons) for j in found]
    assert worst.verdict.value in listed(case["verdict"]), told
    assert worst.category in listed(case["category"]), told
    assert worst.reasons and all(worst.reasons)
    assert case.get("reason", "") in " ".join(worst.reasons)
    assert sum(j.verdict is worst.verdict for j in found) == (2 if case.get("twice") else 1), told


def test_equal_pages() -> None:
    """Of two equal pages nothing is said."""
    assert judgements("The Buyer pays the price.", "The Buyer pays the price.") == []


@pytest.mark.parametrize(("group", "case"), CASES, ids=[f"{group}: {case['name']}" for group, case in CASES])
def test_scores(group: str, case: dict[str, Any]) -> None:
    """A score is a probability: high for noise, low for a change."""
    del group
    for judgement in judgements(case["form"], case["scan"]):
        assert 0 <= judgement.score <= 1
        if judgement.verdict is Verdict.NOISE:
            assert judgement.score > 0.8
        if judgement.verdict is Verdict.SUBSTANTIVE:
            assert judgement.score <= 0.1


@pytest.mark.parametrize("case", PAGES["cases"], ids=[case["name"] for case in PAGES["cases"]])
def test_page_numbers_of_the_canonical(case: dict[str, Any]) -> None:
    """They are layout, but only they."""
    form = PAGES["canonical"]
    assert form.count(case["find"]) == 1
    found = judged(form, form.replace(case["find"], case["put"]), title="Supply of Flour")
    worst = max(found, key=lambda judgement: judgement.verdict.gravity)
    told = [(j.verdict.value, j.category, j.reasons) for j in found]
    assert worst.verdict.value in listed(case["verdict"]), told
    assert case.get("category", worst.category) == worst.category, told
