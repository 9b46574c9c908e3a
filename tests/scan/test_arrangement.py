"""A scan's text in another order, and the way back."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from clausediff.model import Range
from clausediff.scan.arrangement import Part, arrange
from clausediff.scan.scan import Mark, Scan
from tests.stages import steady


@st.composite
def arrangements(draw: st.DrawFn) -> tuple[str, list[Part]]:
    """A text, and all of its parts in any order with any ends."""
    text = draw(st.text("ab \n", min_size=1, max_size=40))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)) | {0, len(text)})
    spans = [Range(low, high) for low, high in pairwise(cuts)]
    order = draw(st.permutations(spans))
    return text, [Part(span, draw(st.sampled_from(["", "\n", "\f"]))) for span in order]


@steady
@given(arrangements(), st.data())
def test_every_stretch_is_found_again(made: tuple[str, list[Part]], data: st.DataObject) -> None:
    """What a stretch of the arranged text consists of in the scan's text has its characters, in its order."""
    text, parts = made
    found = arrange(text, parts)
    low = data.draw(st.integers(0, len(found.text)))
    high = data.draw(st.integers(low, len(found.text)))
    own = [
        index
        for start, span in zip(found.starts, found.spans, strict=True)
        for index in range(start, start + span.size)
        if low <= index < high
    ]
    back = found.back(low, high)
    assert "".join(text[span.slice] for span in back) == "".join(found.text[index] for index in own)
    assert all(one.end != two.start for one, two in pairwise(back))


@steady
@given(arrangements(), st.data())
def test_there_and_back(made: tuple[str, list[Part]], data: st.DataObject) -> None:
    """A stretch of the scan's text is found in the arranged text, and from there again."""
    text, parts = made
    found = arrange(text, parts)
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    there = found.forth(Range(low, high))
    assert sorted(index for span in there for part in found.back(*span) for index in part.indices) == list(
        range(low, high)
    )


def test_marks_move_with_their_words() -> None:
    """A mark that is cut in two is left out."""
    text = "one two\fthree"
    marks = (Mark("struck", Range(0, 3), "is struck"), Mark("struck", Range(4, 13), "is struck"))
    found = arrange(text, [Part(Range(8, 13), "\f"), Part(Range(0, 7))])
    scan = found.of(Scan("x", "", text, marks=marks))
    assert scan.text == "three\fone two"
    assert scan.page_starts == (0, 6)
    assert [scan.text[mark.span.slice] for mark in scan.marks] == ["one"]


def test_a_place_between_two_parts() -> None:
    """Where two parts meet, a place is the end of the first one."""
    found = arrange("abcdef", [Part(Range(3, 6)), Part(Range(0, 3))])
    assert [found.point(at) for at in range(7)] == [3, 4, 5, 6, 1, 2, 3]
