"""Writes the parts of a Word document that python-docx has no functions for: tracked changes, moves and comments.

The XML is written as text, because the document of a thousand agreements has millions of elements. The package around
it (styles, settings, theme) is python-docx's.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

from clausediff.report.archive import rezip
from clausediff.report.docx_document import (
    AUTHOR,
    DELETED,
    EQUAL,
    INSERTED,
    MOVED_FROM,
    MOVED_TO,
    Cover,
    Paragraph,
    Piece,
    Redline,
    Struck,
)
from clausediff.report.visible import visible

__all__ = ["Writer"]

_EFFECTS = "word/stylesWithEffects.xml"
"""A second copy of the styles for Word 2007, in the template of python-docx: it lacks the styles of a header, and Word takes two
different copies for damage."""
_LEFT_OUT = (_EFFECTS, "docProps/thumbnail.jpeg")

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"'
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1300" w:bottom="1200" w:left="1300" w:header="620" w:footer="500" w:gutter="0"/>'
)
_RANGE = {MOVED_FROM: "moveFromRange", MOVED_TO: "moveToRange"}
_LOOKS = {
    INSERTED: ("008000", "u"),
    DELETED: ("C00000", "strike"),
    MOVED_FROM: ("7030A0", "dstrike"),
    MOVED_TO: ("7030A0", "u"),
}


class Writer:
    """A document under construction; numbers its changes and comments."""

    def __init__(self, date: str | None) -> None:
        self._body: list[str] = []
        self._comments: list[str] = []
        self._headers: list[str] = []
        self._number = 0
        date = date if date is None or "T" in date else f"{date}T00:00:00Z"
        self._date = f" w:date={quoteattr(date)}" if date else ""
        self._open: list[int] = []
        self._moving: tuple[str, int] = ("", 0)
        self._section = ""
        self._move_id = 0

    def cover(self, cover: Cover) -> None:
        """Add a first page with the legend, the counts and the tables."""
        self._text(cover.title, "Title")
        self._text(cover.counts)
        for remark in cover.remarks:
            self._text(remark)
        if cover.differences:
            self._text("Differences", "Heading1")
            self._table(cover.differences, (13, 22, 22, 18, 25))
        self._text("Copies", "Heading1")
        self._table(cover.rows, (32, 7, 25, 13, 23))
        self._text("How to read the redlines", "Heading1")
        for kind, what in cover.legend:
            self._body.append(f"<w:p>{_look(kind, what)}</w:p>")
        self._end_section(cover.title)

    def redline(self, redline: Redline, *, cover: Cover | None, last: bool, heading: bool) -> None:
        """Add an agreement; ``cover`` is what the header of its first page explains."""
        if heading:
            self._text(redline.title, "Heading1")
        for paragraph in redline.paragraphs:
            self._paragraph(paragraph)
        self._leave_move()
        if last:
            self._section = self._section_of(redline.title, cover)
        else:
            self._end_section(redline.title)

    def save(self, title: str, out: IO[bytes]) -> None:
        """Write the file; it has no timestamps but those of the changes."""
        import docx

        word = docx.Document()
        properties = word.core_properties
        properties.author = properties.last_modified_by = AUTHOR
        properties.title = visible(title)[:255]
        properties.comments = properties.keywords = ""
        element = properties._element
        for child in list(element):
            if child.tag.endswith(("}created", "}modified")):
                element.remove(child)
        _plain_headings(word)
        for key, relation in list(word.part.rels.items()):
            if not relation.is_external and relation.target_part.partname == f"/{_EFFECTS}":
                del word.part.rels[key]
        made = io.BytesIO()
        word.save(made)
        whole = io.BytesIO()
        with zipfile.ZipFile(made) as archive, zipfile.ZipFile(whole, "w") as full:
            for name in archive.namelist():
                if name not in _LEFT_OUT:
                    full.writestr(name, self._part(name, archive.read(name)))
            for number, header in enumerate(self._headers, 1):
                full.writestr(f"word/header{number}.xml", header)
            full.writestr("word/comments.xml", _xml("w:comments", "".join(self._comments)))
        whole.seek(0)
        rezip(whole, out)

    def _part(self, name: str, data: bytes) -> bytes | str:
        """A part of python-docx's package with what this document has more."""
        if name == "word/document.xml":
            return _xml("w:document", f"<w:body>{''.join(self._body)}{self._section}</w:body>")
        headers = range(1, len(self._headers) + 1)
        if name == "[Content_Types].xml":
            more = [f'<Override PartName="/word/header{n}.xml" ContentType="{_HEADER_TYPE}"/>' for n in headers]
            more.append(f'<Override PartName="/word/comments.xml" ContentType="{_COMMENTS_TYPE}"/>')
            return data.decode().replace("</Types>", f"{''.join(more)}</Types>")
        if name == "word/_rels/document.xml.rels":
            more = [f'<Relationship Id="rH{n}" Type="{_OFFICE}/header" Target="header{n}.xml"/>' for n in headers]
            more.append(f'<Relationship Id="rC" Type="{_OFFICE}/comments" Target="comments.xml"/>')
            return data.decode().replace("</Relationships>", f"{''.join(more)}</Relationships>")
        if name == "_rels/.rels":
            return re.sub(r"<Relationship [^>]*thumbnail[^>]*/>", "", data.decode())
        return data

    def _text(self, text: str, style: str = "") -> None:
        named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        self._body.append(f"<w:p>{named}{_run(visible(text))}</w:p>")

    def _table(self, rows: list[tuple[str, ...]], shares: tuple[int, ...]) -> None:
        """A table; ``shares`` are the widths of its columns in hundredths."""
        widths = [9306 * share // 100 for share in shares]
        lines = []
        for number, row in enumerate(rows):
            cells = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
                f"<w:p>{_run(visible(cell), bold=not number, small=True, struck=isinstance(cell, Struck))}</w:p></w:tc>"
                for cell, width in zip(row, widths, strict=True)
            )
            head = "<w:cantSplit/>" if number else "<w:cantSplit/><w:tblHeader/>"
            lines.append(f"<w:tr><w:trPr>{head}</w:trPr>{cells}</w:tr>")
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        self._body.append(
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="9306" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(lines)}</w:tbl>'
        )

    def _end_section(self, title: str) -> None:
        """End the pages of a copy: the next begins on a page of its own, under its own header."""
        self._body.append(f"<w:p><w:pPr>{self._section_of(title, None)}</w:pPr></w:p>")

    def _section_of(self, title: str, cover: Cover | None) -> str:
        head = _header([_run(visible(title))])
        references = f'<w:headerReference w:type="default" r:id="rH{self._header(head)}"/>'
        first = ""
        if cover is not None:
            lines = [_run(visible(title), bold=True), _run(visible(cover.counts))]
            lines += [_look(kind, what) for kind, what in cover.legend]
            lines += [_run(visible(remark)) for remark in cover.remarks]
            references += f'<w:headerReference w:type="first" r:id="rH{self._header(_header(lines))}"/>'
            first = "<w:titlePg/>"
        return f'<w:sectPr>{references}<w:type w:val="nextPage"/>{_PAGE}{first}</w:sectPr>'

    def _header(self, content: str) -> int:
        self._headers.append(content)
        return len(self._headers)

    def _paragraph(self, paragraph: Paragraph) -> None:
        properties = f'<w:pStyle w:val="Heading{paragraph.heading}"/>' if paragraph.heading else ""
        if paragraph.indent:
            properties += f'<w:ind w:left="{360 * paragraph.indent}"/>'
        if paragraph.mark != EQUAL:
            properties += f"<w:rPr><w:{paragraph.mark} {self._change(paragraph.author)}/></w:rPr>"
        self._body.append(f"<w:p><w:pPr>{properties}</w:pPr>" if properties else "<w:p>")
        for piece in paragraph.pieces:
            self._piece(piece)
        self._body.append("</w:p>")

    def _piece(self, piece: Piece) -> None:
        if self._moving != (piece.kind, piece.move) and self._moving[0]:
            self._leave_move()
        if piece.move and not self._moving[0]:
            self._number += 1
            self._moving = (piece.kind, piece.move)
            # The schema wants a date here; where the report has none it is that of the archive's entries.
            date = self._date or ' w:date="1980-01-01T00:00:00Z"'
            name = f'w:name="move{piece.move}" w:author="{AUTHOR}"{date}'
            self._body.append(f'<w:{_RANGE[piece.kind]}Start w:id="{self._number}" {name}/>')
            self._move_id = self._number
        for text in piece.comments:
            number = self._comment(text, piece.author)
            self._open.append(number)
            self._body.append(f'<w:commentRangeStart w:id="{number}"/>')
        deleted = piece.kind == DELETED
        run = _run(
            visible(piece.text), tag="w:delText" if deleted else "w:t", bold=piece.bold, furniture=piece.furniture
        )
        if piece.kind == EQUAL:
            self._body.append(run)
        else:
            self._body.append(f"<w:{piece.kind} {self._change(piece.author)}>{run}</w:{piece.kind}>")
        for _ in range(piece.ends):
            number = self._open.pop()
            self._body.append(f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>')

    def _leave_move(self) -> None:
        """End the range of a move."""
        if self._moving[0]:
            self._body.append(f'<w:{_RANGE[self._moving[0]]}End w:id="{self._move_id}"/>')
            self._moving = ("", 0)

    def _change(self, author: str) -> str:
        self._number += 1
        return f'w:id="{self._number}" w:author={quoteattr(author)}{self._date}'

    def _comment(self, text: str, author: str) -> int:
        number = len(self._comments)
        lines = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{_run(line)}</w:p>'
            for line in visible(text).split("\n")
        )
        self._comments.append(
            f'<w:comment w:id="{number}" w:author={quoteattr(author)} w:initials="cd"{self._date}>{lines}</w:comment>'
        )
        return number


