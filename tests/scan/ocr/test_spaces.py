"""Spaces that a recogniser lost are found in the ink; no letter is ever changed, and nothing is put in where it is not certain."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

numpy = pytest.importorskip("numpy", reason="pip install 'clausediff[ocr]'")

from clausediff.scan.ocr.spaces import Line, restored  # noqa: E402

WIDE, GAP, SPACE, HIGH = 10, 2, 9, 40
"""Pixels: of a letter, between letters, between words, and of the line."""


def drawn(shown: str, read: str, *, gap: int = GAP, off: float = 0.0, reach: str = "") -> Line:
    """A line on which ``shown`` is printed and ``read`` was read: the same letters with other spaces.

    ``off`` is by how many letters the recogniser's columns are too far right; letters of ``reach`` have a tail under the letter
    before them.
    """
    left = 5
    places: list[int] = []
    for char in shown:
        if char == " ":
            left += SPACE - gap
        else:
            places.append(left)
            left += WIDE + gap
    picture = numpy.full((HIGH, left + 5, 3), 255, dtype=numpy.uint8)
    for place, char in zip(places, shown.replace(" ", ""), strict=True):
        picture[8:30, place : place + WIDE] = 0
        if char in reach:
            picture[31:38, max(0, place - SPACE) : place + WIDE] = 0
    # a column for each pixel, so that counts are plain
    columns = [int(place + WIDE / 2 + off * (WIDE + gap)) for place in places]
    return Line(read, columns, float(picture.shape[1]), picture)


OTHER = drawn("the laws of the State of Ohio", "the laws of the State of Ohio")
"""A line of the page that was read well."""


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("the exclusive personal jurisdiction of courts", "the exclusive personaljurisdiction of courts"),
        ("at least 60 days after", "at least 60days after"),
        ("I will not pay", "Iwillnotpay"),
        ("as of 2020 (the Date) by", "as of 2020(the Date) by"),
        ("the fit. The next", "the fit.The next"),
    ],
)
def test_lost_spaces_come_back(shown: str, read: str) -> None:
    """One, several, before a bracket and behind a full stop."""
    assert restored([drawn(shown, read), OTHER])[0] == shown


def test_a_tail_under_the_letter_before() -> None:
    """A "j" that reaches under the letter before it closes no gap."""
    shown = "a personal jurisdiction of the"
    assert restored([drawn(shown, shown.replace("l j", "lj"), reach="j"), OTHER])[0] == shown


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("the State of Ohio", "the State of Ohio"),  # nothing was lost
        ("pay 1 000 in all to", "pay 1000 in all to"),  # figures are not parted
        ("not , and so on", "not, and so on"),  # nor a sign that stands behind a word
        ("( a ) the term", "(a) the term"),
    ],
)
def test_nothing_is_put_in(shown: str, read: str) -> None:
    """Where the text is right, or a space would change what it means."""
    assert restored([drawn(shown, read), OTHER])[0] == read


def test_letters_that_stand_apart() -> None:
    """In widely spaced print a gap says nothing."""
    read = "the lawsof the State"
    assert restored([drawn("the laws of the State", read, gap=6)])[0] == read


def test_columns_that_are_a_letter_off() -> None:
    """The spaces that were read show by how much, so that none is put in a letter off."""
    shown = "one two three four five six seven"
    for off in (-0.8, -0.4, 0.4, 0.8):
        assert restored([drawn(shown, shown, off=off), OTHER])[0] == shown
        lost = restored([drawn(shown, shown.replace("four five", "fourfive"), off=off), OTHER])[0]
        assert lost in (shown, shown.replace("four five", "fourfive"))


def test_what_is_known_of_too_little() -> None:
    """A line whose letters have no columns, a page of one line without spaces, and a picture without ink stay as they are."""
    line = drawn("onetwo", "onetwo")
    blank = Line("one two", line.columns, line.count, numpy.full((HIGH, 90, 3), 255, dtype=numpy.uint8))
    assert restored([Line("one two", (), 0.0, line.picture), blank]) == ["one two", "one two"]
    assert restored([drawn("one two", "onetwo")]) == ["onetwo"]
    assert restored([]) == []


@given(st.text("abI1.,( -", min_size=1, max_size=30), st.floats(-3, 3), st.data())
def test_no_letter_is_changed(read: str, off: float, data: Any) -> None:
    """Whatever is on the picture, the letters are those that were read, and no space is taken away."""
    letters = read.replace(" ", "")
    if not letters:
        return
    cuts = data.draw(st.sets(st.integers(1, max(1, len(letters) - 1))))
    shown = "".join(f" {char}" if at in cuts and at else char for at, char in enumerate(letters))
    (made,) = restored([drawn(shown, read, off=off), OTHER])[:1]
    assert "".join(made.split()) == "".join(read.split())
    assert made.count(" ") >= read.count(" ")


def test_boxes_of_words_that_were_parted() -> None:
    """A space that was put in takes room in the engine's box; words stay in their order, and inside of it."""
    from clausediff.scan.ocr.rapidocr import _words

    quad = [(0, 0), (120, 0), (120, 20), (0, 20)]
    chunks = [
        ("60days", 0.9, [(0, 0), (70, 0), (70, 20), (0, 20)]),
        ("on", 0.8, [(80, 0), (100, 0), (100, 20), (80, 20)]),
    ]
    pieces = _words("60 days on", 0.9, quad, chunks, 3, 1.0)
    assert [(piece.text, piece.box.left, piece.box.right, piece.line) for piece in pieces] == [
        ("60", 0, 20, 3), ("days", 30, 70, 3), ("on", 80, 100, 3),
    ]  # fmt: skip
