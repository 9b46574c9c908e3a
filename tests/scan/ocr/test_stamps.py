"""Stamps are found by their frames and taken off a page; a pen's rings, a form's own frames and other inks are left."""

from __future__ import annotations

import math
from typing import Any

import pytest

np = pytest.importorskip("numpy", reason="pip install 'clausediff[ocr]'")
pytest.importorskip("cv2", reason="pip install 'clausediff[ocr]'")
Image = pytest.importorskip("PIL.Image", reason="pip install 'clausediff[ocr]'")
ImageChops = pytest.importorskip("PIL.ImageChops")
ImageDraw = pytest.importorskip("PIL.ImageDraw")
ImageFont = pytest.importorskip("PIL.ImageFont")

from clausediff.scan.ocr.page_inks import inks_of  # noqa: E402
from clausediff.scan.ocr.stamps import StampInk, find_stamps  # noqa: E402

DPI = 200
RED, GREY, BLUE = (185, 60, 70), (120, 120, 120), (70, 90, 180)
LINE = "The Keeper shall feed the horses at six and may not ride them on the road before noon."


def sheet() -> Any:
    """A page of fourteen lines of print."""
    image = Image.new("RGB", (1400, 900), (250, 250, 250))
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(28)
    for row in range(14):
        draw.text((90, 90 + 52 * row), LINE, font=font, fill=(15, 15, 15))
    return image


def frame(words: str = "ENTERED", *, ring: bool = False, size: tuple[int, int] = (440, 130)) -> Any:
    """The shape of a stamp: a frame with words inside."""
    shape = Image.new("L", (size[0] + 20, size[1] + 20), 0)
    draw = ImageDraw.Draw(shape)
    side = (8, 8, size[0] + 12, size[1] + 12)
    draw.ellipse(side, outline=255, width=6) if ring else draw.rectangle(side, outline=255, width=6)
    draw.text(
        (size[0] / 2 + 10, size[1] / 2 + 10),
        words,
        font=ImageFont.load_default(44),
        fill=255,
        anchor="mm",
        stroke_width=1,
    )
    return shape


def stamped(page: Any, shape: Any, at: tuple[int, int], color: tuple[int, int, int], turn: float = 0.0) -> Any:
    """A page with a shape of ink over it, which the print under it darkens."""
    shape = shape.rotate(turn, Image.Resampling.BICUBIC, expand=True)
    mask = Image.new("L", page.size, 0)
    mask.paste(shape, (at[0] - shape.width // 2, at[1] - shape.height // 2))
    inked = ImageChops.multiply(page, Image.new("RGB", page.size, color))
    return Image.composite(inked, page, mask)


def found(page: Any) -> list[StampInk]:
    """The stamps on a page."""
    return find_stamps(page, inks_of(page, DPI), DPI)[1]


@pytest.mark.parametrize("color", [RED, GREY, BLUE])
@pytest.mark.parametrize("turn", [-9, 6, 14])
@pytest.mark.parametrize("ring", [False, True])
def test_a_stamp_over_print(color: tuple[int, int, int], turn: int, ring: bool) -> None:
    """It is found where it is, and what is left is the page without it: print stays dark, and paper is paper again."""
    page = sheet()
    size = (300, 300) if ring else (440, 130)
    marked = stamped(page, frame("SEAL" if ring else "ENTERED", ring=ring, size=size), (700, 440), color, turn)
    clean, (stamp,) = find_stamps(marked, inks_of(marked, DPI), DPI)
    assert stamp.round is ring
    assert ring or abs(stamp.tilt + turn) < 1
    assert abs((stamp.box.left + stamp.box.right) / 2 - 700 * 72 / DPI) < 3
    assert abs(stamp.box.middle - 440 * 72 / DPI) < 3
    before, after = (np.asarray(each.convert("L")).astype(int) for each in (page, clean))
    dark, white = before < 60, before > 245
    assert (after[dark] < 150).mean() > 0.995
    assert (after[white] > 200).mean() > 0.997


def test_ink_of_its_own() -> None:
    """What it says is left alone on white, level, without its frame."""
    (stamp,) = found(stamped(sheet(), frame(), (700, 440), RED, 11))
    rows = (np.asarray(stamp.ink) < 128).sum(axis=1)
    lettered = np.flatnonzero(rows > 0.5 * rows.max())
    assert 25 < lettered[-1] - lettered[0] < 60


def test_other_ink_within_it_stays() -> None:
    """A stroke of another colour through words under a stamp is as dark as before."""
    page = sheet()
    ImageDraw.Draw(page).line((560, 418, 800, 418), fill=(20, 30, 120), width=4)
    clean, _ = find_stamps(marked := stamped(page, frame(), (700, 440), RED, 7), inks_of(marked, DPI), DPI)
    stroke = np.asarray(clean.convert("L"))[416:420, 562:798]
    assert np.median(stroke) < 110


def test_what_a_pen_draws_is_none() -> None:
    """A ring around a clause with a stroke through words in it has no letters; a free ring is not regular."""
    ring, free = sheet(), sheet()
    draw = ImageDraw.Draw(ring)
    draw.ellipse((420, 330, 980, 520), outline=RED, width=5)
    draw.line((560, 420, 800, 424), fill=RED, width=5)
    assert found(ring) == []
    points = [
        (700 + (280 + 22 * math.sin(5 * t)) * math.cos(t), 430 + (100 + 14 * math.cos(3 * t)) * math.sin(t))
        for t in (step / 30 * 2 * math.pi for step in range(31))
    ]
    ImageDraw.Draw(free).line(points, fill=RED, width=5)
    ImageDraw.Draw(free).text((700, 380), "VOID", font=ImageFont.load_default(40), fill=RED, anchor="mm")
    assert found(free) == []


def test_a_wavy_stroke_through_a_word_is_none() -> None:
    """However much of it stands beside the print, it is lower than any frame."""
    page = sheet()
    wave = [(500 + 6 * step, 420 + 9 * math.sin(step)) for step in range(60)]
    ImageDraw.Draw(page).line(wave, fill=BLUE, width=5)
    assert found(page) == []


def test_a_level_frame() -> None:
    """One in the white may be the form's own box; one in colour that print runs through is a stamp."""
    white = Image.new("RGB", (1400, 900), (250, 250, 250))
    white.paste(sheet().crop((0, 0, 1400, 300)))
    assert found(stamped(white, frame(), (700, 600), BLUE)) == []
    assert len(found(stamped(sheet(), frame(), (700, 440), BLUE))) == 1
    assert found(stamped(sheet(), frame(), (700, 440), GREY)) == []


def test_pages_without_one() -> None:
    """Print, black frames, and an empty page are left as they are."""
    page = sheet()
    assert find_stamps(page, inks_of(page, DPI), DPI) == (page, [])
    assert found(stamped(page, frame(), (700, 440), (10, 10, 10), 8)) == []
    assert found(Image.new("RGB", (600, 400), (255, 255, 255))) == []
