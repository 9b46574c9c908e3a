"""A line that the engine dropped is found by its ink; rules, dots, dirt and signatures are not taken for one."""

from __future__ import annotations

import random
from typing import Any

import pytest

pytest.importorskip("numpy", reason="pip install 'clausediff[ocr]'")
Image = pytest.importorskip("PIL.Image", reason="pip install 'clausediff[ocr]'")
ImageChops = pytest.importorskip("PIL.ImageChops")
ImageDraw = pytest.importorskip("PIL.ImageDraw")

from clausediff.scan.ocr.leftover import unread_ink  # noqa: E402
from clausediff.scan.pages import Box  # noqa: E402
from clausediff.scan.reading_order import Piece  # noqa: E402

DPI = 150
LETTERS = 6


def drawn_line(draw: Any, y: int, words: int = 12, left: int = 100) -> list[Piece]:
    """A line of words of six letters, each a box of ink with a stroke in it, and its pieces in points."""
    pieces = []
    for word in range(words):
        start = left + word * 78
        for letter in range(LETTERS):
            x = start + letter * 11
            draw.rectangle((x, y, x + 7, y + 13), outline=20, width=2)
        box = Box(*(side * 72 / DPI for side in (start, y, start + LETTERS * 11, y + 14)))
        pieces.append(Piece("abcdef", box, y, 0.9))
    return pieces


def sheet() -> tuple[Any, Any, list[Piece]]:
    """A page of ten lines: the image, what draws on it, and the pieces."""
    image = Image.new("L", (1275, 1650), 255)
    draw = ImageDraw.Draw(image)
    return image, draw, [piece for row in range(10) for piece in drawn_line(draw, 200 + 30 * row)]


def test_a_dropped_line() -> None:
    """Each line whose pieces are missing is found where it is, and nothing else."""
    image, _, pieces = sheet()
    assert unread_ink(image, DPI, pieces) == []
    for row in range(10):
        y = 200 + 30 * row
        (box,) = unread_ink(image, DPI, [piece for piece in pieces if piece.line != y])
        assert abs(box.middle - (y + 7) * 72 / DPI) < 3
        assert box.left < 60 and box.right > 450


def test_half_a_line_and_a_page_without_words() -> None:
    """The half that gave no words is found; on a page of which nothing was read, every line."""
    image, _, pieces = sheet()
    (box,) = unread_ink(image, DPI, [piece for piece in pieces if piece.line != 290 or piece.box.left < 240])
    assert box.left > 230
    assert len(unread_ink(image, DPI, [])) == 10


def test_what_is_no_line() -> None:
    """A rule, dots to write on, a bar, a scribble and dirt."""
    image, draw, pieces = sheet()
    draw.rectangle((100, 700, 900, 702), fill=0)
    for dot in range(100, 900, 9):
        draw.rectangle((dot, 760, dot + 2, 762), fill=0)
    draw.rectangle((100, 800, 700, 830), fill=0)
    dice = random.Random(3)
    points = [(120 + step * 22, 960 + dice.randint(-14, 14)) for step in range(14)]
    draw.line(points, fill=30, width=4, joint="curve")
    for _ in range(900):
        x, y = dice.randrange(1275), dice.randrange(1100, 1600)
        draw.rectangle((x, y, x + dice.randint(0, 2), y + dice.randint(0, 2)), fill=0)
    assert unread_ink(image, DPI, pieces) == []


def test_a_line_on_its_side() -> None:
    """A note that runs up the margin is found; boxes, bullets and numbers below each other are none."""
    image, draw, pieces = sheet()
    aside = Image.new("L", (1275, 1650), 255)
    drawn_line(ImageDraw.Draw(aside), 40, words=5, left=300)
    (box,) = unread_ink(ImageChops.darker(image, aside.rotate(90, expand=True).crop((0, 0, 1275, 1650))), DPI, pieces)
    assert box.height > 5 * box.width and box.left < 30
    for row in range(10):
        draw.rectangle((50, 200 + 30 * row, 64, 214 + 30 * row), outline=20, width=2)
    assert unread_ink(image, DPI, pieces) == []
