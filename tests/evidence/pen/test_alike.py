"""Frames of boxes are the same print at many places; what is in them tells a marked one from an empty one."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.scan.pages import Box

numpy = pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")
Image = pytest.importorskip("PIL.Image")
ImageDraw = pytest.importorskip("PIL.ImageDraw")
ImageFilter = pytest.importorskip("PIL.ImageFilter")

from clausediff.evidence.pen.alike import find_frames  # noqa: E402
from clausediff.evidence.pen.frames import Frame, Region  # noqa: E402
from clausediff.evidence.pen.marked import are_marked  # noqa: E402

SCALE = 150 / 72
SIDE = 20
HEIGHT = 13.0
MARKS: dict[str, list[tuple[float, ...]]] = {
    "": [],
    "cross": [(2, 2, 18, 18), (2, 18, 18, 2)],
    "tick": [(3, 10, 8, 18), (8, 18, 24, -4)],
    "stroke": [(1, 19, 19, 1)],
    "fill": [(4, y, 16, y + 1) for y in range(4, 17, 3)],
}


def page(shape: str, marks: list[str], *, blur: float = 0.6) -> tuple[Any, list[Region], Any]:
    """Darkness of a page with boxes below each other, their regions, and the classes of a pen's ink."""
    image, pen = (Image.new("L", (400, 60 * len(marks) + 60), 0) for _ in range(2))
    for row, mark in enumerate(marks):
        left, top = 60, 40 + 60 * row
        box = (left, top, left + SIDE, top + SIDE)
        draw = ImageDraw.Draw(image)
        if shape == "square":
            draw.rectangle(box, outline=255, width=2)
        elif shape == "circle":
            draw.ellipse(box, outline=255, width=2)
        else:
            for x, inner in ((left, left + 4), (left + SIDE, left + SIDE - 4)):
                draw.line((x, top - 2, x, top + SIDE + 2), fill=255, width=2)
                draw.line((x, top - 2, inner, top - 2), fill=255, width=2)
                draw.line((x, top + SIDE + 2, inner, top + SIDE + 2), fill=255, width=2)
        for x in (120, 132, 144, 156):  # a word beside it
            draw.line((x, top, x, top + SIDE), fill=255, width=3)
        for line in MARKS[mark]:
            for each in (image, pen):
                ImageDraw.Draw(each).line(
                    [left + line[0], top + line[1], left + line[2], top + line[3]], fill=255, width=2
                )
    darkness = numpy.asarray(image.filter(ImageFilter.GaussianBlur(blur)), dtype=numpy.float32) / 255
    ink = numpy.asarray(pen, dtype=numpy.float32) / 255
    classes = numpy.stack((1 - ink, 0 * ink, ink, 0 * ink))
    regions = [
        Region(Box(0, (25 + 60 * row) / SCALE, 112 / SCALE, (75 + 60 * row) / SCALE), HEIGHT)
        for row in range(len(marks))
    ]
    return darkness, regions, classes


def middle(frame: Frame) -> tuple[float, float]:
    """Of a frame, in pixels."""
    return frame.left + frame.width / 2, frame.top + frame.height / 2


@pytest.mark.parametrize("shape", ["square", "circle", "[]"])
@pytest.mark.parametrize("blur", [0.0, 1.5])
def test_frames_of_one_look(shape: str, blur: float) -> None:
    """Each box is found where it is, marked or not, and told."""
    marks = ["", "cross", "", "tick", "stroke", "fill"]
    darkness, regions, classes = page(shape, marks, blur=blur)
    found = find_frames(darkness, regions, SCALE).frames
    assert [len(each) for each in found] == [1] * len(marks)
    for row, (frame,) in enumerate(found):
        x, y = middle(frame)
        assert abs(x - 70) <= 2.5
        assert abs(y - (50 + 60 * row)) <= 3.5
    told = are_marked(darkness, classes, [frame for (frame,) in found])
    assert all(said in (mark != "", None) for said, mark in zip(told, marks, strict=True))
    assert told.count(None) <= (1 if blur or shape == "[]" else 0)


def test_a_letter_in_the_place_of_a_box_is_no_frame() -> None:
    """Where all other places have squares, strokes that are none are not taken for a box."""
    darkness, regions, _ = page("square", ["", "cross", ""])
    darkness = darkness.copy()
    darkness[30:75, :110] = 0
    darkness[40:61, 70:73] = 1
    darkness[40:61, 80:83] = 1
    found = find_frames(darkness, regions, SCALE).frames
    assert [len(each) for each in found] == [0, 1, 1]


