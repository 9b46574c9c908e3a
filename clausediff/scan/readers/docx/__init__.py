"""Word documents as Word shows them.

The labels that Word counts, struck and hidden words, notes, headers, text boxes, symbols, equations, controls and tracked
changes are read as a reader of the printed page sees them. What can be seen is in the text, with a mark over it where the
page shows more than the words; what was not compared is named (:class:`~clausediff.scan.scan.Unread`), never dropped.

    package    the archive: parts and their relations, safely unpacked     names, symbols, numerals   small vocabularies
    styles, typefaces, colours, looks, places    which properties words have, and whether they can be seen
    numbering                 the labels
    field_values              what fields ask the document for
    inline, fields, equations, drawings, controls, tables, chunks, blocks   the body, from the smallest to the largest
    aside                     notes, headers and footers, comments
    fonts                     whether those that lie in the document draw the letters that it says

lxml is imported when the first part is parsed, so that nobody pays for it who compares text.
"""

from __future__ import annotations

from clausediff.errors import ReadError
from clausediff.scan.options import PageOptions
from clausediff.scan.readers.changes import tell_changes
from clausediff.scan.readers.docx.aside import notes_of, read_comments, read_edges, read_notes
from clausediff.scan.readers.docx.blocks import read_blocks
from clausediff.scan.readers.docx.colours import Colours
from clausediff.scan.readers.docx.field_values import FieldValues
from clausediff.scan.readers.docx.fonts import misdrawn
from clausediff.scan.readers.docx.inline import read_inline
from clausediff.scan.readers.docx.looks import Place
from clausediff.scan.readers.docx.names import Element, w
from clausediff.scan.readers.docx.numbering import Numbering
from clausediff.scan.readers.docx.package import Package, is_package
from clausediff.scan.readers.docx.places import sheet_of
from clausediff.scan.readers.docx.reading import Reading, Story
from clausediff.scan.readers.docx.styles import Styles
from clausediff.scan.readers.docx.typefaces import Typefaces
from clausediff.scan.readers.output import Output, quoted
from clausediff.scan.readers.pictured import shown
from clausediff.scan.scan import Scan

__all__ = ["NAME", "SUFFIXES", "is_docx", "scan"]

NAME = "docx"
SUFFIXES = (".docx",)

_EMBEDDED = 3
"""How deep documents may lie in documents."""


def is_docx(data: bytes) -> bool:
    """Whether the bytes are a Word document."""
    return is_package(data)


def scan(path: str, data: bytes, max_bytes: int, *, tracked: str = "accept", pages: PageOptions | None = None) -> Scan:
    """The scan of a Word document, its tracked changes accepted or rejected, and pictures of pages in it read.

    Raises ReadError when it is damaged, too large unpacked, or holds no text.
    """
    package = Package(data, path, max_bytes)
    out = _read(package, max_bytes, accept=tracked == "accept", depth=0)
    options = pages or PageOptions()
    for font, letters in misdrawn(package, "".join(out.pieces)) if options.ocr != "none" else ():
        says = f"the font {quoted(font)}, which lies in the document, draws other letters than the text says for {quoted(letters)}"
        out.tell("layer", says, letters, here=False)
    return shown(path, data, NAME, out, package.find, options)


def _read(package: Package, max_bytes: int, *, accept: bool, depth: int) -> Output:
    path = package.path
    root = package.xml(package.main)
    body = root.find(w("body")) if root is not None else None
    if root is None or body is None:
        raise package.damaged("it has no text part")
    settings = package.root("settings")
    styles = Styles(package.root("styles"))
    formats: set[str] = set()
    out = Output()

    def embedded(inner: bytes) -> Output:
        if depth >= _EMBEDDED:
            raise ReadError("binary", f"{path}: lies too deep in other documents")
        return _read(Package(inner, path, max_bytes), max_bytes, accept=accept, depth=depth + 1)

    reading = Reading(
        package=package,
        part=package.main,
        styles=styles,
        numbering=Numbering(package.root("numbering"), styles, formats.add),
        colours=Colours(package.root("theme"), settings),
        typefaces=Typefaces(package.root("theme"), package.root("fontTable")),
        settings=settings,
        out=out,
        accept=accept,
        values=FieldValues(package, root, settings, styles),
        embedded=embedded,
        read_blocks=read_blocks,
        read_inline=read_inline,
    )
    _document(reading, body)
    for kind in sorted(formats):
        out.tell(
            "unread", f"labels are numbered in a format ({kind}) that is not supported, and read as figures", here=False
        )
    if any(name.lower().endswith("vbaproject.bin") for name in package.names()):
        out.tell("unread", "the document has macros, which may change what it shows, and were not run", here=False)
    tell_changes(out, reading.changes, accept=accept)
    return out


def _document(reading: Reading, body: Element) -> None:
    """Read the body, and then what stands beside it; headers are put before it."""
    place = Place()
    main = Output()
    reading.sheet = sheet_of(body)
    if reading.sheet.without_room:
        reading.out.tell(
            "unread", f"{reading.sheet.without_room}, so what of its words can be seen is not certain", here=False
        )
    reading.notes = notes_of(reading.settings, list(body.iter(w("sectPr"))))
    with reading.apart(main):
        read_blocks(reading, body, place)
    main.tell_unseen()
    edges = Story()
    read_edges(reading, "header", place, edges)
    reading.out.take(main)
    for kind in ("footnote", "endnote"):
        read_notes(reading, kind, place)
    reading.out.break_paragraph()
    read_edges(reading, "footer", place, edges)
    read_comments(reading, place)
