"""One PDF page as it is found: its words, which of them are seen, and what else is on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from clausediff.errors import ReadError
from clausediff.scan.pages import Box, around
from clausediff.scan.readers.pdf.annotations import OnTop, read_annotations
from clausediff.scan.readers.pdf.covered import IN_PART
from clausediff.scan.readers.pdf.drawn import Cover, Drawn
from clausediff.scan.readers.pdf.frame import Frame, frame_of
from clausediff.scan.readers.pdf.glyphs import NONE_UNTRUSTED, Glyphs, Untrusted
from clausediff.scan.readers.pdf.line_ink import LineInk, inked_blanks, line_ink, main_angle
from clausediff.scan.readers.pdf.objects import draw_list, unname
from clausediff.scan.readers.pdf.visible import has_ink, prints_otherwise, typed_lines, unseen
from clausediff.scan.readers.pdf.words import Layer, PdfWord, read_words

__all__ = ["Found", "Shown", "find", "shown_on_top"]

_LIGATURE = 3
"""Letters of the longest ligature: ``ffi``."""
_PICTURE = 0.5
"""Of a page's area: pictures that cover so much are the page."""
_TWICE = 1.5
"""In points, all together: two words that are no further apart are drawn over each other."""
_SMALLEST = 4.0
"""In points: what is smaller holds no word that could be read."""
_TALLEST = 100.0
"""In points: a shape that is taller is no letter."""
_MOST_LINES = 8
"""Lines that show other letters than they say: with more, the whole page is read."""
_ON_TOP = 10**9
"""Annotations are drawn after all objects of a page."""
_MANY = 40
"""Parts of a page: more are read as one, for each costs a call of the engine."""


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
    """Pictures on a page of text, and letters that were made curves, large enough to hold a word."""
    top: OnTop
    is_picture: bool
    """Whether pictures cover the page, or it shows ink and has no text that can be used: the whole of it is read by OCR."""
    ink: tuple[Box, ...] = ()
    """Curves and slanting lines that are drawn on it."""
    misnamed: str = ""
    """Words that the file says its glyphs stand for, where the glyphs themselves say nothing."""
    prints_otherwise: bool = False
    """Whether it is not the same on paper as on the screen."""
    line_ink: tuple[LineInk, ...] = ()
    """Ink in lines of print that is no part of their text."""
    pieces: frozenset[Box] = frozenset()
    """The ink that a page with annotations has of its own."""
    untrusted: Untrusted = NONE_UNTRUSTED
    """Words whose print shows other letters than the layer says; their lines are among the pictures, or the page is one."""

    @property
    def visible(self) -> list[PdfWord]:
        """The words that a person sees, in content order; none where nobody can say which letters the layer's glyphs are, and none
        of a line that shows other letters than the layer says.

        A word that is drawn twice at one place, to look bold, is one word.
        """
        if not self.layer.usable or (self.is_picture and self.untrusted.words):
            return []
        seen: dict[str, list[Box]] = {}
        words: list[PdfWord] = []
        for index, word in enumerate(self.layer.words):
            if self.hidden.get(index, IN_PART) != IN_PART or any(
                2 * line.overlap(word.box) > word.box.area for line in self.untrusted.lines
            ):
                continue
            same = seen.setdefault(word.text, [])
            left, top, right, _ = word.box
            if any(abs(left - box.left) + abs(top - box.top) + abs(right - box.right) < _TWICE for box in same):
                continue
            same.append(word.box)
            words.append(word)
        return words


