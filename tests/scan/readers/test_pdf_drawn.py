"""Which pages of a PDF have lines over their words that may be a pen's: curves and slanting lines, and no rules."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from clausediff.scan.ocr.engines import Engine
from clausediff.scan.options import PageOptions
from clausediff.scan.readers import read
from clausediff.scan.readers.pdf.page import find
from tests.scan.readers.made_pdf import made_pdf, shown

pypdfium2 = pytest.importorskip("pypdfium2", reason="no pypdfium2: pip install 'clausediff[pdf]'")
pdfgen = pytest.importorskip("reportlab.pdfgen.canvas", reason="no reportlab: pip install 'clausediff[pdf]'")


def wavy(canvas: Any, x: float, y: float) -> None:
    """A line as a hand draws it."""
    path = canvas.beginPath()
    path.moveTo(x, y)
    for step in range(1, 12):
        path.lineTo(x + 8 * step, y + (2 if step % 2 else -2))
    canvas.drawPath(path)


def curve(canvas: Any, x: float, y: float) -> None:
    """A curve, as programs for tablets keep ink."""
    path = canvas.beginPath()
    path.moveTo(x, y)
    path.curveTo(x + 30, y + 6, x + 60, y - 6, x + 90, y + 3)
    canvas.drawPath(path)


@pytest.mark.parametrize(
    ("draw", "drawn"),
    [
        pytest.param(lambda canvas: wavy(canvas, 80, 703), True, id="a wavy line through words"),
        pytest.param(lambda canvas: curve(canvas, 80, 703), True, id="a curve through words"),
        pytest.param(lambda canvas: canvas.line(80, 690, 300, 690), False, id="a rule"),
        pytest.param(lambda canvas: canvas.rect(60, 690, 400, 40), False, id="a frame"),
        pytest.param(lambda canvas: curve(canvas, 80, 100), False, id="a curve far from all words"),
        pytest.param(lambda canvas: None, False, id="nothing"),
    ],
)
def test_lines_over_words(draw: Callable[[Any], object], drawn: bool, tmp_path: Path) -> None:
    """The page says whether it is worth looking at."""
    held = BytesIO()
    canvas = pdfgen.Canvas(held, pagesize=(612, 792), invariant=1)
    canvas.drawString(72, 700, "The Baker shall deliver forty loaves to the Shop on each working day.")
    draw(canvas)
    canvas.save()
    path = tmp_path / "copy.pdf"
    path.write_bytes(held.getvalue())
    (page,) = read(str(path)).pages
    assert page.drawn is drawn


LINE = "The Baker shall deliver forty loaves to the Shop on each working day."
THROUGH = "72 703 m 460 703 l"
BODY = "0 0 1 RG 0 0 m 388 0 l S"


def form(content: str, more: str = "") -> bytes:
    """A form: a small page that a page draws, as programs make of a note that becomes part of the page."""
    return (
        f"<</Type/XObject/Subtype/Form/BBox[-5 -5 500 20]{more}/Length {len(content)}>>stream\n{content}\nendstream"
    ).encode()


@pytest.mark.parametrize(
    ("content", "objects", "struck"),
    [
        pytest.param(f"{THROUGH} S", (), True, id="a line"),
        pytest.param(f"72 650 m 460 650 l {THROUGH} S", (), True, id="two lines in one path"),
        pytest.param("72 648 388 1 re 72 702 388 1 re f", (), True, id="two filled bars in one path"),
        pytest.param("[3 2] 0 d " + f"{THROUGH} S", (), True, id="a broken line"),
        pytest.param("".join(f"{x} 703 2.5 .9 re f " for x in range(72, 460, 4)), (), True, id="a row of dashes"),
        pytest.param(".5 0 0 .5 36 351 cm 72 704 m 848 704 l S", (), True, id="under a matrix"),
        pytest.param("q 1 0 0 1 72 703 cm /X1 Do Q", (form(BODY),), True, id="in a form that is moved"),
        pytest.param("/X1 Do", (form(BODY, "/Matrix[1 0 0 1 72 703]"),), True, id="in a form with a matrix"),
        pytest.param("q 1 0 0 1 72 695 cm /X1 Do Q", (form(BODY),), False, id="an underline in a form"),
        pytest.param("70 690 400 30 re S", (), False, id="a frame"),
        pytest.param("1 G " + f"{THROUGH} S", (), False, id="a white hairline"),
    ],
)
def test_lines_through_words(content: str, objects: tuple[bytes, ...], struck: bool, tmp_path: Path) -> None:
    """However the line was drawn: words through which it goes are struck out."""
    path = tmp_path / "copy.pdf"
    resources = "/XObject<</X1 10 0 R>>" if objects else ""
    path.write_bytes(made_pdf(shown(LINE, 72, 700) + content, objects=objects, resources=resources))
    scan = read(str(path))
    assert [scan.text[mark.span.slice] for mark in scan.marks if mark.kind == "struck"] == [LINE] * struck


def test_ink_in_a_form(tmp_path: Path) -> None:
    """A curve in a form that is moved onto words is found there, and its page is worth looking at."""
    path = tmp_path / "copy.pdf"
    ink = form("0 0 1 RG 0 0 m 40 6 80 -6 120 3 c S")
    content = shown(LINE, 72, 700) + "q 1 0 0 1 90 703 cm /X1 Do Q"
    path.write_bytes(made_pdf(content, objects=(ink,), resources="/XObject<</X1 10 0 R>>"))
    (page,) = read(str(path)).pages
    assert page.drawn


@pytest.mark.parametrize(
    "cover",
    [
        pytest.param("1 G 14 w 98 704 m 137 704 l S", id="a thick white line"),
        pytest.param(
            "1 G 1.6 w " + "".join(f"98 {696 + 1.4 * k} m 137 {696 + 1.4 * k} l S " for k in range(12)), id="thin"
        ),
        pytest.param("1 g " + "".join(f"98 {695 + 1.4 * k} 39 1.6 re f " for k in range(12)), id="thin filled ones"),
    ],
)
def test_white_lines_that_hide_words(cover: str, tmp_path: Path) -> None:
    """Print under white strokes is not seen, and that is said."""
    path = tmp_path / "copy.pdf"
    content = shown("The", 72, 700) + shown("Baker", 100, 700) + shown("delivers.", 140, 700) + cover
    path.write_bytes(made_pdf(content))
    scan = read(str(path))
    assert scan.text.split() == ["The", "delivers."]
    assert [part.kind for part in scan.unread] == ["unseen"]


@pytest.mark.parametrize(
    ("text", "cover", "left"),
    [
        pytest.param("60 days", "1 g 71.5 698 6.9 14 re f", ["days"], id="the first figure"),
        pytest.param("60 days", "1 g 71.5 698 13.5 14 re f", ["days"], id="all but an edge"),
        pytest.param("unless asked", "1 g 95 698 14 14 re f", ["asked"], id="the end of a word"),
        pytest.param("60 days", "1 g 71.5 698 14 3 re f", ["60", "days"], id="the foot of letters"),
        pytest.param("60 days", "0.9 g 71.5 711 14 3 re f", ["60", "days"], id="above the letters"),
    ],
)
def test_words_of_which_a_letter_is_hidden(text: str, cover: str, left: list[str], tmp_path: Path) -> None:
    """A word with a letter that nobody sees is another word, so it is not compared as if it were whole."""
    path = tmp_path / "copy.pdf"
    path.write_bytes(made_pdf(shown(text, 72, 700) + cover))
    assert read(str(path)).text.split() == left


@pytest.mark.parametrize(
    ("typed", "struck"),
    [
        pytest.param(shown("-" * 7, 101, 700), True, id="hyphens"),
        pytest.param(shown("_" * 6, 100, 705), True, id="raised underscores"),
        pytest.param(shown("_" * 6, 100, 700), False, id="underscores"),
        pytest.param(shown("-" * 12, 101, 700, before="3 Tr"), False, id="hyphens without ink"),
        pytest.param(shown("-" * 12, 101, 660), False, id="hyphens elsewhere"),
    ],
)
def test_dashes_typed_over_words(typed: str, struck: bool, tmp_path: Path) -> None:
    """A row of dashes at the place of a word is a line through it."""
    path = tmp_path / "copy.pdf"
    path.write_bytes(made_pdf(shown("The", 72, 700) + shown("Baker", 100, 700) + shown("delivers.", 140, 700) + typed))
    scan = read(str(path))
    assert [scan.text[mark.span.slice] for mark in scan.marks if mark.kind == "struck"] == ["Baker"] * struck


def named(glyphs: str, name: str) -> str:
    """A line of which some words are drawn by glyphs of which the file says what they stand for."""
    return shown("The Baker", 72, 700) + f"/Span <</ActualText ({name})>> BDC {shown(glyphs, 130, 700)} EMC\n" + "\n"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(named("may", "shall not"), "The Baker may", id="another word"),
        pytest.param(named("office", "of\\256ce"), "The Baker office", id="a ligature"),
        pytest.param(named("may", "may"), "The Baker may", id="the same"),
    ],
)
def test_what_is_drawn_is_read(content: str, text: str, tmp_path: Path) -> None:
    """And not what the file says that it stands for."""
    path = tmp_path / "copy.pdf"
    path.write_bytes(made_pdf(content))
    assert " ".join(read(str(path)).text.split()) == text


LAYER = b"<</Type/OCG/Name(L)/Usage<</Print<</PrintState/OFF>>/View<</ViewState/ON>>>>>>"
ON_SCREEN = "/OCProperties<</OCGs[10 0 R]/D<</ON[10 0 R]/AS[<</Event/Print/OCGs[10 0 R]/Category[/Print]>>]>>>>"


@pytest.mark.parametrize(("layer", "told"), [(LAYER, True), (LAYER.replace(b"OFF", b"ON"), False)])
def test_a_layer_for_the_screen_only(layer: bytes, told: bool, tmp_path: Path) -> None:
    """Paper and screen must say the same, for either may be what was agreed."""
    path = tmp_path / "copy.pdf"
    content = (
        shown("The Baker", 72, 700) + f"/OC /OC1 BDC {shown('never', 130, 700)} EMC " + shown("delivers.", 170, 700)
    )
    path.write_bytes(made_pdf(content, objects=(layer,), resources="/Properties<</OC1 10 0 R>>", catalog=ON_SCREEN))
    scan = read(str(path))
    says = ["page 1: it is not the same on paper as on the screen, which was compared"]
    assert [part.says for part in scan.unread] == says * told


LETTER_L = "{x} 700 m {x} 709 l {y} 709 l {y} 702 l {z} 702 l {z} 700 l h f "


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        pytest.param(
            "".join(LETTER_L.format(x=x, y=x + 1.5, z=x + 5) for x in range(300, 340, 7)), 1, id="letters of lines"
        ),
        pytest.param("300 700 m 304 712 308 712 312 700 c h f", 1, id="one filled curve"),
        pytest.param("300 700 m 304 712 308 712 312 700 c S", 0, id="a stroke, which is for the pen"),
        pytest.param("300 700 40 9 re f", 0, id="a bar"),
        pytest.param("0.95 g 300 700 m 304 712 308 712 312 700 c h f", 0, id="hardly any ink"),
        pytest.param("0 0 m 0 700 500 700 500 0 c h f", 0, id="a drawing"),
        pytest.param("".join(f"{20 * x} {20 * y} m {20 * x} {20 * y + 9} {20 * x + 9} {20 * y + 9} {20 * x + 9} {20 * y} c h f "
            for x in range(1, 29) for y in range(1, 30)), 1, id="very many"),
    ],
)  # fmt: skip
def test_letters_that_were_made_curves(content: str, parts: int, tmp_path: Path) -> None:
    """They are read like a picture that lies on the page."""
    path = tmp_path / "copy.pdf"
    path.write_bytes(made_pdf(shown(LINE, 72, 750) + content))
    document = pypdfium2.PdfDocument(path)
    try:
        assert len(find(document, 0, "copy.pdf", 10**9).pictures) == parts
    finally:
        document.close()


def test_a_picture_that_gave_nothing_below_a_stamped_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that a signing service put over a scan do not make the page one that was read."""
    pytest.importorskip("PIL.Image", reason="pip install 'clausediff[ocr]'")
    pytest.importorskip("numpy", reason="pip install 'clausediff[ocr]'")
    engine = Engine("fake", 72.0, lambda: True, lambda: "1", lambda image, dpi, threads: ([], []), 0.5)
    monkeypatch.setattr("clausediff.scan.ocr.engines.choose", lambda wanted: [engine])
    path = tmp_path / "copy.pdf"
    black = made_pdf(
        "q 612 0 0 792 0 0 cm /I1 Do Q " + shown("Envelope 17", 20, 770, before="1 g"), image=(4, 4, bytes(16))
    )
    path.write_bytes(black)
    scan = read(str(path), pages=PageOptions(cache=False, workers=1))
    assert [part.says for part in scan.unread] == ["page 1: no words could be read on it, and it is not blank"]


