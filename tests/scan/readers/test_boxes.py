"""hOCR, ALTO and TSV: the words in reading order with their boxes in points; nothing in them is obeyed."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from clausediff.errors import ReadError
from clausediff.scan.pages import Box
from clausediff.scan.readers import kind_of, read

HOCR = """<?xml version="1.0" encoding="UTF-8"?>
<html><head><meta name='ocr-system' content='tesseract 5'/></head><body>
<div class='ocr_page' title='image "p1.png"; bbox 0 0 1700 2200; ppageno 0; scan_res 200 200'>
 <div class='ocr_carea'><p class='ocr_par'>
  <span class='ocr_line' title="bbox 200 100 900 130">
   <span class='ocrx_word' title='bbox 200 100 300 130; x_wconf 96'>The</span>
   <span class='ocrx_word' title='bbox 310 100 500 130; x_wconf 80'><strong>parties</strong></span>
   <span class='ocrx_word' title='bbox 510 100 600 130; x_wconf 91'>R&amp;D</span>
  </span>
  <span class='ocr_line' title="bbox 200 140 900 170">agree not to</span>
 </p></div></div>
<div class='ocr_page' title='bbox 0 0 1700 2200'>
  <span class='ocr_line' title='bbox 200 100 400 130'><span class='ocrx_word' title='bbox 200 100 400 130'>disclose.</span></span>
</div></body></html>
"""
ALTO = """<?xml version="1.0" encoding="ISO-8859-15"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Description><MeasurementUnit>{unit}</MeasurementUnit></Description>
<Layout><Page WIDTH="2159" HEIGHT="2794"><PrintSpace><TextBlock><TextLine HPOS="254" VPOS="127" WIDTH="800" HEIGHT="40">
<String CONTENT="The" HPOS="254" VPOS="127" WIDTH="90" HEIGHT="40" WC="0.97"/><SP/>
<String CONTENT="par" HPOS="360" VPOS="127" WIDTH="90" HEIGHT="40" WC="0.5"/><HYP CONTENT="-"/></TextLine>
<TextLine><String CONTENT="ties" HPOS="254" VPOS="180" WIDTH="90" HEIGHT="40"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>
"""
PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page imageWidth="1660" imageHeight="2200">
<TextRegion id="r1"><Coords points="200,100 900,100 900,170 200,170"/>
 <TextLine><Coords points="200,100 600,100 600,130 200,130"/>
  <Word><Coords points="200,100 300,100 300,130 200,130"/><TextEquiv conf="0.9"><Unicode>The</Unicode></TextEquiv></Word>
  <Word><Coords points="310,100 500,100 500,130 310,130"/><TextEquiv><Unicode>parties</Unicode></TextEquiv></Word>
  <TextEquiv index="1"><Unicode>Tne parties</Unicode></TextEquiv><TextEquiv index="0"><Unicode>The parties</Unicode></TextEquiv></TextLine>
 <TextLine><Coords points="200,140 520,140 520,170 200,170"/>
  <Word><Coords points="200,140 520,140 520,170 200,170"/><TextEquiv><Unicode>net</Unicode></TextEquiv></Word>
  <TextEquiv conf="0.5"><Unicode>not agree</Unicode></TextEquiv></TextLine></TextRegion>
<TextRegion id="r2"><Coords><Point x="200" y="300"/><Point x="600" y="360"/></Coords><TextEquiv><Unicode>Signed
by Ann</Unicode></TextEquiv></TextRegion></Page></PcGts>
"""
TSV = "\n".join(
    [
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
        "1\t1\t0\t0\t0\t0\t0\t0\t1700\t2200\t-1\t",
        "5\t1\t1\t1\t1\t1\t200\t100\t100\t30\t96.5\tThe",
        "5\t1\t1\t1\t1\t2\t310\t100\t190\t30\t80\tparties",
        "5\t1\t1\t1\t2\t1\t200\t140\t190\t30\t80\tagree.",
        "1\t2\t0\t0\t0\t0\t0\t0\t1700\t2200\t-1\t",
        "5\t2\t1\t1\t1\t1\t200\t100\t100\t30\t-1\tNot.",
        "",
    ]
)


