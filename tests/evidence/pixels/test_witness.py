"""Questions to a picture that is drawn here, with the recogniser itself."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from clausediff.evidence.pixels import Question
from clausediff.evidence.pixels.witness import ScanPixels, scan_pixels
from clausediff.model import Range
from clausediff.scan.ocr import recogniser
from clausediff.scan.pages import Box, LineBox, Page, WordBox, around
from clausediff.scan.scan import Scan

pytestmark = pytest.mark.skipif(not recogniser.installed(), reason="RapidOCR is not installed")
Images = pytest.importorskip("PIL.Image")

PRINTED = ("The Publisher shall not pay more than 60", "days after the notice, and may sell it.")
READ = ("The Publisher shall nat pay more than 80", "days after the notice, and must sell it.")
LEFT, TOP, STEP, SIZE = 40, 40, 22, 12


def _font(dpi: float) -> object:
    from PIL import ImageFont

    path = files("clausediff.report") / "fonts" / "DejaVuSans.ttf"
    return ImageFont.truetype(str(path), round(SIZE * dpi / 72))


def _draw(dpi: float) -> object:
    """The page, lines of black print on white."""
    from PIL import ImageDraw

    page = Images.new("L", (round(400 * dpi / 72), round(120 * dpi / 72)), 255)
    draw = ImageDraw.Draw(page)
    for row, line in enumerate(PRINTED):
        draw.text((LEFT * dpi / 72, (TOP + row * STEP) * dpi / 72), line, fill=0, font=_font(dpi))  # type: ignore[arg-type]
    return page


def _scan(reader: str = "rapidocr", *, pictured: bool = True, sure: float | None = 0.7) -> Scan:
    """What was read of the page, with boxes where the print is."""
    text = "\n".join(READ) + "\n"
    font = _font(72 * 8)
    words: list[WordBox] = []
    lines: list[LineBox] = []
    at = 0
    for row, (line, printed) in enumerate(zip(READ, PRINTED, strict=True)):
        x = float(LEFT)
        own = []
        for word, ink in zip(line.split(), printed.split(), strict=True):
            wide = font.getlength(ink) / 8  # type: ignore[attr-defined]
            start = text.index(word, at)
            at = start + len(word)
            own.append(
                WordBox(Range(start, at), 0, Box(x, TOP + row * STEP, x + wide, TOP + row * STEP + SIZE + 3), sure)
            )
            x += wide + font.getlength(" ") / 8  # type: ignore[attr-defined]
        words += own
        lines.append(LineBox(Range(own[0].span.start, own[-1].span.end), 0, around(each.box for each in own)))
    page = Page(1, 400, 120, reader=reader, image=_draw, pictured=pictured)  # type: ignore[arg-type]
    return Scan("a.png", "0" * 64, text, "image", words=tuple(words), lines=tuple(lines), pages=(page,))


def _question(read: str, canonical: str, *rivals: str) -> Question:
    text = "\n".join(READ)
    at = text.index(read)
    return Question(Range(at, at + len(read)), canonical, rivals)


def _witness(scan: Scan, *, keep: bool = False) -> ScanPixels:
    found = scan_pixels(scan, keep=keep)
    assert found is not None
    return found


@pytest.mark.parametrize("struck", [False, True])
def test_a_way_through_one_thin_letter(monkeypatch: pytest.MonkeyPatch, struck: bool) -> None:
    """The letter itself is dark from side to side; only what goes on beside it may be a stroke."""
    from PIL import ImageDraw

    monkeypatch.setitem(globals(), "PRINTED", ("The Publisher knows that I shall not pay.", PRINTED[1]))
    monkeypatch.setitem(globals(), "READ", ("The Publisher knows that l shall not pay.", READ[1]))
    scan = _scan()
    (box,) = (word.box for word in scan.words if scan.text[word.span.slice] == "l")

    def draw(dpi: float) -> object:
        page = _draw(dpi)
        sides = [side * dpi / 72 for side in (box.left - 2, box.middle, box.right + 2, box.middle)]
        ImageDraw.Draw(page).line(sides, fill=0, width=round(1.2 * dpi / 72))  # type: ignore[arg-type]
        return page

    if struck:
        scan = replace(scan, pages=(replace(scan.pages[0], image=draw),))  # type: ignore[arg-type]
    (answer,) = _witness(scan).ask([Question(_span_of(scan, "l"), "I")])
    assert answer is not None
    assert (answer.way >= 0.7) is struck


def test_upright_strokes_of_a_label(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted without brackets, and only where a row of strokes was read."""
    monkeypatch.setitem(globals(), "PRINTED", ("(iii) The Publisher shall not pay", PRINTED[1]))
    monkeypatch.setitem(globals(), "READ", ("(ii) The Publisher shall not pay", READ[1]))
    scan = _scan()
    label, word = _witness(scan).ask(
        [Question(_span_of(scan, "(ii)"), "(iii)"), Question(_span_of(scan, "not"), "now")]
    )
    assert label is not None
    assert word is not None
    assert (label.uprights, word.uprights) == (3, 0)


