"""Where on its pages a stretch of text is."""

from __future__ import annotations

import io
import json
from pathlib import Path

import jsonschema

from clausediff.model import Excerpt, Finding, Pixels, Range
from clausediff.pipeline import Options, compare_sources
from clausediff.report import render
from clausediff.report.json import schema
from clausediff.report.stored import loads
from clausediff.scan.pages import Box, LineBox, Page, WordBox
from clausediff.scan.places import Place, Places
from clausediff.scan.scan import Scan

SAMPLES = Path(__file__).parents[2] / "samples"
TEXT = "one two\nthree four\n\nfive\n\f six\n"


def _scan() -> Scan:
    """Two lines close together, one after a gap, and one on another page."""
    boxes = {
        "one": (0, Box(10, 10, 30, 20)),
        "two": (0, Box(35, 10, 55, 20)),
        "three": (0, Box(10, 22, 30, 32)),
        "four": (0, Box(35, 22, 60, 32)),
        "five": (0, Box(10, 80, 30, 90)),
        "six": (1, Box(10, 10, 30, 20)),
    }
    spans = {word: Range(TEXT.index(word), TEXT.index(word) + len(word)) for word in boxes}
    words = tuple(WordBox(spans[word], page, box) for word, (page, box) in boxes.items())
    lines = tuple(
        LineBox(Range(spans[a].start, spans[b].end), boxes[a][0], boxes[a][1].joined(boxes[b][1]))
        for a, b in (("one", "two"), ("three", "four"), ("five", "five"), ("six", "six"))
    )
    pages = (Page(1, 100, 100), Page(2, 100, 100))
    return Scan("a", "", TEXT, words=words, lines=lines, pages=pages, page_starts=(0, TEXT.index("\f")))


def _at(scan: Scan, part: str) -> Place | None:
    at = TEXT.index(part)
    return Places(scan).at(Range(at, at + len(part)))


def test_words_have_one_box_a_line() -> None:
    """Words of one line are joined, words of two lines are not, and a part of a word is where the word is."""
    scan = _scan()
    assert _at(scan, "one two") == Place(0, (Box(10, 10, 55, 20),))
    assert _at(scan, "two\nthree") == Place(0, (Box(35, 10, 55, 20), Box(10, 22, 30, 32)))
    assert _at(scan, "hre") == Place(0, (Box(10, 22, 30, 32),))
    assert _at(scan, "six") == Place(1, (Box(10, 10, 30, 20),))


def test_stretch_over_pages_is_where_it_begins() -> None:
    """Boxes are on one page."""
    assert _at(_scan(), "five\n\f six") == Place(0, (Box(10, 80, 30, 90),))


def test_empty_span_is_between_its_neighbours() -> None:
    """In a line, between lines, in a gap between paragraphs, at both ends, and where a page ends."""
    places = Places(_scan())
    inside = TEXT.index("two")
    assert places.at(Range(inside, inside)) == Place(0, (Box(30, 10, 35, 20),))
    wrapped = TEXT.index("three")
    assert places.at(Range(wrapped, wrapped)) == Place(0, (Box(55, 10, 60, 20), Box(5, 22, 10, 32)))
    apart = TEXT.index("five") - 1
    assert places.at(Range(apart, apart)) == Place(0, (Box(10, 32, 60, 80),))
    assert places.at(Range(0, 0)) == Place(0, (Box(5, 10, 10, 20),))
    turned = TEXT.index("\f")
    assert places.at(Range(turned, turned)) == Place(0, (Box(30, 80, 35, 90),))


def test_text_has_no_places() -> None:
    """Where there are no boxes nothing is said."""
    scan = Scan("a", "", "one two\n")
    assert not Places(scan)
    assert Places(scan).at(Range(0, 3)) is None


def test_places_in_the_report(tmp_path: Path) -> None:
    """Findings of an hOCR file have a page and boxes inside it, also after the report was stored; those of text have none."""
    report = compare_sources([str(SAMPLES / "paper" / "release-scan.hocr")], Options())
    out = io.StringIO()
    render(report, "json", out)
    data = json.loads(out.getvalue())
    jsonschema.validate(data, schema())
    (document,) = report.documents
    for _, _, finding in report.findings():
        page = document.pages[(finding.scan.page or 0) - 1]
        assert finding.scan.boxes
        for left, top, right, bottom in finding.scan.boxes:
            assert 0 <= left <= right <= page.width
            assert 0 <= top <= bottom <= page.height
    stored = loads(out.getvalue())
    assert [f.scan for _, _, f in stored.findings()] == [f.scan for _, _, f in report.findings()]
    text = compare_sources([str(SAMPLES / "mutual-nda" / "filled.txt")], Options())
    assert all(f.scan.page is None and not f.scan.boxes for _, _, f in text.findings())


def test_pixels_in_the_report() -> None:
    """What the picture says is written, fits the schema and is read back."""
    report = compare_sources([str(SAMPLES / "paper" / "release-scan.hocr")], Options())
    (document,) = report.documents
    asked: list[Finding] = []
    for agreement in document.agreements:
        for finding in agreement.findings:
            object.__setattr__(finding, "pixels", Pixels(-3.25, "net"))
            asked.append(finding)
    assert asked
    out = io.StringIO()
    render(report, "json", out)
    jsonschema.validate(json.loads(out.getvalue()), schema())
    assert all(f.pixels == Pixels(-3.25, "net") for _, _, f in loads(out.getvalue()).findings())
    assert Excerpt(Range(0, 1), "a").boxes == ()
