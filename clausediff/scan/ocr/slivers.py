"""Letters that an engine read in the edge of another word.

Where the boxes of two lines meet, the crop of one holds a sliver of the other one's first or last letter, which is read as a letter
of its own::

    ┌───────┐
    │2.3  ┌─┼─────────────────────────
    │     │B│atteries and memory cards        read: "2.3 E" and "Batteries and memory cards"
    └─────┼─┘
"""

from __future__ import annotations

from collections.abc import Sequence

from clausediff.scan.reading_order import Piece

__all__ = ["without_slivers"]

_NARROW = 0.2
"""Of its height: the box of a letter or figure that is no upright stroke is wider."""
_INSIDE = 0.8
"""Of its box: so much lies in the box of another word."""
_STROKES = frozenset("iIlj1tfr|!")
"""Letters and figures that are narrow."""


def without_slivers(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces without lone letters that are too narrow for what they were read as, within a word of another line."""
    doubted = [piece for piece in pieces if _is_too_narrow(piece)]
    if not doubted:
        return tuple(pieces)
    dropped = {
        id(piece)
        for piece in doubted
        if any(
            other is not piece
            and other.line != piece.line
            and len(other.text) > 1
            and piece.box.overlap(other.box) >= _INSIDE * piece.box.area
            for other in pieces
        )
    }
    return tuple(piece for piece in pieces if id(piece) not in dropped)


def _is_too_narrow(piece: Piece) -> bool:
    lone = len(piece.text) == 1 and piece.text.isalnum() and piece.text not in _STROKES
    return lone and 0 < piece.box.width < _NARROW * piece.box.height
