"""Many scans as one: their texts one behind the other, with all offsets and page numbers moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clausediff.model import Range
from clausediff.scan.pages import Page
from clausediff.scan.scan import Scan, Unread

__all__ = ["joined"]

_BETWEEN = "\n\n\f"
"""Each part begins a page."""
_SHEET = (595.0, 842.0)
"""Points: the size of a page of text, which has none of its own, beside pages that have one (A4)."""


def joined(
    path: str, sha256: str, reader: str, parts: Sequence[tuple[str, Scan]], unread: tuple[Unread, ...] = ()
) -> Scan:
    """The scan that parts make, each with its name; ``unread`` belongs to none of them."""
    texts: list[str] = []
    said: list[Unread] = []
    whole = Scan(path, sha256, "", reader, ())
    paged = any(scan.pages for _, scan in parts)
    at = 0
    for name, scan in parts:
        if texts:
            texts.append(_BETWEEN)
            at += len(_BETWEEN)
        texts.append(scan.text)
        first = len(whole.pages)
        pages = scan.pages or tuple(_page(number, scan.reader) for number in range(1, len(scan.page_starts) + 1))
        whole = replace(
            whole,
            page_starts=(*whole.page_starts, *(start + at for start in scan.page_starts)),
            pages=(*whole.pages, *pages) if paged else (),
            words=(*whole.words, *(w._replace(span=_moved(w.span, at), page=w.page + first) for w in scan.words)),
            lines=(*whole.lines, *(ln._replace(span=_moved(ln.span, at), page=ln.page + first) for ln in scan.lines)),
            marks=(*whole.marks, *(mark._replace(span=_moved(mark.span, at)) for mark in scan.marks)),
        )
        for each in scan.unread:
            span = _moved(each.span, at) if each.span is not None else None
            page = each.page + first if each.page is not None and paged else None
            said.append(each._replace(says=f"{name}: {each.says}" if name else each.says, span=span, page=page))
        at += len(scan.text)
    most = max((len(scan.witness) for _, scan in parts), default=0)
    witness = tuple(
        _BETWEEN.join(scan.witness[number] if number < len(scan.witness) else scan.text for _, scan in parts)
        for number in range(most)
    )
    return replace(whole, text="".join(texts), unread=(*said, *unread), witness=witness)


def _moved(span: Range, by: int) -> Range:
    return Range(span.start + by, span.end + by)


def _page(number: int, reader: str) -> Page:
    return Page(number, *_SHEET, reader=reader)
