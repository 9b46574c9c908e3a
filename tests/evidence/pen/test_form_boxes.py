"""A form's boxes have one look, or two; and one with a line around it is found as the others are."""

from __future__ import annotations

from typing import Any

import pytest

numpy = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.box_places import Place  # noqa: E402
from clausediff.evidence.pen.form_boxes import boxes_at  # noqa: E402
from clausediff.evidence.pen.ink import DPI  # noqa: E402
from clausediff.scan.pages import Box  # noqa: E402

SCALE = DPI / 72
LEFT, ROW, SIDE = 120, 60, 20


def page(shapes: list[str], marked: dict[int, str]) -> tuple[Any, Any, list[Place]]:
    """Boxes below each other before letters, some of them with a pen's tick in them or a line around them."""
    darkness = numpy.zeros((60 + ROW * len(shapes), 400), dtype=numpy.float32)
    classes = numpy.zeros((4, *darkness.shape), dtype=numpy.float32)
    classes[0] = 1
    places = []
    for row, shape in enumerate(shapes):
        top = 40 + ROW * row
        if shape == "circle":
            cv2.circle(darkness, (LEFT + SIDE // 2, top + SIDE // 2), SIDE // 2, 1.0, 2)
        elif shape == "square":
            cv2.rectangle(darkness, (LEFT, top), (LEFT + SIDE, top + SIDE), 1.0, 2)
        for x in range(LEFT + 60, LEFT + 140, 12):
            cv2.line(darkness, (x, top + 2), (x, top + SIDE), 1.0, 3)
        pen = numpy.zeros(darkness.shape, dtype=numpy.uint8)
        middle = LEFT + SIDE // 2, top + SIDE // 2
        if marked.get(row) == "ring":
            cv2.ellipse(pen, middle, (22, 18), 0, 0, 360, 1, 3)
        elif row in marked:
            points = [(LEFT + 3, top + 10), (LEFT + 8, top + 16), (LEFT + 22, top - 4)]
            cv2.polylines(pen, [numpy.array(points, dtype=numpy.int32)], False, 1, 3)
        darkness[pen > 0] = 1
        classes[2][pen > 0], classes[0][pen > 0] = 1, 0
        left, right = (LEFT - 70) / SCALE, (LEFT + 56) / SCALE
        region = Box(left, (top - 8) / SCALE, right, (top + SIDE + 6) / SCALE)
        places.append(Place(0, region, None, 10 * row, free=(0.0, right), height=SIDE / SCALE))
    return darkness, classes, places


def told(shapes: list[str], marked: dict[int, str]) -> list[bool | None]:
    """What is told of the likeliest box of each place."""
    darkness, classes, places = page(shapes, marked)
    return [each[0].marked if each else None for each in boxes_at(darkness, classes, places)]


def test_boxes_of_one_look() -> None:
    """One has a tick."""
    assert told(["square"] * 5, {1: "tick"}) == [False, True, False, False, False]


def test_a_box_with_a_line_around_it() -> None:
    """The line lies in the white by which a frame is found, and is its mark."""
    assert told(["square"] * 5, {3: "ring"}) == [False, False, False, True, False]


def test_boxes_of_two_looks() -> None:
    """Squares, and circles of which one has a tick."""
    assert told(["square"] * 5 + ["circle"] * 4, {1: "tick", 6: "tick"}) == [
        False, True, False, False, False, False, True, False, False,
    ]  # fmt: skip


def test_places_without_boxes_have_none() -> None:
    """Two places of a form whose boxes are not on the page."""
    assert told(["square"] * 5 + [""] * 3, {})[5:] == [None] * 3


def test_nothing_is_found_on_white_paper() -> None:
    """Without any box there is no second look either."""
    assert told([""] * 3, {}) == [None] * 3
