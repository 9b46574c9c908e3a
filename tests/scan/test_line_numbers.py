"""Numbers in the margin that count lines, and bars of tables."""

from __future__ import annotations

import pytest

from clausediff.scan.line_numbers import line_numbers
from clausediff.scan.ruling import table_bars
from clausediff.text.lines import line_spans

WORDS = [f"the {word} goods of the mill" for word in "first second third fourth fifth sixth seventh eighth".split()]


def numbers(lines: list[str], own: frozenset[str] = frozenset()) -> list[str]:
    """What is found in the margin of a page."""
    text = "\n".join(lines)
    return [text[span.slice] for span in line_numbers(text, line_spans(text), own.__contains__)]


def test_each_line() -> None:
    """Every line has its number, blank lines counted or not."""
    counted = [f"{number} {words}" for number, words in enumerate(WORDS, 1)]
    assert numbers(counted) == list("12345678")
    assert numbers([*counted[:4], "", *counted[4:]]) == list("12345678")
    assert numbers([*counted[:4], "5", *(f"{number} {words}" for number, words in enumerate(WORDS[4:], 6))]) == list(
        "123456789"
    )


def test_a_figure_that_does_not_fit_is_left() -> None:
    """A line whose own figure is in the place of a number that was not read keeps it."""
    counted = [f"{number} {words}" for number, words in enumerate(WORDS, 1)]
    counted[4] = "30 days after the delivery"
    assert numbers(counted) == list("1234678")


@pytest.mark.parametrize(
    "lines",
    [
        [f"{number} {words}" for number, words in enumerate(WORDS[:4], 1)],
        [f"{number * number} {words}" for number, words in enumerate(WORDS, 1)],
        [f"{number} {words}" if number % 2 else words for number, words in enumerate(WORDS, 1)],
        WORDS,
    ],
    ids=["few", "no count", "holes", "none"],
)
def test_no_count(lines: list[str]) -> None:
    """Figures that do not count the lines are text."""
    assert numbers(lines) == []


def test_each_fifth_line_in_the_margin() -> None:
    """Two numbers are enough where they stand to the left of all other print, and not within it."""
    lines = [f"     {words}" for words in (*WORDS, *WORDS[:4])]
    lines[4], lines[9] = f"   5 {WORDS[4]}", f"  10 {WORDS[1]}"
    assert numbers(lines) == ["5", "10"]
    lines[6] = WORDS[6]
    assert numbers(lines) == []


def test_the_forms_own_labels() -> None:
    """Lines that the form prints with the same numbers keep them."""
    counted = [f"{number} {words}" for number, words in enumerate(WORDS, 1)]
    own = frozenset("".join(line.split()) for line in counted)
    assert numbers(counted, own) == []


def test_table_bars() -> None:
    """The bars of rows, and rules; not a lone bar, not where the form has bars."""
    text = "| a | b |\n|---|---|\n| c | d |\nsha|l deliver"
    found = [text[span.slice] for span in table_bars(text, ["a b"])]
    assert found == ["|", "|", "|", "|---|---|", "|", "|", "|"]
    assert table_bars(text, ["a | b"]) == []
    assert table_bars("| a | b |\n\nsha|l", [""]) == []


def test_bars_between_cells() -> None:
    """Where the form has bars: those of rows beside each other that have none at their ends, as many in each."""
    found = table_bars("a | b\nc | d\n\ne | f\n\nsha|l\nwi|l", ["| x | y |"])
    assert [span.start for span in found] == [2, 8]
    assert table_bars("a | b\nc | d | e", ["| x | y |"]) == []
    assert table_bars("a | b\nc | d", ["x y"]) == []
