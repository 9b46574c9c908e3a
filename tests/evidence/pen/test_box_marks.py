"""A stroke is the mark of one box: of that which it is in, which it goes around, or which it is beside."""

from __future__ import annotations

import pytest

numpy = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.box_marks import at_frames  # noqa: E402
from clausediff.evidence.pen.marked import are_marked  # noqa: E402
from tests.evidence.pen.test_marked import ROWS, SIDE, draw, page  # noqa: E402

TICK = ((-18, 8, -13, 18), (-13, 18, -3, -6))


@pytest.mark.parametrize("shape", ["square", "[]"])
def test_a_tick_beside_a_box_is_its_mark(shape: str) -> None:
    """Of the nearest box, and of no other one."""
    darkness, classes, frames = page(shape)
    for line in TICK:
        draw(darkness, classes, frames[1], line)
    assert are_marked(darkness, classes, frames) == [False, True, False, False, False]


def test_a_pen_s_stroke_beside_a_box_that_is_no_tick_is_told_neither_way() -> None:
    """It may be a letter, a line, or a mark."""
    darkness, classes, frames = page()
    for line in ((-10, 4, -4, 4), (-10, 4, -10, 16), (-4, 4, -4, 16), (-10, 10, -4, 10)):
        draw(darkness, classes, frames[1], line)
    assert are_marked(darkness, classes, frames) == [False, None, False, False, False]


def test_initials_below_a_box_are_no_mark() -> None:
    """They are not in its row."""
    darkness, classes, frames = page()
    for line in ((0, 32, 5, 45), (5, 45, 14, 30), (18, 32, 18, 45)):
        draw(darkness, classes, frames[1], line)
    assert are_marked(darkness, classes, frames)[1] is not True


def test_letters_beside_a_box_are_no_mark() -> None:
    """Whatever the network takes them for; they are words of the page."""
    darkness, classes, frames = page()
    letters = numpy.zeros(darkness.shape, dtype=bool)
    for left, top, right, bottom in TICK:
        draw(darkness, classes, frames[1], (left + 46, top, right + 46, bottom))
    letters[:, frames[0].left + SIDE + 1 :] = True
    assert are_marked(darkness, classes, frames, letters=letters)[1] is False


@pytest.mark.parametrize("pen", [True, False])
def test_a_line_around_a_box_is_its_mark(pen: bool) -> None:
    """Not that of the boxes above and below, into which it reaches."""
    darkness, classes, frames = page(apart=30)
    ink = numpy.zeros(darkness.shape, dtype=numpy.uint8)
    middle = frames[2].left + SIDE // 2, frames[2].top + SIDE // 2
    cv2.ellipse(ink, middle, (26, 21), 0, 0, 360, 1, 3)
    darkness[ink > 0] = 1
    if pen:
        classes[2][ink > 0], classes[0][ink > 0] = 1, 0
    told = are_marked(darkness, classes, frames)
    assert told[2] is True
    assert True not in told[:2] + told[3:]


def test_lines_around_all_boxes_are_print() -> None:
    """No pen draws around most boxes of a page."""
    darkness, classes, frames = page()
    for frame in frames:
        cv2.circle(darkness, (frame.left + SIDE // 2, frame.top + SIDE // 2), 22, 1.0, 2)
    assert are_marked(darkness, classes, frames) == [False] * ROWS


def test_a_table_s_lines_at_a_box_are_no_ink_of_its_own() -> None:
    """One that touches a frame from below, which the other frames have not."""
    darkness, classes, frames = page()
    y = frames[3].top + SIDE + 1
    darkness[y : y + 2, 10:190] = 1
    darkness[frames[3].top - 30 : y, 40:42] = 1
    assert are_marked(darkness, classes, frames)[3] is False


def test_one_box_seen_from_two_places_keeps_its_mark() -> None:
    """The second place's frame is a pixel aside and less certain."""
    from dataclasses import replace

    darkness, classes, frames = page()
    for line in TICK:
        draw(darkness, classes, frames[1], line)
    twice = [*frames, replace(frames[1], left=frames[1].left + 1, score=0.9)]
    assert [each.mark for each in at_frames(darkness, classes, twice, twice, None, darkness < 0)] == [
        False, True, False, False, False, True,
    ]  # fmt: skip


def test_a_frame_that_is_likeliest_nowhere_has_no_strokes() -> None:
    """Letters that look like a frame beside the box are not the owner of its tick."""
    from dataclasses import replace

    darkness, classes, frames = page()
    for line in TICK:
        draw(darkness, classes, frames[1], line)
    letters = replace(frames[1], left=frames[1].left - 30, score=0.7)
    told = are_marked(darkness, classes, [*frames, letters], frames)
    assert told[1] is True
