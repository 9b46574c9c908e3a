"""Values beside their labels: what is a cell of a row, and what only ends a line."""

from __future__ import annotations

import pytest

from clausediff.canonical.load import parse
from clausediff.model import Verdict
from clausediff.pipeline import Options, compare_sources

FORM = """---
id: cover
fields:
  purpose: {type: text}
  box: {type: checkbox}
---
# Cover Page

Purpose

How the list may be used\t{{purpose}}

The Grower keeps the crates, notwithstanding Section 7.2.

6.4 {{box}} If this box is checked, the Grower keeps the list.
"""
COPY = """Cover Page

Purpose Testing of presses

How the list may be used

The Grower keeps the crates, notwithstanding Section 7.2.

6.4 [ ] If this box is checked, the Grower keeps the list.
"""


def asked(copy: str) -> list[str]:
    """The words of the copy that a person is asked about."""
    report = compare_sources(["-"], Options(canonical=parse(FORM, "cover.md")), stdin=copy.encode())
    return [f.scan.text for _, _, f in report.findings() if f.verdict.gravity >= Verdict.REVIEW.gravity]


@pytest.mark.parametrize(
    "before", ["Purpose Testing of presses", "Purpose\n\nTesting of presses", "Purpose\tTesting of presses"]
)
def test_a_value_before_its_label_fills_the_field(before: str) -> None:
    """Behind the row's title, in a line of its own, or in a cell."""
    assert asked(COPY.replace("Purpose Testing of presses", before)) == []


@pytest.mark.parametrize("tail", ["7.2(S).", "7.2 S.", "7.2. Not so.", "7.2.\n\nNo"])
def test_the_end_of_a_clause_is_no_value(tail: str) -> None:
    """What a clause gained at its end does not fill the box behind the next clause's number."""
    assert asked(COPY.replace("7.2.", tail)) != []


ROWS = """---
id: cover
fields:
  purpose: {type: text}
  term: {type: text}
---
# Cover Page

Purpose

How the list may be used\t{{purpose}}

Term

How long the duty lasts\t{{term}}

The parties sign this page on the day that stands beside their names.
"""


def test_rows_with_titles_of_one_word() -> None:
    """Rows whose values are read before their small print are in order, and each fills its field; another order is told."""
    copy = (
        "Cover Page\n\nPurpose Testing of presses\n\nHow the list may be used\n\nTerm Two years\n\nHow long the duty lasts\n\n"
        "The parties sign this page on the day that stands beside their names.\n"
    )
    report = compare_sources(["-"], Options(canonical=parse(ROWS, "cover.md")), stdin=copy.encode())
    (_, agreement) = next(iter(report.agreements()))
    assert {field.name: field.value for field in agreement.fields} == {
        "purpose": "Testing of presses",
        "term": "Two years",
    }
    assert agreement.verdict == "clean"
