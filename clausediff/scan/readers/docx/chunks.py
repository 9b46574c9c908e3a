"""``w:altChunk``: another document inside this one, which Word takes in when it opens the file.

Plain text, web pages (also as MHT, as some programs write their whole document), Rich Text Format and Word documents are
read. Other kinds are named.
"""

from __future__ import annotations

from clausediff.errors import ReadError
from clausediff.scan.readers import rtf
from clausediff.scan.readers.docx.names import Element, R
from clausediff.scan.readers.docx.package import is_package
from clausediff.scan.readers.docx.reading import Reading
from clausediff.scan.readers.files import decode
from clausediff.scan.readers.html import read_page
from clausediff.scan.readers.rtf.reading import Reading as Rich

__all__ = ["read_chunk"]


def read_chunk(reading: Reading, element: Element) -> None:
    """Read what an ``altChunk`` takes in, or say what it is."""
    relation = reading.package.related(reading.part).get(element.get(f"{{{R}}}id") or "")
    if relation is None or relation.external:
        reading.out.tell("embedded", "a document that lies outside the file is taken in here, and was not compared")
        return
    data = reading.package.read(relation.target)
    if data is None:
        reading.out.tell("embedded", "a document is taken in here that is not in the file")
        return
    suffix = relation.target.rpartition(".")[2].lower()
    out = reading.out
    out.break_paragraph()
    with out.marked("box"):
        if is_package(data):
            _document(reading, data)
        elif suffix in ("htm", "html", "xhtml") or data.lstrip()[:1] == b"<":
            out.take(read_page(_decoded(reading, data), reading.package.path))
        elif suffix in ("mht", "mhtml") or data.lstrip()[:13].lower() == b"mime-version:":
            _mail(reading, data)
        elif suffix == "txt":
            out.add(_decoded(reading, data))
        elif rtf.is_rtf(data):
            _rich(reading, data)
        else:
            digest = reading.package.digest(relation.target)
            out.tell(
                "embedded", f"a document of the kind .{suffix} is taken in here, and was not compared", digest=digest
            )
    out.break_paragraph()


def _document(reading: Reading, data: bytes) -> None:
    with reading.deeper():
        try:
            held = reading.embedded(data)
        except ReadError as error:
            says = str(error).partition(": ")[2] or str(error)
            reading.out.tell("embedded", f"a Word document that is taken in here could not be read: it {says}")
        else:
            reading.out.take(held)


def _decoded(reading: Reading, data: bytes) -> str:
    try:
        return decode(data, reading.package.path)
    except ReadError:
        return data.decode("utf-8", "replace")


def _mail(reading: Reading, data: bytes) -> None:
    from clausediff.scan.readers.mail.eml import read_letter

    letter = read_letter(data)
    pages = [body.page for body in letter.bodies if body.page.strip()]
    for page in pages:
        reading.out.take(read_page(page, reading.package.path, letter.sheets))
    if not pages:
        reading.out.tell("embedded", "a web archive is taken in here that holds no page")


def _rich(reading: Reading, data: bytes) -> None:
    try:
        held = Rich(reading.package.path, accept=reading.accept).read(data)
    except ReadError as error:
        says = str(error).partition(": ")[2] or str(error)
        reading.out.tell("embedded", f"a document that is taken in here could not be read: it {says}")
    else:
        reading.out.take(held)
