"""Layout: what between the words is typography, and what is for a person."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.alignment.edits import EditKind
from clausediff.evidence.layout import figure_sign, is_title, label_like, opens_line, page_line, split_lines, weigh_gap
from clausediff.text.words import fold_text, tokenize
from tests.stages import cases, diffed, prepared

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


@pytest.mark.parametrize("text", DATA["labels"])
def test_labels(text: str) -> None:
    """Labels, garbled ones too."""
    assert label_like(text)


@pytest.mark.parametrize("text", DATA["no_labels"])
def test_no_labels(text: str) -> None:
    """Words, long figures and figures with words are none."""
    assert not label_like(text)


@pytest.mark.parametrize("text", DATA["pages"])
def test_page_lines(text: str) -> None:
    """A page number of the canonical on a line of its own, between blank lines."""
    whole = f"the flour\n\n{text}\n\nthe bread"
    assert page_line(whole, whole.index(text), whole.index(text) + len(text))


@pytest.mark.parametrize("text", DATA["no_pages"])
def test_no_page_lines(text: str) -> None:
    """Other short lines are words."""
    whole = f"the flour\n\n{text}\n\nthe bread"
    assert not page_line(whole, whole.index(text), whole.index(text) + len(text))


def test_number_in_a_line_is_no_page() -> None:
    """A figure in running text is content."""
    whole = "the flour costs\n12 a sack\n"
    assert not page_line(whole, whole.index("12"), whole.index("12") + 2)


def test_opens_line() -> None:
    """Marks before a word do not count, words and figures do."""
    words = tokenize("the flour\n  - * (bread) and\n5 sacks")
    assert [words.keys[i] for i in range(len(words)) if opens_line(words, i)] == ["the", "bread", "5"]


def test_split_lines() -> None:
    """An insertion is cut into lines, each told whole or not."""
    form = "The Buyer pays the price.\n\nThe Supplier keeps the books.\n"
    scan = "The Buyer pays the price. He pays twice.\nOn Sundays too.\n\nThe Supplier keeps the books.\n"
    made, edits = diffed(form, scan)
    (edit,) = [edit for edit in edits if edit.kind is EditKind.INSERT]
    pieces = split_lines(made.words, edit)
    assert [(" ".join(made.words.keys[a:b]), whole) for a, b, whole in pieces] == [
        ("he pays twice", False),
        ("on sundays too", True),
    ]


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
