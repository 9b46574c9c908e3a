"""Drawn pages are read as a person reads them, and every word is read once."""

from __future__ import annotations

import itertools
import random
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clausediff.scan.pages import Box
from clausediff.scan.reading_order import Piece, join_pages, read_page

CASES = yaml.safe_load((Path(__file__).resolve().parents[2] / "cases" / "pages.yaml").read_text("utf-8"))
WIDE, HIGH = 5, 12
"""Of a drawn letter, in points."""


def drawn(page: str) -> list[tuple[int, int, Piece]]:
    """The words of a drawn page as they stand, each with its row and column."""
    found = []
    for row, line in enumerate(page.replace("|", "").split("\n")):
        for word in re.finditer(r"\S+", line):
            box = Box(word.start() * WIDE, row * HIGH, word.end() * WIDE, row * HIGH + HIGH - 1)
            found.append((row, word.start(), Piece(word[0], box)))
    return found


def in_source_order(case: dict[str, Any]) -> list[Piece]:
    """The words in the order in which the case's file holds them."""
    words, source = drawn(case["page"]), case.get("source", "rows")
    if source == "rows":
        return [piece for _, _, piece in words]
    cut = case["page"].split("\n")[0].index("|")
    sides = [[w for w in words if w[1] < cut], [w for w in words if w[1] >= cut]]
    if source == "columns reversed":
        sides.reverse()
    if source == "cells":
        return [piece for low, high in case["cells"] for side in sides for row, _, piece in side if low <= row <= high]
    return [piece for side in sides for _, _, piece in side]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_drawn_pages(case: dict[str, Any]) -> None:
    """The text is the one that the case states."""
    written = read_page(in_source_order(case), trust_source=True)
    assert written.text == case["text"].replace("→", "\t").rstrip("\n")


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if "source" not in case],
    ids=[case["name"] for case in CASES if "source" not in case],
)
def test_any_order_of_the_source(case: dict[str, Any]) -> None:
    """What is decided by place alone is the same whatever the order of the source."""
    pieces = in_source_order(case)
    random.Random(7).shuffle(pieces)
    assert read_page(pieces).text == case["text"].replace("→", "\t").rstrip("\n")


def test_a_signature_below_two_columns_makes_its_label_higher() -> None:
    """The white above a line to sign ends what stands side by side, also where the label's box reaches up into it."""
    (case,) = (case for case in CASES if case["name"] == "lines to sign below two columns, the left one longer")
    words = [piece for _, _, piece in drawn(case["page"])]
    at = next(index for index, piece in enumerate(words) if piece.text == "Signature:")
    for index in (at, at + 1):
        box = words[index].box
        words[index] = replace(words[index], box=box._replace(top=box.top - 14, bottom=box.bottom + 2))
    assert read_page(words).text == case["text"].rstrip("\n")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
@pytest.mark.parametrize("degrees", [-2.0, -0.7, 0.7, 2.0])
def test_a_page_laid_askew(case: dict[str, Any], degrees: float) -> None:
    """A source that knows its lines is read in the same order when the page lies askew."""
    level = [piece for _, _, piece in drawn(case["page"])]
    slope = degrees * 3.1416 / 180
    rows = sorted({piece.box.top for piece in level})
    askew = []
    for piece in level:
        shift = slope * (piece.box.left + piece.box.right) / 2
        box = Box(piece.box.left, piece.box.top + shift, piece.box.right, piece.box.bottom + shift)
        askew.append(Piece(piece.text, box, rows.index(piece.box.top)))
    assert read_page(askew).text.split() == read_page(level).text.split()


@pytest.mark.parametrize("spread", [-4.0, 4.0])
def test_a_page_in_perspective(spread: float) -> None:
    """The lines of a photographed page converge: those below fall more than those above, and a short one is still below."""
    lines = ["the parties to this agreement wish to discuss a certain deal now"] * 30
    lines[-2] = "remain in force and"
    text = "\n".join(lines)
    seen = []
    for row, column, piece in drawn(text):
        slope = spread * 3.1416 / 180 * row / len(lines)
        shift = slope * (column * WIDE - 160)
        left, top, right, bottom = piece.box
        seen.append(Piece(piece.text, Box(left, top + shift, right, bottom + shift), row))
    assert read_page(seen).text == text


words = st.text(alphabet="abcdeft", min_size=1, max_size=8)
boxes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h),
    st.floats(0, 500),
    st.floats(0, 700),
    st.floats(0, 120),
    st.floats(0, 30),
)


@given(st.lists(st.builds(Piece, words, boxes, st.integers(-1, 4)), max_size=40), st.booleans())
def test_every_word_once(pieces: list[Piece], trust: bool) -> None:
    """However words lie, each is in the text once, where its span says, and nothing else is but white space."""
    written = read_page(pieces, trust_source=trust)
    assert sorted(written.order) == list(range(len(pieces)))
    assert [written.text[slice(*span)] for span in written.spans] == [piece.text for piece in pieces]
    ordered = [written.spans[index] for index in written.order]
    assert all(one[1] < other[0] for one, other in itertools.pairwise(ordered))
    assert written.text.split() == [pieces[index].text for index in written.order]


@given(st.lists(st.lists(st.builds(Piece, words, boxes), max_size=6), min_size=1, max_size=4))
def test_pages_are_joined(pages: list[list[Piece]]) -> None:
    """Pages are parted by form feeds; boxes of words and lines slice to what they hold."""
    written = [read_page(page) for page in pages]
    text, starts, found, lines = join_pages(written)
    assert len(starts) == len(pages)
    assert all(start == 0 or text[start - 1] == "\f" for start in starts)
    assert text.count("\f") == len(pages) - 1
    assert sorted(text[slice(*word.span)] for word in found) == sorted(p.text for page in pages for p in page)
    assert " ".join(" ".join(text[slice(*line.span)].split()) for line in lines).split() == text.split()