def find(document: Any, index: int, path: str, max_pixels: int, glyphs: Glyphs | None = None) -> Found:
    """What is on a page of pypdfium2's document; where there are ``glyphs`` it is asked whether they show what the text says.

    Raises ReadError ``too-large`` for a picture of too many pixels.
    """
    page = document[index]
    text_page = page.get_textpage()
    try:
        frame = frame_of(page)
        layer = read_words(text_page, frame)
        drawn = draw_list(page, frame)
        if drawn.named:
            text_page, layer, drawn.misnamed = _as_drawn(page, text_page, layer, drawn, frame)
        if drawn.pixels > max_pixels:
            raise ReadError(
                "too-large",
                f"{path}: page {index + 1} holds a picture of {drawn.pixels:,} pixels, more than {max_pixels:,}; "
                "raise the limit with --max-pixels",
            )
        form = document.formenv.raw if document.formenv is not None else None
        top = read_annotations(page, frame, form)
        drawn.struck = [*top.struck, *top.strokes]
        drawn.covers += [Cover(box, _ON_TOP) for box in top.drawn]
        hidden = unseen(page, text_page, layer, drawn, frame) if layer.words else {}
        picture = _is_picture(page, frame, layer, hidden, drawn)
        rules = (*drawn.rules, *typed_lines(text_page, layer, drawn, frame))
        otherwise = drawn.switched and prints_otherwise(page)
        found = Found(
            index,
            frame,
            layer,
            hidden,
            rules,
            _parts(drawn, frame),
            top,
            picture,
            tuple(drawn.ink),
            drawn.misnamed,
            otherwise,
        )
        if top.drawn:
            found = replace(found, pieces=frozenset(piece.box.rounded() for piece in drawn.pieces))
        if not picture:
            found = replace(found, line_ink=_line_ink(page, text_page, found, drawn))
        if glyphs is None or picture or not layer.usable:
            return found
        return _as_shown(found, glyphs.untrusted(index, page, text_page, found.visible, frame))
    finally:
        text_page.close()
        page.close()


def _line_ink(page: Any, text_page: Any, found: Found, drawn: Drawn) -> tuple[LineInk, ...]:
    """Ink in the lines of a page, which are level on the page as it is turned to read it."""
    words = found.visible
    turn = main_angle(words)
    if turn == 0:
        blanks = inked_blanks(text_page, found.layer)
        return tuple(line_ink(page, text_page, words, [*drawn.pieces, *blanks], found.rules, found.frame))
    frame = replace(found.frame, rotation=(found.frame.rotation - turn) % 360)
    layer, drawn = read_words(text_page, frame), draw_list(page, frame)
    seen = {word.first for word in words}
    words = [word for word in layer.words if word.first in seen]
    blanks = inked_blanks(text_page, layer)
    return tuple(
        line_ink(
            page, text_page, words, [*drawn.pieces, *blanks], tuple(drawn.rules), frame, rotation=(360 - turn) % 360
        )
    )


def _as_shown(found: Found, untrusted: Untrusted) -> Found:
    """A page whose lines that show other letters than they say are pictures; where there are many, all of it."""
    if not untrusted.words:
        return found
    if len(untrusted.lines) > _MOST_LINES:
        return replace(found, is_picture=True, untrusted=untrusted)
    return replace(found, pictures=(*found.pictures, *untrusted.lines), untrusted=untrusted)


def _as_drawn(page: Any, text_page: Any, layer: Layer, drawn: Drawn, frame: Frame) -> tuple[Any, Layer, str]:
    """The page's words by its glyphs, where the file also says what these stand for (``ActualText``).

    Such a text is for ligatures and for the hyphens at line ends; it may as well say another word than the one that is seen. So
    the glyphs are read. Where they have no letters of their own, as in some fonts of ligatures, nobody can say more than the
    file does: then its words are returned too where they are more than a ligature.
    """
    for obj in drawn.texts:
        unname(obj)
    bare = page.get_textpage()
    glyphs = read_words(bare, frame)
    if glyphs.unmapped <= layer.unmapped:
        text_page.close()
        return bare, glyphs, ""
    bare.close()
    longer = [text for text in drawn.named if sum(map(str.isalnum, text)) > _LIGATURE]
    return text_page, layer, " ".join(longer)