def test_a_table_is_no_frame() -> None:
    """Lines above and below the row, and beside a box in its cell, are not its sides."""
    darkness, regions, _ = page("square", ["", "tick", ""])
    darkness = darkness.copy()
    for row in range(3):
        for y in (28 + 60 * row, 72 + 60 * row):
            darkness[y : y + 2, 40:390] = 1
        darkness[28 + 60 * row : 74 + 60 * row, 40:42] = 1
    found = find_frames(darkness, regions, SCALE).frames
    assert [abs(middle(frames[0])[0] - 70) <= 2.5 for frames in found] == [True] * 3


def brackets(wide: int, *, rule: bool = False, stem: int = 0, bent: int = 0) -> tuple[Any, list[Region]]:
    """Four pairs of brackets below each other, with a table's rule before each, or a letter's stem behind it."""
    darkness = numpy.zeros((340, 400), dtype=numpy.float32)
    regions = []
    for row in range(4):
        left, top = 80, 50 + 70 * row
        for x, inner in ((left, 1), (left + wide, -1)):
            for y in range(SIDE + 1):
                shift = inner * round(bent * (2 * y / SIDE - 1) ** 2)
                darkness[top + y, x + shift - 1 : x + shift + 2] = 1
            if not bent:
                for y in (top, top + SIDE - 1):
                    darkness[y : y + 2, min(x, x + 4 * inner) : max(x, x + 4 * inner) + 1] = 1
        if rule:
            darkness[top - 25 : top + 45, left - 10 : left - 8] = 1
        if stem:
            darkness[top : top + SIDE, left + wide + stem : left + wide + stem + 3] = 1
            darkness[top : top + SIDE, left + wide + stem + 20 : left + wide + stem + 23] = 1
        end = left + wide + stem if stem else 300
        box = Box(20 / SCALE, (top - 14) / SCALE, (end + 5) / SCALE, (top + 36) / SCALE)
        regions.append(Region(box, HEIGHT, (0.0, end / SCALE)))
    return darkness, regions


@pytest.mark.parametrize(
    ("wide", "made"),
    [
        pytest.param(15, {}, id="narrow"),
        pytest.param(50, {}, id="with much white between them"),
        pytest.param(20, {"bent": 3}, id="round"),
        pytest.param(45, {"bent": 5}, id="wide and round"),
        pytest.param(16, {"rule": True}, id="behind a table's rule"),
        pytest.param(16, {"stem": 14}, id="before a letter's stem"),
    ],
)
def test_brackets_are_where_they_are(wide: int, made: dict[str, Any]) -> None:
    """However wide they are, and whatever stands upright beside them."""
    darkness, regions = brackets(wide, **made)
    found = find_frames(darkness, regions, SCALE).frames
    for frames in found:
        assert abs(frames[0].left + frames[0].width / 2 - 80 - wide / 2) <= 4
        assert frames[0].score > 0.6


@pytest.mark.parametrize("wide", [1, 3, 8, 20])
@pytest.mark.parametrize("brackets_read", [True, False])
def test_a_place_that_is_too_small_has_no_frame(wide: int, brackets_read: bool) -> None:
    """At the page's edge there may be room for less than a frame."""
    darkness = numpy.ones((60, wide), dtype=numpy.float32)
    region = Region(Box(0, 0, 30, 28), HEIGHT)
    assert find_frames(darkness, [region], SCALE).frames == [[]]


def test_three_strokes_of_which_nothing_tells() -> None:
    """Where no letter is known beside them, either two may be the brackets."""
    darkness, regions = brackets(16, stem=16)
    unknown = [region._replace(free=(0.0, 1e9)) for region in regions]
    assert all(each[0].score == 0 for each in find_frames(darkness, unknown, SCALE).frames if each)


def test_white_has_no_frames() -> None:
    """Nor has a place that is off the page."""
    darkness = numpy.zeros((200, 200), dtype=numpy.float32)
    assert find_frames(
        darkness, [Region(Box(10, 10, 50, 40), HEIGHT), Region(Box(300, 300, 350, 330), HEIGHT)], SCALE
    ).frames == [[], []]
    assert find_frames(darkness, [], SCALE).frames == []
    assert are_marked(darkness, numpy.zeros((4, 200, 200)), []) == []


def test_a_stroke_beside_a_frame_is_told_neither_way() -> None:
    """It touches the frame from outside: nobody knows whether it is meant."""
    darkness, regions, classes = page("square", ["", "", ""])
    darkness, classes = darkness.copy(), classes.copy()
    darkness[95:125, 52:62] = numpy.maximum(darkness[95:125, 52:62], numpy.eye(30, 10, dtype=numpy.float32)[::-1])
    darkness[100:116, 54:61] = 0.8
    classes[2, 95:125, 52:62], classes[0, 95:125, 52:62] = 1, 0
    frames = [frame for each in find_frames(darkness, regions, SCALE).frames for frame in each]
    assert are_marked(darkness, classes, frames) == [False, None, False]
