"""A whole page with places framed and numbered on it, and below it what each number is.

Words beside the frames would lie over the print and over each other, so a frame has a number alone, where there is white space.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from clausediff.report.visible import flat
from clausediff.scan.pages import Box, Page

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

__all__ = ["COLORS", "Framed", "draw_marked"]

DPI = 150.0
"""Of the picture of the page."""
COLORS = {
    "substantive": (200, 20, 20),
    "review": (185, 95, 0),
    "noise": (110, 110, 110),
    "field": (20, 110, 190),
    "unread": (150, 40, 170),
}
"""The colour of each kind of frame. The letter before each number says the same without colour."""
_LETTERS = {"substantive": "S", "review": "R", "noise": "N", "field": "F", "unread": "U"}
_LEGEND = {
    "substantive": "S  substantive: the words differ",
    "review": "R  review: a person must look",
    "noise": "N  noise: misread",
    "field": "F  field: filled in",
    "unread": "U  unread: ink that gave no words",
}
_INK = 170
"""Grey below which a pixel is ink."""
_GAP = 2
"""Pixels between a frame and its number."""


class Framed(NamedTuple):
    """One place with its frame."""

    kind: str
    """A key of :data:`COLORS`."""
    says: str
    """What the legend says of it; empty where the kind says all."""
    boxes: tuple[Box, ...]
    """In points from the top left of the page; none where the page has no place for it."""


class _Area(NamedTuple):
    """Pixels from the top left of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Area) -> bool:
        """Whether the two have pixels in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class _Words(NamedTuple):
    """Words of a line of the legend."""

    at: float
    """Pixels from the left edge."""
    color: tuple[int, int, int]
    """Of the words."""
    text: str
    """The words."""


@dataclass(slots=True)
class _Sheet:
    """The picture of the page, and what was put on it."""

    picture: Image
    grey: Image
    """The page before anything was put on it."""
    draw: ImageDraw
    font: FreeTypeFont
    size: int
    taken: list[_Area] = field(default_factory=list)
    """Frames and numbers, which no number may cover."""

    def ink(self, area: _Area) -> float:
        """The share of dark pixels."""
        left, top, right, bottom = map(round, area)
        counts = self.grey.crop((left, top, right, bottom)).histogram()
        return sum(counts[:_INK]) / max(1, sum(counts))


def draw_marked(page: Page, framed: Sequence[Framed], dpi: float = DPI) -> Image:
    """The picture of a page with the frames, and a legend below it. Raises :class:`ValueError` where the page has no picture."""
    from PIL import Image as Images
    from PIL import ImageDraw, ImageFont

    if page.image is None:
        raise ValueError("the page has no picture")
    picture = page.image(dpi).convert("RGB")
    size = round(dpi / 11)
    font = ImageFont.truetype(BytesIO((files("clausediff.report") / "fonts" / "DejaVuSans.ttf").read_bytes()), size)
    sheet = _Sheet(picture, picture.convert("L"), ImageDraw.Draw(picture), font, size)
    width = max(2, round(dpi / 60))
    areas = [[_Area(*(side * dpi / 72 for side in box)) for box in each.boxes] for each in framed]
    for each, own in zip(framed, areas, strict=True):
        for area in own:
            around = _Area(area.left - 3, area.top - 2, area.right + 3, area.bottom + 2)
            sheet.draw.rectangle(around, outline=COLORS[each.kind], width=width)
            sheet.taken.append(around)
    names = list(_numbered(framed))
    for each, name, own in zip(framed, names, areas, strict=True):
        if own:
            _put_number(sheet, name, COLORS[each.kind], own[0])
    rows = list(_legend(sheet, framed, names))
    step = round(size * 1.5)
    whole = Images.new(
        "RGB", (picture.width, picture.height + step * len(rows) + (step if rows else 0)), (255, 255, 255)
    )
    whole.paste(picture)
    below = ImageDraw.Draw(whole)
    for number, row in enumerate(rows):
        for at, color, words in row:
            below.text((at, picture.height + step // 2 + number * step), words, fill=color, font=font)
    return whole


def _numbered(framed: Sequence[Framed]) -> Iterator[str]:
    """The name of each place: the letter of its kind with a number; those of which nothing more is said have the letter alone."""
    number = 0
    for each in framed:
        number += bool(each.says)
        yield f"{_LETTERS[each.kind]}{number if each.says else ''}"


def _put_number(sheet: _Sheet, name: str, color: tuple[int, int, int], place: _Area) -> None:
    """Draw a number beside its frame, where there is least ink and nothing else; where there is no such place, at the left edge with
    a line to the frame."""
    wide = sheet.font.getlength(name) + 6
    high = sheet.size + 4
    area = _free(sheet, place, wide, high)
    if area is None:
        area = _at_edge(sheet, place, wide, high)
        sheet.draw.line((area.right, (area.top + area.bottom) / 2, place.left - 3, place.top), fill=color, width=1)
    sheet.taken.append(area)
    sheet.draw.rectangle(area, fill=color)
    sheet.draw.text(
        ((area.left + area.right) / 2, (area.top + area.bottom) / 2),
        name,
        fill=(255, 255, 255),
        font=sheet.font,
        anchor="mm",
    )


def _free(sheet: _Sheet, place: _Area, wide: float, high: float) -> _Area | None:
    """The place beside a frame for an area of this size."""
    middle = (place.top + place.bottom - high) / 2
    above, below = place.top - 3 - _GAP - high, place.bottom + 3 + _GAP
    corners = (
        (place.left - 3, above),
        (place.right + 3 - wide, above),
        (place.left - 4 - _GAP - wide, middle),
        (place.right + 4 + _GAP, middle),
        (place.left - 3, below),
        (place.right + 3 - wide, below),
    )
    areas = [_Area(left, top, left + wide, top + high) for left, top in corners]
    free = [
        area
        for area in areas
        if area.left >= 0
        and area.top >= 0
        and area.right <= sheet.picture.width
        and area.bottom <= sheet.picture.height
        and not any(area.meets(other) for other in sheet.taken)
    ]
    return min(free, key=lambda area: round(sheet.ink(area), 2), default=None)


def _at_edge(sheet: _Sheet, place: _Area, wide: float, high: float) -> _Area:
    """The nearest place at the left edge of the page, from the frame's height down, or else up."""
    lowest = sheet.picture.height - high
    start = max(0.0, min(place.top, lowest))
    steps = [start + offset * high for offset in range(int((lowest - start) // high) + 1)]
    steps += [start - offset * high for offset in range(1, int(start // high) + 1)]
    areas = [_Area(2, top, 2 + wide, top + high) for top in steps]
    return next((area for area in areas if not any(area.meets(other) for other in sheet.taken)), areas[0])


def _legend(sheet: _Sheet, framed: Sequence[Framed], names: Sequence[str]) -> Iterator[list[_Words]]:
    """The lines below the page: first the kinds, then each place."""
    left = float(sheet.size)
    for kind, color in COLORS.items():
        if any(each.kind == kind for each in framed):
            yield [_Words(left, color, _LEGEND[kind])]
    wide = max((sheet.font.getlength(name) for name in names), default=0.0)
    indent = left + wide + sheet.size
    for each, name in zip(framed, names, strict=True):
        if each.says:
            said = each.says if each.boxes else f"{each.says} (it has no place on this page)"
            for number, row in enumerate(_wrapped(sheet, flat(said), sheet.picture.width - indent - left)):
                first = [] if number else [_Words(left, COLORS[each.kind], name)]
                yield [*first, _Words(indent, (0, 0, 0), row)]


def _wrapped(sheet: _Sheet, words: str, width: float) -> Iterator[str]:
    """The words in lines of at most ``width`` pixels; a longer word is cut."""
    row = ""
    for word in words.split(" "):
        if row and sheet.font.getlength(f"{row} {word}") > width:
            yield row
            row = ""
        row = f"{row} {word}".strip()
        while sheet.font.getlength(row) > width and len(row) > 1:
            fits = next(n for n in range(len(row) - 1, 0, -1) if n == 1 or sheet.font.getlength(row[:n]) <= width)
            yield row[:fits]
            row = row[fits:]
    if row:
        yield row
