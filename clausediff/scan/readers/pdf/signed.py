"""Whether a PDF was changed after it was signed.

A digital signature of a PDF covers the file up to the end that it had then; what is written behind that end changes the file without
touching what was signed. Programs write there what proves the signature, and further signers fill in fields and sign. So each
state that was signed is opened and held against the file as it is now::

    signed by A ......... %%EOF   filled in, signed by B ...... %%EOF   changed ...... %%EOF
    └── pages without annotations must be the same until the end ──────────────────────┘
                                  └── pages with all that is on them, too ─────────────┘
"""

from __future__ import annotations

from collections.abc import Sequence

from clausediff import regex as re
from clausediff.errors import ReadError
from clausediff.scan.options import PageOptions
from clausediff.scan.readers.pdf.covered import Pixels, drawing
from clausediff.scan.readers.pdf.document import opened

__all__ = ["changed_since_signed"]

_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
_MOST = 20
"""Signatures of a file, and pages of each, that are looked at."""


def changed_since_signed(path: str, data: bytes, options: PageOptions) -> list[int]:
    """The 0-based pages that show other than when the file was signed; -1 where pages were added or taken away."""
    ends = sorted({int(match[3]) + int(match[4]) for match in _RANGE.finditer(data)})
    ends = [end for end in ends if end < len(data) and data[end:].strip(b"\0 \t\r\n")][-_MOST:]
    last = max((int(match[3]) + int(match[4]) for match in _RANGE.finditer(data)), default=0)
    changed: set[int] = set()
    if not ends:
        return []
    now = {annotations: _pages(path, data, options, annotations) for annotations in (False, True)}
    for end in ends:
        annotations = end == last
        try:
            then = _pages(path, data[:end], options, annotations)
        except ReadError:
            continue  # a range of a file that was put together from others
        if len(then) != len(now[annotations]):
            changed.add(-1)
        changed |= {
            index for index, (one, other) in enumerate(zip(then, now[annotations], strict=False)) if one != other
        }
    return sorted(changed)


def _pages(path: str, data: bytes, options: PageOptions, annotations: bool) -> Sequence[tuple[str, Pixels]]:
    """The text of the first pages and how they look, with or without annotations and fields."""
    found = []
    with opened(path, data, options) as document:
        if annotations and document.get_formtype():
            document.init_forms()
        for index in range(len(document)):
            page = document[index]
            text_page = page.get_textpage()
            text = text_page.get_text_bounded()
            text_page.close()
            look = drawing(page, 1.0, draw_annots=annotations, may_draw_forms=annotations) if index < _MOST else _NONE
            found.append((text, look))
            page.close()
    return found


_NONE = Pixels(b"", 0, 0)
