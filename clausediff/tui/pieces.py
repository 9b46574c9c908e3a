"""Pieces of text in one style, of which rows are made, and the pieces of a marked finding with its marks."""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from clausediff.report.letters import Part, changed_letters

__all__ = ["MARKED", "NOTHING", "Piece", "append", "enclosed", "marked_words"]

_WORDS = re.compile(r"\s+|\S+")

NOTHING = "‹nothing›"
"""Shown where one side of a finding has no words."""

MARKED = frozenset({"removed", "added", "nothing"})
"""Roles of a finding's words that are marked as such."""


class Piece(NamedTuple):
    """Text in one style."""

    text: str
    role: str
    """``plain``, ``quiet`` (layout that one side alone has), ``noise``, ``field``, ``removed``, ``added``, ``nothing``
    or ``fold``."""
    finding: int = -1
    """Index of the finding in its agreement, or -1."""
    letters: bool = False
    """Whether these letters of a marked word differ from those of the other side; they are emphasised."""


def append(row: list[Piece], piece: Piece) -> None:
    """Add a piece at the end of a row; merged with the last one where they differ in their texts only."""
    if row and row[-1][1:] == piece[1:]:
        row[-1] = piece._replace(text=row[-1].text + piece.text)
    else:
        row.append(piece)


def marked_words(canonical: str, scan: str, number: int) -> tuple[list[list[Piece]], list[list[Piece]]]:
    """The words of both readings of a marked finding, with its marks, each in pieces: those of the letters that differ
    from the other reading, and the others."""
    left, right = changed_letters(canonical, scan)
    return _pieces(left, "removed", "[-", "-]", number), _pieces(right, "added", "{+", "+}", number)


def _pieces(parts: tuple[Part, ...], role: str, opening: str, closing: str, number: int) -> list[list[Piece]]:
    words: list[list[Piece]] = [[]]
    for part in parts:
        for text in _WORDS.findall(part.text):
            if not text.isspace():
                words[-1].append(Piece(text, role, number, part.changed))
            elif words[-1]:
                words.append([])
    if not words[-1]:
        words.pop()
    if not words:
        return [[Piece(NOTHING, "nothing", number)]]
    words[0].insert(0, Piece(opening, role, number))
    words[-1].append(Piece(closing, role, number))
    return [_merged(word) for word in words]


def _merged(pieces: list[Piece]) -> list[Piece]:
    """The pieces with adjacent ones of the same look merged."""
    return [
        Piece("".join(piece.text for piece in group), *look) for look, group in groupby(pieces, key=lambda p: p[1:])
    ]


def enclosed(parts: tuple[Part, ...], role: str, opening: str, closing: str, number: int) -> list[Piece]:
    """One side of a marked finding in its marks; nothing for an empty side."""
    pieces = [Piece(part.text, role, number, part.changed) for part in parts]
    return _merged([Piece(opening, role, number), *pieces, Piece(closing, role, number)]) if pieces else []
