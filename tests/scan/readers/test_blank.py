"""Pages on which no words were read: only paper is blank, and what is not blank is told."""

from __future__ import annotations

import random

import pytest

Images = pytest.importorskip("PIL.Image", reason="pip install 'clausediff[ocr]'")
pytest.importorskip("numpy", reason="pip install 'clausediff[ocr]'")

from PIL import ImageDraw, ImageFilter  # noqa: E402

from clausediff.scan.ocr.picture import Reading, Straight  # noqa: E402
from clausediff.scan.pages import Box  # noqa: E402
from clausediff.scan.readers.blank import is_blank  # noqa: E402
from clausediff.scan.readers.paged import of_reading  # noqa: E402
from clausediff.scan.reading_order import Piece  # noqa: E402


def paper(shade: int = 250) -> Images.Image:
    """A white sheet at 100 dots an inch."""
    return Images.new("L", (827, 1169), shade)


def specks() -> Images.Image:
    """Dirt of a scanner's glass: single dark pixels."""
    page, places = paper(), random.Random(4)
    for _ in range(300):
        page.putpixel((places.randrange(827), places.randrange(1169)), 0)
    return page


def holes() -> Images.Image:
    """Two punch holes and the shadow of a copier's lid at the left edge."""
    page = paper()
    draw = ImageDraw.Draw(page)
    for y in (300, 800):
        draw.ellipse((20, y, 45, y + 25), fill=20)
    draw.rectangle((0, 0, 8, 1169), fill=10)
    return page


def show_through() -> Images.Image:
    """Print of the other side, seen through the paper."""
    page = paper()
    draw = ImageDraw.Draw(page)
    for y in range(150, 900, 25):
        draw.rectangle((100, y, 700, y + 8), fill=236)
    return page


def blurred() -> Images.Image:
    """Lines of print, blurred until nobody can read them."""
    page = paper()
    draw = ImageDraw.Draw(page)
    for y in range(150, 900, 25):
        for x in range(100, 700, 11):
            draw.rectangle((x, y, x + 6, y + 9), fill=20)
    return page.filter(ImageFilter.GaussianBlur(5))


def grain() -> Images.Image:
    """Nothing but grey grain, as of a camera in the dark."""
    places = random.Random(4)
    return Images.frombytes("L", (827, 1169), bytes(places.randrange(160) for _ in range(827 * 1169)))


def shadow() -> Images.Image:
    """Paper that gets darker to one side, as on a photograph."""
    return Images.linear_gradient("L").resize((827, 1169)).point(lambda value: 170 + value // 4)


PAGES = {
    "white": (paper, True),
    "grey paper": (lambda: paper(170), True),
    "specks": (specks, True),
    "holes and an edge": (holes, True),
    "print that shows through": (show_through, True),
    "a shadow": (shadow, True),
    "black": (lambda: paper(3), False),
    "blurred print": (blurred, False),
    "grain": (grain, False),
}


@pytest.mark.parametrize("name", PAGES)
def test_is_blank(name: str) -> None:
    """Paper is blank with all that scanners put on it; black, grain and print that is lost are not."""
    made, blank = PAGES[name]
    page = made()
    assert is_blank(lambda dpi: page.resize((round(8.27 * dpi), round(11.69 * dpi)))) is blank


@pytest.mark.parametrize(
    ("page", "words", "told"),
    [
        (paper(), (), ""),
        (paper(3), (), "page 2: no words could be read on it, and it is not blank"),
        (paper(3), ("il",), "page 2: hardly any words could be read on it, and it is not blank"),
        (paper(3), ("Signature", "page"), ""),
    ],
)
def test_a_page_without_words_is_told(page: Images.Image, words: tuple[str, ...], told: str) -> None:
    """Unless it is blank, or had a line of words: then the page was read."""
    pieces = tuple(Piece(word, Box(10, 10, 60, 20), 0, 0.9) for word in words)
    reading = Reading("fake", 595.0, 842.0, Straight(), pieces)
    composed = of_reading(2, reading, lambda dpi: page.resize((round(8.27 * dpi), round(11.69 * dpi))))
    assert [part.says for part in composed.unread] == ([told] if told else [])
