"""What stands beside the boxes and the lines to sign of a canonical."""

from __future__ import annotations

from clausediff.canonical.form_places import FormPlaces, SigningLine, form_places
from clausediff.canonical.load import parse
from clausediff.canonical.variants import prepare

FORM = """---
id: loan
title: Loan
version: "1"
language: en
fields:
  oven: {type: checkbox, required: false}
  tin: {type: checkbox, required: false}
  alone: {type: checkbox, required: false}
  kind: {type: choice, choices: [By post, Fetched]}
  owner: {type: signature}
  day: {type: date}
  baker: {type: signature}
---
1. The Baker lends an oven {{oven}} and, on request,

{{tin}} a tin of flour each.

Other things:

{{alone}}

2. Delivery: {{kind}}

By: {{owner}} Date: {{day}}

{{baker}}

Signature of the Baker
"""


def test_the_words_of_its_own_line_are_beside_a_place() -> None:
    """A box has the letters of its line on both sides; one that stands alone those of the lines around."""
    found = form_places(prepare(parse(FORM, "loan.md")).full)
    assert found.boxes == {
        ("bakerlendsanoven", "andonrequest"),
        ("", "atinoffloureach"),
        ("reachotherthings", "2delivery"),
    }
    assert found.choices == {("bypost", "fetched")}
    assert found.lines == {SigningLine("right", "by", "date"), SigningLine("above", "signatureoftheba")}


def test_places_of_several_forms_are_joined() -> None:
    """A scan may be a copy of any of them."""
    one, other = FormPlaces(frozenset({("a", "b")})), FormPlaces(choices=frozenset({("c", "d")}))
    assert (one | other).boxes == one.boxes
    assert (one | other).choices == other.choices
    assert not FormPlaces()
    assert one
