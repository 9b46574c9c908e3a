"""Check boxes are found by their sides and told marked from empty by the ink inside."""

from __future__ import annotations

import pytest

from clausediff.scan.pages import Box

numpy = pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")
Image = pytest.importorskip("PIL.Image")
ImageDraw = pytest.importorskip("PIL.ImageDraw")

from clausediff.evidence.pen.boxes import find_boxes  # noqa: E402

SCALE = 150 / 72


def drawn(*shapes: tuple[str, tuple[float, ...]]) -> object:
    """Darkness of a page with lines, squares and letters, in points."""
    image = Image.new("L", (800, 400), 0)
    draw = ImageDraw.Draw(image)
    for kind, places in shapes:
        pixels = [value * SCALE for value in places]
        if kind == "square":
            draw.rectangle(pixels, outline=255, width=2)
        elif kind == "disc":
            draw.ellipse(pixels, outline=255, width=2)
        else:
            draw.line(pixels, fill=255, width=3)
    return numpy.asarray(image, dtype=numpy.float32) / 255


BOX = ("square", (100, 50, 110, 60))


@pytest.mark.parametrize(
    ("inside", "marked"),
    [
        pytest.param((), False, id="empty"),
        pytest.param((("line", (100, 50, 110, 60)), ("line", (100, 60, 110, 50))), True, id="a cross"),
        pytest.param(
            (("line", (102, 55, 105, 59)), ("line", (105, 59, 115, 44))), True, id="a tick that leaves the box"
        ),
    ],
)
def test_boxes(inside: tuple[tuple[str, tuple[float, ...]], ...], marked: bool) -> None:
    """One box, marked or not."""
    (found,) = find_boxes(drawn(BOX, *inside))
    assert found.marked is marked
    assert found.box.overlap(Box(100, 50, 110, 60)) > 80


def test_a_box_at_the_edge_of_the_picture() -> None:
    """Beyond the edge is paper: a box whose upper and left side are the picture's first row and column is found."""
    page = drawn(("square", (20, 20, 30, 30)))
    edge = page[41:, 41:]  # type: ignore[index]
    (found,) = find_boxes(numpy.ascontiguousarray(edge))
    assert found.marked is False
    assert found.box.left < 1 and found.box.top < 1


@pytest.mark.parametrize("size", [(1, 1), (5, 40), (40, 5), (11, 11)])
def test_a_page_that_is_smaller_than_a_box(size: tuple[int, int]) -> None:
    """A scrap of a picture has no boxes, however small it is and whatever words are said to be on it."""
    page = numpy.ones(size, dtype=numpy.float32)
    assert find_boxes(page) == [] == find_boxes(page, [Box(0, 0, 9, 9)])


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(("disc", (100, 50, 110, 60)), id="a circle"),
        pytest.param(("square", (100, 50, 140, 60)), id="a table's cell"),
        pytest.param(("square", (100, 50, 150, 100)), id="a frame"),
        pytest.param(("line", (100, 50, 110, 50)), id="a dash"),
    ],
)
def test_other_shapes_are_no_boxes(shape: tuple[str, tuple[float, ...]]) -> None:
    """Only squares of a check box's size are."""
    assert find_boxes(drawn(shape)) == []


def pale(plane: object, ink: float, grain: float, seed: int) -> object:
    """A worn page: paler ink, blurred, with grain."""
    from PIL import ImageFilter

    image = Image.fromarray((numpy.asarray(plane) * 255 * ink).astype(numpy.uint8))
    soft = numpy.asarray(image.filter(ImageFilter.GaussianBlur(1.2)), dtype=numpy.float32) / 255
    noise = numpy.random.default_rng(seed).normal(0, grain, soft.shape)
    return numpy.clip(soft + noise, 0, None).astype(numpy.float32)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("marked", [False, True])
def test_boxes_of_a_worn_page(marked: bool, seed: int) -> None:
    """A box whose sides are hardly darker than the grain of the page is found at its word, and told by what is inside."""
    inside = (("line", (101, 55, 104, 59)), ("line", (104, 59, 113, 46))) if marked else ()
    plane = pale(drawn(BOX, *inside), 0.8, 0.04, seed)
    found = find_boxes(plane, [Box(114, 50, 140, 61)])
    assert [each.marked for each in found] == [marked]
    assert found[0].box.overlap(Box(100, 50, 110, 60)) > 70


def test_a_box_that_is_filled_is_one_box() -> None:
    """A scribble inside has edges of its own, and is no smaller box."""
    lines = tuple(("line", (102, y, 108, y + 1)) for y in (52, 53.5, 55, 56.5, 58))
    (found,) = find_boxes(drawn(BOX, *lines), [Box(114, 50, 140, 61)])
    assert found.marked
    assert found.box.width > 8


def test_boxes_are_looked_for_beside_words() -> None:
    """A square in the white of the page is none of the form's; one behind a word's end is."""
    assert find_boxes(drawn(BOX), [Box(200, 150, 240, 161)]) == []
    assert len(find_boxes(drawn(BOX), [Box(60, 50, 95, 61)])) == 1
