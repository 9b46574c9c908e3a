"""OpenDocument texts as LibreOffice shows them.

The labels that it counts, struck and hidden words, notes, headers, text boxes, comments and tracked changes are read as a
reader of the printed page sees them. What can be seen is in the text, with a mark over it where the page shows more than
the words; what was not compared is named, never dropped.

    package    the archive or the flat file      styles   looks of words, with what they inherit
    numbering  labels                            forms    check boxes, lists to choose from, controls
    names      how each element is read          tracked  insertions and deletions
    reading    the text, from its first block to its last

lxml is imported when the first part is parsed.
"""

from __future__ import annotations

from clausediff.scan.options import PageOptions
from clausediff.scan.readers.odt.package import Package, is_flat, is_package
from clausediff.scan.readers.odt.reading import Reading
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
    out = Reading(package, accept=tracked == "accept").read()
    return shown(path, data, NAME, out, package.find, pages or PageOptions())
