"""Where in a form a page of a scan belongs, by its words or by the labels of its lines."""

from __future__ import annotations

import pytest

from clausediff.alignment.drafts import Candidate
from clausediff.alignment.page_places import form_lines, line_heads, page_spans, place_pages, printed_number
from clausediff.model import Range
from clausediff.text.words import tokenize
from tests.stages import prepared

MILL = (
    "Supply of Flour\n\n"
    "1. The Supplier delivers the flour to {{who}} each week, and he thanks the Supplier for it.\n\n"
    "2. The Buyer shall pay the price within 60 days after the delivery of the flour.\n\n"
    "3. Whoever breaks a sack replaces it with another one of the same kind and size.\n\n"
    "Name: {{who}}\n\nAddress: {{where}}\n\nDate: {{when}}\n"
)
FIELDS = {"who": {"type": "person"}, "where": {"type": "text"}, "when": {"type": "date"}}
CLAUSES = MILL.replace("{{who}}", "Ada Byron").split("\n\n")
SIGNATURES = "Name: Ada Byron\nAddress: 12 Mill Lane\nDate: 3 May 1841\n"


@pytest.mark.parametrize(
    ("text", "pages"), [("", [""]), ("one", ["one"]), ("one\ftwo", ["one", "two"]), ("\fone\f", ["", "one", ""])]
)
def test_pages(text: str, pages: list[str]) -> None:
    """A form feed ends a page, and is part of none."""
    assert [text[span.slice] for span in page_spans(text)] == pages


@pytest.mark.parametrize(
    ("page", "number"),
    [
        ("The miller grinds.\nPage 3 of 7\n", 3),
        ("Page 3\nThe miller grinds.\nHe grinds rye.\nHe grinds oats.\n", 3),
        ("The miller grinds.\n- 4 -\n", 4),
        ("The miller grinds.\n4\n", 4),
        ("4\n", None),
        ("The miller grinds.\nHe grinds barley.\nPage 3\nHe grinds rye.\nHe grinds oats.\nHe grinds wheat.\n", None),
        ("The miller grinds.\n", None),
    ],
)
def test_the_printed_number_of_a_page(page: str, number: int | None) -> None:
    """It is in the first or the last two lines; a figure alone on its page numbers nothing."""
    assert printed_number(page, Range(0, len(page))) == number


def test_labels_of_a_form() -> None:
    """The lines that have a field, up to it; their places rise."""
    heads = line_heads(prepared(MILL, fields=FIELDS))
    assert [key for key in heads if len(key) < 10] == ["name", "address", "date"]
    assert list(heads.values()) == sorted(heads.values())


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        (SIGNATURES, 3),
        (SIGNATURES.replace("Date", "Dale"), 2),
        ("Name: Ada Byron\n", 0),
        (SIGNATURES + "Of the river and its fish\n" * 8, 0),
    ],
)
def test_lines_that_begin_with_a_label(page: str, lines: int) -> None:
    """They count from two on, and where they are three in ten of the lines."""
    words = tokenize(page)
    assert form_lines(page, Candidate.of(prepared(MILL, fields=FIELDS), words)) == lines


def test_places_of_pages() -> None:
    """A page with clauses by its words, one with signatures by its labels; one with other words has none."""
    form = prepared(MILL, fields=FIELDS)
    text = (
        f"{CLAUSES[2]}\n{CLAUSES[3]}\f{SIGNATURES}\fOf the river and its fish\f{CLAUSES[0]}\n{CLAUSES[1]}\nPage 1 of 4"
    )
    words = tokenize(text)
    spans = page_spans(text)
    parts = [Range(*(sum(start < at for start in words.starts) for at in span)) for span in spans]
    clauses, signatures, other, opening = place_pages(text, words, spans, parts, [Candidate.of(form, words)])
    assert [page.index for page in (clauses, signatures, other, opening)] == [0, 1, 2, 3]
    assert opening.place.start < clauses.place.start < clauses.place.end <= signatures.place.start
    assert other.candidate is None
    assert opening.number == 1
