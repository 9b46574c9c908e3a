"""Frames where a page has few: by their shape, whatever is inside of them and beside them."""

from __future__ import annotations

from typing import Any

import pytest

numpy = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.alike import find_frames  # noqa: E402
from clausediff.evidence.pen.few_frames import certainty, faces, facing, goes_on, in_the_row, not_over, taller, worth  # noqa: E402
from clausediff.evidence.pen.frames import Frame, Region  # noqa: E402
from clausediff.evidence.pen.marked import are_marked  # noqa: E402
from clausediff.scan.pages import Box  # noqa: E402

SCALE = 150 / 72
PAIR = Frame("[]", 60, 40, 20, 22, 1.0)
SQUARE = Frame("square", 60, 40, 22, 22, 1.0)


def paper() -> Any:
    """A white part of a page."""
    return numpy.zeros((120, 220), dtype=numpy.float32)


def bracket(plane: Any, x: int, inner: int, top: int = 40, tall: int = 22) -> None:
    """An upright stroke with two ends on one side."""
    cv2.line(plane, (x, top), (x, top + tall), 1.0, 2)
    for y in (top, top + tall):
        cv2.line(plane, (x, y), (x + inner, y), 1.0, 2)


def classes_of(plane: Any, pen: Any) -> Any:
    """The network's probabilities where some of the ink is a pen's."""
    classes = numpy.zeros((4, *plane.shape), dtype=numpy.float32)
    classes[0] = 1
    classes[2][pen > 0], classes[0][pen > 0] = 1, 0
    return classes


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        pytest.param((5, -5), True, id="a pair of brackets"),
        pytest.param((-5, 0), False, id="a closing bracket and a letter"),
        pytest.param((0, 0), False, id="two letters"),
        pytest.param((-5, 5), False, id="brackets back to back"),
    ],
)
def test_brackets_face_each_other(ends: tuple[int, int], expected: bool) -> None:
    """Their ends are on the side of the other one."""
    plane = paper()
    bracket(plane, 60, ends[0])
    bracket(plane, 80, ends[1])
    assert faces(plane, PAIR) is expected
    assert (facing(plane, PAIR) > 0.5) is expected
    assert (worth(plane, PAIR) > 0) is expected
    assert faces(plane, SQUARE)


def test_brackets_face_each_other_where_they_are_higher_than_was_found() -> None:
    """Their ends are looked for where the strokes end."""
    plane = paper()
    bracket(plane, 60, 5, top=36, tall=30)
    bracket(plane, 80, -5, top=36, tall=30)
    assert faces(plane, PAIR)


@pytest.mark.parametrize("frame", [PAIR, SQUARE])
def test_a_part_of_a_large_box_is_no_frame(frame: Frame) -> None:
    """Its strokes go on beyond it; those of a whole one do not."""
    plane = paper()
    cv2.rectangle(plane, (60, 40), (60 + frame.width, 40 + frame.height), 1.0, 2)
    assert not goes_on(plane, [frame])
    large = paper()
    cv2.rectangle(large, (60, 24), (60 + frame.width, 78), 1.0, 2)
    assert goes_on(large, [frame])
    assert not goes_on(large, [])


def test_how_much_a_frame_counts() -> None:
    """By its size and drawing, less over letters; and where there are few it is no more certain than it is drawn."""
    plane = paper()
    assert worth(plane, SQUARE) == pytest.approx(88)
    assert not_over(-3) == not_over(0) == 1
    assert not_over(1) > not_over(3) > not_over(30) > 0
    drawn = Frame("[]", 0, 0, 12, 20, 0.7)
    assert certainty(drawn, 1) == 0
    assert certainty(drawn, 3) == 1
    higher = taller(Region(Box(10, 50, 40, 62), 10))
    assert higher.height == 17
    assert higher.box == Box(10, 44, 40, 68)


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        pytest.param(None, False, id="empty"),
        pytest.param([(64, 52, 68, 58), (68, 58, 77, 42)], True, id="a tick"),
        pytest.param([(62, 42, 78, 60), (78, 42, 62, 60)], True, id="a cross"),
    ],
)
@pytest.mark.parametrize("blur", [0.0, 1.2])
def test_a_lone_pair_of_brackets_before_a_letter(
    mark: list[tuple[int, int, int, int]] | None, expected: bool, blur: float
) -> None:
    """It is found, and told to be empty or marked, by its own ink; the closing bracket and the letter are no frame."""
    plane = paper()
    bracket(plane, 60, 4)
    bracket(plane, 80, -4)
    cv2.line(plane, (98, 42), (98, 61), 1.0, 3)
    ink = paper()
    for x, y, to_x, to_y in mark or ():
        cv2.line(ink, (x, y), (to_x, to_y), 1.0, 2)
    plane = numpy.maximum(plane, ink)
    if blur:
        plane = cv2.GaussianBlur(plane, (0, 0), blur)
    region = Region(Box(18, 14, 48, 36), 11, (0, 97 / SCALE))
    (found,) = find_frames(plane, [region], SCALE).frames
    assert found
    assert abs(found[0].left - 60) <= 3
    assert are_marked(plane, classes_of(plane, ink), found[:1]) == [expected]


@pytest.mark.parametrize("marked", [(0, 1), (0, 1, 2), (1,)])
def test_most_of_few_boxes_are_marked_alike(marked: tuple[int, ...]) -> None:
    """What they have in common is their marks and not the form's print, even where the network takes the ink for print."""
    plane, ink = numpy.zeros((220, 200), dtype=numpy.float32), numpy.zeros((220, 200), dtype=numpy.float32)
    frames = [Frame("square", 60, 30 + 60 * row, 22, 22, 1.0) for row in range(3)]
    for number, frame in enumerate(frames):
        cv2.rectangle(plane, (60, frame.top), (82, frame.top + 22), 1.0, 2)
        if number in marked:
            cv2.line(ink, (63, frame.top + 3), (79, frame.top + 19), 1.0, 2)
            cv2.line(ink, (79, frame.top + 3), (63, frame.top + 19), 1.0, 2)
    plane = numpy.maximum(plane, ink)
    assert are_marked(plane, classes_of(plane, numpy.zeros_like(ink)), frames) == [
        number in marked for number in range(3)
    ]


def test_a_punch_hole_is_no_marked_box() -> None:
    """It is above the row, or so full that nothing tells that it is a frame."""
    region = Region(Box(18, 14, 48, 36), 11)
    assert in_the_row(2.0, region, SCALE)
    assert not in_the_row(-12.0, region, SCALE)
    plane = paper()
    cv2.circle(plane, (71, 51), 12, 1.0, -1)
    assert are_marked(plane, classes_of(plane, numpy.zeros_like(plane)), [Frame("circle", 60, 40, 22, 22, 1.0)]) == [
        None
    ]
