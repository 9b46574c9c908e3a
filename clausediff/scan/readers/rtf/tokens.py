"""The tokens of Rich Text Format: groups, control words with their numbers, and bytes of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from clausediff import regex as re

__all__ = ["Token", "tokens"]

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?"  # a control word; one space behind it is its own
    rb"|\\'([0-9a-fA-F]{2})"  # a byte in hexadecimal
    rb"|\\([^a-zA-Z'])"  # a control symbol
    rb"|([{}])"
    rb"|[\r\n]+"
    rb"|([^\\{}\r\n]+)"
    rb"|(\\)",  # a backslash at the end of the file
    re.DOTALL,
)


class Token(NamedTuple):
    """One token."""

    kind: str
    """``word``, ``symbol``, ``text``, ``binary``, ``{`` or ``}``."""
    name: str = ""
    """Of a control word, or the character of a control symbol."""
    number: int | None = None
    """The number behind a control word."""
    data: bytes = b""
    """The bytes of a text, or those that ``\\bin`` counts off."""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file, in order."""
    at = 0
    while (match := _TOKEN.match(data, at)) is not None:
        at = match.end()
        word, number, code, symbol, brace, text, _ = match.groups()
        if word is not None:
            name, count = word.decode("ascii"), int(number) if number else None
            if name == "bin":
                end = at + min(max(0, count or 0), len(data) - at)
                yield Token("binary", data=data[at:end])
                at = end
            else:
                yield Token("word", name, count)
        elif code is not None:
            yield Token("text", data=bytes([int(code, 16)]))
        elif symbol is not None:
            yield Token("symbol", symbol.decode("latin-1"))
        elif brace is not None:
            yield Token(brace.decode("ascii"))
        elif text is not None:
            yield Token("text", data=text)
