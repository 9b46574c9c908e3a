"""The pages of a scan with what a pen did on them: one place for all formats that have pictures."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from clausediff.canonical.form_places import FormPlaces
from clausediff.evidence.pen import net
from clausediff.evidence.pen.box_places import Place, places_of
from clausediff.evidence.pen.boxes import CheckBox
from clausediff.evidence.pen.line_ink import LineInk, as_marks, is_a_label, line_at
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.placed import boxes_of_form
from clausediff.evidence.pen.signing import LinePlace, lines_of
from clausediff.evidence.pen.ticks import with_ticks
from clausediff.evidence.pen.told import doubtful_choices, marks_of_page, searched, with_initials_apart
from clausediff.scan.pages import Box, Page
from clausediff.scan.scan import Mark, Scan, Unread

if TYPE_CHECKING:
    from clausediff.evidence.pen.detect import Ink

__all__ = ["pages_to_look_at", "with_pen_marks"]

_READERS = ("rapidocr", "tesseract")
_PLACES = ("covering", "by_hand", "faint")
"""Kinds that say what is at a place, and are no ink of their own, or may be none."""
_VERSION = "88"
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
        words = [scan.words[i] for i in own[number]]
        others = [mark for mark in others if mark.kind != "written" or not is_a_label(mark.box, words, scan.text)]
        signed = partial(line_at, lines=lines[number], inks=ink.inks)
        made, beside = marks_of_page(scan, number, own[number], others, signed)
        marks += [mark for mark in made if not _is_known(scan, mark)]
        marks += as_marks(scan, lines[number], ink.inks)
        unread += beside
    marks += doubtful_choices(of_form)
    marks += [searched(scan, number, own[number]) for number in chosen if own[number]]
    if marks or unread:
        ordered = sorted([*scan.marks, *marks], key=lambda mark: (mark.span, mark.kind))
        text = with_initials_apart(scan.text, [mark.span for mark in marks if mark.kind == "initials"])
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
        marks,
        _boxes(kept[1]),
        [_boxes(each) for each in kept[2]],
        [LineInk(float(pen), float(any_), bool(crossed)) for pen, any_, crossed in kept[3]],
    )


def _boxes(kept: Any) -> list[CheckBox]:
    return [CheckBox(Box(*map(float, box)), None if marked is None else bool(marked)) for box, marked in kept]


def _is_known(scan: Scan, mark: Mark) -> bool:
    """Whether the format itself has a mark of that kind over the same words."""
    return any(other.kind == mark.kind and other.span.meets(mark.span) for other in scan.marks)
