"""The detector with its own weights, on a page that is drawn here in a face of no half of the benchmark."""

from __future__ import annotations

import pytest

from clausediff.scan.pages import Box

numpy = pytest.importorskip("numpy")
for needed in ("cv2", "onnxruntime", "PIL.ImageFont"):
    pytest.importorskip(needed, reason="pip install 'clausediff[ocr]'")

from PIL import Image, ImageDraw, ImageFont  # noqa: E402

from clausediff.evidence.pen import PenMark  # noqa: E402
from clausediff.evidence.pen.detect import find_marks  # noqa: E402

LINES = (
    "1. The Baker shall deliver forty loaves of bread to the Shop on each",
    "working day of the year, and the Shop shall pay for them within sixty days.",
    "2. The Shop may return loaves that are not fresh within one day, and the",
    "Baker shall take them back and shall not ask for any payment for them.",
    "3. This Agreement ends when either of them says so in writing.",
)
PAPER, DPI = (1275, 800), 150


def page() -> tuple[Image.Image, list[Box], list[str]]:
    """A printed page with the boxes of its words."""
    image = Image.new("RGB", PAPER, (255, 255, 255))
    draw, face = ImageDraw.Draw(image), ImageFont.load_default(23)
    boxes, words = [], []
    for row, line in enumerate(LINES):
        x, y = 150.0, 150 + 60 * row
        for word in line.split():
            draw.text((x, y), word, fill=(0, 0, 0), font=face)
            wide = face.getlength(word)
            boxes.append(Box(*(side * 72 / DPI for side in (x, y + 1, x + wide, y + 29))))
            words.append(word)
            x += wide + face.getlength(" ")
    return image, boxes, words


def seen(image: Image.Image, boxes: list[Box]) -> list[PenMark]:
    """The marks that a person is told of."""
    return [mark for mark in find_marks(image, DPI, boxes) if mark.kind in ("struck", "written", "circled")]


def test_a_printed_page_has_no_marks() -> None:
    """Nor has a blank one, and one with rules below words and between lines."""
    image, boxes, _ = page()
    assert seen(image, boxes) == []
    assert find_marks(Image.new("RGB", PAPER, (255, 255, 255)), DPI, []) == []
    draw = ImageDraw.Draw(image)
    for box in boxes[3:6]:
        left, _, right, bottom = (side * DPI / 72 for side in box)
        draw.line((left, bottom - 2, right, bottom - 2), fill=(0, 0, 0), width=1)
    draw.line((150, 500, 1100, 500), fill=(0, 0, 0), width=2)
    assert seen(image, boxes) == []


@pytest.mark.parametrize("ink", [(0, 0, 0), (20, 40, 160), (90, 90, 95)])
@pytest.mark.parametrize("width", [3, 5])
def test_words_struck_out(ink: tuple[int, int, int], width: int) -> None:
    """A line through a word in black, blue and grey, thin and thick: that word, and no other one."""
    image, boxes, words = page()
    at = words.index("forty")
    left, top, right, bottom = (side * DPI / 72 for side in boxes[at])
    y = top + 0.55 * (bottom - top)
    ImageDraw.Draw(image).line((left - 4, y + 2, right + 5, y - 2), fill=ink, width=width)
    marks = seen(image, boxes)
    assert [mark.kind for mark in marks] == ["struck"]
    assert [words[i] for i in marks[0].words] == ["forty"]


def test_a_page_at_another_resolution() -> None:
    """The marks' boxes are in points, however finely the page is drawn."""
    image, boxes, words = page()
    at = words.index("sixty")
    left, top, right, bottom = (side * DPI / 72 for side in boxes[at])
    y = top + 0.55 * (bottom - top)
    ImageDraw.Draw(image).line((left - 4, y, right + 5, y), fill=(10, 10, 80), width=3)
    large = image.resize((PAPER[0] * 2, PAPER[1] * 2), Image.Resampling.BICUBIC)
    (mark,) = [each for each in find_marks(large, 2 * DPI, boxes) if each.kind == "struck"]
    assert [words[i] for i in mark.words] == ["sixty"]
    assert mark.box.overlap(boxes[at]) > 0
