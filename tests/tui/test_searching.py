"""Looking things up in copies."""

from __future__ import annotations

import pytest

from clausediff.tui.copies import Copy, Place
from clausediff.tui.searching import find_clause, holding, others

from .factory import report

COPIES = [
    Copy(document, agreement)
    for document in report(paths=("in/a.txt", "in/b.txt"), copies=2).documents
    for agreement in document.agreements
]


@pytest.mark.parametrize(
    ("wanted", "clause"), [("5", "5"), ("5.", "5"), ("gov", "6"), ("likeness", "3"), ("zzz", None), ("", None)]
)
def test_find_clause(wanted: str, clause: str | None) -> None:
    """By number, by label, by first words, by any words."""
    found = find_clause(COPIES[0], wanted)
    assert (COPIES[0].clauses[found].id if found is not None else None) == clause


@pytest.mark.parametrize(
    ("words", "clauses"), [("THE  event", ["2", "3", "6"]), ("Smte", ["3"]), ("State", ["3"]), ("zzz", []), (" ", [])]
)
def test_holding(words: str, clauses: list[str]) -> None:
    """In canonical or scan, whatever the case and the white space."""
    assert [COPIES[0].clauses[index].id for index in holding(COPIES[0], words)] == clauses


def test_what_other_copies_read() -> None:
    """The same place in the other copies of the same canonical; nothing where there is no finding."""
    finding = COPIES[0].order[[COPIES[0].findings[n].canonical.text for n in COPIES[0].order].index("60")]
    assert others(COPIES, Place(0, 1, finding)) == [(2, "60"), (1, "90")]
    assert others(COPIES, Place(0, 1)) == []
