"""Pictures of pages: each as large and as upright as it is, none decoded before its size is known."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

Images = pytest.importorskip("PIL.Image", reason="pip install 'clausediff[ocr]'")
pytest.importorskip("numpy", reason="pip install 'clausediff[ocr]'")

from clausediff.errors import ReadError  # noqa: E402
from clausediff.scan.ocr.engines import Engine  # noqa: E402
from clausediff.scan.options import PageOptions  # noqa: E402
from clausediff.scan.pages import Box  # noqa: E402
from clausediff.scan.readers import read  # noqa: E402
from clausediff.scan.reading_order import Piece  # noqa: E402


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The images that an engine was given; it reads the shade of the upper left corner."""
    given: list[Any] = []

    def look(image: Any, dpi: float, threads: int) -> tuple[list[Piece], list[Box]]:
        given.append(image)
        return [Piece(f"shade{image.convert('L').getpixel((2, 2))}", Box(10, 10, 60, 20), 0, 0.99)], []

    engine = Engine("fake", 100.0, lambda: True, lambda: "1", look, 0.5)
    monkeypatch.setattr("clausediff.scan.ocr.engines.choose", lambda wanted: [] if wanted == "none" else [engine])
    return given


def page(shade: int = 40, wide: int = 850, high: int = 1100) -> Any:
    """A white page with a shade in its upper left corner."""
    image = Images.new("L", (wide, high), 255)
    image.paste(shade, (0, 0, 20, 20))
    return image


def put(folder: Path, image: Any, name: str, **more: Any) -> str:
    """A file of this picture."""
    image.save(folder / name, **more)
    return str(folder / name)


OPTIONS = PageOptions(cache=False, workers=1)


def test_a_png(tmp_path: Path, seen: list[Any]) -> None:
    """It is drawn at the engine's resolution, and its page measured in points."""
    scan = read(put(tmp_path, page(wide=1700, high=2200), "a.png", dpi=(200, 200)), pages=OPTIONS)
    assert (scan.text, scan.reader) == ("shade40\n", "image")
    assert [image.size for image in seen] == [(850, 1100)]
    (only,) = scan.pages
    assert (only.number, only.width, only.height, only.reader) == (1, 612.0, 792.0, "fake")
    assert only.image is not None and only.image(50).size == (425, 550)


@pytest.mark.parametrize("dpi", [None, (72, 72), (1, 1), (0, 0)])
def test_a_picture_that_does_not_know_its_size(tmp_path: Path, seen: list[Any], dpi: tuple[int, int] | None) -> None:
    """It is taken for a sheet of paper."""
    more = {} if dpi is None else {"dpi": dpi}
    scan = read(put(tmp_path, page(wide=2490, high=3300), "a.png", **more), pages=OPTIONS)
    assert (scan.pages[0].width, scan.pages[0].height) == (597.6, 792.0)


def test_coarse_fax_lines(tmp_path: Path, seen: list[Any]) -> None:
    """204 dots an inch across and 98 down: the page has its right shape."""
    path = put(tmp_path, page(wide=1734, high=1078).convert("1"), "a.tif", dpi=(204, 98), compression="group4")
    scan = read(path, pages=OPTIONS)
    assert (scan.pages[0].width, scan.pages[0].height) == (612.0, 792.0)


def test_a_tiff_of_many_pages(tmp_path: Path, seen: list[Any]) -> None:
    """Each is a page, in order."""
    path = put(tmp_path, page(10), "a.tif", save_all=True, append_images=[page(90), page(170)], dpi=(100, 100))
    scan = read(path, pages=OPTIONS)
    assert scan.text == "shade10\n\fshade90\n\fshade170\n"
    assert [each.number for each in scan.pages] == [1, 2, 3]
    with pytest.raises(ReadError, match="has 3 pages, more than 2; raise the limit with --max-pages"):
        read(path, pages=PageOptions(max_pages=2))


def test_turned_as_the_camera_says(tmp_path: Path, seen: list[Any]) -> None:
    """A picture that was taken with the camera on its side is upright."""
    exif = Images.Exif()
    exif[0x0112] = 6
    on_its_side = page(60).transpose(Images.Transpose.ROTATE_90)
    scan = read(put(tmp_path, on_its_side, "a.jpg", exif=exif, quality=95, dpi=(100, 100)), pages=OPTIONS)
    assert scan.pages[0].width < scan.pages[0].height
    assert 55 <= int(scan.text.strip().removeprefix("shade")) <= 65


def test_transparency_is_paper(tmp_path: Path, seen: list[Any]) -> None:
    """What is not there is white."""
    clear = Images.new("RGBA", (850, 1100), (0, 0, 0, 0))
    assert read(put(tmp_path, clear, "a.png", dpi=(100, 100)), pages=OPTIONS).text == "shade255\n"


def test_deep_pixels(tmp_path: Path, seen: list[Any]) -> None:
    """Pixels of sixteen bits, of which scanners for archives make some: dark print stays dark, and paper is white."""
    numpy = pytest.importorskip("numpy")
    deep = Images.fromarray(numpy.asarray(page()).astype("uint16") * 257)
    assert read(put(tmp_path, deep, "copy.png", dpi=(100, 100)), pages=OPTIONS).text.strip() == "shade40"
    assert seen[0].convert("L").getextrema() == (40, 255)


def test_heic(tmp_path: Path, seen: list[Any]) -> None:
    """What telephones write."""
    pillow_heif = pytest.importorskip("pillow_heif")
    pillow_heif.register_heif_opener()
    put(tmp_path, page(80).convert("RGB"), "a.heic", quality=95)
    scan = read(str(tmp_path / "a.heic"), pages=OPTIONS)
    assert 70 <= int(scan.text.strip().removeprefix("shade")) <= 90


def test_refused(tmp_path: Path, seen: list[Any]) -> None:
    """Too many pixels by the header alone, damage, and no engine: one sentence each, with its kind."""
    big = io.BytesIO()
    Images.new("1", (50_000, 50_000)).save(big, "PNG")
    whole = Path(put(tmp_path, page(), "whole.png")).read_bytes()
    for data, options, kind, says in (
        (big.getvalue(), OPTIONS, "too-large", "page 1 has 50000 × 50000 pixels, more than 200,000,000"),
        (whole[:20], OPTIONS, "damaged", "the picture is damaged"),
        (whole[:-400], OPTIONS, "damaged", "could not be drawn"),
        (whole, PageOptions(ocr="none"), "ocr", "is a picture; --ocr none reads no pictures"),
    ):
        (tmp_path / "b.png").write_bytes(data)
        with pytest.raises(ReadError, match=says) as caught:
            read(str(tmp_path / "b.png"), pages=options)
        assert caught.value.kind == kind
        assert str(tmp_path / "b.png") in str(caught.value) and "\n" not in str(caught.value)
    assert seen == []
