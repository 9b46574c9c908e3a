"""Typesets the blocks of the PDF report with ReportLab: fonts, styles, and ReportLab's markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import groupby, zip_longest
from typing import IO, Any
from xml.sax.saxutils import escape

from clausediff.report.pdf_document import Block, Run
from clausediff.report.visible import right_to_left, visible

__all__ = ["set_pages"]

PIECE = 6_000
"""The most characters of one paragraph. Longer ones are divided, as setting a paragraph takes more than linear time."""


def set_pages(data: list[Block], out: IO[bytes]) -> None:
    """Typeset the blocks on A4 pages with bookmarks and page numbers, and without timestamps."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Table

    sheets = _sheets()
    story: list[Any] = []
    for block, after in zip_longest(data, data[1:]):
        if block.kind == "break":
            story.append(PageBreak())
        elif block.kind == "picture":
            story.append(_picture(block.picture, A4[0] - 128))
        elif block.kind == "table":
            cells = [[Paragraph(_markup(cell), sheets["cell"]) for cell in row] for row in block.rows]
            widths = [share * (A4[0] - 100) for share in block.widths]
            story.append(
                Table(cells, widths, repeatRows=1, style=_table_style(), hAlign="LEFT", spaceBefore=4, spaceAfter=8)
            )
        else:
            for runs in _pieces(block.runs):
                paragraph = Paragraph(_markup(runs), sheets[block.kind])
                # A table that is longer than a page would take its heading to the next page.
                paragraph.keepWithNext = block.kind == "h1" and after is not None and after.kind != "table"
                title = "".join(text for _, text in runs) if block.kind == "h1" else block.title
                paragraph._bookmark = (title, int(block.kind != "h1"), block.anchor) if title else None
                story.append(paragraph)

    class Template(BaseDocTemplate):  # type: ignore[misc]
        """Adds a bookmark for each heading."""

        def afterFlowable(self, flowable: Any) -> None:
            """ReportLab calls this for each paragraph or table that it has placed."""
            mark = getattr(flowable, "_bookmark", None)
            if mark:
                title, level, anchor = mark
                self.count = getattr(self, "count", 0) + 1
                place = anchor or f"h{self.count}"
                self.canv.bookmarkPage(place)
                self.canv.addOutlineEntry(title, place, level, closed=level > 0)

    template = Template(
        out, pagesize=A4, invariant=1, title="clausediff report", author="clausediff", lang="en", initialFontName="CD"
    )
    frame = Frame(50, 50, A4[0] - 100, A4[1] - 100, id="page", leftPadding=0, rightPadding=0)
    template.addPageTemplates([PageTemplate("page", [frame], onPage=_foot)])
    template.build(story)


def _picture(data: bytes, widest: float) -> Any:
    """A JPEG at 0.6 points a pixel, the size that it has on the page, or narrower where it would not fit."""
    import io

    from reportlab.platypus import Image

    picture = Image(io.BytesIO(data), hAlign="LEFT")
    scale = min(0.6, widest / picture.imageWidth)
    picture.drawWidth, picture.drawHeight = picture.imageWidth * scale, picture.imageHeight * scale
    picture.spaceAfter = 6
    return picture


def _pieces(runs: list[Run]) -> Iterator[list[Run]]:
    """The runs of a paragraph, divided into parts of at most :data:`PIECE` characters."""
    current: list[Run] = []
    size = 0
    for style, text in runs:
        rest = text
        while size + len(rest) > PIECE:
            yield [*current, (style, rest[: PIECE - size])]
            rest = rest[PIECE - size :]
            current, size = [], 0
        current.append((style, rest))
        size += len(rest)
    if size or not runs:
        yield current


def _foot(canvas: Any, template: Any) -> None:
    canvas.saveState()
    canvas.setFont("CD", 8)
    canvas.setFillGray(0.35)
    canvas.drawString(50, 30, "clausediff report")
    canvas.drawRightString(template.pagesize[0] - 50, 30, f"page {template.page}")
    canvas.restoreState()


@lru_cache
def _covered() -> frozenset[int]:
    """Register the fonts; returns the characters that the embedded font has."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.ttfonts import TTFont

    folder = files("clausediff.report") / "fonts"
    fonts = {}
    for name, file in (("CD", "DejaVuSans.ttf"), ("CDB", "DejaVuSans-Bold.ttf")):
        with (folder / file).open("rb") as stream:
            fonts[name] = TTFont(name, stream)
        pdfmetrics.registerFont(fonts[name])
    pdfmetrics.registerFontFamily("CD", normal="CD", bold="CDB", italic="CD", boldItalic="CDB")
    for name in ("STSong-Light", "HeiseiMin-W3", "HYSMyeongJo-Medium"):
        pdfmetrics.registerFont(UnicodeCIDFont(name))
    return frozenset(set(fonts["CD"].face.charToGlyph) & set(fonts["CDB"].face.charToGlyph))


def _font(character: str) -> str:
    """The font for a character: the embedded one, one of the viewer's, or "" when the character must be written out."""
    code = ord(character)
    if code in _covered():
        return "CD"
    if 0x3040 <= code <= 0x30FF:
        return "HeiseiMin-W3"
    if 0xAC00 <= code <= 0xD7A3:
        return "HYSMyeongJo-Medium"
    if 0x4E00 <= code <= 0x9FFF or 0x3000 <= code <= 0x303F or 0xFF01 <= code <= 0xFF5E:
        return "STSong-Light"
    return ""


