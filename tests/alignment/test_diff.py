"""Edits: each difference once, with its place on both sides, and nothing else."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.alignment.align import align
from clausediff.alignment.diff import find_edits
from clausediff.alignment.edits import EditKind
from clausediff.model import Range
from tests.accounts import rest
from tests.stages import aligned, cases, diffed, marked, steady

FORM = (
    "1. The Supplier delivers (by cart) the flour to {{who}}, and he thanks the Supplier for it.\n\n"
    "2. The Buyer shall pay $1,000.50 within 60 days; he may pay earlier.\n\n"
    "3. The Supplier keeps the “Books” of the mill — all of them — in his archive.\n"
)
FIELDS = {"who": {"type": "person"}, "box": {"type": "checkbox"}}
COPY = FORM.replace("{{who}}", "Ada Byron")
CASES: list[dict[str, Any]] = cases("edits_kinds")["words"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_words(case: dict[str, Any]) -> None:
    """A word that differs is one edit."""
    assert marked(case["form"], case["scan"]) == case["edits"]


changes = st.lists(
    st.tuples(
        st.integers(0, len(COPY)),
        st.integers(0, 40),
        st.sampled_from(
            ["", " ", "\n\n", "not ", "90", ", ", "(", " — ", "the flour ", "THE ", "\n- ", "$", "é", "\f"]
        ),
    ),
    max_size=6,
)


@steady
@given(changes)
def test_the_account_adds_up(made: list[tuple[int, int, str]]) -> None:
    """What no edit covers is equal on both sides; no text is in two edits; each edit has something on one side."""
    text = COPY
    for at, size, put in made:
        text = text[:at] + put + text[at + size :]
    found, edits = diffed(FORM, text, fields=FIELDS)
    for side in ("canonical", "scan"):
        spans = sorted(span for edit in edits if (span := getattr(edit, side))[0] < span[1])
        assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert all(edit.canonical.size >= 0 and edit.scan.size >= 0 for edit in edits)
    assert all(edit.kind is EditKind.FIELD or edit.canonical.size > 0 or edit.scan.size > 0 for edit in edits)
    body = found.canonical.source.body
    left = rest(found.canonical.printed, body, [edit.canonical for edit in edits])
    assert left == rest(text, (0, len(text)), [edit.scan for edit in edits])


def test_clean_copy_has_only_its_fields() -> None:
    """A clean copy, wrapped otherwise, has no edit but the filling of its field."""
    _, edits = diffed(FORM, COPY.replace("within 60 days", "within\n60   days"), fields=FIELDS)
    assert [edit.kind for edit in edits] == [EditKind.FIELD]


def test_order() -> None:
    """Edits come in the order of the scan, each in its clause."""
    scan = COPY.replace("shall", "may").replace("by cart", "by boat").replace("archive", "house")
    made, edits = diffed(FORM, scan, fields=FIELDS)
    changed = [edit for edit in edits if edit.kind is EditKind.REPLACE]
    assert [made.canonical.clauses[edit.clause].id for edit in changed] == ["1", "2", "3"]
    assert [(edit.truth, edit.observed) for edit in changed] == [
        ("cart", "boat"),
        ("shall", "may"),
        ("archive", "house"),
    ]


def test_order_with_a_move() -> None:
    """What was moved is among the other edits where the scan has it."""
    first, second, third = FORM.replace("{{who}}", "the Buyer").split("\n\n")
    form, scan = (first, second, third), (second, first, third.replace("archive", "house"))
    _, edits = diffed("\n\n".join(form), "\n\n".join(scan))
    assert EditKind.MOVE in {edit.kind for edit in edits}
    assert [edit.scan for edit in edits] == sorted(edit.scan for edit in edits)


def test_insertion_at_a_line_s_end_is_the_line_s_clause() -> None:
    """What goes on in the line of a clause is that clause's, what opens a line after it the next one's."""
    made, edits = diffed(FORM, COPY.replace("earlier.", "earlier. He pays twice."), fields=FIELDS)
    (added,) = [edit for edit in edits if edit.kind is EditKind.INSERT]
    assert made.canonical.clauses[added.clause].id == "2"


def test_stop_behind_a_clause_is_its_own() -> None:
    """The stop behind the last word of a clause belongs to that clause, not to the one after it."""
    made, edits = diffed(FORM, COPY.replace("earlier.", "earlier;"), fields=FIELDS)
    (gap,) = [edit for edit in edits if edit.kind is EditKind.GAP]
    assert made.canonical.clauses[gap.clause].id == "2"


def test_nothing_beyond_the_copy() -> None:
    """A filling at the end of a copy does not take in marks of the page behind it."""
    made = aligned("Signed: {{who}}", "Signed: Ada Byron \f ** Signed: Li Wei", fields=FIELDS)
    end = made.words.text.index("\f")
    units = align(made.canonical, made.words, made.ids, Range(0, 3))
    (filling,) = find_edits(made.canonical, made.words, Range(0, end), units, [])
    assert made.words.text[filling.scan.slice] == "Ada Byron"
