"""PDFs are read as a person sees them; what nobody sees, or was put over the page, is said."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from clausediff.errors import ReadError
from clausediff.scan.options import PageOptions
from clausediff.scan.readers import read
from clausediff.scan.scan import Scan
from tests.scan.readers.made_pdf import HIGH, WIDE, made_pdf, shown

TERM = shown("This Agreement ends after 60 days.", 72, 700)
SECRET = "The fee is 900 dollars."
WHITE = bytes([255]) * 100


def put(folder: Path, data: bytes) -> str:
    """A PDF with these bytes."""
    (folder / "form.pdf").write_bytes(data)
    return str(folder / "form.pdf")


def scanned(folder: Path, data: bytes, **options: object) -> Scan:
    """The scan of a PDF, read without OCR."""
    return read(put(folder, data), pages=PageOptions(ocr="none", **options))  # type: ignore[arg-type]


def test_words_and_places(tmp_path: Path) -> None:
    """Text, page breaks, and the box of each word in points from the top left."""
    data = made_pdf(TERM, shown("Page two.", 72, 72))
    scan = scanned(tmp_path, data)
    assert (scan.text, scan.reader) == ("This Agreement ends after 60 days.\n\fPage two.\n", "pdf")
    assert scan.page_starts == (0, 36)
    assert scan.sha256 == hashlib.sha256(data).hexdigest()
    assert [(page.number, page.width, page.height, page.rotation) for page in scan.pages] == [
        (1, WIDE, HIGH, 0),
        (2, WIDE, HIGH, 0),
    ]
    words = {scan.text[word.span.slice]: word for word in scan.words}
    assert words["This"].page == 0 and words["two."].page == 1
    left, top, right, bottom = words["This"].box
    assert (left, round(right)) == (72, 95)
    assert top < HIGH - 700 - 5 < bottom
    assert [scan.text[line.span.slice] for line in scan.lines] == ["This Agreement ends after 60 days.", "Page two."]
    assert (scan.marks, scan.unread) == ((), ())


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_turned_pages(tmp_path: Path, rotation: int) -> None:
    """A page that is shown turned, with its text upright for the viewer, reads and measures as it is shown."""
    turns = {
        0: "1 0 0 1 72 700",
        90: "0 1 -1 0 92 72",
        180: f"-1 0 0 -1 {WIDE - 72} 92",
        270: f"0 -1 1 0 {WIDE - 92} {HIGH - 72}",
    }
    content = f"BT /F1 12 Tf {turns[rotation]} Tm (No party may assign it.) Tj ET"
    scan = scanned(tmp_path, made_pdf(content, page=f"/Rotate {rotation}"))
    assert scan.text == "No party may assign it.\n"
    page = scan.pages[0]
    assert (page.width, page.height) == ((WIDE, HIGH) if rotation % 180 == 0 else (HIGH, WIDE))
    first, last = scan.words[0].box, scan.words[-1].box
    assert round(first.left) == 72
    assert first.right < last.left
    assert 75 < first.middle < 100


@pytest.mark.parametrize(("angle", "turn"), [("0 1 -1 0", 90), ("0 -1 1 0", 270), ("-1 0 0 -1", 180)])
def test_text_that_lies_on_its_side(tmp_path: Path, angle: str, turn: int) -> None:
    """A page whose text does not stand upright is turned; its words then follow each other to the right."""
    content = f"BT /F1 12 Tf {angle} 300 400 Tm (No party may) Tj 0 -14 Td (assign this.) Tj ET"
    scan = scanned(tmp_path, made_pdf(content))
    assert scan.text == "No party may\nassign this.\n"
    assert scan.pages[0].rotation == turn
    assert scan.words[0].box.right < scan.words[1].box.left


def test_a_stamp_at_the_margin_is_read_apart(tmp_path: Path) -> None:
    """Words that are turned otherwise than the page do not fall between its lines."""
    content = TERM + "BT /F1 9 Tf 0 1 -1 0 30 300 Tm (Received 4 May) Tj ET"
    assert scanned(tmp_path, made_pdf(content)).text == "This Agreement ends after 60 days.\n\nReceived 4 May\n"


def test_letters_that_touch(tmp_path: Path) -> None:
    """Small capitals and raised ordinals belong to what is before them; a footnote's mark does not."""
    content = (
        "BT /F1 12 Tf 72 700 Td (B) Tj /F1 9 Tf (ETA) Tj /F1 12 Tf ( on the 9) Tj 4 Ts /F1 7 Tf (th) Tj 0 Ts "
        "/F1 12 Tf ( of May) Tj 4 Ts /F1 7 Tf (1) Tj 0 Ts /F1 12 Tf ( to pay 60) Tj 4 Ts /F1 7 Tf (12) Tj ET"
    )
    assert scanned(tmp_path, made_pdf(content)).text == "BETA on the 9th of May 1 to pay 60 12\n"


