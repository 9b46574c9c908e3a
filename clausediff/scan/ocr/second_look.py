"""Lines that an engine dropped, read once more: the bands of a page that hold ink without words are cut out and read alone.

An engine that looks at a whole page drops lines, of struck words above all, and leaves no trace of them. In a band of three lines it
finds most of them::

    1.1 The Recipient shall keep it.        read
    ╌1.2╌No╌notice╌is╌due╌╌╌╌╌╌╌╌╌╌╌   ◀── ink that gave no words ──▶ band ──▶ RapidOCR ──▶ 1.2 No notice is due
    1.3 This Agreement ends in May.         read

A band is read by RapidOCR, whatever engine read the page. What it reads there counts where nothing was read and it is sure. Where the ink
has no gaps as between letters, there may be a stroke through the line, which it reads through: then the place stays one for a person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from clausediff.scan.pages import Box, around
from clausediff.scan.reading_order import Piece, by_line
from clausediff.scan.reading_order.pieces import em_of

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["look_again"]

_AROUND = 1.6
"""In em: how much of the page above and below ink without words is in its band."""
_LEVEL = 2.5
"""In em: higher ink is no level line."""
_READ = 0.3
"""Of a line's box: when so much of it is in the boxes of words, it was read."""
_SURE = 0.85
"""Mean probability of a line's letters from which it is a reading; dirt, seals and what shines through stay below it."""
_LETTERS = 4
"""A line of fewer letters and figures is a speck, a tick or initials."""
_EDGE = 0.3
"""In em: a line so near to the edge of its band may be cut off."""


def look_again(
    page: Image,
    dpi: float,
    pieces: Sequence[Piece],
    unread: Sequence[Box],
    dense: Sequence[Box],
    read: Callable[[Image, float], tuple[list[Piece], list[Box]]],
) -> tuple[list[Piece], list[Box]]:
    """The words of a straight page with those that ``read`` finds in its bands of unread ink, and what is unread then, in points.

    ``unread`` is ink that looks like letters, ``dense`` is ink of a line's size, letters or not.
    """
    em = em_of(list(pieces))
    sheet = Box(0.0, 0.0, page.width * 72 / dpi, page.height * 72 / dpi)
    found, left = list(pieces), list(unread)
    level = [box for box in (*unread, *dense) if box.height <= _LEVEL * em]  # not what stands on its side
    for band in _bands(level, sheet, _AROUND * em):
        scale = dpi / 72
        top, bottom = round(band.top * scale), round(band.bottom * scale)
        seen, _ = read(page.crop((0, top, page.width, bottom)), dpi)
        moved = [replace(piece, box=_lowered(piece.box, top / scale)) for piece in seen]
        for line in filter(None, map(_sure_part, by_line(moved))):
            box = around([piece.box for piece in line])
            cut = (box.top < band.top + _EDGE * em and top > 0) or (
                box.bottom > band.bottom - _EDGE * em and bottom < page.height
            )
            if cut or _share_read(box, found) >= _READ:
                continue
            number = 1 + max((piece.line for piece in found), default=0)
            at = 1 + max((i for i, piece in enumerate(found) if piece.box.middle < box.top), default=-1)
            found[at:at] = [replace(piece, line=number) for piece in line]
            own = [each for each in (*unread, *dense) if box.top <= each.middle <= box.bottom and box.overlap(each)]
            left = [each for each in left if each not in own]
            left += [each for each in own if not any(each.overlap(letters) for letters in unread)]
    return found, left


def _bands(unread: Sequence[Box], sheet: Box, beside: float) -> list[Box]:
    """Bands as wide as the page around ink without words; those that meet are one."""
    bands: list[Box] = []
    for box in sorted(unread, key=lambda box: box.top):
        top, bottom = max(0.0, box.top - beside), min(sheet.bottom, box.bottom + beside)
        if bands and top <= bands[-1].bottom:
            bands[-1] = bands[-1]._replace(bottom=max(bands[-1].bottom, bottom))
        else:
            bands.append(Box(0.0, top, sheet.right, bottom))
    return bands


def _lowered(box: Box, by: float) -> Box:
    return Box(box.left, box.top + by, box.right, box.bottom + by)


def _sure_part(line: Sequence[Piece]) -> Sequence[Piece]:
    """The words of a line of which its engine is sure: all of them, those up to a colon where a signature is behind a label, or none."""
    labels = [end for end in range(len(line) - 1, 0, -1) if line[end - 1].text.endswith(":")]
    return next((line[:end] for end in (len(line), *labels) if _is_sure(line[:end])), ())


def _is_sure(line: Sequence[Piece]) -> bool:
    """Whether a line has letters enough, and its engine is sure of them."""
    letters = sum(sum(map(str.isalnum, piece.text)) for piece in line)
    weighed = sum(len(piece.text) * (piece.confidence or 0.0) for piece in line)
    return letters >= _LETTERS and weighed >= _SURE * sum(len(piece.text) for piece in line)


def _share_read(box: Box, pieces: Sequence[Piece]) -> float:
    """How much of a line's box is in the boxes of words."""
    return sum(box.overlap(piece.box) for piece in pieces) / max(0.01, box.area)