def _span_of(scan: Scan, word: str) -> Range:
    """Where a word stands in a scan's text."""
    return next(each.span for each in scan.words if scan.text[each.span.slice] == word)


def test_canonical_that_is_printed_wins() -> None:
    """Misreadings of what is printed lose, by far more than the judge asks for."""
    misread = [_question("nat", "not"), _question("80", "60")]
    for answer in _witness(_scan()).ask(misread):
        assert answer is not None
        assert answer.score > 5
        assert answer.score == answer.read
        assert answer.short == 0
        assert answer.garbled < 0.02


def test_edit_that_is_printed_wins() -> None:
    """Where other words are printed than the canonical has, these lose: whether or not they were read, or listed as rivals."""
    edit, listed = _witness(_scan()).ask([_question("must", "shall"), _question("sell", "sell", "tell", "buy")])
    assert edit is not None
    assert edit.score < -10
    assert edit.rival == "may"
    assert edit.short > 10
    assert listed is not None
    assert listed.score > 5
    assert listed.rival == "tell"


def test_words_that_are_not_there() -> None:
    """Words put in and left out, at a place between two lines too."""
    scan = _scan()
    low = scan.text.index("pay")
    between = scan.text.index("\n") + 1
    answers = _witness(scan).ask(
        [
            Question(Range(low, low), " ever "),
            Question(Range(between, between), " working "),
            _question("after ", ""),
            _question("not" if "not" in READ[0] else "nat", "not"),
        ]
    )
    left_out, at_the_end, put_in, same = answers
    assert left_out is not None and left_out.score < -10
    assert at_the_end is not None and at_the_end.score < -10
    assert put_in is not None and put_in.score < -10 and put_in.rival == "after"
    assert same is not None and same.score > 5


def test_edit_beside_a_misreading() -> None:
    """What the canonical has at other places helps to find the place only where it is printed there: beside an edit it is not."""
    misread = _question("nat", "not")
    text = "\n".join(READ)
    edit = Range(text.index("pay"), text.index("pay") + 4), ""
    (answer,) = _witness(_scan()).ask([misread], [edit])
    assert answer is not None
    assert answer.score > 5


def test_what_cannot_be_asked() -> None:
    """Letters that the network does not know, places on no line, and scans without a picture that was read."""
    scan = _scan()
    unknown, outside = _witness(scan).ask([_question("nat", "\U000f0000"), Question(Range(0, len(scan.text)), "x")])
    assert unknown is None
    assert outside is None
    assert scan_pixels(_scan("pdf", pictured=False, sure=None)) is None
    assert scan_pixels(Scan("a", "", "text\n")) is None


def test_nothing_is_asked_without_words_or_a_recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture of which no word was read, and a machine without the network."""
    assert scan_pixels(_scan()) is not None
    assert scan_pixels(replace(_scan(), words=())) is None
    monkeypatch.setattr(recogniser, "installed", lambda: False)
    assert scan_pixels(_scan()) is None


def test_confidence_of_the_engine() -> None:
    """The least of the words', for pages that have a picture."""
    assert _witness(_scan()).confidence(Range(0, 7)) == 0.7
    assert _witness(_scan()).confidence(Range(3, 4)) is None


def test_second_run_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the cache, without the recogniser."""
    monkeypatch.setenv("CLAUSEDIFF_CACHE", str(tmp_path))
    questions = [_question("nat", "not"), _question("must", "shall")]
    first = _witness(_scan(), keep=True).ask(questions)
    monkeypatch.setattr(recogniser, "probabilities", None)
    assert _witness(_scan(), keep=True).ask(questions) == first


def test_order_of_the_boxes_does_not_matter() -> None:
    """Scans whose pages were put in order have boxes in another order than their text."""
    scan = _scan()
    turned = Scan(
        scan.path, scan.sha256, scan.text, scan.reader, words=scan.words[::-1], lines=scan.lines[::-1], pages=scan.pages
    )
    questions = [_question("nat", "not")]
    assert _witness(turned).ask(questions) == _witness(scan).ask(questions)


def test_lines_are_put_to_the_recogniser_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several questions on two lines draw the page once and ask for each line once; each line's matrix is what it is by itself."""
    import numpy

    drawn: list[float] = []
    asked: list[int] = []
    probabilities = recogniser.probabilities

    def draw(dpi: float) -> object:
        drawn.append(dpi)
        return _draw(dpi)

    def counted(line: numpy.ndarray) -> numpy.ndarray:
        asked.append(line.shape[1])
        return probabilities(line)

    alone = [_witness(_scan())._matrices.of([line]) for line in (0, 1)]
    monkeypatch.setattr(recogniser, "probabilities", counted)
    scan = _scan()
    witness = _witness(replace(scan, pages=(replace(scan.pages[0], image=draw),)))  # type: ignore[arg-type]
    witness.ask([_question("nat", "not"), _question("must", "may"), _question("80", "60")])
    assert (len(drawn), len(asked)) == (1, 2)
    for line in (0, 1):
        assert numpy.array_equal(witness._matrices.of([line]), alone[line])  # type: ignore[arg-type]
    assert (len(drawn), len(asked)) == (1, 2)