@pytest.mark.parametrize("grey", [0.5, 0.7, 0.8, 0.87])
@pytest.mark.parametrize("size", [5, 7, 12])
def test_pale_words_are_seen_whole(grey: float, size: int, tmp_path: Path) -> None:
    """No letter of a word that is seen counts as hidden because it is thin and pale."""
    path = tmp_path / "copy.pdf"
    path.write_bytes(made_pdf(shown("It will fill all, I guess: 1,150.", 72, 700, size=size, before=f"{grey} g")))
    scan = read(str(path))
    assert not [part.says for part in scan.unread if "some of whose letters" in part.says]


def test_drawn_twice_to_look_bold(tmp_path: Path) -> None:
    """The same word at the same place is one word; the same word beside it is another."""
    path = tmp_path / "copy.pdf"
    line = shown("Never Never", 72, 700)
    path.write_bytes(made_pdf(line + shown("sells.", 170, 700) + line.replace("72 700", "72.3 700.1")))
    assert read(str(path)).text.split() == ["Never", "Never", "sells."]


@pytest.mark.parametrize(("sign", "left"), [("%", 98), ("$", 78)])
def test_a_sign_that_is_covered(sign: str, left: int, tmp_path: Path) -> None:
    """A sign that says what a figure is of is looked at as a letter is."""
    figure = f"{sign}500" if sign == "$" else f"500{sign}"
    content = shown("pay", 50, 700) + shown(figure, 78, 700) + f"1 g {left} 695 {12 if sign == '%' else 7} 16 re f\n"
    path = tmp_path / "made.pdf"
    path.write_bytes(made_pdf(content))
    found = read(str(path), pages=PageOptions(cache=False))
    assert [each.kind for each in found.unread] == ["unseen"]


