"""The front matter of a canonical is read as it is written, and refused with its line where it is malformed."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.canonical.front_matter import parse, span
from clausediff.canonical.template import FIELD_TYPES, FieldSpec
from clausediff.errors import CanonicalError, ClausediffError
from tests.stages import cases


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in cases("front_matter")])
def test_malformed_front_matter(case: dict[str, object]) -> None:
    """A malformed front matter is refused with its path and line."""
    with pytest.raises(CanonicalError) as caught:
        parse(str(case["text"]), "form.md")
    assert str(caught.value).startswith(f"form.md:{case['line']}: ")
    assert str(case["says"]) in str(caught.value)


def test_everything_said() -> None:
    """All keys of the front matter arrive, words as they are written: nothing is taken for a number or a truth."""
    text = (
        "---\nid: a-1\ntitle: T\nversion: 1.10\nlanguage: de\n"
        "fields:\n  a: {type: choice, choices: [Yes, No], required: no, same_everywhere: true}\n"
        "  b: {type: date, many: true, pattern: '\\d+', max_length: 7}\n  c:\n  d: money\n"
        "ignore: [Page 1 of 2]\nmust_match: one phrase\n---\n"
    )
    front = parse(text + "{{a}} {{b}} {{c}} {{d}}\n", "a-1.md")
    assert (front.id, front.title, front.version, front.language) == ("a-1", "T", "1.10", "de")
    assert (front.end, front.of_canonical) == (len(text), True)
    assert front.ignore == ("Page 1 of 2",)
    assert front.must_match == ("one phrase",)
    assert list(front.fields.values()) == [
        FieldSpec("a", "choice", False, None, FIELD_TYPES["choice"], True, ("Yes", "No")),
        FieldSpec("b", "date", True, r"\d+", 7, many=True),
        FieldSpec("c", "text"),
        FieldSpec("d", "money", max_length=FIELD_TYPES["money"]),
    ]


def test_of_another_tool() -> None:
    """The front matter of a page generator gives its title and nothing else, however malformed it is."""
    front = parse("---\ntitle: Privacy\nlayout: page\n---\nText", "x.md")
    assert (front.title, front.of_canonical, front.fields) == ("Privacy", False, {})
    assert parse("---\ntitle: [\nlayout: page\n---\nText", "x.md").end == 0


@pytest.mark.parametrize(
    "text",
    [
        "---\n**Speaker:**\n---\nBody",
        "---\nDate: Sep 23, 2020\n---\nBody",
        "---\n\nBody\n",
        "----\nid: x\n----\nBody",
        "---\nnot a key\n---\nBody",
    ],
)
def test_rules_are_no_front_matter(text: str) -> None:
    """Text between two rules belongs to the document."""
    assert span(text) == (0, 0)
    assert parse(text, "x.md").end == 0


@given(st.text(max_size=200))
def test_any_front_matter_parses_or_is_refused(text: str) -> None:
    """No front matter makes the parser crash."""
    with contextlib.suppress(ClausediffError):
        source = f"---\nid: {text}\n---\nbody\n"
        assert source[parse(source, "x.md").end :].endswith("body\n")
