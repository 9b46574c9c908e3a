"""Pages are turned upright, cut in two and levelled by what their ink says."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy", reason="pip install 'clausediff[ocr]'")
Image = pytest.importorskip("PIL.Image", reason="pip install 'clausediff[ocr]'")
ImageDraw = pytest.importorskip("PIL.ImageDraw")

from clausediff.scan.ocr.picture import Straight  # noqa: E402
from clausediff.scan.ocr.straight import draw_straight, find_cut, find_skew, is_sideways, straighten  # noqa: E402


def page(wide: int = 850, high: int = 1100, *, lines: int = 40, left: int = 90, right: int = 760):  # type: ignore[no-untyped-def]
    """A page of lines, each of dark words of several widths."""
    image = Image.new("L", (wide, high), 250)
    draw = ImageDraw.Draw(image)
    for line in range(lines):
        x, y, word = left, 80 + line * 23, line
        while x < right - 60:
            size = 18 + (word * 37) % 61
            for letter in range(0, size, 7):
                draw.rectangle((x + letter, y, x + letter + 4, y + 11), fill=30)
            x, word = x + size + 12, word + 1
    return image


@pytest.mark.parametrize("degrees", [-3.1, -1.0, -0.3, 0.4, 1.5, 4.2])
def test_skew(degrees: float) -> None:
    """A page laid askew is turned back, to a twelfth of a degree."""
    askew = page().rotate(-degrees, fillcolor=250, resample=Image.Resampling.BICUBIC)
    assert find_skew(askew) == pytest.approx(-degrees, abs=0.08)


def test_level_pages_stay() -> None:
    """What is level, or has no lines, is left alone."""
    assert find_skew(page()) == 0.0
    assert find_skew(Image.new("L", (850, 1100), 250)) == 0.0


def test_sideways() -> None:
    """Lines that run up the page are seen, upright ones and white are not."""
    assert is_sideways(page().transpose(Image.Transpose.ROTATE_90))
    assert is_sideways(page().transpose(Image.Transpose.ROTATE_270))
    assert not is_sideways(page())
    assert not is_sideways(page().transpose(Image.Transpose.ROTATE_180))
    assert not is_sideways(Image.new("L", (850, 1100), 250))


def on_a_table(sheet, *, turned: float):  # type: ignore[no-untyped-def]
    """A page that lies askew on a dark table, photographed: its edges are dark lines, long and upright."""
    picture = Image.new("L", (1100, 1400), 70)
    laid = Image.new("L", picture.size, 70)
    laid.paste(sheet, (120, 130))
    picture.paste(laid.rotate(turned, fillcolor=70, resample=Image.Resampling.BICUBIC))
    return picture


def shaded(sheet):  # type: ignore[no-untyped-def]
    """A page lying a little askew, with the shadow of a binding along its left edge."""
    askew = sheet.rotate(1.4, fillcolor=250, resample=Image.Resampling.BICUBIC)
    ImageDraw.Draw(askew).rectangle((0, 0, 26, askew.height), fill=40)
    return askew


@pytest.mark.parametrize("lines", [8, 40])
def test_edges_do_not_turn_a_page(lines: int) -> None:
    """The dark edges of a sheet on a table, or of a shadow, outweigh its print, and do not say which way that runs."""
    laid = [on_a_table(page(lines=lines), turned=degrees) for degrees in (1.4, -0.8)]
    for picture in (*laid, shaded(page(lines=lines))):
        assert not is_sideways(picture)
    for picture in laid:
        assert is_sideways(picture.transpose(Image.Transpose.ROTATE_90))


def test_two_pages_side_by_side() -> None:
    """They are cut between them, a shadow in the fold or not; one broad page and two columns on a high page are not."""
    both = Image.new("L", (1700, 1100), 250)
    both.paste(page(), (0, 0))
    both.paste(page(), (850, 0))
    assert find_cut(both) == pytest.approx(0.5, abs=0.06)
    fold = both.copy()
    ImageDraw.Draw(fold).line((850, 0, 850, 1100), fill=60, width=3)
    assert find_cut(fold) == pytest.approx(0.5, abs=0.06)
    assert find_cut(page()) == 0.0
    assert find_cut(page(1500, 1100, right=1400)) == 0.0
    half_empty = Image.new("L", (1700, 1100), 250)
    half_empty.paste(page(), (0, 0))
    assert find_cut(half_empty) == 0.0


def test_straightened_alike() -> None:
    """What straightened a page for the engine draws it again at any resolution."""

    def draw(dpi: float):  # type: ignore[no-untyped-def]
        image = Image.new("L", (round(2 * dpi), round(dpi)), 255)
        ImageDraw.Draw(image).rectangle((0, 0, dpi / 2, dpi / 2), fill=0)  # the upper left quarter of the left page
        return image

    turned = draw_straight(draw, Straight(90), 100)
    assert turned.size == (100, 200)
    assert turned.getpixel((75, 25)) == 0 and turned.getpixel((25, 25)) == 255
    left, right = (draw_straight(draw, Straight(0, part, 0.5), 100) for part in ("left", "right"))
    assert left.size == right.size == (100, 100)
    assert left.getpixel((25, 25)) == 0 and right.getpixel((25, 25)) == 255
    assert draw_straight(draw, Straight(180), 50).getpixel((90, 40)) == 0
    level = straighten(page().rotate(-2, fillcolor=250), Straight(skew=-2.0))
    assert find_skew(level) == 0.0
