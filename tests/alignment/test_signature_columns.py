"""Signature blocks read across their columns: each line is found by its label."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.alignment.signature_columns import LeftEdge, find_signature_columns
from clausediff.alignment.unit import Kind
from clausediff.model import Status
from tests.stages import agreement, aligned, steady

TEXT = (
    "1. The Supplier delivers the flour to the Buyer each week.\n\n2. The Buyer shall pay the price within 60 days.\n\n"
)
FORM = (
    TEXT
    + "SUPPLIER\n\nName: {{supplier}}\nTitle: {{supplier_title}}\nDate: {{supplier_day}}\n\n"
    + "BUYER\n\nName: {{buyer}}\nTitle: {{buyer_title}}\nDate: {{buyer_day}}\n"
)
FIELDS = {
    "supplier": {"type": "person"}, "supplier_title": {"type": "text"}, "supplier_day": {"type": "date"},
    "buyer": {"type": "person"}, "buyer_title": {"type": "text"}, "buyer_day": {"type": "date"},
}  # fmt: skip
VALUES = {
    "supplier": "Ada Byron", "supplier_title": "Miller", "supplier_day": "May 5, 2020",
    "buyer": "Li Wei", "buyer_title": "Baker", "buyer_day": "June 6, 2020",
}  # fmt: skip
DOWN = "SUPPLIER\n\nName: Ada Byron\nTitle: Miller\nDate: May 5, 2020\n\nBUYER\n\nName: Li Wei\nTitle: Baker\nDate: June 6, 2020\n"
ACROSS = (
    "SUPPLIER                BUYER\n\nName: Ada Byron         Name: Li Wei\nTitle: Miller           Title: Baker\n"
    "Date: May 5, 2020       Date: June 6, 2020\n"
)


@pytest.mark.parametrize("block", [DOWN, ACROSS, ACROSS.replace("    ", "\t")], ids=["down", "across", "tabs"])
def test_fields_of_both_columns(block: str) -> None:
    """Read down or across, each party has its own name, title and date, and nothing is past ``field``."""
    found = agreement(FORM, TEXT + block, fields=FIELDS)
    assert {each.name: each.value for each in found.fields} == VALUES
    assert found.verdict == "clean"


@pytest.mark.parametrize("read", ["SUP PLIER", "SUPPL1ER"])
def test_a_heading_torn_or_misread(read: str) -> None:
    """The columns are told apart all the same, and the misread heading is compared like any word."""
    found = agreement(FORM, TEXT + ACROSS.replace("SUPPLIER", read), fields=FIELDS)
    assert {each.name: each.value for each in found.fields} == VALUES


@pytest.mark.parametrize("heading", ["SUBTENANT", "BUYERS"])
def test_another_heading_is_reported(heading: str) -> None:
    """A heading that is another word is a change, also where it is near enough to find the column by it."""
    found = agreement(FORM, TEXT + ACROSS.replace("BUYER", heading), fields=FIELDS)
    assert any("BUYER" in each.canonical.text for each in found.findings if each.verdict == "substantive")


def test_order_is_reported() -> None:
    """That lines were read in another order is reported, as ``format``."""
    found = agreement(FORM, TEXT + ACROSS, fields=FIELDS)
    assert "order" in {finding.category for finding in found.findings}
    assert all(clause.status is not Status.MOVED for clause in found.clauses)


def test_lines_in_another_order() -> None:
    """Lines of one column that were read in another order keep their fillings."""
    block = DOWN.replace("Title: Miller\nDate: May 5, 2020", "Date: May 5, 2020\nTitle: Miller")
    found = agreement(FORM, TEXT + block, fields=FIELDS)
    assert {each.name: each.value for each in found.fields} == VALUES
    assert found.verdict == "clean"


def test_parties_changed_places() -> None:
    """The other party's heading over a column is reported: who signs for whom is no matter of reading order."""
    for block in (DOWN, ACROSS):
        swapped = block.replace("SUPPLIER", "X").replace("BUYER", "SUPPLIER").replace("X", "BUYER")
        assert agreement(FORM, TEXT + swapped, fields=FIELDS).verdict != "clean"