OFF = "/OCProperties<</OCGs[10 0 R]/D<</OFF[10 0 R]/Order[]>>>>"
UNSEEN = {
    "white on white": {"content": TERM + shown(SECRET, 72, 600, before="1 1 1 rg")},
    "nearly white": {"content": TERM + shown(SECRET, 72, 600, before="0.96 g")},
    "without ink": {"content": TERM + shown(SECRET, 72, 600, before="3 Tr")},
    "transparent": {
        "content": TERM + shown(SECRET, 72, 600, before="/G1 gs"),
        "resources": "/ExtGState<</G1<</ca 0>>>>",
    },
    "off the page": {"content": TERM + shown(SECRET, 72, -40)},
    "beside the page": {"content": TERM + shown(SECRET, 700, 600)},
    "tiny": {"content": TERM + shown(SECRET, 72, 600, size=1)},
    "under a white bar": {"content": TERM + shown(SECRET, 72, 600) + "1 g 60 590 400 30 re f"},
    "black on black": {"content": TERM + "0 g 60 590 400 30 re f\n" + shown(SECRET, 72, 600)},
    "under a picture": {
        "content": TERM + shown(SECRET, 72, 600) + "q 300 0 0 60 60 580 cm /I1 Do Q",
        "image": (10, 10, WHITE),
    },
    "cut off by a clip": {"content": TERM + "q 0 0 50 50 re W n\n" + shown(SECRET, 72, 600) + "Q"},
    "on a layer that is off": {
        "content": TERM + "/OC /L1 BDC\n" + shown(SECRET, 72, 600) + "EMC",
        "resources": "/Properties<</L1 10 0 R>>",
        "catalog": OFF,
        "objects": [b"<</Type/OCG/Name(draft)>>"],
    },
    "white under other words": {"content": shown(SECRET, 72, 700, before="1 g") + TERM},
}


def test_words_that_are_squeezed_to_a_stroke(tmp_path: Path) -> None:
    """Nobody can read them; a face that is drawn at a third of its width is read, and so is a word on its side."""
    scan = scanned(tmp_path, made_pdf(TERM + shown(SECRET, 72, 600, before="1 Tz")))
    assert scan.text == "This Agreement ends after 60 days.\n"
    assert [each.kind for each in scan.unread] == ["unseen"]
    assert scanned(tmp_path, made_pdf(shown(SECRET, 72, 600, before="33 Tz"))).unread == ()
    turned = "q 0 1 -1 0 300 300 cm BT /F1 12 Tf 0 0 Td (notwithstanding) Tj ET Q"
    assert scanned(tmp_path, made_pdf(TERM + turned)).unread == ()


@pytest.mark.parametrize("case", UNSEEN)
def test_words_that_nobody_sees(tmp_path: Path, case: str) -> None:
    """They are not compared, and that they are there is said, with their words and place."""
    given = dict(UNSEEN[case])
    scan = scanned(tmp_path, made_pdf(given.pop("content"), **given))  # type: ignore[arg-type]
    assert scan.text == "This Agreement ends after 60 days.\n"
    (unread,) = [each for each in scan.unread if each.kind == "unseen"]
    assert unread.text == SECRET
    assert unread.page == 0 and len(unread.boxes) == 5
    assert unread.says.startswith("page 1: words that nobody sees")
    assert SECRET in unread.says


SEEN = {
    "grey": {"content": shown(SECRET, 72, 600, before="0.6 g")},
    "blue": {"content": shown(SECRET, 72, 600, before="0 0 1 rg")},
    "outlined": {"content": shown(SECRET, 72, 600, before="1 Tr")},
    "white on black": {"content": "0 g 60 590 400 30 re f\n" + shown(SECRET, 72, 600, before="1 g")},
    "on a grey ground": {"content": "0.85 g 60 590 400 30 re f\n" + shown(SECRET, 72, 600, before="0 g")},
    "on a picture": {
        "content": "q 300 0 0 60 60 580 cm /I1 Do Q " + shown(SECRET, 72, 600),
        "image": (10, 10, WHITE),
    },
    "half transparent": {
        "content": shown(SECRET, 72, 600, before="/G1 gs"),
        "resources": "/ExtGState<</G1<</ca 0.5>>>>",
    },
    "on a layer that is on": {
        "content": "/OC /L1 BDC\n" + shown(SECRET, 72, 600) + "EMC",
        "resources": "/Properties<</L1 10 0 R>>",
        "catalog": "/OCProperties<</OCGs[10 0 R]/D<</ON[10 0 R]/Order[]>>>>",
        "objects": [b"<</Type/OCG/Name(draft)>>"],
    },
    "in a clip that holds it": {"content": "q 60 590 400 40 re W n\n" + shown(SECRET, 72, 600) + "Q"},
    "twice, for bold print": {"content": shown(SECRET, 72, 600) + shown(SECRET, 72.2, 600)},
    "small print": {"content": shown(SECRET, 72, 600, size=5)},
}


