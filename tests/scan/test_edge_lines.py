"""Heads and feet of pages by where their lines are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from clausediff.model import Range
from clausediff.scan.edge_lines import edge_lines
from clausediff.scan.pages import Box, LineBox, Page
from clausediff.scan.scan import Scan

HEIGHT = 800.0


def marked(tops: Sequence[float], left: Sequence[float] = ()) -> list[tuple[str, str]]:
    """The words of each mark and where it says that they are, on a page with a line of one word 10 high at each of the tops."""
    words = [f"word{index}" for index in range(len(tops))]
    text = "\n".join(words)
    starts = [text.index(word) for word in words]
    at = list(left) or [60.0] * len(tops)
    lines = tuple(
        LineBox(Range(start, start + len(word)), 0, Box(x, top, x + 80, top + 10))
        for start, word, top, x in zip(starts, words, tops, at, strict=True)
    )
    scan = Scan("a.png", "", text, lines=lines, pages=(Page(1, 600, HEIGHT),))
    return [(" ".join(text[mark.span.slice].split()), mark.says.split()[4]) for mark in edge_lines(scan)]


BODY = [float(top) for top in range(120, 640, 15)]


def test_a_head_and_a_foot() -> None:
    """Both are apart from the text and within the margins."""
    last = len(BODY) + 1
    assert marked([50.0, *BODY, 760.0]) == [("word0", "head"), (f"word{last}", "foot")]


def test_two_rows_of_a_foot() -> None:
    """Rows close to each other are one foot, and lines beside each other one row."""
    count = len(BODY)
    found = marked([*BODY, 745.0, 758.0, 758.0], [60.0] * (count + 2) + [300.0])
    assert found == [(f"word{count} word{count + 1} word{count + 2}", "foot")]


@pytest.mark.parametrize(
    "tops",
    [
        pytest.param([*BODY, BODY[-1] + 15], id="the text goes on"),
        pytest.param([*BODY, 660.0], id="far above the margin"),
        pytest.param([float(top) for top in range(20, 790, 15)], id="a full page without a step"),
        pytest.param([50.0, 400.0, 760.0], id="too few lines"),
        pytest.param([float(top) for top in range(30, 790, 30)], id="lines far apart, all alike"),
    ],
)
def test_no_edge(tops: list[float]) -> None:
    """Nothing is apart, or nobody can tell."""
    assert marked(tops) == []


def test_of_a_text() -> None:
    """A text whose lines have no places has no such marks."""
    assert edge_lines(Scan("a.txt", "", "one\ntwo")) == []
