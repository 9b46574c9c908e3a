"""Bundles taken apart: where each copy begins and ends, and what belongs to none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausediff.alignment.copies import Copy, find_copies
from clausediff.alignment.drafts import Candidate
from clausediff.text.words import tokenize
from tests.stages import prepared, steady

MILL = (
    "Supply of Flour\n\n"
    "1. The Supplier delivers the flour to {{who}} each week, and he thanks the Supplier for it.\n\n"
    "2. The Buyer shall pay the price within 60 days after the delivery of the flour.\n\n"
    "3. The Supplier keeps the books of the mill, and the Buyer may look at them at any time.\n\n"
    "4. Whoever breaks a sack replaces it with another one of the same kind and size.\n\n"
    "5. The Supplier grinds rye and wheat, and he grinds oats when the Buyer has asked for them before noon.\n\n"
    "6. If the river is low, the mill stands still, and neither of the two owes the other anything for that day.\n\n"
    "7. Both have read this paper, have understood every word of it, and keep one copy each.\n\n"
    "Name: {{who}}\n"
)
GUILD = (
    "Oath of the Guild\n\n"
    "1. The apprentice serves his master for seven years and learns the whole trade from him.\n\n"
    "2. The master feeds and clothes the apprentice and teaches him to read, write and reckon.\n\n"
    "3. No member of the guild sells bread on a Sunday, nor bakes at night without leave.\n"
)
FIELDS = {"who": {"type": "person"}}
LETTER = (
    "Dear Sir, with this letter I am sending back to you what you have asked of me in the spring of this year. My wife and "
    "children are well, and so is the old horse. We hope to see you at the fair in autumn, if the weather and the roads allow it.\n"
)


def mill(name: str = "Ada Byron") -> str:
    """A copy of the contract of the mill."""
    return MILL.replace("{{who}}", name)


def found(text: str, *forms: str) -> list[Copy]:
    """The copies in a text; of the mill's form unless others are named."""
    words = tokenize(text)
    return find_copies([Candidate.of(prepared(form, fields=FIELDS), words) for form in forms or (MILL,)], words)


def texts(text: str, *forms: str) -> list[str]:
    """The text of each copy."""
    return [text[slice(*copy.span)] for copy in found(text, *forms)]


@pytest.mark.parametrize("between", ["\n\n", "\f", "\n\n\n\f\n", "\n- 3 -\n\n"])
def test_bundle(between: str) -> None:
    """Three copies in one file are three, each with its own words."""
    copies = [mill(name) for name in ("Ada Byron", "Kurt Gödel", "Li Wei")]
    parts = texts(between.join(copies))
    assert len(parts) == 3
    for part, copy in zip(parts, copies, strict=True):
        assert part.strip(" \f\n-3") == copy.strip()


@given(st.integers(1, 5), st.data())
@settings(steady, max_examples=40)
def test_copies_cover_the_scan(count: int, data: st.DataObject) -> None:
    """Copies are in order, follow one another, and end where the scan does."""
    garbled = [
        mill().replace(*data.draw(st.sampled_from([("flour", "fl0ur"), ("60", "90"), ("2. ", ""), ("shall", "may")])))
        for _ in range(count)
    ]
    text = "\n\n".join(garbled)
    copies = found(text)
    assert len(copies) == count
    assert copies[0].span[0] == 0
    assert copies[-1].span[1] == len(text)
    words = tokenize(text)
    at = 0
    for copy in copies:
        assert copy.words.start == at
        at = copy.words.end
        assert all(
            copy.span[0] <= words.starts[i] and words.ends[i] <= copy.span[1] for i in range(copy.words.start, at)
        )
    assert at == len(words)
    assert all(one.span[1] == two.span[0] for one, two in pairwise(copies))


def test_cover_letter_is_outside() -> None:
    """A letter on a page before the contract belongs to no copy."""
    (copy,) = texts(LETTER + "\f" + mill())
    assert copy.strip() == mill().strip()


