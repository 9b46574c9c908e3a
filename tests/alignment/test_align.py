"""The alignment of a whole copy: it covers both texts, in order, and finds what belongs together."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.alignment.align import align, align_range
from clausediff.alignment.anchors import anchored_runs
from clausediff.alignment.unit import Kind, Unit
from clausediff.model import Range
from tests.stages import Aligned, aligned, steady

FORM = (
    "1. The Supplier delivers the flour to {{who}} each week, and he thanks the Supplier for it.\n\n"
    "2. The Buyer shall pay the price within 60 days after the delivery of the flour.\n\n"
    "3. The Supplier keeps the books of the mill, and the Buyer may look at them at any time.\n\n"
    "4. Signed on {{day}} in the town hall by the Buyer and by the Supplier.\n"
)
FIELDS = {"who": {"type": "person"}, "day": {"type": "date"}}
COPY = FORM.replace("{{who}}", "Ada Byron").replace("{{day}}", "May 5, 2020")


def check(made: Aligned, units: Sequence[Unit], c0: int, c1: int, s0: int, s1: int) -> None:
    """The units cover both ranges in order without holes or overlaps; equal ones are equal, fields are fields."""
    c, s = c0, s0
    for unit in units:
        assert (unit.canonical.start, unit.scan.start) == (c, s)
        assert unit.canonical.size >= 0 and unit.scan.size >= 0 and unit.canonical.size + unit.scan.size > 0
        if unit.kind is Kind.EQUAL:
            assert made.canonical.keys[unit.canonical.slice] == made.words.keys[unit.scan.slice]
        if unit.kind is Kind.FIELD:
            assert unit.canonical.size == 1 and unit.canonical.start in made.canonical.slots
        else:
            assert made.canonical.slots.keys().isdisjoint(unit.canonical.indices)
        c, s = unit.canonical.end, unit.scan.end
    assert (c, s) == (c1, s1)


changes = st.lists(
    st.tuples(
        st.sampled_from(["cut", "put", "copy"]),
        st.integers(0, len(COPY)),
        st.integers(1, 60),
        st.sampled_from(["not ", "90 ", "xqz ", "\n\n", "the ", "1. ", "|"]),
    ),
    max_size=6,
)


@steady
@given(changes)
def test_units_cover_both_texts(made: list[tuple[str, int, int, str]]) -> None:
    """Whatever was done to a copy, nothing is left out and nothing is in it twice."""
    text = COPY
    for what, at, size, put in made:
        piece = {"cut": "", "put": put + text[at : at + size], "copy": text[at : at + size] * 2}[what]
        text = text[:at] + piece + text[at + size :]
    found = aligned(FORM, text, fields=FIELDS)
    check(found, found.units, 0, len(found.canonical), 0, len(found.words))


@steady
@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_units_cover_a_part(c0: int, width: int, s0: int, size: int) -> None:
    """A part is aligned with a part, and with nothing else."""
    found = aligned(FORM, COPY, fields=FIELDS)
    units = align_range(found.canonical, found.words, found.ids, Range(c0, c0 + width), Range(s0, s0 + size))
    check(found, units, c0, c0 + width, s0, s0 + size)


def test_a_copy_is_equal() -> None:
    """A clean copy is equal but for its fields."""
    made = aligned(FORM, COPY, fields=FIELDS)
    assert [unit.kind for unit in made.units] == [Kind.EQUAL, Kind.FIELD, Kind.EQUAL, Kind.FIELD, Kind.EQUAL]
    assert [seen for kind, _, seen in made.shown() if kind == "field"] == ["ada byron", "may 5 2020"]


def test_an_added_paragraph_stands_alone() -> None:
    """A paragraph put in is one insertion, however like the others it sounds."""
    extra = "The Supplier may look at the price of the flour at any time.\n\n"
    made = aligned(FORM, COPY.replace("3. ", extra + "3. "), fields=FIELDS)
    odd = [shown for shown in made.shown() if shown[0] not in ("equal", "field")]
    assert [kind for kind, _, _ in odd] == ["insert"]
    assert len(odd[0][2].split()) == len(extra.split())


def test_a_struck_clause_stands_alone() -> None:
    """A clause struck out is one deletion."""
    at, to = COPY.index("2. "), COPY.index("3. ")
    made = aligned(FORM, COPY[:at] + COPY[to:], fields=FIELDS)
    odd = [shown for shown in made.shown() if shown[0] not in ("equal", "field")]
    assert len(odd) == 1
    assert odd[0][0] == "delete"
    assert len(odd[0][1].split()) == len(COPY[at:to].split())


def test_known_runs_change_nothing() -> None:
    """Anchors found before give the same alignment as anchors found now."""
    made = aligned(FORM, COPY.replace("60", "90"), fields=FIELDS)
    found = anchored_runs(made.canonical.anchors, made.ids, Range(0, len(made.words)))
    assert found
    assert align(made.canonical, made.words, made.ids, Range(0, len(made.words)), found) == made.units


def test_long_repetitive_texts() -> None:
    """Without any anchor, a change in a long litany is found where it is, and cost stays bounded."""
    line = "The flour is good and the bread is good."
    form = "\n".join([line] * 150)
    scan = "\n".join([line] * 75 + ["The flour is bad and the bread is good."] + [line] * 74)
    made = aligned(form, scan)
    assert [shown for shown in made.shown() if shown[0] != "equal"] == [("replace", "good", "bad")]


@pytest.mark.parametrize("words", [700, 3000])
def test_nothing_in_common(words: int) -> None:
    """Two texts with nothing in common are a deletion and an insertion, of any length."""
    made = aligned(" ".join(f"a{n}" for n in range(words)), " ".join(f"b{n}" for n in range(words)))
    check(made, made.units, 0, words, 0, words)
    assert {unit.kind for unit in made.units} == {Kind.DELETE, Kind.INSERT}
