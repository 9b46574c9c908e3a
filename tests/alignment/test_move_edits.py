"""Edits of what is elsewhere in the copy."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stages import cases, marked

CASES: list[dict[str, Any]] = cases("edits_kinds")["moves"]
FIELDS = {"who": {"type": "person"}, "who2": {"type": "person"}, "day": {"type": "date"}, "day2": {"type": "date"}}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_moves(case: dict[str, Any]) -> None:
    """A passage that was moved is one edit; a line that was only read elsewhere is one for each run, with its differences."""
    fields = {name: spec for name, spec in FIELDS.items() if f"{{{{{name}}}}}" in case["form"]}
    assert marked(case["form"], case["scan"], fields=fields) == case["edits"]
