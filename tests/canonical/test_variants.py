"""Which wording of a canonical a copy has: alternatives, branches and optional parts, chosen by the copy's words."""

from __future__ import annotations

import pytest

from clausediff.canonical.reference import CanonicalWords
from clausediff.canonical.variants import PreparedCanonical, prepare
from clausediff.text.words import tokenize
from tests.canonical.flour import FORM, FRONT
from tests.stages import canonical, prepared


def words(made: CanonicalWords) -> str:
    """The words, fields as ``_``."""
    return " ".join(key or "_" for key in made.keys)


def resolved(copy: str) -> CanonicalWords:
    """The canonical's words for a copy with these words."""
    return prepared(FORM, **FRONT).resolve(tokenize(copy).keys)


def test_full_has_every_option() -> None:
    """Asked without a copy, the words are those of every optional part and branch, so that any copy is found."""
    keys = set(prepared(FORM, **FRONT).full.keys)
    assert {"insures", "courts", "judge"} <= keys


def test_optional_part_and_branch_by_the_words_of_the_copy() -> None:
    """What the copy has is kept, what it has not is set aside with its place."""
    made = resolved("The Supplier insures every sack against fire and flood. A judge of the guild settles whatever")
    assert "insures every sack" in words(made)
    assert "judge of the guild" in words(made)
    assert "courts" not in words(made)
    text = made.source.text
    assert [text[a:b] for a, b in made.absent] == ["The courts of the town decide every dispute."]


def test_absent_optional_part() -> None:
    """An optional part that the copy lacks is absent as a whole, marks included, and its clause has no size."""
    made = resolved("The courts of the town decide every dispute.")
    text = made.source.text
    (part,) = (text[a:b] for a, b in made.absent if "insures" in text[a:b])
    assert part.startswith("{{#optional insurance}}")
    assert part.endswith("{{/optional}}")
    assert "insures" not in words(made)
    (clause,) = (i for i, each in enumerate(made.clauses) if "insures" in each.heading)
    assert made.sizes[clause] == -1


def test_one_changed_word_does_not_make_a_part_absent() -> None:
    """A changed word in an optional part leaves the part there, so that the change is seen."""
    made = resolved("The Supplier insures every sack against theft and flood.")
    assert "insures every sack against fire and flood" in words(made)


def test_alternative_of_a_word() -> None:
    """The wording that the copy has is chosen; one that continues a word is read as one word."""
    assert "sells article of flour" in words(resolved("The Supplier sells Article of flour"))
    assert "sells articles of flour" in words(resolved("The Supplier sells Articles of flour"))
    assert "pays the prices within" in words(resolved("The Buyer pays the prices within 60 days"))
    assert "pays the price within" in words(resolved("The Buyer pays the price within 60 days"))


def test_prepared_once() -> None:
    """The same canonical is made ready once; another text of the same name is another one."""
    one, other = canonical("1. The flour.\n"), canonical("1. The bread.\n")
    assert prepare(one) is prepare(one)
    assert prepare(one) is not prepare(other)
    assert isinstance(prepare(other), PreparedCanonical)


def test_each_wording_is_made_once() -> None:
    """Two copies with the same wording share its words; a canonical without a choice has one wording."""
    made = prepared(FORM, **FRONT)
    one, other = (made.resolve(tokenize(copy).keys) for copy in ("sells Article of flour", "sells Articles of flour"))
    assert one is not other
    assert made.resolve(tokenize("The Supplier sells Article of flour").keys) is one
    plain = prepared("1. The Supplier sells flour.\n")
    assert not plain.choosable and plain.resolve(["flour"]) is plain.full


@pytest.mark.parametrize(
    ("copy", "kept"),
    [
        ("The Seller pays the freight and the toll of the bridge", True),
        ("The Seller pays the freight and the duty", False),
        ("The Seller pays the freight", False),
    ],
)
def test_an_optional_part_inside_an_optional_part(copy: str, kept: bool) -> None:
    """Each part is chosen on its own words; the words on both sides count where it has few."""
    text = "x {{#optional freight}}The Seller pays the freight{{#optional toll}} and the toll of the bridge{{/optional}}{{/optional}}."
    made = prepared(text).resolve(tokenize(copy).keys)
    assert "pays the freight" in words(made)
    assert ("toll" in words(made)) is kept


def test_words_that_the_canonical_has_elsewhere_prove_nothing() -> None:
    """An optional part is not there because its words are printed in another clause."""
    text = "1. The Buyer pays the price in gold.\n\n{{#optional late}}2. The Buyer pays the price late with a fee of ten.{{/optional}}\n"
    assert "late" not in words(prepared(text).resolve(tokenize("1. The Buyer pays the price in gold.").keys))


def test_lines() -> None:
    """What the canonical prints on its lines, up to the first field, letters and digits alone."""
    made = prepared("Terms of Sale\n\nName: {{buyer}}\n", fields={"buyer": "person"})
    assert made.lines == {"termsofsale", "name"}
