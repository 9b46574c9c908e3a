"""Ink that the issued form does not print, among the marks of a scan."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import groupby
from typing import Any

from clausediff.evidence.issued.fit import Fit
from clausediff.evidence.pen.pages import pages_to_look_at
from clausediff.evidence.pen.points import point_of
from clausediff.model import Range
from clausediff.scan.pages import Box, around
from clausediff.scan.scan import Mark, Scan, Unread
from clausediff.text.words import alnum_key

__all__ = ["with_issued_form"]

_VERSION = "2"
_OVER = 0.6
"""Of a word's width: ink over so much of it is over the word, and not beside it."""
_CROSSED, _RUN = 0.38, 0.22
"""Share of the places between its letters where a word has ink: from the first on it is struck, from the second on if the word beside
is too. Of 4,614 words without a stroke on eleven pages of as many wears none reached 0.35 and three 0.22, and no two side by side."""
_UNDER = 0.3
"""Of a word's area: when the form prints on so much of it, the word is one of its print, whatever was read."""
_ON = 0.5
"""Of the area of ink: when so much lies in a mark that is known, it is the mark's."""
_AROUND = 4.0
"""In points: how far around known marks ink is theirs."""
_SAYS = "ink on page {} that the issued form does not have"


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was seen on one page."""

    ink: list[Box]
    """Ink of its own in the white of the form."""
    crossed: list[int]
    """Words of the page with ink between their letters, by their place among the words of the scan."""


def with_issued_form(
    scan: Scan, form: Scan, fits: Mapping[int, Fit | None], known: Mapping[int, Sequence[Box]], *, cache: bool = True
) -> Scan:
    """The scan with the ink among its marks that the form's print does not have, and with what was not compared among its unread parts.

    ``fits`` are those of :func:`~clausediff.evidence.issued.fit.fit_pages`; ``known`` are for each page the places of ink that was
    seen and judged otherwise: strokes of a pen, stamps, highlighter.
    """
    chosen = pages_to_look_at(scan)
    laid = [(number, fit) for number in chosen if (fit := fits.get(number)) is not None]
    seen: list[_Seen | None] = []
    if laid:
        from clausediff.scan.ocr.reading import cores

        with ThreadPoolExecutor(min(cores(), len(laid)), thread_name_prefix="issued") as pool:
            seen = list(pool.map(lambda each: _seen(scan, form, each[0], each[1], cache), laid))
    marks: list[Mark] = []
    unread: list[Unread] = []
    compared = set()
    for (number, _), found in zip(laid, seen, strict=True):
        if found is None:
            continue
        compared.add(number)
        made, beside = _as_marks(scan, number, found, known.get(number, ()))
        marks += made
        if beside:
            says = f"there is {_SAYS.format(scan.pages[number].number)}, beside the text"
            unread.append(Unread("written", says, page=number, boxes=tuple(beside)))
    left = [number for number in chosen if number not in compared]
    if left:
        unread.append(Unread("issued", _not_compared(scan, left, "the layout is"), harmless=True))
    parts = [number for number, fit in laid if number in compared and not fit.whole]
    if parts:
        unread.append(Unread("issued", _not_compared(scan, parts, "the layout of parts is"), harmless=True))
    ordered = sorted([*scan.marks, *marks], key=lambda mark: (mark.span, mark.kind))
    return replace(scan, marks=tuple(ordered), unread=(*scan.unread, *unread))


def _not_compared(scan: Scan, left: Sequence[int], what: str) -> str:
    numbers = sorted({scan.pages[number].number for number in left})
    pages = f"page {numbers[0]}" if len(numbers) == 1 else f"pages {', '.join(map(str, numbers))}"
    return f"{pages}: {what} not that of the issued form, so the ink there was not compared with its print"


def _seen(scan: Scan, form: Scan, number: int, fit: Fit, cache: bool) -> _Seen | None:
    """What one page has of its own, from the cache where it was looked at before; None where the form's print is not there."""
    from clausediff.evidence.issued.crossed import crossed
    from clausediff.evidence.issued.ink import own_ink
    from clausediff.evidence.issued.laying import lay_over
    from clausediff.evidence.pen.ink import DPI
    from clausediff.scan.ocr import cache as kept
    from clausediff.scan.ocr.own_print import draw_own_print
    from clausediff.scan.ocr.reading import drawing

    page, printed = scan.pages[number], form.pages[fit.page]
    same, foreign = _by_form(scan, form, number, fit)
    own = [scan.words[at].box.rounded() for at in same]
    named = [
        scan.sha256,
        page.picture,
        form.sha256,
        number,
        page.skew,
        page.part,
        page.stamps,
        page.mirrored,
        fit.page,
        fit.matrix,
        fit.lines,
        fit.others,
        own,
        foreign,
    ]
    key = blake2b(json.dumps(named).encode(), digest_size=16).hexdigest()
    known_as = f"issued {_VERSION}"
    ready = kept.load_plain(key, known_as, _restored) if cache else None
    if ready is not None:
        return ready[0]
    assert page.image is not None
    assert printed.image is not None
    with drawing:
        (one, dpi), other = draw_own_print(page, DPI), printed.image(DPI)
    if dpi != DPI:
        one = one.resize((max(1, round(one.width * DPI / dpi)), max(1, round(one.height * DPI / dpi))))
    laid = lay_over(one, other, fit)
    found = None
    if laid is not None:
        every = [word.box for word in scan.words if word.page == number]
        found = _Seen(own_ink(laid, every, foreign), _struck(scan, same, crossed(laid, own)))
    if cache:
        kept.save_plain(key, known_as, [None if found is None else [found.ink, found.crossed]])
    return found


