"""Edits of punctuation, marks and case between and inside equal words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stages import cases, marked

CASES: list[dict[str, Any]] = cases("edits_kinds")["gaps"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_gaps(case: dict[str, Any]) -> None:
    """Of the marks between two words only those that differ are marked, and white space is not."""
    assert marked(case["form"], case["scan"]) == case["edits"]
