"""Each edit is caught in its clause and its copy; each garble leaves every verdict as it was."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.model import ExitCode, Verdict
from tests.changed_copies import baseline, change, change_everywhere, compare, copies, load, past_noise, told, touches

EDIT_COPIES, EDITS = load("edits")
GARBLE_COPIES, GARBLES = load("garbles")
FURNITURE = load("edits_furniture")[1]
FIELD_COPIES, FIELDS = load("edits_fields")


def test_enough_cases() -> None:
    """There are at least sixty edits and sixty garbles, each with a name of its own."""
    for cases in (EDITS, GARBLES):
        names = [case["name"] for case in cases]
        assert len(names) == len(set(names)) >= 60


@pytest.mark.parametrize("case", EDITS, ids=[case["name"] for case in EDITS])
def test_edit_is_caught(case: dict[str, Any]) -> None:
    """The changed copy is substantive in the right clause, the exit code is 1, other copies are judged as before."""
    copy = EDIT_COPIES[case["copy"]]
    changed = change(copy, case)
    report = compare(changed.text)
    before, after = copies(baseline(copy["file"])), copies(report)
    assert len(after) == len(before)
    assert report.exit_code() is ExitCode.SUBSTANTIVE
    agreement = after[changed.agreement]
    assert agreement.verdict == "substantive"
    clauses = case["clause"] if isinstance(case["clause"], list) else [case["clause"]]
    found = [f for f in agreement.findings if f.verdict is Verdict.SUBSTANTIVE and touches(f, changed.touched)]
    assert [f for f in found if f.clause in clauses], told(agreement)
    if "category" in case:
        assert case["category"] in {f.category for f in found}, told(agreement)
    for index, (old, new) in enumerate(zip(before, after, strict=True)):
        if index != changed.agreement:
            assert new.verdict == old.verdict
            assert past_noise(new) == past_noise(old), told(new)


@pytest.mark.parametrize("case", GARBLES, ids=[case["name"] for case in GARBLES])
def test_garble_is_not_condemned(case: dict[str, Any]) -> None:
    """Nothing past ``noise`` that was not there before; where the case allows it, a ``review`` at the garble."""
    copy = GARBLE_COPIES[case["copy"]]
    changed = change(copy, case)
    before, after = copies(baseline(copy["file"])), copies(compare(changed.text))
    assert len(after) == len(before)
    for index, (old, new) in enumerate(zip(before, after, strict=True)):
        if index == changed.agreement and "review" in case:
            extra = past_noise(new) - past_noise(old)
            here = [f for f in new.findings if f.verdict is Verdict.REVIEW and touches(f, changed.touched)]
            allowed = {(f.clause, f.verdict.value, f.canonical.text, f.scan.text) for f in here}
            assert set(extra) <= allowed, told(new)
            assert new.verdict in (old.verdict, "review"), told(new)
        else:
            assert past_noise(new) == past_noise(old), told(new)
            assert new.verdict == old.verdict, told(new)


@pytest.mark.parametrize("case", FURNITURE, ids=[case["name"] for case in FURNITURE])
def test_edit_posing_as_furniture_is_told(case: dict[str, Any]) -> None:
    """Each copy that holds a changed place has a finding past ``noise`` at one, and is not clean."""
    text, places = change_everywhere(case)
    agreements = copies(compare(text))
    assert len(agreements) == len(copies(baseline(case["file"])))
    holders = [a for a in agreements if any(a.span[0] <= start < a.span[1] for start, _ in places)]
    assert sum(a.span[0] <= start < a.span[1] for a in holders for start, _ in places) == len(places)
    for agreement in holders:
        assert agreement.verdict != "clean"
        assert any(
            f.verdict.gravity > Verdict.NOISE.gravity and f.scan.span[0] < end and f.scan.span[1] > start
            for f in agreement.findings
            for start, end in places
        ), told(agreement)


@pytest.mark.parametrize("case", FIELDS, ids=[case["name"] for case in FIELDS])
def test_term_in_a_field_is_told(case: dict[str, Any]) -> None:
    """A copy that fills in more than the field takes is not clean, and the finding stands where the filling does."""
    copy = FIELD_COPIES[case["copy"]]
    changed = change(copy, case)
    before, after = copies(baseline(copy["file"])), copies(compare(changed.text))
    assert [a.verdict for a in before] == ["clean"]
    assert len(after) == 1
    assert after[0].verdict in ("review", "substantive")
    told_of = [f for f in after[0].findings if f.verdict.gravity > Verdict.NOISE.gravity]
    assert any(touches(f, changed.touched, 0) for f in told_of), told(after[0])