def test_title_above_is_inside() -> None:
    """A line or two above the first words, on the same page, are the copy's: they may change what it says."""
    (copy,) = texts("Valid only with the seal of the mill.\n\n" + mill())
    assert copy.startswith("Valid only")


def test_what_follows_is_inside() -> None:
    """What follows the last copy is that copy's, so that no rider is lost."""
    rider = "\n\nThe Buyer pays nothing at all in the first year.\n"
    assert texts(mill() + rider)[0].endswith(rider)
    assert texts(mill() + rider + "\n" + mill("Li Wei"))[0].rstrip().endswith(rider.strip())


def test_clause_twice_is_one_copy() -> None:
    """A clause that occurs twice, or a page in another place, makes no second copy."""
    clauses = mill().split("\n\n")
    assert len(found("\n\n".join([*clauses, clauses[2]]))) == 1
    assert len(found("\n\n".join([*clauses[3:], *clauses[:3]]))) == 1


def test_torn_off_copy() -> None:
    """A copy of which only the first half is there is a copy; the next one begins where it begins."""
    clauses = mill().split("\n\n")
    parts = texts("\n\n".join(clauses[:3]) + "\n\n" + mill("Li Wei"))
    assert [part.strip() for part in parts] == ["\n\n".join(clauses[:3]).strip(), mill("Li Wei").strip()]


def test_two_forms_in_one_file() -> None:
    """Each copy is held against its own form."""
    copies = found(mill() + "\n\n" + GUILD + "\n\n" + mill("Li Wei"), MILL, GUILD)
    assert [copy.candidate.prepared.full.keys[0] for copy in copies] == ["supply", "oath", "supply"]


def test_no_copy() -> None:
    """A letter, an empty text and a mere phrase of the form hold no copy."""
    assert found(LETTER) == []
    assert found("") == []
    assert found(LETTER + "The Supplier keeps the books.") == []


def test_covered() -> None:
    """A whole copy covers all but the fields' surroundings; half a copy covers about half."""
    (whole,) = found(mill())
    (half,) = found("\n\n".join(mill().split("\n\n")[:5]))
    assert whole.covered > 0.9
    assert 0.3 < half.covered < 0.7


def test_note_above_the_next_copy_is_its() -> None:
    """What is above a copy on its own first page belongs to it, not to the copy before."""
    note = "Received by the clerk.\n\n"
    first, second = texts(mill() + "\f" + note + mill("Li Wei"))
    assert second.startswith(note)
    assert first.strip() == mill().strip()


def test_running_head_begins_no_copy() -> None:
    """The opening words over a page in the middle, or before the last clause, are a running head."""
    clauses = mill().split("\n\n")
    head = " ".join(clauses[1].split()[:10])
    for at in range(2, len(clauses)):
        assert len(found("\n\n".join([*clauses[:at], head, *clauses[at:]]))) == 1


MAIL = "From: Ada <ada@mill.example>\nTo: Ben <ben@mill.example>\nSubject: The papers\n\nHere they are.\n\n"


def test_a_letter_around_a_copy() -> None:
    """An e-mail above a copy, and its sender's lines below it, are outside; a line with a colon alone makes no e-mail."""
    body = COPIES_FORM
    scan = f"{MAIL}{body}\n\n-- \nAda Byron\nThe Mill\n"
    (copy,) = find_copies([Candidate.of(prepared(body), tokenize(scan))], tokenize(scan))
    assert scan[copy.span.slice].strip() == body.strip()
    scan = f"Note: the Buyer pays nothing.\n\n{body}\n"
    (copy,) = find_copies([Candidate.of(prepared(body), tokenize(scan))], tokenize(scan))
    assert copy.span.start == 0


COPIES_FORM = "\n\n".join(
    f"{number}. The Supplier brings the {word} of the mill to the house of the Buyer before noon and writes it into the book."
    for number, word in enumerate("flour bran meal malt oats rye".split(), 1)
)
