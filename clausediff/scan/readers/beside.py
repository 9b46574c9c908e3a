"""The picture beside a file that holds an engine's words and boxes: of ``nda.hocr`` that is ``nda.png``, ``nda.tif`` or ``nda.pdf``.

Such files name their picture themselves, but a path in a file is data and is never followed: only the file's own name counts. A
picture is used where it has as many pages, of the same proportions, with ink where the words are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from clausediff.errors import ReadError
from clausediff.scan.options import PageOptions
from clausediff.scan.pages import Page, WordBox
from clausediff.scan.scan import Scan, Unread

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["with_picture"]

_SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".pdf")
_OWN = (".gz", ".hocr", ".html", ".htm", ".xml", ".alto", ".page", ".tsv")
"""Endings of the files themselves, of which one may have several."""
_ALIKE = 0.01
"""By how much the proportions of a page and its picture may differ."""
_DPI = 75.0
_INKED = 0.85
"""Of the words: so many must have ink at their place."""
_MOST = 200
"""Words of a page that are looked at."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A picture of a page, drawn to the size that the page has."""

    draw: Callable[[float], Image]
    natural: tuple[float, float]
    """In points, as its own file says."""
    width: float
    height: float
    """In points, of the page."""

    def __call__(self, dpi: float) -> Image:
        """The picture at so many dots per inch of the page."""
        from PIL import Image as Images

        image = self.draw(dpi * self.width / self.natural[0])
        size = max(1, round(self.width * dpi / 72)), max(1, round(self.height * dpi / 72))
        return image if image.size == size else image.resize(size, Images.Resampling.BICUBIC)


def with_picture(scan: Scan, source: str, options: PageOptions) -> Scan:
    """The scan of a file at ``source`` with the picture beside it, where there is one; an empty source has nothing beside it."""
    path = _beside(source) if source and scan.words else None
    if path is None:
        return scan
    try:
        data = path.read_bytes()
        sheets = _sheets(path, data, options)
    except (OSError, ReadError):
        return _refused(scan, path)
    if len(sheets) != len(scan.pages) or not all(map(_is_alike, scan.pages, sheets)):
        return _refused(scan, path)
    digest = hashlib.sha256(data).hexdigest()
    pages = tuple(
        replace(page, image=_Sheet(draw, natural, page.width, page.height), picture=digest, pictured=True)
        for page, (draw, natural) in zip(scan.pages, sheets, strict=True)
    )
    for number, page in enumerate(pages):
        if not _has_ink(page, [word for word in scan.words if word.page == number]):
            return _refused(scan, path)
    return replace(scan, pages=pages)


def _refused(scan: Scan, path: Path) -> Scan:
    says = f"{path.name}, which lies beside it, is not the picture of its pages, and was not looked at"
    return replace(scan, unread=(*scan.unread, Unread("picture", says, harmless=True)))


def _beside(source: str) -> Path | None:
    """The picture of the same name in the same folder."""
    path = Path(source)
    stem = path.name
    while stem.lower().endswith(_OWN):
        stem = stem.rpartition(".")[0]
        for suffix in _SUFFIXES:
            for each in (suffix, suffix.upper()):
                found = path.with_name(stem + each)
                if stem and found.is_file():
                    return found
    return None


def _sheets(
    path: Path, data: bytes, options: PageOptions
) -> list[tuple[Callable[[float], Image], tuple[float, float]]]:
    """The pages of a picture's file: what draws each, and its size in points."""
    if path.suffix.lower() == ".pdf":
        from clausediff.scan.readers.pdf.document import opened
        from clausediff.scan.readers.pdf.drawing import PdfPicture

        with opened(str(path), data, options) as document:
            sizes = [document.get_page_size(number) for number in range(len(document))]
        return [
            (
                PdfPicture(str(path), None, number, options.password, None, options.max_pixels),
                (float(wide), float(high)),
            )
            for number, (wide, high) in enumerate(sizes)
        ]
    from clausediff.scan.readers.images import ImagePicture, sizes_of

    return [
        (ImagePicture(str(path), None, number), size) for number, size in enumerate(sizes_of(str(path), data, options))
    ]


def _is_alike(page: Page, sheet: tuple[object, tuple[float, float]]) -> bool:
    """Whether a page and a picture have the same proportions."""
    wide, high = sheet[1]
    return min(wide, high) > 0 and abs(page.width * high - page.height * wide) <= _ALIKE * page.height * wide


def _has_ink(page: Page, words: Sequence[WordBox]) -> bool:
    """Whether there is ink at the places of a page's words."""
    from clausediff.scan.ocr.straight import find_ink

    if not words:
        return True
    assert page.image is not None
    image = page.image(_DPI)
    ink = find_ink(image, max(image.size))
    step = max(1, len(words) // _MOST)
    seen = 0
    for word in words[::step]:
        left, top, right, bottom = (max(0, round(side * _DPI / 72)) for side in word.box)
        seen += bool(ink[top : bottom + 1, left : right + 1].any())
    return seen >= _INKED * len(words[::step])