def _is_picture(page: Any, frame: Frame, layer: Layer, hidden: dict[int, str], drawn: Drawn) -> bool:
    sheet = Box(0, 0, frame.width, frame.height)
    if sum(picture.overlap(sheet) for picture in drawn.pictures) >= _PICTURE * frame.width * frame.height:
        return True
    seen = len(layer.words) > len(hidden) and layer.usable
    return not seen and has_ink(page)


def _parts(drawn: Drawn, frame: Frame) -> tuple[Box, ...]:
    """Pictures, and outlines of shapes such as letters that were made curves: what may hold a word, each place once."""
    sheet = Box(0, 0, frame.width, frame.height)
    kept: list[Box] = []
    shapes = _grouped([shape for shape in drawn.shapes if shape.height <= _TALLEST])
    for box in [*drawn.pictures, *shapes]:
        inside = Box(max(0, box.left), max(0, box.top), min(sheet.right, box.right), min(sheet.bottom, box.bottom))
        if inside.width >= _SMALLEST and inside.height >= _SMALLEST and inside not in kept:
            kept.append(inside)
    return tuple(kept) if len(kept) <= _MANY else (around(kept),)


def _grouped(boxes: list[Box]) -> list[Box]:
    """Shapes of one row that are near each other, such as the letters of a line, as one box."""
    groups: list[Box] = []
    for box in sorted(boxes, key=lambda box: (box.left, box.top)):
        for at, group in enumerate(groups):
            beside = box.left - group.right <= max(group.height, box.height)
            if beside and min(box.bottom, group.bottom) - max(box.top, group.top) > -0.2 * group.height:
                groups[at] = group.joined(box)
                break
        else:
            groups.append(box)
    return groups


@dataclass(frozen=True, slots=True)
class Shown:
    """What annotations and form fields draw over a page."""

    words: tuple[PdfWord, ...] = ()
    ink: tuple[LineInk, ...] = ()
    """In lines of the page's print."""
    rules: tuple[Box, ...] = ()
    """Level lines, which may go through words."""


def shown_on_top(document: Any, found: Found) -> Shown:
    """What annotations and form fields draw over a page.

    ``document`` is a second copy, opened for this: the page is flattened in memory, and what is on it compared with what was
    there before. What a field shows need not be what it holds.
    """
    page = document[found.index]
    try:
        from pypdfium2 import raw

        if raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_FAIL:
            return Shown()
    finally:
        page.close()
    page = document[found.index]
    frame = frame_of(page)
    drawn = draw_list(page, frame)
    for obj in drawn.texts if drawn.named else []:
        unname(obj)
    text_page = page.get_textpage()
    try:
        flat = read_words(text_page, frame)
        new, old = _parted(flat, found.layer)
        top = found.top
        told = [*(note.box for note in top.notes), *top.struck]

        def of_annotation(box: Box) -> bool:
            return any(box.overlap(each) > 0 for each in top.drawn) and not any(
                2 * box.overlap(each) > box.area for each in told
            )

        pieces = [
            piece for piece in drawn.pieces if piece.box.rounded() not in found.pieces and of_annotation(piece.box)
        ]
        rules = tuple(rule for rule in drawn.rules if rule not in found.rules and of_annotation(rule))
        ink = line_ink(page, text_page, [*old, *new], pieces, found.rules, frame) if pieces else ()
        return Shown(tuple(new), tuple(ink), rules)
    finally:
        text_page.close()
        page.close()


def _parted(flat: Layer, layer: Layer) -> tuple[list[PdfWord], list[PdfWord]]:
    """The words of a page that was flattened: those that were not on it before, and the others."""
    known = Counter((word.text, word.box.rounded()) for word in layer.words)
    new: list[PdfWord] = []
    old: list[PdfWord] = []
    for word in flat.words:
        key = (word.text, word.box.rounded())
        (old if known[key] > 0 else new).append(word)
        known[key] -= 1
    return new, old
