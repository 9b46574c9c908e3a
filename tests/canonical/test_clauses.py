"""A canonical cut into clauses: whole, in order, by labels and blank lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.canonical.clauses import before_slot, cut_clauses
from clausediff.canonical.library import library
from clausediff.canonical.template import Canonical
from tests.stages import canonical, prepared, steady

FIELDS = {"buyer": {"type": "person"}, "day": {"type": "date"}}


@pytest.mark.parametrize("form", list(library()), ids=lambda form: form.id)
def test_clauses_cover_the_body(form: Canonical) -> None:
    """The clauses of every shipped form follow one another without a hole, each with an id of its own."""
    clauses = cut_clauses(form)
    assert clauses[0].span[0] == form.body[0]
    assert clauses[-1].span[1] == form.body[1]
    assert all(one.span[1] == two.span[0] for one, two in pairwise(clauses))
    assert len({clause.id for clause in clauses}) == len(clauses)


def test_hard_wrapped_line_that_begins_with_a_figure() -> None:
    """A figure that a line break puts at a line's beginning opens no clause; a real label does."""
    text = (
        "1. The Buyer pays the whole price of the flour that was delivered within the\n60. day after it.\n2. The end.\n"
    )
    assert [clause.id for clause in prepared(text).clauses] == ["1", "2"]


def test_form_lines() -> None:
    """Short lines with fields are a form, paragraphs are not, even where they hold a field."""
    text = "1. The Supplier sells his flour to {{buyer}} of this town for as long as both live.\n\nName: {{buyer}}\n\nDate: {{day}}\n"
    made = prepared(text, fields=FIELDS)
    assert [clause.form for clause in made.clauses] == [False, True, True]


def test_headings_are_short() -> None:
    """A heading is the first words of a clause, cut between words where it would be long; fields are dots."""
    text = "1. **Delivery.** The Supplier sells {{buyer}} flour.\n\n2. " + "The Buyer pays. " * 20 + "\n"
    first, second = prepared(text, fields=FIELDS).clauses
    assert first.heading == "Delivery. The Supplier sells … flour."
    assert len(second.heading) <= 60 and second.heading.endswith("…")


def test_line_before_its_first_field() -> None:
    """What a line prints before its first field, or the whole line."""
    assert before_slot("Name: {{buyer}} of the town") == "Name: "
    assert before_slot("Name of the town") == "Name of the town"
    assert before_slot("Name: <<var;name=a;original=b;match=.+>>") == "Name: "


@steady
@given(st.text("ab1.2)(\n -*", max_size=200))
def test_any_text_is_covered(text: str) -> None:
    """Whatever a canonical looks like, its clauses follow one another and cover it."""
    form = canonical("x\n" + text)
    clauses = cut_clauses(form)
    assert (clauses[0].span.start, clauses[-1].span.end) == form.body
    assert all(form.text[each.label_span.slice] == each.label for each in clauses if each.label_span)
    assert all(one.span[1] == two.span[0] for one, two in pairwise(clauses))
    assert len({clause.id for clause in clauses}) == len(clauses)
