"""What is said of a file and belongs to none of its agreements: parts that were not compared, and words beside all copies."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b

from clausediff.agreement.outside import NO_TERMS, FormTerms, outside_text
from clausediff.agreement.places import excerpt_of
from clausediff.model import Excerpt, Finding, PageRead, Range, Verdict
from clausediff.scan.binding import is_furniture
from clausediff.scan.places import Places
from clausediff.scan.scan import Mark, Scan, Unread
from clausediff.text.excerpts import excerpt
from clausediff.text.lines import trim
from clausediff.text.several import ENGLISH, Guards
from clausediff.text.words import alnum_key

__all__ = ["document_findings", "outside_marks", "pages_read", "unread_of_form"]

_NOWHERE = Range(0, 0)
_SHOWN = 60
"""Characters of a page's first line that are shown."""
_ASIDE = ("header", "footer", "note", "box")
"""The kinds of marks that say where on the page words stand: beside the running text."""


def document_findings(
    scan: Scan,
    outside: Iterable[Range],
    forms: Sequence[Unread] = (),
    terms: FormTerms = NO_TERMS,
    ends: Collection[int] = (),
    guards: Guards = ENGLISH,
) -> tuple[Finding, ...]:
    """The findings of one file, in the order of its text.

    ``outside`` are the stretches that belong to no agreement; ``terms`` what the forms speak of, ``guards`` the protected words of
    their languages; ``ends`` are the ends of the agreements, behind which a page that belongs to none was appended;
    ``forms`` are the unread parts of the canonicals' own files: a
    copy that has the same part was not changed by it, and is not told. An embedded part of the form that the copy lacks may
    be text that it lost, and is told; that its pictures and comments were not read is said once (:func:`unread_of_form`).
    """
    stretches = list(outside)
    beside = outside_marks(scan, stretches, guards)
    speaks = [
        (span, says)
        for span, says in outside_text(scan.text, stretches, terms, guards)
        if not any(low < span.end and span.start < high for (low, high), _ in beside)
    ]
    appended = list(_appended(scan.text, stretches, ends))
    said = dict(speaks)
    appended = [(span, f"{says}; {said[span]}" if span in said else says) for span, says in appended]
    behind = {span for span, _ in appended}
    speaks = [(span, says) for span, says in speaks if span not in behind]
    known = {_key(each) for each in forms} - {None}
    theirs = {_key(each) for each in scan.unread} - {None}
    told = [
        (each, Verdict.FORMAT if each.harmless else Verdict.REVIEW) for each in scan.unread if _key(each) not in known
    ]
    told += [(Unread("outside", says, span=span), Verdict.REVIEW) for span, says in (*beside, *speaks)]
    told += [(Unread("appended", says, span=span), Verdict.REVIEW) for span, says in appended]
    told += [
        (Unread("written", f"there is {mark.says}", span=mark.span, page=mark.page, boxes=mark.boxes), Verdict.REVIEW)
        for mark in _written(scan, stretches)
    ]
    told += [
        (Unread(each.kind, f"a part of the canonical may be missing here: {each.says}", each.text), Verdict.REVIEW)
        for each in forms
        if each.kind == "embedded" and _key(each) not in theirs
    ]
    told.sort(key=lambda each: (each[0].span or _NOWHERE, each[0].kind, each[0].says, each[0].text))
    places = Places(scan)
    found: list[Finding] = []
    seen: dict[str, int] = {}
    for part, verdict in told:
        span, kind, says, words = part.span or _NOWHERE, part.kind, part.says, part.text
        text = scan.text[span.slice]
        key = f"{kind}\n{words or text or says}"
        count = seen[key] = seen.get(key, 0) + 1
        name = blake2b(f"{key}\n{count}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        excerpt = _placed(scan, places, part, Excerpt(span, text))
        found.append(Finding(name, verdict, kind, "", Excerpt(_NOWHERE, ""), excerpt, 0.0, (says,)))
    return tuple(found)


def _appended(text: str, outside: Sequence[Range], ends: Collection[int]) -> Iterator[tuple[Range, str]]:
    """Pages behind an agreement that belong to none: whatever they say, a person must know that they were not compared."""
    for low, high in outside:
        span = trim(text, low, high)
        if low in ends and span.size and text[low - 1 : low] == "\f":
            pages = text.count("\f", span.start, span.end) + 1
            line = text[span.slice].split("\n", 1)[0]
            behind = "a page" if pages == 1 else f"{pages} pages"
            yield span, f"{behind} behind the copy, no part of the canonical and not compared: {excerpt(line, _SHOWN)}"


def _placed(scan: Scan, places: Places, part: Unread, excerpt: Excerpt) -> Excerpt:
    """Where on the pages a part is: as its reader says, or where its words are."""
    if part.page is not None and part.boxes:
        boxes = tuple(box.rounded() for box in part.boxes)
        return replace(excerpt, page=scan.pages[part.page].number, boxes=boxes)
    return excerpt if part.span is None else excerpt_of(scan, places, excerpt.span, excerpt.text)


def outside_marks(scan: Scan, outside: Iterable[Range], guards: Guards = ENGLISH) -> list[tuple[Range, str]]:
    """Words of a header, a note or a text box that stand in no agreement, so that nothing was compared with them."""
    stretches = list(outside)
    found = []
    for mark in scan.marks:
        if mark.kind not in _ASIDE:
            continue
        for low, high in stretches:
            span = Range(max(low, mark.span[0]), min(high, mark.span[1]))
            text = scan.text[span.slice]
            if span[0] < span[1] and not all(is_furniture(line, guards) for line in text.split("\n")):
                found.append((span, f"{excerpt(text, 200)} {mark.says}, and belongs to no agreement"))
    return found


def _written(scan: Scan, outside: Iterable[Range]) -> list[Mark]:
    """Handwriting at points that are in no agreement."""
    points = [mark for mark in scan.marks if mark.kind == "written" and not mark.span.size]
    end = len(scan.text)
    return [
        mark
        for mark in points
        if any((low < mark.span[0] or low == 0) and (mark.span[0] < high or high == end) for low, high in outside)
    ]


def unread_of_form(path: str, forms: Iterable[Unread]) -> list[str]:
    """Sentences on the parts of a canonical's own file that no copy was compared with."""
    return [f"the canonical {path}: {each.says}" for each in forms if not each.harmless and each.kind != "embedded"]


def _key(unread: Unread) -> tuple[str, str] | None:
    """What tells whether two files have the same part; None where nothing does."""
    content = alnum_key(unread.text) or unread.digest
    return (unread.kind, content) if content else None


def pages_read(scan: Scan) -> tuple[PageRead, ...]:
    """The pages of a scan, for the report."""
    return tuple(
        PageRead(
            page.number,
            round(page.width, 1),
            round(page.height, 1),
            page.reader,
            page.rotation,
            tuple(box.rounded() for box in page.unread),
        )
        for page in scan.pages
    )
