"""Judgements as findings: what a fingerprint outlasts, and what a field's value is."""

from __future__ import annotations

from clausediff.model import Finding
from tests.stages import agreement, findings

FORM = """1. The Supplier delivers the flour to {{buyer}} each week, and {{buyer}} thanks him for it.

2. The Buyer shall pay the price of it within 60 days, and he shall pay it in gold.

3. Whoever breaks a sack replaces it with another one.
"""
FIELDS = {"buyer": {"type": "person", "same_everywhere": True}}
COPY = FORM.replace("{{buyer}}", "Ada Byron")


def told(scan: str) -> dict[str, Finding]:
    """The findings past ``field`` by their fingerprints."""
    return {found.id: found for found in findings(FORM, scan, fields=FIELDS) if found.verdict.gravity > 1}


def test_a_fingerprint_outlasts_other_changes() -> None:
    """A finding keeps its name when something else changes, and the text before it grows."""
    before = told(COPY.replace("60 days", "90 days"))
    after = told("\n\n" + COPY.replace("60 days", "90 days").replace("breaks", "burns").replace("each", "every"))
    assert len(before) == 1 < len(after)
    assert set(before) <= set(after)


def test_a_fingerprint_ends_with_its_words() -> None:
    """Another reading, or the same reading at another place of the clause, is another finding."""
    names = [
        set(told(COPY.replace("60 days", "90 days"))),
        set(told(COPY.replace("60 days", "80 days"))),
        set(told(COPY.replace("Buyer shall", "Buyer may"))),
    ]
    assert all(len(each) == 1 for each in names)
    assert len(set.union(*names)) == 3


def test_the_same_change_twice_in_a_clause() -> None:
    """Two findings with the same words are two."""
    found = told(COPY.replace("shall", "may"))
    assert len(found) == 2
    assert {(f.canonical.text, f.scan.text) for f in found.values()} == {("shall", "may")}


def test_values_of_fields() -> None:
    """A field has the value of its first filled place, a span for each place, and its problems once."""
    (field,) = agreement(FORM, COPY, fields=FIELDS).fields
    assert (field.value, len(field.spans), field.problems) == ("Ada Byron", 2, ())
    (field,) = agreement(FORM, COPY.replace("Ada Byron", "Li Wei", 1), fields=FIELDS).fields
    assert field.value == "Li Wei"
    assert field.problems == ("filled differently in two places: “Li Wei” and “Ada Byron”",)
