"""PDFs whose fonts draw other letters than their text says: what is seen is compared, and honest fonts are left alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest

from clausediff.scan.ocr import recogniser
from clausediff.scan.options import PageOptions
from clausediff.scan.readers.pdf import glyphs as module
from clausediff.scan.readers.pdf import reader
from clausediff.scan.readers.pdf.document import opened
from clausediff.scan.readers.pdf.glyphs import Glyphs
from clausediff.scan.readers.pdf.page import Found, find
from clausediff.scan.readers.pdf.shapes import Shapes
from clausediff.scan.scan import Scan
from tests.scan.readers.made_pdf import made_pdf, renaming_font, shown

pytestmark = pytest.mark.skipif(not recogniser.installed(), reason="RapidOCR is not installed")

FULL = (
    "The Recipient shall not disclose the Confidential Information to any",
    "third party and shall keep it for a term of % days after the date hereof,",
    "or for 3 years and 9 months where the Discloser has said so in writing.",
)


def typed(*lines: str, font: str = "F1") -> str:
    """Lines of print, one below the other; what stands between ``{`` and ``}`` is written in the renaming font."""
    out = ""
    for number, line in enumerate(lines):
        pieces = line.replace("}", "{").split("{")
        shows = "".join(f"/{'F3' if at % 2 else font} 11 Tf ({piece}) Tj " for at, piece in enumerate(pieces))
        out += f"BT 60 {740 - 16 * number} Td {shows}ET\n"
    return out


def read(tmp_path: Path, data: bytes, options: PageOptions | None = None) -> Scan:
    """The scan of a PDF."""
    return reader.scan(str(tmp_path / "made.pdf"), data, options or PageOptions(cache=False), "")


def with_font(content: str, pairs: Sequence[tuple[str, str]]) -> bytes:
    """A page with a renaming font as F3."""
    return made_pdf(content, objects=renaming_font(pairs), fonts="/F3 10 0 R")


@pytest.mark.parametrize(
    ("lines", "pairs", "font", "seen", "said"),
    [
        pytest.param(
            [FULL[0], FULL[1].replace("%", "{\x01}0"), FULL[2]],
            [("nine", "3")],
            "F1",
            "a term of 90 days",
            "30",
            id="a figure",
        ),
        pytest.param(
            [FULL[0], FULL[1].replace("%", "\x010"), FULL[2]],
            [("nine", "3")],
            "F3",
            "a term of 90 days",
            "30",
            id="another code of the one font",
        ),
        pytest.param(
            [FULL[0].replace("not", "{no\x01}"), FULL[1].replace("%", "30"), FULL[2]],
            [("w", "t")],
            "F1",
            "shall now disclose",
            "not",
            id="a word",
        ),
    ],
)
def test_print_that_says_otherwise(
    lines: list[str], pairs: list[tuple[str, str]], font: str, seen: str, said: str, tmp_path: Path
) -> None:
    """The letters that are drawn are compared, and the finding quotes those that the file says."""
    scan = read(tmp_path, with_font(typed(*lines, font=font), pairs))
    assert seen in scan.text
    assert said not in scan.text.split()
    (unread,) = scan.unread
    assert (unread.kind, unread.text) == ("layer", said)
    assert len(unread.boxes) == 1
    blind = read(tmp_path, with_font(typed(*lines, font=font), pairs), PageOptions(cache=False, ocr="none"))
    assert said in blind.text.split()  # what it would say without a look at the page


@pytest.mark.parametrize(
    ("lines", "pairs", "font"),
    [
        pytest.param(
            [FULL[0], FULL[1].replace("%", "{\x01}0"), FULL[2]],
            [("nine", "9")],
            "F1",
            id="a font with codes of its own",
        ),
        pytest.param(
            [FULL[0], FULL[1].replace("%", "30"), FULL[2]], [("nine", "9")], "F3", id="a table that says nothing"
        ),
        pytest.param(
            [FULL[0].replace("l", "{\x01}"), FULL[1].replace("%", "30"), FULL[2]],
            [("I", "l")],
            "F1",
            id="letters that are drawn alike",
        ),
    ],
)
def test_honest_fonts(lines: list[str], pairs: list[tuple[str, str]], font: str, tmp_path: Path) -> None:
    """A font with codes of its own is none to be doubted; neither are letters that are strokes in many faces."""
    scan = read(tmp_path, with_font(typed(*lines, font=font), pairs))
    assert scan.unread == ()
    assert scan.pages[0].reader == "pdf"
    assert "days after the date hereof" in scan.text


def test_signs_of_another_font(tmp_path: Path) -> None:
    """A bullet that is a letter of a font of signs is no letter that is drawn as another."""
    lines = "".join(shown("l", 50, 740 - 16 * row, font="F2") for row in range(2))
    scan = read(tmp_path, made_pdf(lines + typed(FULL[0], FULL[2])))
    assert [each for each in scan.unread if each.kind == "layer"] == []


def test_what_was_seen_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run says the same and asks nothing."""
    monkeypatch.setenv("CLAUSEDIFF_CACHE", str(tmp_path / "kept"))
    data = with_font(typed(FULL[0], FULL[1].replace("%", "{\\x01}0")), [("nine", "3")])
    first = read(tmp_path, data, PageOptions())
    monkeypatch.setattr(Glyphs, "_places", None)
    second = read(tmp_path, data, PageOptions())
    assert (first.text, first.unread) == (second.text, second.unread)


