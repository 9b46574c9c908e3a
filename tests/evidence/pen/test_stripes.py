"""A highlighter's stripes are taken off a page: a stroke under one is told, and a stripe alone is not."""

from __future__ import annotations

import pytest

from tests.evidence.pen.test_detect import DPI, page, seen

numpy = pytest.importorskip("numpy")

from PIL import Image, ImageChops, ImageDraw  # noqa: E402

from clausediff.evidence.pen.stripes import without_stripes  # noqa: E402
from clausediff.scan.pages import Box  # noqa: E402

STRIPES = {
    "yellow": (255, 245, 90), "green": (150, 235, 150), "pink": (255, 180, 200), "blue": (150, 215, 255),
    "orange": (255, 190, 90), "light grey": (229, 229, 229), "grey": (190, 190, 190),
}  # fmt: skip


def stripe(image: Image.Image, boxes: list[Box], color: tuple[int, int, int], over: float = 3.0) -> Image.Image:
    """The page with a stripe with round ends through words of one line, as transparent ink lays on it."""
    ink = Image.new("RGB", image.size, (255, 255, 255))
    sides = boxes[0].left - over, boxes[0].top - over, boxes[-1].right + over, boxes[-1].bottom + over
    ImageDraw.Draw(ink).rounded_rectangle([side * DPI / 72 for side in sides], 8, fill=color)
    return ImageChops.multiply(image, ink)


def strike(image: Image.Image, box: Box, ink: tuple[int, int, int], width: int) -> None:
    """A stroke of a pen through a word."""
    left, top, right, bottom = (side * DPI / 72 for side in box)
    y = top + 0.55 * (bottom - top)
    ImageDraw.Draw(image).line((left - 4, y + 2, right + 5, y - 2), fill=ink, width=width)


@pytest.mark.parametrize("color", STRIPES)
@pytest.mark.parametrize(("ink", "width"), [((0, 0, 0), 3), ((20, 40, 160), 3), ((0, 0, 0), 5)])
def test_a_stroke_under_a_stripe(color: str, ink: tuple[int, int, int], width: int) -> None:
    """The stroke is told, whatever the colour of the stripe, and of the same word as without it."""
    image, boxes, words = page()
    at = words.index("not")
    strike(image, boxes[at], ink, width)
    lit = stripe(image, boxes[at - 1 : at + 3], STRIPES[color])
    (mark,) = seen(lit, boxes)
    assert (mark.kind, [words[i] for i in mark.words]) == ("struck", ["not"])


@pytest.mark.parametrize("color", STRIPES)
def test_a_stripe_alone(color: str) -> None:
    """It says nothing, neither straight nor on a page that is a little askew, and is taken off."""
    image, boxes, words = page()
    at = words.index("not")
    lit = stripe(image, boxes[at - 1 : at + 3], STRIPES[color])
    assert seen(lit, boxes) == []
    flat, (box,) = without_stripes(lit)
    assert box.overlap(boxes[at]) > 0.9 * boxes[at].width * boxes[at].height
    assert numpy.asarray(ImageChops.difference(flat, image)).mean() < 0.3


def test_a_stripe_in_grey_and_compressed() -> None:
    """A scan without colours, and one that was compressed much: the stroke is told there too."""
    import io

    image, boxes, words = page()
    at = words.index("not")
    strike(image, boxes[at], (30, 30, 90), 3)
    lit = stripe(image, boxes[at - 1 : at + 3], STRIPES["yellow"])
    packed = io.BytesIO()
    lit.save(packed, "JPEG", quality=40)
    for scan in (lit.convert("L"), Image.open(packed)):
        assert [(mark.kind, mark.words) for mark in seen(scan, boxes)] == [("struck", (at,))]


def test_a_page_without_stripes_is_given_back_as_it_is() -> None:
    """Also one with strokes, a wide dark bar, a ring, and a shadow that grows over the page."""
    image, boxes, words = page()
    strike(image, boxes[words.index("not")], (20, 40, 160), 5)
    draw = ImageDraw.Draw(image)
    draw.rectangle((200, 600, 500, 640), fill=(20, 20, 20))
    draw.ellipse((800, 560, 1000, 700), outline=(190, 160, 130), width=5)
    shade = Image.linear_gradient("L").resize(image.size).point(lambda value: 150 + value * 100 // 255)
    for scan in (image, ImageChops.multiply(image, Image.merge("RGB", [shade] * 3))):
        flat, stripes = without_stripes(scan)
        assert flat is scan
        assert stripes == []


@pytest.mark.parametrize("blur", [1.2, 1.6, 2.0, 2.4])
def test_blurred_print_is_no_stripe(blur: float) -> None:
    """What lenses and copiers spread between letters is not taken off, in grey and on paper with a tint."""
    from PIL import ImageFilter

    image, _, _ = page()
    soft = image.filter(ImageFilter.GaussianBlur(blur))
    for scan in (soft, ImageChops.multiply(soft, Image.new("RGB", soft.size, (250, 240, 215)))):
        assert without_stripes(scan)[0] is scan


def test_ink_that_hides_what_is_under_it_is_left() -> None:
    """A dark marker over words is no highlighter."""
    image, boxes, words = page()
    at = words.index("not")
    dark = stripe(image, boxes[at : at + 2], (70, 70, 80))
    assert without_stripes(dark)[0] is dark
