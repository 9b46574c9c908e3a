"""Print of the other side is taken off where it reads in a mirror; pale ink of this side stays."""

from __future__ import annotations

from typing import Any

import pytest

np = pytest.importorskip("numpy", reason="pip install 'clausediff[ocr]'")
pytest.importorskip("cv2", reason="pip install 'clausediff[ocr]'")
Image = pytest.importorskip("PIL.Image", reason="pip install 'clausediff[ocr]'")
ImageChops = pytest.importorskip("PIL.ImageChops")
ImageDraw = pytest.importorskip("PIL.ImageDraw")
ImageFont = pytest.importorskip("PIL.ImageFont")

from clausediff.scan.ocr import recogniser  # noqa: E402
from clausediff.scan.ocr.page_inks import inks_of  # noqa: E402
from clausediff.scan.ocr.show_through import find_show_through, without_show_through  # noqa: E402

pytestmark = pytest.mark.skipif(not recogniser.installed(), reason="pip install 'clausediff[ocr]'")

DPI = 200
FRONT = "The Keeper shall feed the horses at six."
BACK = "No part of the barn may be let to any other person without notice."


def side(line: str, first: int, shade: int) -> Any:
    """A side of a sheet with eight lines."""
    image = Image.new("L", (1300, 700), 250)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(30)
    for row in range(8):
        draw.text((90, first + 74 * row), line, font=font, fill=shade)
    return image


def cleaned(page: Any) -> tuple[Any, int]:
    """A page without what shows through, as numbers, and the lines that were proved."""
    page = page.convert("RGB")
    inks = inks_of(page, DPI)
    mirrored = find_show_through(inks, DPI)
    made = page if mirrored is None else without_show_through(page, inks, mirrored, DPI)
    return np.asarray(made.convert("L")).astype(int), 0 if mirrored is None else mirrored.lines


def test_mirrored_print() -> None:
    """It goes, and the print of this side stays."""
    front, back = side(FRONT, 60, 15), side(BACK, 96, 205).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    made, lines = cleaned(ImageChops.multiply(front, back))
    before = np.asarray(front).astype(int)
    assert lines >= 3
    assert (made[before < 60] < 90).all()
    assert (made[before > 245] > 225).mean() > 0.995


def test_pale_print_of_this_side() -> None:
    """Pale lines that read as they stand are left, whatever they say."""
    page = ImageChops.multiply(side(FRONT, 60, 15), side(BACK, 96, 205))
    made, lines = cleaned(page)
    assert lines == 0
    assert (made == np.asarray(page)).all()


def test_darker_ink_beside_it() -> None:
    """A word in pencil, and a pale line of this side among lines that show through, stay."""
    back = side(BACK, 96, 205).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    page = ImageChops.multiply(side(FRONT, 60, 15), back)
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(30)
    draw.text((800, 60), "not", font=font, fill=130)
    box = draw.textbbox((800, 60), "not", font=font)
    own = np.asarray(page)[int(box[1]) : int(box[3]), int(box[0]) : int(box[2])] < 150
    made, lines = cleaned(page)
    assert lines >= 3
    assert (made[int(box[1]) : int(box[3]), int(box[0]) : int(box[2])][own] < 160).all()


def test_a_page_without_pale_ink() -> None:
    """Nothing is looked for."""
    page = side(FRONT, 60, 15).convert("RGB")
    assert find_show_through(inks_of(page, DPI), DPI) is None
