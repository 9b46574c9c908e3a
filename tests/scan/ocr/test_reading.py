"""Pictures are read side by side, from the cache where they were read before, turned where they lie upside down."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="pip install 'clausediff[ocr]'")
Images = pytest.importorskip("PIL.Image", reason="pip install 'clausediff[ocr]'")

from clausediff.errors import ReadError  # noqa: E402
from clausediff.scan.ocr import engines  # noqa: E402
from clausediff.scan.ocr.engines import Engine, choose, missing  # noqa: E402
from clausediff.scan.ocr.picture import Picture  # noqa: E402
from clausediff.scan.ocr.reading import read_pictures  # noqa: E402
from clausediff.scan.options import PageOptions  # noqa: E402
from clausediff.scan.pages import Box  # noqa: E402
from clausediff.scan.reading_order import Piece  # noqa: E402


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of the test's own."""
    monkeypatch.setenv("CLAUSEDIFF_CACHE", str(tmp_path / "kept"))


def drawn(shade: int, dpi: float):  # type: ignore[no-untyped-def]
    """A page whose upper left corner has a shade."""
    image = Images.new("L", (round(2 * dpi), round(3 * dpi)), 255)
    image.putpixel((0, 0), shade)
    return image


def engine(calls: list[str], name: str = "fake", sure: Callable[[int], float] = lambda shade: 0.99) -> Engine:
    """An engine that reads the shade of the upper left corner, and how sure it is of it."""

    def read(image, dpi, threads):  # type: ignore[no-untyped-def]
        shade = image.getpixel((0, 0))
        calls.append(f"{name} {shade}")
        return [Piece(f"shade{shade}", Box(1, 1, 500, 20), 0, sure(shade))], [Box(1, 1, 2, 900)]

    return Engine(name, 100.0, lambda: True, lambda: f"{name} 1", read, 0.85)


def pictures(*shades: int) -> list[Picture]:
    """A picture of each shade."""
    return [Picture(f"file/{shade}", partial(drawn, shade), f"page {shade}") for shade in shades]


def test_in_order_and_kept() -> None:
    """Each picture's reading stands at its place, however many are read at once; the second time nothing is read."""
    calls: list[str] = []
    steps: list[tuple[int, int]] = []
    options = PageOptions(workers=3, progress=lambda done, total: steps.append((done, total)))
    wanted = pictures(*range(20, 32))
    first = read_pictures(wanted, [engine(calls), engine(calls, "other")], options, [True] * 12)
    assert [[reading.pieces[0].text for (reading,) in each] for each in first] == [
        [f"shade{shade}" for shade in range(20, 32)]
    ] * 2
    assert sorted(steps) == [(done, 24) for done in range(1, 25)]
    assert len(calls) == 24
    assert read_pictures(wanted, [engine(calls), engine(calls, "other")], options, [True] * 12) == first
    assert len(calls) == 24
    read_pictures(wanted[:1], [engine(calls)], PageOptions(cache=False), [True])
    assert len(calls) == 25


def test_boxes_stay_on_the_page() -> None:
    """What an engine says is beyond the page ends at its edge; the page is as large as it was drawn."""
    ((reading,),) = read_pictures(pictures(7), [engine([])], PageOptions(cache=False), [True])[0]
    assert (reading.width, reading.height) == (144, 216)
    assert reading.pieces[0].box == Box(1, 1, 144, 20)
    assert reading.unread == (Box(1, 1, 2, 216),)


def test_upside_down() -> None:
    """A page of which the engine is not sure is read the other way round too, and the surer reading is taken."""
    calls: list[str] = []
    unsure = engine(calls, sure=lambda shade: 0.4 if shade == 9 else 0.95)
    ((reading,),) = read_pictures(pictures(9), [unsure], PageOptions(cache=False), [True])[0]
    assert calls == ["fake 9", "fake 255"]
    assert (reading.straight.rotation, reading.pieces[0].text) == (180, "shade255")
    ((reading,),) = read_pictures(pictures(9), [unsure], PageOptions(cache=False), [False])[0]
    assert (reading.straight.rotation, reading.pieces[0].text) == (0, "shade9")


