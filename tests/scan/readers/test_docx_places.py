"""Word documents whose frames, tables and shapes lie off the page: nobody sees their words."""

from __future__ import annotations

import pytest

from clausediff.scan.readers.docx import scan
from tests.scan.readers.word import document

HELD = "<p><r><t>The rent is due.</t></r></p>"
PLAIN = "<p><r><t>The tenant pays.</t></r></p>"


def frame(attributes: str) -> str:
    """A paragraph in a frame."""
    return HELD.replace("<p>", f"<p><pPr><framePr {attributes}/></pPr>")


def table(properties: str) -> str:
    """A table of one cell."""
    return f"<tbl><tblPr>{properties}</tblPr><tr><tc>{HELD}</tc></tr></tbl>"


def shape(style: str) -> str:
    """A text box in VML."""
    return f'<p><r><pict><v:shape style="{style}"><v:textbox><txbxContent>{HELD}</txbxContent></v:textbox></v:shape></pict></r></p>'


def drawing(where: str, extent: str = 'cx="3000000" cy="500000"') -> str:
    """A text box in DrawingML."""
    return (
        f"<p><r><drawing><wp:anchor>{where}<wp:extent {extent}/><a:graphic><a:graphicData><wps:wsp><wps:txbx><txbxContent>{HELD}"
        "</txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></drawing></r></p>"
    )


def grouped(own: str) -> str:
    """A text box in a group of shapes."""
    inner = '<a:chOff x="0" y="0"/><a:chExt cx="900000" cy="900000"/>'
    group = f'<wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/>{inner}</a:xfrm></wpg:grpSpPr>'
    shape = f"<wps:wsp><wps:spPr><a:xfrm>{own}</a:xfrm></wps:spPr><wps:txbx><txbxContent>{HELD}</txbxContent></wps:txbx></wps:wsp>"
    return (
        '<p><r><drawing><wp:inline><wp:extent cx="900000" cy="900000"/><a:graphic><a:graphicData>'
        f'<wpg:wgp xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">{group}{shape}</wpg:wgp>'
        "</a:graphicData></a:graphic></wp:inline></drawing></r></p>"
    )


def cell(width: str) -> str:
    """A cell whose words have to fit in its width."""
    return f'<tbl><tr><tc><tcPr><tcW w:w="{width}" w:type="dxa"/><tcFitText/></tcPr>{HELD}</tc></tr></tbl>'


def offset(axis: str, base: str, by: int) -> str:
    """Where a drawing is on one axis."""
    return f'<wp:position{axis} relativeFrom="{base}"><wp:posOffset>{by}</wp:posOffset></wp:position{axis}>'


def framed(width: str, height: str) -> str:
    """A paragraph in a frame of an exact size."""
    return frame(f'w:w="{width}" w:h="{height}" w:hRule="exact" w:x="100"')


@pytest.mark.parametrize(
    ("box", "whole"),
    [
        (drawing(offset("H", "page", 0), 'cx="400000" cy="200000"'), False),
        (drawing(offset("H", "page", 0)), True),
        (shape("width:30pt;height:12pt"), False),
        (drawing(offset("H", "page", 0)).replace("</wps:txbx>", '</wps:txbx><wps:bodyPr tIns="480000"/>'), False),
        (framed("900", "240"), False),
        (framed("9000", "240"), True),
        (shape("width:30pt;height:12pt").replace("<v:textbox>", '<v:textbox style="mso-fit-shape-to-text:t">'), True),
    ],
)
def test_a_box_that_is_too_small(box: str, whole: bool) -> None:
    """A box cuts off what has no room in it, unless it follows its words."""
    long = box.replace("The rent is due.", "The rent is due on the first day of each month, in advance.")
    found = scan("made.docx", document(PLAIN + long), 10**8)
    assert "in advance." in found.text
    assert [each.kind for each in found.unread] == ["unseen"] * (not whole)


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        (drawing(offset("H", "page", -3_000_000)), False),
        (drawing(offset("H", "page", -2_000_000)), True),
        (drawing(offset("H", "column", -3_000_000)), True),
        (drawing(offset("H", "column", -4_000_000)), False),
        (drawing(offset("H", "page", 7_800_000)), False),
        (drawing(offset("V", "paragraph", -900_000)), True),
        (drawing(offset("V", "page", 10_100_000)), False),
        (drawing(offset("H", "page", 0), 'cx="3000000" cy="9000"'), False),
        (frame('w:hAnchor="page" w:x="-15000" w:y="100"'), False),
        (frame('w:hAnchor="page" w:x="-900" w:y="100"'), True),
        (frame('w:dropCap="drop" w:lines="2"'), True),
        (table('<tblpPr w:tblpX="-30000" w:tblpY="100"/>'), False),
        (table('<tblpPr w:tblpX="900" w:tblpY="30000"/>'), False),
        (table('<tblInd w:w="-30000" w:type="dxa"/>'), False),
        (table('<tblW w:w="2000" w:type="dxa"/><tblInd w:w="-9000" w:type="dxa"/>'), False),
        (table('<tblW w:w="9000" w:type="dxa"/><tblInd w:w="-2000" w:type="dxa"/>'), True),
        (table('<tblW w:w="2000" w:type="dxa"/><tblpPr w:tblpX="-2100" w:horzAnchor="page"/>'), False),
        (grouped('<a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/>'), True),
        (grouped('<a:off x="0" y="0"/><a:ext cx="900000" cy="0"/>'), False),
        (grouped('<a:off x="-99000000" y="0"/><a:ext cx="900000" cy="900000"/>'), False),
        (cell("100"), False),
        (cell("3000"), True),
        (table('<tblpPr w:tblpX="900" w:tblpY="900"/><tblInd w:w="-100" w:type="dxa"/>'), True),
        (shape("position:absolute;margin-left:-2000pt;margin-top:0;width:200pt;height:50pt"), False),
        (shape("position:absolute;left:-300pt;width:200pt;height:50pt"), False),
        (shape("position:absolute; margin-top: -3000pt; width: 200pt; height: 50pt"), False),
        (shape("width:200pt;height:1pt"), False),
        (shape("width:0;height:0"), False),
        (shape("position:absolute;margin-left:-20pt;margin-top:9pt;width:200pt;height:50pt"), True),
        (shape("width:200pt;height:50pt;mso-wrap-style:square"), True),
    ],
)
def test_off_the_page(body: str, seen: bool) -> None:
    """What is off the page is no text, and is named; what only reaches over its edge is read."""
    found = scan("made.docx", document(PLAIN + body + PLAIN), 10**8)
    assert ("The rent is due." in found.text) is seen
    assert ["The rent is due." in each.text for each in found.unread if each.kind == "unseen"] == [True] * (not seen)
