"""Lines that number their page, by their place, by what is around them, and by their counting."""

from __future__ import annotations

import pytest

from clausediff.scan.number_lines import NumberLines
from clausediff.text.lines import page_edges
from clausediff.text.page_numbers import read_page_number
from clausediff.text.printed_lines import PrintedLines
from clausediff.text.words import alnum_key

WORDS = "The miller grinds rye and wheat.\nHe grinds oats on Mondays.\nThe baker pays for it.\n"


def reasons(text: str, printed: tuple[str, ...] = (), repeated: tuple[int, ...] = ()) -> dict[str, str]:
    """Each line that is a page number, with the reason."""
    layout = PrintedLines.of(text)
    edges = page_edges(text, layout.spans, 1)
    numbers = NumberLines(layout, edges, repeated, set(map(alnum_key, printed)))
    found = ((line, numbers.reason(index, read_page_number(line))) for index, line in enumerate(layout.printed) if line)
    return {line: reason for line, reason in found if reason}


@pytest.mark.parametrize("number", ["2", "Page 2", "Page 2 of 3", "- 2 -"])
def test_at_the_edge_of_a_page(number: str) -> None:
    """A number alone on its line, in any of the usual forms."""
    assert reasons(f"{WORDS}\f{number}\n{WORDS}") == {number: "page number"}


@pytest.mark.parametrize("line", ["€ 2", "2 sacks", "900", "Clause 2"])
def test_other_lines_at_the_edge_of_a_page(line: str) -> None:
    """An amount, words, a number that no page of the text can have."""
    assert reasons(f"{WORDS}\f{line}\n{WORDS}") == {}


def test_within_a_text() -> None:
    """Between blank lines a page number is one; beside other lines only what names the page is."""
    assert reasons(f"{WORDS}\n2\n\n{WORDS}") == {"2": "page number"}
    assert reasons(f"{WORDS}2\n{WORDS}") == {}
    assert reasons(f"{WORDS}\nPage 1 of 2\nPage 2 of 2\n\n{WORDS}").keys() == {"Page 1 of 2", "Page 2 of 2"}


def test_the_label_of_a_clause_is_no_page_number() -> None:
    """The canonical has the number and the line below it as one line."""
    text = f"{WORDS}\n2\n\nPrice of the flour\n"
    assert reasons(text) == {"2": "page number"}
    assert reasons(text, ("2. Price of the flour",)) == {}


def test_a_figure_of_the_sentence() -> None:
    """A number alone on its line is in doubt where a figure may go on, unless the pages count up to it."""
    text = "He pays 1\n\n2\n\nsacks of flour.\n"
    layout = PrintedLines.of(text)
    numbers = NumberLines(layout, set(), (), set())
    index = layout.printed.index("2")
    number = read_page_number("2")
    assert number is not None
    assert numbers.in_doubt(layout.spans[index], number)
