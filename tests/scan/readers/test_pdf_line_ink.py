"""Ink in lines of a PDF's print that its text does not have, and what is drawn around lines and is no part of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausediff.scan.options import PageOptions
from clausediff.scan.readers import read
from clausediff.scan.scan import Scan
from tests.scan.readers.made_pdf import made_pdf, shown

pytest.importorskip("pypdfium2", reason="no pypdfium2: pip install 'clausediff[pdf]'")

WORDS = [
    ("The", 72),
    ("fee", 100),
    ("is", 125),
    ("5,000", 140),
    ("dollars", 180),
    ("in", 225),
    ("30", 240),
    ("days.", 258),
]
LINE = "".join(shown(word, x, 700) for word, x in WORDS)
BESIDE = shown("Another line of this page stands here.", 72, 716) + shown("And one more stands below it.", 72, 684)


def scanned(folder: Path, content: str, **more: object) -> Scan:
    """A page as read."""
    path = folder / "copy.pdf"
    path.write_bytes(made_pdf(content, **more))  # type: ignore[arg-type]
    return read(str(path), pages=PageOptions(cache=False, ocr="none"))


def picture(wide: int, high: int, columns: range) -> tuple[int, int, bytes]:
    """A white picture with an upright bar."""
    return wide, high, bytes(0 if column in columns else 255 for _ in range(high) for column in range(wide))


PATTERN = (
    b"<</Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 2 2]/XStep 2/YStep 2/Resources<<>>/Length 15>>stream\n"
    b"0 g 0 0 2 2 re f\nendstream"
)
FORM = b"<</Type/XObject/Subtype/Form/BBox[0 0 1 9]/Length 18>>stream\n0 g 0 0 1 8.5 re f\nendstream"
ADDED: dict[str, tuple[str, dict[str, object]]] = {
    "an upright stroke before a figure": ("1 w 137.5 700 m 137.5 708.5 l S", {}),
    "a thin one": ("0.3 w 137.5 700 m 137.5 708.5 l S", {}),
    "one that is filled": ("137 700 1 8.5 re f", {}),
    "one with a flag": ("1 w 138 700 m 138 708.5 l 136 706.5 l S", {}),
    "one of a pattern": (
        "/Pattern cs /P1 scn 137 700 1 8.5 re f",
        {"resources": "/Pattern<</P1 10 0 R>>", "objects": [PATTERN]},
    ),
    "one in a form": ("q 1 0 0 1 137 700 cm /X1 Do Q", {"resources": "/XObject<</X1 10 0 R>>", "objects": [FORM]}),
    "one in a picture": ("q 4 0 0 9 135.5 700 cm /I1 Do Q", {"image": picture(10, 12, range(4, 7))}),
    "a level stroke before a figure": ("1 w 135.5 704 m 139 704 l S", {}),
    "a point in a figure": ("246.2 700 1.1 1.1 re f", {}),
    "a bar in a figure": ("1 w 241.2 702 m 241.2 707 l S", {}),
    "a bar in a letter": ("0.8 w 185 706 m 189 706 l S", {}),
    "a stroke across a word's beginning": ("1 w 178 699 m 182 709 l S", {}),
    "a round figure": ("1 w 170 704 m 170 710 174 710 174 704 c 174 698 170 698 170 704 c S", {}),
}


@pytest.mark.parametrize("case", ADDED)
def test_ink_that_makes_other_words(case: str, tmp_path: Path) -> None:
    """It is told, at its place."""
    content, more = ADDED[case]
    told = [each for each in scanned(tmp_path, f"{BESIDE}{LINE}q {content} Q", **more).unread if each.kind == "written"]
    assert len(told) == 1 and "ink in a line of print" in told[0].says
    (box,) = told[0].boxes
    assert 80 < box.top < box.bottom < 95


AROUND = {
    "an underline": "100 698.2 30 0.7 re f",
    "one below a letter": "0.6 w 226 698.3 m 230 698.3 l S",
    "a frame": "1 w 68 695 300 16 re S",
    "cells": "0.5 w 68 694 m 68 713 l 137 694 m 137 713 l 300 694 m 300 713 l 68 694 m 300 694 l 68 713 m 300 713 l S",
    "low cells": "0.5 w 68 697.5 m 68 709 l 137 697.5 m 137 709 l 300 697.5 m 300 709 l 68 697.5 m 300 697.5 l 68 709 m 300 709 l S",
    "cells as rectangles": "0.5 w 68 696 69 15 re S 137 696 163 15 re S",
    "a line at the side": "1 w 68 690 m 68 725 l S",
    "a bullet": "62 703 2.4 2.4 re f",
    "a box to tick": "0.7 w 58 700 9 9 re S",
    "a dotted line": "".join(f"{x} 700 0.8 0.8 re f " for x in range(290, 390, 4)),
    "a border": "2 w 30 30 552 732 re S",
    "a mark of the printer far away": "1 w 400 700 m 400 709 l S",
    "white ink": "1 G 1 w 137.5 700 m 137.5 708.5 l S",
    "ink below a white shape": "1 w 137.5 700 m 137.5 708.5 l S 1 g 136.5 699 2 11 re f",
    "a logo": "0.2 g 64 690 6 40 re f 50 735 20 8 re f 52 690 12 40 re f",
}


@pytest.mark.parametrize("case", AROUND)
def test_what_is_drawn_around_lines(case: str, tmp_path: Path) -> None:
    """Rules, borders, frames, bullets and boxes are no part of the words."""
    assert not [each.says for each in scanned(tmp_path, f"{BESIDE}{LINE}q {AROUND[case]} Q").unread]


def test_a_signature(tmp_path: Path) -> None:
    """A signature on its line is no doubt, whatever it is drawn with."""
    strokes = "110 602 m 120 630 130 590 140 615 c 150 640 160 590 190 606 c S"
    content = BESIDE + LINE + shown("By:", 72, 602) + f"q 0.5 w 92 600 m 250 600 l S 1 w {strokes} Q"
    assert scanned(tmp_path, content).unread == ()


def test_white_print_on_a_dark_row(tmp_path: Path) -> None:
    """The row is a ground and no ink in its line."""
    words = "".join(shown(word, x, 700, before="1 g") for word, x in WORDS)
    assert scanned(tmp_path, f"{BESIDE}q 0.1 g 68 695 300 16 re f Q {words}").unread == ()
