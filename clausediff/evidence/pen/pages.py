"""The pages of a scan with what a pen did on them: one place for all formats that have pictures."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from clausediff.canonical.form_places import FormPlaces
from clausediff.evidence.pen import net
from clausediff.evidence.pen.box_places import Place, places_of
from clausediff.evidence.pen.boxes import CheckBox
from clausediff.evidence.pen.letters import under
from clausediff.evidence.pen.line_ink import LineInk, as_marks, line_at
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.placed import boxes_of_form
from clausediff.evidence.pen.points import point_of
from clausediff.evidence.pen.signing import LinePlace, lines_of
from clausediff.evidence.pen.ticks import with_ticks
from clausediff.model import Range
from clausediff.scan.pages import Box, Page, WordBox
from clausediff.scan.scan import Mark, Scan, Unread

if TYPE_CHECKING:
    from clausediff.evidence.pen.detect import Ink

__all__ = ["pages_to_look_at", "with_pen_marks"]

_READERS = ("rapidocr", "tesseract")
_FOOT = 0.92
"""Of a page's height: small ink further down is such as initials are."""
_INITIALS = (110.0, 45.0)
"""In points: ink that is wider or higher is no initials."""
_OVER = 0.3
"""Of a line's height: when a stamp is over more, it hides what is printed there."""
_NAMED, _QUOTED = 4, 40
"""Of other words under a stamp, so many places are named, with so many characters each."""
_SAYS = {
    "struck": "is struck out by pen",
    "circled": "has a line around it",
    "altered": "may have been made “{}” by pen",
    "written": "is written by hand",
    "initials": "is written by hand at the foot, as initials are,",
    "stamp": "is stamped",
}
_PLACES = ("covering", "by_hand")
"""Kinds that say what is at a place, and are no ink of their own."""
_VERSION = "61"
_NO_PLACES = FormPlaces()


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
    form: FormPlaces = _NO_PLACES,
    cache: bool = True,
    workers: int = 0,
    seen: dict[int, list[PenMark]] | None = None,
) -> Scan:
    """The scan with the marks of a pen on its pages among its marks, and ink beside the text among what was not read.

    Boxes of the ``form`` that were seen on a page are signs in its text (:mod:`~clausediff.evidence.pen.ticks`), and its lines to
    sign are marks (:mod:`~clausediff.evidence.pen.signing`). All marks of each page, harmless ones and check boxes too, are put into
    ``seen``. A scan without pictures is given back as it is, and costs nothing.
    """
    chosen = pages_to_look_at(scan)
    if not chosen or not net.installed():
        return scan
    from clausediff.scan.ocr.reading import cores

    own = {number: [i for i, word in enumerate(scan.words) if word.page == number] for number in chosen}
    places = places_of(scan, form, chosen) if form else []
    at = {number: [place for place in places if place.page == number] for number in chosen}
    lines = {number: lines_of(scan, form, [number]) for number in chosen}
    with ThreadPoolExecutor(min(workers or cores(), len(chosen)), thread_name_prefix="pen") as pool:
        looked = list(
            pool.map(lambda number: _seen(scan, number, own[number], at[number], lines[number], cache), chosen)
        )
    of_form = boxes_of_form(places, [boxes for ink in looked for boxes in ink.placed])
    if seen is not None:
        for number, ink in zip(chosen, looked, strict=True):
            boxes = {each.box for each in [*ink.squares, *(p.box for p in of_form if p.place.page == number)]}
            told = [mark for mark in ink.marks if mark.kind not in _PLACES]
            taken = [PenMark("stamp", stamp.box) for stamp in scan.pages[number].stamps]
            seen[number] = [*told, *taken, *(PenMark("box", box) for box in sorted(boxes))]
    from clausediff.evidence.pen.detect import without_ticks

    marks: list[Mark] = []
    unread: list[Unread] = []
    for number, ink in zip(chosen, looked, strict=True):
        others = without_ticks(ink.marks, [each.box for each in of_form if each.place.page == number])
        signed = partial(line_at, lines=lines[number], inks=ink.inks)
        made, beside = _as_marks(scan, number, own[number], others, signed)
        marks += [mark for mark in made if not _is_known(scan, mark)]
        marks += as_marks(scan, lines[number], ink.inks)
        unread += beside
    marks += [_searched(scan, number, own[number]) for number in chosen if own[number]]
    if marks or unread:
        ordered = sorted([*scan.marks, *marks], key=lambda mark: (mark.span, mark.kind))
        text = _with_initials_apart(scan.text, [mark.span for mark in marks if mark.kind == "initials"])
        scan = replace(scan, text=text, marks=tuple(ordered), unread=(*scan.unread, *unread))
    return with_ticks(scan, of_form) if of_form else scan


