"""Layout: what between the words is typography, and what is for a person."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.evidence.layout import figure_sign, is_title, weigh_gap
from clausediff.text.words import fold_text, tokenize
from tests.stages import cases, prepared

DATA: dict[str, Any] = cases("layout")


@pytest.mark.parametrize("case", DATA["gaps"], ids=lambda case: f"{case['theirs']!r} {case['ours']!r}")
def test_gaps(case: dict[str, Any]) -> None:
    """A difference between two gaps is what a person would call it."""
    around = case.get("around", "")
    theirs, ours = case["theirs"], case["ours"]
    after = around == "figure after"
    told = weigh_gap(
        theirs,
        ours,
        (fold_text(theirs), fold_text(ours)),
        digits=around == "figures",
        signs=tuple(figure_sign(f" {gap}", after=False, before=after, line_start=False) for gap in (theirs, ours)),
        phrase="60 days" if around == "phrase" else None,
        line_start=around == "line",
    )
    assert (told.code, told.grave) == (case["code"], case.get("grave", False))
    assert told.reason


def test_what_the_canonical_has_itself_is_not_hidden() -> None:
    """Struck words, comments and odd characters that stand in the canonical too are nothing new."""
    for mark in ("~~", "<!--", "\u200b"):
        told = weigh_gap(
            f"{mark},",
            f"{mark}.",
            (f"{mark},", f"{mark}."),
            digits=False,
            signs=("", ""),
            phrase=None,
            line_start=False,
        )
        assert not told.grave


@pytest.mark.parametrize("case", DATA["signs"], ids=lambda case: repr(case["gap"]))
def test_signs(case: dict[str, Any]) -> None:
    """The sign before (or right after) a figure is told from a dash, a bullet and a ruling."""
    after = case.get("after", False)
    assert figure_sign(case["gap"], after=after, before=not after, line_start=case.get("line", False)) == case["sign"]


@pytest.mark.parametrize(
    ("scan", "found"),
    [
        ("end of it.\n\fForm of Contract\nThe Buyer", True),
        ("end of it.\nForm 0f Contract\n\fThe Buyer", True),
        ("end of it.\nForm of Contract\nThe Buyer", False),
        ("end of it.\n\fForm of Contract void\nThe Buyer", False),
        ("end of it.\n\fForm of no Contract\nThe Buyer", False),
        ("end of it.\n\fOther Papers\nThe Buyer", False),
    ],
)
def test_title(scan: str, found: bool) -> None:
    """The title at a page's edge is a running head; elsewhere, or with a word more, it is not."""
    words = tokenize(scan)
    start = max(scan.find(line) for line in ("Form", "Other"))
    assert is_title(prepared("The Buyer pays.\n").full, words, start, scan.index("\n", start)) is found