@pytest.mark.parametrize("case", SEEN)
def test_words_that_are_seen(tmp_path: Path, case: str) -> None:
    """However it is drawn, what a person can read is compared, and nothing is said."""
    given = dict(SEEN[case])
    scan = scanned(tmp_path, made_pdf(given.pop("content"), **given))  # type: ignore[arg-type]
    assert scan.text == SECRET + "\n"
    assert [each for each in scan.unread if each.kind != "picture"] == []


def test_struck_by_a_drawn_line(tmp_path: Path) -> None:
    """A thin bar through words strikes them, as Word writes it; an underline and a table's rule do not."""
    bar = "0 g 165 704 70 0.8 re f\n"  # through "ends after 60"
    under = "0 g 72 697.5 200 0.8 re f 72 712 200 0.8 re f\n"
    scan = scanned(tmp_path, made_pdf(TERM + bar + under))
    (mark,) = scan.marks
    assert (mark.kind, scan.text[mark.span.slice], mark.says) == ("struck", "ends after 60", "is struck out on page 1")
    assert scanned(tmp_path, made_pdf(TERM + under)).marks == ()


def annotation(kind: str, box: tuple[float, float, float, float], more: str = "") -> str:
    """An annotation on the page."""
    return f"<</Type/Annot/Subtype/{kind}/Rect[{' '.join(map(str, box))}]/F 4{more}>>"


def test_struck_by_an_annotation(tmp_path: Path) -> None:
    """A strike-out annotation strikes the words that it covers."""
    box = (165, 698, 237, 711)
    quads = "/QuadPoints[165 711 237 711 165 698 237 698]"
    scan = scanned(tmp_path, made_pdf(TERM, annotations=[annotation("StrikeOut", box, quads)]))
    assert [scan.text[mark.span.slice] for mark in scan.marks] == ["ends after 60"]


def test_struck_by_ink(tmp_path: Path) -> None:
    """A stroke of ink through words strikes them."""
    ink = annotation("Ink", (160, 700, 240, 708), "/InkList[[165 703.5 200 704.5 237 703.8]]")
    scan = scanned(tmp_path, made_pdf(TERM, annotations=[ink]))
    assert [scan.text[mark.span.slice] for mark in scan.marks] == ["ends after 60"]
    assert scan.unread == ()


@pytest.mark.parametrize(
    ("made", "kind", "text"),
    [
        (
            annotation("FreeText", (72, 500, 300, 520), "/Contents(We do not agree to 4.2)/DA(/Helv 12 Tf)"),
            "written",
            "We do not agree to 4.2",
        ),
        (annotation("Text", (300, 700, 320, 720), "/Contents(only if paid)"), "comment", "only if paid"),
        (annotation("Caret", (160, 695, 166, 700), "/Contents(not)"), "written", "not"),
        (annotation("Highlight", (72, 698, 120, 711), "/Contents(why this?)"), "comment", "why this?"),
        (annotation("Ink", (300, 300, 400, 340), "/InkList[[300 300 350 340 400 300]]"), "written", ""),
        (annotation("Circle", (70, 696, 125, 714)), "written", "This Agreement"),
        (annotation("FileAttachment", (72, 600, 90, 620)), "embedded", ""),
    ],
)
def test_what_was_put_on_the_page(tmp_path: Path, made: str, kind: str, text: str) -> None:
    """A note, a comment or ink at no blank of the form is said with its words, and is not in the text."""
    scan = scanned(tmp_path, made_pdf(TERM, annotations=[made]))
    assert scan.text == "This Agreement ends after 60 days.\n"
    (unread,) = scan.unread
    assert (unread.kind, unread.text) == (kind, text)
    assert unread.page == 0 and len(unread.boxes) == 1


