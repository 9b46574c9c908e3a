"""Marks over words: each is found with its kind and its place, and typography is none."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.scan.marks import find_form_marks, find_marks, format_of
from clausediff.scan.readers import read
from clausediff.scan.scan import Mark
from clausediff.text.naming import Format
from clausediff.text.words import fold_text, tokenize
from tests.stages import cases, steady

DATA: dict[str, Any] = cases("scan_marks")
SIGNS = (
    "not <s> </s> <span </span> hidden style= color:white font-size:0 title= <!-- --> n\u0336 \u20dd ⓝⓞ ~~ -- \\sout{ [/s] [s] 【 】"
).split()
soups = st.lists(st.sampled_from([*"<>[](){}!\"'=/:;#|&~*_-+` \n12", *SIGNS, " pay ", "\n\n"]), max_size=24).map(
    "".join
)


def taken_out(text: str) -> tuple[str, str]:
    """The text without the signs around what is marked, and what is marked."""
    before, _, rest = text.partition("⟪")
    marked, _, after = rest.partition("⟫")
    return before + marked + after, marked


def formats(case: dict[str, Any]) -> list[bool]:
    """Whether to read a case as Markdown: yes, no, or both."""
    return {"markdown": [True], "plain": [False]}.get(case.get("only", ""), [True, False])


@pytest.mark.parametrize("case", DATA["marks"], ids=[case["both"] for case in DATA["marks"]])
def test_marks(case: dict[str, Any]) -> None:
    """The words are marked, and nothing else of the text is in the same way."""
    text, marked = taken_out(case["both"])
    for markdown in formats(case):
        found = [text[mark.span.slice] for mark in find_marks(text, markdown=markdown) if mark.kind == case["kind"]]
        assert found == [marked.strip()]


@pytest.mark.parametrize("text", DATA["none"])
def test_no_marks(text: str) -> None:
    """Typography, links, labels, boxes and page numbers mark no words."""
    assert find_marks(text, markdown=True) == []
    assert find_marks(text, markdown=False) == []


@pytest.mark.parametrize("case", DATA["form"], ids=[case["text"] for case in DATA["form"]])
def test_form_marks(case: dict[str, Any]) -> None:
    """The punctuation that a copy could print as a mark; never certain, so that no word of the form is set aside for it."""
    text, marked = taken_out(case["text"])
    found = [mark for mark in find_form_marks(text) if mark.kind == case["kind"]]
    assert marked in [text[mark.span.slice] for mark in found]
    assert not any(mark.certain for mark in found)


@pytest.mark.parametrize(
    ("text", "markdown", "certain"),
    [
        ("shall ~~not~~ pay", True, True),
        ("shall ~~not~~ pay", False, False),
        ("shall <s>not</s> pay", True, True),
        ("shall <s>not</s> pay", False, False),
        ("shall -not- pay", True, False),
        ("shall [not] pay", True, False),
        ("shall n\u0336o\u0336t\u0336 pay", False, True),
    ],
)
def test_certain(text: str, markdown: bool, certain: bool) -> None:
    """Only what the format itself defines is certain."""
    assert [mark.certain for mark in find_marks(text, markdown=markdown)] == [certain]


def test_an_element_that_is_not_closed() -> None:
    """A viewer of Markdown goes on to the end of the paragraph; in a plain text the tag is a misread letter or two."""
    text = "shall <s>not pay\n\nnow"
    (mark,) = find_marks(text, markdown=True)
    assert text[mark.span.slice] == "not pay"
    assert find_marks(text, markdown=False) == []


@steady
@given(soups, st.booleans())
def test_marks_slice_to_words(text: str, markdown: bool) -> None:
    """Marks are in order, hold a letter or a figure, begin and end with ink, and those of one kind are apart."""
    found = find_marks(text, markdown=markdown)
    assert [mark.span for mark in found] == sorted(mark.span for mark in found)
    for mark in found:
        words = text[mark.span.slice]
        assert tokenize(words, folded=fold_text(words, Format.LITERAL)).keys
        assert words == words.strip()
        assert mark.says
    for kind in {mark.kind for mark in found}:
        spans = [mark.span for mark in found if mark.kind == kind]
        assert all(one.end <= two.start for one, two in pairwise(spans))


@steady
@given(st.lists(st.sampled_from(["not", "pay", "the Buyer", "30", "days.", "(a)", "\n", "\n\n"]), max_size=12))
def test_plain_prose_has_no_marks(words: list[str]) -> None:
    """Words alone are never marked."""
    assert find_marks(" ".join(words), markdown=True) == find_marks(" ".join(words), markdown=False) == []


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_readers_hand_marks_on(suffix: str, tmp_path: Any) -> None:
    """A scan has the marks of its text, in the format that its suffix names."""
    path = tmp_path / f"copy{suffix}"
    path.write_text("The Buyer shall <not> pay.\n", encoding="utf-8")
    scan = read(str(path))
    (mark,) = scan.marks
    assert isinstance(mark, Mark)
    assert scan.text[mark.span.slice] == "not"
    assert mark.kind == ("hidden" if suffix == ".md" else "bracketed")


def test_format_of_a_reader() -> None:
    """Only text formats have markup."""
    assert [format_of(name) for name in ("text", "markdown", "docx")] == [Format.PLAIN, Format.MARKDOWN, Format.LITERAL]
