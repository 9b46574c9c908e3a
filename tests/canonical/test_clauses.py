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


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("3.5 percent goes to the Author.", ""),
        ("2.50 USD is due for each book.", ""),
        ("3.5 Percent goes to the Author.", ""),
        ("2.5 Years is the term.", ""),
        ("1.500 Stück gehen an die Messe.", ""),
        ("31. Mai 2026 ist der letzte Tag.", ""),
        ("30) days are enough.", ""),
        ("Section 2(b) of this deed outlasts its end.", ""),
        ("Exhibit B, as signed, binds both.", ""),
        ("A. Moore pays the fee.", ""),
        ("2.4 The Author keeps the drafts.", "2.4"),
        ("2.5 Sales. The firm keeps a book.", "2.5"),
        ("1.2 the Author keeps the drafts;", "1.2"),
        ("4. Mai Ltd pays the fee.", "4."),
        ("B. the Author keeps the drafts.", "B."),
        ("Section 4. of the Author.", "Section 4."),
        ("Exhibit B", "Exhibit B"),
        ("§ 5 Miete", "§ 5"),
        ("(c) the Author keeps the drafts.", "(c)"),
        ("1) the Author keeps the drafts.", "1)"),
    ],
)
def test_a_sentence_that_begins_like_a_label(line: str, label: str) -> None:
    """A figure, a reference or a name at a sentence's start is no label; what is numbered with its neighbours is one."""
    text = (
        f"1. The Buyer pays.\n\n1.1 The Buyer keeps the flour.\n\n2. The rates:\n\n{line}\n\n3. The end.\n\nC. More.\n"
    )
    clause = prepared(text).clauses[3]
    assert clause.label == label


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
