"""The pages of a scan with what a pen did on them: one place for all formats that have pictures."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from clausediff.evidence.pen import net
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.points import point_of
from clausediff.model import Range
from clausediff.scan.pages import Box, Page
from clausediff.scan.scan import Mark, Scan, Unread

__all__ = ["is_looked_at", "with_pen_marks"]

_READERS = ("rapidocr", "tesseract")
_FOOT = 0.92
"""Of a page's height: small ink further down is such as initials are."""
_INITIALS = (110.0, 45.0)
"""In points: ink that is wider or higher is no initials."""
_SAYS = {
    "struck": "is struck out by pen",
    "circled": "has a line around it",
    "written": "is written by hand",
    "initials": "is written by hand at the foot, as initials are,",
    "stamp": "is stamped",
}
_VERSION = "1"


def is_looked_at(scan: Scan, number: int) -> bool:
    """Whether a page is a picture, read by an engine as a whole or for its larger part, so that a pen can be seen on it."""
    page = scan.pages[number]
    if page.image is None or page.reader in _READERS:
        return page.image is not None
    own = [word for word in scan.words if word.page == number]
    return 2 * sum(word.confidence is not None for word in own) > len(own)


def with_pen_marks(scan: Scan, *, cache: bool = True, workers: int = 0) -> Scan:
    """The scan with the marks of a pen on its pages among its marks, and ink beside the text among what was not read.

    A scan without pictures is given back as it is, and costs nothing.
    """
    chosen = [number for number in range(len(scan.pages)) if is_looked_at(scan, number)]
    if not chosen or not net.installed():
        return scan
    from clausediff.scan.ocr.reading import cores

    own = {number: [i for i, word in enumerate(scan.words) if word.page == number] for number in chosen}
    with ThreadPoolExecutor(min(workers or cores(), len(chosen)), thread_name_prefix="pen") as pool:
        seen = list(pool.map(lambda number: _seen(scan, number, own[number], cache), chosen))
    marks: list[Mark] = []
    unread: list[Unread] = []
    for number, pen in zip(chosen, seen, strict=True):
        made, beside = _as_marks(scan, number, own[number], pen)
        marks += made
        unread += beside
    if not marks and not unread:
        return scan
    ordered = sorted([*scan.marks, *marks], key=lambda mark: (mark.span, mark.kind))
    return replace(scan, marks=tuple(ordered), unread=(*scan.unread, *unread))


def _seen(scan: Scan, number: int, own: Sequence[int], cache: bool) -> list[PenMark]:
    """The marks on one page, from the cache where it was looked at before."""
    from clausediff.evidence.pen.detect import find_marks
    from clausediff.evidence.pen.ink import DPI
    from clausediff.scan.ocr import cache as kept
    from clausediff.scan.ocr.reading import drawing

    boxes = [scan.words[i].box for i in own]
    page = scan.pages[number]
    assert page.image is not None
    key = blake2b(json.dumps([scan.sha256, number, page.skew, page.part, boxes]).encode(), digest_size=16).hexdigest()
    known_as = f"pen {_VERSION} {net.version()}"
    found = kept.load_plain(key, known_as, _restored) if cache else None
    if found is None:
        with drawing:
            image = page.image(DPI)
        found = find_marks(image, DPI, boxes)
        if cache:
            kept.save_plain(key, known_as, [[m.kind, m.box, m.words, m.crosses, m.certain] for m in found])
    return found


def _restored(kept: Any) -> list[PenMark]:
    return [
        PenMark(str(kind), Box(*map(float, box)), tuple(map(int, words)), tuple(map(float, crosses)), bool(certain))
        for kind, box, words, crosses, certain in kept
    ]


def _as_marks(scan: Scan, number: int, own: Sequence[int], pen: Sequence[PenMark]) -> tuple[list[Mark], list[Unread]]:
    """What comparison is to know of the marks on one page: those at its text, and ink that belongs to no line of it."""
    page = scan.pages[number]
    words = [scan.words[i] for i in own]
    where = f"page {page.number}"
    marks: list[Mark] = []
    foot: list[Box] = []
    beside: list[Box] = []
    for mark in pen:
        if mark.words and mark.kind in _SAYS:
            kind = _kind(mark, page)
            for span in _spans(scan, [own[i] for i in mark.words]):
                says = f"{_SAYS[kind]} on {where}"
                marks.append(Mark(kind, span, says, mark.certain, number, (mark.box,)))
        elif mark.kind == "written":
            at = point_of(mark.box, words, scan.lines, number)
            if _is_small_at_the_foot(mark.box, page):
                foot.append(mark.box)
            elif at is None:
                beside.append(mark.box)
            else:
                says = f"handwriting on {where} that was not read"
                marks.append(Mark("written", Range(at, at), says, False, number, (mark.box,)))
    unread = [(foot, "small handwriting at the foot, such as initials"), (beside, "handwriting beside the text")]
    return marks, [
        Unread("written", f"{where}: {says}", page=number, boxes=tuple(boxes)) for boxes, says in unread if boxes
    ]


def _kind(mark: PenMark, page: Page) -> str:
    """What a mark over words is called in the scan."""
    return "initials" if mark.kind == "written" and _is_small_at_the_foot(mark.box, page) else mark.kind


def _is_small_at_the_foot(box: Box, page: Page) -> bool:
    return box.top > _FOOT * page.height and box.width <= _INITIALS[0] and box.height <= _INITIALS[1]


def _spans(scan: Scan, words: Sequence[int]) -> Iterator[Range]:
    """The stretches of text of words, one for all that follow each other."""
    first = last = -1
    for word in sorted(words):
        if word == last + 1 and first >= 0:
            last = word
            continue
        if first >= 0:
            yield Range(scan.words[first].span.start, scan.words[last].span.end)
        first = last = word
    if first >= 0:
        yield Range(scan.words[first].span.start, scan.words[last].span.end)