def _seen(
    scan: Scan, number: int, own: Sequence[int], places: Sequence[Place], lines: Sequence[LinePlace], cache: bool
) -> Ink:
    """The marks and the boxes on one page, from the cache where it was looked at before."""
    from clausediff.evidence.pen.detect import find_ink
    from clausediff.evidence.pen.ink import DPI
    from clausediff.scan.ocr import cache as kept
    from clausediff.scan.ocr.own_print import draw_own_print
    from clausediff.scan.ocr.reading import drawing

    boxes = [scan.words[i].box for i in own]
    texts = [scan.text[scan.words[i].span.slice] for i in own]
    page = scan.pages[number]
    assert page.image is not None
    regions = [
        [[each.region, each.height, each.free] for each in places],
        [[line.region, line.beside] for line in lines],
    ]
    key = blake2b(
        json.dumps(
            [scan.sha256, page.picture, number, page.skew, page.part, page.stamps, page.mirrored, boxes, texts, regions]
        ).encode(),
        digest_size=16,
    ).hexdigest()
    known_as = f"pen {_VERSION} {net.version()}"
    found = kept.load_plain(key, known_as, _restored) if cache else None
    if found is None:
        with drawing:
            image, dpi = draw_own_print(page, DPI)
        found = find_ink(image, dpi, boxes, places, lines, texts)
        if cache:
            plain = [[m.kind, m.box, m.words, m.crosses, m.certain, m.reaches, m.on, m.other] for m in found.marks]
            of_form = [[[each.box, each.marked] for each in boxes] for boxes in found.placed]
            kept.save_plain(
                key, known_as, [plain, [[each.box, each.marked] for each in found.squares], of_form, found.inks]
            )
    return found


def _restored(kept: Any) -> Ink:
    from clausediff.evidence.pen.detect import Ink

    marks = [
        PenMark(
            str(kind),
            Box(*map(float, box)),
            tuple(map(int, words)),
            tuple(map(float, crosses)),
            bool(certain),
            tuple((float(low), float(high)) for low, high in reaches),
            tuple(map(int, on)),
            str(other),
        )
        for kind, box, words, crosses, certain, reaches, on, other in kept[0]
    ]
    return Ink(
        marks, _boxes(kept[1]), [_boxes(each) for each in kept[2]], [LineInk(*map(float, each)) for each in kept[3]]
    )


def _boxes(kept: Any) -> list[CheckBox]:
    return [CheckBox(Box(*map(float, box)), None if marked is None else bool(marked)) for box, marked in kept]


def _as_marks(
    scan: Scan, number: int, own: Sequence[int], pen: Sequence[PenMark], signed: Callable[[Box], int | None]
) -> tuple[list[Mark], list[Unread]]:
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
        elif mark.kind == "by_hand":
            span = words[mark.words[0]].span
            marks.append(Mark("filled", span, "is written by hand", False, number, (mark.box,)))
        elif mark.kind == "covering":
            says = f"a stamp on {where} hides print here"
            marks += [
                Mark("covered", span, says, False, number, (mark.box,))
                for span in _covered(scan, number, words, mark.box)
            ]
        elif mark.kind == "ink":
            at = _point(scan, number, words, mark.box, signed)
            if at is not None:
                marks.append(Mark("ink", Range(at, at), f"ink on {where}", False, number, (mark.box,)))
        elif mark.words and mark.kind in _SAYS:
            kind = _kind(mark, page)
            for span in _under(scan, [own[i] for i in mark.words], mark):
                says = f"{_SAYS[kind].format(mark.other)} on {where}"
                marks.append(Mark(kind, span, says, mark.certain, number, (mark.box,)))
        elif mark.kind == "written":
            at = _point(scan, number, words, mark.box, signed)
            if _is_small_at_the_foot(mark.box, page):
                foot.append(mark.box)
            elif at is None:
                beside.append(mark.box)
            else:
                says = f"handwriting on {where} that was not read"
                marks.append(Mark("written", Range(at, at), says, False, number, (mark.box,)))
                on = _under(scan, [own[i] for i in mark.on], mark)
                marks += [Mark("filled", span, "is written by hand", False, number, (mark.box,)) for span in on]
    unread = [(foot, "small handwriting at the foot, such as initials"), (beside, "handwriting beside the text")]
    return marks, [
        Unread("written", f"{where}: {says}", page=number, boxes=tuple(boxes)) for boxes, says in unread if boxes
    ]


def _point(
    scan: Scan, number: int, words: Sequence[WordBox], box: Box, signed: Callable[[Box], int | None]
) -> int | None:
    """Where in the text ink belongs: at the label of the line that it signs, else where it was put in."""
    at = signed(box)
    return at if at is not None else point_of(box, words, scan.lines, number)


def _searched(scan: Scan, number: int, own: Sequence[int]) -> Mark:
    """Says of all text on a page that no ink was missed for want of looking."""
    span = Range(scan.words[own[0]].span.start, scan.words[own[-1]].span.end)
    return Mark("searched", span, f"the line to sign was not found on page {scan.pages[number].number}", False, number)


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


def _covered(scan: Scan, number: int, words: Sequence[WordBox], box: Box) -> Iterator[Range]:
    """The stretches of the lines that a stamp is over: from the word before it to the word behind it, for some may not have been read."""
    for line in scan.lines:
        both = min(line.box.bottom, box.bottom) - max(line.box.top, box.top)
        if (
            line.page != number
            or both < _OVER * line.box.height
            or line.box.left > box.right
            or line.box.right < box.left
        ):
            continue
        own = [word for word in words if line.span.start <= word.span.start < line.span.end]
        start = max((word.span.end for word in own if word.box.right <= box.left), default=line.span.start)
        end = min((word.span.start for word in own if word.box.left >= box.right), default=line.span.end)
        if start <= end:
            yield Range(start, end)


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


def _under(scan: Scan, words: Sequence[int], mark: PenMark) -> Iterator[Range]:
    """The stretches of text under a mark: of a box that holds several words, those that its strokes go through."""
    reaches = dict(zip(words, mark.reaches, strict=False))
    for span in _spans(scan, words):
        own = [word for word in words if word in reaches and span.start <= scan.words[word].span.start < span.end]
        if not own:
            yield span
            continue
        first, last = (under(scan.words[word], scan.text, reaches[word]) for word in (min(own), max(own)))
        yield Range(first.start, last.end)


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
