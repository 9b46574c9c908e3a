"""The picture beside a file of words and boxes."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausediff.scan.readers import read
from clausediff.scan.scan import Scan
from tests.evidence.issued.sheets import HIGH, WIDE, Sheet

Images = pytest.importorskip("PIL.Image")
SHEET = Sheet()


def hocr(*, wide: int = round(WIDE * 200 / 72), high: int = round(HIGH * 200 / 72)) -> str:
    """The sheet as an engine writes it."""
    scan, scale = SHEET.scan(), 200 / 72
    words = "".join(
        f"<span class='ocrx_word' title='bbox {' '.join(str(round(side * scale)) for side in word.box)}; x_wconf 91'>"
        f"{scan.text[word.span.slice]}</span>"
        for word in scan.words
    )
    return f"<html><div class='ocr_page' title='image \"/etc/passwd\"; bbox 0 0 {wide} {high}; scan_res 200 200'>{words}</div></html>"


def written(folder: Path, name: str = "nda.hocr", **size: int) -> Scan:
    """The scan of the file in a folder."""
    path = folder / name
    path.write_text(hocr(**size), "utf-8")
    return read(str(path))


@pytest.mark.parametrize("name", ["nda.png", "nda.TIF", "nda.jpg", "nda.pdf"])
def test_the_picture_of_the_same_name_is_taken(tmp_path: Path, name: str) -> None:
    """Whatever its kind and its own resolution: it is drawn at the size that the file's page has."""
    SHEET.draw(150).save(tmp_path / name, **({"resolution": 150} if name.endswith("pdf") else {"dpi": (150, 150)}))
    (page,) = written(tmp_path).pages
    assert page.pictured
    assert page.picture
    assert page.image is not None
    assert page.image(100).size == (round(WIDE * 100 / 72), round(HIGH * 100 / 72))
    drawn = page.image(72).convert("L")
    box = SHEET.word("disclose")
    inside = drawn.crop(tuple(round(side) for side in box))
    assert min(inside.tobytes()) < 120
    assert min(drawn.crop((0, 600, 600, 700)).tobytes()) > 200


def test_without_one_there_is_no_picture(tmp_path: Path) -> None:
    """What the file itself names is never opened, nor is a picture of another name."""
    SHEET.draw(72).save(tmp_path / "other.png")
    scan = written(tmp_path)
    assert scan.pages[0].image is None
    assert scan.unread == ()


def test_standard_input_has_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes that are handed over have no folder."""
    monkeypatch.chdir(tmp_path)
    SHEET.draw(72).save("nda.png")
    assert read("nda.hocr", data=hocr().encode()).pages[0].image is None


@pytest.mark.parametrize("what", ["another page", "other proportions", "damaged", "two pages"])
def test_a_picture_that_is_not_of_these_pages_is_refused(tmp_path: Path, what: str) -> None:
    """It is named, as something that nobody has to look at, and not used."""
    picture, size = tmp_path / "nda.tif", {}
    if what == "another page":
        Images.new("L", (850, 1100), 255).save(picture, dpi=(100, 100))
    elif what == "other proportions":
        SHEET.draw(100).save(picture, dpi=(100, 100))
        size = {"wide": 1700, "high": 1700}
    elif what == "damaged":
        picture.write_bytes(b"II*\0 nothing")
    else:
        page = SHEET.draw(100)
        page.save(picture, save_all=True, append_images=[page])
    scan = written(tmp_path, **size)
    assert scan.pages[0].image is None
    assert [(part.kind, part.harmless) for part in scan.unread] == [("picture", True)]
    assert "nda.tif" in scan.unread[0].says


@pytest.mark.parametrize("name", ["nda.hocr.html", "nda.xml"])
def test_endings_of_the_file(tmp_path: Path, name: str) -> None:
    """A file may have several endings."""
    SHEET.draw(72).save(tmp_path / "nda.png", dpi=(72, 72))
    assert written(tmp_path, name).pages[0].image is not None