def test_many_lines_are_one_picture(tmp_path: Path) -> None:
    """A page that says otherwise on most of its lines is read as a whole."""
    lines = [f"Party number {row} shall pay {{\x01}}0 dollars in each month of the term" for row in "abcdefghijkl"]
    scan = read(tmp_path, with_font(typed(*lines), [("nine", "3")]))
    assert scan.text.count("90 dollars") == len(lines)
    assert scan.pages[0].pictured
    assert [each.kind for each in scan.unread] == ["layer"]


def found_by(data: bytes, says: str, sure: float = 0.99) -> tuple[Found, list[int]]:
    """The first page, where the recogniser says one thing of each picture; and how many it was shown."""
    asked: list[int] = []

    def answer(picture: object) -> list[tuple[str, float]]:
        asked.append(1)
        return [(char, sure) for char in says]

    with opened("made.pdf", data, PageOptions()) as document:
        return find(document, 0, "made.pdf", 10**9, Glyphs(defaultdict(Shapes), answer)), asked


def test_how_often_it_looks() -> None:
    """A glyph that was read as said is not looked for again; one that was not is, up to four times."""
    data = made_pdf(typed(*["pay"] * 9))
    found, asked = found_by(data, "pay")
    assert (found.untrusted.words, len(asked)) == ((), 1)
    found, asked = found_by(data, "pax")
    assert (len(found.untrusted.words), len(asked)) == (9, 4)
    found, asked = found_by(data, "pax", 0.5)
    assert (found.untrusted.words, len(asked)) == ((), 4)  # the recogniser itself is not sure


def test_what_was_not_looked_at_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """With more shapes than are read of one document, those that were left out are read from the page."""
    monkeypatch.setattr(module, "_MOST", 1)
    data = made_pdf(typed("pay", "now"))
    found, asked = found_by(data, "pay")
    assert ([word.text for word in found.untrusted.words], len(asked)) == (["now"], 1)


def test_shapes_are_told_apart_everywhere() -> None:
    """Equal letters have one shape wherever they stand between the pixels; of another size they are looked at once more."""
    content = "".join(shown("pay", 60 + 0.137 * row, 740 - 15.31 * row) for row in range(40))
    _, asked = found_by(made_pdf(content), "pay")
    assert len(asked) == 1
    _, asked = found_by(made_pdf(content + shown("pay", 60, 60, size=16)), "pay")
    assert len(asked) == 2
