"""What readers of formats with pages share: composed pages become one scan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from clausediff.errors import ReadError
from clausediff.model import Range
from clausediff.scan.ocr.picture import Reading
from clausediff.scan.ocr.rim import without_rim
from clausediff.scan.ocr.straight import draw_straight
from clausediff.scan.pages import Page
from clausediff.scan.readers.blank import is_blank
from clausediff.scan.reading_order import Written, join_pages, read_page
from clausediff.scan.scan import Mark, Scan, Unread
from clausediff.scan.stamps import stamps_on

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["Composed", "of_reading", "paged_scan", "said_of_reading"]

_NO_WORDS = frozenset(("unread", "layer"))
"""Kinds of what is said of a page whose picture gave no words."""
_HARDLY_ANY = 8
"""Letters: so few on a page may be what an engine made of dirt or of a black ground."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A page ready to be joined with the others."""

    written: Written
    page: Page
    struck: frozenset[int] = frozenset()
    """Which of its pieces are struck out."""
    unread: tuple[Unread, ...] = ()
    """Parts that are not in its text; their page is filled in when pages are joined."""


def of_reading(
    number: int, reading: Reading, draw: Callable[[float], Image], unread: tuple[Unread, ...] = ()
) -> Composed:
    """A page as an engine read it; ``draw`` draws the picture that it read."""
    inked = without_rim(reading.unread, reading.width, reading.height, reading.straight, draw) if reading.unread else ()
    reading = replace(reading, unread=inked)
    boxes = tuple(box.rounded() for box in reading.unread)
    unread += said_of_reading(number, reading, draw)
    page = Page(
        number,
        round(reading.width, 1),
        round(reading.height, 1),
        reading.straight.rotation,
        reading.engine,
        boxes,
        round(reading.straight.skew, 2),
        reading.straight.part,
        partial(draw_straight, draw, reading.straight),
        pictured=True,
        stamps=tuple(stamp._replace(box=stamp.box.rounded()) for stamp in reading.stamps),
        mirrored=reading.mirrored,
    )
    return Composed(read_page(list(reading.pieces)), page, frozenset(), unread)


def said_of_reading(number: int, reading: Reading, draw: Callable[[float], Image]) -> tuple[Unread, ...]:
    """What an engine could not read of a page: places with ink like text, or the whole page where it is not blank."""
    boxes = tuple(box.rounded() for box in reading.unread)
    if reading.mirrored:
        says = f"page {number}: print of its other side shows through, mirrored, and was not read"
        return (Unread("unread", says, harmless=True), *said_of_reading(number, replace(reading, mirrored=None), draw))
    if boxes:
        where = f"page {number}{f', {reading.straight.part} half' if reading.straight.part else ''}"
        count = "a place" if len(boxes) == 1 else f"{len(boxes)} places"
        return (Unread("unread", f"{where}: {count} where there is ink like text gave no words", boxes=boxes),)
    if sum(len(piece.text) for piece in reading.pieces) >= _HARDLY_ANY or is_blank(draw):
        return ()
    read = "hardly any words" if reading.pieces else "no words"
    return (Unread("unread", f"page {number}: {read} could be read on it, and it is not blank"),)


def paged_scan(
    path: str,
    sha256: str,
    reader: str,
    pages: list[Composed],
    unread: tuple[Unread, ...] = (),
    witness: tuple[str, ...] = (),
    needs_words: bool = True,
) -> Scan:
    """The scan that pages make.

    Raises ReadError ``empty`` where none of them holds a word, and nothing is said of any but that it could not be read; not
    where they are a part of something that may have words elsewhere, and so need none.
    """
    text, starts, words, lines = join_pages([each.written for each in pages])
    marks: list[Mark] = []
    said = list(unread)
    for number, (start, each) in enumerate(zip(starts, pages, strict=True)):
        for run in _runs(each):
            spans = [each.written.spans[index] for index in run]
            span = Range(start + spans[0].start, start + spans[-1].end)
            marks.append(Mark("struck", span, f"is struck out on page {each.page.number}"))
        said += [part._replace(page=number) for part in each.unread]
        made, beside = stamps_on(number, each.page, text, words)
        marks += made
        said += beside
    if needs_words and not any(map(str.isalnum, text)) and all(part.kind in _NO_WORDS for part in said):
        raise ReadError("empty", f"{path}: holds no words that could be read; was the page scanned the right way up?")
    return Scan(
        path,
        sha256,
        text,
        reader,
        starts,
        words,
        tuple(each.page for each in pages),
        lines,
        tuple(marks),
        tuple(said),
        witness,
    )


def _runs(page: Composed) -> list[list[int]]:
    """The struck pieces in reading order, those that follow each other together."""
    runs: list[list[int]] = []
    open_run = False
    for index in page.written.order:
        if index in page.struck:
            if not open_run:
                runs.append([])
            runs[-1].append(index)
        open_run = index in page.struck
    return runs