@pytest.mark.parametrize(
    "made",
    [
        annotation("Highlight", (72, 698, 120, 711)),
        annotation("Link", (72, 698, 120, 711), "/A<</S/URI/URI(http://example.com)>>"),
        annotation("Popup", (300, 300, 400, 400)),
        annotation("FreeText", (72, 500, 300, 520), "/Contents(hidden)").replace("/F 4", "/F 2"),
    ],
)
def test_what_does_no_harm(tmp_path: Path, made: str) -> None:
    """A highlight, a link and what is not shown change nothing."""
    scan = scanned(tmp_path, made_pdf(TERM, annotations=[made]))
    assert (scan.marks, scan.unread) == ((), ())


BLANK = shown("By:", 72, 300) + "0 g 100 298 200 0.7 re f " + shown("Name: ____________________", 72, 270)


def test_blanks_are_filled_by_notes(tmp_path: Path) -> None:
    """What is typed on a blank is read there; a signature in ink or as a stamp is what the blank asks for."""
    typed = annotation("FreeText", (110, 268, 200, 282), "/Contents(Ann Smith)/DA(/Helv 12 Tf)")
    ink = annotation("Ink", (110, 296, 220, 330), "/InkList[[110 300 150 330 220 298]]")
    scan = scanned(tmp_path, made_pdf(TERM + BLANK, annotations=[typed, ink]))
    assert scan.unread == ()
    assert {"Name:", "Ann", "Smith"} <= set(scan.text.split("\n\n")[-1].split())


def form(*fields: str) -> dict[str, object]:
    """A form with these widgets, as arguments of ``made_pdf``."""
    numbers = " ".join(f"{10 + at} 0 R" for at in range(len(fields)))
    return {
        "objects": [field.encode() for field in fields],
        "annotations": [f"{10 + at} 0 R" for at in range(len(fields))],
        "catalog": f"/AcroForm<</Fields[{numbers}]/DR<</Font<</Helv 3 0 R>>>>/DA(/Helv 10 Tf 0 g)>>",
    }


def widget(kind: str, box: str, more: str) -> str:
    """A field that is its own widget."""
    return f"<</Type/Annot/Subtype/Widget/FT/{kind}/T(f{box[:3]})/Rect[{box}]/F 4{more}>>"


def test_fields_have_their_values(tmp_path: Path) -> None:
    """A filled field is read at its place in the line, and boxes say whether they are ticked."""
    content = (
        shown("Name:", 72, 300)
        + shown("of the Speaker.", 220, 300)
        + shown("Accept", 90, 270)
        + shown("Decline", 190, 270)
    )
    on = "/V/Yes/AS/Yes/AP<</N<</Yes 20 0 R/Off 20 0 R>>>>"
    off = "/AS/Off/AP<</N<</Yes 20 0 R/Off 20 0 R>>>>"
    fields = form(
        widget("Tx", "110 296 210 312", "/V(Ann Smith)"),
        widget("Btn", "072 268 084 280", on),
        widget("Btn", "172 268 184 280", off),
    )
    scan = scanned(tmp_path, made_pdf(content, **fields))  # type: ignore[arg-type]
    assert " ".join(scan.text.split()) == "Name: Ann Smith of the Speaker. ☒ Accept ☐ Decline"
    assert scan.unread == ()


def test_a_field_that_shows_other_than_it_holds(tmp_path: Path) -> None:
    """What is shown is compared, and the difference is said."""
    stream = b"/Tx BMC BT /Helv 10 Tf 2 4 Td (90 days) Tj ET EMC"
    look = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 100 16]/Resources<</Font<</Helv 3 0 R>>>>/Length %d>>stream\n%s\nendstream"
        % (len(stream), stream)
    )
    fields = form(widget("Tx", "110 296 210 312", "/V(60 days)/AP<</N 11 0 R>>"))
    fields["objects"] = [*fields["objects"], look]  # type: ignore[misc]
    scan = scanned(tmp_path, made_pdf(shown("Term:", 72, 300), **fields))  # type: ignore[arg-type]
    assert scan.text == "Term: 90 days\n"
    (unread,) = scan.unread
    assert (unread.kind, unread.text) == ("layer", "60 days")
    assert "shows “90 days” and holds “60 days”" in unread.says


def test_attachments_are_named_and_not_opened(tmp_path: Path) -> None:
    """A file inside the PDF is said by its name."""
    catalog = "/Names<</EmbeddedFiles<</Names[(side letter.txt) 10 0 R]>>>>"
    objects = [
        b"<</Type/Filespec/F(side letter.txt)/UF(side letter.txt)/EF<</F 11 0 R>>>>",
        b"<</Length 3>>stream\nabc\nendstream",
    ]
    scan = scanned(tmp_path, made_pdf(TERM, catalog=catalog, objects=objects))
    (unread,) = scan.unread
    assert unread.kind == "embedded" and "side letter.txt" in unread.says


