"""One difference: its state, and where it is likely to come from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clausediff.differences import differences
from clausediff.model import (
    Verdict,
)
from tests.differences.piles import finding, pile


def test_what_every_copy_has_is_the_forms() -> None:
    """A doubtful reading is its print; other words are another version. One copy that has it twice counts once."""
    doubt = finding("Jaw", at=90, text="law", category="word", verdict=Verdict.REVIEW)
    (made,) = differences(pile([doubt, replace(doubt, id="again")], [doubt], [doubt], [doubt]))
    assert made.risk == "word; in 4 of 4 copies: likely the form's print" and len(made.copies) == 5
    (few,) = differences(pile([doubt], [doubt], [doubt]))
    assert few.supposed == ""


@pytest.mark.parametrize(
    ("actions", "state", "undecided"),
    [
        (("", "misread"), "open", 1),
        (("ask", "misread"), "open", 1),
        (("misread", "accept"), "harmless", 0),
        (("agreed", "misread"), "agreed", 0),
        (("agreed", "object"), "objected", 0),
        (("reject", "reject"), "objected", 0),
    ],
)
def test_the_state_of_a_difference(actions: tuple[str, ...], state: str, undecided: int) -> None:
    """Open until all copies are decided; a question decides nothing; then the gravest of the answers."""
    (made,) = differences(pile(*([finding("90", action=action)] for action in actions)))
    assert (made.state, made.undecided) == (state, undecided)
