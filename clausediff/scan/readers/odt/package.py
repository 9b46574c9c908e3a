"""The parts of an OpenDocument text: an archive of XML parts, or one flat XML file."""

from __future__ import annotations

import hashlib
import io
import zipfile
from functools import cache
from typing import Any

from clausediff.errors import ReadError
from clausediff.scan.readers.archive import BROKEN, Archive

__all__ = ["MIMETYPE", "Element", "Package", "is_flat", "is_package", "o", "prefixed", "words_of"]

Element = Any
"""An ``lxml.etree._Element``; lxml has no types of its own."""

MIMETYPE = b"application/vnd.oasis.opendocument.text"
_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "form": "urn:oasis:names:tc:opendocument:xmlns:form:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "dc": "http://purl.org/dc/elements/1.1/",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}
_PREFIXES = {space: prefix for prefix, space in _SPACES.items()}


@cache
def o(name: str) -> str:
    """The name of an element or attribute, written ``text:p``, as lxml has it."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def prefixed(element: Element) -> str:
    """The name of an element as ``text:p``; empty for a comment, ``?:name`` in a namespace that is not known."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, local = tag[1:].rpartition("}")
    return f"{_PREFIXES.get(space, '?')}:{local}"


def words_of(element: Element) -> str:
    """All words below an element, however they would be shown, on one line."""
    return " ".join(" ".join(element.itertext()).split())


def is_package(data: bytes) -> bool:
    """Whether the bytes are an OpenDocument text, or a template of one."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("mimetype") as file:
            return file.read(200).startswith(MIMETYPE)
    except BROKEN:
        return False


def is_flat(head: bytes) -> bool:
    """Whether bytes begin as a flat OpenDocument text does; a package may hold the same bytes, uncompressed."""
    return not head.startswith(b"PK") and b"<office:document" in head and MIMETYPE in head


class Package(Archive):
    """An open document; a flat one has no parts but the document itself."""

    kind = "OpenDocument text"
    program = "LibreOffice"

    def __init__(self, data: bytes, path: str, max_bytes: int) -> None:
        if is_flat(data[:4096]):
            self.path = path
            root = self.parse(data)
            self.content = self.styles = self.meta = root
            self._names, self._digests = {}, {}
            return
        super().__init__(data, path, max_bytes)
        if b"encryption-data" in (self.read("META-INF/manifest.xml") or b""):
            raise ReadError(
                "encrypted", f"{path}: the document is encrypted; open it in LibreOffice and save it without"
            )
        root = self.xml("content.xml")
        if root is None:
            raise self.damaged("it has no text part")
        styles = self.xml("styles.xml")
        self.content, self.styles = root, root if styles is None else styles
        self.meta = self.xml("meta.xml") if "meta.xml" in self.names() else None

    def picture(self, element: Element) -> str:
        """The SHA-256 of a picture or an object that an element names or holds; empty where that is not in the file."""
        link = (element.get(o("xlink:href")) or "").removeprefix("./")
        if link and self._names:
            return self.digest(link) or self.digest(f"{link}/content.xml")
        held = "".join(element.itertext()).encode()
        return hashlib.sha256(held).hexdigest() if held.strip() else ""