_SHORT_RUN = 40
"""Characters of a run of right-to-left words that is kept on one line."""

_COLORS = {
    "substantive": "#a11512",
    "review": "#7a4b00",
    "accepted": "#075a74",
    "note": "#6b2f6b",
    "clean": "#1d6b37",
    "noise": "#444444",
    "field": "#444444",
    "format": "#444444",
}


def _markup(runs: list[Run]) -> str:
    return "".join(map(_run, runs)) or " "


def _run(run: Run) -> str:
    style, text = run
    if not text:
        return ""
    marked = _glyphs(text)
    if style == "del":
        return f'<strike><font color="#8a1512" backColor="#fde3e1">{marked}</font></strike>'
    if style == "ins":
        return f'<u><font color="#0a5428" backColor="#d8f1e0"><b>{marked}</b></font></u>'
    if style == "absent":
        return f'<strike><font color="#666666">{marked}</font></strike>'
    if style == "bold":
        return f"<b>{marked}</b>"
    if style.startswith("link "):
        return f'<a href="#{style[5:]}" color="#0a4fa3">{marked}</a>'
    if style.startswith("ref "):
        return f'<super><font color="{_COLORS[style[4:]]}"><b>{marked}</b></font></super>'
    if style in _COLORS:
        return f'<font color="{_COLORS[style]}"><b>{marked}</b></font>'
    return marked


def _glyphs(text: str) -> str:
    """The text as ReportLab's markup: each script in a font that has it, all other characters written out."""
    text = visible(text)
    if text.isascii():
        return escape(text)
    pieces = right_to_left(text)
    pieces[1::2] = map(_as_read, pieces[1::2])
    made = []
    for font, characters in groupby("".join(pieces), key=_font):
        part = "".join(characters)
        if font == "CD":
            made.append(escape(part))
        elif font:
            made.append(f'<font name="{font}">{escape(part)}</font>')
        else:
            made.append("".join(map(_written, part)))
    return "".join(made)


def _as_read(run: str) -> str:
    """A run of right-to-left words as its letters stand on the page from the left: ReportLab sets letters in their order. Arabic letters
    take the shapes that they have beside each other; without the library that knows these they are written out. The words of a short
    run stay on one line, since lines would take them from the wrong end."""
    if any("\u0600" <= character <= "\u06ff" for character in run):
        try:
            from arabic_reshaper import reshape
        except ImportError:
            return "".join(map(_written, run))
        run = reshape(run)
    # A letter's points follow it; figures inside of a run keep their order.
    clusters = re.findall(r"\d+(?:[.,]\d+)*|.[\u0591-\u05bd\u05bf-\u05c7\u064b-\u0652]*", run)
    turned = "".join(reversed(clusters))
    return turned.replace(" ", "\u00a0") if len(turned) <= _SHORT_RUN else turned


def _written(character: str) -> str:
    """A character that no font has, as an escape of its number; the picture of a control character, as that of the
    control character."""
    code = ord(character)
    if 0x2400 <= code <= 0x2421:
        return f"\\x{code - 0x2400 if code != 0x2421 else 0x7F:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _sheets() -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    _covered()
    make: Callable[..., Any] = ParagraphStyle
    base = make("text", fontName="CD", bulletFontName="CD", fontSize=9, leading=12.5, spaceAfter=4)
    return {
        "text": base,
        "title": make("title", base, fontName="CDB", fontSize=18, leading=22, spaceAfter=8),
        "h1": make("h1", base, fontName="CDB", fontSize=12, leading=16, spaceBefore=12, spaceAfter=5, keepWithNext=1),
        "note": make("note", base, fontSize=8.5, leading=12, textColor="#444444"),
        "why": make("why", base, fontSize=8, leading=10.5, leftIndent=14, borderPadding=(0, 0, 0, 6), spaceAfter=4),
        "cell": make("cell", base, fontSize=8.5, leading=11, spaceAfter=0),
    }


def _table_style() -> list[Any]:
    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONTNAME", (0, 0), (-1, -1), "CD"),
        ("BACKGROUND", (0, 0), (-1, 0), "#e9ecef"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, "#c5cad1"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
