"""From what is on a PDF page to its text: its own words, those that OCR reads on its pictures, fields and notes."""

from __future__ import annotations

from functools import partial

from clausediff.scan.ocr.picture import Reading, Straight
from clausediff.scan.ocr.straight import draw_straight
from clausediff.scan.pages import Box, Page
from clausediff.scan.readers.output import quoted
from clausediff.scan.readers.paged import Composed, of_reading, said_of_reading
from clausediff.scan.readers.pdf.covered import IN_PART
from clausediff.scan.readers.pdf.drawing import PdfPicture
from clausediff.scan.readers.pdf.frame import turned
from clausediff.scan.readers.pdf.layers import differences
from clausediff.scan.readers.pdf.on_top import lay_on, struck_words
from clausediff.scan.readers.pdf.page import Found, Shown
from clausediff.scan.readers.pdf.words import PdfWord
from clausediff.scan.reading_order import Piece, read_page, stack
from clausediff.scan.scan import Unread

__all__ = ["compose"]

_MANY = 500
"""Curves on a page, above which it is not asked which of them lie on words."""


def compose(
    found: Found,
    readings: dict[int, list[Reading]],
    shown: Shown,
    picture: PdfPicture,
) -> list[Composed]:
    """The composed page; two where OCR saw two pages side by side.

    ``readings`` are what OCR read on the page's pictures, by number; a picture that was not read is missing; ``shown`` is
    what annotations draw.
    """
    whole = readings.get(0) if found.is_picture else None
    if whole and not found.visible:
        return _scanned(found, whole, picture)
    words = list(found.visible)
    said: list[Unread] = []
    if found.is_picture and whole is None:
        if found.layer.usable:
            words = list(found.layer.words)
        said.append(_not_read(found, bool(words)))
    laid = lay_on(words, found.rules, found.top, shown.words)
    pieces, confidences = _with_pictures(laid.words, found, readings)
    laid_read = pieces[len(laid.words) :]
    struck = struck_words(pieces, (*found.rules, *shown.rules), found.top)
    if found.is_picture and whole is not None:
        said += _said_of_layer(found, [piece.text for piece in pieces])
        said += [part for reading in whole for part in said_of_reading(found.index + 1, reading, picture)]
    elif not found.is_picture:
        said += _said_of_hidden(found)
        if found.misnamed:
            says = f"page {found.index + 1}: only the file says what glyphs stand for{_quoted(found.misnamed)}"
            said.append(Unread("layer", says, found.misnamed))
        said += _pictures_not_read(found, readings)
    if found.untrusted.words:
        words_said = " ".join(word.text for word in found.untrusted.words)
        says = f"page {found.index + 1}: its print shows other letters than the file says{_quoted(words_said)}"
        said.append(Unread("layer", says, words_said, boxes=tuple(box.rounded() for box in found.untrusted.lines)))
    said += [
        Unread(
            "written",
            f"page {found.index + 1}: ink in a line of print is no part of its text, at{_quoted(ink.beside)}",
            boxes=(ink.box.rounded(),),
        )
        for ink in (*found.line_ink, *shown.ink)
        if sum(ink.box.overlap(word.box) for word in laid_read) < 0.5 * ink.box.area
    ]
    if found.prints_otherwise:
        says = f"page {found.index + 1}: it is not the same on paper as on the screen, which was compared"
        said.append(Unread("unseen", says))
    said += [
        Unread(kind, f"page {found.index + 1}: {what}{_quoted(text)}", text, boxes=(box.rounded(),))
        for kind, what, text, box in laid.said
    ]
    return [_written(found, pieces, confidences, frozenset(struck), said, picture)]


def _written(
    found: Found,
    words: list[PdfWord],
    confidences: list[float | None],
    struck: frozenset[int],
    said: list[Unread],
    picture: PdfPicture,
) -> Composed:
    """The words of an upright page in reading order, those that are turned otherwise behind the others."""
    angles = [word.angle for word in words]
    main = max(sorted(set(angles)), key=angles.count) if angles else 0
    main = 0 if main < 0 else main
    rotation = (360 - main) % 360
    size = (found.frame.width, found.frame.height)
    upright = size if rotation % 180 == 0 else (size[1], size[0])
    pieces = [
        Piece(word.text, turned(word.box, rotation, *size) if rotation else word.box, -1, confidence)
        for word, confidence in zip(words, confidences, strict=True)
    ]
    groups: list[list[int]] = [[index for index, angle in enumerate(angles) if angle == main]]
    for angle in sorted(set(angles) - {main}):
        groups.append([index for index, other in enumerate(angles) if other == angle])
    parts = []
    for number, group in enumerate(groups):
        turn = (360 - angles[group[0]]) % 360 if number and angles[group[0]] > 0 else 0
        if number:
            own = [Piece(words[i].text, turned(words[i].box, turn, *size), -1, confidences[i]) for i in group]
        else:
            own = [pieces[i] for i in group] if len(groups) > 1 else pieces
        parts.append(read_page(own, trust_source=True))
    written = parts[0] if len(parts) == 1 else stack(parts, pieces, groups)
    page = Page(
        found.index + 1,
        round(upright[0], 1),
        round(upright[1], 1),
        rotation,
        "pdf",
        image=partial(draw_straight, picture, Straight(rotation)),
        pictured=found.is_picture,
        drawn=_drawn_over(found, words),
    )
    return Composed(written, page, struck, tuple(said))


