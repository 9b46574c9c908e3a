"""The types of a parsed canonical: walking its nodes, blanking its marks, counting its lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.canonical.load import parse
from clausediff.canonical.template import blanked_but, line_number, walk
from clausediff.model import Range
from tests.canonical.nodes import front
from tests.stages import steady

BODY = "x\n{{#either e}}{{a}}{{or}}y{{#optional o}}z{{b|c}}{{/optional}}{{/either}}"


def test_walk() -> None:
    """Nodes are walked outer before inner, in the order of the text."""
    parsed = parse(front("a: text") + BODY, "x.md")
    kinds = ["Text", "Either", "Slot", "Text", "OptionalPart", "Text", "Alternatives"]
    assert [type(node).__name__ for node in parsed.walk()] == kinds
    assert list(walk(parsed.nodes)) == list(parsed.walk())
    assert list(walk(())) == []


def test_masked() -> None:
    """Front matter and the marks of blocks are blanked; words, fields and wordings keep their places."""
    parsed = parse(front("a: text") + BODY, "x.md")
    masked = parsed.masked()
    assert len(masked) == len(parsed.text)
    assert masked.split() == ["x", "{{a}}", "y", "z{{b|c}}"]
    assert all(masked.index(word) == parsed.text.index(word, parsed.body.start) for word in ("{{a}}", "z{{b|c}}"))


@pytest.mark.parametrize(("offset", "line"), [(0, 1), (3, 1), (4, 2), (5, 3), (6, 3)])
def test_line_number(offset: int, line: int) -> None:
    """Lines count from 1; a line's break belongs to it."""
    assert line_number("abc\n\nd", offset) == line


def test_line_of_an_offset() -> None:
    """A canonical's lines count its front matter."""
    parsed = parse(front("a: text") + BODY, "x.md")
    assert parsed.line(parsed.text.index("{{#either")) == 7


@steady
@given(st.text(max_size=30), st.lists(st.integers(0, 30), max_size=8))
def test_blanked_but(text: str, edges: list[int]) -> None:
    """Each character inside a span is kept in its place, each one outside is a space."""
    edges = sorted(min(edge, len(text)) for edge in edges)
    spans = [Range(*each) for each in zip(edges[::2], edges[1::2], strict=False)]
    kept = {index for span in spans for index in span.indices}
    assert blanked_but(text, spans) == "".join(char if at in kept else " " for at, char in enumerate(text))
