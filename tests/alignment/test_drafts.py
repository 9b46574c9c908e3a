"""Which runs of a scan's words are of one copy."""

from __future__ import annotations

import pytest

from clausediff.alignment.drafts import Candidate, Draft, find_drafts
from clausediff.text.words import tokenize
from tests.stages import prepared

CLAUSES = [
    "1. The Supplier delivers the flour to the bakery each week, and he thanks the Supplier for it.\n\n",
    "2. The Buyer shall pay the price within 60 days after the delivery of the flour.\n\n",
    "3. The Supplier keeps the books of the mill, and the Buyer may look at them at any time.\n\n",
    "4. Whoever breaks a sack replaces it with another one of the same kind and size.\n\n",
    "5. If the river is low, the mill stands still, and neither of the two owes the other anything for that day.\n\n",
]
GUILD = (
    "The apprentice serves his master for seven years and learns the whole trade from him.\n\n"
    "The master feeds and clothes the apprentice and teaches him to read, write and reckon.\n\n"
)


def drafts(text: str, *forms: str) -> list[Draft]:
    """The drafts of copies of some forms in a text."""
    words = tokenize(text)
    return find_drafts([Candidate.of(prepared(form, id=str(n)), words) for n, form in enumerate(forms)], len(words))


@pytest.mark.parametrize(
    ("order", "copies"),
    [
        ("01234", 1),
        ("0123401234", 2),
        ("01342", 1),
        ("0123401342", 2),
        ("01", 1),
        ("012334", 1),
        ("012340", 2),
        ("", 0),
    ],
)
def test_copies_of_one_form(order: str, copies: int) -> None:
    """Places that fall back to the beginning begin a copy; a clause that was moved, or is printed twice, begins none."""
    text = "".join(CLAUSES[int(each)] for each in order)
    assert len(drafts(text, "".join(CLAUSES))) == copies


def test_what_a_draft_covers() -> None:
    """Of a torn copy a part of the canonical's words, of a whole one nearly all."""
    form = "".join(CLAUSES)
    whole, torn = drafts(form + "".join(CLAUSES[:2]), form)
    assert whole.covered() > 0.9 * len(whole.canonical)
    assert torn.covered() < 0.5 * len(torn.canonical)
    assert torn.repeats(whole) > whole.repeats(torn)
    assert whole.extent().end <= torn.extent().start


def test_no_two_forms_claim_the_same_words() -> None:
    """A clause that both forms have is of the copy around it, in each of the copies."""
    shared = CLAUSES[3]
    mill, guild = "".join(CLAUSES), GUILD + shared
    found = drafts(mill + guild, mill, guild)
    assert [draft.candidate.prepared.source.id for draft in found] == ["0", "1"]
    assert found[0].extent().end <= found[1].extent().start
