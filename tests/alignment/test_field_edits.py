"""What of the text belongs to a field's filling."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stages import cases, marked

CASES: list[dict[str, Any]] = cases("edits_kinds")["fields"]
FIELDS = {"who": {"type": "person"}, "box": {"type": "checkbox"}, "fee": {"type": "money"}}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_fields(case: dict[str, Any]) -> None:
    """A filling has its words, and the marks around them that the form does not have."""
    fields = {name: spec for name, spec in FIELDS.items() if f"{{{{{name}}}}}" in case["form"]}
    assert marked(case["form"], case["scan"], fields=fields) == case["edits"]
