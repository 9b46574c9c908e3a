"""Which words of a text layer a person sees on the page.

What may hide words is endless: white ink, a picture or a white bar over them, a layer that is switched off, a clip, ink
that is transparent. So nothing is concluded from how the page is made: where there is any doubt, the page is drawn twice,
with and without its text, and words whose place looks the same both times are not seen.
"""

from __future__ import annotations

import ctypes
from typing import Any

from clausediff.scan.pages import Box
from clausediff.scan.readers.pdf.frame import Frame
from clausediff.scan.readers.pdf.objects import Drawn
from clausediff.scan.readers.pdf.words import Layer, PdfWord, letters_of

__all__ = ["has_ink", "prints_otherwise", "typed_lines", "unseen"]

_SCALE = 2.0
"""Pixels a point when the page is drawn to look at it."""
_CONTRAST = 24
"""Of 255: print that differs less from its ground is not seen."""
_SHARE = 0.01
"""Of a word's box: fewer pixels that differ are not its letters."""
_LETTER = 0.05
"""Of a letter's box: fewer pixels that differ are not that letter; an ``l`` fills all of its box, an ``L`` a fifth."""
_FEW = 10
"""Pixels, at one a point: less than a letter has."""
_TRACE = 6
"""Of 255: a letter that differs less from its ground leaves no trace; its word is known to be seen, however pale it is."""
_SIGNS = "%‰$€£¥§"
"""Signs that say what a figure is of: an amount, a share or a clause."""
_ROW = 12
"""In points: words are looked up by bands of this height."""
_TINY = 3.0
"""In points: letters of a smaller size cannot be read on paper."""
_NARROWEST = 0.1
"""The width of a letter in its height, at least: the narrowest faces have a third.
A word that stands on its side is as wide as its letters are high."""


def unseen(page: Any, text_page: Any, layer: Layer, drawn: Drawn, frame: Frame) -> dict[int, str]:
    """The words that nobody sees, by their index in the layer, each with why."""
    hidden: dict[int, str] = {}
    doubtful: list[int] = []
    sheet = Box(0, 0, frame.width, frame.height)
    plain = not (drawn.doubtful or drawn.invisible or drawn.covers)
    for index, word in enumerate(layer.words):
        left, top, right, bottom = word.box
        letters = sum(map(str.isalnum, word.text))
        if letters and word.box.width < min(_TINY, _NARROWEST * word.box.height * letters):
            hidden[index] = "drawn so narrow that it cannot be read"
            continue
        inside = left >= 0 and top >= 0 and right <= sheet.right and bottom <= sheet.bottom
        if plain and inside and bottom - top >= _TINY:
            continue  # dark print on white, which nothing covers
        if not any(char.isalnum() or char in _SIGNS for char in word.text):
            continue
        if not inside and word.box.overlap(sheet) < 0.5 * max(0.01, word.box.width * word.box.height):
            hidden[index] = "off the page"
        elif max(word.box.height, 0.0) < _TINY and word.box.width < 0.5 * _TINY * len(word.text):
            hidden[index] = "too small to be seen"
        elif (drawn.doubtful or drawn.invisible) and (address := _object(text_page, word)) is not None:
            if address in drawn.invisible:
                hidden[index] = "written without ink"
            elif address in drawn.doubtful or _covered(word.box, drawn.covers):
                doubtful.append(index)
        elif _covered(word.box, drawn.covers):
            doubtful.append(index)
    if drawn.doubtful:
        # Print that may not show, where other print lies on it: together they show in any case.
        doubtful = sorted({*doubtful, *_overlapping(layer, hidden)})
    if doubtful:
        hidden |= _looked_at(page, text_page, layer, drawn, doubtful, frame)
    return hidden


