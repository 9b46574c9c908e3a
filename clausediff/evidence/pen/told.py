"""What comparison is to know of a pen's marks on a page: each at its words or at a point of the text, or beside all text.

::

    the network's mark                        the scan's
    struck, over three words in one box   →   struck, over the stretch that the stroke runs through
    written, beside a label               →   written, at the point behind the label; filled, over what was read of it
    written, small, at the foot           →   unread: initials, one line for all of a page
    stamped, over words of four lines     →   struck, once, with the other words named
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from clausediff.evidence.pen.letters import under
from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.placed import Placed
from clausediff.evidence.pen.points import point_of
from clausediff.model import Range
from clausediff.scan.pages import Box, Page, WordBox
from clausediff.scan.scan import Mark, Scan, Unread

__all__ = ["doubtful_choices", "marks_of_page", "searched", "with_initials_apart"]

_FOOT = 0.92
"""Of a page's height: small ink further down is such as initials are."""
_INITIALS = (110.0, 45.0)
"""In points: ink that is wider or higher is no initials."""
_OVER = 0.3
"""Of a line's height: when a stamp is over more, it hides what is printed there."""
_IN_STAMP, _PART_OF_STAMP = 0.9, 0.15
"""Of a mark's box, how much lies in a stamp's; and of that one, how large the mark is at most that is what was left of it."""
_NAMED, _QUOTED = 4, 40
"""Of other words under a stamp, so many places are named, with so many characters each."""
_SAYS = {
    "struck": "is struck out by pen",
    "faint": "may be struck out by pen",
    "circled": "has a line around it",
    "altered": "may have been made “{}” by pen",
    "written": "is written by hand",
    "initials": "is written by hand at the foot, as initials are,",
    "stamp": "is stamped",
}


def marks_of_page(
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
            for span in _spans(scan, [i for i, word in zip(own, words, strict=True) if _lies_on(mark.box, word.box)]):
                marks.append(Mark("inked", span, "has a pen's ink on it", False, number, (mark.box,)))
            at = _point(scan, number, words, mark.box, signed)
            if _is_small_at_the_foot(mark.box, page):
                foot.append(mark.box)
            elif at is None:
                if not _is_of_a_stamp(mark.box, scan, number):
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


def _lies_on(ink: Box, word: Box) -> bool:
    """Whether ink lies on a word and no higher or lower than its line is."""
    return ink.overlap(word) > 0 and word.top <= ink.middle <= word.bottom and ink.height <= 1.5 * word.height


def _is_of_a_stamp(box: Box, scan: Scan, page: int) -> bool:
    """Whether ink beside the text is a small part of a stamp, of which a person is told anyway: not all of it was taken off."""
    return any(
        told.kind == "written"
        and not told.harmless
        and told.page == page
        and any(
            box.overlap(each) >= _IN_STAMP * max(0.01, box.area) and box.area <= _PART_OF_STAMP * each.area
            for each in told.boxes
        )
        for told in scan.unread
    )


def _point(
    scan: Scan, number: int, words: Sequence[WordBox], box: Box, signed: Callable[[Box], int | None]
) -> int | None:
    """Where in the text ink belongs: at the label of the line that it signs, else where it was put in."""
    at = signed(box)
    return at if at is not None else point_of(box, words, scan.lines, number)


def searched(scan: Scan, number: int, own: Sequence[int]) -> Mark:
    """Says of all text on a page that no ink was missed for want of looking."""
    span = Range(scan.words[own[0]].span.start, scan.words[own[-1]].span.end)
    return Mark("searched", span, f"the line to sign was not found on page {scan.pages[number].number}", False, number)


def doubtful_choices(boxes: Sequence[Placed]) -> list[Mark]:
    """Says of each choice that its box may be marked, where that of another choice of the field is: both may be ticked."""
    marked = {each.place.group for each in boxes if each.box.marked and each.place.group >= 0}
    found = []
    for each in boxes:
        at = each.place.behind if each.place.behind is not None else each.place.before
        if each.box.marked is None and each.place.group in marked and at is not None:
            says = "has a box that may be marked too"
            found.append(Mark("doubtful", Range(at, at), says, False, each.place.page, (each.box.box,)))
    return found


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


def with_initials_apart(text: str, spans: Sequence[Range]) -> str:
    """The text with each of some stretches on a line of its own, so that a running foot beside initials is still one.

    One white space becomes another: all offsets stay.
    """
    chars = list(text) if spans else []
    for start, end in spans:
        for at in (start - 1, end):
            if 0 <= at < len(chars) and chars[at] in " \t":
                chars[at] = "\n"
    return "".join(chars) if spans else text


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
