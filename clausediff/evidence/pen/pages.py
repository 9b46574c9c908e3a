"""The pages of a scan with what a pen did on them: one place for all formats that have pictures."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from clausediff.evidence.pen import net
from clausediff.evidence.pen.boxes import CheckBox
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.points import point_of
from clausediff.evidence.pen.ticks import Placed, is_of_the_form, with_ticks
from clausediff.model import Range
from clausediff.scan.pages import Box, Page
from clausediff.scan.scan import Mark, Scan, Unread

__all__ = ["pages_to_look_at", "with_pen_marks"]

_READERS = ("rapidocr", "tesseract")
_FOOT = 0.92
"""Of a page's height: small ink further down is such as initials are."""
_INITIALS = (110.0, 45.0)
"""In points: ink that is wider or higher is no initials."""
_NAMED, _QUOTED = 4, 40
"""Of other words under a stamp, so many places are named, with so many characters each."""
_SAYS = {
    "struck": "is struck out by pen",
    "circled": "has a line around it",
    "written": "is written by hand",
    "initials": "is written by hand at the foot, as initials are,",
    "stamp": "is stamped",
}
_VERSION = "4"


def pages_to_look_at(scan: Scan) -> list[int]:
    """The pages on which a pen can be seen: pictures, read by an engine as a whole or for the larger part of their words, and
    pages with lines drawn over their words."""
    words = Counter(word.page for word in scan.words)
    recognised = Counter(word.page for word in scan.words if word.confidence is not None)
    return [
        number
        for number, page in enumerate(scan.pages)
        if page.image is not None and (_is_picture(page) or page.drawn or 2 * recognised[number] > words[number])
    ]


def _is_picture(page: Page) -> bool:
    """Whether the page itself is a picture, whatever read its words."""
    return page.pictured or page.reader in _READERS


def with_pen_marks(
    scan: Scan,
    *,
    beside_boxes: Collection[str] = (),
    cache: bool = True,
    workers: int = 0,
    seen: dict[int, list[PenMark]] | None = None,
) -> Scan:
    """The scan with the marks of a pen on its pages among its marks, and ink beside the text among what was not read.

    Check boxes that were seen on a page are signs in its text (:mod:`~clausediff.evidence.pen.ticks`) where one of the words
    ``beside_boxes`` is beside them. All marks of each page, harmless ones and check boxes too, are put into ``seen``. A scan
    without pictures is given back as it is, and costs nothing.
    """
    chosen = pages_to_look_at(scan)
    if not chosen or not net.installed():
        return scan
    from clausediff.scan.ocr.reading import cores

    own = {number: [i for i, word in enumerate(scan.words) if word.page == number] for number in chosen}
    with ThreadPoolExecutor(min(workers or cores(), len(chosen)), thread_name_prefix="pen") as pool:
        looked = list(pool.map(lambda number: _seen(scan, number, own[number], cache), chosen))
    if seen is not None:
        seen.update(
            (number, [*pen, *(PenMark("box", each.box) for each in boxes)])
            for number, (pen, boxes) in zip(chosen, looked, strict=True)
        )
    from clausediff.evidence.pen.detect import without_ticks

    placed = [Placed(number, box) for number, (_, found) in zip(chosen, looked, strict=True) for box in found]
    of_form = [each for each in placed if beside_boxes and is_of_the_form(scan, each, beside_boxes)]
    marks: list[Mark] = []
    unread: list[Unread] = []
    for number, (pen, _) in zip(chosen, looked, strict=True):
        others = without_ticks(pen, [each.box for each in of_form if each.page == number])
        made, beside = _as_marks(scan, number, own[number], others)
        marks += [mark for mark in made if not _is_known(scan, mark)]
        unread += beside
    marks += [_searched(scan, number, own[number]) for number in chosen if own[number]]
    if marks or unread:
        ordered = sorted([*scan.marks, *marks], key=lambda mark: (mark.span, mark.kind))
        text = _with_initials_apart(scan.text, [mark.span for mark in marks if mark.kind == "initials"])
        scan = replace(scan, text=text, marks=tuple(ordered), unread=(*scan.unread, *unread))
    return with_ticks(scan, of_form, beside_boxes) if of_form else scan


