"""Ink in a line of print that its text does not have: a stroke that makes 15,000 of 5,000, a minus, a word as curves.

What is drawn on a page besides text is mostly no part of a line: rules, borders, frames, grounds, logos, signatures. A piece of
ink is told where it stands within the height of a word's print, on it or a word space beside it, and is none of these
(:mod:`clausediff.scan.readers.pdf.print_lines`), and where the page looks otherwise without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from clausediff.scan.pages import Box, around
from clausediff.scan.readers.pdf.covered import Pixels, drawing
from clausediff.scan.readers.pdf.frame import Frame
from clausediff.scan.readers.pdf.patches import patches
from clausediff.scan.readers.pdf.pieces import Piece
from clausediff.scan.readers.pdf.print_lines import Lines, Sheet, apart, rows_of
from clausediff.scan.readers.pdf.words import Layer, PdfWord

__all__ = ["LineInk", "inked_blanks", "line_ink", "main_angle"]

_DARKER = 60
"""Of 255: how much darker a pixel is where ink was added."""


class LineInk(NamedTuple):
    """Ink in a line of print that is no part of its text."""

    box: Box
    beside: str
    """The word that it is on, or next to."""


def line_ink(
    page: Any,
    text_page: Any,
    words: Sequence[PdfWord],
    pieces: Sequence[Piece],
    rules: Sequence[Box],
    frame: Frame,
    rotation: int = 0,
) -> list[LineInk]:
    """The ink of some pieces that stands in lines of the words seen.

    ``rotation`` is by how much the page is turned clockwise, so that its words are upright; ``frame`` knows it.
    """
    sheet = Sheet()
    for word in words:
        if word.angle == 0:
            for row in rows_of(word.box):
                sheet.words[row].append(word)
    for piece in pieces:
        sheet.add(piece)
    lines = Lines(sheet, text_page, list(words), tuple(rules), frame)
    wanted: list[tuple[Piece, PdfWord]] = []
    for piece in pieces:
        line = lines.line_of(piece)
        if line is not None:
            wanted.append((piece, line.word))
    return _seen(lines, page, wanted, rotation) if wanted else []


def _seen(lines: Lines, page: Any, wanted: list[tuple[Piece, PdfWord]], rotation: int) -> list[LineInk]:
    """The ink of the wanted pieces that shows on the page, joined where it belongs together."""
    before = drawing(page, rotation=rotation)
    without = _without(page, [piece for piece, _ in wanted], rotation)
    found: list[LineInk] = []
    for piece, word in wanted:
        boxes = patches(before, without, piece.box, _DARKER)
        if piece.is_picture:
            found += _in_picture(lines, boxes)
        elif boxes:
            found.append(LineInk(piece.box, word.text))
    return [each for each in _joined(found) if not lines.signs(each.box)]


def _in_picture(lines: Lines, boxes: list[Box]) -> Iterator[LineInk]:
    """The patches of a picture's ink that stand in a line."""
    whole = [box for box in boxes if not any(box != each and box.overlap(each) >= box.area for each in boxes)]
    pieces = [Piece(box, None) for box in whole]
    for piece in pieces:
        lines.sheet.add(piece)
    for piece in pieces:
        line = lines.line_of(piece)
        if line is not None:
            yield LineInk(piece.box, line.word.text)


def _without(page: Any, pieces: list[Piece], rotation: int) -> Pixels:
    from pypdfium2 import raw

    objects = [piece.obj for piece in pieces if piece.obj is not None]
    for obj in objects:
        raw.FPDFPageObj_SetIsActive(obj, False)
    try:
        return drawing(page, rotation=rotation)
    finally:
        for obj in objects:
            raw.FPDFPageObj_SetIsActive(obj, True)


def main_angle(words: Sequence[PdfWord]) -> int:
    """How most words of a page are turned, in quarters clockwise."""
    angles = [word.angle for word in words if word.angle >= 0]
    return max(sorted(set(angles)), key=angles.count) if angles else 0


def inked_blanks(text_page: Any, layer: Layer) -> list[Piece]:
    """The spaces of a text layer that draw ink."""
    from pypdfium2 import raw

    found = []
    for box, index in layer.inked:
        obj = raw.FPDFText_GetTextObject(text_page.raw, index)
        if obj:
            found.append(Piece(box, obj))
    return found


def _joined(found: list[LineInk]) -> list[LineInk]:
    """Ink beside one word as one."""
    by_word: dict[str, list[Box]] = {}
    for box, beside in found:
        by_word.setdefault(beside, []).append(box)
    return [LineInk(around(group), beside) for beside, boxes in by_word.items() for group in _groups(boxes)]


def _groups(boxes: list[Box]) -> list[list[Box]]:
    groups: list[list[Box]] = []
    for box in sorted(boxes):
        for group in groups:
            if any(apart(box, other) <= 3 for other in group):
                group.append(box)
                break
        else:
            groups.append([box])
    return groups
