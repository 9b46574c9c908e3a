"""Lines, paragraphs and pages: where they begin and end, and what is alone between blank lines."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.model import Range
from clausediff.text.lines import (
    blank_after,
    blank_before,
    breaks_line,
    closes_line,
    line_at,
    line_end,
    line_spans,
    line_start,
    opens_line,
    page_edges,
    paragraph_starts,
    split_lines,
    touches_page_break,
    trim,
    usual_line_length,
)
from clausediff.text.words import tokenize
from tests.stages import cases, steady

DATA: dict[str, list[dict[str, Any]]] = cases("lines")
LAYOUT = st.text(alphabet="ab1. \n\n\t\f", max_size=60)


def marked(text: str) -> tuple[str, int, int]:
    """The text without its marks, and where they were."""
    start, end = text.index("‹"), text.index("›") - 1
    return text.replace("‹", "").replace("›", ""), start, end


@pytest.mark.parametrize("case", DATA["line_at"], ids=lambda case: repr(case["text"]))
def test_line_at(case: dict[str, Any]) -> None:
    """The line on which some words are, or the lines."""
    text, start, end = marked(case["text"])
    assert text[line_at(text, start, end).slice] == case["line"]


@pytest.mark.parametrize("case", DATA["alone"], ids=lambda case: repr(case["text"]))
def test_blank_lines_around(case: dict[str, Any]) -> None:
    """A blank line may hold spaces; a page's end is as good as one."""
    text, start, end = marked(case["text"])
    assert (blank_before(text, start), blank_after(text, end)) == (case["above"], case["below"])


@pytest.mark.parametrize("case", DATA["edges_of_lines"], ids=lambda case: repr(case["text"]))
def test_edges_of_lines(case: dict[str, Any]) -> None:
    """The first and the last words of lines."""
    words = tokenize(case["text"])
    assert [words.keys[i] for i in range(len(words)) if opens_line(words, i)] == case["open"]
    assert [words.keys[i] for i in range(len(words)) if closes_line(words, i)] == case["close"]


@pytest.mark.parametrize("case", DATA["breaks"], ids=lambda case: repr(case["text"]))
def test_breaks(case: dict[str, Any]) -> None:
    """What ends a line."""
    text, start, end = marked(case["text"])
    assert breaks_line(text, start, end) is case["line"]


@pytest.mark.parametrize("case", DATA["paragraphs"], ids=lambda case: str(case["name"]))
def test_paragraphs(case: dict[str, Any]) -> None:
    """A paragraph begins behind a blank line, not at a page's top: the page's end may interrupt one."""
    first, *rest = case["text"].split("|")
    text, starts = first, []
    for each in rest:
        starts.append(len(text))
        text += each
    assert list(paragraph_starts(text, 0, len(text))) == starts


@pytest.mark.parametrize("case", DATA["page_edges"], ids=lambda case: str(case["name"]))
def test_page_edges(case: dict[str, Any]) -> None:
    """The first page has no edge above it, blank lines are no lines of a page, and one page has no edges."""
    text = case["text"]
    lines = line_spans(text)
    assert [text[lines[index].slice] for index in sorted(page_edges(text, lines, 1))] == case["edges"]


@pytest.mark.parametrize("case", DATA["page_breaks"], ids=lambda case: repr(case["text"]))
def test_touches_page_break(case: dict[str, Any]) -> None:
    """Marks between a line and a page's end do not count, words do."""
    text, start, end = marked(case["text"])
    assert touches_page_break(text, start, end) is case["touches"]


def test_a_page_break_far_away() -> None:
    """A page break beyond the reach is not looked for."""
    text = "the end\f" + "-" * 90 + "Form"
    assert not touches_page_break(text, text.index("Form"), len(text))
    assert touches_page_break(text, text.index("Form"), len(text), reach=100)


def test_split_lines() -> None:
    """Words are cut into lines, each told whole or not."""
    words = tokenize("The Buyer pays. He pays twice.\nOn Sundays too.\fAnd more\n\nThe Supplier keeps the books.")
    pieces = split_lines(words, 3, 11)
    assert [(" ".join(words.keys[a:b]), whole) for a, b, whole in pieces] == [
        ("he pays twice", False),
        ("on sundays too", True),
        ("and more", True),
    ]


def test_usual_line_length() -> None:
    """The length of full lines where a text keeps those of the page; 0 where a paragraph is one line, or there are few."""
    lines = ["the flour that the Supplier delivers to the Buyer"] * 12 + ["on Sunday."]
    paragraph = " ".join(lines)
    assert usual_line_length("\n".join(lines)) == len(lines[0])
    assert usual_line_length("\n\n".join([paragraph] * 5)) == 0
    assert usual_line_length("\n".join(lines[:3])) == 0
    assert usual_line_length("\n".join([line * 4 for line in lines])) == 0  # no page is printed so wide


@given(LAYOUT)
@steady
def test_lines_cover_the_text(text: str) -> None:
    """Joined by what ends them, the lines are the text; each is what the other functions say of an offset in it."""
    spans = line_spans(text)
    ends = [text[span.end : span.end + 1] for span in spans]
    assert "".join(text[span.slice] + end for span, end in zip(spans, ends, strict=True)) == text
    assert set(ends[:-1]) <= {"\n", "\f"} and ends[-1] == ""
    for span in spans:
        assert not {"\n", "\f"} & set(text[span.slice])
        for at in {span.start, (span.start + span.end) // 2, span.end}:
            assert (line_start(text, at), line_end(text, at)) == span


@given(LAYOUT, st.data())
@steady
def test_lines_of_a_part(text: str, data: st.DataObject) -> None:
    """The lines of a part are those of the part by itself."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    parts = [Range(a + start, b + start) for a, b in line_spans(text[start:end])]
    assert line_spans(text, Range(start, end)) == parts


@given(LAYOUT, st.data())
@steady
def test_trim(text: str, data: st.DataObject) -> None:
    """Trimming a span takes white space from its ends and nothing else, and never turns it round."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = trim(text, start, end)
    assert start <= found.start <= found.end <= end
    assert text[found.slice] == text[start:end].strip()


@given(LAYOUT)
@steady
def test_words_of_lines(text: str) -> None:
    """Every line with a word has one word that opens it and one that closes it, and its words are its own piece."""
    words = tokenize(text)
    filled = [span for span in line_spans(text) if any(span.start <= at < span.end for at in words.starts)]
    assert sum(opens_line(words, index) for index in range(len(words))) == len(filled)
    assert sum(closes_line(words, index) for index in range(len(words))) == len(filled)
    pieces = split_lines(words, 0, len(words))
    assert len(pieces) == len(filled)
    assert all(whole for _, _, whole in pieces)
