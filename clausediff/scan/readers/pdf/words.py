"""The words of a PDF page with their boxes, as its text layer has them."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from clausediff import regex as re
from clausediff.scan.pages import Box, around
from clausediff.scan.readers.pdf.frame import Frame

__all__ = ["Layer", "Letter", "PdfWord", "letters_of", "object_of", "read_words"]

_HYPHEN = "\ufffe"
"""What pdfium makes of a hyphen at the end of a line."""
_WORD = re.compile(rf"[^\s{_HYPHEN}\ufffd\x00-\x1f]+{_HYPHEN}?|{_HYPHEN}|[\ufffd\x01-\x08\x0e-\x1f]+")
_NO_LETTER = re.compile(r"[\ufffd\x00-\x08\x0e-\x1f\ue000-\uf8ff]")
"""What a glyph without a Unicode map becomes; private use characters mean something to their font only."""


_TOUCHING = 0.04
"""In heights of a line: what is no further apart touches; a word space is five times as wide."""


_RAISED = 0.12
"""In heights of a line: letters whose feet are so far above, or below, are raised or lowered."""


_SPACE = re.compile(r"[^\S\r\n]|[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
"""What draws nothing."""
_LOW = re.compile(r"[\"'`.,:·\u2010-\u201f\u2026\u2039\u203a«»]")
"""Signs that are not as high as a letter in any face: dashes, quotes, points and commas; no semicolon, which hangs low."""
_HIGH = 0.55
"""In heights of a character's place: so high are figures and capitals, with a tenth to spare."""
_INK = 0.3
"""In points: the box of a space's ink is empty, but for a hair in some fonts."""


class PdfWord(NamedTuple):
    """A word of a text layer."""

    text: str
    box: Box
    """In points from the top left of the page as shown."""
    first: int
    """Of its first character in the text page."""
    angle: int = 0
    """Degrees clockwise, in quarters, by which its letters are turned on the page as shown; -1 for any other angle."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The text layer of a page."""

    words: tuple[PdfWord, ...]
    """In content order."""
    unmapped: int
    """How many glyphs have no Unicode map: nobody can say which letters they are."""
    mapped: int
    """How many have one."""
    inked: tuple[tuple[Box, int], ...] = ()
    """Spaces that draw something and low signs that are as high as a letter, each with its place in the text page: a font may say
    of any shape that it is a space."""

    @property
    def usable(self) -> bool:
        """Whether nearly all glyphs are known: a bullet of a symbol font does no harm, a line of text does."""
        return self.unmapped <= 0.02 * (self.mapped + self.unmapped)


def read_words(text_page: Any, frame: Frame) -> Layer:
    """The words of a text page of pypdfium2."""
    from pypdfium2 import raw

    handle = text_page.raw
    count = raw.FPDFText_CountChars(handle)
    text, dropped = _characters(raw, handle, count)
    rectangle = raw.FS_RECTF()
    reference = ctypes.byref(rectangle)
    loose = raw.FPDFText_GetLooseCharBox

    west, north, upright = frame.left, frame.top, frame.rotation == 0

    def box_of(index: int) -> Box | None:
        if not loose(handle, index, reference):
            return None
        if upright:
            return Box(rectangle.left - west, north - rectangle.top, rectangle.right - west, north - rectangle.bottom)
        return frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)

    words: list[PdfWord] = []
    unmapped = dropped + len(_NO_LETTER.findall(text.replace("\r", "").replace("\n", "").replace("\t", "")))
    angle_of, turn = raw.FPDFText_GetCharAngle, frame.rotation
    for match in _WORD.finditer(text):
        found, first, last = match[0], match.start(), match.end() - 1
        if found[-1] == _HYPHEN:
            found = found.replace(_HYPHEN, "-")
        one = box_of(first)
        other = one if last == first else box_of(last)
        if one is None or other is None:
            continue
        angle = _quarter(angle_of(handle, first), turn)
        if last == first:
            words.append(PdfWord(found, one, first, angle))
        elif _in_line(one, other, angle):
            if found[-1].isdigit() and angle == 0 and _is_raised(other, one):
                words += _raised_apart(found, first, box_of)
            else:
                words.append(PdfWord(found, one.joined(other), first, angle))
        else:
            words += _split(found, first, box_of, angle)
    words = _touching(words)
    letters = len(text) - text.count(" ") - text.count("\n") - text.count("\r")
    return Layer(tuple(words), unmapped, max(0, letters - unmapped + dropped), tuple(_inked(raw, handle, text, frame)))


def _inked(raw: Any, handle: Any, text: str, frame: Frame) -> Iterator[tuple[Box, int]]:
    """The spaces of a text that have a box of ink, and the low signs whose box is high."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    loose = raw.FS_RECTF()
    for pattern in (_SPACE, _LOW):
        for match in pattern.finditer(text):
            index = match.start()
            if not raw.FPDFText_GetCharBox(handle, index, left, right, bottom, top):
                continue
            high = top.value - bottom.value
            if right.value - left.value <= _INK or high <= _INK or raw.FPDFText_IsGenerated(handle, index):
                continue
            if pattern is _LOW and not (
                raw.FPDFText_GetLooseCharBox(handle, index, loose) and high > _HIGH * (loose.top - loose.bottom)
            ):
                continue
            yield frame.box(left.value, bottom.value, right.value, top.value), index


class Letter(NamedTuple):
    """A letter or figure of a word."""

    char: str
    box: Box
    """Of its ink."""
    origin: tuple[float, float]
    """Where its font's coordinates begin: at the left of it, on the line."""


