"""Copies whose words are laid out in another way than the form's: ``tests/cases/layouts.yaml``."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.model import Verdict
from clausediff.pipeline import Options, compare_sources
from tests.agreement.test_structure import told
from tests.stages import canonical, cases


def run(forms: dict[str, Any], case: dict[str, Any]) -> tuple[int, list[str]]:
    """The exit code, and what is said to a person."""
    form = dict(forms[case["form"]])
    made = canonical(form.pop("text"), title="Supply Terms", **form)
    report = compare_sources(["-"], Options(canonical=made), stdin=case["scan"].encode())
    (found,) = report.documents
    assert found.error is None, found.error
    every = [*found.findings, *(finding for agreement in found.agreements for finding in agreement.findings)]
    assert all(found.text[finding.scan.span.slice] == finding.scan.text for finding in every)
    return int(report.exit_code()), [told(each) for each in every if each.verdict.gravity >= Verdict.REVIEW.gravity]


DATA = cases("layouts") or {"forms": {}, "cases": []}


@pytest.mark.parametrize("case", DATA["cases"], ids=[case["name"] for case in DATA["cases"]])
def test_case(case: dict[str, Any]) -> None:
    """A person is told what the case says, and nothing else."""
    assert run(DATA["forms"], case) == (case["exit"], case["says"])