COVERED = {
    "a point": ("4.5", "84.2 699 4 3"),
    "a comma": ("5,000", "84.2 697 4 4"),
    "a minus": ("-5", "77.5 702 4.6 3"),
    "an apostrophe": ("days'", "104 705 3.2 5"),
    "a bracket": ("(net)", "77.5 696 4.6 14"),
    "a semicolon": ("net;", "94 696 4 13"),
    "a slash": ("and/or", "97.6 698 3.6 12"),
    "the foot of an E": ("E", "77 699.5 10 2.3"),
    "a bracket, under a veil": ("(net)", "/G1 gs 77.5 696 4.6 14"),
    "a word, under a veil": ("not", "/G1 gs 77 696 18 14"),
    "a letter, white on black": ("not", "0 g 77.5 697 7 10"),
}


@pytest.mark.parametrize("case", COVERED)
def test_whatever_is_covered(case: str, tmp_path: Path) -> None:
    """Each letter and sign is looked at, with the covered part of each; a veil lets a tenth through."""
    word, cover = COVERED[case]
    black = "black" in case
    ground = "q 0 g 70 690 100 20 re f Q " if black else ""
    path = tmp_path / "copy.pdf"
    content = (
        f"{shown('pay', 50, 700)}{ground}{shown(word, 78, 700, before='1 g' if black else '')}q 1 g {cover} re f Q"
    )
    path.write_bytes(made_pdf(content, resources="/ExtGState<</G1<</ca 0.9>>>>"))
    assert "unseen" in {each.kind for each in read(str(path), pages=PageOptions(cache=False)).unread}


@pytest.mark.parametrize(
    "cover",
    ["/G1 gs 1 1 0 rg 70 696 60 14", "/G2 gs 1 1 0 rg 70 696 60 14", "0.9 g 70 680 60 17", "1 g 108 690 60 20"],
    ids=["a marker that multiplies", "a marker that lets half through", "the next row's ground", "a shape beside it"],
)
def test_what_leaves_ink_as_it_is(cover: str, tmp_path: Path) -> None:
    """What lies on a word and leaves it legible hides nothing."""
    path = tmp_path / "copy.pdf"
    gs = "/ExtGState<</G1<</BM/Multiply>>/G2<</ca 0.5>>>>"
    path.write_bytes(made_pdf(f"{shown('-4.5 (net)', 50, 700)}q {cover} re f Q", resources=gs))
    assert read(str(path), pages=PageOptions(cache=False)).unread == ()
