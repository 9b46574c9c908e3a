"""What is missing is slid to where a clause begins, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.alignment.boundaries import slide_to_boundaries
from clausediff.alignment.unit import Kind
from tests.stages import aligned, steady

CLAUSES = [
    "1. The Buyer shall pay the price of the flour.",
    "2. The Buyer shall pay the price of the bread.",
    "3. The Buyer shall keep the sacks of the mill.",
    "4. The Supplier shall keep the books of the mill.",
    "5. The Supplier shall keep the keys of the mill.",
]
FORM = "\n\n".join(CLAUSES) + "\n"


@pytest.mark.parametrize("struck", range(len(CLAUSES)))
def test_a_struck_clause_is_one_clause(struck: int) -> None:
    """Whichever of several like clauses is struck, the deletion is that clause, from its beginning to its end."""
    made = aligned(FORM, "\n\n".join(CLAUSES[:struck] + CLAUSES[struck + 1 :]) + "\n")
    lost = [unit for unit in slide_to_boundaries(made.canonical, made.units) if unit.kind is Kind.DELETE]
    words = [i for unit in lost for i in unit.canonical.indices if i not in made.canonical.labels]
    assert {made.canonical.clause_of[i] for i in words} == {struck}
    assert len(words) == len(CLAUSES[struck].split()) - 1


def test_label_slid_over_is_renumbered() -> None:
    """Where the clauses after a struck one count on, that one is missing, and the next one's label reads differently."""
    kept = [CLAUSES[0], *(c.replace(f"{n}.", f"{n - 1}.") for n, c in enumerate(CLAUSES[2:], 3))]
    made = aligned(FORM, "\n\n".join(kept) + "\n")
    units = slide_to_boundaries(made.canonical, made.units)
    (lost,) = [unit for unit in units if unit.kind is Kind.DELETE]
    assert " ".join(made.canonical.keys[lost.canonical.slice]) == "2 the buyer shall pay the price of the bread"
    changed = [
        (made.canonical.keys[u.canonical.start], made.words.keys[u.scan.start]) for u in units if u.kind is Kind.REPLACE
    ]
    assert changed == [("3", "2"), ("4", "3"), ("5", "4")]


def test_short_deletions_stay() -> None:
    """A few words struck stay where they are."""
    made = aligned(FORM, FORM.replace("shall keep the keys", "keep the keys"))
    assert slide_to_boundaries(made.canonical, list(made.units)) == made.units


@steady
@given(st.integers(0, len(FORM)), st.integers(1, 120))
def test_nothing_is_lost(at: int, size: int) -> None:
    """Units after sliding cover both sides as before, with as many words struck, and equal ones are equal."""
    made = aligned(FORM, FORM[:at] + FORM[at + size :])
    before = sum(u.canonical.size for u in made.units if u.kind is Kind.DELETE)
    units = slide_to_boundaries(made.canonical, made.units)
    c = s = 0
    for unit in units:
        assert (unit.canonical.start, unit.scan.start) == (c, s)
        c, s = unit.canonical.end, unit.scan.end
        if unit.kind is Kind.EQUAL:
            assert made.canonical.keys[unit.canonical.slice] == made.words.keys[unit.scan.slice]
    assert (c, s) == (len(made.canonical), len(made.words))
    assert sum(u.canonical.size for u in units if u.kind is Kind.DELETE) == before
