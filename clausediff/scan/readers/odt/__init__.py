"""OpenDocument texts as LibreOffice shows them.

The labels that it counts, struck and hidden words, notes, headers, text boxes, comments and tracked changes are read as a
reader of the printed page sees them. What can be seen is in the text, with a mark over it where the page shows more than
the words; what was not compared is named, never dropped.

    package, names            the archive or the flat file; how each element is read
    styles, places            looks of words, with what they inherit; where on the page they are
    numbering, labels         labels
    values, fields, forms     what fields show; check boxes, lists to choose from, controls
    tracked, changed          insertions and deletions
    shared                    what all of these share while a document is read
    drawings, inline, blocks, edges, reading    the text, from the smallest to the largest

lxml is imported when the first part is parsed.
"""

from __future__ import annotations

from clausediff.scan.options import PageOptions
from clausediff.scan.readers.odt.package import Package, is_flat, is_package
from clausediff.scan.readers.odt.reading import read_document
from clausediff.scan.readers.pictured import shown
from clausediff.scan.scan import Scan

__all__ = ["NAME", "SUFFIXES", "is_flat", "is_odt", "scan"]

NAME = "odt"
SUFFIXES = (".odt", ".ott", ".fodt")


def is_odt(data: bytes) -> bool:
    """Whether the bytes are an OpenDocument text in an archive."""
    return is_package(data)


def scan(path: str, data: bytes, max_bytes: int, *, tracked: str = "accept", pages: PageOptions | None = None) -> Scan:
    """The scan of an OpenDocument text, its tracked changes accepted or rejected, and pictures of pages in it read.

    Raises ReadError when it is encrypted, damaged, too large unpacked, or holds no text.
    """
    package = Package(data, path, max_bytes)
    out = read_document(package, accept=tracked == "accept")
    return shown(path, data, NAME, out, package.find, pages or PageOptions())