def letters_of(text_page: Any, word: PdfWord, frame: Frame, *, every: bool = False) -> Iterator[Letter]:
    """The letters and figures of a word; ``every`` character of it, where that is wanted."""
    from pypdfium2 import raw

    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    letters = sum(every or char.isalnum() for char in word.text)
    for index in range(word.first, word.first + 2 * len(word.text)):
        if letters <= 0:
            break
        code = raw.FPDFText_GetUnicode(text_page.raw, index)
        if not (0 < code < 0x110000 and (not chr(code).isspace() if every else chr(code).isalnum())):
            continue
        letters -= 1
        if raw.FPDFText_GetCharBox(text_page.raw, index, left, right, bottom, top):
            raw.FPDFText_GetCharOrigin(text_page.raw, index, x, y)
            origin = frame.box(x.value, y.value, x.value, y.value)
            box = frame.box(left.value, bottom.value, right.value, top.value)
            yield Letter(chr(code), box, (origin.left, origin.top))


def object_of(text_page: Any, word: PdfWord) -> int:
    """The address of the text object that draws the first character of a word; 0 where there is none."""
    from pypdfium2 import raw

    obj = raw.FPDFText_GetTextObject(text_page.raw, word.first)
    return ctypes.addressof(obj.contents) if obj else 0


def _touching(words: list[PdfWord]) -> list[PdfWord]:
    """Words joined where nothing stands between them: in widely spaced print pdfium takes each letter for a word.

    Small capitals are lower than the capital before them and stand on the same line as it. A raised figure does not: it is a
    footnote's mark and no part of the word before it; but a raised ``th`` belongs to its figure.
    """
    joined: list[PdfWord] = []
    for word in words:
        last = joined[-1] if joined else None
        if (
            last is not None
            and word.angle == last.angle == 0
            and abs(word.box.left - last.box.right) < _TOUCHING * last.box.height
            and min(word.box.bottom, last.box.bottom) - max(word.box.top, last.box.top) > 0
            and not last.text.endswith("-")
            and (
                abs(word.box.bottom - last.box.bottom) < _RAISED * last.box.height
                or (last.text[-1].isdigit() and word.text[0].isalpha())
            )
        ):
            joined[-1] = PdfWord(last.text + word.text, last.box.joined(word.box), last.first, 0)
        else:
            joined.append(word)
    return joined


def _characters(raw: Any, handle: Any, count: int) -> tuple[str, int]:
    """One character for each index of the text page, and how many have no letter at all."""
    if count <= 0:
        return "", 0
    buffer = ctypes.create_string_buffer((count + 1) * 2)
    got = raw.FPDFText_GetText(handle, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = buffer.raw[: max(0, got - 1) * 2].decode("utf-16-le", "surrogatepass")
    if len(text) == count and not any("\ud800" <= char <= "\udfff" for char in text):
        return text, 0
    codes = [raw.FPDFText_GetUnicode(handle, index) for index in range(count)]
    dropped = sum(code == 0 for code in codes)
    return "".join(
        chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\x01" for code in codes
    ), dropped


def _quarter(radians: float, rotation: int) -> int:
    """An angle of pdfium, clockwise in the PDF's own coordinates, as quarters clockwise on the page as shown."""
    if radians <= 0 and not rotation:
        return 0
    radians = max(0.0, radians)
    degrees = (rotation + math.degrees(radians)) % 360
    nearest = round(degrees / 90) * 90
    return nearest % 360 if abs(degrees - nearest) <= 5 else -1


def _in_line(one: Box, other: Box, angle: int) -> bool:
    """Whether a word's first and last character stand in one line of print."""
    if angle in (0, 180):
        return min(one.bottom, other.bottom) > max(one.top, other.top)
    if angle in (90, 270):
        return min(one.right, other.right) > max(one.left, other.left)
    return True


def _is_raised(box: Box, beside: Box) -> bool:
    """Whether a character is smaller than another one and stands higher."""
    return box.height < 0.85 * beside.height and beside.bottom - box.bottom > _RAISED * beside.height


def _raised_apart(found: str, first: int, box_of: Any) -> list[PdfWord]:
    """A word and the raised figure behind it, which pdfium writes as one: ``60¹`` is not 601."""
    boxes = [box_of(first + offset) for offset in range(len(found))]
    cut = len(found)
    while cut > 1 and boxes[cut - 1] is not None and boxes[0] is not None and _is_raised(boxes[cut - 1], boxes[0]):
        cut -= 1
    words = []
    for start, end in ((0, cut), (cut, len(found))):
        own = [box for box in boxes[start:end] if box is not None]
        if own:
            words.append(PdfWord(found[start:end], around(own), first + start, 0))
    return words


def _split(found: str, first: int, box_of: Any, angle: int) -> list[PdfWord]:
    """A run of characters that pdfium joined over a line's end, as one word a line."""
    words: list[PdfWord] = []
    start = 0
    boxes: list[Box] = []
    for offset in range(len(found)):
        box = box_of(first + offset)
        if box is None:
            continue
        if boxes and not _in_line(boxes[-1], box, angle):
            words.append(PdfWord(found[start:offset], around(boxes), first + start, angle))
            start, boxes = offset, []
        boxes.append(box)
    if boxes:
        words.append(PdfWord(found[start:], around(boxes), first + start, angle))
    return words
