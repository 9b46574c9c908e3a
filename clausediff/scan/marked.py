"""A whole page with places framed and labelled on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from clausediff.scan.pages import Box, Page

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["COLORS", "Framed", "draw_marked"]

DPI = 150.0
"""Of the picture of the page."""
COLORS = {
    "substantive": (200, 20, 20),
    "review": (210, 120, 0),
    "noise": (120, 120, 120),
    "field": (20, 110, 190),
    "unread": (150, 40, 170),
}
"""The colour of each kind of frame. The letter before each label says the same without colour."""
_LETTERS = {"substantive": "S", "review": "R", "noise": "N", "field": "F", "unread": "U"}
_LEGEND = {
    "substantive": "substantive: the words differ",
    "review": "review: a person must look",
    "noise": "noise: misread",
    "field": "field: filled in",
    "unread": "unread: ink that gave no words",
}


class Framed(NamedTuple):
    """One place with its frame."""

    kind: str
    """A key of :data:`COLORS`."""
    label: str
    """A few characters beside the frame."""
    boxes: tuple[Box, ...]
    """In points from the top left of the page."""


def draw_marked(page: Page, framed: Sequence[Framed], dpi: float = DPI) -> Image:
    """The picture of a page with the frames, and a legend below it. Raises :class:`ValueError` where the page has no picture."""
    from PIL import Image as Images
    from PIL import ImageDraw, ImageFont

    if page.image is None:
        raise ValueError("the page has no picture")
    sheet = page.image(dpi).convert("RGB")
    size = round(dpi / 11)
    font = ImageFont.load_default(size)
    kinds = [kind for kind in COLORS if any(each.kind == kind for each in framed)]
    step = round(size * 1.5)
    whole = Images.new("RGB", (sheet.width, sheet.height + step * len(kinds) + (step if kinds else 0)), (255, 255, 255))
    whole.paste(sheet)
    draw = ImageDraw.Draw(whole)
    scale, width = dpi / 72, max(2, round(dpi / 60))
    for each in framed:
        color = COLORS[each.kind]
        for box in each.boxes:
            left, top, right, bottom = (side * scale for side in box)
            draw.rectangle((left - 3, top - 2, right + 3, bottom + 2), outline=color, width=width)
        left, top = each.boxes[0].left * scale, each.boxes[0].top * scale
        text = f"{_LETTERS[each.kind]} {each.label}".strip()
        place = (max(0.0, left - 3), max(0.0, top - size - 4))
        draw.rectangle(draw.textbbox(place, text, font=font), fill=(255, 255, 255))
        draw.text(place, text, fill=color, font=font)
    for row, kind in enumerate(kinds):
        y = sheet.height + step // 2 + row * step
        draw.rectangle((size, y, size * 3, y + size), outline=COLORS[kind], width=width)
        draw.text((size * 4, y), f"{_LETTERS[kind]}  {_LEGEND[kind]}", fill=(0, 0, 0), font=font)
    return whole
