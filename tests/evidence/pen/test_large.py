"""Large print on a page of smaller print: none of it is a pen's, and what a pen does to it is still found."""

from __future__ import annotations

import pytest

from clausediff.scan.pages import Box

numpy = pytest.importorskip("numpy")
for needed in ("cv2", "onnxruntime", "PIL.ImageFont"):
    pytest.importorskip(needed, reason="pip install 'clausediff[ocr]'")

from PIL import Image, ImageDraw, ImageFont  # noqa: E402

from clausediff.evidence.pen.detect import find_marks  # noqa: E402
from clausediff.evidence.pen.large import in_own_scale  # noqa: E402

DPI, PAPER = 150, (1275, 900)
TITLE = "Agreement on Bread"
BODY = (
    "1. The Baker shall deliver forty loaves of bread to the Shop on each",
    "working day of the year, and the Shop shall pay for them within sixty days.",
    "2. The Shop may return loaves that are not fresh within one day, and the",
    "Baker shall take them back and shall not ask for any payment for them.",
)
FACES = {
    "built in": None,
    "bold": "DejaVuSans-Bold.ttf",
    "bold serif": "LiberationSerif-Bold.ttf",
    "bold mono": "LiberationMono-Bold.ttf",
}


def page(points: float, face: str | None, title: str = TITLE) -> tuple[Image.Image, list[Box]]:
    """A title above some lines of 11 points, with the boxes of all words."""
    image = Image.new("RGB", PAPER, (255, 255, 255))
    draw, boxes = ImageDraw.Draw(image), []
    for row, line in enumerate((title, *BODY)):
        size = round((11.0 if row else points) * DPI / 72)
        try:
            font = ImageFont.load_default(size) if row or face is None else ImageFont.truetype(face, size)
        except OSError:
            pytest.skip(f"no {face} here")
        x, base = 150.0, 300.0 + 60 * row if row else 200.0
        for word in line.split():
            draw.text((x, base), word, fill=(0, 0, 0), font=font, anchor="ls")
            wide = font.getlength(word)
            box = (x, base - 0.85 * size, x + wide, base + 0.25 * size)
            boxes.append(Box(*(side * 72 / DPI for side in box)))
            x += wide + font.getlength(" ")
    return image, boxes


def seen(image: Image.Image, boxes: list[Box]) -> list[tuple[str, tuple[int, ...]]]:
    """The marks that a person is told of."""
    return [(m.kind, m.words) for m in find_marks(image, DPI, boxes) if m.kind in ("struck", "written", "circled")]


@pytest.mark.parametrize("points", [14, 16, 18, 24, 30])
@pytest.mark.parametrize("face", FACES)
def test_a_large_title_is_print(points: float, face: str) -> None:
    """In any face, in small letters and, where they are larger than the capitals of the text, in capitals."""
    for title in (TITLE, TITLE.upper())[: 1 if points < 16 else 2]:
        assert seen(*page(points, FACES[face], title)) == []


@pytest.mark.parametrize("points", [14, 18, 24, 30])
@pytest.mark.parametrize("color", [(0, 0, 0), (20, 30, 130)], ids=["black", "blue"])
def test_a_title_s_word_is_struck(points: float, color: tuple[int, int, int]) -> None:
    """By a line of a pen's usual width, which is thin beside such letters."""
    image, boxes = page(points, None)
    left, top, right, bottom = (side * DPI / 72 for side in boxes[0])
    middle = top + 0.55 * (bottom - top)
    ImageDraw.Draw(image).line((left - 12, middle + 3, right + 10, middle - 2), fill=color, width=3)
    assert 0 in {i for kind, words in seen(image, boxes) if kind == "struck" for i in words}


def test_only_the_boxes_of_large_words_are_looked_at_again() -> None:
    """What is seen beside them, and of usual words, stays."""
    _, boxes = page(24, None)
    classes = numpy.full((4, PAPER[1], PAPER[0]), 0.25, dtype=numpy.float32)
    planes = numpy.zeros((2, PAPER[1], PAPER[0]), dtype=numpy.float32)
    planes[0] = (255 - numpy.asarray(page(24, None)[0].convert("L"), dtype=numpy.float32)) / 255
    changed = (in_own_scale(classes.copy(), planes, boxes) != classes).any(axis=0)
    assert changed[170:200, 160:300].all()
    assert not changed[:140].any()
    assert not changed[240:].any()
    assert (in_own_scale(classes.copy(), planes, []) == classes).all()
