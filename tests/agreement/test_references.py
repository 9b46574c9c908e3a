"""Changed cross-references are held against the clause map of the copy."""

from __future__ import annotations

import pytest

from tests.stages import agreement

FORM = (
    "1. The Supplier keeps a record of each sack that leaves his mill.\n\n"
    "2. The Supplier delivers the oats each month to the house of the Buyer.\n\n"
    "3. The Buyer pays within thirty days after the delivery under Section 2.\n\n"
    "4. The Supplier may stop the delivery where the Buyer does not pay under Section 3.\n"
)
ADDED = "3. Each party tells the other one of fire, flood and theft before the week has ended.\n\n"
COUNTED = FORM.replace("4. The", "5. The").replace("3. The", f"{ADDED}4. The")


def meanings(copy: str) -> dict[str, str]:
    """The last reason of each changed reference, by the words that the copy has."""
    found = [each for each in agreement(FORM, copy).findings if each.category == "cross-reference"]
    return {each.scan.text.rstrip("."): each.reasons[-1] for each in found}


@pytest.mark.parametrize(
    ("copy", "reads", "means"),
    [
        (
            COUNTED.replace("Section 3", "Section 4"),
            "4",
            "it follows the renumbering: the canonical’s clause 3 is 4 in this copy",
        ),
        (
            COUNTED.replace("Section 3", "Section 5"),
            "5",
            "it names another clause, the canonical’s 4 “The Supplier may stop the delivery where the Buyer does not”",
        ),
        (
            FORM.replace("Section 3", "Section 1"),
            "1",
            "it names another clause, the canonical’s 1 “The Supplier keeps a record of each sack that leaves his”",
        ),
    ],
)
def test_what_a_reference_means(copy: str, reads: str, means: str) -> None:
    """It follows the renumbering, or it names another clause of the form."""
    assert meanings(copy)[reads][:60] == means[:60]


def test_a_clause_that_the_map_does_not_know() -> None:
    """Nothing is said of a number that no clause of the form has."""
    assert "points to another place" in meanings(FORM.replace("Section 3", "Section 9"))["9"]


def test_figures_at_a_clauses_end() -> None:
    """A reference at the end of a clause and the label behind it are two changed figures, and none is lost or gained."""
    copy = COUNTED.replace("Section 2", "Section 3")
    found = [each for each in agreement(FORM, copy).findings if each.canonical.text.strip(".") == "2"]
    assert [(each.category, each.scan.text) for each in found] == [("cross-reference", "3")]
