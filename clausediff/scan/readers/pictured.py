"""Documents that hold pictures of pages, as people paste scans into a word processor: these are read where they stand.

::

    text of the document   ⟶   text of the document up to the picture
    [picture]                   what OCR reads on it, a page of its own
    more text                   more text

A picture that is not read stays named as one that was not.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Callable
from dataclasses import replace

from clausediff.errors import ReadError
from clausediff.model import Range
from clausediff.scan.options import PageOptions
from clausediff.scan.readers.joined import joined
from clausediff.scan.readers.output import Output
from clausediff.scan.scan import Mark, Scan, Unread

__all__ = ["shown", "with_pictures"]

_PIXELS = 400_000
"""A picture with fewer has no room for a page that can be read: A4 at 65 dots per inch."""
_SLIMMEST = 0.3
"""Shorter by longer side: a slimmer picture is a banner or a rule."""


def shown(
    path: str, data: bytes, reader: str, out: Output, fetch: Callable[[str], bytes | None], options: PageOptions
) -> Scan:
    """The scan of a document of a word processor as it was read. Raises ReadError where it holds neither text nor pages."""
    text, marks, unread = out.finished()
    scan = Scan(path, hashlib.sha256(data).hexdigest(), text, reader, marks=marks, unread=unread)
    scan = with_pictures(scan, fetch, options)
    if not scan.text.strip():
        rest = "; ".join(dict.fromkeys(each.says for each in unread[:3]))
        raise ReadError("empty", f"{path}: the document holds no text{f'; {rest}' * bool(rest)}")
    return scan


def with_pictures(scan: Scan, fetch: Callable[[str], bytes | None], options: PageOptions) -> Scan:
    """The scan with its pictures of pages read; ``fetch`` gives a picture by its digest, None where it is not at hand.

    Raises ReadError ``ocr`` where the document is nothing but such pictures, and nothing is installed, or allowed, that reads
    them.
    """
    found = [(each, data) for each in scan.unread if (data := _page_of(each, fetch)) is not None]
    if not found:
        return scan
    from clausediff.scan.ocr.engines import choose, missing

    if not choose(options.ocr):
        if scan.text.strip():
            return scan
        why = "--ocr none reads no pictures" if options.ocr == "none" else missing(options.ocr)
        raise ReadError("ocr", f"{scan.path}: holds nothing but pictures of pages; {why}")
    from clausediff.scan.readers.images import ImageFile, read_files

    files = [ImageFile(f"{scan.path}: picture {number}", data) for number, (_, data) in enumerate(found, 1)]
    parts: list[tuple[str, Scan]] = []
    at = 0
    gone = {id(each) for each, _ in found}
    rest = replace(scan, unread=tuple(each for each in scan.unread if id(each) not in gone))
    for (each, _), (number, read) in zip(
        found, enumerate(read_files(files, options, needs_words=False), 1), strict=True
    ):
        place = max(at, each.span.start if each.span is not None else len(scan.text))
        parts.append(("", _cut(rest, at, place)))
        parts.append((f"picture {number}", _numbered(read, number)))
        at = place
    parts.append(("", _cut(rest, at, len(scan.text))))
    shown = [(name, part) for name, part in parts if part.text.strip() or part.unread or part.pages]
    nowhere = tuple(each for each in rest.unread if each.span is None)
    return joined(scan.path, scan.sha256, scan.reader, shown, nowhere)


def _page_of(unread: Unread, fetch: Callable[[str], bytes | None]) -> bytes | None:
    """The bytes of a picture that may be one of a page; None for anything else."""
    data = fetch(unread.digest) if unread.kind == "picture" and unread.digest else None
    if data is None:
        return None
    try:
        from PIL import Image

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a picture that is too large is refused where it is read
            before, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
            try:
                with Image.open(io.BytesIO(data)) as image:
                    wide, high = image.size
                    drawn = image.format in ("WMF", "EMF")
            finally:
                Image.MAX_IMAGE_PIXELS = before
    except Exception:  # not installed, or no picture that can be drawn
        return None
    return data if wide * high >= _PIXELS and min(wide, high) >= _SLIMMEST * max(wide, high) and not drawn else None


def _cut(scan: Scan, start: int, end: int) -> Scan:
    """A stretch of a scan without pages."""
    marks: list[Mark] = []
    for mark in scan.marks:
        span = Range(max(start, mark.span.start), min(end, mark.span.end))
        if span.start < span.end:
            marks.append(mark._replace(span=Range(span.start - start, span.end - start)))
    unread = [
        each._replace(span=Range(each.span.start - start, min(end, each.span.end) - start))
        for each in scan.unread
        if each.span is not None and (start <= each.span.start < end or each.span.start == end == len(scan.text))
    ]
    return replace(scan, text=scan.text[start:end], page_starts=(0,), marks=tuple(marks), unread=tuple(unread))


def _numbered(scan: Scan, number: int) -> Scan:
    """The scan of one picture whose pages have the number of the picture; what is said of it gets its name where parts are joined."""
    unread = tuple(each._replace(says=each.says.removeprefix("page 1: ")) for each in scan.unread)
    return replace(scan, pages=tuple(replace(page, number=number) for page in scan.pages), unread=unread)
