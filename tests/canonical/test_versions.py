"""Two versions of a canonical, clause by clause."""

from __future__ import annotations

import pytest

from clausediff.canonical.load import parse
from clausediff.canonical.versions import compare_versions

CLAUSES = [
    "The Supplier delivers the goods to the house of the Buyer each month.",
    "The Buyer pays each invoice within {{days}} days to the account of the Supplier.",
    "The law of the State of Ohio governs these terms and each order under them.",
]
FRONT = "---\nid: x\nfields:\n  days: {type: number}\n---\n"


def form(*clauses: str, front: str = FRONT) -> str:
    """A canonical with numbered clauses."""
    return front + "\n\n".join(f"{number}. {clause}" for number, clause in enumerate(clauses, 1)) + "\n"


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (form(*CLAUSES), []),
        (
            form(CLAUSES[0].replace("each month", "each week"), *CLAUSES[1:]),
            ["changed 1.: The Supplier delivers the goods to the house of the Buyer each [-month.-] {+week.+}"],
        ),
        (
            form(CLAUSES[0], "The Supplier insures the goods.", *CLAUSES[1:]),
            ["added 2.", "renumbered 3. (2.)", "renumbered 4. (3.)"],
        ),
        (form(CLAUSES[0], CLAUSES[2]), ["field days", "removed 2.", "renumbered 2. (3.)"]),
        (
            form(CLAUSES[0], CLAUSES[2], CLAUSES[1]),
            ["renumbered 2. (3.)", "moved, renumbered 3. (2.)"],
        ),
        (form(*CLAUSES, front=FRONT.replace("number", "text")), ["field days"]),
        (form(*CLAUSES, front=FRONT.replace("id: x", 'id: x\nmust_match: ["each month"]')), ["rule must_match"]),
    ],
    ids=["same", "changed", "added", "removed", "moved", "field", "rule"],
)
def test_changes(new: str, told: list[str]) -> None:
    """What differs is told once, with what was there before."""
    if "removed" in " ".join(told):
        new = new.replace("fields:\n  days: {type: number}\n", "")
    changes = compare_versions(parse(form(*CLAUSES), "x.md"), parse(new, "x.md"))
    shown = [f"{each.kind} {each.label}" + (f" ({each.before})" if each.before else "") for each in changes]
    assert [line.split(":")[0] for line in told] == shown
    for line, change in zip(told, changes, strict=True):
        if ": " in line:
            assert change.text == line.partition(": ")[2]
