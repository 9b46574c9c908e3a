"""What of a page's ink is print: frames, lines and words, and never the inside of a frame."""

from __future__ import annotations

from typing import Any

import pytest

numpy = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.frames import Frame  # noqa: E402
from clausediff.evidence.pen.known_print import letters_of, printed, rules  # noqa: E402
from clausediff.evidence.pen.prints import cut, print_of  # noqa: E402
from clausediff.scan.pages import Box  # noqa: E402

SHAPE = (80, 120)


def test_words_are_letters_and_what_was_read_of_a_box_is_none() -> None:
    """A single character may be a mark, and a token over a frame is the frame's as well; a label is known in any case."""
    words = [Box(10, 10, 40, 20), Box(50, 10, 60, 20), Box(70, 10, 90, 20)]
    frames = [Box(80, 10, 90, 20)]
    known = letters_of(SHAPE, words, ["word", "x", "OM"], [Box(95, 10, 105, 20)], frames, 1.0)
    assert known[15, 25]
    assert not known[15, 55]
    assert not known[15, 75]
    assert known[15, 100]


def test_a_label_ends_at_the_frame() -> None:
    """Where letters end is only roughly known."""
    known = letters_of(SHAPE, [], [], [Box(10, 10, 60, 20)], [Box(50, 10, 60, 20)], 1.0)
    assert known[15, 45]
    assert not known[15, 55]


@pytest.mark.parametrize("shape", ["square", "circle", "[]"])
def test_the_strokes_of_frames_are_print(shape: str) -> None:
    """Their inside is not; between brackets there are no sides."""
    known = printed(SHAPE, [Frame(shape, 30, 20, 20, 20, 1.0)], None)
    assert known[30, 30]
    assert known[30, 50]
    assert not known[30, 40]
    assert bool(known[20, 40]) is (shape != "[]")


def test_the_print_of_an_empty_box_is_that_of_all() -> None:
    """With the strokes that it has on this page, wherever the frame is; also at the page's edge."""
    darkness: Any = numpy.zeros(SHAPE, dtype=numpy.float32)
    cv2.rectangle(darkness, (30, 20), (50, 40), 1.0, 1)
    frame = Frame("square", 30, 20, 20, 20, 1.0)
    empty = print_of(cut(darkness, 30, 20, frame), frame)
    known = printed(SHAPE, [Frame("square", 70, 30, 20, 20, 1.0), Frame("square", 2, 60, 20, 20, 1.0)], empty)
    assert known[40, 70]
    assert known[40, 90]
    assert not known[40, 80]
    assert known[70, 2]


def test_long_straight_lines_are_rules() -> None:
    """A stroke of a frame's length is none."""
    ink = numpy.zeros(SHAPE, dtype=bool)
    ink[20, 10:110] = True
    ink[40, 10:30] = True
    ink[5:75, 60] = True
    known = rules(ink, 50)
    assert known[20, 50]
    assert known[60, 60]
    assert not known[40, 20]
