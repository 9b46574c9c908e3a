"""A canonical's file gives its name."""

from __future__ import annotations

import pytest

from clausediff.canonical.naming import stem


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
