"""Layout: what between the words is typography, and what is for a person."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.evidence.layout import figure_sign, is_title
from clausediff.text.words import tokenize
from tests.stages import cases, prepared

DATA: dict[str, Any] = cases("layout")


@pytest.mark.parametrize("case", DATA["signs"], ids=lambda case: repr(case["gap"]))
def test_signs(case: dict[str, Any]) -> None:
    """The sign before (or right after) a figure is told from a dash, a bullet and a ruling."""
    after = case.get("after", False)
    line, point = case.get("line", False), case.get("point", False)
    assert figure_sign(case["gap"], after=after, before=not after, line_start=line, point=point) == case["sign"]


@pytest.mark.parametrize(
    ("scan", "found"),
    [
        ("end of it.\n\fForm of Contract\nThe Buyer", True),
        ("end of it.\nForm 0f Contract\n\fThe Buyer", True),
        ("end of it.\nForm of Contract\nThe Buyer", False),
        ("end of it.\n\fForm of Contract void\nThe Buyer", False),
        ("end of it.\n\fForm of no Contract\nThe Buyer", False),
        ("end of it.\n\fOther Papers\nThe Buyer", False),
        ("Form of Contract\n\nThe Buyer\n\fpays.", True),
        ("Form of Contract\n\nThe Buyer\n\nForm of Contract\n\npays.\n\nForm of Contract\n", True),
        ("end of it.\n\nForm of Contract\n\npays.\n", False),
    ],
)
def test_title(scan: str, found: bool) -> None:
    """The title at a page's edge, or again and again, is a running head; elsewhere, or with a word more, it is not."""
    words = tokenize(scan)
    start = max(scan.find(line) for line in ("Form", "Other"))
    assert is_title(prepared("The Buyer pays.\n").full, words, start, scan.index("\n", start)) is found


@pytest.mark.parametrize(("title", "found"), [("Contract", True), ("Papers", False), ("Contrac", False)])
def test_short_titles(title: str, found: bool) -> None:
    """Of a title of less than eight letters a garbled line could be anything."""
    words = tokenize(f"end of it.\n\f{title}\nThe Buyer")
    start = words.text.index(title)
    form = prepared("The Buyer pays.\n", title=title).full
    assert is_title(form, words, start, start + len(title)) is found


@pytest.mark.parametrize(("line", "found"), [("abcdefghiX", True), ("abcdefghXX", False)])
def test_garbled_titles(line: str, found: bool) -> None:
    """Nine letters of ten are the title's, at least."""
    words = tokenize(f"end of it.\n\f{line}\nThe Buyer")
    start = words.text.index(line)
    assert is_title(prepared("The Buyer pays.\n", title="abcdefghij").full, words, start, start + 10) is found
