"""Which words of a text layer a person sees on the page.

What may hide words is endless: white ink, a picture or a white bar over them, a layer that is switched off, a clip, ink
that is transparent. So nothing is concluded from how the page is made: where there is any doubt, the page is drawn with and
without its text (:mod:`clausediff.scan.readers.pdf.covered`).
"""

from __future__ import annotations

import ctypes
from typing import Any

from clausediff.scan.pages import Box
from clausediff.scan.readers.pdf.covered import CONTRAST, drawing, looked_at, overlapping
from clausediff.scan.readers.pdf.drawn import Cover, Drawn
from clausediff.scan.readers.pdf.frame import Frame
from clausediff.scan.readers.pdf.words import Layer, object_of

__all__ = ["has_ink", "prints_otherwise", "typed_lines", "unseen"]

_FEW = 10
"""Pixels, at one a point: less than a letter has."""
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
        if not inside and word.box.overlap(sheet) < 0.5 * max(0.01, word.box.area):
            hidden[index] = "off the page"
        elif max(word.box.height, 0.0) < _TINY and word.box.width < 0.5 * _TINY * len(word.text):
            hidden[index] = "too small to be seen"
        elif drawn.doubtful or drawn.invisible:
            address = object_of(text_page, word)
            if address in drawn.invisible:
                hidden[index] = "written without ink"
            elif address in drawn.doubtful:
                doubtful.append(index)
    covered, on_ground = _covered(text_page, layer, drawn, hidden) if drawn.covers else (set(), set())
    if drawn.doubtful:
        # Print that may not show, where other print lies on it: together they show in any case.
        doubtful += overlapping(layer, hidden)
    looked = sorted({*doubtful, *covered, *on_ground})
    if looked:
        hidden |= looked_at(page, text_page, layer, drawn, looked, covered, frame)
    return hidden


def _covered(text_page: Any, layer: Layer, drawn: Drawn, hidden: dict[int, str]) -> tuple[set[int], set[int]]:
    """The words, by index, on which something may lie, and those on a ground on which dark print may not show."""
    rows: dict[int, list[Cover]] = {}
    for cover in drawn.covers:
        for row in range(int(cover.box.top // _ROW), int(cover.box.bottom // _ROW) + 1):
            rows.setdefault(row, []).append(cover)
    covered, on_ground = set(), set()
    for index, word in enumerate(layer.words):
        if index in hidden:
            continue
        near = [
            cover
            for row in range(int(word.box.top // _ROW), int(word.box.bottom // _ROW) + 1)
            for cover in rows.get(row, ())
            if cover.box.overlap(word.box) > 0
        ]
        if not near:
            continue
        order = drawn.order.get(object_of(text_page, word), 0)
        if any(cover.order > order for cover in near):
            covered.add(index)
        elif any(cover.is_ground for cover in near):
            on_ground.add(index)
    return covered, on_ground


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
        if not any(word.box.overlap(other) > 0 for other in near) or object_of(text_page, word) in drawn.invisible:
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
    pixels = drawing(page, 0.5).data
    return bool(pixels) and max(pixels) - min(pixels) > 2 * CONTRAST


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
    return screen != paper and sum(abs(a - b) > CONTRAST for a, b in zip(screen, paper, strict=True)) > _FEW
