"""The parts of a filling: where a sentence ends, and what is written as a title."""

from __future__ import annotations

import pytest

from clausediff.canonical.fields.segments import titled


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Byron", True),
        ("Ada Byron Street mill", True),
        ("Ada Byron street mill", False),
        ("Bakery of the Mill", True),
        ("12 Mill", True),
        ("mill", False),
        ("of the", False),
        ("12", False),
    ],
)
def test_titles(text: str, expected: bool) -> None:
    """Three of four words that carry the sense have a capital; figures and small words do not count."""
    assert titled(text) is expected
