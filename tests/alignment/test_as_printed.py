"""Spaces beside fillings and raised figures that an engine lost: only where the form has the words beside them."""

from __future__ import annotations

import pytest

from clausediff.alignment.as_printed import as_printed
from clausediff.text.words import Words, tokenize
from tests.stages import prepared

FORM = (
    "The lease begins on {{day}} and ends with the harvest.¹ The visitor {{who}} of the mill keeps a dog.\n\n"
    "The press covers 10² fields within 30 days.\n\n¹ The harvest is that of the pears.\n"
)
FIELDS = {"day": {"type": "date"}, "who": {"type": "person"}}


def read(text: str) -> Words:
    """The words of a picture of the form."""
    return as_printed(tokenize(text), [prepared(FORM, fields=FIELDS).full])


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("begins on1 May 2026 and", "begins on 1 may 2026 and"),
        ("begins on 1 May 2026and ends with", "begins on 1 may 2026 and ends with"),
        ("The visitorTomas Brekke of the mill", "the visitor tomas brekke of the mill"),
        ("The visitor Tomas Brekkeof the mill", "the visitor tomas brekke of the mill"),
        ("the harvest.1 The visitor", "the harvest ¹ the visitor"),
        ("1 The harvest is that", "¹ the harvest is that"),
        ("begins on 1May 2026", "begins on 1may 2026"),
        ("the visitors Tomas", "the visitors tomas"),
        ("a visitorTomas Brekke", "a visitortomas brekke"),
        ("The visitortomas Brekke", "the visitortomas brekke"),
        ("The visitor Petrof keeps", "the visitor petrof keeps"),
        ("covers 102 fields within", "covers 102 fields within"),
        ("within 1 days", "within 1 days"),
    ],
)
def test_as_printed(text: str, keys: str) -> None:
    """The keys of the words; each of them is still what the text has at its place."""
    words = read(text)
    assert " ".join(words.keys) == keys
    raw = "".join(text[start:end] for start, end in zip(words.starts, words.ends, strict=True))
    assert raw == "".join(char for char in text if char.isalnum())


def test_nothing_to_change() -> None:
    """The same object is given back."""
    words = tokenize("The lease begins on 1 May 2026 and ends.")
    assert as_printed(words, [prepared("The lease begins on {{day}} and ends.", fields=FIELDS).full]) is words
