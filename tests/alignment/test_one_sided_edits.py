"""Edits of words that only one side has, and which marks belong to them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stages import cases, marked

CASES: list[dict[str, Any]] = cases("edits_kinds")["one_sided"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_one_sided(case: dict[str, Any]) -> None:
    """Lost and gained words are marked with the marks that only their side has."""
    assert marked(case["form"], case["scan"]) == case["edits"]