def put(folder: Path, text: str, name: str) -> str:
    """A file with this text."""
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_hocr(tmp_path: Path) -> None:
    """Words, lines without words of their own, entities, pages, and boxes by the page's own resolution."""
    scan = read(put(tmp_path, HOCR, "scan.hocr"))
    assert (scan.text, scan.reader) == ("The parties R&D\nagree not to\n\fdisclose.\n", "hocr")
    assert scan.words[1].box == Box(111.6, 36.0, 180.0, 46.8)
    assert [word.confidence for word in scan.words[:4]] == [0.96, 0.8, 0.91, None]
    assert scan.words[3].box.left == 72.0
    assert (scan.pages[0].number, scan.pages[0].width, scan.pages[0].height) == (1, 612.0, 792.0)
    assert scan.page_starts == (0, 30)


def test_alto(tmp_path: Path) -> None:
    """Tenths of a millimetre are points; a hyphen of its own is put to its word; the declared encoding is past."""
    scan = read(put(tmp_path, ALTO.replace("{unit}", "mm10"), "scan.alto.xml"))
    assert (scan.text, scan.reader) == ("The par-\nties\n", "alto")
    assert scan.words[0].box == Box(72.0, 36.0, 97.5, 47.3)
    assert [word.confidence for word in scan.words] == [0.97, 0.5, None]
    assert (scan.pages[0].width, scan.pages[0].height) == (612.0, 792.0)


def test_page(tmp_path: Path) -> None:
    """Words of a line, a line that was corrected, a region without lines; a sheet is as wide as paper."""
    scan = read(put(tmp_path, PAGE, "scan.page.xml"))
    assert (scan.text, scan.reader) == ("The parties\nnot agree\nSigned\nby Ann\n", "page")
    assert scan.words[1].box == Box(111.6, 36.0, 180.0, 46.8)
    assert [word.confidence for word in scan.words] == [0.9, None, 0.5, 0.5, None, None, None]
    assert (scan.pages[0].width, scan.pages[0].height) == (597.6, 792.0)
    data = gzip.compress(PAGE.encode("utf-16"))
    (tmp_path / "scan.xml.gz").write_bytes(data)
    assert read(str(tmp_path / "scan.xml.gz")).text == scan.text


def test_tsv(tmp_path: Path) -> None:
    """Tesseract's own table, of several pages."""
    scan = read(put(tmp_path, TSV, "scan.tsv"))
    assert (scan.text, scan.reader) == ("The parties\nagree.\n\fNot.\n", "tsv")
    assert [word.confidence for word in scan.words] == [0.965, 0.8, 0.8, None]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (HOCR, "x.html", "hocr"),
        (ALTO, "x.xml", "alto"),
        (TSV, "x.txt", "tsv"),
        (PAGE, "x.xml", "page"),
        ("<!DOCTYPE html><p>x", "x.txt", "html"),
        ("<html><p>x", "x.md", "text"),
        ("<p>text</p>", "x.hocr", "hocr"),
        ("level ground", "x.txt", "text"),
        ("The Alto Company agrees.", "x.txt", "text"),
    ],
)
def test_told_by_what_it_holds(text: str, name: str, kind: str) -> None:
    """A format is known by how it begins, whatever the file is called."""
    assert kind_of(text.encode(), name) == kind


def test_refused(tmp_path: Path) -> None:
    """Damage, emptiness, entities that grow, and rows that are none."""
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    for text, name, kind, says in (
        (ALTO[:-30], "a.alto.xml", "damaged", "is damaged ALTO XML"),
        (ALTO.replace("<alto", bomb + "<alto"), "a.alto.xml", "damaged", "declares an XML entity"),
        (PAGE[:-30], "a.xml", "damaged", "is damaged PAGE XML"),
        (PAGE.replace("<PcGts", bomb + "<PcGts"), "a.xml", "damaged", "declares a document type"),
        ("<PcGts/>", "a.xml", "empty", "holds no page"),
        ('<alto xmlns="x"></alto>', "a.alto.xml", "empty", "holds no page"),
        ("<html class='ocr'></html>", "a.hocr", "empty", "holds no page"),
        (TSV + "5\t1\tx\n", "a.tsv", "damaged", "is no TSV of Tesseract's"),
    ):
        with pytest.raises(ReadError, match=says) as caught:
            read(put(tmp_path, text, name))
        assert caught.value.kind == kind
        assert "\n" not in str(caught.value)
