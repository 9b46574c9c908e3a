"""Pictures of pages in documents of word processors are read where they stand."""

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

from .test_odt import packed  # noqa: E402
from .test_rtf import written  # noqa: E402
from .word import document, paragraph  # noqa: E402

OPTIONS = PageOptions(cache=False, workers=1)


@pytest.fixture(autouse=True)
def _engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that reads the shade of the upper left corner."""

    def look(image: Any, dpi: float, threads: int) -> tuple[list[Piece], list[Box]]:
        return [Piece(f"shade{image.convert('L').getpixel((2, 2))}", Box(10, 10, 60, 20), 0, 0.99)], []

    engine = Engine("fake", 100.0, lambda: True, lambda: "1", look, 0.5)
    monkeypatch.setattr("clausediff.scan.ocr.engines.choose", lambda wanted: [] if wanted == "none" else [engine])


def page(shade: int, wide: int = 850, high: int = 1100) -> bytes:
    """A page with a shade in its corner."""
    image = Images.new("L", (wide, high), 255)
    image.paste(shade, (0, 0, 20, 20))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def placed(name: str) -> str:
    """A paragraph of a Word document with a picture."""
    inner = f'<wp:inline><wp:extent cx="5000000" cy="6000000"/><a:graphic><a:blip r:embed="{name}"/></a:graphic></wp:inline>'
    return f"<p><r><drawing>{inner}</drawing></r></p>"


def word(body: str, **pictures: bytes) -> bytes:
    """A Word document with these pictures."""
    links = {name: ("image", f"media/{name}.png") for name in pictures}
    return document(body, links=links, files={f"word/media/{name}.png": data for name, data in pictures.items()})


def put(folder: Path, data: bytes) -> str:
    """A file with these bytes."""
    (folder / "a").write_bytes(data)
    return str(folder / "a")


def test_word(tmp_path: Path) -> None:
    """Text and pages in their order; marks stay over their words; each picture's page can be drawn."""
    struck = "<p><r><rPr><strike/></rPr><t>struck</t></r></p>"
    body = f"{paragraph('before')}{placed('i1')}{struck}{placed('i2')}{paragraph('after')}"
    scan = read(put(tmp_path, word(body, i1=page(40), i2=page(80))), pages=OPTIONS)
    assert scan.text.split() == ["before", "shade40", "struck", "shade80", "after"]
    assert [scan.text[start:].split()[0] for start in scan.page_starts] == scan.text.split()
    assert [scan.text[mark.span.slice] for mark in scan.marks] == ["struck"]
    assert [(each.number, each.reader) for each in scan.pages if each.image is not None] == [(1, "fake"), (2, "fake")]
    assert [scan.text[each.span.slice] for each in scan.words] == ["shade40", "shade80"]
    assert [scan.pages[each.page].number for each in scan.words] == [1, 2]
    assert scan.unread == ()
    assert scan.reader == "docx"


def test_nothing_but_pictures(tmp_path: Path) -> None:
    """A document of pages alone has only these; without an engine it cannot be read."""
    path = put(tmp_path, word(placed("i1"), i1=page(40)))
    scan = read(path, pages=OPTIONS)
    assert scan.text.split() == ["shade40"]
    assert len(scan.pages) == len(scan.page_starts) == 1
    with pytest.raises(ReadError, match="holds nothing but pictures of pages; --ocr none") as caught:
        read(path, pages=PageOptions(ocr="none"))
    assert caught.value.kind == "ocr"


def test_what_is_no_page_stays_named(tmp_path: Path) -> None:
    """A small picture, a banner, and any picture where none is read."""
    body = paragraph("One") + placed("i1") + placed("i2")
    data = word(body, i1=page(40, 300, 200), i2=page(40, 4000, 300))
    assert [each.kind for each in read(put(tmp_path, data), pages=OPTIONS).unread] == ["picture", "picture"]
    data = word(paragraph("One") + placed("i1"), i1=page(40))
    assert [each.kind for each in read(put(tmp_path, data), pages=PageOptions(ocr="none")).unread] == ["picture"]


def test_a_picture_without_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is blank says nothing; of another it is said, and the document is read all the same."""
    engine = Engine("fake", 100.0, lambda: True, lambda: "1", lambda image, dpi, threads: ([], []), 0.5)
    monkeypatch.setattr("clausediff.scan.ocr.engines.choose", lambda wanted: [engine])
    black = io.BytesIO()
    Images.new("L", (850, 1100), 4).save(black, "PNG")
    data = word(paragraph("One") + placed("i1") + placed("i2"), i1=page(255), i2=black.getvalue())
    scan = read(put(tmp_path, data), pages=OPTIONS)
    assert scan.text.split() == ["One"]
    assert [each.says for each in scan.unread] == ["picture 2: no words could be read on it, and it is not blank"]


def test_other_documents(tmp_path: Path) -> None:
    """The same in an OpenDocument text, and in Rich Text Format in hexadecimal."""
    frame = '<draw:frame svg:width="15cm" svg:height="20cm"><draw:image xlink:href="Pictures/a.png"/></draw:frame>'
    made = packed({"body": f"<text:p>before{frame}</text:p><text:p>after</text:p>"}, **{"Pictures__a.png": page(40)})
    scan = read(put(tmp_path, made), pages=OPTIONS)
    assert scan.text.split() == ["before", "shade40", "after"]
    body = rf"before{{\pict\pngblip\picwgoal9000\pichgoal9000 {page(40).hex()}}}\par after"
    scan = read(put(tmp_path, written(body)), pages=OPTIONS)
    assert scan.text.split() == ["before", "shade40", "after"]
