"""The marks in a canonical's body become the nodes that their author meant, or are refused with their line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.canonical.load import parse
from clausediff.canonical.marks import MAX_DEPTH, has_blocks
from clausediff.errors import CanonicalError, ClausediffError
from tests.canonical.nodes import covered, front, shown
from tests.stages import cases

CASES = cases("marks")


def named(kind: str) -> list[object]:
    """The cases of one kind as pytest parameters."""
    return [pytest.param(case, id=case["name"]) for case in CASES[kind]]


@pytest.mark.parametrize("case", named("good"))
def test_marks(case: dict[str, object]) -> None:
    """Every mark becomes its node, with spans into the whole file."""
    text = front(str(case.get("fields", ""))) + str(case["body"])
    parsed = parse(text, "x.md")
    assert shown(parsed, parsed.nodes) == case["nodes"]
    assert text[parsed.body.slice] == case["body"]
    assert covered(parsed) == case["body"]


@pytest.mark.parametrize("case", named("bad"))
def test_malformed_marks(case: dict[str, object]) -> None:
    """A malformed body is refused with its path and line, and words that tell what to do."""
    head = front(str(case.get("fields", "")))
    line = head.count("\n") + int(str(case["line"]))
    with pytest.raises(CanonicalError) as caught:
        parse(head + str(case["body"]), "form.md")
    assert str(caught.value).startswith(f"form.md:{line}: ")
    assert str(case["says"]) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("depth", [MAX_DEPTH, MAX_DEPTH + 1, 500])
def test_deep_nesting_is_refused(depth: int) -> None:
    """A hostile canonical cannot exhaust the stack."""
    text = "{{#optional a}}" * depth + "x" + "{{/optional}}" * depth
    if depth <= MAX_DEPTH:
        assert len(list(parse(text, "x.md").walk())) == depth + 1
        return
    with pytest.raises(CanonicalError, match="nested more than"):
        parse(text, "x.md")


def test_has_blocks() -> None:
    """Marks of blocks are known as such; fields and wordings may be another tool's."""
    assert has_blocks("a {{ #either b}}", 0) and has_blocks("{{/optional}}", 0)
    assert not has_blocks("{{#optional a}} b", 1) and not has_blocks("{{a}} {{b|c}} {{#if d}}", 0)


@given(st.text(st.sampled_from("ab {}|#/\\\norif"), max_size=60))
def test_any_body_parses_or_is_refused(body: str) -> None:
    """No body makes the parser crash; one that parses has spans that cover it in order."""
    try:
        parsed = parse(front("a: text") + body, "x.md")
    except ClausediffError:
        return
    assert covered(parsed) == body
