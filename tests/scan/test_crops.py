"""Pictures of places on pages."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from clausediff.model import Excerpt, Range
from clausediff.pipeline import Options, compare_sources
from clausediff.scan.crops import Pictures, crop
from clausediff.scan.pages import Box, Page
from clausediff.scan.scan import Scan, WordBox

Images = pytest.importorskip("PIL.Image")
SAMPLES = Path(__file__).parents[2] / "samples"


def _page(number: int = 1, part: str = "", shade: int = 255) -> Page:
    return Page(
        number,
        600,
        800,
        part=part,
        image=lambda dpi: Images.new("L", (round(600 * dpi / 72), round(800 * dpi / 72)), shade),
    )


def test_crop_has_the_lines_around() -> None:
    """A line above and below, and words on both sides; the box is framed in colour."""
    picture = crop(_page(), [(200, 300, 230, 312)], dpi=72)
    assert picture.height > 3 * 12
    assert picture.width > 200
    assert picture.height < 100
    assert len(picture.getcolors()) > 1
    assert any(color != (255, 255, 255) for _, color in picture.getcolors())


def test_crop_stays_on_the_page() -> None:
    """At the page's corner, and of boxes far apart only the first is shown."""
    assert crop(_page(), [(0, 0, 30, 12)], dpi=72).width <= 600
    far = crop(_page(), [(10, 10, 30, 22), (10, 700, 30, 712)], dpi=72)
    assert far.height < 100
    assert crop(_page(), [(590, 790, 600, 800)], dpi=72).height < 60


def test_no_picture() -> None:
    """Without a picture or without boxes there is no crop."""
    with pytest.raises(ValueError, match="no picture"):
        crop(Page(1, 10, 10), [(0, 0, 1, 1)])
    with pytest.raises(ValueError, match="no picture"):
        crop(_page(), [])


def test_halves_of_a_page() -> None:
    """Of two halves with one number, the one that holds the words is drawn."""
    words = (WordBox(Range(0, 3), 0, Box(10, 10, 30, 20)), WordBox(Range(5, 8), 1, Box(10, 10, 30, 20)))
    scan = Scan(
        "a", "", "one\n\ftwo\n", words=words, pages=(_page(1, "left", 255), _page(1, "right", 0)), page_starts=(0, 5)
    )
    pictures = Pictures(scan)
    left = pictures(Excerpt(Range(0, 3), "one", 1, ((10.0, 10.0, 30.0, 20.0),)))
    right = pictures(Excerpt(Range(5, 8), "two", 1, ((10.0, 10.0, 30.0, 20.0),)))
    assert left is not None
    assert right is not None
    light, dark = (Images.open(io.BytesIO(each)).convert("L").getpixel((60, 50)) for each in (left, right))
    assert light > 200
    assert dark < 60
    assert pictures(Excerpt(Range(0, 3), "one", 7, ((0.0, 0.0, 1.0, 1.0),))) is None
    assert pictures(Excerpt(Range(0, 3), "one")) is None


def test_file_that_is_gone() -> None:
    """A page that can no longer be drawn gives no picture, and no crash."""

    def gone(dpi: float) -> object:
        raise FileNotFoundError("gone")

    page = Page(1, 10, 10, image=gone)  # type: ignore[arg-type]
    scan = Scan("a", "", "one\n", words=(WordBox(Range(0, 3), 0, Box(0, 0, 1, 1)),), pages=(page,))
    assert Pictures(scan)(Excerpt(Range(0, 3), "one", 1, ((0.0, 0.0, 1.0, 1.0),))) is None


def test_documents_draw_their_findings() -> None:
    """A PDF's findings have pictures; those of text have none."""
    paths = [str(SAMPLES / "paper" / "release-typed.pdf"), str(SAMPLES / "mutual-nda" / "filled.txt")]
    for document in compare_sources(paths, Options()).documents:
        if document.path.endswith(".txt"):
            assert document.pictures is None
            continue
        assert document.pictures is not None
        finding = next(each for each in document.agreements[0].findings if each.scan.boxes)
        data = document.pictures(finding.scan)
        assert data is not None
        assert Images.open(io.BytesIO(data)).format == "JPEG"
        assert len(data) < 150_000
