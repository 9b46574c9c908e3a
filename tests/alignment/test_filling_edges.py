"""Words beside a filling are told from it."""

from __future__ import annotations

import pytest

from tests.stages import marked

FIELDS = {
    "cap": {"type": "money"},
    "day": {"type": "date"},
    "term": {"type": "number"},
    "court": {"type": "text"},
    "who": {"type": "person"},
}


def edits(form: str, scan: str) -> list[str]:
    """What differs in one sentence, with text of the form around it."""
    around = "The mill keeps the flour dry.\n\n{}\n\nIt is sold by weight to the baker.\n"
    return marked(around.format(form), around.format(scan), fields=FIELDS)


@pytest.mark.parametrize(
    ("form", "scan", "expected"),
    [
        pytest.param(
            "The miller is liable up to {{cap}} in total for the loss.",
            "The miller is liable up to $3,250.00 per claim for the loss.",
            ["field [{{cap}}] [$3,250.00]", "replace [in] [per]", "replace [total] [claim]"],
            id="the form's words behind it, changed",
        ),
        pytest.param(
            "The baker pays {{cap}} for each sack of flour.",
            "The baker pays only $145.00 for each sack of flour.",
            ["insert [] [only]", "field [{{cap}}] [$145.00]"],
            id="a word put in before it",
        ),
        pytest.param(
            "It is delivered on {{day}} and paid on the same day.",
            "It is delivered on or about May 19, 2025 and paid on the same day.",
            ["insert [] [or about]", "field [{{day}}] [May 19, 2025]"],
            id="two words before a date",
        ),
        pytest.param(
            "It lasts for {{term}} months unless ended.",
            "It lasts for about 18 or so months unless ended.",
            ["insert [] [about]", "field [{{term}}] [18]", "insert [] [or so]"],
            id="on both sides",
        ),
        pytest.param(
            "Suits go to the courts of {{court}} exclusively, and no other.",
            "Suits go to the courts of Kent County non-exclusively, and no other.",
            ["field [{{court}}] [Kent County]", "insert [] [non-]"],
            id="joined to the form's word",
        ),
    ],
)
def test_words_beside_a_filling(form: str, scan: str, expected: list[str]) -> None:
    """The filling is what reads as one, and the words beside it are edits of their own."""
    assert edits(form, scan) == expected


@pytest.mark.parametrize(
    ("form", "scan", "expected"),
    [
        pytest.param(
            "The baker pays {{cap}} for each sack of flour.",
            "The baker pays one hundred dollars for each sack of flour.",
            ["field [{{cap}}] [one hundred dollars]"],
            id="an amount in words",
        ),
        pytest.param(
            "It is delivered on {{day}} and paid on the same day.",
            "It is delivered on the 19th day of May 2025 and paid on the same day.",
            ["field [{{day}}] [the 19th day of May 2025]"],
            id="a date in words",
        ),
        pytest.param(
            "It is delivered on {{day}} and paid on the same day.",
            "It is delivered on some day and paid on the same day.",
            ["field [{{day}}] [some day]"],
            id="no part of it is a filling",
        ),
        pytest.param(
            "Suits go to the courts of {{court}} exclusively, and no other.",
            "Suits go to the courts of Stratford-upon-Avon exclusively, and no other.",
            ["field [{{court}}] [Stratford-upon-Avon]"],
            id="hyphens of its own",
        ),
        pytest.param(
            "Suits go to the courts of {{court}}-exclusively, and no other.",
            "Suits go to the courts of Kent-on-Sea-exclusively, and no other.",
            ["field [{{court}}] [Kent-on-Sea]"],
            id="the form's own hyphen",
        ),
        pytest.param(
            "Signed by {{who}} for the mill.",
            "Signed by Ada Byron Lovelace for the mill.",
            ["field [{{who}}] [Ada Byron Lovelace]"],
            id="a name",
        ),
    ],
)
def test_what_stays_a_filling(form: str, scan: str, expected: list[str]) -> None:
    """A filling that reads as one keeps all its words, and one of which no part does as well."""
    assert edits(form, scan) == expected
