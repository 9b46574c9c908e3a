"""What is in a frame and at it: a stroke, a speck, a neighbour's mark, or what shows through from the back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

numpy = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.frame_ink import is_another_s, shapes_of, touching  # noqa: E402
from clausediff.evidence.pen.frames import Frame  # noqa: E402
from clausediff.evidence.pen.marked import are_marked  # noqa: E402

SIDE, ROWS = 22, 5


def page(shape: str = "square", apart: int = 60) -> tuple[Any, Any, list[Frame]]:
    """Darkness, a pen's classes and the frames of some empty boxes below each other."""
    darkness = numpy.zeros((80 + apart * ROWS, 200), dtype=numpy.float32)
    classes = numpy.zeros((4, *darkness.shape), dtype=numpy.float32)
    classes[0] = 1
    frames = [Frame(shape, 60, 40 + apart * row, SIDE, SIDE, 1.0) for row in range(ROWS)]
    for frame in frames:
        if shape == "[]":
            for x, inner in ((frame.left, 4), (frame.left + SIDE, -4)):
                cv2.line(darkness, (x, frame.top), (x, frame.top + SIDE), 1.0, 2)
                for y in (frame.top, frame.top + SIDE):
                    cv2.line(darkness, (x, y), (x + inner, y), 1.0, 2)
        else:
            cv2.rectangle(darkness, (frame.left, frame.top), (frame.left + SIDE, frame.top + SIDE), 1.0, 2)
    return darkness, classes, frames


def draw(
    darkness: Any, classes: Any, frame: Frame, line: tuple[int, int, int, int], *, dark: float = 1.0, width: int = 2,
    pen: bool = True,
) -> None:  # fmt: skip
    """A line in the frame's own pixels."""
    x, y = frame.left, frame.top
    ink = numpy.zeros_like(darkness)
    cv2.line(ink, (x + line[0], y + line[1]), (x + line[2], y + line[3]), dark, width)
    numpy.maximum(darkness, ink, out=darkness)
    if pen:
        classes[2][ink > 0], classes[0][ink > 0] = 1, 0


@pytest.mark.parametrize(
    ("line", "dark", "width", "pen", "expected"),
    [
        pytest.param((3, 19, 19, 3), 1.0, 1, True, True, id="a thin stroke"),
        pytest.param((3, 19, 19, 3), 0.45, 2, True, True, id="a thin and pale stroke"),
        pytest.param((3, 19, 19, 3), 1.0, 2, False, True, id="a thin stroke as black as print"),
        pytest.param((7, 7, 15, 15), 1.0, 4, True, True, id="a blot"),
        pytest.param((5, 15, 6, 16), 1.0, 1, False, False, id="a speck"),
        pytest.param((5, 15, 7, 17), 1.0, 2, True, None, id="a pen's dot"),
        pytest.param((5, 15, 6, 15), 0.7, 2, False, None, id="a dot, paler than print"),
        pytest.param((40, 3, 60, 3), 1.0, 2, True, False, id="a stroke beside it"),
        pytest.param((12, 1, 40, -25), 1.0, 3, True, None, id="a stroke that touches it"),
        pytest.param((21, 18, 31, 2), 1.0, 3, False, None, id="a tick over its edge, as black as print"),
    ],
)
@pytest.mark.parametrize("shape", ["square", "[]"])
def test_ink_in_a_frame(
    line: tuple[int, int, int, int], dark: float, width: int, pen: bool, expected: bool | None, shape: str
) -> None:
    """A stroke that reaches through is a mark however thin; a speck is none; what may be one is not told."""
    if shape == "[]" and line[1] == 1:
        line = (-2, 12, -40, -20)
    darkness, classes, frames = page(shape)
    draw(darkness, classes, frames[2], line, dark=dark, width=width, pen=pen)
    assert are_marked(darkness, classes, frames) == [False, False, expected, False, False]


def test_brackets_and_rules_that_look_like_a_pen_s_are_none() -> None:
    """What all frames of a page have is no mark, whatever the network says of it."""
    darkness, classes, frames = page("[]")
    darkness[:, 52:54] = 1
    classes[2][darkness > 0], classes[0][darkness > 0] = 1, 0
    assert are_marked(darkness, classes, frames) == [False] * ROWS


def test_what_shows_through_is_no_mark() -> None:
    """Pale ink in the frame and around it, of no pen."""
    darkness, classes, frames = page()
    frame = frames[1]
    for x in range(-10, 40, 5):
        draw(darkness, classes, frame, (x, 4, x, 16), dark=0.35, width=3, pen=False)
    told = are_marked(darkness, classes, frames)
    assert told[1] is None
    assert told[2:] == [False] * 3


def test_a_neighbour_s_mark_is_not_a_box_s_own() -> None:
    """A cross that reaches into the box above is the lower one's."""
    darkness, classes, frames = page(apart=30)
    for line in ((-4, -18, 26, 26), (26, -18, -4, 26)):
        draw(darkness, classes, frames[3], line, width=3)
    told = are_marked(darkness, classes, frames)
    assert told[3] is True
    assert told[2] is not True
    pen = classes[0] < 0.5
    assert is_another_s(pen, frames[2], frames)
    assert not is_another_s(pen, frames[3], frames)


def test_nothing_is_told_of_a_place_that_is_unlike_the_others() -> None:
    """It may be letters."""
    darkness, classes, frames = page()
    frames[2] = replace(frames[2], score=0.55)
    assert are_marked(darkness, classes, frames) == [False, False, None, False, False]


def test_a_spot_of_dirt_is_told_neither_way() -> None:
    """A small dark spot that is no pen's for the network."""
    darkness, classes, frames = page()
    draw(darkness, classes, frames[1], (11, 11, 11, 11), dark=1.5, width=3, pen=False)
    assert are_marked(darkness, classes, frames)[1] is not True


def test_shapes_are_measured_beside_the_other_frames() -> None:
    """What most of them have is left out; what is left is inside of one or touches it."""
    darkness, classes, frames = page()
    draw(darkness, classes, frames[0], (2, 20, 20, 2))
    draw(darkness, classes, frames[4], (22, 10, 50, 10), width=3)
    first, second, *_, last = shapes_of(darkness, classes, frames)
    assert first.reach > 0.6
    assert first.pen > 0.6
    assert second.inside == second.touching == 0
    assert last.inside == 0
    assert last.touching > 0.02
    assert touching(darkness * (classes[0] < 0.5) > 0, frames[4], frames) > 0.02
    assert touching(darkness * (classes[0] < 0.5) > 0, frames[1], frames) == 0
    assert are_marked(darkness, classes, []) == []