def _seen(scan: Scan, number: int, own: Sequence[int], cache: bool) -> tuple[list[PenMark], list[CheckBox]]:
    """The marks and the check boxes on one page, from the cache where it was looked at before."""
    from clausediff.evidence.pen.detect import find_ink
    from clausediff.evidence.pen.ink import DPI
    from clausediff.scan.ocr import cache as kept
    from clausediff.scan.ocr.reading import drawing

    boxes = [scan.words[i].box for i in own]
    page = scan.pages[number]
    assert page.image is not None
    key = blake2b(
        json.dumps([scan.sha256, page.picture, number, page.skew, page.part, boxes]).encode(), digest_size=16
    ).hexdigest()
    known_as = f"pen {_VERSION} {net.version()}"
    found = kept.load_plain(key, known_as, _restored) if cache else None
    if found is None:
        with drawing:
            image = page.image(DPI)
        found = find_ink(image, DPI, boxes)
        if cache:
            marks, squares = found
            plain = [[m.kind, m.box, m.words, m.crosses, m.certain] for m in marks]
            kept.save_plain(key, known_as, [plain, [[each.box, each.marked] for each in squares]])
    return found


def _restored(kept: Any) -> tuple[list[PenMark], list[CheckBox]]:
    marks = [
        PenMark(str(kind), Box(*map(float, box)), tuple(map(int, words)), tuple(map(float, crosses)), bool(certain))
        for kind, box, words, crosses, certain in kept[0]
    ]
    return marks, [CheckBox(Box(*map(float, box)), None if marked is None else bool(marked)) for box, marked in kept[1]]


def _as_marks(scan: Scan, number: int, own: Sequence[int], pen: Sequence[PenMark]) -> tuple[list[Mark], list[Unread]]:
    """What comparison is to know of the marks on one page: those at its text, and ink that belongs to no line of it."""
    page = scan.pages[number]
    words = [scan.words[i] for i in own]
    where = f"page {page.number}"
    marks: list[Mark] = []
    foot: list[Box] = []
    beside: list[Box] = []
    for mark in pen:
        if mark.kind == "stamped":
            marks.append(_under_a_stamp(scan, number, [own[i] for i in mark.words], mark.box))
        elif mark.kind == "ink":
            at = point_of(mark.box, words, scan.lines, number)
            if at is not None:
                marks.append(Mark("ink", Range(at, at), f"ink on {where}", False, number, (mark.box,)))
        elif mark.words and mark.kind in _SAYS:
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


def _searched(scan: Scan, number: int, own: Sequence[int]) -> Mark:
    """Says of all text on a page that no ink was missed for want of looking."""
    span = Range(scan.words[own[0]].span.start, scan.words[own[-1]].span.end)
    return Mark("searched", span, f"no ink was seen on its line on page {scan.pages[number].number}", False, number)


def _under_a_stamp(scan: Scan, number: int, words: Sequence[int], box: Box) -> Mark:
    """One mark for all words under one stamp that strokes may run through: at the longest run of them, with the others named."""
    spans = list(_spans(scan, words))
    first = max(spans, key=lambda span: span.size)
    others = [" ".join(scan.text[span.slice].split()) for span in spans if span != first]
    says = f"is under a stamp on page {scan.pages[number].number} and may be struck out"
    if others:
        named = ", ".join(f"“{each[:_QUOTED]}”" for each in others[:_NAMED])
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        says += f"; so may {named}{more}"
    return Mark("struck", first, says, False, number, (box,))


def _kind(mark: PenMark, page: Page) -> str:
    """What a mark over words is called in the scan."""
    return "initials" if mark.kind == "written" and _is_small_at_the_foot(mark.box, page) else mark.kind


def _is_small_at_the_foot(box: Box, page: Page) -> bool:
    return box.top > _FOOT * page.height and box.width <= _INITIALS[0] and box.height <= _INITIALS[1]


def _with_initials_apart(text: str, spans: Sequence[Range]) -> str:
    """The text with each of some stretches on a line of its own, so that a running foot beside initials is still one.

    One white space becomes another: all offsets stay.
    """
    chars = list(text) if spans else []
    for start, end in spans:
        for at in (start - 1, end):
            if 0 <= at < len(chars) and chars[at] in " \t":
                chars[at] = "\n"
    return "".join(chars) if spans else text


def _is_known(scan: Scan, mark: Mark) -> bool:
    """Whether the format itself has a mark of that kind over the same words."""
    return any(
        other.kind == mark.kind and other.span.start < mark.span.end and mark.span.start < other.span.end
        for other in scan.marks
    )


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
