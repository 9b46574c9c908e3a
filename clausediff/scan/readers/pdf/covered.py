"""Which letters and signs of a PDF's words are seen, by drawing the page with and without its text.

What may hide ink is endless, so that nothing is concluded from how a page is made. Of each pixel that a glyph would blacken::

    page ─ page without its text  = the difference that the glyph makes where it is
    text alone, on white and on black = how much of the pixel the glyph fills, and in what colour
    without its text, that colour  = the difference that it would make if nothing lay on it

The first over the last is 1 wherever nothing lies on the glyph, whatever the ground is; below a white shape it is 0, and below one
that lets a tenth through it is a tenth.
"""

from __future__ import annotations

import ctypes
import unicodedata
from dataclasses import dataclass
from typing import Any, NamedTuple

from clausediff.scan.pages import Box
from clausediff.scan.readers.pdf.drawn import Drawn
from clausediff.scan.readers.pdf.frame import Frame
from clausediff.scan.readers.pdf.words import Layer, PdfWord, letters_of, object_of

__all__ = ["CONTRAST", "IN_PART", "SCALE", "Pixels", "drawing", "looked_at", "overlapping"]

SCALE = 3.0
"""Pixels a point when the page is drawn to look at it: a full stop of small print fills one, and pdfium may draw it half a pixel
beside its place."""
CONTRAST = 28
"""Of 255: print that differs less from its ground is not seen."""
_SHARE = 0.01
"""Of a word's box: fewer pixels that differ are not its letters."""
_LETTER = 0.05
"""Of a letter's box: fewer pixels that differ are not that letter; an ``l`` fills all of its box, an ``L`` a fifth."""
_TRACE = 6
"""Of 255: a letter that differs less from its ground leaves no trace; its word is known to be seen, however pale it is."""
_NO_TRACE = 2
"""Of 255: a sign that differs no more is not there at all."""
_FILLED = 0.4
"""Of a pixel: where a glyph fills less, the pixel says little of what lies on it."""
_TELLING = 40
"""Of 255: where a glyph would differ less from its ground, nobody can say whether anything lies on it."""
_SHOWS = 0.25
"""Of the difference that ink would make: below a cover that leaves less, it is not seen."""
_MOST = 0.4
"""Of a glyph's ink: of a letter of which less is seen nobody reads it."""
IN_PART = "parts of whose letters are hidden"
"""Of words that may be read all the same, or as others: they are compared as the file has them."""
_PART = 0.2
"""Of a glyph's ink: an ``E`` without its foot is an ``F``, and lacks a quarter."""
_VISIBLE = 200
"""Of 255: ink that is darker shows on white paper."""
_DARK = 110
"""Of 255: what is darker looks like ink, whatever it is."""
_ROW = 12
"""In points: words are looked up by bands of this height."""
_MOST_GROUPS = 40


class Pixels(NamedTuple):
    """A page as grey pixels, row by row."""

    data: bytes
    wide: int
    high: int

    def inside(self, box: Box) -> tuple[range, range]:
        """The rows and columns whose middles lie in a box, one at least of each."""
        rows = _middles(box.top, box.bottom, self.high)
        return rows, _middles(box.left, box.right, self.wide)


def _middles(first: float, last: float, size: int) -> range:
    begin, end = max(0, round(first * SCALE)), min(size, round(last * SCALE))
    if begin < end:
        return range(begin, end)
    middle = min(size - 1, max(0, int((first + last) / 2 * SCALE)))
    return range(middle, middle + 1)


def drawing(page: Any, scale: float = SCALE, **how: Any) -> Pixels:
    """The page as it is shown, annotations and form fields included; ``how`` goes to pypdfium2."""
    bitmap = page.render(scale=scale, grayscale=True, rev_byteorder=False, **how)
    try:
        wide, high, stride = bitmap.width, bitmap.height, bitmap.stride
        data = bytes(bitmap.buffer)
    finally:
        bitmap.close()
    if stride != wide:
        data = b"".join(data[row * stride : row * stride + wide] for row in range(high))
    return Pixels(data, wide, high)


@dataclass(frozen=True, slots=True)
class _Ink:
    """What the text of a page alone draws."""

    on_white: Pixels
    on_black: Pixels

    def at(self, place: int) -> tuple[float, float]:
        """How much of a pixel is filled, and with what grey."""
        filled = 1 - (self.on_white.data[place] - self.on_black.data[place]) / 255
        return filled, self.on_black.data[place] / filled if filled > 0 else 255.0


def _ink_alone(page: Any, drawn: Drawn) -> _Ink:
    from pypdfium2 import raw

    for obj in drawn.others:
        raw.FPDFPageObj_SetIsActive(obj, False)
    try:
        white, black = (
            drawing(page, fill_color=(ground, ground, ground, 255), draw_annots=False, may_draw_forms=False)
            for ground in (255, 0)
        )
    finally:
        for obj in drawn.others:
            raw.FPDFPageObj_SetIsActive(obj, True)
    return _Ink(white, black)


