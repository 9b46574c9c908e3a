"""One PDF page as it is found: its words, which of them are seen, and what else is on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from clausediff.errors import ReadError
from clausediff.scan.pages import Box
from clausediff.scan.readers.pdf.annotations import OnTop, read_annotations
from clausediff.scan.readers.pdf.frame import Frame, frame_of
from clausediff.scan.readers.pdf.objects import Drawn, draw_list
from clausediff.scan.readers.pdf.visible import has_ink, unseen
from clausediff.scan.readers.pdf.words import Layer, PdfWord, read_words

__all__ = ["Found", "find", "shown_on_top"]

_PICTURE = 0.5
"""Of a page's area: pictures that cover so much are the page."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page before it is composed."""

    index: int
    frame: Frame
    layer: Layer
    hidden: dict[int, str]
    """Words of the layer that nobody sees, by index, each with why."""
    rules: tuple[Box, ...]
    pictures: tuple[Box, ...]
    """Pictures on a page of text, large enough to hold a word."""
    top: OnTop
    is_picture: bool
    """Whether pictures cover the page, or it shows ink and has no text that can be used: the whole of it is read by OCR."""
    ink: tuple[Box, ...] = ()
    """Curves and slanting lines that are drawn on it."""

    @property
    def visible(self) -> list[PdfWord]:
        """The words that a person sees, in content order; none where nobody can say which letters the layer's glyphs are."""
        if not self.layer.usable:
            return []
        return [word for index, word in enumerate(self.layer.words) if index not in self.hidden]


def find(document: Any, index: int, path: str, max_pixels: int) -> Found:
    """What is on a page of pypdfium2's document. Raises ReadError ``too-large`` for a picture of too many pixels."""
    page = document[index]
    text_page = page.get_textpage()
    try:
        frame = frame_of(page)
        layer = read_words(text_page, frame)
        drawn = draw_list(page, frame)
        if drawn.pixels > max_pixels:
            raise ReadError(
                "too-large",
                f"{path}: page {index + 1} holds a picture of {drawn.pixels:,} pixels, more than {max_pixels:,}; "
                "raise the limit with --max-pixels",
            )
        hidden = unseen(page, text_page, layer, drawn, frame) if layer.words else {}
        form = document.formenv.raw if document.formenv is not None else None
        top = read_annotations(page, frame, form)
        picture = _is_picture(page, frame, layer, hidden, drawn)
        return Found(
            index, frame, layer, hidden, tuple(drawn.rules), _large(drawn, frame), top, picture, tuple(drawn.ink)
        )
    finally:
        text_page.close()
        page.close()


def _is_picture(page: Any, frame: Frame, layer: Layer, hidden: dict[int, str], drawn: Drawn) -> bool:
    sheet = Box(0, 0, frame.width, frame.height)
    if sum(picture.overlap(sheet) for picture in drawn.pictures) >= _PICTURE * frame.width * frame.height:
        return True
    seen = len(layer.words) > len(hidden) and layer.usable
    return not seen and has_ink(page)


def _large(drawn: Drawn, frame: Frame) -> tuple[Box, ...]:
    """Pictures that are large enough to hold a word, on the sheet, each place once."""
    sheet = Box(0, 0, frame.width, frame.height)
    kept: list[Box] = []
    for box in drawn.pictures:
        inside = Box(max(0, box.left), max(0, box.top), min(sheet.right, box.right), min(sheet.bottom, box.bottom))
        if inside.width >= 20 and inside.height >= 6 and inside not in kept:
            kept.append(inside)
    return tuple(kept)


def shown_on_top(document: Any, index: int, layer: Layer) -> list[PdfWord]:
    """The words that annotations and form fields draw over a page, where they draw any.

    ``document`` is a second copy, opened for this: the page is flattened in memory, and its words compared with those that
    it had before. What a field shows need not be what it holds.
    """
    page = document[index]
    try:
        from pypdfium2 import raw

        if raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_FAIL:
            return []
    finally:
        page.close()
    page = document[index]
    text_page = page.get_textpage()
    try:
        flat = read_words(text_page, frame_of(page))
    finally:
        text_page.close()
        page.close()
    known: dict[tuple[str, Box], int] = {}
    for word in layer.words:
        key = (word.text, word.box.rounded())
        known[key] = known.get(key, 0) + 1
    extra = []
    for word in flat.words:
        key = (word.text, word.box.rounded())
        if known.get(key, 0):
            known[key] -= 1
        else:
            extra.append(word)
    return extra
