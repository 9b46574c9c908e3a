"""Lines in another order are layout where nothing but labels moved, doubt where names did, and no shelter for an edit."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.judge.reading_order import find_blocks
from tests.stages import cases, judged, page

DATA: dict[str, Any] = cases("judge_reading_order")


@pytest.mark.parametrize("case", DATA["cases"], ids=[case["name"] for case in DATA["cases"]])
def test_worst(case: dict[str, Any]) -> None:
    """The gravest verdict is as the case has it."""
    found = judged(DATA["before"] + case["form"], DATA["before"] + case["scan"], title="Supply of Flour")
    worst = max(found, key=lambda judgement: judgement.verdict.gravity).verdict.value
    told = [(j.verdict.value, j.category, j.edit.canonical, j.edit.scan, j.reasons) for j in found]
    assert worst in ([case["worst"]] if isinstance(case["worst"], str) else case["worst"]), told


@pytest.mark.parametrize(("name", "blocks"), [(0, 1), (1, 1), (4, 1), (6, 0), (7, 0)])
def test_blocks(name: int, blocks: int) -> None:
    """Signatures make a block, whose words are those of its lines; sentences and clauses do not."""
    form = DATA["before"] + DATA["cases"][name]["form"]
    made, _ = page(form, form)
    spans = find_blocks(made)
    assert len(spans) == blocks
    for low, high in spans:
        assert made.canonical.starts[low] >= form.index(DATA["cases"][name]["form"])
        assert high == len(made.canonical)


def test_equal_pages_have_nothing_out_of_order() -> None:
    """Of two equal pages nothing is said."""
    for case in DATA["cases"]:
        assert judged(DATA["before"] + case["form"], DATA["before"] + case["form"]) == []
