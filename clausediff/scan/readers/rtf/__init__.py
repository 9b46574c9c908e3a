"""Rich Text Format as a word processor shows it.

Labels stand in the file (``\\listtext``); struck, hidden, white and tiny words are set by control words; notes, headers,
text boxes and comments are groups of their own. What can be seen is in the text, with a mark over it where the page shows
more than the words; what was not compared is named, never dropped.

    tokens    groups, control words, bytes      state    what holds for the words that follow
    words     what each control word does       reading  the file from its first group to its last
"""

from __future__ import annotations

import hashlib

from clausediff.errors import ReadError
from clausediff.scan.readers.rtf.reading import Reading
from clausediff.scan.scan import Scan

__all__ = ["NAME", "SUFFIXES", "is_rtf", "read_words", "scan"]

NAME = "rtf"
SUFFIXES = (".rtf",)


def is_rtf(head: bytes) -> bool:
    """Whether bytes begin as Rich Text Format does."""
    return head.lstrip().startswith(b"{\\rtf")


def scan(path: str, data: bytes, *, tracked: str = "accept") -> Scan:
    """The scan of a file in Rich Text Format, its tracked changes accepted or rejected. Raises ReadError where it is
    damaged or holds no text."""
    out = Reading(path, accept=tracked == "accept").read(data)
    text, marks, unread = out.finished()
    if not text.strip():
        rest = "; ".join(dict.fromkeys(each.says for each in unread[:3]))
        raise ReadError("empty", f"{path}: the document holds no text{f'; {rest}' * bool(rest)}")
    return Scan(path, hashlib.sha256(data).hexdigest(), text, NAME, marks=marks, unread=unread)


def read_words(data: bytes) -> str:
    """The words of a file in Rich Text Format without their looks; empty where it is damaged."""
    try:
        return Reading("", accept=True).read(data).finished()[0]
    except ReadError:
        return ""
