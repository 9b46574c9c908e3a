"""Page numbers: what a line has of one, and lines of a canonical that count, a page apart."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.model import Range
from clausediff.text.lines import line_spans
from clausediff.text.page_numbers import follows_head, is_page_line, page_numbers, read_page_number
from tests.stages import cases, prepared, steady

PAGE = "The Buyer pays for each sack when it is delivered, and the Supplier keeps books of it.\n" * 5
DATA: list[dict[str, Any]] = cases("page_numbers")
LINES: dict[str, Any] = cases("page_lines")


def text_of(lines: list[str]) -> str:
    """The lines, with a page of text for each ``…``."""
    return "".join(PAGE if line == "…" else f"{line}\n" for line in lines)


@pytest.mark.parametrize("case", DATA, ids=[case["name"] for case in DATA])
def test_pages(case: dict[str, Any]) -> None:
    """The lines that count pages are found, and no other."""
    text = text_of(case["lines"])
    assert [text[slice(*span)] for span in page_numbers(text, Range(0, len(text)))] == case["pages"]


@steady
@given(st.text(alphabet="123ivx-.\n aP", max_size=400))
def test_any_text(text: str) -> None:
    """Spans are whole lines, in order, without white space at their ends."""
    spans = page_numbers(text, Range(0, len(text)))
    assert spans == sorted(set(spans))
    for low, high in spans:
        assert text[low:high] == text[low:high].strip() != ""
        assert text[:low].rpartition("\n")[2].strip() == "" == text[high:].partition("\n")[0].strip()


def test_words_of_the_reference() -> None:
    """The reference knows which of its words they are, and the front matter is not counted."""
    canonical = prepared(text_of(["…", "1", "…", "2", "The price is 3 francs.", "…", "3"])).full
    assert [canonical.keys[index] for index in sorted(canonical.pages)] == ["1", "2", "3"]
    assert prepared("The price is 3 francs.\n").full.pages == set()


@pytest.mark.parametrize("case", LINES["lines"], ids=lambda case: repr(case["line"]))
def test_reading(case: dict[str, Any]) -> None:
    """What a line has of a page number, and where that is enough to call it one."""
    found = read_page_number(case["line"])
    assert found is not None
    parts = (found.numeral, found.total, found.word, found.head)
    assert parts == (case["number"], case.get("total", ""), case.get("word", ""), case.get("head", ""))
    assert (found.figure, found.counted) == (case.get("figure"), case.get("counted"))
    assert (found.numbered, found.possible) == (case.get("numbered", False), case.get("possible", False))
    assert (found.possible and found.certain) == case.get("certain", False)


@pytest.mark.parametrize("line", LINES["none"])
def test_no_page_number(line: str) -> None:
    """Other words on the line, or a number that is too long."""
    assert read_page_number(line) is None


@pytest.mark.parametrize("key", LINES["behind_head"])
def test_behind_a_head(key: str) -> None:
    """Letters behind a head that a page number is read as."""
    assert follows_head(key)


@pytest.mark.parametrize("key", LINES["not_behind_head"])
def test_not_behind_a_head(key: str) -> None:
    """Letters that say something."""
    assert not follows_head(key)


@pytest.mark.parametrize("text", LINES["pages"])
def test_page_lines(text: str) -> None:
    """A page number of the canonical on a line of its own, between blank lines."""
    whole = f"the flour\n\n{text}\n\nthe bread"
    assert is_page_line(whole, whole.index(text), whole.index(text) + len(text))


@pytest.mark.parametrize("text", LINES["no_pages"])
def test_no_page_lines(text: str) -> None:
    """Other short lines are words."""
    whole = f"the flour\n\n{text}\n\nthe bread"
    assert not is_page_line(whole, whole.index(text), whole.index(text) + len(text))


def test_number_in_a_line_is_no_page() -> None:
    """A figure in running text is content; a page's number with its word is one there too."""
    whole = "the flour costs\n12 a sack\n"
    assert not is_page_line(whole, whole.index("12"), whole.index("12") + 2)
    whole = "the flour costs\n12\na sack and\nPage 3\nno more\n"
    assert not is_page_line(whole, whole.index("12"), whole.index("12") + 2)
    assert is_page_line(whole, whole.index("3"), whole.index("3") + 1)


@steady
@given(
    st.lists(st.sampled_from(["Page", "seite", "pg.", " ", "-", "|", "_", "of", "/", "3", "12", "iv", "I", "l", "the"]))
)
def test_parts_make_the_line(pieces: list[str]) -> None:
    """The parts that are read are the line, in their order; a number in figures has its value."""
    line = "".join(pieces)
    found = read_page_number(line)
    if found is not None:
        assert line.startswith(found.head + found.before)
        assert line.endswith(found.after)
        middle = line[len(found.head + found.before) : len(line) - len(found.after)]
        assert middle.lower().startswith(found.word + found.between.lower() + found.numeral.lower())
        assert found.value is None or found.value == int(found.numeral)
        assert found.figure is None or not found.word
        assert not (found.certain and found.value is None)


def test_lines_that_are_known() -> None:
    """The lines need not be found again."""
    text = text_of(["…", "1", "…", "2"])
    body = Range(0, len(text))
    assert page_numbers(text, body, line_spans(text)) == page_numbers(text, body) != []


@pytest.mark.parametrize(
    ("numbers", "near", "count"),
    [
        (("1/3", "2/3", "3/3"), 100, 3),
        (("Page 1 of 3", "Page 2 of 3", "Page 3 of 3"), 100, 3),
        (("1/3", "2/3", "3/3"), 40, 0),
        (("1/4", "2/4", "3/4"), 100, 0),
        (("1/3", "2/4", "3/5"), 100, 0),
        (("1", "2", "3"), 100, 0),
        (("1", "2", "3"), 500, 3),
    ],
)
def test_pages_that_say_how_many_there_are(numbers: tuple[str, ...], near: int, count: int) -> None:
    """All of them, with the same number of pages, are pages however short these are; rows of a table are closer."""
    text = "".join(f"{'the flour is dry ' * (near // 17 + 1)}\n\n{number}\n\n" for number in numbers)
    assert len(page_numbers(text, Range(0, len(text)))) == count
