"""A form in another notation becomes a canonical file with the same words and fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausediff.canonical.importing import propose_form
from clausediff.canonical.load import parse
from clausediff.errors import CanonicalError, ReadError


def test_spdx(tmp_path: Path) -> None:
    """An SPDX template keeps its fields, with their bounds, and its optional text."""
    path = tmp_path / "L.template.txt"
    path.write_text('By <<var;name="who";original="me";match=".{0,99}">><<beginOptional>> Inc.<<endOptional>>\n')
    text = propose_form(str(path)).text
    assert text.endswith("---\nBy {{who}}{{#optional optional-1}} Inc.{{/optional}}\n")
    made = parse(text, "x.md")
    assert (made.id, made.fields["who"].max_length) == ("L", 99)


def test_plain_text(tmp_path: Path) -> None:
    """The braces of a plain text stay its own."""
    path = tmp_path / "terms.txt"
    path.write_text("# Terms\n\nUse {{ page.title }} as it is.\n")
    made = parse(propose_form(str(path)).text, "x.md")
    assert (made.id, made.title, made.fields) == ("terms", "Terms", {})
    assert "\\{{ page.title \\}}" in made.text


def test_named(tmp_path: Path) -> None:
    """The id may be given; it is then the title too, where the form has none."""
    path = tmp_path / "terms.txt"
    path.write_text("Use it as it is.\n")
    made = parse(propose_form(str(path), "fair-use").text, "x.md")
    assert (made.id, made.title) == ("fair-use", "fair-use")


def test_errors(tmp_path: Path) -> None:
    """What cannot be read or is malformed is an error as everywhere."""
    with pytest.raises(ReadError, match="no such file"):
        propose_form(str(tmp_path / "absent.txt"))
    path = tmp_path / "L.template.txt"
    path.write_text("<<beginOptional>>a")
    with pytest.raises(CanonicalError, match=r"L\.template\.txt:1: <<beginOptional>> is never closed"):
        propose_form(str(path))
