"""The pieces of ink that a PDF page draws besides its text: strokes, filled shapes, outlines and pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from clausediff.scan.pages import Box
from clausediff.scan.readers.pdf.paths import Outline, box_of

__all__ = ["Piece", "pieces_of", "within"]

_SLANT = 0.5
"""In points: a line that goes so far across and down is neither level nor upright."""
_LONG = 3.0
"""How much longer than wide a line is, at least."""


class Piece(NamedTuple):
    """Ink that belongs together, as the box around it."""

    box: Box
    obj: Any
    """The page object that draws it; None for an annotation."""
    is_frame: bool = False
    """Whether it goes round and leaves its inside as it is."""
    is_slanting: bool = False
    """Whether it is an open stroke with curves or slanting parts, as a hand draws it."""
    is_rectangle: bool = False
    """Whether it is a frame with level and upright sides."""
    is_picture: bool = False
    """Whether nobody can say without looking where in its box the ink is."""

    @property
    def is_level(self) -> bool:
        """Whether it is a straight line from left to right."""
        return not self.is_slanting and self.box.width >= _LONG * self.box.height

    @property
    def is_upright(self) -> bool:
        """Whether it is a straight line from above to below."""
        return not self.is_slanting and self.box.height >= _LONG * self.box.width

    def holds(self, word: Box) -> bool:
        """Whether it goes round a word, or is its ground: a fifth of the word's height may reach out above and below."""
        slack = 0.2 * word.height
        return (
            not self.is_slanting
            and self.box.left <= word.left + 1
            and self.box.right >= word.right - 1
            and self.box.top <= word.top + slack
            and self.box.bottom >= word.bottom - slack
        )


def pieces_of(outline: Outline, obj: Any, *, filled: bool, stroked: bool) -> Iterator[Piece]:
    """The pieces of a path of which the filling, the stroke or both are seen."""
    half = outline.width / 2
    for points, has_curves in outline.subpaths:
        box = box_of(points, outline.frame)
        if filled:
            yield Piece(box, obj)
            continue
        if not stroked:
            continue
        sides = list(pairwise(points))
        slants = has_curves or any(
            abs(one[0] - other[0]) > _SLANT and abs(one[1] - other[1]) > _SLANT for one, other in sides
        )
        is_round = points[0] == points[-1] and len(set(points)) > 2
        if slants or is_round:
            yield Piece(_wider(box, half), obj, is_frame=is_round, is_rectangle=not slants, is_slanting=not is_round)
        else:
            for side in sides or [(points[0], points[0])]:
                yield Piece(_wider(box_of(side, outline.frame), half), obj)


def within(pieces: Iterable[Piece], clip: Box) -> Iterator[Piece]:
    """Pieces as far as a clip leaves them."""
    for piece in pieces:
        box = piece.box.shared(clip)
        if box.width > 0 and box.height > 0:
            yield piece._replace(box=box)


def _wider(box: Box, by: float) -> Box:
    return Box(box.left - by, box.top - by, box.right + by, box.bottom + by)