def typed_lines(text_page: Any, layer: Layer, drawn: Drawn, frame: Frame) -> list[Box]:
    """Where rows of dashes and underscores are typed over words: such a row is a line, drawn with the means of a text.

    ::

        shall not exceed
              ───         typed at the same place; below the letters it underlines them
    """
    from pypdfium2 import raw

    rows: dict[int, list[Box]] = {}
    for word in layer.words:
        if any(map(str.isalnum, word.text)):
            for row in range(int(word.box.top // _ROW), int(word.box.bottom // _ROW) + 1):
                rows.setdefault(row, []).append(word.box)
    found: list[Box] = []
    sides = tuple(ctypes.c_double() for _ in range(4))
    left, right, bottom, top = sides
    for word in layer.words:
        if any(map(str.isalnum, word.text)) or word.box.width < 2 * _TINY:
            continue
        near = rows.get(int(word.box.middle // _ROW), [])
        if not any(word.box.overlap(other) > 0 for other in near) or _object(text_page, word) in drawn.invisible:
            continue
        boxes = []
        for index in range(word.first, word.first + len(word.text)):
            if raw.FPDFText_GetCharBox(text_page.raw, index, left, right, bottom, top):
                boxes.append(frame.box(left.value, bottom.value, right.value, top.value))
        if boxes:
            line = boxes[0]
            for box in boxes[1:]:
                line = line.joined(box)
            found.append(line)
    return found


def has_ink(page: Any) -> bool:
    """Whether anything at all is seen on a page."""
    pixels, _, _ = _drawing(page, 0.5)
    return bool(pixels) and max(pixels) - min(pixels) > 2 * _CONTRAST


def prints_otherwise(page: Any) -> bool:
    """Whether a page has ink on the screen that it has not on paper, or the other way: a layer may be for one of them only."""
    views = []
    for mode in (None, "print"):
        bitmap = page.render(scale=1, grayscale=True, optimize_mode=mode, draw_annots=False)
        try:
            views.append(bytes(bitmap.buffer))
        finally:
            bitmap.close()
    screen, paper = views
    return screen != paper and sum(abs(a - b) > _CONTRAST for a, b in zip(screen, paper, strict=True)) > _FEW


def _object(text_page: Any, word: PdfWord) -> int | None:
    from pypdfium2 import raw

    obj = raw.FPDFText_GetTextObject(text_page.raw, word.first)
    return ctypes.addressof(obj.contents) if obj else None


def _covered(box: Box, covers: list[Box]) -> bool:
    return any(box.overlap(cover) > 0 for cover in covers)


def _overlapping(layer: Layer, hidden: dict[int, str]) -> list[int]:
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


def _area(box: Box) -> float:
    return max(0.01, box.width * box.height)


def _looked_at(
    page: Any, text_page: Any, layer: Layer, drawn: Drawn, doubtful: list[int], frame: Frame
) -> dict[int, str]:
    """The doubtful words whose place looks the same without them.

    Words that lie on each other are taken away one object at a time, all others together.
    """
    from pypdfium2 import raw

    before, wide, high = _drawing(page, _SCALE)
    alone = set(_overlapping(layer, {}))
    hidden: dict[int, str] = {}
    groups: dict[int, list[int]] = {}
    for index in doubtful:
        groups.setdefault((_object(text_page, layer.words[index]) or 0) if index in alone else 0, []).append(index)
    for number, (address, members) in enumerate(groups.items()):
        if number > 40:  # a page that is made of overlapping words is looked at as a whole
            hidden |= dict.fromkeys(members, "under other words")
            continue
        gone = [obj for obj in drawn.texts if address in (0, ctypes.addressof(obj.contents))]
        for obj in gone:
            raw.FPDFPageObj_SetIsActive(obj, False)
        after, _, _ = _drawing(page, _SCALE)
        for obj in gone:
            raw.FPDFPageObj_SetIsActive(obj, True)
        for index in members:
            word = layer.words[index]
            if not _differs(before, after, wide, word.box, _clamped(word.box, wide, high)):
                hidden[index] = "without any ink that shows"
            elif any(
                not _differs(before, after, wide, box, _clamped(box, wide, high), _LETTER, _TRACE)
                for box in _letter_boxes(text_page, word, frame)
            ):
                hidden[index] = "some of whose letters are hidden"
    return hidden


def _drawing(page: Any, scale: float) -> tuple[bytes, int, int]:
    """The page as grey pixels, row by row, with its width and height; annotations and form fields included."""
    bitmap = page.render(scale=scale, grayscale=True, rev_byteorder=False)
    try:
        wide, high, stride = bitmap.width, bitmap.height, bitmap.stride
        data = bytes(bitmap.buffer)
    finally:
        bitmap.close()
    if stride != wide:
        data = b"".join(data[row * stride : row * stride + wide] for row in range(high))
    return data, wide, high


def _clamped(box: Box, wide: int, high: int) -> tuple[int, int, int, int]:
    """A box in pixels of the drawing: left, top, right, bottom."""
    left, right = max(0, int(box.left * _SCALE)), min(wide, int(box.right * _SCALE) + 1)
    return left, max(0, int(box.top * _SCALE)), right, min(high, int(box.bottom * _SCALE) + 1)


def _differs(
    before: bytes,
    after: bytes,
    wide: int,
    box: Box,
    pixels: tuple[int, int, int, int],
    share: float = _SHARE,
    contrast: int = _CONTRAST,
) -> bool:
    """Whether two drawings of the page differ visibly inside a box."""
    left, top, right, bottom = pixels
    needed = max(3, int(share * _area(box) * _SCALE * _SCALE))
    seen = 0
    for row in range(top, bottom):
        one, other = before[row * wide + left : row * wide + right], after[row * wide + left : row * wide + right]
        if one != other:
            seen += sum(abs(a - b) > contrast for a, b in zip(one, other, strict=True))
            if seen >= needed:
                return True
    return False


def _letter_boxes(text_page: Any, word: PdfWord, frame: Frame) -> list[Box]:
    """The boxes of the ink of a word's letters, figures and signs of value; none of those too small to be told from a speck."""
    return [
        box
        for _, box, _ in letters_of(text_page, word, frame, _SIGNS)
        if box.width * _SCALE >= 2 and box.height * _SCALE >= 4
    ]
