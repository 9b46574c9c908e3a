"""An e-mail around a copy: its header lines at the top of the text, and its sender's lines behind a dash line.

::

    From: Ada <ada@mill.example>      header: lines of a name, a colon and a value, one of them with an address
    To: Ben <ben@mill.example>
    Subject: Terms

    Here they are.                    the letter, up to the copy
"""

from __future__ import annotations

from clausediff import regex as re
from clausediff.text.lines import line_spans

__all__ = ["end_of_letter", "is_letter"]

_HEADER = re.compile(r">*[ \t]*[A-Z][A-Za-z-]{1,20}:[ \t]+\S[^\n]*")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINES = 3
"""Header lines of a letter, at least."""
_SIGNATURE = re.compile(r"\n[ \t]*--[ \t]*\n")
_SENDER = 400
"""Characters of the sender's lines, at most."""


def is_letter(text: str, before: int) -> bool:
    """Whether a text begins as an e-mail does, before an offset."""
    found = []
    for line in line_spans(text[:before]):
        printed = text[line.slice].strip("\ufeff \t")
        if _HEADER.fullmatch(printed):
            found.append(printed)
        elif printed or found:
            break
    return len(found) >= _LINES and any(_ADDRESS.search(line) for line in found)


def end_of_letter(text: str, after: int) -> int:
    """Where a copy in an e-mail ends at the latest: before the sender's lines, or at the text's end."""
    match = _SIGNATURE.search(text, after)
    if match is None or len(text) - match.end() > _SENDER or not is_letter(text, after):
        return len(text)
    return match.start() + 1
