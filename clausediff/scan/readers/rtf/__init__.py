"""Rich Text Format as a word processor shows it.

Labels stand in the file (``\\listtext``); struck, hidden, white and tiny words are set by control words; notes, headers,
text boxes and comments are groups of their own. What can be seen is in the text, with a mark over it where the page shows
more than the words; what was not compared is named, never dropped.

    tokens, words, characters     groups, control words, what these do; bytes and Unicode
    state, formatting, places     what holds for the words that follow; where on the page they are
    tables, labels, tracked       fonts, colours, authors; labels of lists; tracked changes
    fields, forms, values         fields, check boxes, lists to choose from, and what these ask for
    asides, notes, pictures       what stands beside the text or is no text
    groups                        groups, and what each is for
    reading                       the file from its first group to its last
"""

from __future__ import annotations

from clausediff.errors import ReadError
from clausediff.scan.options import PageOptions
from clausediff.scan.readers.pictured import shown
from clausediff.scan.readers.rtf.reading import Reading
from clausediff.scan.scan import Scan

__all__ = ["NAME", "SUFFIXES", "is_rtf", "read_words", "scan"]

NAME = "rtf"
SUFFIXES = (".rtf",)


def is_rtf(head: bytes) -> bool:
    """Whether bytes begin as Rich Text Format does."""
    return head.lstrip().startswith(b"{\\rtf")


def scan(path: str, data: bytes, *, tracked: str = "accept", pages: PageOptions | None = None) -> Scan:
    """The scan of a file in Rich Text Format, its tracked changes accepted or rejected, and pictures of pages in it read.

    Raises ReadError where it is damaged or holds no text.
    """
    reading = Reading(path, accept=tracked == "accept")
    out = reading.read(data)
    return shown(path, data, NAME, out, reading.pictures.get, pages or PageOptions())


def read_words(data: bytes) -> str:
    """The words of a file in Rich Text Format without their looks; empty where it is damaged."""
    try:
        return Reading("", accept=True).read(data).finished()[0]
    except ReadError:
        return ""
