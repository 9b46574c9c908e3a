"""Formats that hold an engine's words with their boxes, and no picture: hOCR, ALTO, TSV."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.parsers import expat

from clausediff.errors import ReadError
from clausediff.scan.pages import Box, Page
from clausediff.scan.readers.paged import Composed, paged_scan
from clausediff.scan.reading_order import Piece, read_page
from clausediff.scan.scan import Scan

__all__ = ["BoxedPage", "boxed_scan", "parser_for"]

_PAPER = 8.3
"""Inches: the shorter side of a sheet, where the file does not say how fine its pixels are."""


@dataclass(slots=True)
class BoxedPage:
    """A page as such a file has it."""

    width: float
    """In the file's own units; 0 where it does not say."""
    height: float
    pieces: list[Piece]
    dpi: float = 0.0
    """Units an inch; 0 where the file does not say."""


def boxed_scan(path: str, sha256: str, reader: str, pages: Iterable[BoxedPage]) -> Scan:
    """The scan of such pages, their units turned into points. Raises ReadError ``empty`` where there is no word."""
    composed = []
    for number, page in enumerate(pages, 1):
        right = max([page.width, *(piece.box.right for piece in page.pieces)], default=0.0)
        bottom = max([page.height, *(piece.box.bottom for piece in page.pieces)], default=0.0)
        dpi = page.dpi if 50 <= page.dpi <= 2400 else max(1.0, min(right, bottom) / _PAPER)
        scale = 72 / dpi
        pieces = [
            Piece(each.text, Box(*(side * scale for side in each.box)), each.line, each.confidence)
            for each in page.pieces
        ]
        sheet = Page(number, round(right * scale, 1), round(bottom * scale, 1), 0, reader)
        composed.append(Composed(read_page(pieces, trust_source=True), sheet))
    if not composed:
        raise ReadError("empty", f"{path}: holds no page")
    return paged_scan(path, sha256, reader, composed)


def parser_for(path: str) -> expat.XMLParserType:
    """An XML parser that opens nothing: no external entity, and no entity of the file's own, which could grow without end."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def refuse(name: str, *_: object) -> None:
        raise ReadError("damaged", f"{path}: declares an XML entity ({name[:40]!r}), which no OCR engine does")

    parser.EntityDeclHandler = refuse
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    return parser