def _drawn_over(found: Found, words: list[PdfWord]) -> bool:
    """Whether curves or slanting lines lie on printed words, as a pen's do whose strokes became part of the page."""
    if len(found.ink) > _MANY:
        return True  # a drawing, or thousands of strokes: whoever looks at the page will tell
    return any(ink.overlap(word.box) > 0 for ink in found.ink for word in words)


def _scanned(found: Found, readings: list[Reading], picture: PdfPicture) -> list[Composed]:
    """A page of which only a picture is seen, as OCR read it."""
    composed = []
    texts = [piece.text for reading in readings for piece in reading.pieces]
    for number, reading in enumerate(readings):
        said = _said_of_layer(found, texts) if number == 0 else []
        if number == 0:
            laid = lay_on([], found.rules, found.top, [])
            said += [
                Unread(kind, f"page {found.index + 1}: {what}{_quoted(text)}", text)
                for kind, what, text, _ in laid.said
            ]
        composed.append(of_reading(found.index + 1, reading, picture, tuple(said)))
    return composed


def _with_pictures(
    words: list[PdfWord], found: Found, readings: dict[int, list[Reading]]
) -> tuple[list[PdfWord], list[float | None]]:
    """The page's words and those that OCR read on its pictures beside them, with the confidences of the latter."""
    placed = list(words)
    confidences: list[float | None] = [None] * len(words)
    for number, several in readings.items():
        corner = Box(0, 0, 0, 0) if found.is_picture else found.pictures[number]
        for piece in [piece for reading in several for piece in reading.pieces]:
            left, top, right, bottom = piece.box
            box = Box(left + corner.left, top + corner.top, right + corner.left, bottom + corner.top)
            area = max(0.01, box.area)
            if sum(box.overlap(word.box) for word in words) < 0.3 * area:
                placed.append(PdfWord(piece.text, box, -1))
                confidences.append(piece.confidence)
    return placed, confidences


def _not_read(found: Found, has_layer: bool) -> Unread:
    instead = "its text layer was compared in its place" if has_layer else "nothing on it was compared"
    return Unread("picture", f"page {found.index + 1} is a picture that was not read; {instead}")


def _said_of_layer(found: Found, read: list[str]) -> list[Unread]:
    """Where a hidden text layer says other than the picture."""
    if not found.layer.words or not found.layer.usable:
        return []
    places = differences([word.text for word in found.layer.words], read)
    if not places:
        return []
    shown = "; ".join(f"“{layer or '–'}” for “{picture or '–'}”" for layer, picture in places[:5])
    more = f" and {len(places) - 5} more" if len(places) > 5 else ""
    says = f"page {found.index + 1}: the text layer says other than the picture, which was compared: {shown}{more}"
    return [Unread("layer", says, " ".join(layer for layer, _ in places))]


def _said_of_hidden(found: Found) -> list[Unread]:
    """Words of the layer that nobody sees, by why."""
    said = []
    for why in sorted(set(found.hidden.values())):
        words = [found.layer.words[index] for index in sorted(found.hidden) if found.hidden[index] == why]
        text = " ".join(word.text for word in words)
        boxes = tuple(word.box.rounded() for word in words[:100])
        what = f"words that nobody sees ({why}) were not compared"
        if why == IN_PART:
            what = f"words, {why}, were compared as the file has them"
        says = f"page {found.index + 1}: {what}{_quoted(text)}"
        said.append(Unread("unseen", says, text, boxes=boxes))
    return said


def _pictures_not_read(found: Found, readings: dict[int, list[Reading]]) -> list[Unread]:
    said = []
    for number, box in enumerate(found.pictures):
        if readings.get(number) is None and box.area >= 0.03 * found.frame.width * found.frame.height:
            says = f"page {found.index + 1}: a picture beside the text was not read"
            said.append(Unread("picture", says, boxes=(box.rounded(),)))
    return said


def _quoted(text: str) -> str:
    return f": {quoted(text)}" if text else ""