def test_a_page_that_is_a_picture(tmp_path: Path) -> None:
    """Without OCR its text layer is compared in its place, or nothing is; both are said, and nothing at all is an error."""
    picture = "q 612 0 0 792 0 0 cm /I1 Do Q\n"
    ink = bytes([255, 0]) * 50
    scan = scanned(tmp_path, made_pdf(picture + shown(SECRET, 72, 600, before="3 Tr"), image=(10, 10, ink)))
    assert scan.text == SECRET + "\n"
    (unread,) = scan.unread
    assert unread.kind == "picture" and "its text layer was compared in its place" in unread.says
    scan = scanned(tmp_path, made_pdf(picture, TERM, image=(10, 10, ink)))
    assert [each.kind for each in scan.unread] == ["picture"]
    assert scan.page_starts == (0, 2)


def test_nothing_installed_that_reads_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence with the command that installs it."""
    monkeypatch.setattr("clausediff.scan.ocr.engines.choose", lambda wanted: [])
    path = put(tmp_path, made_pdf("q 612 0 0 792 0 0 cm /I1 Do Q\n", image=(10, 10, bytes([255, 0]) * 50)))
    with pytest.raises(ReadError, match=r"page 1 is a picture; .*pip install .*\[ocr\]'") as caught:
        read(path)
    assert caught.value.kind == "ocr"


def test_glyphs_that_nobody_can_name(tmp_path: Path) -> None:
    """A font without a Unicode map: the layer is not used, and the page is a picture to be read."""
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 10 10]/FontMatrix[.1 0 0 .1 0 0]/CharProcs<</a 11 0 R>>"
        b"/Encoding<</Type/Encoding/Differences[1/a]>>/FirstChar 1/LastChar 1/Widths[10]/Resources<<>>>>"
    )
    glyph = b"<</Length 28>>stream\n10 0 0 0 8 8 d1 1 1 7 7 re f \nendstream"
    content = "BT /F3 12 Tf 72 600 Td (\x01\x01\x01 \x01\x01\x01\x01) Tj ET"
    resources_font = made_pdf(content, objects=[font, glyph]).replace(b"/F2 4 0 R", b"/F3 10 0 R")
    scan = scanned(tmp_path, resources_font)
    assert scan.text.strip() == ""
    assert [each.kind for each in scan.unread] == ["picture"]


BROKEN = {
    "cut off": (made_pdf(TERM)[:-200], "damaged", "cut off"),
    "cut off behind an earlier end": (made_pdf(TERM) + made_pdf(TERM * 99)[:-200], "damaged", "cut off"),
    "no objects": (b"%PDF-1.7\n%%EOF", "damaged", "is damaged"),
    "no pages": (made_pdf(), "damaged", "has no pages"),
    "nothing on its pages": (made_pdf("", ""), "empty", "holds no words"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken(tmp_path: Path, case: str) -> None:
    """Each has its kind and one line that names the file."""
    data, kind, says = BROKEN[case]
    path = put(tmp_path, data)
    with pytest.raises(ReadError, match=says) as caught:
        read(path)
    assert caught.value.kind == kind
    assert str(caught.value).startswith(f"{path}: ") and "\n" not in str(caught.value)


def test_limits(tmp_path: Path) -> None:
    """Too many pages, and a picture of too many pixels, are refused before anything is drawn."""
    with pytest.raises(ReadError, match="has 3 pages, more than 2; raise the limit with --max-pages") as caught:
        scanned(tmp_path, made_pdf(TERM, TERM, TERM), max_pages=2)
    assert caught.value.kind == "too-large"
    with pytest.raises(ReadError, match="picture of 100 pixels, more than 99; raise the limit with --max-pixels"):
        scanned(tmp_path, made_pdf("q 9 0 0 9 0 0 cm /I1 Do Q", image=(10, 10, WHITE)), max_pixels=99)


def test_encrypted(tmp_path: Path) -> None:
    """It asks for the password, says when it is wrong, and opens with the right one."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    path = str(tmp_path / "locked.pdf")
    made = canvas.Canvas(path, encrypt="open sesame")
    made.drawString(72, 700, "This Agreement ends after 60 days.")
    made.save()
    with pytest.raises(ReadError, match="is encrypted; give its password with --password") as caught:
        read(path)
    assert caught.value.kind == "encrypted"
    with pytest.raises(ReadError, match="the password does not open it"):
        read(path, pages=PageOptions(password="guess"))
    assert read(path, pages=PageOptions(password="open sesame")).text == "This Agreement ends after 60 days.\n"