def overlapping(layer: Layer, hidden: dict[int, str]) -> list[int]:
    """Words that lie on other words: one may hide the other."""
    found: set[int] = set()
    rows: dict[int, list[int]] = {}  # words from the left that may reach into the next one, by height
    words = layer.words
    for index in sorted(range(len(words)), key=lambda index: words[index].box.left):
        if index in hidden or not any(map(str.isalnum, words[index].text)):
            continue
        box = words[index].box
        for row in range(int(box.top // _ROW), int(box.bottom // _ROW) + 1):
            near = rows.get(row, [])
            kept = [other for other in near if words[other].box.right > box.left]
            for other in kept:
                smaller = min(_area(words[other].box), _area(box))
                if words[other].box.overlap(box) > 0.6 * smaller:
                    found |= {index, other}
            kept.append(index)
            rows[row] = kept
    return sorted(found)


def looked_at(
    page: Any, text_page: Any, layer: Layer, drawn: Drawn, doubtful: list[int], covered: set[int], frame: Frame
) -> dict[int, str]:
    """Those of the doubtful words that nobody sees whole, each with why; something may lie on the ``covered`` ones.

    Words that lie on each other are taken away one object at a time, all others together.
    """
    from pypdfium2 import raw

    before = drawing(page)
    alone = set(overlapping(layer, {}))
    hidden: dict[int, str] = {}
    groups: dict[int, list[int]] = {}
    for index in doubtful:
        groups.setdefault((object_of(text_page, layer.words[index]) or 0) if index in alone else 0, []).append(index)
    ink = _ink_alone(page, drawn) if covered else None
    strokes = [piece for piece in drawn.pieces if not piece.is_picture]
    for number, (address, members) in enumerate(groups.items()):
        if number > _MOST_GROUPS:  # a page that is made of overlapping words is looked at as a whole
            hidden |= dict.fromkeys(members, "under other words")
            continue
        gone = [obj for obj in drawn.texts if address in (0, ctypes.addressof(obj.contents))]
        for obj in gone:
            raw.FPDFPageObj_SetIsActive(obj, False)
        look = _Look(before, drawing(page), ink)
        for obj in gone:
            raw.FPDFPageObj_SetIsActive(obj, True)
        for index in members:
            word = layer.words[index]
            own = [piece.box for piece in strokes if piece.box.overlap(word.box) > 0 and not piece.holds(word.box)]
            own += [box for box in drawn.struck if box.overlap(word.box) > 0]
            why = look.why_hidden(text_page, word, frame, index in covered, own)
            if why:
                hidden[index] = why
    return hidden


@dataclass(frozen=True, slots=True)
class _Look:
    """A page with some of its text and without it."""

    before: Pixels
    after: Pixels
    ink: _Ink | None

    def why_hidden(self, text_page: Any, word: PdfWord, frame: Frame, covered: bool, strokes: list[Box]) -> str:
        """Why a word is not seen whole; empty where it is. What lies below dark ``strokes`` is struck or written over, and told so."""
        if any(map(str.isalnum, word.text)) and not self._differs(word.box, _SHARE, CONTRAST):
            return "without any ink that shows"
        glyphs = list(letters_of(text_page, word, frame, every=True))
        below = [any(glyph.box.overlap(stroke) > 0 for stroke in strokes) for glyph in glyphs]
        shown = [self._shown(glyph.box, under) for glyph, under in zip(glyphs, below, strict=True)] if covered else []
        if shown and all(share is not None and share < _PART for share in shown):
            return "without any ink that shows"
        if any(share is not None and share < _MOST for share in shown):
            return "some of whose letters are hidden"
        if any(self._is_gone(glyph.char, glyph.box, under) for glyph, under in zip(glyphs, below, strict=True)):
            return "some of whose letters are hidden"
        if any(share is not None and share < 1 - _PART for share in shown):
            return IN_PART
        return ""

    def _shown(self, box: Box, below: bool) -> float | None:
        """How much of the ink that a glyph draws is seen, from 0 to 1; None where nobody can say, as where it is below ink."""
        if self.ink is None:
            return None
        rows, columns = self.before.inside(box)
        whole = seen = 0.0
        for row in rows:
            for place in range(row * self.before.wide + columns.start, row * self.before.wide + columns.stop):
                filled, grey = self.ink.at(place)
                would = filled * abs(self.after.data[place] - grey)
                if filled < _FILLED or would < _TELLING or (below and grey < self.after.data[place] < _VISIBLE):
                    continue
                whole += filled
                if abs(self.before.data[place] - self.after.data[place]) >= _SHOWS * would:
                    seen += filled
        return seen / whole if whole else None

    def _is_gone(self, char: str, box: Box, below: bool) -> bool:
        """Whether a letter or sign leaves no trace, and nothing that looks like ink is in its place."""
        if char.isalnum():
            large = box.width * SCALE >= 2 and box.height * SCALE >= 4
            return large and not self._differs(box, _LETTER, _TRACE)
        if below or not box.width or not box.height or unicodedata.category(char)[0] not in "PS":
            return False
        rows, columns = self.before.inside(box)
        places = [row * self.before.wide + column for row in rows for column in columns]
        return all(abs(self.before.data[place] - self.after.data[place]) <= _NO_TRACE for place in places) and not all(
            self.before.data[place] < _DARK for place in places
        )

    def _differs(self, box: Box, share: float, contrast: int) -> bool:
        """Whether the drawings differ visibly inside a box."""
        wide, high = self.before.wide, self.before.high
        left, right = max(0, int(box.left * SCALE)), min(wide, int(box.right * SCALE) + 1)
        top, bottom = max(0, int(box.top * SCALE)), min(high, int(box.bottom * SCALE) + 1)
        needed = max(3, int(share * _area(box) * SCALE * SCALE))
        seen = 0
        for row in range(top, bottom):
            one = self.before.data[row * wide + left : row * wide + right]
            other = self.after.data[row * wide + left : row * wide + right]
            if one != other:
                seen += sum(abs(a - b) > contrast for a, b in zip(one, other, strict=True))
                if seen >= needed:
                    return True
        return False


def _area(box: Box) -> float:
    return max(0.01, box.area)
