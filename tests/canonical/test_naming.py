"""A canonical's file gives its name."""

from __future__ import annotations

import pytest

from clausediff.canonical.blanks import Blank, Kind
from clausediff.canonical.naming import stem
from clausediff.canonical.naming_fields import guess_field
from clausediff.model import Range


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nda.md", "nda"),
        ("nda.v2.Markdown", "nda.v2"),
        ("MIT.template.txt", "MIT"),
        ("nda.txt", "nda"),
        ("nda.docx", "nda"),
        ("nda.odt", None),
        ("nda", None),
        (".md", None),
    ],
)
def test_stem(name: str, expected: str | None) -> None:
    """The longest known suffix is taken off; where there is none, the file is no canonical by its name."""
    assert stem(name) == expected


@pytest.mark.parametrize(
    ("before", "after", "kind", "words", "name", "type"),
    [
        ("Price per sack\tUSD ", "", Kind.FIELD, "", "price_sack", "money"),
        ("Monthly quantity\t", " sacks", Kind.FIELD, "", "monthly_quantity", "number"),
        ("Term", "", Kind.CHOICE, "one year|two years", "term", "choice"),
        ("Käufer: ", "", Kind.FIELD, "Käufer", "kaufer", "text"),
        ("Name: ____\tBy: ", "", Kind.FIELD, "By", "by", "signature"),
    ],
)
def test_a_rows_title_names_its_blank(before: str, after: str, kind: Kind, words: str, name: str, type: str) -> None:
    """Where other words of the cell stand before the blank, the row's title tells what it is."""
    found = guess_field(Blank(Range(0, 1), kind, words, before, after))
    assert (found.name, found.type) == (name, type)
