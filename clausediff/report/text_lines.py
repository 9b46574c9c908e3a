"""Lines of the text report: styled pieces, wrapped to a width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clausediff.report.visible import cells

__all__ = ["Line", "Piece", "Style", "wrapped"]

Style = str
Piece = tuple[Style, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph to be wrapped; its lines after the first are indented by ``indent`` columns."""

    pieces: tuple[Piece, ...]
    indent: int = 0


_TOKEN = re.compile(r" +|[^ ]+")


def wrapped(line: Line, width: int) -> Iterator[list[Piece]]:
    """Rows of at most ``width`` columns, broken at spaces; only a word that is longer than a row is divided."""
    row: list[Piece] = []
    used = 0
    room_at = min(line.indent, width - 20)
    for style, token in _words(line.pieces, width - room_at):
        size = sum(cells(text) for _, text in token)
        if used + size > width and used > room_at:
            if not style:
                continue
            yield row
            row, used = [("", " " * room_at)], room_at
        row.extend(token)
        used += size
    yield row


def _words(pieces: tuple[Piece, ...], longest: int) -> Iterator[tuple[bool, list[Piece]]]:
    """The units that are not divided: runs of spaces (False) and words (True). A word may have pieces of several
    styles."""
    word: list[Piece] = []
    for style, text in pieces:
        for match in _TOKEN.finditer(text):
            if match[0][0] == " ":
                if word:
                    yield from _broken(word, longest)
                    word = []
                yield False, [(style, match[0])]
            else:
                word.append((style, match[0]))
    if word:
        yield from _broken(word, longest)


def _broken(word: list[Piece], longest: int) -> Iterator[tuple[bool, list[Piece]]]:
    if sum(cells(text) for _, text in word) <= longest:
        yield True, word
        return
    for style, text in word:
        part, used = "", 0
        for character in text:
            size = cells(character)
            if used + size > longest:
                yield True, [(style, part)]
                part, used = "", 0
            part += character
            used += size
        yield True, [(style, part)]
