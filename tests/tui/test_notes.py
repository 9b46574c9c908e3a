"""The text of the Why panel."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausediff.tui.notes import fields, why
from clausediff.tui.session import open_session

from .factory import Spec, report


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        ("60⇒90|substantive|number|both are figures", ["Other copies: 1 read “60”."]),
        ("60⇒90|substantive|number|1 other copy reads “60” here", []),
        ("60⇒90|substantive|number|1 of 2 other copies read the same: the form may differ", []),
        ("{{number}}⇒CA-2|review|field-text|too long", []),
    ],
    ids=["no reason tells", "a reason tells", "a reason tells of the form", "a field is each copy's own"],
)
def test_other_copies_are_told_once(tmp_path: Path, finding: str, said: list[str]) -> None:
    """Where no reason has done so, and only of words that all copies should share."""
    session = open_session(report(Spec("1.", f"Within ⟦{finding}⟧ days."), copies=2), tmp_path / "l", "Ada")
    lines = ["".join(piece.text for piece in line) for line in why(session)]
    assert [line for line in lines if line.startswith("Other copies:")] == said
    session.ledger.close()


def test_a_blank_field_does_not_outshout_a_finding(tmp_path: Path) -> None:
    """Every copy has the officer's blank: it is said, in the colours of text, and never in that of a verdict."""
    session = open_session(report(), tmp_path / "l", "Ada")
    pieces = [piece for line in fields(session) for piece in line]
    assert any("effective date" in piece.text for piece in pieces) and any(piece.text == "? " for piece in pieces)
    assert {piece.role.partition("+")[0] for piece in pieces} <= {"foreground", "text", "quiet", "field"}
    session.ledger.close()
