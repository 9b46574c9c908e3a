"""A parsed canonical is written as a canonical file that says the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.canonical.load import load, parse
from clausediff.canonical.template import FIELD_TYPES, FieldSpec
from clausediff.canonical.write import front_matter, literal, to_markdown
from tests.canonical.nodes import front, shown
from tests.stages import steady

ROOT = Path(__file__).resolve().parents[2]
words = st.text(min_size=1, max_size=12).filter(str.strip)


@pytest.mark.parametrize("path", sorted((ROOT / "canonical").glob("*.md")), ids=lambda path: path.stem)
def test_written_again(path: Path) -> None:
    """Each shipped canonical, written as a file again, parses to the same fields and nodes."""
    parsed = load(str(path))
    again = parse(to_markdown(parsed, parsed.id), path.name)
    assert again.fields == parsed.fields
    assert (again.id, again.title, again.version) == (parsed.id, parsed.title, parsed.version)
    assert (again.ignore, again.must_match) == (parsed.ignore, parsed.must_match)
    assert str(shown(again, again.nodes)).replace("\\n", "") == str(shown(parsed, parsed.nodes)).replace("\\n", "")


def test_all_marks() -> None:
    """Every kind of mark is written as it was read."""
    body = "{{a}} b{{|s}} \\{{c\\}} {{#optional d}}e{{/optional}} {{#either f}}g{{or}}{{a}}{{/either}}\n"
    assert to_markdown(parse(front("a: text") + body, "x.md"), "x").endswith(f"---\n{body}")


@pytest.mark.parametrize(
    "spec",
    [
        FieldSpec("a", "text"),
        FieldSpec("a", "date", required=False, max_length=9, many=True),
        FieldSpec("a", "choice", max_length=FIELD_TYPES["choice"], choices=("Yes", "no: 'never'")),
        FieldSpec("a", "text", pattern=r"\d+\s\"x\"", same_everywhere=True),
    ],
)
def test_fields(spec: FieldSpec) -> None:
    """Whatever a field says is read again."""
    assert parse(front_matter({"id": "x"}, {"a": spec}) + "{{a}}", "x.md").fields == {"a": spec}


@steady
@given(st.lists(words, max_size=3), st.lists(words, max_size=3), words)
def test_any_phrases(ignore: list[str], must_match: list[str], title: str) -> None:
    """Any words at all are quoted so that they are read as they are."""
    text = front_matter({"id": "x", "title": title}, {}, ignore=tuple(ignore), must_match=tuple(must_match))
    made = parse(f"{text}Body", "x.md")
    assert (made.title, made.ignore, made.must_match) == (title, tuple(ignore), tuple(must_match))


@steady
@given(st.text("a{}\n", max_size=12))
def test_literal(text: str) -> None:
    """Text with braces in it is text, whatever stands in it."""
    parsed = parse(front() + "x" + literal(text.replace("\n", "")) + "\n", "x.md")
    assert {type(node).__name__ for node in parsed.nodes} == {"Text"}