def _restored(plain: Any) -> list[_Seen | None]:
    (found,) = plain
    return [None if found is None else _Seen([Box(*map(float, box)) for box in found[0]], [int(at) for at in found[1]])]


def _by_form(scan: Scan, form: Scan, number: int, fit: Fit) -> tuple[list[int], list[Box]]:
    """The words that were read on a page where the form prints something, and the places of those where it prints nothing, or that
    read otherwise than its print."""
    theirs = [(word.box, alnum_key(form.text[word.span.slice])) for word in form.words if word.page == fit.page]
    same: list[int] = []
    foreign: list[Box] = []
    for at, word in enumerate(scan.words):
        if word.page != number:
            continue
        key, box = alnum_key(scan.text[word.span.slice]), fit.to_form(word.box)
        if box is None:
            continue
        # What is typed on a blank's line is ink between letters that the form does not have: blanks are no words.
        if any(other and box.overlap(place) >= _UNDER * box.area for place, other in theirs):
            same.append(at)
        if not any(key == other and box.overlap(place) > 0 for place, other in theirs):
            foreign.append(word.box.rounded())
    return same, foreign


def _struck(scan: Scan, words: Sequence[int], shares: Sequence[float]) -> list[int]:
    """The words that have so much ink between their letters that a stroke goes through them, alone or with the words beside."""
    share = dict(zip(words, shares, strict=True))
    return [
        at
        for at in words
        if share[at] >= _CROSSED or (share[at] >= _RUN and max(share.get(at - 1, 0.0), share.get(at + 1, 0.0)) >= _RUN)
    ]


def _as_marks(scan: Scan, number: int, found: _Seen, known: Sequence[Box]) -> tuple[list[Mark], list[Box]]:
    """Ink at the text as marks, and ink that belongs to no line of it."""
    words = [word for word in scan.words if word.page == number]
    says = _SAYS.format(scan.pages[number].number)
    marks: list[Mark] = []
    for span, box in _runs(scan, [at for at in found.crossed if not _is_known(scan.words[at].box, known)]):
        marks.append(Mark("struck", span, f"has {says} through it", False, number, (box,)))
    beside: list[Box] = []
    for box in found.ink:
        if _is_known(box, [*known, *(each for mark in marks for each in mark.boxes)]):
            continue
        over = [word for word in words if _is_over(box, word.box)]
        at = point_of(box, words, scan.lines, number)
        if over:
            span = Range(over[0].span.start, over[-1].span.end)
            if not any(mark.span.meets(span) for mark in (*scan.marks, *marks)):
                marks.append(Mark("circled", span, f"has {says} over or around it", False, number, (box,)))
        elif at is None:
            beside.append(box)
        else:
            marks.append(Mark("written", Range(at, at), says, False, number, (box,)))
    return marks, beside


def _runs(scan: Scan, words: Sequence[int]) -> Iterator[tuple[Range, Box]]:
    """Stretches of words that follow each other, with their places."""
    for _, pairs in groupby(enumerate(words), lambda pair: pair[1] - pair[0]):
        run = [at for _, at in pairs]
        boxes = around(scan.words[at].box for at in run)
        yield Range(scan.words[run[0]].span.start, scan.words[run[-1]].span.end), boxes


def _is_known(box: Box, known: Sequence[Box]) -> bool:
    """Whether ink belongs to what was seen before."""
    area = max(0.01, box.area)
    return any(
        Box(one.left - _AROUND, one.top - _AROUND, one.right + _AROUND, one.bottom + _AROUND).overlap(box) >= _ON * area
        for one in known
    )


def _is_over(box: Box, word: Box) -> bool:
    """Whether ink runs over a word: over most of its width, and through its middle."""
    wide = min(box.right, word.right) - max(box.left, word.left)
    return wide >= _OVER * word.width and box.top <= word.middle <= box.bottom