def _xml(tag: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<{tag} {_NAMES}>{content}</{tag}>'


def _header(lines: list[str]) -> str:
    style = '<w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    return _xml("w:hdr", "".join(f"<w:p>{style}{line}</w:p>" for line in lines))


def _look(kind: str, what: str) -> str:
    """A line of the legend that looks as its kind of change does in Word."""
    colour, style = _LOOKS.get(kind, ("808080", ""))
    mark = {"u": '<w:u w:val="single"/>', "": ""}.get(style, f"<w:{style}/>")
    sample, _, rest = what.partition(": ")
    properties = f'{mark if mark.startswith(("<w:s", "<w:d")) else ""}<w:color w:val="{colour}"/>'
    properties += mark if mark.startswith("<w:u") else ""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(sample)}</w:t></w:r>{_run(f": {rest}")}'


def _plain_headings(word: Any) -> None:
    """Styles for a legal text: dark headings of moderate size, and table text that is not spread out."""
    from docx.shared import Pt, RGBColor

    for level, size in ((1, 14), (2, 12), (3, 11), (4, 11)):
        font = word.styles[f"Heading {level}"].font
        font.size, font.color.rgb = Pt(size), RGBColor(0x1F, 0x29, 0x37)
    word.styles["Title"].font.size = Pt(20)
    word.styles["Normal"].font.size = Pt(10.5)
    word.styles["Table Grid"].paragraph_format.space_after = Pt(0)
    word.styles["Header"].font.size = Pt(8.5)


def _run(
    text: str,
    tag: str = "w:t",
    *,
    bold: bool = False,
    furniture: bool = False,
    small: bool = False,
    struck: bool = False,
) -> str:
    """A run of text; line breaks and tabs become elements of their own."""
    properties = (
        ("<w:b/>" if bold else "")
        + ("<w:strike/>" if struck else "")
        + ('<w:color w:val="808080"/><w:sz w:val="16"/>' if furniture else '<w:sz w:val="17"/>' if small else "")
    )
    parts = [f"<w:rPr>{properties}</w:rPr>" if properties else ""]
    for number, line in enumerate(text.split("\n")):
        if number:
            parts.append("<w:br/>")
        for column, part in enumerate(line.split("\t")):
            if column:
                parts.append("<w:tab/>")
            if part:
                parts.append(f'<{tag} xml:space="preserve">{escape(part)}</{tag}>')
    return f"<w:r>{''.join(parts)}</w:r>"
