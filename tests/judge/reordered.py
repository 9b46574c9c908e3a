"""The form of the tests on words that were read in another order, and the rules of what is found in a reading of it."""

from __future__ import annotations

from typing import Any

from tests.stages import cases, judged

DATA: dict[str, Any] = cases("judge_reading_order")
"""``before``: the page of text before what is read in another order; ``cases``: each with a form, a scan and its gravest verdict."""


def rules_of(form: str, scan: str) -> dict[str, str]:
    """The rules of the findings on what is behind that page, with their verdicts."""
    return {each.rule: each.verdict.value for each in judged(DATA["before"] + form, DATA["before"] + scan)}
