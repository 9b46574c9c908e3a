"""From file to verdict: words that a copy's markup hides or marks are for a person, and typography is not."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from clausediff.model import Verdict
from clausediff.pipeline import Options, compare_sources
from tests.stages import cases

DATA: dict[str, Any] = cases("masks_and_marks")
FRAME = """# Terms of Hire

1. The Owner lends the boat to the Hirer for the summer and keeps it in good repair.

2. The Hirer returns the boat to the harbour each evening and reports every fault by letter.

3. {clause}

4. The law of the State of Oregon governs these terms and each order under them.
"""
JUDGED = find_spec("clausediff.judge.marks") is not None
PLAIN_CLAUSE = "The Hirer shall not sublet the boat."


def of(*, asked: bool) -> list[Any]:
    """The cases in which a person must look, or need not."""
    key = "asked" if asked else "harmless"
    unjudged = pytest.mark.skipif(not JUDGED, reason="the judge does not know marks over words yet")
    return [
        pytest.param(case, id=f"{kind}: {case['name']}", marks=unjudged if asked and kind == "marks" else ())
        for kind, listed in DATA.items()
        for case in listed[key]
    ]


def verdicts(folder: Path, case: dict[str, str]) -> list[Verdict]:
    """The verdicts of all findings on the case's copy."""
    form = folder / "form.md"
    form.write_text(FRAME.replace("{clause}", case.get("form", PLAIN_CLAUSE)), encoding="utf-8")
    scan = FRAME.replace("{clause}", case.get("markdown", case.get("copy", PLAIN_CLAUSE)))
    if "front" in case:
        scan = f"---\n{case['front']}\n---\n{scan}"
    path = folder / ("copy.md" if "markdown" in case else "copy.txt")
    path.write_text(scan, encoding="utf-8")
    (document,) = compare_sources([str(path)], Options(canonical=str(form))).documents
    assert document.error is None
    return [finding.verdict for agreement in document.agreements for finding in agreement.findings]


@pytest.mark.parametrize("case", of(asked=True))
def test_a_person_is_asked(case: dict[str, str], tmp_path: Path) -> None:
    """What a mask hides and what is over words is never passed over."""
    assert max(verdict.gravity for verdict in verdicts(tmp_path, case)) >= Verdict.REVIEW.gravity


@pytest.mark.parametrize("case", of(asked=False))
def test_nobody_is_asked(case: dict[str, str], tmp_path: Path) -> None:
    """Typography, and what the form has itself, is harmless."""
    assert all(verdict.gravity < Verdict.REVIEW.gravity for verdict in verdicts(tmp_path, case))
