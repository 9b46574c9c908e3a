"""Pictures of places on a page, for a person who decides: a finding's words with what is around them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from clausediff.model import Excerpt
from clausediff.scan.pages import Box, Page, around
from clausediff.scan.places import Places
from clausediff.scan.scan import Scan

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["DPI", "Pictures", "crop", "crop_of"]

DPI = 120.0
"""Of pictures in reports: print of 8 points can be read, and a strip of a page has some 30 kB."""
_LINE = 1.6
"""Heights of a box above and below it that are shown too: a line of print each."""
_BESIDE = 14.0
"""The same to both sides: some words."""
_HIGHEST = 0.4
"""Of the page: no picture is higher."""


def crop(page: Page, boxes: Sequence[Box | tuple[float, float, float, float]], dpi: float = DPI) -> Image:
    """The picture of a page around boxes on it, with the line above and below, and the boxes framed.

    Raises :class:`ValueError` where the page has no picture or there are no boxes.
    """
    if page.image is None or not boxes:
        raise ValueError("there is no picture of this place")
    return crop_of(page.image(dpi), page, boxes, dpi)


def crop_of(image: Image, page: Page, boxes: Sequence[Box | tuple[float, float, float, float]], dpi: float) -> Image:
    """The same from the picture of the whole page at ``dpi``, for several crops of one page."""
    placed = [Box(*box) for box in boxes]
    seen = _shown(page, placed)
    scale = dpi / 72
    left, top, right, bottom = (round(side * scale) for side in seen)
    part = image.convert("RGB").crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    from PIL import ImageDraw

    draw = ImageDraw.Draw(part)
    for box in placed:
        frame = (
            (box.left - seen.left) * scale - 3,
            (box.top - seen.top) * scale - 2,
            (box.right - seen.left) * scale + 3,
            (box.bottom - seen.top) * scale + 2,
        )
        draw.rectangle(frame, outline=(200, 30, 30), width=max(1, round(dpi / 70)))
    return part


def _shown(page: Page, boxes: Sequence[Box]) -> Box:
    """What of a page is shown around boxes: of places that are far apart the first alone."""
    height = min(24.0, max(6.0, median(box.height for box in boxes)))
    whole = around(boxes)
    if whole.height > _HIGHEST * page.height:
        whole = boxes[0]
    bottom = min(page.height, whole.bottom + _LINE * height)
    top = max(0.0, whole.top - _LINE * height)
    return Box(
        max(0.0, whole.left - _BESIDE * height),
        top,
        min(page.width, whole.right + _BESIDE * height),
        min(bottom, top + _HIGHEST * page.height),
    )


@dataclass
class Pictures:
    """Draws the places of one scan's findings; the last page is kept, so that findings in order cost one drawing a page."""

    scan: Scan = field(repr=False)
    _places: Places = field(init=False, repr=False)
    _drawn: tuple[int, Image] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self._places = Places(self.scan)

    def __call__(self, excerpt: Excerpt, dpi: float = DPI) -> bytes | None:
        """A JPEG of the place of a finding's words (:attr:`~clausediff.model.Finding.scan`); None where there is no picture."""
        number = self.page_of(excerpt)
        if number is None or not excerpt.boxes:
            return None
        page = self.scan.pages[number]
        if page.image is None:
            return None
        if self._drawn is None or self._drawn[0] != number:
            try:
                self._drawn = number, page.image(dpi)
            except Exception:  # the file is gone, or damaged: the report is made without the picture
                return None
        out = io.BytesIO()
        crop_of(self._drawn[1], page, excerpt.boxes, dpi).save(out, "JPEG", quality=70)
        return out.getvalue()

    def page_of(self, excerpt: Excerpt) -> int | None:
        """The index of the page of an excerpt; of two halves with one number the one that holds its words."""
        named = [index for index, page in enumerate(self.scan.pages) if page.number == excerpt.page]
        if len(named) > 1 and (place := self._places.at(excerpt.span)) is not None and place.page in named:
            return place.page
        return named[0] if named else None