def test_word_among_the_columns() -> None:
    """A word put in among the columns is reported."""
    found = agreement(FORM, TEXT + ACROSS.replace("Title: Miller", "Title: Miller   void"), fields=FIELDS)
    assert found.verdict != "clean"


def test_a_label_too_many() -> None:
    """Where a label occurs more often than the form has it, nothing is guessed: a person is asked."""
    found = agreement(FORM, TEXT + ACROSS + "Name: Nobody Else\n", fields=FIELDS)
    assert found.verdict != "clean"


def test_paragraphs_are_no_columns() -> None:
    """Clauses that were put in another order are a change, whatever the block below them looks like."""
    first, second, _ = TEXT.split("\n\n")
    found = agreement(FORM, f"{second}\n\n{first}\n\n{ACROSS}", fields=FIELDS)
    assert found.verdict == "substantive"


def edges_of(text: str) -> LeftEdge:
    """Where words begin on a page set in letters of one width."""
    return lambda offset: (0, 6.0 * (offset - text.rfind("\n", 0, offset) - 1))


@pytest.mark.parametrize(
    ("lost", "kept", "missing"),
    [("Title: Baker", "Title: Miller", "buyer_title"), ("Title: Miller", "Title: Baker ", "supplier_title")],
)
def test_a_label_that_was_lost(lost: str, kept: str, missing: str) -> None:
    """The one that is left is the party's in whose column it stands, and the lost line is left out."""
    text = TEXT + ACROSS.replace(lost, " " * len(lost))
    made = aligned(FORM, text, fields=FIELDS)
    units, moves = find_signature_columns(made.canonical, made.words, made.ids, made.units, edges_of(text))
    of = {
        made.canonical.slots[index].name: " ".join(made.words.raw(at) for at in move.scan.indices)
        for move in moves
        for index in move.canonical.indices
        if index in made.canonical.slots
    }
    assert of == {
        name: f"{'Name' if name in ('supplier', 'buyer') else 'Title' if 'title' in name else 'Date'} {value}"
        for name, value in ((name, value.replace(",", "")) for name, value in VALUES.items())
        if name != missing
    }
    assert sorted(i for unit in units for i in unit.canonical.indices) == list(range(len(made.canonical)))
    assert sorted(i for unit in units for i in unit.scan.indices) == list(range(len(made.words)))


def test_a_lost_label_of_blocks_below_each_other() -> None:
    """Where the parties' lines begin equally far from the left, or a label is in no column, nothing is told by place."""
    for block in (DOWN.replace("Title: Baker\n", ""), ACROSS.replace("Title: Miller  ", "         Title:")):
        text = TEXT + block.replace("Title: Baker", "")
        made = aligned(FORM, text, fields=FIELDS)
        assert find_signature_columns(made.canonical, made.words, made.ids, made.units, edges_of(text))[1] == []


LINES = [
    "SUPPLIER",
    "BUYER",
    "Name: Ada Byron",
    "Name: Li Wei",
    "Title: Miller",
    "Date: May 5, 2020",
    "Name:",
    "He pays.",
]


@steady
@given(
    st.permutations(DOWN.split("\n")),
    st.lists(st.sampled_from(LINES), max_size=2),
    st.integers(0, len(TEXT)),
    st.booleans(),
)
def test_nothing_is_lost(block: list[str], more: list[str], kept: int, placed: bool) -> None:
    """Whatever lines the block has, the units have each word of both sides once, and the moves are what they mark."""
    made = aligned(FORM, TEXT[:kept] + "\n\n" + "\n".join([*block, *more]), fields=FIELDS)
    edge = edges_of(made.words.text) if placed else None
    units, moves = find_signature_columns(made.canonical, made.words, made.ids, made.units, edge)
    assert sorted(i for unit in units for i in unit.canonical.indices) == list(range(len(made.canonical)))
    assert sorted(i for unit in units for i in unit.scan.indices) == list(range(len(made.words)))
    marked = [unit for unit in units if unit.kind is Kind.MOVED]
    assert sorted(move.canonical for move in moves) == sorted(unit.canonical for unit in marked if unit.canonical.size)
    assert sorted(move.scan for move in moves) == sorted(unit.scan for unit in marked if unit.scan.size)
