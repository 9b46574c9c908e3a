"""A PDF becomes a scan: what is on each page, what its pictures say, and the text of all pages together."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from clausediff.errors import ReadError
from clausediff.scan.ocr.picture import Picture, Reading
from clausediff.scan.options import PageOptions
from clausediff.scan.readers.paged import paged_scan
from clausediff.scan.readers.pdf.compose import compose
from clausediff.scan.readers.pdf.document import opened
from clausediff.scan.readers.pdf.drawing import PdfPicture
from clausediff.scan.readers.pdf.glyphs import glyphs_of_document
from clausediff.scan.readers.pdf.page import Found, Shown, find, shown_on_top
from clausediff.scan.readers.pdf.signed import changed_since_signed
from clausediff.scan.reading_order import join_pages
from clausediff.scan.scan import Scan, Unread
from clausediff.uncollected import uncollected

__all__ = ["NAME", "SUFFIXES", "scan"]

NAME = "pdf"
SUFFIXES = (".pdf",)


def scan(path: str, data: bytes, options: PageOptions, source: str = "") -> Scan:
    """The scan of a PDF.

    ``path`` is for messages; ``source`` is where the file can be read again, empty for standard input. Raises ReadError of the
    kinds ``encrypted``, ``damaged``, ``empty``, ``too-large``, and ``ocr`` where a page is a picture and nothing is installed
    that reads pictures.
    """
    with uncollected():
        return _scan(path, data, options, source)


def _scan(path: str, data: bytes, options: PageOptions, source: str) -> Scan:
    sha256 = hashlib.sha256(data).hexdigest()
    with opened(path, data, options) as document:
        if document.get_formtype():
            document.init_forms()
        glyphs = glyphs_of_document(sha256 if options.cache else "") if options.ocr != "none" else None
        found = [find(document, index, path, options.max_pixels, glyphs) for index in range(len(document))]
        if glyphs is not None:
            glyphs.save()
        unread = _attachments(document)
    unread += _changed(path, data, options)
    shown = _on_top(path, data, options, found)
    sheets = [
        PdfPicture(source, None if source else data, index, options.password, None, options.max_pixels)
        for index in range(len(found))
    ]
    by_engine = _read(path, sha256, found, sheets, options) or [{}]
    first, *others = (
        [
            page
            for each in found
            for page in compose(each, readings.get(each.index, {}), shown.get(each.index, Shown()), sheets[each.index])
        ]
        for readings in by_engine
    )
    witnesses = tuple(join_pages([page.written for page in pages])[0] for pages in others)
    return paged_scan(path, sha256, NAME, first, tuple(unread), witnesses)


def _attachments(document: Any) -> list[Unread]:
    count = document.count_attachments()
    return [
        Unread("embedded", f"the attached file {_name(document, index)!r} was not opened")
        for index in range(min(count, 50))
    ]


def _changed(path: str, data: bytes, options: PageOptions) -> list[Unread]:
    """What is said of a file that was changed after it was signed."""
    pages = changed_since_signed(path, data, options)
    if not pages:
        return []
    where = ", ".join(f"page {page + 1}" for page in pages[:10] if page >= 0) or "its number of pages"
    return [Unread("versions", f"the file was changed after it was signed: {where}; as it is now was compared")]


def _name(document: Any, index: int) -> str:
    try:
        return str(document.get_attachment(index).get_name())[:200]
    except Exception:  # a name that pdfium cannot read is still an attachment
        return f"number {index + 1}"


def _on_top(path: str, data: bytes, options: PageOptions, found: list[Found]) -> dict[int, Shown]:
    """What annotations draw, by page; the document is opened a second time, for reading it so changes it."""
    with_top = [page for page in found if len(page.top.drawn) > sum(each.kind == "tick" for each in page.top.fields)]
    if not with_top:
        return {}
    with opened(path, data, options) as document:
        if document.get_formtype():
            document.init_forms()
        return {page.index: shown_on_top(document, page) for page in with_top}


def _read(
    path: str, sha256: str, found: list[Found], sheets: list[PdfPicture], options: PageOptions
) -> list[dict[int, dict[int, list[Reading]]]]:
    """What each engine reads on the pictures, by page and number; empty where none may or can be read."""
    wanted = [
        (page, number, None if page.is_picture else page.pictures[number])
        for page in found
        for number in range(1 if page.is_picture else len(page.pictures))
    ]
    if not wanted or options.ocr == "none":
        return []
    from clausediff.scan.ocr.engines import choose, missing
    from clausediff.scan.ocr.reading import read_pictures

    engines = choose(options.ocr)
    if not engines:
        for page in found:
            if page.is_picture and not (page.layer.words and page.layer.usable):
                raise ReadError("ocr", f"{path}: page {page.index + 1} is a picture; {missing(options.ocr)}")
        return []
    pictures = [
        Picture(
            f"{sha256}/{page.index}/{part and tuple(part.rounded())}",
            replace(sheets[page.index], part=part),
            f"{path}: page {page.index + 1}",
        )
        for page, _, part in wanted
    ]
    free = [page.is_picture and not page.visible for page, _, _ in wanted]
    by_engine = []
    for readings in read_pictures(pictures, engines, options, free):
        by_place: dict[int, dict[int, list[Reading]]] = {}
        for (page, number, _), reading in zip(wanted, readings, strict=True):
            by_place.setdefault(page.index, {})[number] = reading
        by_engine.append(by_place)
    return by_engine