def test_turned_without_need(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that was turned on its side and is doubted so is read as it lies too; what is read surely stays turned."""
    monkeypatch.setattr("clausediff.scan.ocr.reading.is_sideways", lambda image: True)
    lying = engine([], sure=lambda shade: 0.95 if shade == 9 else 0.4)
    ((reading,),) = read_pictures(pictures(9), [lying], PageOptions(cache=False), [True])[0]
    assert (reading.straight.rotation, reading.pieces[0].text) == (0, "shade9")
    ((reading,),) = read_pictures(pictures(9), [engine([])], PageOptions(cache=False), [True])[0]
    assert reading.straight.rotation == 90


def test_much_that_gave_no_words_is_read_again() -> None:
    """Where many places gave no words the page is cleaned of dots and read again; the reading with fewer such places stays."""
    boxes = [Box(10, 30 * at, 60, 30 * at + 10) for at in range(1, 6)]

    def read(image, dpi, threads):  # type: ignore[no-untyped-def]
        dotted = image.getpixel((50, 50)) < 128
        calls.append("dotted" if dotted else "clean")
        lines = 1 if dotted or hopeless else 6
        return [Piece("word", Box(10, 1, 60, 8), at, 0.9) for at in range(lines)], boxes if dotted or hopeless else []

    def dotted(dpi: float):  # type: ignore[no-untyped-def]
        image = Images.new("L", (200, 300), 255)
        image.putpixel((50, 50), 0)
        return image

    for hopeless, words in ((False, 6), (True, 1)):
        calls: list[str] = []
        made = Engine("fake", 100.0, lambda: True, lambda: "1", read, 0.85)
        ((readings,),) = read_pictures([Picture("k", dotted)], [made], PageOptions(cache=False, workers=1), [True])
        assert calls == ["dotted", "clean"]
        assert len(readings[0].pieces) == words
        assert len(readings[0].unread) == (5 if hopeless else 0)


def test_cancelled() -> None:
    """What ``progress`` raises ends the reading at once."""
    calls: list[str] = []

    def cancel(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_pictures(pictures(*range(40)), [engine(calls)], PageOptions(workers=1, progress=cancel), [True] * 40)
    assert len(calls) < 5


def test_a_picture_that_cannot_be_drawn() -> None:
    """It is named, in one sentence."""

    def broken(dpi: float):  # type: ignore[no-untyped-def]
        raise OSError("truncated file")

    picture = Picture("x", broken, "scan.tif: page 3")
    with pytest.raises(
        ReadError,
        match=r"^scan.tif: page 3 could not be drawn: it is damaged \(OSError: truncated file\); save it again$",
    ):
        read_pictures([picture], [engine([])], PageOptions(cache=False), [True])


def test_the_choice_of_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    """``auto`` takes what is there, RapidOCR first; a named engine that is not there is an error with its remedy."""
    there: set[str] = set()
    for name in ("_RAPIDOCR", "_TESSERACT"):
        one = getattr(engines, name)
        monkeypatch.setattr(
            engines,
            name,
            Engine(one.name, 1, lambda name=one.name: name in there, one.version, one.read, 0),  # type: ignore[misc]
        )
    assert choose("auto") == choose("none") == []
    with pytest.raises(ReadError, match=r"rapidocr is not installed; .*pip install .*\[ocr\]'"):
        choose("rapidocr")
    there.add("tesseract")
    assert [each.name for each in choose("auto")] == ["tesseract"]
    with pytest.raises(ReadError, match="rapidocr is not installed"):
        choose("both")
    there.add("rapidocr")
    assert [each.name for each in choose("auto")] == ["rapidocr"]
    assert [each.name for each in choose("both")] == ["rapidocr", "tesseract"]
    assert "apt-get install tesseract-ocr" in missing("tesseract")
